"""Borgeren skriver i sin joblog."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import JobsoegningLogget
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


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
    """Borgeren skriver i sin joblog."""
    if antal < 1:
        raise UgyldigtInput("antal", "Skriv, hvor mange job du har søgt; mindst ét.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("jobsoegning_logget", gyldig_fra)
    return sag.tilfoej(JobsoegningLogget(gyldig_fra=gyldig_fra, antal=antal, note=note))
