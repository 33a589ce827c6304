"""Kalenderen: måneder, der klippes, helligdage og hverdage."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.sagsgang import kalender

DAGE = st.dates(date(1998, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("fra", "antal", "til", "tekst"),
    [
        (date(2024, 3, 1), 30, date(2026, 9, 1), "30 måneder fra 1. marts 2024 = 1. september 2026"),
        (
            date(2023, 8, 31),
            6,
            date(2024, 2, 29),
            "6 måneder fra 31. august 2023 = 29. februar 2024 (måneden har kun 29 dage)",
        ),
        (date(2024, 1, 31), 1, date(2024, 2, 29), None),
        (date(2024, 2, 29), 60, date(2029, 2, 28), None),
        (date(2024, 12, 15), -12, date(2023, 12, 15), None),
    ],
)
def test_maaneder(fra: date, antal: int, til: date, tekst: str | None) -> None:
    frist = kalender.maaneder_fra(fra, antal)
    assert frist.dato == til
    if tekst:
        assert frist.regnestykke == tekst


@given(DAGE, st.integers(-120, 120))
def test_maaneder_rammer_den_rigtige_maaned_og_klipper_kun_naar_dagen_ikke_findes(
    dag: date, antal: int
) -> None:
    slut = kalender.laeg_maaneder_til(dag, antal)
    assert (slut.year * 12 + slut.month) - (dag.year * 12 + dag.month) == antal
    assert slut.day == min(dag.day, monthrange(slut.year, slut.month)[1])


@given(DAGE, DAGE, st.integers(0, 120))
def test_en_senere_begyndelse_giver_aldrig_en_tidligere_frist(en: date, anden: date, antal: int) -> None:
    foerst, sidst = sorted((en, anden))
    assert kalender.laeg_maaneder_til(foerst, antal) <= kalender.laeg_maaneder_til(sidst, antal)


@pytest.mark.parametrize(
    "paaske", [date(1990, 4, 15), date(2008, 3, 23), date(2019, 4, 21), date(2026, 4, 5), date(2038, 4, 25)]
)
def test_helligdagene_foelger_paasken(paaske: date) -> None:
    aar = paaske.year
    bevaegelige = {-3, -2, 0, 1, 39, 49, 50} | ({26} if aar <= 2023 else set())
    faste = {date(aar, 1, 1), date(aar, 12, 25), date(aar, 12, 26)}
    assert kalender.helligdage(aar).keys() == {paaske + timedelta(days=n) for n in bevaegelige} | faste


def test_store_bededag_er_vaek_fra_2024() -> None:
    assert not kalender.er_hverdag(date(2023, 5, 5))
    assert kalender.er_hverdag(date(2024, 4, 26))


def test_hverdage_springer_over_paaske() -> None:
    assert kalender.laeg_hverdage_til(date(2026, 4, 1), 1) == date(2026, 4, 7)
    assert kalender.laeg_hverdage_til(date(2026, 11, 2), 6) == date(2026, 11, 10)


@given(DAGE, st.integers(1, 30))
def test_hverdage_ender_paa_en_hverdag_og_taeller_rigtigt(dag: date, antal: int) -> None:
    slut = kalender.laeg_hverdage_til(dag, antal)
    mellem = [dag + timedelta(days=n) for n in range(1, (slut - dag).days + 1)]
    assert kalender.er_hverdag(slut)
    assert sum(kalender.er_hverdag(d) for d in mellem) == antal


def test_forbehold_naevner_den_sikre_dag() -> None:
    assert kalender.forbehold_for_hviledag(date(2026, 11, 23)) == ""
    assert kalender.forbehold_for_hviledag(date(2026, 11, 21)) == (
        "Fristen ender på en lørdag. Om den rykker til næste hverdag, er ikke fastslået; "
        "handl senest fredag den 20. november 2026."
    )
    assert "onsdag den 1. april 2026" in kalender.forbehold_for_hviledag(date(2026, 4, 5))


@pytest.mark.parametrize(
    ("foedt", "dag", "alder"),
    [
        (date(1986, 9, 1), date(2026, 8, 31), 39),
        (date(1986, 9, 1), date(2026, 9, 1), 40),
        (date(2000, 2, 29), date(2026, 2, 27), 25),
        (date(2000, 2, 29), date(2026, 2, 28), 26),
    ],
)
def test_alder(foedt: date, dag: date, alder: int) -> None:
    assert kalender.alder_paa(foedt, dag) == alder


@pytest.mark.parametrize(
    ("fra", "slut", "tekst"),
    [
        (date(2026, 11, 2), date(2026, 11, 11), "7 arbejdsdage fra 2. november 2026 = 11. november 2026"),
        (  # onsdag før påske: skærtorsdag, langfredag og 2. påskedag tæller ikke
            date(2026, 4, 1),
            date(2026, 4, 15),
            "7 arbejdsdage fra 1. april 2026, uden skærtorsdag 2. april 2026, langfredag 3. april 2026, "
            "anden påskedag 6. april 2026 = 15. april 2026",
        ),
    ],
)
def test_arbejdsdage(fra: date, slut: date, tekst: str) -> None:
    fundet = kalender.arbejdsdage_fra(fra, 7)
    assert (fundet.dato, fundet.regnestykke, fundet.forbehold) == (slut, tekst, "")


def test_grundlovsdag_er_talt_med_og_har_forbehold() -> None:
    fundet = kalender.arbejdsdage_fra(date(2026, 6, 1), 7)
    assert fundet.dato == date(2026, 6, 10)
    assert fundet.forbehold == "Om grundlovsdag er en arbejdsdag, er ikke fastslået; den er talt med."
    assert "juleaftensdag og nytårsaftensdag" in kalender.arbejdsdage_fra(date(2026, 12, 21), 7).forbehold


@pytest.mark.parametrize(
    ("fra", "sidste", "tekst"),
    [
        (date(2022, 3, 12), date(2022, 3, 26), "12.–26. marts 2022"),
        (date(2022, 3, 12), date(2022, 3, 12), "12. marts 2022"),
        (date(2022, 3, 12), date(2022, 4, 3), "12. marts–3. april 2022"),
        (date(2022, 12, 30), date(2023, 1, 3), "30. december 2022–3. januar 2023"),
    ],
)
def test_periode(fra: date, sidste: date, tekst: str) -> None:
    assert kalender.periode(fra, sidste) == tekst
