"""Hvilke mål tabeller fra DREAM kan svare på. De andre ville give nul, hvor svaret er, at registret ikke ved det."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Maal

MAERKE = "dream.json"
"""Filen i mappen, der siger, at tabellerne er skrevet af et DREAM-udtræk."""
KAN = frozenset(
    {
        *("tilgang", "tilgang_aar", "afgang", "personer", "bestand", "ledighedsandel", "overgange"),
        *("ledighedsydelse_nu", "ledighedsydelse_slut", "tid_til_job", "tid_til_job_median"),
        *("timer", "timer_loen", "gennemsnitstimer", "fastholdelse"),
        *("progression", "progression_taerskel", "timeskift"),
    }
)
"""Målene, der kun spørger til forløb og løntimer. Progression kræver `timer=loen`: de aftalte timer kendes ikke."""


def uden_svar(mappe: Path, maalene: "Sequence[Maal]") -> list[str]:
    """De af målene, mappens tabeller ikke kan svare på; ingen, når de ikke er fra DREAM."""
    return [en.kode for en in maalene if en.kode not in KAN] if (mappe / MAERKE).exists() else []
