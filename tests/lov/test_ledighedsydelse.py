"""Ledighedsydelsen i kroner: satserne, nedsættelsen, dagene og det, der afvises."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.bog.haandregning import regn_efter
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.regelsaet import regelsaet
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, vaerdi
from fleksjob.lov.ydelse.ledighedssatser import SATSER
from fleksjob.lov.ydelse.ledighedsydelse import DAGE_UDLEDT, LAV_EFTER_REFORMEN, LOV
from fleksjob.lov.ydelse.ledighedsydelse_indtaegter import INDTAEGTER, ledighedsindtaegt
from fleksjob.lov.ydelse.ledighedsydelse_maaned import (
    DAGE_OG_LOEN,
    FORVENTET_LOEN,
    HEL_MAANED,
    beregn_ledighedsydelse,
)
from fleksjob.lov.ydelse.ledighedsydelse_regulering import efterreguler

EKSEMPLER: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "eksempler" / "ledighedsydelse.yaml").read_text(encoding="utf-8")
)
MAJ_2024 = date(2024, 5, 1)

maaneder = st.dates(date(2013, 1, 1), date(2026, 12, 31))
satser = st.sampled_from(SATSER)
kroner = st.decimals(0, 60_000, places=2).map(float)
dagtal = st.integers(0, 21)


def ydelse(svar: Svar) -> Decimal:
    return svar.beloeb("ledighedsydelse")


@pytest.mark.parametrize("e", EKSEMPLER, ids=[e["navn"] for e in EKSEMPLER])
def test_eksempel(e: dict[str, Any]) -> None:
    svar = beregn_ledighedsydelse(**e["oplyst"])
    ventet = {maal: Decimal(str(x)).quantize(Decimal("0.01")) for maal, x in e["resultat"].items()}
    assert {maal: svar[maal] for maal in ventet} == ventet


@pytest.mark.parametrize("e", EKSEMPLER, ids=[e["navn"] for e in EKSEMPLER])
def test_haandberegningen_er_rigtig_og_naar_frem(e: dict[str, Any]) -> None:
    linjer = regn_efter(e["haandberegning"])
    assert [linje for linje in linjer if not linje.stemmer] == []
    if linjer:
        assert {abs(linje.skrevet) for linje in linjer} & {float(x) for x in e["resultat"].values()}


# -- satserne --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("aar", range(2013, 2027))
def test_den_hoeje_sats_er_89_pct_af_dagpengene(aar: int) -> None:
    slaaet_op, regnet = LOV.regn(("beloeb_hoej", "hoej_af_dagpenge"), date(aar, 6, 30), {})
    assert slaaet_op == regnet


def test_i_2024_trykker_ministeriet_en_anden_uge_end_89_pct_giver() -> None:
    """bm.dk: 4.185 kr. om ugen; 89 pct. af 20.359 kr. er 18.120 kr. om måneden, som er 4.182 kr. om ugen."""
    assert round(float(LOV.regn(("beloeb_hoej",), MAJ_2024, {})[0]) * 12 / 52) == 4182 != 4185
    assert "4.185" in vaerdi("ledighedsydelse_hoej_md", MAJ_2024).note


@pytest.mark.parametrize(
    ("aar", "forsoerger", "andre"),
    [
        (2014, 14203, 10689),
        (2015, 14416, 10849),
        (2017, 14808, 11143),
        (2019, 15180, 11423),
        (2020, 15355, 11554),
        (2022, 15570, 11716),
        (2023, 15874, 11944),
        (2024, 16382, 12326),
    ],
)
def test_de_lave_satser_som_de_er_trykt(aar: int, forsoerger: int, andre: int) -> None:
    assert LOV.regn(("beloeb_lav_forsoerger", "beloeb_lav"), date(aar, 6, 30), {}) == (forsoerger, andre)


@given(st.dates(date(2013, 1, 1), date(2026, 12, 31)))
def test_satserne_ligger_i_orden(dag: date) -> None:
    hoej, forsoerger, andre = LOV.regn(("beloeb_hoej", "beloeb_lav_forsoerger", "beloeb_lav"), dag, {})
    assert hoej > forsoerger > andre > 0


def test_den_laveste_graense_er_aldrig_over_den_hoejeste_og_falder_aldrig() -> None:
    mindst = [v.vaerdi for v in alle_vaerdier("ledighedsydelse_graense_mindst_md")]
    assert mindst == sorted(mindst)
    for h in alle_vaerdier("ledighedsydelse_graense_hoejst_md"):
        assert vaerdi("ledighedsydelse_graense_mindst_md", h.fra).vaerdi <= h.vaerdi


def test_graensen_er_aldrig_fleksloentilskuddets_uden_at_vaere_laest_i_samme_lov() -> None:
    """I de år, hvor kun LAB's grænse er trykt, bruges den ikke."""
    laest = {2015: 13648, 2017: 14116, 2020: 14965, 2022: 15401, 2024: 16323}
    for aar in range(2013, 2027):
        dag = date(aar, 6, 30)
        if aar in laest:
            assert vaerdi("ledighedsydelse_graense_mindst_md", dag).vaerdi == laest[aar]
            assert vaerdi("ledighedsydelse_graense_hoejst_md", dag).vaerdi == laest[aar]
        else:
            lab = vaerdi("loenindtaegtsgraense_md", dag).vaerdi
            assert vaerdi("ledighedsydelse_graense_mindst_md", dag).vaerdi < lab


