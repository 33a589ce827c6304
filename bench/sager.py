"""Arkivet ved 50.000 sager på en midlertidig PostgreSQL: lister, sagsside, skrivning og genopbygning.

Serveren kører med fsync og `synchronous_commit` som i drift, så en skrivning tæller først, når den er holdbar.
"""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from itertools import cycle
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING

from bench import Maaling

if TYPE_CHECKING:
    from fleksjob.sager.models import Bruger

SAGER = 50_000
DAG = date(2026, 11, 20)
SEKUNDER = 4.0
SKRIVERE = 8


def maal() -> list[Maaling]:
    """Lægger 50.000 demosager i en tom server og måler på dem."""
    from fleksjob.drift.postgres_proeve import midlertidig_postgres

    with midlertidig_postgres() as adresse:
        _start_django(adresse)
        indlaest = _indlaes()
        return [indlaest, *_laesninger(), *_skrivninger(adresse), *_hele_arkivet()]


def _start_django(adresse: str) -> None:
    os.environ |= {"DATABASE_URL": adresse, "DJANGO_SETTINGS_MODULE": "fleksjob.drift.indstillinger"}
    os.environ.setdefault("FLEKSJOB_NOEGLE", "kun til måling")
    import django

    django.setup()


def _nu() -> datetime:
    from fleksjob.sager.projektioner import DANSK_TID

    return datetime(DAG.year, DAG.month, DAG.day, 12, tzinfo=DANSK_TID)


def _indlaes() -> Maaling:
    from django.core.management import call_command
    from django.db import connection

    from fleksjob.demo.demoens_plads import Maerke
    from fleksjob.demo.indlaesning import indlaes

    call_command("migrate", verbosity=0, skip_checks=True)
    start = perf_counter()
    indlaes(Maerke(antal=SAGER, froe=1, dag=DAG), _nu(), lambda trin, antal: None)
    brugt = perf_counter() - start
    with connection.cursor() as markoer:
        markoer.execute("VACUUM ANALYZE")
    return Maaling("indlæs 50.000 demosager", brugt, 60, "s")


def _bruger(rolle: str) -> "Bruger":
    from fleksjob.sager.models import Bruger, Kommune

    kommune = Kommune.objects.order_by("kode")[0]
    fundet = Bruger.for_kommune(kommune).filter(rolle=rolle, is_active=True).order_by("pk").first()
    if fundet is None:
        raise LookupError(f"Demoen har ingen {rolle}.")
    return fundet


def _p95_ms(handling: Callable[[int], object], gange: int) -> float:
    tider = []
    for nr in range(gange):
        start = perf_counter()
        handling(nr)
        tider.append(perf_counter() - start)
    return sorted(tider)[int(gange * 0.95) - 1] * 1000


