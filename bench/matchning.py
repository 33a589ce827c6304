"""Ranglisterne ved 5.000 søgende og 2.000 åbninger: begge veje, med læsning af databasen, på SQLite og PostgreSQL."""

import os
import random
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench import Maaling

if TYPE_CHECKING:
    from fleksjob.sager.models import Aabning, Bruger, Sag

SOEGENDE, AABNINGER = 5_000, 2_000
DAG = date(2026, 11, 20)
GRAENSE_MS = 300


def maal() -> list[Maaling]:
    """Måler på en midlertidig PostgreSQL, som i drift."""
    from fleksjob.drift.postgres_proeve import midlertidig_postgres

    with midlertidig_postgres() as adresse:
        return _paa(adresse, "PostgreSQL")


def maal_sqlite() -> list[Maaling]:
    """Det samme på SQLite: `python -c "from bench.matchning import maal_sqlite; …"`."""
    with tempfile.TemporaryDirectory(prefix="fleksjob-bench-") as mappe:
        return _paa(f"sqlite:///{mappe}/maaling.sqlite", "SQLite")


def _paa(adresse: str, navn: str) -> list[Maaling]:
    os.environ |= {"DATABASE_URL": adresse, "DJANGO_SETTINGS_MODULE": "fleksjob.drift.indstillinger"}
    os.environ.setdefault("FLEKSJOB_NOEGLE", "kun til måling")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    amira, sager, aabninger = _byg()
    return [
        Maaling(f"åbninger til en borger, {navn}, p95", _til_borger(amira, sager), GRAENSE_MS, "ms"),
        Maaling(f"borgere til en åbning, {navn}, p95", _til_aabning(amira, aabninger), GRAENSE_MS, "ms"),
    ]


def _byg() -> "tuple[Bruger, list[Sag], list[Aabning]]":
    """Kommunen: en konsulent, de søgende med profil, og åbningerne."""
    from fleksjob.demo.match import STEDER, tilfaeldig_profil, tilfaeldigt_indhold
    from fleksjob.sager.aabningsbegreber import som_tekst
    from fleksjob.sager.models import Aabning, Bruger, Kandidatprofil, Kommune, Person, Postomraade, Sag

    lykke = random.Random(1)
    kommune = Kommune.objects.create(kode=990, navn="Målingby")
    amira = Bruger.objects.create_user(
        "amira", None, navn="Amira", rolle="virksomhedskonsulent", kommune=kommune, team="Team"
    )
    Postomraade.objects.bulk_create(
        Postomraade(kommune=kommune, postnr=nr, navn=navn, bredde=b, laengde=lg) for nr, navn, b, lg in STEDER
    )
    personer = Person.objects.bulk_create(
        Person(kommune=kommune, cpr=f"61{nr:08d}", navn=f"Borger {nr}", foedselsdato=date(1980, 1, 1))
        for nr in range(SOEGENDE)
    )
    sager = Sag.objects.bulk_create(
        Sag(kommune=kommune, nummer=f"2026-{nr:05d}", person=person, fase="ledig", team="Team")
        for nr, person in enumerate(personer)
    )
    Kandidatprofil.objects.bulk_create(
        Kandidatprofil(
            kommune=kommune, sag=sag, data=som_tekst(tilfaeldig_profil(lykke)), nr=1, skrevet=_nu(),
            skrevet_af=amira, postnr=lykke.choice(STEDER)[0],
        )
        for sag in sager
    )  # fmt: skip
    aabninger = Aabning.objects.bulk_create(
        Aabning(
            kommune=kommune, titel="Opgaver", indhold=som_tekst(tilfaeldigt_indhold(lykke)), status="aaben",
            postnr=lykke.choice(STEDER)[0], kilde="besoeg", fundet=DAG, fundet_af=amira, se_efter=DAG, aendret=_nu(),
        )
        for _ in range(AABNINGER)
    )  # fmt: skip
    return amira, sager, aabninger


def _nu() -> datetime:
    from fleksjob.sager.projektioner import DANSK_TID

    return datetime(DAG.year, DAG.month, DAG.day, 12, tzinfo=DANSK_TID)


def _til_borger(amira: "Bruger", sager: "list[Sag]") -> float:
    from fleksjob.sager.visninger.kandidatprofil import profilsiden
    from fleksjob.sager.visninger.muligheder import muligheder_for

    def en(nr: int) -> Any:
        siden = profilsiden(amira, sager[nr * 61])
        return muligheder_for(amira, sager[nr * 61], siden.profil, siden.postnr, DAG)

    return _p95_ms(en, 40)


def _til_aabning(amira: "Bruger", aabninger: "list[Aabning]") -> float:
    from fleksjob.sager.visninger.muligheder import kandidater_til

    return _p95_ms(lambda nr: kandidater_til(amira, aabninger[nr * 31], DAG, nu=_nu()), 40)


def _p95_ms(handling: Callable[[int], object], gange: int) -> float:
    tider = []
    for nr in range(gange):
        start = perf_counter()
        handling(nr)
        tider.append(perf_counter() - start)
    return sorted(tider)[int(gange * 0.95) - 1] * 1000
