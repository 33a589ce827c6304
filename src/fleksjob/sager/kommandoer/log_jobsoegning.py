"""Borgeren skriver i sin joblog."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import JobsoegningLogget
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import JOBLOG
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
    hvordan: str = "",
    stilling: str = "",
    sted: str = "",
    note: str = "",
) -> Sag:
    """Borgeren skriver i sin joblog."""
    if antal < 1:
        raise UgyldigtInput("antal", "Skriv, hvor mange job du har søgt; mindst ét.")
    if hvordan and hvordan not in JOBLOG:
        raise UgyldigtInput("hvordan", "Vælg, hvad du har gjort.")
    stilling, sted = " ".join(stilling.split()), " ".join(sted.split())
    for felt, tekst in (("stilling", stilling), ("sted", sted)):
        if len(tekst) > 80:
            raise UgyldigtInput(felt, "Skriv højst 80 tegn.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("jobsoegning_logget", gyldig_fra)
    return sag.tilfoej(
        JobsoegningLogget(
            gyldig_fra=gyldig_fra, antal=antal, hvordan=hvordan, stilling=stilling, sted=sted, note=note
        )
    )
