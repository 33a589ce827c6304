"""Udkastet til en sanktion tages tilbage; der bliver ingen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SanktionFrafaldet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def frafald_sanktion(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Grunden står i sagen, så næste udkast kan blive bedre."""
    kraev_tekst("grund", grund, "Skriv, hvorfor der ikke bliver nogen sanktion.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("sanktion_frafaldet", gyldig_fra)
    return sag.tilfoej(SanktionFrafaldet(gyldig_fra=gyldig_fra, grund=grund.strip(), note=note))
