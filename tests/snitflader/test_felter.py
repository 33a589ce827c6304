"""Felterne: hver læselig form, hver fejl med sin sætning, og aldrig et helt CPR-nummer i en besked."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.felter import (
    foedselsdato_af,
    laes_beloeb,
    laes_cpr,
    laes_cvr,
    laes_dato,
    laes_ja_nej,
    laes_tal,
    vist,
)
from fleksjob.snitflader.loenlinjer import dansk_tal


@pytest.mark.parametrize(
    ("tekst", "kroner"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("1 234,56", "1234.56"),
        ("1\N{NO-BREAK SPACE}234,56 kr.", "1234.56"),
        ("0", "0"),
        ("0,00", "0"),
    ],
)
def test_beloeb_i_alle_de_former_loensystemer_skriver(tekst: str, kroner: str) -> None:
    assert laes_beloeb(tekst, "loen") == Decimal(kroner)


@pytest.mark.parametrize(
    ("tekst", "del_af_besked"),
    [
        ("1,234.56", "komma til tusinder"),
        ("12x", "er ikke et tal"),
        ("1234,567", "flere decimaler end øre"),
        ("12345.678", "er ikke et tal"),
        ("-500,00", "negativt"),
        ("nan", "er ikke et tal"),
        ("1e5", "er ikke et tal"),
        ("1,50E+04", "er ikke et tal"),
        ("٣٤", "er ikke et tal"),
        ("9" * 400, "er ikke et tal"),
    ],
)
def test_beloeb_der_ikke_kan_laeses(tekst: str, del_af_besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        laes_beloeb(tekst, "loen")
    assert del_af_besked in fejl.value.besked
    assert fejl.value.felt == "loen"
    assert len(fejl.value.besked) < 160


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False))
def test_et_beloeb_er_det_samme_efter_en_tur_gennem_dansk_tekst(beloeb: Decimal) -> None:
    assert laes_beloeb(dansk_tal(beloeb), "loen") == beloeb
    med_tusinder = f"{beloeb:,.2f}".translate(str.maketrans(",.", ".,"))
    assert laes_beloeb(med_tusinder, "loen") == beloeb
    assert laes_beloeb(f"{beloeb:.2f}", "loen") == beloeb


@given(st.text(max_size=30))
def test_enhver_tekst_giver_et_beloeb_eller_en_dansk_saetning(tekst: str) -> None:
    try:
        udfald = "" if laes_beloeb(tekst, "loen") >= 0 else "negativt"
    except UgyldigtInput as ugyldigt:
        udfald = ugyldigt.besked
    assert udfald == "" or udfald.endswith(".")


def test_timer_afviser_det_der_kan_laeses_paa_to_maader() -> None:
    assert laes_tal("160,33", "timer") == Decimal("160.33")
    assert laes_tal("7.5", "timer") == Decimal("7.5")
    assert laes_tal("60 %", "intensitet") == 60
    with pytest.raises(UgyldigtInput, match="to måder"):
        laes_tal("7.500", "timer")


def test_datoer() -> None:
    assert laes_dato("2026-07-31", "d") == laes_dato("31-07-2026", "d") == laes_dato("31.7.2026", "d")
    with pytest.raises(UgyldigtInput, match="skriv 2026-07-31"):
        laes_dato("07/31/2026", "d")
    with pytest.raises(UgyldigtInput, match="findes ikke i kalenderen"):
        laes_dato("31-02-2026", "d")
    with pytest.raises(UgyldigtInput, match="mellem 1900 og 2100"):
        laes_dato("0026-07-31", "d")


def test_cpr_tager_erstatningsnumre_men_ikke_umulige_datoer() -> None:
    assert laes_cpr("610190-1234") == "6101901234"
    assert foedselsdato_af("6101901234") == date(1990, 1, 1)
    assert foedselsdato_af("0101019999"[:6] + "4000") == date(2001, 1, 1)
    with pytest.raises(UgyldigtInput, match="ikke en dato"):
        laes_cpr("450190-1234")
    with pytest.raises(UgyldigtInput, match="et nul forrest"):
        laes_cpr("101901234")
    with pytest.raises(UgyldigtInput, match="har 11 cifre"):
        laes_cpr("01019012345")
    with pytest.raises(UgyldigtInput, match="ti cifre"):
        laes_cpr("1,01E+09")


def test_cvr_proeves_med_modulus_11() -> None:
    assert laes_cvr("DK 29 18 98 46") == "29189846"
    with pytest.raises(UgyldigtInput, match="kontrolcifret"):
        laes_cvr("29189847")
    with pytest.raises(UgyldigtInput, match="otte cifre"):
        laes_cvr("2918984")


def test_ja_og_nej() -> None:
    assert laes_ja_nej("Ja", "varig") is True
    assert laes_ja_nej("0", "varig") is False
    with pytest.raises(UgyldigtInput, match="ja eller nej"):
        laes_ja_nej("måske", "varig")


@given(st.from_regex(r"[0-9]{6}[- ]?[0-9]{4}", fullmatch=True), st.text(alphabet="abc ;:", max_size=10))
def test_et_cpr_nummer_vises_aldrig_helt(cpr: str, foran: str) -> None:
    assert cpr[-4:] not in vist(f"{foran} {cpr}")[len(foran) + 7 :]
    for laes in (laes_beloeb, laes_tal, laes_dato):
        with pytest.raises(UgyldigtInput) as fejl:
            laes(f"x{cpr}", "felt")
        assert cpr not in fejl.value.besked
        assert cpr.replace("-", "") not in fejl.value.besked


def test_styretegn_naar_ikke_terminalen() -> None:
    assert "\x1b" not in vist("\x1b[31mrød")
    assert len(vist("a" * 500)) == 40
