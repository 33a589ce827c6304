"""Demokommunen med 50.000 sager fra en tom mappe til færdig SQLite, og den samme kommando igen."""

import os
import subprocess
import sys
import tempfile
from time import perf_counter

from bench import Maaling

SAGER = 50_000


def maal() -> list[Maaling]:
    """Kører kommandoen, som et menneske ville, i en mappe for sig."""
    with tempfile.TemporaryDirectory(prefix="fleksjob-bench-") as mappe:
        miljoe = {navn: vaerdi for navn, vaerdi in os.environ.items() if navn != "DATABASE_URL"}
        miljoe |= {"FLEKSJOB_DATA": mappe, "FLEKSJOB_NOEGLE": "kun til måling"}
        foerst = _koer(miljoe, "--antal", str(SAGER))
        igen = _koer(miljoe)
    return [
        Maaling(f"demo: {SAGER:,} sager fra tom mappe".replace(",", "."), foerst, 60.0, "s"),
        Maaling("demo: samme kommando, når den ligger der", igen, 5.0, "s"),
    ]


def _koer(miljoe: dict[str, str], *valg: str) -> float:
    start = perf_counter()
    kommando = [sys.executable, "-m", "fleksjob", "demo", *valg]
    subprocess.run(kommando, env=miljoe, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start
