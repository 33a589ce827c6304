"""Borgeren er raskmeldt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SygdomAfsluttet
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def afslut_sygdom(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """`gyldig_fra` er den første dag uden sygdom."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("sygdom_afsluttet", gyldig_fra)
    return sag.tilfoej(SygdomAfsluttet(gyldig_fra=gyldig_fra, note=note))
