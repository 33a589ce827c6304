"""Den samme regel for én, for mange med numba og for mange med NumPy giver samme tal, bit for bit."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from fleksjob.lov.kerne import loekke
from fleksjob.lov.kerne.befolkning import Tal, beregn_befolkning, hvorfor
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigLov, UgyldigtInput, UgyldigVariant
from fleksjob.lov.kerne.motor import Variant
from fleksjob.lov.kerne.oversaettelse import som_udtryk
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.oplysninger import maanedens_sidste_dag

ALT = (
    *("loen", "loft", "nedsaettelse", "foer_loft", "fleksloentilskud", "atp", "udbetalt", "i_alt", "zone"),
    *(
        "gevinst_pr_ekstra_krone",
        "tilskud_ophoerer_ved_loen",
        "loft_binder_ved_loen",
        "loft_binder_ved_timer",
    ),
)
DAG = date(2024, 5, 31)
maaneder = st.dates(date(2013, 1, 1), date(2026, 12, 31)).map(maanedens_sidste_dag)


@pytest.fixture(autouse=True, scope="module")
def eget_lager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Numbas oversættelser lægges i en mappe, prøven selv ejer."""
    mappe = tmp_path_factory.mktemp("lager")
    foer = os.environ.get("NUMBA_CACHE_DIR")
    os.environ["NUMBA_CACHE_DIR"] = str(mappe)
    yield mappe
    if foer is None:
        del os.environ["NUMBA_CACHE_DIR"]
    else:
        os.environ["NUMBA_CACHE_DIR"] = foer


def en_ad_gangen(
    dag: date, kolonner: dict[str, Tal | float], maal: tuple[str, ...], politik: str
) -> dict[str, Tal]:
    antal = max(np.size(k) for k in kolonner.values())
    svar = {m: np.empty(antal) for m in maal}
    for i in range(antal):
        kendte = {n: float(k[i]) if isinstance(k, np.ndarray) else k for n, k in kolonner.items()}
        for m, x in zip(maal, LOV.regn(maal, dag, kendte, politik), strict=True):
            svar[m][i] = x
    return svar


def folk(dag: date, froe: int, antal: int = 60) -> dict[str, Tal | float]:
    """Timelønninger og timer med kanterne med: ingen timer, fuld tid, ingen løn og løn lige om grænsen."""
    tilfaeldig = np.random.default_rng(froe)
    graense = LOV.regn(("graense",), dag, {})[0]
    timeloen = np.round(tilfaeldig.uniform(90, 400, antal), 2)
    timer = np.round(tilfaeldig.uniform(0, 37, antal), 1)
    timer[:3] = [0.0, 37.0, 12.0]
    timeloen[3:6] = [0.0, graense * 12 / 52 / 12, graense * 12 / 52 / 12 + 0.01]
    timer[4:6] = 12.0
    return {
        "timeloen": timeloen,
        "timer_uge": timer,
        "fuldtidstimeloen": timeloen + np.round(tilfaeldig.uniform(0, 60, antal) * (timer > 20), 2),
        "pension_pct": np.round(tilfaeldig.uniform(0, 18, antal), 1),
        "anden_loen_md": np.round(tilfaeldig.uniform(0, 9000, antal), 2) * (timer < 10),
    }


@settings(max_examples=40, deadline=None)
@given(
    dag=maaneder,
    froe=st.integers(0, 10**6),
    politik=st.sampled_from(["oere", "ingen", "hele_kroner_pr_linje"]),
)
def test_een_numba_og_numpy_er_enige_paa_bit(dag: date, froe: int, politik: str) -> None:
    kolonner = folk(dag, froe)
    en = en_ad_gangen(dag, kolonner, ALT, politik)
    numba = beregn_befolkning(LOV, ALT, [dag], kolonner, politik=politik, motor="numba")
    numpy = beregn_befolkning(LOV, ALT, [dag], kolonner, politik=politik, motor="numpy")
    for m in ALT:
        np.testing.assert_array_equal(numba[m], en[m], err_msg=m)
        np.testing.assert_array_equal(numpy[m], en[m], err_msg=m)