# -- forbehold -------------------------------------------------------------------------------------------------------


def test_et_svar_af_ordret_laeste_tal_har_ingen_forbehold() -> None:
    svar = beregn_ledighedsydelse(dato=date(2015, 5, 1), sats="hoej", loen=5000)
    assert svar.forbehold == ()
    assert {t.kode for t in svar.trin if t.kode.startswith("beloeb_")} == {"beloeb_hoej", "beloeb_for_dagene"}


def test_kun_den_valgte_sats_naevnes() -> None:
    svar = beregn_ledighedsydelse(dato=date(2026, 5, 1), sats="hoej")
    assert LAV_EFTER_REFORMEN not in svar.forbehold
    assert not [v.navn for v in svar.satser if "lav" in v.navn]
    for sats in ("lav", "lav-forsoerger"):
        assert LAV_EFTER_REFORMEN in beregn_ledighedsydelse(dato=date(2026, 5, 1), sats=sats).forbehold


def test_reformens_forbehold_begynder_1_juli_2025() -> None:
    foer = beregn_ledighedsydelse(dato=date(2025, 6, 30), sats="lav")
    efter = beregn_ledighedsydelse(dato=date(2025, 7, 1), sats="lav")
    assert (LAV_EFTER_REFORMEN in foer.forbehold, LAV_EFTER_REFORMEN in efter.forbehold) == (False, True)
    assert ydelse(foer) == ydelse(efter) == 12770


def test_graensens_forbehold_kommer_foerst_over_den_mindste_graense() -> None:
    under = beregn_ledighedsydelse(dato=date(2023, 5, 1), sats="lav", loen=15_401)
    over = beregn_ledighedsydelse(dato=date(2023, 5, 1), sats="lav", loen=15_402)
    assert under.forbehold == ()
    assert len(over.forbehold) == 1
    assert over.forbehold[0].startswith(
        "Grænsen mellem 30 og 55 pct. er ikke læst for 2023; den ligger mellem"
    )
    assert over.forbehold[0].endswith("højst til 7.323,40 kr.")


