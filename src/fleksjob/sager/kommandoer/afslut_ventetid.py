"""Sagen venter ikke længere."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AfventerAfsluttet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def afslut_ventetid(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    hvad: Literal["borger", "helbredsoplysninger", "andet"] | None = None,
    note: str = "",
) -> Sag:
    """Uden `hvad` er al ventetid slut. `gyldig_fra` er den første dag, hvor sagen ikke venter."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afventer_afsluttet", gyldig_fra)
    if hvad and not any(et.til is None and et.grund == f"afventer_{hvad}" for et in tilstand.stop):
        raise UgyldigtInput("hvad", "Sagen venter ikke på det.")
    return sag.tilfoej(AfventerAfsluttet(gyldig_fra=gyldig_fra, hvad=hvad, note=note))