def _antal_opslag(handling: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as fangede:
        handling()
    return len(fangede)


def _laesninger() -> list[Maaling]:
    from fleksjob.sager import visninger
    from fleksjob.sager.models import Sag

    anne, leder = _bruger("sagsbehandler"), _bruger("leder")
    numre = list(Sag.for_bruger(anne).order_by("kaedesum").values_list("nummer", flat=True)[:200])
    navne = list(Sag.for_bruger(anne).order_by("kaedesum").values_list("person__navn", flat=True)[:100])
    nu = _nu()

    def sagen(nr: int) -> object:
        return visninger.sagen(anne, numre[nr], formaal="måling", nu=nu)

    return [
        Maaling(
            "min_dag, egne frister, p95", _p95_ms(lambda nr: visninger.min_dag(anne, DAG), 100), 150, "ms"
        ),
        Maaling(
            "min_dag, hele kommunens, p95", _p95_ms(lambda nr: visninger.min_dag(leder, DAG), 60), 150, "ms"
        ),
        Maaling(
            "min_dag, alles overskredne, side 20, p95",
            _p95_ms(lambda nr: visninger.min_dag(leder, DAG, periode="overskredet", side=20), 60),
            150,
            "ms",
        ),
        Maaling("min_dag, opslag", _antal_opslag(lambda: visninger.min_dag(leder, DAG)), 10, "opslag"),
        Maaling("sagen, p95", _p95_ms(sagen, 200), 120, "ms"),
        Maaling("sagen, opslag", _antal_opslag(lambda: sagen(0)), 15, "opslag"),
        Maaling(
            "find_sager på fornavn, p95",
            _p95_ms(lambda nr: visninger.find_sager(anne, navne[nr].split()[0]), 100),
            150,
            "ms",
        ),
        Maaling("overblik, p95", _p95_ms(lambda nr: visninger.overblik(leder, DAG), 20), 500, "ms"),
    ]


def _ledige(antal: int) -> list[tuple[int, int]]:
    from fleksjob.sager.models import Sag

    ledige = Sag.for_bruger(_bruger("sagsbehandler")).filter(fase="ledig").order_by("pk")
    return list(ledige.values_list("pk", "version")[:antal])


def skriv_i(adresse: str, sager: list[tuple[int, int]], sekunder: float) -> tuple[int, float]:
    """Én skriver: registrerer samtaler i sine sager, én ad gangen, og giver (antal, sekunder)."""
    _start_django(adresse)
    from fleksjob.sager.kommandoer import afhold_samtale

    bruger, nu = _bruger("sagsbehandler"), _nu()
    versioner = dict(sager)
    antal = 0
    start = perf_counter()
    for sag_id, _ in cycle(sager):
        if perf_counter() - start > sekunder:
            break
        sag = afhold_samtale(sag_id, bruger, forventet_version=versioner[sag_id], nu=nu, gyldig_fra=DAG)
        versioner[sag_id] = sag.version
        antal += 1
    return antal, perf_counter() - start


def skriv_i_samme(adresse: str, sag_id: int, gange: int) -> int:
    """Én af flere skrivere i den samme sag: prøver igen ved konflikt, til alle gange er lykkedes. Giver konflikter."""
    _start_django(adresse)
    from fleksjob.sager.fejl import Samtidighedskonflikt
    from fleksjob.sager.kommandoer import afhold_samtale
    from fleksjob.sager.models import Sag

    bruger, nu = _bruger("sagsbehandler"), _nu()
    konflikter = lykkedes = 0
    version = Sag.for_bruger(bruger).get(pk=sag_id).version
    while lykkedes < gange:
        try:
            version = afhold_samtale(sag_id, bruger, forventet_version=version, nu=nu, gyldig_fra=DAG).version
            lykkedes += 1
        except Samtidighedskonflikt as konflikt:
            version = konflikt.version
            konflikter += 1
    return konflikter


def _skrivninger(adresse: str) -> list[Maaling]:
    from django.db import connection

    from fleksjob.sager.models import Haendelse, Kommune, Sag

    sager = _ledige(1200)
    skriv_i(adresse, sager[:20], 0.5)
    alene, brugt = skriv_i(adresse, _ledige(1200)[20:400], SEKUNDER)
    dele = [_ledige(1200)[400 + nr * 100 : 500 + nr * 100] for nr in range(SKRIVERE)]
    faelles = _ledige(1200)[0]
    connection.close()
    with ProcessPoolExecutor(SKRIVERE, mp_context=get_context("spawn")) as skrivere:
        list(skrivere.map(skriv_i, [adresse] * SKRIVERE, dele, [0.2] * SKRIVERE))
        dele = [[(pk, v) for pk, v in _ledige(1200) if pk in {en for en, _ in del_}] for del_ in dele]
        connection.close()
        sammen = list(skrivere.map(skriv_i, [adresse] * SKRIVERE, dele, [SEKUNDER] * SKRIVERE))
        konflikter = sum(
            skrivere.map(skriv_i_samme, [adresse] * SKRIVERE, [faelles[0]] * SKRIVERE, [20] * SKRIVERE)
        )
    kommune = Kommune.objects.order_by("kode")[0]
    version = Sag.for_kommune(kommune).get(pk=faelles[0]).version
    raekker = Haendelse.for_kommune(kommune).filter(sag_id=faelles[0]).count()
    tabte = abs(version - faelles[1] - 20 * SKRIVERE) + abs(version - raekker)
    return [
        Maaling("hændelser i sekundet, én skriver", alene / brugt, 150, "1/s", mindst=True),
        Maaling(
            "hændelser i sekundet, otte skrivere", sum(n / s for n, s in sammen), 300, "1/s", mindst=True
        ),
        Maaling("tabte registreringer, otte i samme sag", tabte, 0, "stk.", f"{konflikter} konflikter meldt"),
    ]


def _hele_arkivet() -> list[Maaling]:
    from fleksjob.sager.genopbygning import genopbyg
    from fleksjob.sager.kontrol import kontroller
    from fleksjob.sager.models import Kommune

    kommune = Kommune.objects.order_by("kode")[0]
    start = perf_counter()
    genopbygget = genopbyg(kommune.pk)
    efter_genopbyg = perf_counter()
    _, _, fejl = kontroller(kommune.pk)
    efter_kontrol = perf_counter()
    return [
        Maaling("genopbyg 50.000 sager", efter_genopbyg - start, 60, "s"),
        Maaling("forskelle efter genopbygning", len(genopbygget.forskelle), 0, "stk."),
        Maaling("kontrol af loggen", efter_kontrol - efter_genopbyg, 60, "s"),
        Maaling("fejl i loggen", len(fejl), 0, "stk."),
    ]