def test_dage_loen_og_foerste_maaned_siges() -> None:
    svar = beregn_ledighedsydelse(dato=date(2015, 5, 1), sats="hoej", loen=100, dage=10, foerste_maaned=True)
    assert svar.forbehold == (DAGE_UDLEDT, DAGE_OG_LOEN, FORVENTET_LOEN)
    assert beregn_ledighedsydelse(dato=date(2015, 5, 1), sats="hoej", dage=10).forbehold == (DAGE_UDLEDT,)


@pytest.mark.parametrize(
    ("dato", "skift"),
    [
        (date(2015, 1, 2), "5. januar 2015"),
        (date(2017, 1, 31), "2. januar 2017"),
        (date(2018, 1, 1), None),
        (date(2015, 2, 2), None),
        (date(2016, 2, 2), None),
    ],
)
def test_et_skift_midt_i_maaneden_siges(dato: date, skift: str | None) -> None:
    forbehold = beregn_ledighedsydelse(dato=dato, sats="hoej").forbehold
    ventet = (
        f"Ledighedsydelse på den høje sats (89 pct.) pr. uge blev ændret {skift}; hele måneden er regnet med den nye "
        "sats."
    )
    assert [f for f in forbehold if "blev ændret" in f] == ([ventet] if skift else [])


# -- egenskaber ------------------------------------------------------------------------------------------------------


@given(maaneder, satser, kroner, dagtal, dagtal)
def test_aldrig_under_nul_og_aldrig_over_satsen(
    dato: date, sats: str, loen: float, dage: int, sanktion: int
) -> None:
    svar = beregn_ledighedsydelse(
        dato=dato, sats=sats, loen=loen, dage=dage, sanktionsdage=min(dage, sanktion)
    )
    assert 0 <= ydelse(svar) <= svar.beloeb("ledighedsydelse_hoejst") <= svar.beloeb("maanedsbeloeb")


@given(maaneder, satser, kroner, kroner)
def test_mere_loen_giver_aldrig_mere_ydelse_og_altid_mere_i_alt(
    dato: date, sats: str, a: float, b: float
) -> None:
    lidt, mere = sorted((a, b))
    foer = beregn_ledighedsydelse(dato=dato, sats=sats, loen=lidt)
    efter = beregn_ledighedsydelse(dato=dato, sats=sats, loen=mere)
    oere = Decimal("0.02")
    for maal in ("ledighedsydelse", "ledighedsydelse_hoejst"):
        assert efter.beloeb(maal) <= foer.beloeb(maal) + oere
        fald = foer.beloeb(maal) - efter.beloeb(maal)
        assert fald <= Decimal("0.55") * (Decimal(str(mere)) - Decimal(str(lidt))) + oere


@given(maaneder, satser)
def test_ingen_spring_ved_graensen(dato: date, sats: str) -> None:
    for navn in ("ledighedsydelse_graense_mindst_md", "ledighedsydelse_graense_hoejst_md"):
        if navn.endswith("hoejst_md") and dato.year > 2024:
            continue
        graense = vaerdi(navn, date(dato.year, dato.month, 28)).vaerdi
        under, over = (
            beregn_ledighedsydelse(dato=dato, sats=sats, loen=x) for x in (graense, graense + 0.01)
        )
        for maal in ("ledighedsydelse", "ledighedsydelse_hoejst"):
            assert abs(under.beloeb(maal) - over.beloeb(maal)) <= Decimal("0.02")


@given(maaneder, satser, st.integers(0, 10), st.integers(0, 11))
def test_dage_kan_laegges_sammen(dato: date, sats: str, a: int, b: int) -> None:
    def for_dage(dage: int) -> Decimal:
        return ydelse(beregn_ledighedsydelse(dato=dato, sats=sats, dage=dage, afrunding="ingen"))

    assert abs(for_dage(a) + for_dage(b) - for_dage(a + b)) <= Decimal("0.02")


