"""Arbejdsgiverens udgifter og den statslige fleksjobordning: eksempler, trapper, grænser og egenskaber."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.bog.eksempler import Eksempel, efterproev, regnefejl
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, vaerdi
from fleksjob.lov.stoette.arbejdsgiver import ATP_MAAL, ATP_SIDST_LAEST, IKKE_MED, beregn_arbejdsgiver
from fleksjob.lov.stoette.arbejdsgiver_stat import beregn_statsordning

MAPPE = Path(__file__).parent / "eksempler"
EKSEMPLER = [
    Eksempel(**raekke) for raekke in yaml.safe_load((MAPPE / "arbejdsgiver.yaml").read_text(encoding="utf-8"))
]
(ME_27,) = (
    e
    for e in yaml.safe_load((MAPPE / "offentliggjorte_stoette.yaml").read_text(encoding="utf-8"))["examples"]
    if e["id"] == "ME-27"
)
ET_DOEGN = timedelta(days=1)


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=[f"{e.nr}: {e.titel}" for e in EKSEMPLER])
def test_eksempel(eksempel: Eksempel) -> None:
    assert efterproev(eksempel) == ()
    assert regnefejl(eksempel) == ()


# --- ATP -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("oplyst", "ventet"), list(zip(ME_27["inputs"], ME_27["expected"], strict=True)))
def test_me_27_atp_trappen_i_2024(oplyst: dict[str, float], ventet: dict[str, float]) -> None:
    svar = beregn_arbejdsgiver(dato=date(ME_27["price_year"], 6, 30), timer_md=oplyst["hours_month"])
    assert (svar["atp_loenmodtager"], svar["atp_arbejdsgiver"]) == (ventet["employee"], ventet["employer"])
    assert set(svar.resultater) == set(ATP_MAAL)


@pytest.mark.parametrize(
    ("dag", "fuld", "forbehold"),
    [
        (date(2015, 12, 31), Decimal("180.00"), True),
        (date(2016, 1, 1), Decimal("189.35"), False),
        (date(2023, 12, 31), Decimal("189.35"), False),
        (date(2024, 1, 1), Decimal("198.00"), False),
        (date(2024, 12, 31), Decimal("198.00"), False),
        (date(2025, 1, 1), Decimal("198.00"), True),
        (date(2026, 12, 31), Decimal("198.00"), True),
    ],
)
def test_atp_dagen_foer_og_efter_hvert_skift(dag: date, fuld: Decimal, forbehold: bool) -> None:
    svar = beregn_arbejdsgiver(dato=dag, timer_md=117)
    assert svar["atp_arbejdsgiver"] == fuld
    assert bool(svar.forbehold) == forbehold


def test_efter_2024_er_der_eet_forbehold_for_alle_atp_bidrag() -> None:
    assert beregn_arbejdsgiver(dato=date(2026, 5, 1), timer_md=117).forbehold == (ATP_SIDST_LAEST,)


@given(st.dates(date(2013, 1, 1), date(2026, 12, 31)), st.floats(0, 400))
def test_atp_deles_med_en_tredjedel_og_to_tredjedele(dag: date, timer: float) -> None:
    svar = beregn_arbejdsgiver(dato=dag, timer_md=timer)
    arbejdsgiver, loenmodtager = svar.beloeb("atp_arbejdsgiver"), svar.beloeb("atp_loenmodtager")
    assert abs(arbejdsgiver - 2 * loenmodtager) <= Decimal("0.05")
    assert (arbejdsgiver == 0) == (timer < 39)


# --- hvad det koster -------------------------------------------------------------------------------------------------


def koster(dato: date = date(2024, 5, 1), **oplyst: Any) -> Decimal:
    faelles: dict[str, Any] = {"timeloen": 160.0, "pension_pct": 8.0, "ferieform": "feriegodtgoerelse"}
    return beregn_arbejdsgiver(dato=dato, **{**faelles, **oplyst}).beloeb("koster_md")


def test_det_der_ikke_er_med_siges_altid() -> None:
    svar = beregn_arbejdsgiver(
        dato=date(2024, 5, 1), timer_md=40, timeloen=160, pension_pct=0, ferieform="ferie-med-loen"
    )
    assert svar.forbehold == (IKKE_MED,)
    for udeladt in ("AES", "AUB", "barsel.dk", "finansieringsbidrag"):
        assert udeladt in IKKE_MED


def test_foer_ferieloven_af_2020_er_procenterne_ikke_laest() -> None:
    """1 pct. er hukommelse til og med august 2020, 12,5 pct. til og med august 2019."""
    for dag, navne in (
        (date(2019, 8, 31), {"feriegodtgoerelse_pct", "ferietillaeg_pct"}),
        (date(2019, 9, 1), {"ferietillaeg_pct"}),
        (date(2020, 8, 31), {"ferietillaeg_pct"}),
        (date(2020, 9, 1), set()),
    ):
        assert {n for n in ("feriegodtgoerelse_pct", "ferietillaeg_pct") if vaerdi(n, dag).forbehold} == navne


@given(
    st.integers(0, 37), st.sampled_from([25.0, 50.0, 100.0]), st.integers(0, 40_000).map(lambda o: o / 100)
)
def test_timer_med_intensitet_er_det_samme_som_de_betalte_timer(
    timer: int, intensitet: float, loen: float
) -> None:
    betalt = timer * intensitet / 100
    assert koster(timer_uge=float(timer), intensitet_pct=intensitet, timeloen=loen) == koster(
        timer_uge=betalt, intensitet_pct=100.0, timeloen=loen
    )


@given(st.floats(0, 37), st.floats(0, 37), st.integers(0, 500))
def test_flere_timer_koster_aldrig_mindre(a: float, b: float, loen: int) -> None:
    faa, mange = sorted((a, b))
    assert koster(timer_uge=faa, intensitet_pct=100.0, timeloen=loen) <= koster(
        timer_uge=mange, intensitet_pct=100.0, timeloen=loen
    )


@given(
    st.integers(1, 160),
    st.integers(0, 500),
    st.integers(0, 20),
    st.sampled_from(["feriegodtgoerelse", "ferie-med-loen"]),
)
def test_summen_er_summen_af_linjerne(timer: int, loen: int, pension: int, ferie: str) -> None:
    svar = beregn_arbejdsgiver(
        dato=date(2023, 5, 1), timer_md=timer, timeloen=loen, pension_pct=pension, ferieform=ferie
    )
    linjer = sum(svar.beloeb(m) for m in ("loen_md", "pension_md", "atp_arbejdsgiver", "ferie_md"))
    assert svar["koster_md"] == linjer
    assert svar["loen_md"] == timer * loen
    assert abs(svar.beloeb("koster_time") * timer - linjer) <= Decimal("0.005") * timer


# --- sygdom ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sats", alle_vaerdier("sygedagpenge_hoejeste_time"), ids=lambda v: str(v.fra))
def test_sygedagpengenes_timebeloeb_er_ugebeloebet_delt_med_37(sats: Any) -> None:
    """Hvert timebeløb ganget med 37 rammer et ugebeløb, der kan deles med 5."""
    uge = sats.vaerdi * 37
    assert abs(uge - 5 * round(uge / 5)) < 0.2


@given(st.integers(0, 40), st.integers(0, 500))
def test_refusionen_er_hoejst_loennen_for_timerne(sygetimer: int, loen: int) -> None:
    svar = beregn_arbejdsgiver(
        dato=date(2024, 5, 1),
        timer_md=40,
        timeloen=loen,
        pension_pct=0,
        ferieform="ferie-med-loen",
        sygetimer_md=sygetimer,
    )
    assert (
        0 <= svar.beloeb("sygerefusion_md") <= min(Decimal(sygetimer * loen), Decimal("126.89") * sygetimer)
    )
    assert svar["koster_efter_refusion_md"] == svar.beloeb("koster_md") - svar.beloeb("sygerefusion_md")


def test_dagen_foer_og_efter_de_kendte_sygedagpenge() -> None:
    oplyst: dict[str, Any] = {
        "timer_md": 40,
        "timeloen": 200,
        "pension_pct": 0,
        "ferieform": "ferie-med-loen",
        "sygetimer_md": 1,
    }
    assert beregn_arbejdsgiver(dato=date(2013, 1, 7), **oplyst)["sygerefusion_md"] == Decimal("108.24")
    assert beregn_arbejdsgiver(dato=date(2024, 12, 31), **oplyst)["sygerefusion_md"] == Decimal("126.89")
    for dag in (date(2013, 1, 6), date(2025, 1, 1)):
        with pytest.raises(UgyldigtInput, match="Refusion ved sygdom"):
            beregn_arbejdsgiver(dato=dag, **oplyst)


# --- døren -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"timer_md": 40.0, "timer_uge": 10.0, "intensitet_pct": 100.0}, "timer_md"),
        ({"timer_md": 400.5}, "timer_md"),
        ({"timer_uge": 10.0}, "intensitet_pct"),
        ({"timer_uge": 38.0, "intensitet_pct": 100.0}, "timer_uge"),
        ({"timer_uge": 10.0, "intensitet_pct": 101.0}, "intensitet_pct"),
        ({"timer_md": 40.0, "ferieform": "ingen"}, "ferieform"),
        ({"timer_md": 40.0, "ferieform": None}, "ferieform"),
        ({"timer_md": 40.0, "timeloen": None}, "timeloen"),
        ({"timer_md": 40.0, "pension_pct": None}, "pension_pct"),
        ({"timer_md": -1.0}, "timer_md"),
        ({"timer_uge": 10.0, "intensitet_pct": 50.0, "sygetimer_md": 22.0}, "sygetimer_md"),
    ],
)
def test_doeren_naevner_feltet(oplyst: dict[str, Any], felt: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        koster(**oplyst)
    assert fejl.value.felt == felt
    assert fejl.value.besked.endswith(".")


# --- den statslige ordning -------------------------------------------------------------------------------------------


def statens(
    begyndt: date, loen: float, andre: float, dato: date = date(2024, 5, 1), timer: float = 37.0
) -> Any:
    return beregn_statsordning(
        dato=dato,
        begyndt=begyndt,
        loenudgift_kvartal=loen,
        andre_refusioner_kvartal=andre,
        timer_uge=timer,
    )


@given(
    st.dates(date(1999, 1, 1), date(2024, 1, 1)),
    st.integers(0, 400_000),
    st.integers(0, 400_000),
    st.integers(1, 37),
)
def test_staten_giver_aldrig_mere_end_det_der_mangler(begyndt: date, a: int, b: int, timer: int) -> None:
    andre, loen = sorted((a, b))
    svar = statens(begyndt, loen, andre, timer=timer)
    assert 0 <= svar.beloeb("refusion_kvartal") <= loen - andre
    assert svar.beloeb("egen_udgift_kvartal") == loen - andre - svar.beloeb("refusion_kvartal")


@pytest.mark.parametrize(
    ("begyndt", "refusion"),
    [
        (date(2002, 3, 31), 200_000),
        (date(2002, 4, 1), 100_000),
        (date(2006, 7, 4), 100_000),
        (date(2006, 7, 5), Decimal("73523.50")),
        (date(2012, 12, 31), Decimal("73523.50")),
        (date(2013, 1, 1), Decimal("73523.50")),
    ],
)
def test_dagen_foer_og_efter_hvert_hold(begyndt: date, refusion: Any) -> None:
    assert statens(begyndt, 200_000, 0)["refusion_kvartal"] == refusion


def test_et_job_kan_begynde_den_dag_der_spoerges_om() -> None:
    dag = date(2024, 5, 1)
    assert statens(dag, 1000, 0, dato=dag)["refusion_kvartal"] == 500


def test_efter_2024_er_kvartalets_loft_ikke_laest() -> None:
    with pytest.raises(
        UgyldigtInput, match=r"lønudgift pr\. kvartal.*kendes kun til og med 31\. december 2024"
    ):
        statens(date(2010, 1, 1), 1, 0, dato=date(2025, 1, 1))


@pytest.mark.parametrize("dag", [date(2015, 12, 31), date(2020, 1, 1)])
def test_bidraget_kendes_kun_2016_til_2019(dag: date) -> None:
    oplyst: dict[str, Any] = {
        "begyndt": date(2015, 1, 1),
        "loenudgift_kvartal": 0,
        "andre_refusioner_kvartal": 0,
        "timer_uge": 10,
    }
    assert beregn_statsordning(dato=dag, **oplyst)["refusion_kvartal"] == 0
    with pytest.raises(UgyldigtInput, match="bidrag til ordningen"):
        beregn_statsordning(dato=dag, **oplyst, aarsvaerk=20)


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"begyndt": date(2024, 5, 2)}, "begyndt"),
        ({"andre_refusioner_kvartal": 100.5}, "andre_refusioner_kvartal"),
        ({"timer_uge": 0.0}, "timer_uge"),
        ({"loenudgift_kvartal": None}, "loenudgift_kvartal"),
    ],
)
def test_statens_doer_naevner_feltet(oplyst: dict[str, Any], felt: str) -> None:
    faelles: dict[str, Any] = {
        "dato": date(2024, 5, 1),
        "begyndt": date(2010, 1, 1),
        "loenudgift_kvartal": 100.0,
        "andre_refusioner_kvartal": 0.0,
        "timer_uge": 10.0,
    }
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_statsordning(**{**faelles, **oplyst})
    assert fejl.value.felt == felt
