"""Lønlinjer for de seneste måneder, som fra eIndkomst: en måned er indberettet den 10. i den næste."""

from datetime import date, timedelta
from typing import Any

from fleksjob.demo.blad import Blad
from fleksjob.demo.job import Job
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import forrige_hverdag, laeg_maaneder_til, naeste_hverdag

KILDE = "eindkomst"
_RETTES = 0.03  # antagelse: andel af jobbene, hvor arbejdsgiveren har rettet en måned


def loenlinjer(blad: Blad, job: Job, fra: date, *, ikke_endnu: bool = False) -> None:
    """Jobbets lønlinjer fra måneden `fra` til den seneste hele måned, nogle med en rettelse.

    Kun job i den nye ordning; i den gamle får arbejdsgiveren refusion i stedet. `ikke_endnu` udelader den seneste
    måned, som om arbejdsgiveren er sent ude.
    """
    rettes = blad.mellem(0, 3) if blad.chance(_RETTES) else -1
    slut = blad.dag.replace(day=1)
    if ikke_endnu:
        slut = laeg_maaneder_til(slut, -1)
    maaned = max(fra, job.start.replace(day=1))
    nr = 0
    while maaned < slut and not (job.slut and job.slut <= maaned):
        note, sidste = loenlinje(blad, job, maaned)
        if nr == rettes and note:
            indhold = blad.noter[note - 1].indhold
            faktor = 1.08 if blad.chance(0.5) else 0.94
            rigtig = {felt: round(indhold[felt] * faktor, 2) for felt in ("loen", "pension")}
            blad.ret(note, blad.efter(sidste, 24, 44), KILDE, **rigtig)
        maaned = laeg_maaneder_til(maaned, 1)
        nr += 1
    if ikke_endnu and job.slut is None and job.start <= slut:
        blad.venter_paa.append(maanedens_linje(job, slut))


def loenlinje(blad: Blad, job: Job, maaned: date) -> tuple[int, date]:
    """Én måneds løn. Giver noten og månedens sidste dag."""
    linje = maanedens_linje(job, maaned)
    sidste = laeg_maaneder_til(maaned, 1) - timedelta(days=1)
    kendt = naeste_hverdag(sidste + timedelta(days=10))
    note = blad.skriv(h.IndkomstIndberettet, linje["dispositionsdato"], KILDE, kendt=kendt, **linje)
    return note, sidste


def maanedens_linje(job: Job, maaned: date) -> dict[str, Any]:
    """Indholdet af månedens lønlinje: løn til rådighed månedens sidste hverdag."""
    sidste = laeg_maaneder_til(maaned, 1) - timedelta(days=1)
    loen, pension, timer = maanedens_loen(job, maaned, sidste)
    return {
        "periode": f"{maaned:%Y-%m}",
        "dispositionsdato": forrige_hverdag(sidste),
        "loen": loen,
        "pension": pension,
        "timer": timer,
        "indberetter": job.firma.cvr,
        "ansaettelse": job.noegle,
    }


def maanedens_loen(job: Job, maaned: date, sidste: date) -> tuple[float, float, float]:
    """Løn uden pension, pension (eget og arbejdsgivers) og timer for de dage i måneden, jobbet varede."""
    v = job.vilkaar_pr(sidste)
    dage = sidste.day
    fra = max(job.start, maaned)
    til = min(job.slut, sidste + timedelta(days=1)) if job.slut else sidste + timedelta(days=1)
    andel = (til - fra).days / dage
    timer = v.betalte_timer * 52 / 12 * andel
    i_alt = round(timer * v.timeloen, 2)
    loen = round(i_alt / (1 + v.pension_pct / 100), 2)
    return loen, abs(round(i_alt - loen, 2)), round(timer, 2)
