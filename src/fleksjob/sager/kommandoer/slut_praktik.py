"""Praktikken er slut, med rapporten om den."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PraktikSluttet
from fleksjob.forloeb.tilstand import Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.opfoelgningsord import UDGANGE
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst, kraev_vilkaar
from fleksjob.sager.kommandoer.papirfelter import kraev_punkter
from fleksjob.sager.models import Bruger, Sag


def slut_praktik(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    resultat: str,
    timer: float | None = None,
    intensitet: float | None = None,
    fremmoede: str = "",
    udholdenhed: str = "",
    kvalitet: str = "",
    tempo: str = "",
    samarbejde: str = "",
    hensyn_virkede: str = "",
    punkter: tuple[str, ...] = (),
    udgang: str = "",
    note: str = "",
) -> Sag:
    """Praktikken er slut. Konklusionen skal siges; resten af rapporten er der plads til."""
    kraev_tekst("resultat", resultat, "Skriv kort, hvad praktikken viste.")
    kraev_vilkaar(Vilkaar(gyldig_fra, timer=timer, intensitet=intensitet))
    kraev_punkter(punkter)
    if udgang and udgang not in UDGANGE:
        raise UgyldigtInput("udgang", "Vælg, hvordan praktikken endte.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("praktik_sluttet", gyldig_fra)
    return sag.tilfoej(
        PraktikSluttet(
            gyldig_fra=gyldig_fra,
            note=note,
            resultat=resultat,
            timer=timer,
            intensitet=intensitet,
            fremmoede=fremmoede,
            udholdenhed=udholdenhed,
            kvalitet=kvalitet,
            tempo=tempo,
            samarbejde=samarbejde,
            hensyn_virkede=hensyn_virkede,
            punkter=punkter,
            udgang=udgang,
        )
    )
