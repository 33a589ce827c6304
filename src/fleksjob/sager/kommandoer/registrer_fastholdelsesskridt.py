"""Et forsøg på at fastholde uden støtte, eller den skriftlige aftale, med dokumentation."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseSkridt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelse import AFTALE
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_aftale, kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def registrer_fastholdelsesskridt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    art: str,
    dokumentation: str = "",
    funktioner: str = "",
    skaanehensyn: str = "",
    samtidig: bool | None = None,
    til: date | None = None,
    resultat: str = "",
    note: str = "",
) -> Sag:
    """Et forsøg på at fastholde uden støtte, eller den skriftlige aftale, med dokumentation."""
    kraev_tekst(
        "art",
        art,
        "Skriv, hvad der er forsøgt, fx ændrede opgaver, eller »aftale« for den skriftlige aftale.",
    )
    if art == AFTALE:
        kraev_tekst("dokumentation", dokumentation, "Skriv, hvor den skriftlige aftale findes.")
        kraev_aftale(dokumentation, funktioner, skaanehensyn)
    if til is not None and til < gyldig_fra:
        raise UgyldigtInput("til", "Tiltaget slutter, før det begynder. Ret den ene dato.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_skridt", gyldig_fra)
    return sag.tilfoej(
        FastholdelseSkridt(
            gyldig_fra=gyldig_fra,
            note=note,
            art=art,
            dokumentation=dokumentation,
            funktioner=funktioner,
            skaanehensyn=skaanehensyn,
            samtidig=samtidig,
            til=til,
            resultat=resultat,
        )
    )
