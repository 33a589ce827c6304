"""Nogen beder om at fravige de 12 måneder. Begge betingelser skal have sin grund og det, der viser den."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseUndtagelseSoegt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag

FELTER = {
    "akut_grund": "Skriv, hvad der skete, og hvornår; det skal være sket pludseligt.",
    "akut_bevis": "Skriv, hvad der viser det, fx en udskrivningsdato.",
    "formaalsloest_grund": "Skriv, hvorfor de 12 måneder åbenbart ikke kan føre til noget.",
    "formaalsloest_bevis": "Skriv, hvad der viser det, fx virksomhedens erklæring.",
}


def soeg_undtagelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    akut_grund: str,
    akut_bevis: str,
    formaalsloest_grund: str,
    formaalsloest_bevis: str,
    note: str = "",
) -> Sag:
    """Lederen svarer; det kan ikke være den, der har bedt om det."""
    felter = {
        "akut_grund": akut_grund,
        "akut_bevis": akut_bevis,
        "formaalsloest_grund": formaalsloest_grund,
        "formaalsloest_bevis": formaalsloest_bevis,
    }
    kast([UgyldigtInput(felt, FELTER[felt]) for felt, tekst in felter.items() if not tekst.strip()])
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_undtagelse_soegt", gyldig_fra)
    return sag.tilfoej(
        FastholdelseUndtagelseSoegt(
            gyldig_fra=gyldig_fra,
            note=note,
            akut_grund=akut_grund,
            akut_bevis=akut_bevis,
            formaalsloest_grund=formaalsloest_grund,
            formaalsloest_bevis=formaalsloest_bevis,
        )
    )
