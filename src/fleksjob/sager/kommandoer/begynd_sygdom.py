"""Borgeren er sygemeldt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SygdomPaabegyndt
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def begynd_sygdom(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """`gyldig_fra` er den første sygedag."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("sygdom_paabegyndt", gyldig_fra)
    return sag.tilfoej(SygdomPaabegyndt(gyldig_fra=gyldig_fra, note=note))
