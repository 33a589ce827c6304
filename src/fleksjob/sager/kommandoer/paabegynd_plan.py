"""Arbejdet med planen begynder sammen med borgeren."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PlanPaabegyndt
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def paabegynd_plan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """Arbejdet med planen begynder sammen med borgeren."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("plan_paabegyndt", gyldig_fra)
    return sag.tilfoej(PlanPaabegyndt(gyldig_fra=gyldig_fra, note=note))
