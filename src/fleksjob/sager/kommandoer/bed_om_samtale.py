"""Borgeren beder om en samtale."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SamtaleOensket
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def bed_om_samtale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """Borgeren har ret til en samtale."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("samtale_oensket", gyldig_fra)
    return sag.tilfoej(SamtaleOensket(gyldig_fra=gyldig_fra, note=note))
