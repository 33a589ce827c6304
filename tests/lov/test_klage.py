"""Klagefristen: modtagelse, fire uger, og hvad en weekend gør."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.sagsgang.kalender import er_hverdag
from fleksjob.lov.sagsgang.klage import for_sent, formodet_modtaget, klagefrist, klageinstans

DAGE = st.dates(date(2013, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("afsendt", "kanal", "modtaget", "sidste"),
    [
        (date(2026, 10, 2), "digital", None, date(2026, 10, 30)),  # fredag til fredag
        (date(2026, 10, 3), "digital", None, date(2026, 11, 2)),  # lørdag, 31. oktober er en lørdag: rykker
        (date(2025, 4, 1), "brev", None, date(2025, 5, 7)),  # 6 hverdage: 9. april
        (date(2026, 3, 6), "digital", None, date(2026, 4, 7)),  # 3. april er langfredag: rykker over påsken
        (date(2026, 10, 2), "brev", date(2026, 10, 5), date(2026, 11, 2)),  # oplyst modtagelse går forud
    ],
)
def test_klagefrist(afsendt: date, kanal: str, modtaget: date | None, sidste: date) -> None:
    assert klagefrist(afsendt, kanal=kanal, modtaget=modtaget).dato == sidste


def test_regnestykket_siger_hvorfor_fristen_rykker() -> None:
    assert klagefrist(date(2026, 10, 3)).regnestykke == (
        "sendt digitalt og dermed modtaget 3. oktober 2026; 4 uger fra 3. oktober 2026 = 31. oktober 2026, "
        "som er en lørdag, så fristen rykker til 2. november 2026"
    )


def test_juleaftensdag_rykker_ikke_men_har_forbehold() -> None:
    frist = klagefrist(date(2026, 11, 26))
    assert frist.dato == date(2026, 12, 24)
    assert "juleaftensdag" in frist.forbehold


def test_brev_i_2026_har_forbehold() -> None:
    assert formodet_modtaget(date(2020, 5, 4), "brev").forbehold == ""
    assert "PostNord" in formodet_modtaget(date(2026, 5, 4), "brev").forbehold


@given(DAGE, st.sampled_from(["digital", "brev", "quickpost"]))
def test_fristen_er_mindst_fire_uger_og_ender_paa_en_hverdag(afsendt: date, kanal: str) -> None:
    frist = klagefrist(afsendt, kanal=kanal)
    modtaget = formodet_modtaget(afsendt, kanal).dato
    assert er_hverdag(frist.dato)
    assert timedelta(0) <= frist.dato - (modtaget + timedelta(weeks=4)) <= timedelta(days=5)


def test_klageinstansen_skiftede_i_2013() -> None:
    assert klageinstans(date(2013, 6, 30)) == "Beskæftigelsesankenævnet"
    assert klageinstans(date(2013, 7, 1)) == "Ankestyrelsen"


@pytest.mark.parametrize(
    ("afsendt", "kanal", "modtaget"),
    [
        (date(2016, 6, 30), "digital", date(2016, 7, 2)),  # før juli 2016: 2 dage, når sagen ikke viser andet
        (date(2016, 7, 1), "digital", date(2016, 7, 1)),
        (date(2024, 5, 3), "quickpost", date(2024, 5, 5)),
        (date(2016, 6, 30), "brev", date(2016, 7, 8)),  # torsdag, 6 hverdage
        (date(2016, 7, 1), "brev", date(2016, 7, 6)),  # fredag: 5 dage
        (date(2016, 7, 4), "brev", date(2016, 7, 9)),  # mandag: 5 dage
        (date(2016, 7, 5), "brev", date(2016, 7, 10)),  # tirsdag: 5 dage
        (date(2016, 7, 6), "brev", date(2016, 7, 13)),  # onsdag: 7 dage
        (date(2016, 7, 7), "brev", date(2016, 7, 13)),  # torsdag: 6 dage
        (date(2016, 7, 9), "brev", date(2016, 7, 18)),  # lørdag står ikke i reglen: 6 hverdage
        (date(2018, 6, 25), "brev", date(2018, 6, 30)),  # mandag, dagen før vejledningen
        (date(2018, 6, 26), "brev", date(2018, 7, 4)),
    ],
)
def test_modtaget_efter_kanal_og_tid(afsendt: date, kanal: str, modtaget: date) -> None:
    assert formodet_modtaget(afsendt, kanal).dato == modtaget


def test_brevet_og_quickbrevet_har_forbehold_fra_2026() -> None:
    for kanal in ("brev", "quickpost"):
        assert formodet_modtaget(date(2025, 12, 31), kanal).forbehold == ""
        assert "PostNord" in formodet_modtaget(date(2026, 1, 1), kanal).forbehold
    assert formodet_modtaget(date(2026, 1, 1), "digital").forbehold == ""


def test_regnestykket_for_ugedagen_og_quickbrevet() -> None:
    assert formodet_modtaget(date(2016, 7, 6), "brev").regnestykke == (
        "brev sendt onsdag 6. juli 2016, formodet modtaget 7 dage efter = 13. juli 2016"
    )
    assert formodet_modtaget(date(2024, 5, 3), "quickpost").regnestykke == (
        "quickbrev sendt 3. maj 2024, formodet modtaget 2 dage efter = 5. maj 2024"
    )


@pytest.mark.parametrize("grund", ["", "  ", "Indlagt hele perioden."])
def test_en_klage_for_sent_afgoeres_af_klageinstansen(grund: str) -> None:
    tekst = for_sent(date(2024, 5, 7), date(2024, 5, 8), grund)
    assert tekst.startswith(
        "Klagen kom 8. maj 2024, efter klagefristen 7. maj 2024. Ankestyrelsen afgør, om der er en særlig grund"
    )
    assert ("Borgeren oplyser: Indlagt hele perioden." in tekst) == bool(grund.strip())


def test_foer_juli_2013_er_det_ankenaevnet() -> None:
    assert "Beskæftigelsesankenævnet afgør" in for_sent(date(2013, 6, 3), date(2013, 6, 30), "")
