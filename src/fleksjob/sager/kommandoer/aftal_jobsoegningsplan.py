"""Borgeren og kommunen er enige om den udgave af planen, der ligger nu."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import JobsoegningsplanAftalt
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Jobsoegningsblad, Sag


def aftal_jobsoegningsplan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """Der skal være en plan at være enige om."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("jobsoegningsplan_aftalt", gyldig_fra)
    plan = Jobsoegningsblad.for_bruger(bruger).filter(sag_id=sag_id, slags="plan").order_by("-nr").first()
    if plan is None:
        raise IkkeMuligt("Der er ingen plan endnu. Skriv den først under «Plan for jobsøgning».", "")
    return sag.tilfoej(JobsoegningsplanAftalt(gyldig_fra=gyldig_fra, udgave=plan.nr, note=note))
