"""Planen står også i Min Plan på Jobnet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import MinPlanRegistreret
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def registrer_min_plan(
    sag_id: int, bruger: Bruger, *, forventet_version: int, nu: datetime, gyldig_fra: date, note: str = ""
) -> Sag:
    """Planen står også i Min Plan på Jobnet."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("min_plan_registreret", gyldig_fra)
    return sag.tilfoej(MinPlanRegistreret(gyldig_fra=gyldig_fra, note=note))
