"""Holdets tavle: kalenderen og tallene er arkivets egne rækker, og det, tavlen slutter af en frists kode, passer."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.forloeb.forloebsgenerator import forloeb

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik.foedselsdage import ALDERSFRISTER
from fleksjob.sager.projektioner import projektion
from fleksjob.sager.visninger.holdet import LOVENS, RETTIGHEDER, SOM_SKREVET

DAG = date(2026, 12, 20)
"""Annas opfølgning efter 3 måneder er 1. januar; den dag er i kalenderen."""


@pytest.fixture
def _egen_mappe(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    monkeypatch.setenv("FLEKSJOB_DAG", DAG.isoformat())


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate],
          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
@given(forloeb().filter(bool), st.dates(date(1955, 1, 1), date(1995, 1, 1)))
def test_koden_siger_det_samme_om_fristen_som_raekken(haendelser: list[AlleHaendelser], foedt: date) -> None:
    """Tavlen læser af koden, om loven sætter fristen, og om den er en ret med udløb; så slipper den for rækken."""
    for en in projektion(Person(foedt), haendelser).pligter:
        if en.kode in ALDERSFRISTER:
            continue
        assert (en.efter_frist == "bortfaldet") == (en.kode in RETTIGHEDER), en.kode
        if en.kode not in SOM_SKREVET:
            assert (en.art == "lov") == (en.kode in LOVENS), en.kode


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.usefixtures("_egen_mappe")
def test_kalenderen_er_fem_uger_af_vores_egne_frister(sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    """Talt én gang til, række for række."""
    from fleksjob.sager.models import Pligt
    from fleksjob.sager.visninger.holdet import holdets_tavle

    tavle = holdets_tavle(folk.leder, DAG)
    mandag = date(2026, 12, 14)
    assert [en.dag for en in tavle.kalender] == [mandag + timedelta(days=nr) for nr in range(35)]
    talt: Counter[tuple[date, bool]] = Counter()
    for en in Pligt.for_kommune(folk.hjemme).filter(aaben=True, gaelder_fra__lte=DAG, aaben_til__gt=DAG):
        andres = en.ansvarlig in ("borger", "arbejdsgiver") or en.kode in (
            "rykkes",
            "udbetaling",
            *ALDERSFRISTER,
        )
        if en.frist and not andres and en.efter_frist != "bortfaldet":
            talt[en.frist, en.art == "lov"] += 1
    ventet = [(en.dag, talt[en.dag, True], talt[en.dag, False]) for en in tavle.kalender]
    assert any(lov or andre for _, lov, andre in ventet)
    assert [(en.dag, en.lov, en.andre) for en in tavle.kalender] == ventet


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.usefixtures("_egen_mappe")
def test_tavlen_tegner_kalenderen_og_har_tallene_ved_siden_af(
    sager: SimpleNamespace, folk: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    klient = Client()
    klient.force_login(folk.leder)
    with django_assert_max_num_queries(14):
        svar = klient.get(reverse("kontor:holdet")).content.decode()
    assert "Fristkalender</h2>" in svar
    assert "Frister dag for dag" in svar
    assert "Dagene i tal" in svar
    assert "style=" not in svar
    for navn in ("Anna", "Bo Brink", "Dorte", "Erik"):
        assert navn not in svar
