"""Tal, som danskere skriver dem."""

import contextlib

import pytest
from hypothesis import given, strategies as st

from fleksjob.selvbetjening.tal_felter import TalFelt, laes_dansk_tal


@pytest.mark.parametrize(
    ("skrevet", "tal"),
    [
        ("150", 150),
        ("150,5", 150.5),
        ("150.5", 150.5),
        ("1.500", 1500),
        ("12.345,60 kr.", 12345.6),
        (" 12,5 timer ", 12.5),
        ("17,1 %", 17.1),
        ("32 067", 32067),
        ("32\u00a0067", 32067),
        ("−5", -5),
        ("0", 0),
        (",5", 0.5),
    ],
)
def test_laeses(skrevet: str, tal: float) -> None:
    assert laes_dansk_tal(skrevet) == tal


@pytest.mark.parametrize(
    "skrevet", ["", "abc", "1,2,3", "nan", "inf", "1e5", "12-14", "--1", "1" * 12, "kr."]
)
def test_afvises(skrevet: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        laes_dansk_tal(skrevet)


@pytest.mark.parametrize(
    ("tal", "skrevet"),
    [(5989.29, "5.989,29"), (7250.0, "7.250"), (7.5, "7,50"), (0, "0"), ("150.5", "150.5"), (None, None)],
)
def test_siden_skriver_tal_paa_dansk_og_lader_brugerens_staa(tal: object, skrevet: str | None) -> None:
    assert TalFelt("kr.").prepare_value(tal) == skrevet


@given(st.integers(0, 999_999_999), st.integers(0, 99))
def test_et_beloeb_skrevet_paa_dansk_laeses_som_det_samme_beloeb(kroner: int, oere: int) -> None:
    skrevet = f"{kroner:,}".replace(",", ".") + f",{oere:02}"
    assert laes_dansk_tal(skrevet) == pytest.approx(kroner + oere / 100)


@given(st.text(max_size=30))
def test_ingen_tekst_faar_laeseren_til_at_braekke(tekst: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(laes_dansk_tal(tekst), float)
