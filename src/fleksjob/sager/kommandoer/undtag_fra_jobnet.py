"""Borgeren undtages fra CV på Jobnet, Min Plan eller begge dele."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import JobnetUndtaget
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def undtag_fra_jobnet(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    pligt: Literal["cv", "min_plan", "begge"] = "begge",
    note: str = "",
) -> Sag:
    """Grunden skal skrives: hvem der kan undtages, er ikke læst i loven."""
    kraev_tekst("grund", grund, "Skriv, hvorfor borgeren undtages, og hvad I gør i stedet.")
    if pligt not in ("cv", "min_plan", "begge"):
        raise UgyldigtInput("pligt", "Vælg CV, Min Plan eller begge dele.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("jobnet_undtaget", gyldig_fra)
    return sag.tilfoej(JobnetUndtaget(gyldig_fra=gyldig_fra, pligt=pligt, grund=grund, note=note))
