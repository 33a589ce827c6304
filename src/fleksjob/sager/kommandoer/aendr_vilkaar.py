"""Nye vilkår i jobbet fra en dag. Det, der ikke nævnes, er uændret."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import VilkaarAendret
from fleksjob.forloeb.tilstand import Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_vilkaar
from fleksjob.sager.models import Bruger, Sag


def aendr_vilkaar(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    timer: float | None = None,
    intensitet: float | None = None,
    timeloen: float | None = None,
    fuldtidsloen: float | None = None,
    pension_pct: float | None = None,
    note: str = "",
) -> Sag:
    """De samlede vilkår efter ændringen skal holde lovens grænser."""
    aendret = {
        "timer": timer,
        "intensitet": intensitet,
        "timeloen": timeloen,
        "fuldtidsloen": fuldtidsloen,
        "pension_pct": pension_pct,
    }
    if all(vaerdi is None for vaerdi in aendret.values()):
        raise UgyldigtInput("timer", "Skriv mindst ét vilkår, der er ændret.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("vilkaar_aendret", gyldig_fra, ansaettelse=ansaettelse)
    job = next(job for job in tilstand.ansaettelser if job.id == ansaettelse)
    foer = job.vilkaar_pr(gyldig_fra)
    kraev_vilkaar(
        Vilkaar(
            gyldig_fra,
            **{felt: getattr(foer, felt, None) if ny is None else ny for felt, ny in aendret.items()},
        )
    )
    return sag.tilfoej(
        VilkaarAendret(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            timer=timer,
            intensitet=intensitet,
            timeloen=timeloen,
            fuldtidsloen=fuldtidsloen,
            pension_pct=pension_pct,
        )
    )
