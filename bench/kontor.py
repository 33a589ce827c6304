"""Kontorets sider ved 50.000 demosager: hele svaret i processen, fra adresse til færdig HTML, med antal opslag.

Måles i en proces for sig, fordi Django kun kan sættes op én gang; databasen er en midlertidig SQLite-fil.
"""

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from functools import partial
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING

from bench import Maaling, median_us

if TYPE_CHECKING:
    from django.test import Client

SAGER = 50_000
DAG = date(2026, 11, 20)
LISTEN_MS, LISTEN_OPSLAG = 150, 14
SAGEN_MS, SAGEN_OPSLAG = 120, 24
LISTER = {  # listen → rollen, den hentes som
    "overblik": "leder",
    "belastning": "leder",
    "klager": "leder",
    "clearing": "leder",
    "opslag": "leder",
    "venter": "leder",
    "fordeling": "sagsbehandler",
    "opgaver": "sagsbehandler",
    "udskrift": "sagsbehandler",
    "team": "moedeleder",
    "fastholdelser": "fastholdelseskonsulent",
    "opfoelgninger": "virksomhedskonsulent",
    "aabninger": "virksomhedskonsulent",
    "virksomheder": "virksomhedskonsulent",
    "udviklinger": "virksomhedskonsulent",
    "lang_ledighed": "leder",
    "holdet": "leder",
    "udbetalinger": "ydelsesmedarbejder",
    "betalinger": "ydelsesmedarbejder",
}
LISTER_MS, LISTER_OPSLAG = 300, 20
FANER = ("plan", "dokumentation", "sag_team", "fastholdelse", "afgoerelse", "klage", "breve", "noter")
Hent = Callable[["Client", str], None]
KLASSISK = 0.25
"""Jinja2 skal bruge højst en fjerdedel af den tid, Djangos skabelon bruger på de samme 50 rækker."""


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
    return [*_sider(), _tabellen()]


def _indlaes() -> None:
    from django.core.management import call_command

    from fleksjob.demo.demoens_plads import Maerke
    from fleksjob.demo.indlaesning import indlaes
    from fleksjob.sager.projektioner import DANSK_TID

    call_command("migrate", verbosity=0, skip_checks=True)
    nu = datetime(DAG.year, DAG.month, DAG.day, 12, tzinfo=DANSK_TID)
    indlaes(Maerke(antal=SAGER, froe=1, dag=DAG), nu, lambda trin, antal: None)


def _klient(rolle: str) -> "Client":
    from django.test import Client

    from fleksjob.sager.models import Bruger, Kommune

    kommune = Kommune.objects.order_by("kode")[0]
    bruger = Bruger.for_kommune(kommune).filter(rolle=rolle, is_active=True).order_by("pk")[0]
    klient = Client()
    klient.force_login(bruger)
    return klient


def _p95_ms(handling: Callable[[int], object], gange: int) -> float:
    tider = []
    for nr in range(gange):
        start = perf_counter()
        handling(nr)
        tider.append(perf_counter() - start)
    return sorted(tider)[int(gange * 0.95) - 1] * 1000