@given(maaneder, satser, st.integers(0, 21))
def test_en_sanktionsdag_er_en_dag_uden_ydelse(dato: date, sats: str, dage: int) -> None:
    sanktion = beregn_ledighedsydelse(dato=dato, sats=sats, sanktionsdage=dage)
    andet = beregn_ledighedsydelse(dato=dato, sats=sats, dage_uden=dage)
    assert ydelse(sanktion) == ydelse(andet)
    assert sanktion.beloeb("dage_med_ydelse") == andet.beloeb("dage_med_ydelse")


@given(maaneder, satser, kroner)
def test_med_forklaring_er_det_samme_som_uden(dato: date, sats: str, loen: float) -> None:
    svar = beregn_ledighedsydelse(dato=dato, sats=sats, loen=loen, afrunding="ingen")
    kode = float(SATSER.index(sats) + 1)
    kendte = {"sats": kode, "loen_md": loen, "ydelsesdage_md": HEL_MAANED}
    kendte |= {"sanktionsdage_md": 0.0, "dage_uden_ydelse_md": 0.0}
    dag = date(dato.year, dato.month, 28)
    if 2021 <= dato.year <= 2024:
        kendte["timer_uden_loen_md"] = 0.0
    (uden,) = LOV.regn(("ledighedsydelse",), dag, kendte, "ingen")
    assert ydelse(svar) == decimal(uden)


