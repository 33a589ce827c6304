"""Borgeren er henvist til en anden aktør."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AndenAktoerHenvist
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def henvis_anden_aktoer(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aktoer: str,
    note: str = "",
) -> Sag:
    """Borgeren er henvist til en anden aktør."""
    kraev_tekst("aktoer", aktoer, "Skriv, hvilken anden aktør borgeren er henvist til.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("anden_aktoer_henvist", gyldig_fra)
    return sag.tilfoej(AndenAktoerHenvist(gyldig_fra=gyldig_fra, aktoer=aktoer, note=note))