def _opslag(handling: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as fangede:
        handling()
    return len(fangede)


def _sider() -> list[Maaling]:
    from django.urls import reverse

    from fleksjob.sager.models import Kommune, Sag

    behandler, leder = _klient("sagsbehandler"), _klient("leder")
    kommune = Kommune.objects.order_by("kode")[0]
    sager = Sag.for_kommune(kommune).order_by("kaedesum").values_list("nummer", flat=True)[:100]
    adresser = [f"{reverse('kontor:sag', args=[nummer])}?fra=min-dag" for nummer in sager]
    listen = reverse("kontor:min_dag")

    def hent(klient: "Client", adresse: str) -> None:
        if (status := klient.get(adresse).status_code) != 200:
            raise RuntimeError(f"{adresse} svarede {status}.")

    hent(behandler, listen)
    hent(behandler, adresser[0])
    return [
        Maaling("Min dag, egne, p95", _p95_ms(lambda _: hent(behandler, listen), 60), LISTEN_MS, "ms"),
        Maaling("Min dag, hele kommunens, p95", _p95_ms(lambda _: hent(leder, listen), 40), LISTEN_MS, "ms"),
        Maaling("Min dag, opslag", _opslag(lambda: hent(leder, listen)), LISTEN_OPSLAG, "opslag"),
        Maaling(
            "Sagens side, p95",
            _p95_ms(lambda nr: hent(behandler, adresser[nr]), len(adresser)),
            SAGEN_MS,
            "ms",
        ),
        Maaling("Sagens side, opslag", _opslag(lambda: hent(behandler, adresser[1])), SAGEN_OPSLAG, "opslag"),
        *_lister(hent),
        *_faner(hent, behandler),
    ]


def _lister(hent: Hent) -> list[Maaling]:
    """Hver liste over hele kommunen: tid og antal opslag."""
    from django.urls import reverse

    fundne = []
    for navn, rolle in LISTER.items():
        klient, adresse = _klient(rolle), reverse(f"kontor:{navn}")
        hent(klient, adresse)
        en_gang = partial(hent, klient, adresse)
        tid = _p95_ms(_hver(klient, [adresse], hent), 20)
        opslag = _opslag(en_gang)
        fundne += [
            Maaling(f"Listen {navn}, p95", tid, LISTER_MS, "ms"),
            Maaling(f"Listen {navn}, opslag", opslag, LISTER_OPSLAG, "opslag"),
        ]
    return fundne


def _faner(hent: Hent, klient: "Client") -> list[Maaling]:
    """Sagens øvrige faner, over tyve sager, hvor planen er i gang."""
    from django.urls import reverse

    from fleksjob.sager.models import Kommune, Sag

    i_gang = (
        Sag.for_kommune(Kommune.objects.order_by("kode")[0]).filter(fase="forberedelse").order_by("kaedesum")
    )
    numre = i_gang.values_list("nummer", flat=True)[:20]
    valgte = [f"{reverse('kontor:sag', args=[nummer])}?fra=min-dag" for nummer in numre]
    for adresse in valgte:
        hent(klient, adresse)
    fundne = []
    for fane in FANER:
        alle = [_fanens(fane, adresse) for adresse in valgte]
        sider = [
            side for side in alle if klient.get(side).status_code == 200
        ]  # uden plan er der ingen planside
        tid = _p95_ms(_hver(klient, sider, hent), len(sider))
        fundne.append(Maaling(f"Fanen {fane}, p95", tid, SAGEN_MS, "ms"))
    return fundne


def _hver(klient: "Client", sider: list[str], hent: Hent) -> Callable[[int], None]:
    """En handling, der henter siderne efter tur."""
    return lambda nr: hent(klient, sider[nr % len(sider)])


def _fanens(fane: str, sagens: str) -> str:
    from django.urls import reverse

    return f"{reverse(f'kontor:{fane}', args=[sagens.split('/')[3]])}?fra=min-dag"


def _tabellen() -> Maaling:
    """De 50 rækker i Jinja2 over for de samme rækker i Djangos eget skabelonsprog."""
    from django.template import engines

    from fleksjob.kontor.arbejdsliste import tegn
    from fleksjob.sager.models import Bruger, Kommune
    from fleksjob.sager.visninger import min_dag

    leder = Bruger.for_kommune(Kommune.objects.order_by("kode")[0]).filter(rolle="leder", is_active=True)[0]
    raekker = min_dag(leder, DAG, periode="overskredet").raekker
    klassisk = engines["django"].from_string(
        "{% load kontor %}<table>{% for r in raekker %}<tr><td><strong>{{ r.frist|kort_dato }}</strong>"
        "<span>{{ r.frist|afstand:dag }}</span></td><td><a href=\"{% url 'kontor:sag' r.nummer %}?fra=min-dag\">"
        "{{ r.navn }}</a><span>{{ r.nummer }} · {{ r.fase }}</span></td><td><strong>{{ r.pligt }}</strong> "
        '<span class="art art--{{ r.art }}">{{ r.art|artnavn }}</span><span>{{ r.forklaring }} {{ r.hjemmel }}</span>'
        "</td><td>{{ r.ejer }}<span>{{ r.team }}</span></td></tr>{% endfor %}</table>"
    )
    jinja = median_us(lambda: tegn(raekker, DAG, vis_ejer=True, i_perioden={}), 200)
    django = median_us(lambda: klassisk.render({"raekker": raekker, "dag": DAG}), 200)
    return Maaling("Arbejdslistens tabel, Jinja2 over for Django", jinja / django, KLASSISK, "×")
