"""Lønlinjer for de seneste måneder, som fra eIndkomst: en måned er indberettet den 10. i den næste."""

from calendar import monthrange
from datetime import date, timedelta

from fleksjob.demo.blad import Blad
from fleksjob.demo.job import Job
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.kalender import forrige_hverdag, laeg_maaneder_til, naeste_hverdag

MAANEDER = 3
KILDE = "eindkomst"
_RETTES = 0.03  # antagelse: andel af jobbene, hvor arbejdsgiveren har rettet en måned


def seneste_maaneder(dag: date, antal: int = MAANEDER) -> list[date]:
    """Den første i hver af de seneste hele måneder, ældst først."""
    i_aar = dag.replace(day=1)
    return [laeg_maaneder_til(i_aar, -nr) for nr in range(antal, 0, -1)]


def loenlinjer(blad: Blad, job: Job) -> None:
    """Jobbets lønlinjer. Kun job i den nye ordning; i den gamle får arbejdsgiveren refusion i stedet."""
    ret = blad.chance(_RETTES)
    for maaned in seneste_maaneder(blad.dag):
        sidste = maaned.replace(day=monthrange(maaned.year, maaned.month)[1])
        if job.start > sidste or (job.slut and job.slut <= maaned):
            continue
        dispositionsdato = forrige_hverdag(sidste)
        loen, pension, timer = maanedens_loen(job, maaned, sidste)
        note = blad.skriv(
            h.IndkomstIndberettet,
            dispositionsdato,
            KILDE,
            kendt=naeste_hverdag(sidste + timedelta(days=10)),
            periode=f"{maaned:%Y-%m}",
            dispositionsdato=dispositionsdato,
            loen=loen,
            pension=pension,
            timer=timer,
            indberetter=job.firma.cvr,
            ansaettelse=job.noegle,
        )
        if ret and note and maaned.month % 2:
            blad.ret(
                note,
                blad.efter(sidste, 20, 40),
                KILDE,
                loen=round(loen * 1.08, 2),
                pension=round(pension * 1.08, 2),
            )


def maanedens_loen(job: Job, maaned: date, sidste: date) -> tuple[float, float, float]:
    """Løn uden pension, pension (eget og arbejdsgivers) og timer for de dage i måneden, jobbet varede."""
    v = job.vilkaar_pr(sidste)
    dage = sidste.day
    fra = max(job.start, maaned)
    til = min(job.slut, sidste + timedelta(days=1)) if job.slut else sidste + timedelta(days=1)
    andel = (til - fra).days / dage
    timer = v.betalte_timer * 52 / 12 * andel
    i_alt = timer * v.timeloen
    loen = round(i_alt / (1 + v.pension_pct / 100), 2)
    return loen, round(i_alt - loen, 2), round(timer, 2)
