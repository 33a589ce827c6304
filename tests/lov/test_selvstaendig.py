"""Tilskud til selvstændige: håndregnede eksempler, grundbeløbet år for år, grænser og egenskaber."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.bog.eksempler import Eksempel, efterproev, regnefejl
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.stoette.gammel_ordning_selvstaendig import beregn_gammel_selvstaendig
from fleksjob.lov.stoette.selvstaendig_doer import UDEN_LOFT, beregn_selvstaendig
from fleksjob.lov.stoette.selvstaendig_ret import GRUNDE, LOV as RET, YDELSER, beregn_selvstaendig_ret

EKSEMPLER = [
    Eksempel(**raekke)
    for raekke in yaml.safe_load(
        (Path(__file__).parent / "eksempler" / "selvstaendig.yaml").read_text(encoding="utf-8")
    )
]


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=[f"{e.nr}: {e.titel}" for e in EKSEMPLER])
def test_eksempel(eksempel: Eksempel) -> None:
    assert efterproev(eksempel) == ()
    assert regnefejl(eksempel) == ()


# --- grundbeløbet ----------------------------------------------------------------------------------------------------

EGEN_REGULERING = {
    2014: 1.8, 2015: 1.5, 2016: 1.4, 2017: 2.0, 2018: 2.0, 2019: 2.0, 2020: 1.9, 2021: 2.0, 2022: 0.9, 2023: 2.7,
}  # fmt: skip


def grundbeloeb(aar: int) -> float:
    return vaerdi("selvstaendig_grundbeloeb_aar", date(aar, 12, 31)).vaerdi


@pytest.mark.parametrize("aar", EGEN_REGULERING)
def test_grundbeloebet_foelger_sin_egen_regulering(aar: int) -> None:
    """Hele satsreguleringen var 2,0 i 2020 og 1,2 i 2022; grundbeløbet fik 1,9 og 0,9."""
    assert abs(grundbeloeb(aar) - grundbeloeb(aar - 1) * (1 + EGEN_REGULERING[aar] / 100)) < 1


def test_2024_er_bekendtgoerelsens_tal_og_ikke_det_regulerede() -> None:
    assert (grundbeloeb(2024), round(grundbeloeb(2023) * 1.032)) == (156_956, 156_953)


def test_koebenhavns_graense_for_2021_er_den_fra_2020() -> None:
    """Siden skriver 146.767 kr. og væk ved 479.630 kr.; det sidste hører til grundbeløbet for 2020."""
    assert (grundbeloeb(2021), round(grundbeloeb(2020) / 0.3)) == (146_767, 479_630)


# --- døren -----------------------------------------------------------------------------------------------------------

I_2024: dict[str, Any] = {"dato": date(2024, 6, 1), "anden_arbejdsindkomst_aar": 0.0}


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"dato": date(2012, 12, 31), "aarsindtaegt": 0.0}, "dato"),
        ({"aarsindtaegt": 0.0, "overskud_2": 1.0}, "aarsindtaegt"),
        ({"aarsindtaegt": 0.0, "begge_aegtefaeller": True}, "aarsindtaegt"),
        ({"aarsindtaegt": 0.0, "grundbeloeb_aar": 160_000.0}, "grundbeloeb_aar"),
        ({"aarsindtaegt": 0.0, "dato": date(2025, 1, 1)}, "grundbeloeb_aar"),
        ({"aarsindtaegt": 0.0, "omfattet_af_loft": True}, "omfattet_af_loft"),
        ({"aarsindtaegt": 0.0, "skoennet_indkomst": True}, "skoennet_indkomst"),
        ({"overskud_1": 1.0, "overskud_2": 1.0}, "overskud_3"),
        ({"aarsindtaegt": -1.0}, "aarsindtaegt"),
        ({"aarsindtaegt": 0.0, "udbetalt_md": 1.0}, "udbetalte_maaneder"),
        ({"aarsindtaegt": 0.0, "udbetalt_md": 1.0, "udbetalte_maaneder": 13.0}, "udbetalte_maaneder"),
        ({"aarsindtaegt": 0.0, "anden_arbejdsindkomst_aar": None}, "anden_arbejdsindkomst_aar"),
    ],
)
def test_doeren_naevner_feltet(oplyst: dict[str, Any], felt: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_selvstaendig(**{**I_2024, **oplyst})
    assert fejl.value.felt == felt
    assert fejl.value.besked.endswith(".")


def test_forbeholdene_siger_hvad_der_ikke_er_laest() -> None:
    egen = beregn_selvstaendig(**I_2024, aarsindtaegt=100_000)
    assert egen.forbehold == (UDEN_LOFT,)
    tre_aar = beregn_selvstaendig(**I_2024, overskud_1=1.0, overskud_2=1.0, overskud_3=1.0)
    assert any("ikke i bekendtgørelsen" in f for f in tre_aar.forbehold)
    assert not any("underskud" in f for f in tre_aar.forbehold)
    foer = beregn_selvstaendig(
        **{**I_2024, "dato": date(2023, 12, 31)}, overskud_1=1.0, overskud_2=1.0, overskud_3=1.0
    )
    assert len([f for f in foer.forbehold if "underskud" in f]) == 1
    udledt = beregn_selvstaendig(dato=date(2019, 5, 1), aarsindtaegt=0, anden_arbejdsindkomst_aar=0)
    assert any("udledt" in f for f in udledt.forbehold)
    for aar in (2018, 2024):
        igen = beregn_selvstaendig(
            **{**I_2024, "dato": date(aar, 6, 1)}, aarsindtaegt=0, udbetalt_md=1, udbetalte_maaneder=1
        )
        assert any("Kommunen skal afgøre" in f for f in igen.forbehold)
    oplyst = beregn_selvstaendig(
        dato=date(2026, 5, 1), aarsindtaegt=0, anden_arbejdsindkomst_aar=0, grundbeloeb_aar=170_000
    )
    assert any("ikke læst for årene efter 2024" in f for f in oplyst.forbehold)
    assert oplyst["tilskud_aar"] == 170_000


# --- egenskaber ------------------------------------------------------------------------------------------------------

AAR = st.integers(2013, 2024)
KRONER = st.integers(-500_000, 900_000)


def aarets(aar: int, overskud: tuple[int, int, int], anden: int = 0) -> Decimal:
    svar = beregn_selvstaendig(
        dato=date(aar, 7, 1),
        overskud_1=overskud[0],
        overskud_2=overskud[1],
        overskud_3=overskud[2],
        anden_arbejdsindkomst_aar=anden,
    )
    return svar.beloeb("tilskud_aar")


@given(AAR, st.tuples(KRONER, KRONER, KRONER), st.integers(0, 300_000))
def test_tilskuddet_er_mellem_nul_og_grundbeloebet_og_aarenes_orden_er_ligegyldig(
    aar: int, overskud: tuple[int, int, int], anden: int
) -> None:
    beloeb = aarets(aar, overskud, anden)
    assert 0 <= beloeb <= Decimal(str(grundbeloeb(aar)))
    assert beloeb == aarets(aar, (overskud[2], overskud[0], overskud[1]), anden)


@given(AAR, st.tuples(KRONER, KRONER, KRONER), st.integers(0, 100_000))
def test_en_krone_mere_koster_hoejst_30_oere(aar: int, overskud: tuple[int, int, int], anden: int) -> None:
    foer, efter = aarets(aar, overskud, anden), aarets(aar, overskud, anden + 1)
    assert Decimal("0") <= foer - efter <= Decimal("0.31")


@given(AAR, st.tuples(KRONER, KRONER, KRONER))
def test_det_daarligste_aar_er_uden_betydning(aar: int, overskud: tuple[int, int, int]) -> None:
    daarligst = min(overskud)
    vaerre = tuple(x - 100_000 if x == daarligst else x for x in overskud)
    if overskud.count(daarligst) == 1:
        assert aarets(aar, overskud) == aarets(aar, (vaerre[0], vaerre[1], vaerre[2]))


@given(AAR, st.integers(0, 900_000))
def test_tolv_maaneder_er_aarets_tilskud(aar: int, indtaegt: int) -> None:
    svar = beregn_selvstaendig(dato=date(aar, 7, 1), aarsindtaegt=indtaegt, anden_arbejdsindkomst_aar=0)
    assert abs(12 * svar.beloeb("tilskud_md") - svar.beloeb("tilskud_aar")) <= Decimal("0.06")


# --- hvem der har ret ------------------------------------------------------------------------------------------------

ALT_I_ORDEN: dict[str, Any] = {
    "dato": date(2024, 6, 1),
    "foedselsdato": date(1980, 1, 1),
    "varigt_nedsat": True,
    "udnyttes_fuldt": True,
    "hovedbeskaeftigelse": True,
    "foerste_gang": True,
    "drift_timer_uge": 30.0,
    "drift_maaneder": 12.0,
    "ydelse": "ingen",
}
EEN_MANGLER: dict[str, dict[str, Any]] = {
    GRUNDE[1.0]: {"varigt_nedsat": False},
    GRUNDE[2.0]: {"udnyttes_fuldt": False},
    GRUNDE[3.0]: {"hovedbeskaeftigelse": False},
    GRUNDE[4.0]: {"foedselsdato": date(1950, 1, 1)},
    GRUNDE[5.0]: {"drift_maaneder": 11.0},
    GRUNDE[6.0]: {"ydelse": "efterloen"},
}


@pytest.mark.parametrize("grund", EEN_MANGLER)
def test_hver_betingelse_kan_alene_give_afslag_med_sin_grund(grund: str) -> None:
    assert beregn_selvstaendig_ret(**ALT_I_ORDEN).resultater == {
        "ret": "ja",
        "grund": GRUNDE[0.0],
        "bevilges_aar": Decimal("5.00"),
    }
    svar = beregn_selvstaendig_ret(**{**ALT_I_ORDEN, **EEN_MANGLER[grund]})
    assert (svar["ret"], svar["grund"], svar["bevilges_aar"]) == ("nej", grund, Decimal("0.00"))


FOERSTE_DAG = {"seniorpension": date(2020, 1, 1), "tidlig-pension": date(2022, 1, 1)}


@pytest.mark.parametrize("ydelse", [y for y in YDELSER.values() if y != "ingen"])
def test_hver_ydelse_udelukker_fra_sin_foerste_dag(ydelse: str) -> None:
    fra = FOERSTE_DAG.get(ydelse, date(2013, 1, 1))
    assert beregn_selvstaendig_ret(**{**ALT_I_ORDEN, "dato": fra, "ydelse": ydelse})["ret"] == "nej"
    if ydelse in FOERSTE_DAG:
        with pytest.raises(UgyldigtInput, match="findes først fra"):
            beregn_selvstaendig_ret(
                **{**ALT_I_ORDEN, "dato": fra.replace(year=fra.year - 1, month=12, day=31), "ydelse": ydelse}
            )


@pytest.mark.parametrize(
    ("dag", "udelukkende"),
    [(date(2019, 12, 31), 5), (date(2020, 1, 1), 6), (date(2021, 12, 31), 6), (date(2022, 1, 1), 7)],
)
def test_kredsen_af_ydelser_vokser_med_aarene(dag: date, udelukkende: int) -> None:
    svar = [RET.regn(("faar_ydelse",), dag, {"ydelse": kode})[0] for kode in sorted(YDELSER)]
    assert svar == [0.0] + [1.0] * udelukkende + [0.0] * (7 - udelukkende)


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"ydelse": "su"}, "ydelse"),
        ({"ydelse": None}, "ydelse"),
        ({"foedselsdato": date(2024, 6, 1)}, "foedselsdato"),
        ({"foerste_gang": False}, "drift_maaneder"),
        ({"drift_maaneder": 25.0}, "drift_maaneder"),
        ({"drift_timer_uge": None}, "drift_timer_uge"),
        ({"dato": date(2012, 12, 31)}, "dato"),
    ],
)
def test_rettens_doer_naevner_feltet(oplyst: dict[str, Any], felt: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_selvstaendig_ret(**{**ALT_I_ORDEN, **oplyst})
    assert fejl.value.felt == felt


def test_alt_der_mangler_naevnes_paa_een_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        beregn_selvstaendig_ret(dato=date(2024, 6, 1), foedselsdato=date(1980, 1, 1))
    assert len(fejl.value.fejl) == 7


# --- tilkendt før 2013 -----------------------------------------------------------------------------------------------


@given(AAR, st.integers(0, 700_000), st.sampled_from(["halvdelen", "to-tredjedele"]))
def test_den_gamle_stoette_er_broeken_af_loennen_eller_loftet(aar: int, loen: int, andel: str) -> None:
    dag = date(aar, 6, 30)
    svar = beregn_gammel_selvstaendig(
        dato=dag, tilkendt=date(2012, 12, 31), andel=andel, mindste_loen_aar=loen
    )
    grundlag = min(loen, vaerdi("gammel_ordning_hoejeste_loen_aar", dag).vaerdi)
    assert abs(
        svar.beloeb("tilskud_aar") - Decimal(str(grundlag)) * (3 if andel == "halvdelen" else 4) / 6
    ) <= Decimal("0.5")
    assert len([f for f in svar.forbehold if "ikke læst for støtte" in f or "fuld tid" in f]) == 2


def test_den_gamle_stoettes_doer_naevner_felterne() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        beregn_gammel_selvstaendig(dato=date(2020, 1, 1), tilkendt=date(2013, 1, 1), andel="alt")
    assert [f.felt for f in fejl.value.fejl] == ["tilkendt", "andel"]
    with pytest.raises(UgyldigtInput, match=r"kendes kun til og med 31\. december 2024"):
        beregn_gammel_selvstaendig(
            dato=date(2025, 1, 1), tilkendt=date(2010, 1, 1), andel="halvdelen", mindste_loen_aar=1
        )
