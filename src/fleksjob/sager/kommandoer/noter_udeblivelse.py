"""Borgeren udeblev fra et tilbud eller en samtale."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import Udeblivelse
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.samtaletider import luk_ved_samtale
from fleksjob.sager.models import Bruger, Sag


def noter_udeblivelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    fra: Literal["tilbud", "samtale"],
    dage: int | None = None,
    rimelig_grund: bool | None = None,
    note: str = "",
) -> Sag:
    """`dage` er de dage, borgeren var væk helt eller delvist; `rimelig_grund` er None, til nogen har vurderet det."""
    if fra not in ("tilbud", "samtale"):
        raise UgyldigtInput("fra", "Vælg, om borgeren udeblev fra et tilbud eller en samtale.")
    if dage is not None and not 1 <= dage <= 366:
        raise UgyldigtInput("dage", "Antallet af dage skal være mellem 1 og 366.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("udeblivelse", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            Udeblivelse(gyldig_fra=gyldig_fra, fra=fra, dage=dage, rimelig_grund=rimelig_grund, note=note)
        )
        if fra == "samtale":
            luk_ved_samtale(ny, bruger, gyldig_fra, status="udeblevet", nu=nu)
    return ny
