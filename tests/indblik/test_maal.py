"""Målene: håndregnede eksempler på højst ti personer, og egenskaber, de altid har."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tests.indblik.bevaegelser import FORLOEB
from tests.indblik.lille_arkiv import FOEDT, MAERKER, NU, LilleArkiv, laes, regn

from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik import tabeller
from fleksjob.indblik.maal import ALLE, MAAL
from fleksjob.indblik.maal.timer import BAAND
from fleksjob.indblik.sagsraekker import foldet
from fleksjob.indblik.svar import svar

EKSEMPLER = sorted((Path(__file__).parent / "eksempler").glob("*.yaml"))
DAG = date(2020, 6, 30)


def _eksempel(fil: Path) -> dict[str, Any]:
    fundet: dict[str, Any] = yaml.safe_load(fil.read_text("utf-8"))
    return fundet


@pytest.mark.parametrize("fil", EKSEMPLER, ids=lambda fil: fil.stem)
def test_eksemplet_er_som_regnet_i_haanden(fil: Path, tmp_path: Path) -> None:
    e = _eksempel(fil)
    sager = {navn: laes(haendelser) for navn, haendelser in e["sager"].items()}
    assert len(sager) <= 10
    arkiv = LilleArkiv(
        sager,
        udbetalinger=[tuple(en) for en in e.get("udbetalinger", ())],
        personer=e.get("personer", {}),
        brancher=e.get("brancher", {}),
    )
    fundet = regn(tmp_path, arkiv, e["maal"], e["dag"], **e.get("valg", {}))
    for felt, vaerdier in e.get("kun", {}).items():
        fundet = [en for en in fundet if en[felt] in vaerdier]
    assert fundet == e["forventet"]


def test_hvert_maal_har_et_eksempel_og_alt_det_der_skal_staa_om_det() -> None:
    assert {_eksempel(fil)["maal"] for fil in EKSEMPLER} == set(MAAL)
    for maal in ALLE:
        for felt in ("navn", "definition", "population", "formel", "kilde", "sikkerhed", "forbehold"):
            assert getattr(maal, felt).strip(), (maal.kode, felt)


def test_kolonnerne_er_dem_udtrykket_giver() -> None:
    from fleksjob.indblik.maal import ubundne

    for maal in ALLE:
        assert list(maal.udtryk(ubundne(), DAG).columns) == [k.navn for k in maal.kolonner], maal.kode


def test_et_valg_maalet_ikke_kender_er_en_fejl() -> None:
    from fleksjob.indblik.maal import ubundne

    with pytest.raises(ValueError, match="kender ikke graense; det kender taerskel, hoejst"):
        MAAL["progression"].udtryk(ubundne(), DAG, graense=1)


_MANGE = st.lists(FORLOEB, min_size=1, max_size=4)
_FLERE = st.lists(FORLOEB, min_size=4, max_size=8)
# Hvert eksempel skriver tabeller og regner alle mål; få eksempler, og ingen lang jagt på det mindste.
_LIDT = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _alle(
    tmp_path: Path, sager: list[list[AlleHaendelser]], dag: date, koder: Iterable[str] = MAAL
) -> dict[str, list[dict[str, Any]]]:
    arkiv = LilleArkiv({f"sag{nr}": haendelser for nr, haendelser in enumerate(sager) if haendelser})
    tabeller.opdater(tmp_path, arkiv, NU)
    return {kode: list(svar(tmp_path, kode, dag).raekker) for kode in koder}


@_LIDT
@given(_MANGE, st.dates(date(2009, 1, 1), date(2028, 12, 31)))
def test_delene_giver_det_hele(
    tmp_path_factory: pytest.TempPathFactory, sager: list[list[AlleHaendelser]], dag: date
) -> None:
    koder = ("progression", "ledighedsydelse_nu", "timer", "stagnation", "frister", "tilgang")
    tal = _alle(tmp_path_factory.mktemp("t"), sager, dag, koder)
    for en in tal["progression"]:
        assert en["op"] + en["ned"] + en["uaendret"] == en["antal"]
        assert en["op_andel"] + en["ned_andel"] + en["uaendret_andel"] == pytest.approx(100, abs=0.21)
    for kode, felt in (("progression", "anciennitet"), ("ledighedsydelse_nu", "baand")):
        hele = [en["antal"] for en in tal[kode] if en[felt] == "i_alt"]
        assert [sum(en["antal"] for en in tal[kode] if en[felt] != "i_alt")] == (hele or [0])
    assert sum(en["antal"] for en in tal["timer"]) <= len(sager)
    assert {en["baand"] for en in tal["timer"]} <= set(BAAND)
    stille = tal["stagnation"][0]
    assert 0 <= stille["stille_24"] <= stille["stille_12"] <= stille["job"]
    for en in tal["frister"]:
        assert 0 <= en["holdt"] <= en["antal"]
    for en in tal["tilgang"]:
        assert en["direkte"] <= sum(m["visiteret"] for m in tal["tilgang"])


@settings(_LIDT, max_examples=3)
@given(_FLERE, st.randoms(use_true_random=False))
def test_raekkefoelgen_haendelserne_kom_i_er_ligegyldig(
    tmp_path_factory: pytest.TempPathFactory, sager: list[list[AlleHaendelser]], tilfaeldig: Random
) -> None:
    blandede = [tilfaeldig.sample(haendelser, len(haendelser)) for haendelser in sager]
    foer = _alle(tmp_path_factory.mktemp("f"), sager, DAG)
    efter = _alle(tmp_path_factory.mktemp("e"), blandede, DAG)
    # Fristernes vinduer følger, hvornår det sidste blev registreret; det er det samme i begge ordener.
    assert efter == foer


@_LIDT
@given(_MANGE, st.dates(date(2009, 1, 1), date(2028, 12, 1)))
def test_bestanden_i_dag_er_bestanden_foer_plus_ind_minus_ud(
    tmp_path_factory: pytest.TempPathFactory, sager: list[list[AlleHaendelser]], dag: date
) -> None:
    mappe = tmp_path_factory.mktemp("b")
    foer, kode = dag - timedelta(days=30), "ledighedsydelse_nu"
    har = [
        sum(en["antal"] for en in _alle(mappe, sager, en_dag, [kode])[kode] if en["baand"] == "i_alt")
        for en_dag in (foer, dag)
    ]
    forloeb_ = [en for raekke in sager for en in _ydelser(raekke)]
    ind = sum(foer < fra <= dag for fra, _ in forloeb_)
    ud = sum(til is not None and foer < til <= dag for _, til in forloeb_)
    assert har[1] == har[0] + ind - ud


def _ydelser(haendelser: list[AlleHaendelser]) -> list[tuple[date, date | None]]:
    fundne, _ = foldet(Person(FOEDT), haendelser, MAERKER)
    return [(en.fra, en.til) for en in fundne if en.slags == "ledighedsydelse"]