# -- det, der afvises ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oplyst", "felt", "besked"),
    [
        ({"dato": date(2012, 12, 31)}, "dato", "Ledighedsydelsens beløb før 1. januar 2013 er ikke fundet"),
        ({"dato": date(2027, 1, 1)}, "dato", "Datoen 1. januar 2027 er uden for det, beregneren kender"),
        ({"dato": None}, "dato", "Datoen mangler"),
        ({"sats": "mellem"}, "sats", "Satsen »mellem« findes ikke; vælg hoej, lav-forsoerger, lav."),
        (
            {"loen": -1},
            "loen",
            "Løn og indtægt i stedet for løn, med pension må ikke være under 0, men er -1.",
        ),
        ({"dage": 24}, "dage", "Dage med ret til ledighedsydelse må højst være 23, men er 24."),
        (
            {"dage": 10, "sanktionsdage": 6, "dage_uden": 5},
            "sanktionsdage",
            "Der er 11 dage uden ydelse, men kun 10",
        ),
        (
            {"dato": date(2020, 12, 31), "timer_uden_loen": 1},
            "timer_uden_loen",
            "Omregningssatsen er kun læst for 2021",
        ),
        (
            {"dato": date(2025, 1, 1), "timer_uden_loen": 1},
            "timer_uden_loen",
            "Omregningssatsen er kun læst for 2021",
        ),
    ],
)
def test_forkerte_oplysninger(oplyst: dict[str, Any], felt: str, besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_ledighedsydelse(**{"dato": MAJ_2024, "sats": "hoej", **oplyst})
    assert fejl.value.felt == felt
    assert fejl.value.besked.startswith(besked)


def test_flere_fejl_kommer_paa_een_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        beregn_ledighedsydelse(dato=MAJ_2024, sats="hoej", loen=-1, sanktionsdage=24)
    assert [f.felt for f in fejl.value.fejl] == ["loen", "sanktionsdage"]


def test_timer_uden_loen_kan_gives_dagen_efter_og_dagen_foer() -> None:
    for dag in (date(2021, 1, 1), date(2024, 12, 31)):
        assert beregn_ledighedsydelse(dato=dag, sats="hoej", timer_uden_loen=1).beloeb("indkomst") > 250


# -- regulering og indtægter -----------------------------------------------------------------------------------------


def test_foerste_maaned_reguleres_til_den_faktiske_loen() -> None:
    """18.120 − 30 pct. af 4.000 = 16.920; 18.120 − 30 pct. af 5.000 = 16.620; der er betalt 300 kr. for meget."""
    r = efterreguler(
        dato=MAJ_2024, sats="hoej", regnet_af_loen=4000, faktisk_loen=5000, opgjort=date(2024, 7, 1)
    )
    assert (r.regnet, r.rigtig, r.forskel) == (16920, 16620, -300)


def test_der_reguleres_hoejst_12_maaneder_tilbage() -> None:
    faelles: dict[str, Any] = {"sats": "hoej", "regnet_af_loen": 5000, "faktisk_loen": 4000}
    assert efterreguler(dato=date(2023, 7, 1), opgjort=date(2024, 7, 31), **faelles).forskel == 300
    with pytest.raises(
        UgyldigtInput, match=r"Juni 2023 ligger mere end 12 måneder før .* tilbage til juli 2023"
    ):
        efterreguler(dato=date(2023, 6, 30), opgjort=date(2024, 7, 1), **faelles)
    with pytest.raises(UgyldigtInput, match="Måneden skal ligge før opgørelsen"):
        efterreguler(dato=date(2024, 7, 2), opgjort=date(2024, 7, 1), **faelles)


def test_hver_indtaegt_har_een_virkning_og_en_kilde() -> None:
    assert len({i.art for i in INDTAEGTER}) == len(INDTAEGTER)
    assert {i.virkning for i in INDTAEGTER} == {"fradrag", "timer", "intet"}
    assert [i.hjemmel for i in INDTAEGTER if i.virkning == "intet"] == [
        f"BEK nr. 111 af 29/1/2021 § 12, nr. {n}" for n in range(1, 15)
    ]
    assert ledighedsindtaegt("underholdsbidrag").virkning == "intet"
    assert ledighedsindtaegt("pensionsbidrag").virkning == "fradrag"
    assert ledighedsindtaegt("egen_bolig").virkning == "timer"
    with pytest.raises(UgyldigtInput, match="er ikke læst i reglerne"):
        ledighedsindtaegt("lottogevinst")


def test_regelsaettet_kan_hentes_og_svarer_paa_sit_resultat() -> None:
    saet = regelsaet("ledighedsydelse")
    assert saet.resultat == "ledighedsydelse"
    assert ydelse(beregn_ledighedsydelse(dato=MAJ_2024, sats="lav")) == 12326


# -- til borgeren ----------------------------------------------------------------------------------------------------


def borger(kode: str, **oplyst: Any) -> tuple[str, str, str]:
    saet = regelsaet(kode)
    assert saet.borger is not None
    svar = saet.beregn(**oplyst)
    return saet.borger(svar, oplyst, lambda **ny: saet.beregn(**{**oplyst, **ny}))


def test_borgerens_tre_saetninger_kan_laegges_sammen() -> None:
    assert borger("ledighedsydelse", dato=MAJ_2024, sats="hoej", loen=20000) == (
        "Du får 11.200,75 kr. i ledighedsydelse for maj 2024.",
        "En hel måned er 18.120 kr.; der bliver trukket 6.919,25 kr. fra, fordi du har tjent 20.000 kr.",
        "Tjener du 1.000 kr. mere om måneden, bliver ydelsen 550 kr. lavere, så du i alt har 450 kr. mere før skat.",
    )


def test_borgeren_faar_baade_det_mindste_og_det_hoejeste() -> None:
    hvad, hvorfor, _ = borger("ledighedsydelse", dato=date(2023, 5, 1), sats="lav", loen=18000, dage=20)
    assert hvad == "Du får mindst 4.975,48 kr. og højst 5.205,98 kr. i ledighedsydelse for maj 2023."
    assert hvorfor.startswith("En hel måned er 11.944 kr., og dine 20 dage er 11.025,23 kr.")


def test_borgeren_uden_ydelse_faar_intet_loefte() -> None:
    assert borger("ledighedsydelse", dato=MAJ_2024, sats="lav", loen=50000)[::2] == (
        "Du får ikke ledighedsydelse for maj 2024.",
        "Får du mindre i løn, eller har du ret i flere dage, kan ydelsen blive højere.",
    )