@pytest.mark.parametrize("motor", ["numba", "numpy"])
def test_tolv_maaneder_over_et_satsskifte_i_eet_kald(motor: str) -> None:
    dage = [maanedens_sidste_dag(date(2023 + (m + 6) // 12, (m + 6) % 12 + 1, 1)) for m in range(12)]
    loen = np.random.default_rng(3).uniform(1, 40_000, (12, 50)).round(2)
    svar = beregn_befolkning(
        LOV,
        ("fleksloentilskud",),
        dage,
        {"loen": loen, "loft": loen + 9_000, "anden_loen_md": 0.0},
        motor=motor,
    )
    assert svar["fleksloentilskud"].shape == (12, 50)
    for nr, dag in enumerate(dage):
        alene = en_ad_gangen(
            dag,
            {"loen": loen[nr], "loft": loen[nr] + 9_000, "anden_loen_md": 0.0},
            ("fleksloentilskud",),
            "oere",
        )
        np.testing.assert_array_equal(svar["fleksloentilskud"][nr], alene["fleksloentilskud"])


@pytest.mark.parametrize("motor", ["numba", "numpy"])
def test_intet_manglende_taeller_som_nul(motor: str) -> None:
    timer = np.array([10.0, np.nan, -1.0, 37.5, np.inf])
    kolonner: dict[str, Tal | float] = {
        "timeloen": 200.0,
        "timer_uge": timer,
        "fuldtidstimeloen": 200.0,
        "pension_pct": 0.0,
        "anden_loen_md": 0.0,
    }
    svar = beregn_befolkning(LOV, ("fleksloentilskud",), [DAG], kolonner, motor=motor)
    assert svar.gyldig.tolist() == [True, False, False, False, False]
    assert svar.ugyldige == 4
    assert np.isnan(svar["fleksloentilskud"][1:]).all()
    assert [f.besked for f in hvorfor(LOV, {"timer_uge": 37.5})] == [
        "Antal betalte timer om ugen må højst være 37, men er 37,5."
    ]


def test_en_manglende_kolonne_naevnes() -> None:
    with pytest.raises(UgyldigtInput, match="Anden løn mangler"):
        beregn_befolkning(LOV, ("fleksloentilskud",), [DAG], {"loen": np.ones(3), "loft": np.ones(3)})


def test_forkert_form_afvises() -> None:
    with pytest.raises(UgyldigtInput, match=r"Kolonnen loft har formen \(2,\); den skal være \(3,\)"):
        beregn_befolkning(
            LOV, ("fleksloentilskud",), [DAG], {"loen": np.ones(3), "loft": np.ones(2), "anden_loen_md": 0.0}
        )
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="måned for måned"):
        beregn_befolkning(
            LOV, ("loft",), [DAG, DAG], {"fuldtidsmaanedsloen_md": np.ones(3), "pension_pct": 0.0}
        )
    with pytest.raises(UgyldigtInput, match="Mindst én kolonne"):
        beregn_befolkning(LOV, ("loft",), [DAG], {"fuldtidsmaanedsloen_md": 1.0, "pension_pct": 0.0})


def test_flere_forslag_i_eet_gennemloeb_er_som_hvert_for_sig() -> None:
    loen = np.random.default_rng(5).uniform(1, 45_000, 40_000).round(2)  # mere end ét stykke
    kolonner: dict[str, Tal | float] = {"loen": loen, "loft": loen + 12_000, "anden_loen_md": 0.0}
    forslag = [
        LOV.med(Variant(navn=str(x), fra=date(2024, 1, 1), vaerdier={"nedsaettelse_over_graensen_andel": x}))
        for x in (0.4, 0.7)
    ]
    samlet = beregn_befolkning(LOV, ("fleksloentilskud",), [DAG], kolonner, varianter=forslag, motor="numba")
    for nr, en_lov in enumerate((LOV, *forslag)):
        alene = beregn_befolkning(en_lov, ("fleksloentilskud",), [DAG], kolonner, motor="numpy")
        np.testing.assert_array_equal(samlet.svar[nr]["fleksloentilskud"], alene["fleksloentilskud"])
    assert (samlet.svar[1]["fleksloentilskud"] >= samlet.svar[2]["fleksloentilskud"]).all()
    assert (samlet.svar[1]["fleksloentilskud"] > samlet.svar[2]["fleksloentilskud"]).any()


def test_et_forslag_med_andre_satser_genbruger_det_oversatte() -> None:
    kolonner: dict[str, Tal | float] = {"loen": np.ones(3), "loft": np.ones(3), "anden_loen_md": 0.0}
    beregn_befolkning(LOV, ("atp",), [DAG], kolonner, motor="numba")
    foer = loekke.oversaet.cache_info().misses
    forslag = LOV.med(
        Variant(navn="x", fra=date(2024, 1, 1), vaerdier={"nedsaettelse_over_graensen_andel": 0.5})
    )
    beregn_befolkning(forslag, ("atp",), [DAG], kolonner, motor="numba")
    beregn_befolkning(LOV, ("atp",), [date(2014, 5, 31)], kolonner, motor="numba")
    assert loekke.oversaet.cache_info().misses == foer


def test_et_forslag_uden_virkning_er_ogsaa_en_fejl_her() -> None:
    forslag = LOV.med(Variant(navn="atp", fra=date(2024, 1, 1), vaerdier={"atp_af_tilskud_andel": 0.06}))
    with pytest.raises(UgyldigVariant, match="indgår ikke"):
        beregn_befolkning(
            *(LOV, ("fleksloentilskud",), [DAG]),
            {"loen": np.ones(3), "loft": np.ones(3), "anden_loen_md": 0.0},
            varianter=[forslag],
        )


def test_uden_et_lager_at_skrive_i_regnes_der_alligevel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "en_fil"
    fil.write_text("ikke en mappe")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(fil))
    krop = "def regnestykke(satser, kolonne_a, svar_b):\n    svar_b[0] = kolonne_a[0] + satser[0]\n    return 0\n"
    tekst = "import numpy as np\n" + krop
    svar = np.zeros(1)
    assert loekke.oversaet(tekst, "loekke", 1, 1)(np.array([2.0]), np.array([3.0]), svar) == 0
    assert svar[0] == 5.0


def test_lageret_er_aldrig_i_pakken(
    eget_lager: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert loekke.lager() == eget_lager / "fleksjob"
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert loekke.lager() == tmp_path / "fleksjob"


def med_loekke(loen_md: float) -> float:
    while loen_md > 1:
        return loen_md
    return 1.0


def uden_ende(loen_md: float) -> float:
    if loen_md > 1:
        return loen_md
    return None


def mange_veje(a: float, b: float) -> float:
    mindst, hoejst = min(a, b, 5.0), max(a, b)
    if not (a >= b and a <= b) and (mindst < 0 or hoejst >= 10):
        return -abs(a - b)
    elif 1 < a <= 3:
        mindst = mindst + 1
    return mindst if b > 2 else hoejst / 2


def test_regelsproget_er_lille_og_ens_i_begge_oversaettelser() -> None:
    a, b = (x.ravel() for x in np.meshgrid(np.arange(-2.0, 13.0, 0.5), np.arange(-2.0, 13.0, 0.5)))
    loekken = som_udtryk(mange_veje, {"a": "a", "b": "b"}, "loekke")
    raekken = som_udtryk(mange_veje, {"a": "a", "b": "b"}, "numpy")
    facit = [mange_veje(x, y) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    assert [eval(loekken, {"a": x, "b": y}) for x, y in zip(a.tolist(), b.tolist(), strict=True)] == facit
    assert eval(raekken, {"np": np, "a": a, "b": b}).tolist() == facit
    for forbudt in (med_loekke, uden_ende):
        with pytest.raises(UgyldigLov, match=forbudt.__name__):
            som_udtryk(forbudt, {"loen_md": "x"}, "loekke")
