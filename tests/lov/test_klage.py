"""Klagefristen: modtagelse, fire uger, og hvad en weekend gør."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.lov.kalender import er_hverdag
from fleksjob.lov.klage import formodet_modtaget, klagefrist, klageinstans

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


@given(DAGE, st.sampled_from(["digital", "brev"]))
def test_fristen_er_mindst_fire_uger_og_ender_paa_en_hverdag(afsendt: date, kanal: str) -> None:
    frist = klagefrist(afsendt, kanal=kanal)
    modtaget = formodet_modtaget(afsendt, kanal).dato
    assert er_hverdag(frist.dato)
    assert timedelta(0) <= frist.dato - (modtaget + timedelta(weeks=4)) <= timedelta(days=5)


def test_klageinstansen_skiftede_i_2013() -> None:
    assert klageinstans(date(2013, 6, 30)) == "Beskæftigelsesankenævnet"
    assert klageinstans(date(2013, 7, 1)) == "Ankestyrelsen"
