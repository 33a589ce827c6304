"""Nettoindkomsten: håndregnede eksempler, hvad en krone mere er værd i hånden, og grænserne."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import alle_vaerdier
from fleksjob.lov.tilskud.netto import GRUNDLAGET, LOV, TILSKUDDET_OG_SKATTEN, UDELADT
from fleksjob.lov.tilskud.netto_doer import EN_TIME_MERE, REGELSAET, beregn_netto

EKSEMPLER = yaml.safe_load((Path(__file__).parent / "eksempler" / "netto.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=lambda e: e["navn"])
def test_haandregnet(eksempel: dict[str, Any]) -> None:
    svar = beregn_netto(**eksempel["oplyst"])
    regnet = {maal: svar[maal] for maal in eksempel["resultat"]}
    assert regnet == {
        maal: Decimal(str(x)).quantize(Decimal("0.01")) for maal, x in eksempel["resultat"].items()
    }


# Løn pr. måned uden pension, så timelønnen er løn / 86,6667 ved 20 timer; satserne er 2026.
ZONER = {
    "A": (13_000.0, 60_000.0),  # under grænsen på 17.672, også med 17 pct. pension; tilskuddet er over 10.000
    "B": (18_000.0, 60_000.0),  # over grænsen, årslønnen under jobfradragets 235.200
    "C": (8_000.0, 23_000.0),  # loftet binder med mere end 10.000 i tilskud
}
OFFENTLIGGJORT = [
    (0, {"A": 0.42, "B": 0.26, "C": -0.02}),
    (12, {"A": 0.35, "B": 0.20, "C": -0.08}),
    (17, {"A": 0.33, "B": 0.18, "C": -0.11}),
]
DAG = date(2026, 5, 31)


def _kendte(loen: float, loft: float, pension_pct: float) -> dict[str, float]:
    return {
        "maanedsloen_md": loen,
        "fuldtidsmaanedsloen_md": loft,
        "pension_pct": pension_pct,
        "anden_loen_md": 0.0,
        "timer_uge": 20.0,
    }


@pytest.mark.parametrize(("pension_pct", "vaerdier"), OFFENTLIGGJORT)
@pytest.mark.parametrize("zone", "ABC")
def test_en_krone_mere_i_haanden(pension_pct: float, vaerdier: dict[str, float], zone: str) -> None:
    """Kroner i hånden pr. krone i løn med pension i 2026, gennemsnitskommune; tabellen har to decimaler."""
    loen, loft = ZONER[zone]
    maal = ("netto", "loen", "fleksloentilskud", "zone")
    foer = LOV.regn(maal, DAG, _kendte(loen, loft, pension_pct), "ingen")
    efter = LOV.regn(maal, DAG, _kendte(loen + 100, loft, pension_pct), "ingen")
    assert "ABC"[int(foer[3]) - 1] == "ABC"[int(efter[3]) - 1] == zone
    assert min(foer[2], efter[2]) > 10_000
    assert (efter[0] - foer[0]) / (efter[1] - foer[1]) == pytest.approx(vaerdier[zone], abs=0.0051)


def test_atp_af_tilskuddet_giver_lidt_tilbage_under_ti_tusind() -> None:
    """Under 10.000 kr. i tilskud falder ATP med det; de 5 pct. efter skat er 0,05 × (1 − 0,3771) = 0,0311."""
    maal = ("netto", "loen", "fleksloentilskud")
    for loen, forskel in ((8_000.0, 0.0), (15_000.0, 0.031145)):
        foer = LOV.regn(maal, DAG, _kendte(loen, 23_000, 0), "ingen")
        efter = LOV.regn(maal, DAG, _kendte(loen + 100, 23_000, 0), "ingen")
        assert (efter[2] < 10_000) == (forskel > 0)
        # Zone C: 0,92 − 1 = −0,08 efter skat, og fradraget på 12,75 pct. af kommunens 25,7.
        ventet = -0.08 * 0.6229 + 0.1275 * 0.257 + forskel
        assert (efter[0] - foer[0]) / 100 == pytest.approx(ventet, abs=1e-6)


def test_uden_kommuneskat_regnes_med_gennemsnittet_og_det_siges() -> None:
    oplyst: dict[str, Any] = {"dato": date(2026, 5, 1), "timeloen": 150, "timer": 12, "fuldtidstimeloen": 150}
    gennemsnit = beregn_netto(**oplyst)
    egen = beregn_netto(**oplyst, kommuneskat_pct=25, kirkeskat_pct=0.7)
    assert gennemsnit["netto"] == egen["netto"]
    om_skatten = {f for f in gennemsnit.forbehold if "gennemsnit" in f}
    assert len(om_skatten) == 2
    assert set(gennemsnit.forbehold) - set(egen.forbehold) == om_skatten


@pytest.mark.parametrize("aar", range(2016, 2027))
def test_det_huskede_og_det_udeladte_siges_i_hvert_aar(aar: int) -> None:
    svar = beregn_netto(dato=date(aar, 7, 1), timeloen=150, timer=12, fuldtidstimeloen=150)
    assert {UDELADT, TILSKUDDET_OG_SKATTEN, GRUNDLAGET} <= set(svar.forbehold)


def test_jobfradraget_begynder_i_2018_og_sundhedsbidraget_slutter_med_det() -> None:
    def regler(dag: date) -> set[str]:
        svar = beregn_netto(dato=dag, timeloen=150, timer=30, fuldtidstimeloen=300)
        return {t.kode for t in svar.trin} | {v.navn for v in svar.satser}

    assert "jobfradrag" not in regler(date(2017, 12, 31))
    assert "jobfradrag" in regler(date(2018, 1, 1))
    assert "sundhedsbidrag_pct" in regler(date(2018, 12, 31))
    assert "sundhedsbidrag_pct" not in regler(date(2019, 1, 1))


def test_jobfradraget_har_bund_og_loft() -> None:
    """2026: 4,5 pct. over 19.600 om måneden (235.200 / 12), højst 258,33 (3.100 / 12)."""

    def fradrag(loen: float) -> float:
        kendte = _kendte(loen, 60_000, 0) | {"atp_loenmodtager": 0.0}
        (x,) = LOV.regn(("jobfradrag",), DAG, kendte, "ingen")
        return x

    assert fradrag(19_600) == 0
    assert fradrag(19_700) == pytest.approx(4.5)
    assert fradrag(25_340) == pytest.approx(258.3)
    assert fradrag(26_000) == pytest.approx(3_100 / 12)


def test_beskaeftigelsesfradraget_har_loft() -> None:
    """2026: 12,75 pct., højst 63.300 om året; loftet nås ved 41.372,55 om måneden."""

    def fradrag(loen: float) -> float:
        kendte = _kendte(loen, 60_000, 0) | {"atp_loenmodtager": 0.0}
        (x,) = LOV.regn(("beskaeftigelsesfradrag",), DAG, kendte, "ingen")
        return x

    assert fradrag(41_372) == pytest.approx(0.1275 * 41_372)
    assert fradrag(41_373) == 63_300 / 12


@pytest.mark.parametrize("dato", [date(2015, 12, 31), date(2027, 1, 1)])
def test_uden_for_tiden_regnes_ikke(dato: date) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_netto(dato=dato, timeloen=150, timer=12, fuldtidstimeloen=150)
    assert fejl.value.felt == "dato"


@pytest.mark.parametrize(
    ("galt", "felt"),
    [
        ({"timer": 38}, "timer"),
        ({"timer": -1}, "timer"),
        ({"kommuneskat_pct": -1}, "kommuneskat_pct"),
        ({"kommuneskat_pct": 19.99}, "kommuneskat_pct"),
        ({"kommuneskat_pct": 30.01}, "kommuneskat_pct"),
        ({"kommuneskat_pct": float("nan")}, "kommuneskat_pct"),
        ({"kirkeskat_pct": 2.01}, "kirkeskat_pct"),
        ({"kirkeskat_pct": -0.01}, "kirkeskat_pct"),
        ({"fuldtidstimeloen": None}, "fuldtidsloen"),
        ({"fuldtidstimeloen": 100}, "fuldtidstimeloen"),
    ],
)
def test_daarlige_oplysninger_siger_hvad_der_er_galt(galt: dict[str, Any], felt: str) -> None:
    oplyst: dict[str, Any] = {
        "dato": date(2026, 5, 1),
        "timeloen": 150,
        "timer": 12,
        "fuldtidstimeloen": 150,
    } | galt
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        beregn_netto(**oplyst)
    alle = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
    assert [f.felt for f in alle if isinstance(f, UgyldigtInput)] == [felt]


@pytest.mark.parametrize(("kommune", "kirke"), [(20, 0), (30, 2)])
def test_graenserne_for_skatteprocenterne_er_med(kommune: float, kirke: float) -> None:
    oplyst: dict[str, Any] = {"dato": date(2026, 5, 1), "timeloen": 150, "timer": 12, "fuldtidstimeloen": 150}
    svar = beregn_netto(**oplyst, kommuneskat_pct=kommune, kirkeskat_pct=kirke)
    assert 0 < svar.beloeb("netto") < svar.beloeb("personlig_indkomst")


def test_hvert_aar_har_sit_eget_tal() -> None:
    """De indekserede beløb står for hvert år; intet er ført videre fra et andet."""
    for navn in (
        "personfradrag_aar",
        "bundskat_pct",
        "beskaeftigelsesfradrag_pct",
        "beskaeftigelsesfradrag_hoejst_aar",
    ):
        assert [v.fra.year for v in alle_vaerdier(navn)] == list(range(2013, 2027))
    for navn in ("jobfradrag_pct", "jobfradrag_bund_aar", "jobfradrag_hoejst_aar"):
        assert [v.fra.year for v in alle_vaerdier(navn)] == list(range(2018, 2027))


@given(
    aar=st.integers(2016, 2026),
    timeloen=st.floats(80, 400),
    timer=st.floats(0, 37),
    pension_pct=st.floats(0, 25),
    kommuneskat=st.floats(22, 28),
)
def test_skatten_er_mellem_nul_og_indkomsten(
    aar: int, timeloen: float, timer: float, pension_pct: float, kommuneskat: float
) -> None:
    svar = beregn_netto(
        dato=date(aar, 6, 1),
        timeloen=timeloen,
        timer=timer,
        fuldtidstimeloen=timeloen,
        pension_pct=pension_pct,
        kommuneskat_pct=kommuneskat,
        kirkeskat_pct=0,
        afrunding="ingen",
    )
    netto, indkomst = svar.beloeb("netto"), svar.beloeb("personlig_indkomst")
    assert 0 <= netto <= indkomst
    assert netto == pytest.approx(
        indkomst - svar.beloeb("bundskat") - svar.beloeb("kommuneskat"), abs=Decimal("0.02")
    )


def test_regelsaettets_doer_er_den_samme() -> None:
    oplyst: dict[str, Any] = {
        "dato": date(2026, 5, 1),
        "timeloen": 150.0,
        "timer": 12.0,
        "fuldtidstimeloen": 150.0,
    }
    assert REGELSAET.beregn(**oplyst).som_json() == beregn_netto(**oplyst).som_json()


def test_en_time_mere_i_haanden() -> None:
    """Zone A uden pension: 650 kr. × (0,92 × 0,6229 − 0,30 × 0,6229 + 0,1275 × 0,257) = 272,4 kr.; ATP er den samme."""
    oplyst: dict[str, Any] = {"dato": date(2026, 5, 1), "timeloen": 150, "fuldtidstimeloen": 400}
    mere = beregn_netto(**oplyst, timer=12)[EN_TIME_MERE]
    assert mere == beregn_netto(**oplyst, timer=13).beloeb("netto") - beregn_netto(**oplyst, timer=12).beloeb(
        "netto"
    )
    assert mere == pytest.approx(Decimal("272.32"), abs=Decimal("0.02"))
    assert beregn_netto(**oplyst, timer=36)[EN_TIME_MERE] is not None
    assert beregn_netto(**oplyst, timer=36.5)[EN_TIME_MERE] is None


@pytest.mark.parametrize(
    ("fuldtidstimeloen", "timer", "slut"),
    [
        (400, 12, "En time mere om ugen giver cirka 272 kr. mere."),
        (
            150,
            12,
            "En time mere om ugen giver cirka 11 kr. mindre, fordi tilskuddet falder mere, end du beholder.",
        ),
        (
            150,
            37,
            "Du får allerede løn for så mange timer, som der kan regnes med, så flere timer ændrer ikke svaret.",
        ),
    ],
)
def test_borgerens_tre_saetninger(fuldtidstimeloen: float, timer: float, slut: str) -> None:
    oplyst = {"dato": date(2026, 5, 1), "timeloen": 150, "timer": timer, "fuldtidstimeloen": fuldtidstimeloen}
    svar = beregn_netto(**oplyst)  # type: ignore[arg-type]
    assert REGELSAET.borger is not None
    hvad, hvorfor, aendring = REGELSAET.borger(svar, oplyst, beregn_netto)
    assert hvad.startswith("Du har cirka ")
    assert "til skat og AM-bidrag" in hvorfor
    assert aendring == slut
