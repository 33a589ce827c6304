"""Planen er færdig og kan bære en indstilling og en afgørelse."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PlanFaerdig
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def faerdiggoer_plan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """Planen er færdig og kan bære en indstilling og en afgørelse."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("plan_faerdig", gyldig_fra)
    return sag.tilfoej(PlanFaerdig(gyldig_fra=gyldig_fra, note=note))
