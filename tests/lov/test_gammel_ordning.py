"""Den gamle ordning og hvem der er i den: håndregnede og offentliggjorte eksempler, grænser og egenskaber."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from fleksjob.lov.bog.eksempler import Eksempel, efterproev, regnefejl
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import alle_vaerdier, vaerdi
from fleksjob.lov.stoette.gammel_ordning import HALVDELEN, LOV, TO_TREDJEDELE
from fleksjob.lov.stoette.gammel_ordning_doer import SATSTABEL, beregn_gammel_ordning
from fleksjob.lov.stoette.ordning import AENDRINGER, LOV as ORDNING, beregn_ordning

MAPPE = Path(__file__).parent / "eksempler"
EKSEMPLER = [
    Eksempel(**raekke)
    for fil in ("gammel_ordning.yaml", "ordning.yaml")
    for raekke in yaml.safe_load((MAPPE / fil).read_text(encoding="utf-8"))
]
TRYKTE = {
    e["id"]: e
    for e in yaml.safe_load((MAPPE / "offentliggjorte_stoette.yaml").read_text(encoding="utf-8"))["examples"]
}
FUNDNE: dict[str, list[list[Any]]] = yaml.safe_load(
    (MAPPE / "satser_stoette.yaml").read_text(encoding="utf-8")
)
ET_DOEGN = timedelta(days=1)
GAMMEL = date(2010, 3, 1)


def tilskud(dato: date = date(2024, 5, 15), begyndt: date = GAMMEL, **oplyst: Any) -> Decimal:
    """Tilskuddet for en uge på 20 timer til 150 kr., når andet ikke oplyses."""
    faelles: dict[str, Any] = {
        "andel": "halvdelen",
        "loen_time": 150.0,
        "bidrag_time": 0.0,
        "overenskomst_time": 150.0,
        "overenskomst_bidrag_time": 0.0,
        "timer_uge": 20.0,
        "uger": 1.0,
    }
    return beregn_gammel_ordning(dato=dato, begyndt=begyndt, **{**faelles, **oplyst}).beloeb("tilskud")


# --- eksempler ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("eksempel", EKSEMPLER, ids=[f"{e.nr}: {e.titel}" for e in EKSEMPLER])
def test_eksempel(eksempel: Eksempel) -> None:
    assert efterproev(eksempel) == ()
    assert regnefejl(eksempel) == ()


@pytest.mark.parametrize("nummer", ["ME-13", "ME-15", "ME-17"])
def test_trykte_halvdele_og_to_tredjedele_af_loftet(nummer: str) -> None:
    """ME-15 trykker loftet som 516.456, men dets egne brøker kræver 516.756; det er det, der står i satserne."""
    e = TRYKTE[nummer]
    ind, ud, dag = e["inputs"], e["expected"], date(e["price_year"], 6, 30)
    assert vaerdi("gammel_ordning_hoejeste_loen_aar", dag).vaerdi == ind["old_cap_year"]
    assert vaerdi("gammel_ordning_hoejeste_loen_time", dag).vaerdi == ind["old_cap_hour"]
    maal = ("hoejeste_tilskud_aar", "hoejeste_tilskud_time")
    assert LOV.regn(maal, dag, {"andel": HALVDELEN}) == (ud["half_year"], ud["half_hour"])
    assert LOV.regn(maal, dag, {"andel": TO_TREDJEDELE}) == (ud["two_thirds_year"], ud["two_thirds_hour"])


def test_me_15_det_trykte_loft_passer_ikke_til_sidens_egne_broeker() -> None:
    ud = TRYKTE["ME-15"]["expected"]
    assert 2 * ud["half_year"] == 516_756 != 516_456
    assert 3 * ud["two_thirds_year"] / 2 == 516_756


def test_me_23_loftet_i_2024_naas_fra_2019_med_dets_egen_regulering() -> None:
    ind = TRYKTE["ME-23"]["inputs"]
    loft = ind["old_cap_year_2019"]
    assert vaerdi("gammel_ordning_hoejeste_loen_aar", date(2019, 6, 30)).vaerdi == loft
    for pct in ind["regulation_pct"].values():
        loft = int(loft * (1 + pct / 100) + 0.5)
    assert loft == TRYKTE["ME-23"]["expected"]["old_cap_year_2024"]
    assert vaerdi("gammel_ordning_hoejeste_loen_aar", date(2024, 12, 31)).vaerdi == loft


@pytest.mark.parametrize("navn", FUNDNE)
def test_hver_sats_er_den_der_blev_fundet(navn: str) -> None:
    egne = {v.fra: v.vaerdi for v in alle_vaerdier(navn)}
    assert [[dag, egne[dag]] for dag, _ in FUNDNE[navn]] == FUNDNE[navn]


@pytest.mark.parametrize("aar", range(2013, 2025))
def test_timeloftet_er_aarets_loft_delt_med_et_aars_timer(aar: int) -> None:
    """52 uger à 37 timer er 1.924; de to rækker er reguleret hver for sig og følges inden for 3 øre."""
    dag = date(aar, 12, 31)
    pr_aar = vaerdi("gammel_ordning_hoejeste_loen_aar", dag).vaerdi
    assert abs(vaerdi("gammel_ordning_hoejeste_loen_time", dag).vaerdi - pr_aar / 1924) < 0.03


@pytest.mark.parametrize("aar", range(2013, 2025))
def test_kvartalsbeloebet_er_en_fjerdedel_af_aarets(aar: int) -> None:
    dag = date(aar, 12, 31)
    pr_aar = vaerdi("gammel_ordning_hoejeste_loen_aar", dag).vaerdi
    assert abs(vaerdi("statslig_ordning_hoejeste_loen_kvartal", dag).vaerdi - pr_aar / 4) <= 0.5


# --- hvem der er i ordningen -----------------------------------------------------------------------------------------


@given(st.dates(date(1998, 7, 1), date(2026, 12, 31)), st.dates(date(2013, 1, 1), date(2026, 12, 31)))
def test_kun_begyndelsen_afgoer_naar_intet_er_aendret(begyndt: date, dato: date) -> None:
    if begyndt > dato:
        with pytest.raises(UgyldigtInput, match="kan ikke være begyndt"):
            beregn_ordning(dato=dato, begyndt=begyndt)
        return
    ventet = "gammel" if begyndt < date(2013, 1, 1) else "ny"
    assert beregn_ordning(dato=dato, begyndt=begyndt)["ordning"] == ventet


def test_et_job_kan_begynde_den_dag_der_spoerges_om() -> None:
    assert beregn_ordning(dato=date(2020, 1, 1), begyndt=date(2020, 1, 1))["ordning"] == "ny"


@pytest.mark.parametrize("aendring", AENDRINGER.values())
def test_et_job_i_den_nye_ordning_kommer_aldrig_i_den_gamle(aendring: str) -> None:
    svar = beregn_ordning(
        dato=date(2020, 1, 1),
        begyndt=date(2015, 1, 1),
        aendring=aendring,
        andre_opgaver=False
        if aendring in ("jobbeskrivelse", "tjenestested", "virksomhedsoverdragelse")
        else None,
        andre_vilkaar=False if aendring == "virksomhedsoverdragelse" else None,
    )
    assert svar["ordning"] == ("ingen endnu" if aendring == "ledig" else "ny")


def test_det_sluttede_og_det_ikke_laeste_baerer_forbehold() -> None:
    faelles: dict[str, Any] = {"dato": date(2020, 1, 1), "begyndt": GAMMEL, "aendring": "jobbeskrivelse"}
    assert beregn_ordning(**faelles, andre_opgaver=False).forbehold == ()
    (forbehold,) = beregn_ordning(**faelles, andre_opgaver=True).forbehold
    assert "vurdere det konkret" in forbehold
    (uden_job,) = beregn_ordning(dato=date(2020, 1, 1)).forbehold
    assert "uden job 1. januar 2013" in uden_job


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"aendring": "flyttet"}, "aendring"),
        ({"aendring": "nyt-fleksjob", "andre_opgaver": False}, "andre_opgaver"),
        ({"aendring": "jobbeskrivelse", "andre_opgaver": False, "andre_vilkaar": True}, "andre_vilkaar"),
        ({"begyndt": None, "aendring": "nyt-fleksjob"}, "begyndt"),
    ],
)
def test_ordningens_doer_siger_hvad_der_er_galt(oplyst: dict[str, Any], felt: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        beregn_ordning(**{"dato": date(2020, 1, 1), "begyndt": GAMMEL, **oplyst})
    assert fejl.value.felt == felt


@pytest.mark.parametrize("kode", AENDRINGER)
def test_hver_regel_om_samme_job_svarer_ja_eller_nej(kode: float) -> None:
    """Begyndt forfra er 5-7; andre opgaver afgør 2-4, andre vilkår kun 4; uden job er 8."""
    oplyst = {"aendring": kode, "andre_opgaver": 1.0, "andre_vilkaar": 1.0, "har_begyndt_fleksjob": 1.0}
    maal = ("begyndt_forfra", "nyt_ved_opgaver", "nyt_ved_vilkaar", "i_fleksjob")
    ventet = (float(kode in (5, 6, 7)), float(kode in (2, 3, 4)), float(kode == 4), float(kode != 8))
    assert ORDNING.regn(maal, date(2020, 1, 1), oplyst) == ventet


# --- loftet ----------------------------------------------------------------------------------------------------------


def test_loftet_begynder_5_juli_2006() -> None:
    med, uden = tilskud(begyndt=date(2006, 7, 5), **HOEJ), tilskud(begyndt=date(2006, 7, 4), **HOEJ)
    assert (med, uden) == (Decimal("3057.00"), Decimal("5000.00"))


HOEJ: dict[str, Any] = {"loen_time": 500.0, "overenskomst_time": 500.0}


def test_uden_loft_siges_det_at_det_er_udledt() -> None:
    svar = beregn_gammel_ordning(
        dato=date(2019, 5, 1),
        begyndt=date(2006, 7, 4),
        andel="halvdelen",
        loen_time=500,
        bidrag_time=0,
        overenskomst_time=500,
        overenskomst_bidrag_time=0,
        timer_uge=10,
        uger=1,
    )
    assert any("udledt for kommunens tilskud" in f for f in svar.forbehold)
    assert not set(SATSTABEL) & set(svar.resultater)


def test_et_job_uden_loft_kan_regnes_efter_2024() -> None:
    assert tilskud(date(2026, 5, 1), date(2006, 7, 4), **HOEJ) == 5000


def test_dagen_foer_og_efter_det_kendte_loft() -> None:
    assert tilskud(date(2024, 12, 31), **HOEJ) == Decimal("3057.00")
    with pytest.raises(UgyldigtInput, match=r"ikke læst for 2025 \(den kendes til og med 2024\)") as fejl:
        tilskud(date(2025, 1, 1), **HOEJ)
    assert fejl.value.felt == "loft_time"
    assert tilskud(date(2025, 1, 1), loft_time=305.69, **HOEJ) == Decimal("3057.00")


def test_et_loft_der_kendes_kan_ikke_oplyses() -> None:
    with pytest.raises(UgyldigtInput, match="kendt til og med 2024"):
        tilskud(loft_time=400)
    with pytest.raises(UgyldigtInput, match="gælder ikke for et job begyndt før"):
        tilskud(date(2025, 5, 1), date(2006, 7, 4), loft_time=400)


def test_det_oplyste_loft_baerer_forbehold() -> None:
    svar = LOV.forklar(("loft_time",), date(2026, 1, 1), {"oplyst_loft_time": 320.0})
    assert any("ikke læst for årene efter 2024" in f for f in svar.forbehold)


# --- døren -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("oplyst", "felt"),
    [
        ({"andel": "en-tredjedel"}, "andel"),
        ({"uger": None}, "maaneder"),
        ({"maaneder": 1.0}, "maaneder"),
        ({"uger": 54.0}, "uger"),
        ({"timer_dag": 4.0}, "timer_dag"),
        ({"refusion_dag": 100.0}, "refusion_dag"),
        ({"refusionsdage": 1.0, "refusion_dag": 100.0}, "timer_dag"),
        ({"refusionsdage": 1.0, "timer_dag": 4.0}, "refusion_dag"),
        ({"refusionsdage": 6.0, "timer_dag": 4.0, "refusion_dag": 1.0}, "refusionsdage"),
        ({"bidrag_time": None}, "bidrag_time"),
        ({"timer_uge": 169.0}, "timer_uge"),
        ({"loen_time": -1.0}, "loen_time"),
    ],
)
def test_doeren_naevner_feltet(oplyst: dict[str, Any], felt: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        tilskud(**oplyst)
    assert fejl.value.felt == felt
    assert fejl.value.besked.endswith(".")


def test_alt_der_mangler_naevnes_paa_een_gang() -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        beregn_gammel_ordning(dato=date(2024, 5, 1), begyndt=GAMMEL, andel="halvdelen", uger=1)
    assert {f.felt for f in fejl.value.fejl} == {
        "loen_time",
        "bidrag_time",
        "overenskomst_time",
        "overenskomst_bidrag_time",
        "timer_uge",
    }


def test_fem_fravaersdage_paa_fire_timer_er_netop_tyve_timer() -> None:
    assert tilskud(refusionsdage=5.0, timer_dag=4.0, refusion_dag=300.0) == 0


# --- egenskaber ------------------------------------------------------------------------------------------------------

KRONER = st.integers(0, 40_000).map(lambda oere: oere / 100)
DAGE = st.dates(date(2013, 1, 1), date(2024, 12, 31))


@given(
    DAGE,
    KRONER,
    KRONER,
    KRONER,
    st.integers(0, 60).map(float),
    st.sampled_from(["halvdelen", "to-tredjedele"]),
)
def test_tilskuddet_er_hoejst_broeken_af_loennen_og_loftet(
    dato: date, loen: float, bidrag: float, overenskomst: float, timer: float, andel: str
) -> None:
    faktor = Decimal(1) / 2 if andel == "halvdelen" else Decimal(2) / 3
    loft = vaerdi("gammel_ordning_hoejeste_loen_time", dato).vaerdi
    beloeb = tilskud(
        dato, loen_time=loen, bidrag_time=bidrag, overenskomst_time=overenskomst, timer_uge=timer, andel=andel
    )
    mindste = min(Decimal(str(loen)) + Decimal(str(bidrag)), Decimal(str(overenskomst)), Decimal(str(loft)))
    betalt = Decimal(min(timer, 37.0))
    assert beloeb >= 0
    assert abs(beloeb - faktor * mindste * betalt) <= betalt * Decimal("0.005") + Decimal("0.01")


@given(DAGE, KRONER, st.floats(0, 5), st.integers(0, 4000).map(lambda k: k / 4))
def test_refusion_ved_fravaer_kan_kun_nedsaette_og_aldrig_under_nul(
    dato: date, loen: float, dage: float, refusion: float
) -> None:
    dage = float(int(dage))
    uden = tilskud(dato, loen_time=loen)
    med = tilskud(
        dato,
        loen_time=loen,
        refusionsdage=dage,
        timer_dag=4.0 if dage else None,
        refusion_dag=refusion if dage else None,
    )
    assert 0 <= med <= uden
    assert uden - med <= Decimal(str(dage * refusion)) + Decimal("0.01")


@given(DAGE, KRONER, KRONER)
def test_tilskuddet_vokser_med_loennen(dato: date, a: float, b: float) -> None:
    lav, hoej = sorted((a, b))
    assert tilskud(dato, loen_time=lav) <= tilskud(dato, loen_time=hoej)


@given(DAGE, KRONER)
def test_to_tredjedele_er_fire_tredjedele_af_halvdelen(dato: date, loen: float) -> None:
    halv = LOV.regn(("grundlag_time",), dato, GRUNDLAG | {"loen_time": loen})[0]
    to_tredjedele = LOV.regn(("tilskud_time",), dato, GRUNDLAG | {"loen_time": loen, "andel": TO_TREDJEDELE})[
        0
    ]
    assert abs(to_tredjedele * 3 - halv * 2) <= 0.015 + 1e-6


GRUNDLAG = {
    "bidrag_time": 0.0,
    "overenskomst_time": 500.0,
    "overenskomst_bidrag_time": 0.0,
    "loft_gaelder": 1.0,
}
