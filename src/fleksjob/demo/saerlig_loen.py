"""Lønmåneder, som ikke er almindelige, så køen til månedens kørsel er værd at åbne: én slags pr. sag.

Sagens nummer bestemmer slagsen, så resten af forløbet er det samme med og uden. Andelene er antagelser.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from fleksjob.demo.blad import Blad
from fleksjob.demo.job import FULD_TID, Job, Vilkaar, bevil
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import forrige_hverdag, laeg_maaneder_til, naeste_hverdag

KILDE = "eindkomst"
_ANDEN_ARBEJDSGIVER = "98000011"
"""En opdigtet virksomhed uden for kommunens; demoens egne firmaer begynder med 99."""


def _sidste(maaned: date) -> date:
    return laeg_maaneder_til(maaned, 1) - timedelta(days=1)


def _linje(blad: Blad, maaned: date, loen: float, **felter: Any) -> None:
    sidste = _sidste(maaned)
    blad.skriv(
        h.IndkomstIndberettet,
        forrige_hverdag(sidste),
        KILDE,
        kendt=naeste_hverdag(sidste + timedelta(days=10)),
        periode=f"{maaned:%Y-%m}",
        dispositionsdato=forrige_hverdag(sidste),
        loen=loen,
        pension=0.0,
        **felter,
    )


def bonus(blad: Blad, job: Job, maaned: date) -> None:
    """En bonus, der dækker de seneste tolv måneder."""
    fra = laeg_maaneder_til(maaned, -11)
    _linje(
        blad, maaned, 6_000.0, timer=0.0, indberetter=job.firma.cvr, ansaettelse=job.noegle, art="bonus",
        fra=fra, til=_sidste(maaned),
    )  # fmt: skip


def bonus_uden_periode(blad: Blad, job: Job, maaned: date) -> None:
    """En bonus, hvor ingen har sagt, hvilke måneder den dækker."""
    _linje(blad, maaned, 4_500.0, timer=0.0, indberetter=job.firma.cvr, ansaettelse=job.noegle, art="bonus")


def to_arbejdsgivere(blad: Blad, job: Job, maaned: date) -> None:
    """Løn fra et andet arbejde ved siden af."""
    _linje(blad, maaned, 3_150.0, timer=18.0, indberetter=_ANDEN_ARBEJDSGIVER)


def overtid(blad: Blad, job: Job, maaned: date) -> None:
    """Mange ekstra timer i måneden."""
    mere = 9_000.0 + 250 * (blad.borger.nr % 7)
    _linje(blad, maaned, mere, timer=40.0, indberetter=job.firma.cvr, ansaettelse=job.noegle, art="overtid")


def ferietillaeg(blad: Blad, job: Job, maaned: date) -> None:
    """Ferietillæg, som tæller i den måned, det udbetales."""
    _linje(
        blad, maaned, 620.0, timer=0.0, indberetter=job.firma.cvr, ansaettelse=job.noegle, art="ferietillaeg"
    )


def sygdom(blad: Blad, job: Job, maaned: date) -> None:
    """Sygemeldt fra midt i måneden, stadig med løn."""
    blad.skriv(h.SygdomPaabegyndt, naeste_hverdag(maaned + timedelta(days=9)))


def sygedagpenge(blad: Blad, job: Job, maaned: date) -> None:
    """Sygedagpenge ved siden af en lille løn."""
    blad.skriv(h.SygdomPaabegyndt, naeste_hverdag(maaned + timedelta(days=2)))
    _linje(blad, maaned, 5_900.0, timer=0.0, art="sygedagpenge")


def lavt_loft(blad: Blad, job: Job, maaned: date) -> None:
    """Arbejdsgiveren oplyser en fuldtidsløn, som løn og tilskud tilsammen når."""
    v = job.vilkaar_pr(maaned)
    loen = v.timeloen * v.betalte_timer * 52 / 12
    blad.skriv(
        h.FuldtidsloenOplyst,
        forrige_hverdag(maaned),
        ansaettelse=job.noegle,
        fuldtidsloen=float(round(max(loen * 1.02, loen + 9_000.0), 2)),
    )


def to_fleksjob(blad: Blad, job: Job, maaned: date) -> None:
    """Et andet fleksjob ved siden af det første, få timer om ugen."""
    firma = next(en for en in blad.firmaer if en.cvr != job.firma.cvr)
    v = Vilkaar(4.0, 100.0, float(firma.timeloen), float(-(-firma.timeloen * FULD_TID // 1)), 0.0)
    noegle = blad.naeste_job()
    bevil(blad, noegle, firma, maaned, forrige_hverdag(maaned - timedelta(days=9)))
    blad.skriv(
        h.FleksjobStartet,
        maaned,
        blad.hold.konsulent.brugernavn,
        ansaettelse=noegle,
        virksomhed=firma.navn,
        cvr=firma.cvr,
        **msgspec.structs.asdict(v),
    )
    timer = round(v.betalte_timer * 52 / 12, 2)
    _linje(blad, maaned, round(timer * v.timeloen, 2), timer=timer, indberetter=firma.cvr, ansaettelse=noegle)


_SLAGS: dict[int, Callable[[Blad, Job, date], None]] = {
    7: bonus,
    13: to_arbejdsgivere,
    19: overtid,
    23: sygdom,
    29: ferietillaeg,
    37: lavt_loft,
    41: to_fleksjob,
    43: sygedagpenge,
    53: bonus_uden_periode,
}
_HVER = 60


def saerlig_loen(blad: Blad, job: Job, maaned: date) -> None:
    """Skriver sagens særlige lønmåned, når den har en, og jobbet varede hele måneden."""
    slags = _SLAGS.get(blad.borger.nr % _HVER)
    hele = job.start <= maaned and (job.slut is None or job.slut > _sidste(maaned))
    if slags is not None and hele:
        slags(blad, job, maaned)
