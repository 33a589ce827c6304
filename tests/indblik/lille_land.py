"""Et lille opdigtet land til prøverne, skrevet én gang for hver proces."""

import atexit
from datetime import date, datetime
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from fleksjob.demo.land.skriv import Opgave, skriv_land

DAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Copenhagen"))
OPGAVE = Opgave(antal=1_500, froe=2026, dag=DAG)


@cache
def lille_land() -> Path:
    """Mappen `indblik/land` i en datamappe, der forsvinder, når prøverne er færdige. Den må ikke ændres."""
    data = Path(mkdtemp(prefix="fleksjob-land-"))
    atexit.register(rmtree, data, ignore_errors=True)
    mappe = data / "indblik" / "land"
    skriv_land(mappe, OPGAVE, NU)
    return mappe
