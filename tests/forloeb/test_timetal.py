"""Faste timer i en tekst: hvad der er et fast tal, og hvad der er et spænd, en grænse eller noget andet."""

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb.timetal import faste_timer, raad_om_timer


@pytest.mark.parametrize(
    ("tekst", "fundet"),
    [
        ("Kan arbejde 12 timer om ugen.", ("12 timer",)),
        ("Skal have 7,5 timer ugentligt", ("7,5 timer",)),
        ("37 t. om ugen og 10 TIMER", ("37 t.", "10 TIMER")),
        ("Mellem 8 og 12 timer", ()),
        ("8-12 timer om ugen", ()),
        ("8–12 timer", ()),
        ("op til 10 timer, begynde med 6 timer", ()),
        ("Skal hvile efter 2 timers arbejde", ("2 timers",)),
        ("Har brug for 10 timers søvn", ()),
        ("Sover 2 timer i døgnet", ()),
        ("Praktik i 13 uger på 3 tider", ()),
        ("Se afsnit 12 timeregnskab", ()),
        ("", ()),
    ],
)
def test_faste_timer(tekst: str, fundet: tuple[str, ...]) -> None:
    assert faste_timer(tekst) == fundet


@given(fra=st.integers(1, 30), spring=st.integers(1, 7), tegn=st.sampled_from(["-", "–", " til ", " eller "]))
def test_et_spaend_er_aldrig_faste_timer_men_et_tal_er(fra: int, spring: int, tegn: str) -> None:
    assert faste_timer(f"Kan nok klare {fra}{tegn}{fra + spring} timer om ugen") == ()
    assert faste_timer(f"Kan klare {fra} timer om ugen") == (f"{fra} timer",)


def test_raadet_naevner_det_skrevne_og_er_tomt_uden() -> None:
    assert raad_om_timer("Korte vagter", "8-10 timer") == ""
    raad = raad_om_timer("12 timer", "5 timer om ugen, 12 timer")
    assert raad.startswith("Du har skrevet «12 timer» og «5 timer». Timer fastsættes aldrig i indstillingen")
