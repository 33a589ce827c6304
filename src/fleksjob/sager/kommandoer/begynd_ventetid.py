"""Sagen venter på oplysninger."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AfventerPaabegyndt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def begynd_ventetid(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    hvad: Literal["borger", "helbredsoplysninger", "andet"],
    om: str = "",
    note: str = "",
) -> Sag:
    """Kommunens egen frist står stille, mens den venter på borgeren eller på helbredsoplysninger."""
    if hvad not in ("borger", "helbredsoplysninger", "andet"):
        raise UgyldigtInput(
            "hvad", "Vælg, om sagen venter på borgeren, på helbredsoplysninger eller på andet."
        )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afventer_paabegyndt", gyldig_fra)
    if any(et.til is None and et.grund == f"afventer_{hvad}" for et in tilstand.stop):
        raise UgyldigtInput("hvad", "Det står allerede, at sagen venter på det.")
    return sag.tilfoej(AfventerPaabegyndt(gyldig_fra=gyldig_fra, hvad=hvad, om=om, note=note))
