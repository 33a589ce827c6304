"""Borgeren har bedt om et fleksjobbevis."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FleksjobbevisOensket
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def bed_om_fleksjobbevis(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """Borgeren har bedt om et fleksjobbevis."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fleksjobbevis_oensket", gyldig_fra)
    return sag.tilfoej(FleksjobbevisOensket(gyldig_fra=gyldig_fra, note=note))
