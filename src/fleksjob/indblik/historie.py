"""Det samme mål på den samme dag i tidligere år, så langt tilbage der er noget at tælle."""

from datetime import date
from pathlib import Path
from typing import Any

from fleksjob.indblik.svar import Svar, svar

KAN = frozenset(
    {
        "timer",
        "timer_loen",
        "bestand",
        "ledighedsydelse_nu",
        "ledighedsydelse_slut",
        "ledighedsandel",
        "progression",
        "progression_taerskel",
        "timeskift",
        "gennemsnitstimer",
        "stagnation",
        "noegletal",
    }
)
"""Mål, der er et øjebliksbillede af perioder, og derfor kan regnes for en dag i fortiden. Resten har selv en tid i sig,
eller tæller det, der venter nu."""
HOEJST_AAR = 13


def dagen_i(dag: date, aar: int) -> date:
    """Samme dag et andet år; 29. februar bliver den 28."""
    return dag.replace(year=aar, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)


def historie(mappe: Path, kode: str, dag: date, *, aar: int = HOEJST_AAR, **valg: Any) -> list[Svar]:
    """Svarene, ældste først. De første år uden noget at tælle er ikke med; det sidste er dagens."""
    alle = [svar(mappe, kode, dagen_i(dag, dag.year - nr), **valg) for nr in range(aar - 1, -1, -1)]
    foerste = next((nr for nr, en in enumerate(alle) if _har_noget(en)), len(alle) - 1)
    return alle[foerste:]


def _har_noget(et_svar: Svar) -> bool:
    antal = [k.navn for k in et_svar.maal.kolonner if k.enhed == "antal"]
    return any(raekke[navn] for raekke in et_svar.raekker for navn in antal)
