"""Borgeren skriver i sin joblog."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import JobsoegningLogget
from fleksjob.lov.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag

FLEST = 100


def log_jobsoegning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    antal: int = 1,
    note: str = "",
) -> Sag:
    """`antal` job søgt på dagen."""
    if not 1 <= antal <= FLEST:
        raise UgyldigtInput("antal", f"Antallet af søgte job skal være mellem 1 og {FLEST}.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("jobsoegning_logget", gyldig_fra)
    return sag.tilfoej(JobsoegningLogget(gyldig_fra=gyldig_fra, antal=antal, note=note))
