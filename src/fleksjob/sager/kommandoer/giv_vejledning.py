"""Borgeren er vejledt: om hvad, hvordan, og hvornår hun kan vente en afgørelse."""

from collections.abc import Sequence
from datetime import date, datetime

from fleksjob.forloeb.haendelser import VejledningGivet
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.ansoegning import EMNER
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def giv_vejledning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    emner: Sequence[str],
    form: str = "",
    undladt: str = "",
    forventet_afgoerelse: date | None = None,
    note: str = "",
) -> Sag:
    """Nævnes ikke alle udfald, skal `undladt` sige hvorfor, når borgeren heller ikke før har hørt om dem."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("vejledning_givet", gyldig_fra)
    fejl = []
    if not emner:
        fejl.append(UgyldigtInput("emner", "Sæt mindst ét kryds."))
    if ukendte := [emne for emne in emner if emne not in EMNER]:
        fejl.append(UgyldigtInput("emner", f"«{ukendte[0]}» er ikke et emne; vælg blandt de viste."))
    if "udfald" not in {*emner, *tilstand.begyndelse.emner} and not undladt.strip():
        besked = "Fortæl om alle mulige udfald, eller skriv, hvorfor det ville skade borgeren."
        fejl.append(UgyldigtInput("undladt", besked))
    if forventet_afgoerelse is not None and forventet_afgoerelse < gyldig_fra:
        fejl.append(
            UgyldigtInput("forventet_afgoerelse", "Dagen ligger før samtalen; skriv en dag ude i fremtiden.")
        )
    kast(fejl)
    return sag.tilfoej(
        VejledningGivet(
            gyldig_fra=gyldig_fra,
            emner=tuple(emner),
            form=form,
            undladt=undladt,
            forventet_afgoerelse=forventet_afgoerelse,
            note=note,
        )
    )
