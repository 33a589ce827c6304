"""Borgeren har svaret på høringen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PartshoeringBesvaret
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def besvar_partshoering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    svar: str,
    note: str = "",
) -> Sag:
    """Borgeren har svaret på høringen."""
    kraev_tekst("svar", svar, "Skriv svaret på høringen.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("partshoering_besvaret", gyldig_fra)
    return sag.tilfoej(PartshoeringBesvaret(gyldig_fra=gyldig_fra, svar=svar, note=note))
