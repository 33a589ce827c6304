"""Offentliggjorte eksempler fra kommuner, styrelsen, fagforeninger og brugere, regnet efter.

Prøvens navn siger, hvor kilden modsiger sig selv; så er det beløbene, der prøves, og modsigelsen, der står fast.
Eksempler på ordningen fra før 2013, fleksbidrag og arbejdsgiverens ATP hører til andre regler og er ikke her.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.tilskud.beregning import Beregning, beregn_fleksloentilskud
from fleksjob.lov.tilskud.fleksloentilskud import LOV

ALLE: dict[str, dict[str, Any]] = {
    e["id"]: e
    for e in yaml.safe_load(
        (Path(__file__).parent / "eksempler" / "offentliggjorte.yaml").read_text(encoding="utf-8")
    )["examples"]
}


def hele(x: Decimal | float) -> int:
    return int(Decimal(str(x)).quantize(Decimal(1), ROUND_HALF_UP))


def til_oere(x: float) -> Decimal:
    return Decimal(str(x)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def trin(b: Beregning, kode: str) -> Any:
    return next(t.vaerdi for t in b.trin if t.kode == kode)


def dag(e: dict[str, Any]) -> date:
    return date(e["price_year"], 6, 30)


def test_hvert_eksempel_er_proevet() -> None:
    proevede = {*SATSER, "ME-04", "ME-08", "ME-09", "ME-19", "ME-21", "ME-31"}
    assert set(ALLE) == proevede


SATSER = {
    "ME-01": "98 pct. af måneden, 2022",
    "ME-03": "98 pct. af dagen, 2017 (98 pct. af måneden ville give 18.035)",
    "ME-05": "98 pct. af dagen, 2014 (siden kalder tallene 2015)",
    "ME-07": "98 pct. af dagen, 2016",
    "ME-11": "98 pct. af måneden, 2023",
}


@pytest.mark.parametrize("nummer", SATSER, ids=[f"{n}: {tekst}" for n, tekst in SATSER.items()])
def test_satser(nummer: str) -> None:
    """Sidens dagpenge giver sidens grundbeløb, og begge er dem, der står i satserne."""
    e = ALLE[nummer]
    ind, ud = e["inputs"], e["expected"]
    regime = LOV.regime(dag(e))
    for paa_siden, navn in (
        ("dagpenge_max_month", "dagpenge_hoejeste_md"),
        ("dagpenge_max_day", "dagpenge_hoejeste_dag"),
    ):
        if paa_siden in ind:
            assert regime.vaerdier[navn].vaerdi == ind[paa_siden]
    assert LOV.regn(("grundbeloeb_af_dagpenge", "grundbeloeb"), dag(e), {}) == (ud["flt_base_month"],) * 2
    if "flt_threshold_month" in ud:
        assert LOV.regn(("graense",), dag(e), {}) == (ud["flt_threshold_month"],)


def test_me_03_maanedens_dagpenge_ville_give_et_andet_grundbeloeb() -> None:
    assert hele(0.98 * vaerdi("dagpenge_hoejeste_md", date(2017, 6, 30)).vaerdi) == 18_035


def test_me_05_siger_2015_men_er_2014() -> None:
    ud = ALLE["ME-05"]["expected"]
    i_2015 = LOV.regn(("grundbeloeb", "graense"), date(2015, 6, 30), {})
    assert i_2015 == (17_550, 13_648) != (ud["flt_base_month"], ud["flt_threshold_month"])


def test_me_04_koebenhavn_beloebene_er_2020_men_linjernes_tekst_er_2017() -> None:
    e = ALLE["ME-04"]
    loen, loft = e["inputs"]["wage_month_incl_pension"], e["inputs"]["full_time_wage_month_incl_pension"]
    b = beregn_fleksloentilskud(dato=dag(e), loen=loen, fuldtidsloen=loft)
    assert (b.grundbeloeb, b.graense) == (e["inputs"]["flt_base_month"], e["inputs"]["flt_threshold_month"])
    assert trin(b, "nedsaettelse_under") == til_oere(e["expected"]["deduction_low"])
    assert trin(b, "nedsaettelse_over") == til_oere(e["expected"]["deduction_high"])
    ikke_trykt = e["derived_not_printed"]
    assert b.foer_loft == til_oere(ikke_trykt["flt_before_cap"])
    assert (trin(b, "plads_under_loft"), b.fleksloentilskud) == (
        ikke_trykt["cap_room"],
        ikke_trykt["flt_after_cap"],
    )
    efter_teksten = beregn_fleksloentilskud(dato=date(2017, 6, 1), loen=loen, fuldtidsloen=loft)
    assert trin(efter_teksten, "nedsaettelse_under") != til_oere(e["expected"]["deduction_low"])
    # Fuldtidslønnen på siden hører til et ældre eksempel: 16.000 kr. for 22 timer er 26.909 kr. på fuld tid.
    assert hele(loen / 22 * 37) == 26_909 != loft


@pytest.mark.parametrize("politik", ["oere", "hele_kroner", "ingen"])
def test_me_08_stars_beregner_18_timer_til_200_kr(politik: str) -> None:
    e = ALLE["ME-08"]
    b = beregn_fleksloentilskud(
        dato=dag(e),
        timeloen=e["inputs"]["hourly_wage_incl_pension"],
        timer=e["inputs"]["hours_week"],
        fuldtidstimeloen=e["inputs"]["hourly_wage_incl_pension"],
        afrunding=politik,
    )
    ud = e["expected"]
    assert (b.loen, b.nedsaettelse, b.fleksloentilskud) == (
        ud["wage_month_incl_pension"],
        ud["deduction"],
        ud["flt"],
    )
    assert hele(b.loft) == ud["full_time_wage_month_incl_pension"]
    assert b.i_alt == ud["total_month_incl_pension_and_atp"]  # siden trækker ikke ATP fra


def test_me_09_ved_114_kr_i_timen_er_fuldtidsloennen_lig_grundbeloebet() -> None:
    e = ALLE["ME-09"]
    timeloen = e["expected"]["hourly_wage_where_full_time_wage_equals_base"]
    assert hele(e["inputs"]["flt_base_month"] * 12 / 52 / 37) == timeloen
    totaler = {
        beregn_fleksloentilskud(dato=dag(e), timeloen=timeloen, timer=t, fuldtidstimeloen=timeloen).i_alt
        for t in range(1, 38)
    }
    assert totaler == {Decimal("18278.00")}  # flere timer giver intet, som siden siger


@pytest.mark.parametrize(
    ("nummer", "naerhed", "rammer"),
    [
        pytest.param(
            "ME-19", 500, False, id="ME-19: siden siger ca. 36.500, men reglen giver 36.927 i 2013-niveau"
        ),
        pytest.param("ME-21", 100, True, id="ME-21: siden siger ca. 36.900"),
    ],
)
def test_hvor_tilskuddet_er_vaek_i_2013(nummer: str, naerhed: int, rammer: bool) -> None:
    e = ALLE[nummer]
    b = beregn_fleksloentilskud(dato=dag(e), loen=10_000, fuldtidsloen=60_000)
    assert (b.grundbeloeb, b.graense) == (e["inputs"]["flt_base_month"], e["inputs"]["flt_threshold_month"])
    paa_siden = e["expected"]["wage_month_incl_pension_where_flt_zero_approx"]
    afstand = abs(b.tilskud_ophoerer_ved_loen - paa_siden)
    assert (
        hele(b.tilskud_ophoerer_ved_loen)
        == e["derived_not_printed"]["wage_month_incl_pension_where_flt_zero"]
    )
    assert afstand < naerhed
    assert (afstand < 100) == rammer


@pytest.mark.parametrize("politik", ["oere", "ingen"])
def test_me_31_pension_paa_begge_sider_og_en_time_mere_giver_mindre(politik: str) -> None:
    e = ALLE["ME-31"]
    ind, ikke_trykt = e["inputs"], e["derived_not_printed"]
    fuldtid = ind["full_time_wage_month_excl_pension"]

    def ved(timer: float) -> Beregning:
        return beregn_fleksloentilskud(
            dato=dag(e),
            timeloen=fuldtid * 12 / 52 / 37,
            timer=timer,
            fuldtidsloen=fuldtid,
            pension_pct=ind["pension_pct_total"],
            afrunding=politik,
        )

    b = ved(ind["hours_week"])
    assert b.i_haanden == til_oere(e["expected"]["month_before_tax_excl_pension_after_5pct_atp"])
    assert (b.loen, b.loft) == (til_oere(ikke_trykt["wage_incl_pension"]), ikke_trykt["cap_incl_pension"])
    assert (b.fleksloentilskud, b.atp) == (til_oere(ikke_trykt["flt"]), til_oere(ikke_trykt["atp"]))
    assert ved(ind["hours_week"] + 1).i_haanden < b.i_haanden
