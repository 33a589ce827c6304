"""Demokommunen med 50.000 sager fra en tom mappe til færdig SQLite, og den samme kommando igen."""

import os
import subprocess
import sys
import tempfile
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from bench import Maaling

SAGER = 50_000


def maal() -> list[Maaling]:
    """Kører kommandoen, som et menneske ville, i en mappe for sig."""
    with tempfile.TemporaryDirectory(prefix="fleksjob-bench-") as mappe:
        udeladt = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
        miljoe = {navn: vaerdi for navn, vaerdi in os.environ.items() if navn not in udeladt}
        miljoe |= {
            "FLEKSJOB_DATA": mappe,
            "FLEKSJOB_NOEGLE": "kun til måling",
            "PYTHONPYCACHEPREFIX": f"{mappe}/pyc",
        }
        foerst, regnetid = _koer(miljoe, "--antal", str(SAGER))
        igen, _ = _koer(miljoe)
    navn = f"demo: {SAGER:,} sager fra tom mappe".replace(",", ".")
    return [
        Maaling(navn, foerst, 60.0, "s", f"{regnetid:.0f} s regnetid"),
        Maaling("demo: samme kommando, når den ligger der", igen, 2.0, "s"),
    ]


def _koer(miljoe: dict[str, str], *valg: str) -> tuple[float, float]:
    """(sekunder på uret, sekunder regnetid i alle processer)."""
    start, foer = perf_counter(), getrusage(RUSAGE_CHILDREN)
    kommando = [sys.executable, "-m", "fleksjob", "demo", *valg]
    subprocess.run(kommando, env=miljoe, check=True, stdout=subprocess.DEVNULL)
    efter = getrusage(RUSAGE_CHILDREN)
    regnetid = efter.ru_utime + efter.ru_stime - foer.ru_utime - foer.ru_stime
    return perf_counter() - start, regnetid
