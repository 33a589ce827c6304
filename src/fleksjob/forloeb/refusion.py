"""Kvartalerne i den gamle ordning: hvilke der kan søges om, og hvad kravet giver. Rene funktioner.

Kvartalet er arbejdsgiverens periode. Var jobbet kun i den gamle ordning i en del af det, regnes der i uger, så
ingen dag uden for ordningen tæller med. Loven, som er læst, nævner ingen frist for at søge.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.begreber import Ansaettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.stoette.gammel_ordning_doer import LOFT_FRA, LOFT_IKKE_LAEST, beregn_gammel_ordning

INGEN_FRIST = (
    "Loven, som er læst (LAB § 133), nævner ingen frist for at søge; spørg kommunen, hvis det er længe siden."
)
TAL = (
    "loen_time",
    "bidrag_time",
    "overenskomst_time",
    "overenskomst_bidrag_time",
    "timer_uge",
    "refusionsdage",
    "timer_dag",
    "refusion_dag",
)
"""De tal, arbejdsgiveren oplyser. De to sidste kun, når der har været dage med refusion for fravær."""


class Kvartal(msgspec.Struct, frozen=True, order=True):
    """Et kvartal, eller den del af det, hvor jobbet var i den gamle ordning. `til` er den første dag efter."""

    foerste: date
    fra: date
    til: date

    @property
    def helt(self) -> bool:
        """Hele kvartalet."""
        return self.fra == self.foerste and self.til == laeg_maaneder_til(self.foerste, 3)

    @property
    def navn(self) -> str:
        """«3. kvartal 2026»."""
        return f"{(self.foerste.month + 2) // 3}. kvartal {self.foerste.year}"

    @property
    def uger(self) -> float:
        """Periodens længde i uger."""
        return (self.til - self.fra).days / 7


def kvartalets_foerste(dag: date) -> date:
    """Den første dag i dagens kvartal."""
    return date(dag.year, 3 * ((dag.month - 1) // 3) + 1, 1)


def kvartalet(job: Ansaettelse, foerste: date, pr: date) -> Kvartal:
    """Kvartalet i det job. Rejser, når der ikke kan søges for det på dagen."""
    if foerste != kvartalets_foerste(foerste):
        raise UgyldigtInput("kvartal", "Et kvartal begynder 1. januar, 1. april, 1. juli eller 1. oktober.")
    if not job.gammel_ordning or job.startet is None:
        raise UgyldigtInput("kvartal", "Jobbet er i den nye ordning, hvor arbejdsgiveren ikke får refusion.")
    slut = laeg_maaneder_til(foerste, 3)
    fra, til = max(foerste, job.startet), min(slut, job.ophoert or slut)
    if fra >= til:
        raise UgyldigtInput("kvartal", "Jobbet var ikke i den gamle ordning i det kvartal.")
    if til > pr:
        sidste = dansk_dato(til - timedelta(days=1))
        raise UgyldigtInput("kvartal", f"Kvartalet er ikke gået endnu. Send kravet efter {sidste}.")
    return Kvartal(foerste, fra, til)


def kvartaler(job: Ansaettelse, pr: date, antal: int = 8) -> list[Kvartal]:
    """De seneste kvartaler, der kan søges for, nyeste først."""
    ud: list[Kvartal] = []
    foerste = kvartalets_foerste(pr)
    for _ in range(antal + 1):
        with suppress(UgyldigtInput):
            ud.append(kvartalet(job, foerste, pr))
        foerste = laeg_maaneder_til(foerste, -3)
    return ud[:antal]


def mangler_loft(job: Ansaettelse, kvartal: Kvartal) -> bool:
    """Om årets højeste timeløn skal slås op og skrives ind, før kravet kan regnes."""
    return job.startet is not None and job.startet >= LOFT_FRA and kvartal.fra >= LOFT_IKKE_LAEST


def beregn_krav(
    job: Ansaettelse, kvartal: Kvartal, oplyst: Mapping[str, float | None], loft_time: float | None = None
) -> Svar:
    """Kravet regnet af loven. Rejser, når noget mangler eller ikke kan passe, med alle fejl på én gang."""
    if not job.udvikling.andel:
        raise UgyldigtInput("andel", "Tilskuddets brøk er ikke registreret. Se den i kommunens afgørelse.")
    if job.startet is None:
        raise UgyldigtInput("kvartal", "Jobbet er ikke begyndt.")
    return beregn_gammel_ordning(
        dato=kvartal.fra,
        begyndt=job.startet,
        andel=job.udvikling.andel,
        loen_time=oplyst.get("loen_time"),
        bidrag_time=oplyst.get("bidrag_time"),
        overenskomst_time=oplyst.get("overenskomst_time"),
        overenskomst_bidrag_time=oplyst.get("overenskomst_bidrag_time"),
        timer_uge=oplyst.get("timer_uge"),
        maaneder=3.0 if kvartal.helt else None,
        uger=None if kvartal.helt else kvartal.uger,
        refusionsdage=oplyst.get("refusionsdage") or 0.0,
        timer_dag=oplyst.get("timer_dag"),
        refusion_dag=oplyst.get("refusion_dag"),
        loft_time=loft_time if mangler_loft(job, kvartal) else None,
    )
