"""§ 123: beløbene, knækkene og det, der afvises. Kroner pr. måned."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.afrunding import AFRUNDINGER, til_kroner, til_oere
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, vaerdi
from fleksjob.lov.tilskud.beregning import Beregning, beregn_fleksloentilskud, indkomst_efter_timer
from fleksjob.lov.tilskud.fleksloentilskud import LOV
from fleksjob.lov.tilskud.oplysninger import TIMER_PR_MAANED

MAJ_2024 = date(2024, 5, 1)
OERE = Decimal("0.01")

maaneder = st.dates(date(2013, 1, 1), date(2026, 12, 31))
beloeb = st.decimals(0, 60_000, places=2)


def facit(dato: date, loen: Decimal, loft: Decimal, anden: Decimal = Decimal(0)) -> Decimal:
    """§ 123 skrevet en gang til, i hele decimaltal: hver nedsættelse i hele øre, halve op."""
    sidste = date(dato.year, dato.month, 28)
    grundbeloeb = Decimal(vaerdi("fleksloentilskud_hoejeste_md", sidste).vaerdi)
    graense = Decimal(vaerdi("loenindtaegtsgraense_md", sidste).vaerdi)
    i_alt = loen + anden
    under = (Decimal("0.30") * min(i_alt, graense)).quantize(OERE, ROUND_HALF_UP)
    over = (Decimal("0.55") * max(Decimal(0), i_alt - graense)).quantize(OERE, ROUND_HALF_UP)
    if loen == 0:
        return Decimal(0)
    return min(max(Decimal(0), grundbeloeb - under - over), max(Decimal(0), loft - loen))


def maaned(dato: date = MAJ_2024, **oplyst: Any) -> Beregning:
    return beregn_fleksloentilskud(dato=dato, **oplyst)


# --- beløbene ---------------------------------------------------------------------------------------------------------


@given(dato=maaneder, loen=beloeb, loft=beloeb, anden=beloeb)
def test_tilskuddet_er_paa_oeren_det_samme_som_i_hele_decimaltal(
    dato: date, loen: Decimal, loft: Decimal, anden: Decimal
) -> None:
    b = maaned(dato, loen=float(loen), fuldtidsloen=float(loft), anden_loen=float(anden))
    assert b.fleksloentilskud == facit(dato, loen, loft, anden)
    assert b.atp == min((b.fleksloentilskud * 5 / 100).quantize(OERE, ROUND_HALF_UP), Decimal(500))
    assert b.i_alt == loen + anden + b.fleksloentilskud
    assert b.udbetalt == b.fleksloentilskud - b.atp


@given(dato=maaneder, loen=beloeb, loft=beloeb, mere=st.decimals(0, 5_000, places=2))
def test_mere_i_loen_giver_aldrig_mindre_i_alt_og_aldrig_mere_tilskud(
    dato: date, loen: Decimal, loft: Decimal, mere: Decimal
) -> None:
    """Kun springet fra slet ingen løn til lidt løn går den anden vej."""
    foer = maaned(dato, loen=float(loen), fuldtidsloen=float(loft))
    efter = maaned(dato, loen=float(loen + mere), fuldtidsloen=float(loft))
    assert efter.i_alt >= foer.i_alt - OERE
    if loen > 0:
        assert efter.fleksloentilskud <= foer.fleksloentilskud


@given(dato=maaneder, loen=beloeb, loft=beloeb)
def test_tilskuddet_er_mellem_nul_og_grundbeloebet_og_under_loftet(
    dato: date, loen: Decimal, loft: Decimal
) -> None:
    b = maaned(dato, loen=float(loen), fuldtidsloen=float(loft))
    assert 0 <= b.fleksloentilskud <= b.grundbeloeb
    assert b.fleksloentilskud == 0 or b.loen + b.fleksloentilskud <= b.loft


def test_uden_loen_fra_arbejdsgiveren_er_der_intet_tilskud() -> None:
    b = maaned(loen=0, fuldtidsloen=30_000)
    assert (b.fleksloentilskud, b.i_alt, b.zone) == (0, 0, "D")
    assert b.zone_forklaring.startswith("Der er ingen løn fra arbejdsgiveren")
    assert maaned(loen=0.01, fuldtidsloen=30_000).fleksloentilskud == Decimal("19952.00")


def test_pensionen_taelles_med_paa_begge_sider() -> None:
    uden = maaned(loen=11_200, fuldtidsloen=33_600)
    med = maaned(loen=10_000, fuldtidsloen=30_000, pension_pct=12)
    assert (med.loen, med.loft, med.fleksloentilskud) == (uden.loen, uden.loft, uden.fleksloentilskud)
    assert uden.i_haanden - med.i_haanden == 1_200


def test_anden_loen_nedsaetter_men_fylder_ikke_under_loftet() -> None:
    uden = maaned(date(2022, 3, 1), loen=10_000, fuldtidsloen=26_000)
    med = maaned(date(2022, 3, 1), loen=10_000, fuldtidsloen=26_000, anden_loen=1_000)
    assert uden.fleksloentilskud - med.fleksloentilskud == 300
    assert med.i_alt - uden.i_alt == 700
    assert med.forbehold == uden.forbehold


def test_anden_loen_fra_2024_giver_forbehold_om_loftet() -> None:
    assert maaned(loen=10_000, fuldtidsloen=26_000).forbehold == ()
    (forbehold,) = maaned(loen=10_000, fuldtidsloen=26_000, anden_loen=1).forbehold
    assert "visse andre indtægter" in forbehold


# --- zonerne ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("loen", "loft", "zone", "gevinst"),
    [
        (16_322.99, 40_000, "A", "0.70"),
        (16_323, 40_000, "A", "0.70"),  # på grænsen: »indtil«
        (16_323.01, 40_000, "B", "0.45"),
        (43_695.88, 60_000, "B", "0.45"),
        (43_695.91, 60_000, "D", "1.00"),  # nedsættelsen har netop spist det sidste
        (10_000, 26_951.99, "C", "0.00"),
        (10_000, 26_952, "C", "0.00"),  # loftet er netop nået; den næste krone giver intet
        (10_000, 26_952.01, "A", "0.70"),
        (26_000, 26_000, "D", "1.00"),
        (27_000, 26_000, "D", "1.00"),
    ],
)
def test_zonen_skifter_paa_oeren(loen: float, loft: float, zone: str, gevinst: str) -> None:
    b = maaned(loen=loen, fuldtidsloen=loft)
    assert (b.zone, b.gevinst_pr_ekstra_krone) == (zone, Decimal(gevinst))


@given(dato=maaneder, loen=st.decimals(1, 60_000, places=0), loft=st.decimals(0, 60_000, places=0))
def test_gevinsten_er_den_der_faas_ved_en_krone_mere(dato: date, loen: Decimal, loft: Decimal) -> None:
    """Undtagen hvor kronen krydser et knæk, og så ligger den mellem de to zoners."""
    nu = maaned(dato, loen=float(loen), fuldtidsloen=float(loft))
    efter = maaned(dato, loen=float(loen) + 1, fuldtidsloen=float(loft))
    faas = efter.i_alt - nu.i_alt
    grænser = sorted((nu.gevinst_pr_ekstra_krone, efter.gevinst_pr_ekstra_krone))
    if nu.zone == efter.zone:
        assert abs(faas - nu.gevinst_pr_ekstra_krone) <= OERE
    else:
        assert min(grænser[0], 0) - OERE <= faas <= 1 + OERE


@given(
    dato=maaneder,
    timeloen=st.integers(100, 400),
    tillaeg=st.integers(0, 100),
    pension=st.sampled_from([0, 8, 12, 17]),
)
def test_loftet_begynder_at_binde_ved_det_timetal_der_siges(
    dato: date, timeloen: int, tillaeg: int, pension: int
) -> None:
    oplyst = {"timeloen": timeloen, "fuldtidstimeloen": timeloen + tillaeg, "pension_pct": pension}
    ved = maaned(dato, timer=10, **oplyst).loft_binder_ved_timer
    for timer in range(1, 38):
        zone = maaned(dato, timer=timer, **oplyst).zone
        if ved is None or timer < ved - Decimal("0.02"):
            assert zone in "AB" or (zone == "D" and ved is None)
        elif timer > ved + Decimal("0.02"):
            assert zone in "CD"


@pytest.mark.parametrize(
    ("timeloen", "i_2018", "i_2024", "i_2026"),
    [
        (130, "6.6", "2.3", "0.0"),
        (150, "12.7", "9.0", "5.4"),
        (175, "18.5", "15.3", "12.2"),
        (200, "26.2", "20.6", "17.3"),
    ],
)
def test_timer_hvor_loftet_binder_efter_timeloen(
    timeloen: int, i_2018: str, i_2024: str, i_2026: str
) -> None:
    """Regnet i hånden fra formlen (F − M) / 0,70 eller (F − M − 0,25 T) / 0,45."""
    for aar, timer in ((2018, i_2018), (2024, i_2024), (2026, i_2026)):
        b = maaned(date(aar, 5, 1), timeloen=timeloen, timer=10, fuldtidstimeloen=timeloen)
        assert b.loft_binder_ved_timer is not None
        assert b.loft_binder_ved_timer.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(timer)


def test_loftet_binder_aldrig_ved_250_kr_i_2018() -> None:
    b = maaned(date(2018, 5, 1), timeloen=250, timer=36, fuldtidstimeloen=250)
    assert (b.loft_binder_ved_timer, b.loft_binder_ved_loen, b.zone) == (None, None, "B")
    assert next(t for t in b.trin if t.kode == "loft_binder_ved_loen").tekst.endswith(": aldrig")


@pytest.mark.parametrize(("aar", "ophoerer"), [(2013, 36_927), (2018, 39_745), (2024, 43_696)])
def test_loen_hvor_tilskuddet_er_vaek(aar: int, ophoerer: int) -> None:
    b = maaned(date(aar, 5, 1), loen=10_000, fuldtidsloen=50_000)
    assert round(b.tilskud_ophoerer_ved_loen) == ophoerer


def test_zone_c_siger_at_flere_timer_ikke_betaler_sig_og_hvorfor() -> None:
    b = maaned(date(2018, 3, 1), timeloen=114, timer=10, fuldtidstimeloen=114)
    assert (b.zone, b.gevinst_pr_ekstra_krone, b.gevinst_ved_en_time_mere) == ("C", 0, 0)
    assert b.loft_binder_ved_timer == Decimal("0.05")
    assert b.zone_forklaring == (
        "Flere timer betaler sig ikke, for lønloftet er nået: løn og fleksløntilskud kan tilsammen højst blive "
        "fuldtidslønnen på 18.278 kr., så tilskuddet falder lige så meget, som lønnen stiger (sådan er det fra 0,05 "
        "betalte timer om ugen)."
    )


def test_zone_c_med_pension_siger_at_der_bliver_mindre() -> None:
    nu, mere = (maaned(timeloen=150, timer=t, fuldtidstimeloen=150, pension_pct=12) for t in (20, 21))
    assert nu.zone == "C"
    assert "der bliver mindre til rådighed" in nu.zone_forklaring
    assert mere.i_haanden < nu.i_haanden
    assert mere.i_alt == nu.i_alt


def test_en_time_mere_regnes_helt_igennem_ogsaa_over_et_knaek() -> None:
    nu, mere = (maaned(timeloen=200, timer=t, fuldtidstimeloen=260) for t in (18, 19))
    assert (nu.zone, mere.zone) == ("A", "B")
    assert nu.gevinst_ved_en_time_mere == mere.i_alt - nu.i_alt
    assert maaned(timeloen=200, timer=36.5, fuldtidstimeloen=200).gevinst_ved_en_time_mere is None
    assert maaned(loen=10_000, fuldtidsloen=30_000).gevinst_ved_en_time_mere is None
    med_timer = maaned(loen=200 * 18 * TIMER_PR_MAANED, timer=18, fuldtidsloen=260 * 37 * TIMER_PR_MAANED)
    assert med_timer.gevinst_ved_en_time_mere == nu.gevinst_ved_en_time_mere


# --- dage og satser ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("aar", range(2014, 2027))
def test_dagen_foer_og_dagen_efter_nytaar(aar: int) -> None:
    """En måned har satserne fra sin sidste dag, også når de trådte i kraft den første mandag i januar."""
    foer, efter = (
        maaned(d, loen=10_000, fuldtidsloen=40_000) for d in (date(aar - 1, 12, 31), date(aar, 1, 1))
    )
    satser = {v.fra.year: v.vaerdi for v in alle_vaerdier("loenindtaegtsgraense_md")}
    assert (foer.graense, efter.graense) == (satser[aar - 1], satser[aar])
    assert foer.grundbeloeb < efter.grundbeloeb


@pytest.mark.parametrize(
    ("dag", "skift"), [(date(2015, 1, 2), "5. januar 2015"), (date(2016, 1, 31), "4. januar 2016")]
)
def test_et_skift_midt_i_maaneden_siges_hoejt(dag: date, skift: str) -> None:
    assert (
        f"Lønindtægtsgrænsen blev ændret {skift}; hele måneden er regnet med den nye sats."
        in maaned(dag, loen=10_000, fuldtidsloen=30_000).forbehold
    )
    assert not [
        f for f in maaned(date(2024, 1, 1), loen=10_000, fuldtidsloen=30_000).forbehold if "blev ændret" in f
    ]


def test_udledte_satser_giver_forbehold_og_paragraffen_foelger_aaret() -> None:
    nu, foer = (maaned(date(aar, 5, 1), loen=10_000, fuldtidsloen=30_000) for aar in (2026, 2019))
    assert [f.split(" fra ")[0] for f in nu.forbehold] == [
        "Det højeste fleksløntilskud pr. måned",
        "Lønindtægtsgrænsen",
    ]
    hjemmel = {
        b.dato.year: next(t.hjemmel for t in b.trin if t.kode == "nedsaettelse_under") for b in (nu, foer)
    }
    assert hjemmel == {2026: "LAB § 123, stk. 2", 2019: "LAB § 70 f (nu § 123, stk. 2)"}
    assert (nu.obligatorisk_pension, foer.obligatorisk_pension) == (Decimal(380), None)  # 2,1 pct. af 18.100


# --- det, der afvises -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oplyst", "felt", "besked"),
    [
        ({"dato": date(2012, 12, 31)}, "dato", "vælg en dato fra 1. januar 2013 til 31. december 2026 (»"),
        ({"dato": date(2027, 1, 1)}, "dato", "Datoen 1. januar 2027 er uden for det, beregneren kender"),
        ({"dato": None}, "dato", "Datoen mangler"),
        ({"dato": datetime(2024, 5, 1, tzinfo=UTC)}, "dato", "ikke en hel dag"),
        ({"timer": -1}, "timer", "må ikke være under 0"),
        ({"timer": 37.01}, "timer", "Antal betalte timer om ugen må højst være 37, men er 37,01."),
        ({"timer": None}, "timer", "Antal betalte timer om ugen mangler"),
        ({"timeloen": -200}, "timeloen", "Timelønnen må ikke være under 0"),
        ({"timeloen": float("nan")}, "timeloen", "Timelønnen skal være et tal."),
        ({"timeloen": None}, "loen", "Lønnen mangler; oplys timeløn og timer eller månedsløn."),
        ({"loen": 10_000}, "loen", "Oplys enten timeløn eller månedsløn, ikke begge."),
        ({"fuldtidstimeloen": None}, "fuldtidsloen", "Fuldtidslønnen mangler"),
        ({"fuldtidsloen": 40_000}, "fuldtidsloen", "Oplys fuldtidslønnen enten pr. time eller pr. måned"),
        ({"fuldtidstimeloen": 199.99}, "fuldtidstimeloen", "lavere end timelønnen i fleksjobbet på 200 kr."),
        (
            {"fuldtidstimeloen": None, "fuldtidsloen": 32_065},
            "fuldtidsloen",
            "som er 32.066,67 kr. om måneden",
        ),
        ({"pension_pct": -1}, "pension_pct", "Pensionsprocenten må ikke være under 0"),
        ({"pension_pct": None}, "pension_pct", "Pensionsprocenten mangler; skriv 0"),
        ({"anden_loen": -0.01}, "anden_loen", "Anden løn må ikke være under 0"),
        ({"afrunding": "opad"}, "afrunding", "Afrundingen »opad« findes ikke; vælg en af: oere"),
    ],
)
def test_forkerte_oplysninger_afvises_med_felt_og_saetning(
    oplyst: dict[str, Any], felt: str, besked: str
) -> None:
    godt = {"dato": MAJ_2024, "timeloen": 200, "timer": 18, "fuldtidstimeloen": 200}
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_fleksloentilskud(**(godt | oplyst))
    assert fejl.value.felt == felt
    assert besked in fejl.value.besked


def test_alle_fejl_siges_paa_een_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        maaned(timeloen=-1, timer=38)
    assert [f.felt for f in fejl.value.fejl] == ["timeloen", "timer", "fuldtidsloen"]


def test_en_krones_afrunding_af_fuldtidsloennen_godtages() -> None:
    assert maaned(timeloen=200, timer=18, fuldtidsloen=32_066).loft == 32_066


# --- afrunding --------------------------------------------------------------------------------------------------------


@given(st.decimals(0, 10_000_000, places=4))
def test_halve_oere_og_kroner_rundes_op(tal: Decimal) -> None:
    assert Decimal(str(til_oere(float(tal)))) == tal.quantize(OERE, ROUND_HALF_UP)
    assert Decimal(til_kroner(float(tal))) == tal.quantize(Decimal(1), ROUND_HALF_UP)


def test_hver_politik_giver_sit_eget_beloeb_men_hoejst_en_krones_forskel() -> None:
    svar = {
        navn: maaned(date(2020, 5, 1), loen=15_987.65, fuldtidsloen=40_000, afrunding=navn).fleksloentilskud
        for navn in AFRUNDINGER
    }
    assert svar["oere"] == Decimal("13649.04")  # 18.701 − 4.489,50 − 562,46
    assert svar["hele_kroner_pr_linje"] == Decimal("13649.00")  # 18.701 − 4.490 − 562
    assert svar["hele_kroner"] == Decimal("13649.00")
    assert max(svar.values()) - min(svar.values()) < 1


# --- svarets form -----------------------------------------------------------------------------------------------------


def test_json_har_de_aftalte_noegler_og_almindelige_typer() -> None:
    svar = maaned(timeloen=200, timer=18, fuldtidstimeloen=200).som_json()
    assert {
        *(
            "grundbeloeb",
            "graense",
            "loen",
            "loft",
            "nedsaettelse",
            "foer_loft",
            "fleksloentilskud",
            "atp",
            "i_alt",
        ),
        *(
            "zone",
            "gevinst_pr_ekstra_krone",
            "gevinst_ved_en_time_mere",
            "loft_binder_ved_timer",
            "trin",
            "forbehold",
        ),
    } <= svar.keys()
    assert (svar["fleksloentilskud"], svar["nedsaettelse"], svar["zone"]) == (15272.0, 4680.0, "A")
    assert {"navn", "tekst", "hjemmel", "vaerdi", "kilde", "sikkerhed"} <= svar["trin"][0].keys()
    assert svar["dato"] == "2024-05-01"


def test_hvert_trin_har_paragraf_og_saetning_uden_huller() -> None:
    for dato in (date(2013, 2, 1), date(2019, 5, 1), date(2026, 12, 1)):
        for trin in maaned(dato, timeloen=200, timer=18, fuldtidstimeloen=200, pension_pct=12).trin:
            assert trin.hjemmel
            assert trin.navn
            assert "{" not in trin.tekst
            assert trin.url.startswith("https://") or trin.kode.startswith(("grundbeloeb_af", "dagsats"))


# --- kurven -----------------------------------------------------------------------------------------------------------


def test_kurven_er_beregningen_for_hver_halve_time() -> None:
    kurve = indkomst_efter_timer(dato=MAJ_2024, timeloen=200, fuldtidstimeloen=200, pension_pct=12)
    assert [p.timer for p in kurve.punkter] == [Decimal(h) / 2 for h in range(75)]
    for p in kurve.punkter[::5]:
        b = maaned(timeloen=200, timer=float(p.timer), fuldtidstimeloen=200, pension_pct=12)
        assert (p.loen, p.fleksloentilskud, p.i_alt, p.udbetalt, p.i_haanden, p.zone) == (
            *(b.loen, b.fleksloentilskud, b.i_alt, b.udbetalt, b.i_haanden, b.zone),
        )


def test_kurvens_knaek_er_der_hvor_zonen_skifter() -> None:
    kurve = indkomst_efter_timer(dato=MAJ_2024, timeloen=200, fuldtidstimeloen=200)
    assert [(k.navn, str(k.timer)) for k in kurve.knaek] == [
        ("graense", "18.83"),
        ("loft", "20.60"),
        ("ophoer", "37.00"),
    ]
    skift = [b.timer for a, b in zip(kurve.punkter[1:], kurve.punkter[2:], strict=False) if a.zone != b.zone]
    assert skift == [Decimal("19.0"), Decimal("21.0"), Decimal("37.0")]
    lav = indkomst_efter_timer(dato=date(2018, 3, 1), timeloen=114, fuldtidstimeloen=114)
    assert [k.navn for k in lav.knaek] == ["loft", "ophoer"]
    hoej = indkomst_efter_timer(dato=date(2018, 3, 1), timeloen=250, fuldtidstimeloen=250)
    assert [k.navn for k in hoej.knaek] == ["graense", "ophoer"]


def test_kurven_afviser_det_samme_som_beregningen() -> None:
    with pytest.raises(UgyldigtInput, match="Fuldtidslønnen mangler"):
        indkomst_efter_timer(dato=MAJ_2024, timeloen=200)
    assert LOV.fra == date(2013, 1, 1)
