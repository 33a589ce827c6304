"""Indblikket ved 50.000 demosager: at skrive tabellerne, at bringe 100 ændrede sager ajour, og lederens side.

Måles i en proces for sig, fordi Django kun kan sættes op én gang; databasen er en midlertidig SQLite-fil.
"""

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from time import perf_counter

from bench import Maaling, bedste
from bench.kontor import DAG, SAGER, _indlaes, _klient

AENDREDE = 100
OPDATER_S, SIDEN_MS, FOERSTE_S = 5.0, 500.0, 240.0


def maal() -> list[Maaling]:
    """Målingerne, lavet i en frisk proces."""
    with (
        tempfile.TemporaryDirectory(prefix="fleksjob-bench-") as mappe,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pulje,
    ):
        return pulje.submit(_maal_her, mappe).result()


def _maal_her(mappe: str) -> list[Maaling]:
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "fleksjob.drift.indstillinger",
        "FLEKSJOB_DATA": mappe,
        "FLEKSJOB_NOEGLE": "kun til måling",
        "FLEKSJOB_DAG": DAG.isoformat(),
    }
    import django

    django.setup()
    _indlaes()
    return maalinger()


def maalinger() -> list[Maaling]:
    """Målingerne på den kommune, der ligger i arkivet. Ændrer teamet på 100 sager."""
    from fleksjob.demo.personale import KOMMUNEKODE
    from fleksjob.sager.indblikskilde import opdater
    from fleksjob.sager.models import Sag
    from fleksjob.sager.projektioner import DANSK_TID

    nu = datetime(DAG.year, DAG.month, DAG.day, 12, tzinfo=DANSK_TID)
    klient = _klient("leder")
    start = perf_counter()
    opdater(KOMMUNEKODE, nu)
    foerste = perf_counter() - start
    ider = list(
        Sag.for_kommune(KOMMUNEKODE).order_by("pk").values_list("pk", flat=True)[:: SAGER // AENDREDE]
    )
    Sag.for_kommune(KOMMUNEKODE).filter(pk__in=ider[:AENDREDE]).update(team="Team Prøve")
    start = perf_counter()
    opdater(KOMMUNEKODE, nu)
    igen = perf_counter() - start
    start = perf_counter()
    klient.get("/kontor/tal/")
    kold = (perf_counter() - start) * 1000
    varm = bedste(lambda: klient.get("/kontor/tal/")) * 1000
    tavle = bedste(lambda: klient.get("/kontor/holdet/")) * 1000
    return [
        Maaling("tabellerne skrevet første gang, 50.000 sager", foerste, FOERSTE_S, "s"),
        Maaling("tabellerne efter 100 ændrede sager", igen, OPDATER_S, "s"),
        Maaling("lederens tal, varm", varm, SIDEN_MS, "ms", f"kold {kold:.0f} ms"),
        Maaling("holdets tavle, hele kommunen", tavle, SIDEN_MS, "ms"),
    ]
