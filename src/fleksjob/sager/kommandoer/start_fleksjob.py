"""Første dag i jobbet, med de aftalte vilkår."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FleksjobStartet, VitasAendret
from fleksjob.forloeb.tilstand import Tilstand, Vilkaar
from fleksjob.forloeb.vitas import kan_blive
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.etablering import kan_begynde
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_cvr, kraev_vilkaar
from fleksjob.sager.models import Bruger, Sag


def start_fleksjob(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    timer: float,
    intensitet: float,
    timeloen: float,
    fuldtidsloen: float | None = None,
    pension_pct: float | None = None,
    virksomhed: str = "",
    cvr: str = "",
    fastholdelse: bool = False,
    note: str = "",
) -> Sag:
    """Timer til stede om ugen, intensitet i procent, løn i kroner med pension."""
    kraev_cvr("cvr", cvr)
    kraev_vilkaar(Vilkaar(gyldig_fra, timer, intensitet, timeloen, fuldtidsloen, pension_pct))
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fleksjob_startet", gyldig_fra, ansaettelse=ansaettelse)
    job = next(job for job in tilstand.ansaettelser if job.id == ansaettelse)
    if not kan_begynde(job.planlagt_start, gyldig_fra):
        fra = dansk_dato(job.planlagt_start or gyldig_fra)
        besked = f"Bevillingen gælder først fra {fra}; jobbet kan ikke begynde før."
        raise UgyldigtInput("gyldig_fra", besked)
    return sag.tilfoej(
        FleksjobStartet(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            virksomhed=virksomhed or job.virksomhed,
            cvr=cvr or job.cvr,
            timer=timer,
            intensitet=intensitet,
            timeloen=timeloen,
            fuldtidsloen=fuldtidsloen,
            pension_pct=pension_pct,
            fastholdelse=fastholdelse,
        ),
        *_i_gang(tilstand, ansaettelse, gyldig_fra),
    )


def _i_gang(tilstand: Tilstand, ansaettelse: str, dag: date) -> list[VitasAendret]:
    """Bevillingen i VITAS er i gang fra jobbets første dag."""
    en = next((en for en in tilstand.etableringer if en.ansaettelse == ansaettelse), None)
    if en is None or not kan_blive(en.vitasstatus, "aktiv"):
        return []
    return [VitasAendret(gyldig_fra=dag, ansaettelse=ansaettelse, status="aktiv", reference=en.reference)]
