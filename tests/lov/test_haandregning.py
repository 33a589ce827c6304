"""Håndberegninger, som de skrives på papir, regnet efter."""

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.bog.haandregning import regn_efter, som_tekst
from fleksjob.lov.kerne.fejl import UgyldigtInput


@pytest.mark.parametrize(
    ("tekst", "resultat"),
    [
        ("Nedsættelse: 30 pct. af 15.600 = 4.680", 4680.0),
        ("19.952 − 4.680 = 15.272 kr.", 15272.0),
        ("3 timer × 200 kr. × 52/12 = 2.600,00 kr.", 2600.0),
        ("mindst(7.545; 13.642,25) = 7.545", 7545.0),
        ("størst(0; 5 − 8) = 0", 0.0),
        ("2 × (1,5 + 1) = 5", 5.0),
        ("1 / 3 = 0,33", 0.33),
        ("4 − 10 = −6", -6.0),
    ],
)
def test_regnearter(tekst: str, resultat: float) -> None:
    (linje,) = regn_efter(tekst)
    assert linje.skrevet == resultat
    assert linje.stemmer


@pytest.mark.parametrize(
    ("tekst", "giver"),
    [("30 pct. af 15.600 = 4.860", "4.680"), ("1 / 3 = 0,34", "0,33"), ("1 / 3 = 0,333", "0,33")],
)
def test_et_forkert_resultat_siges(tekst: str, giver: str) -> None:
    (linje,) = regn_efter(tekst)
    assert linje.stemmer is ("0,333" in tekst)
    if not linje.stemmer:
        assert som_tekst(linje).endswith(f"men regnestykket giver {giver}.")


def test_flere_lighedstegn_og_bemaerkninger() -> None:
    linjer = regn_efter("En bemærkning uden regnestykke\n10 × 3 = 30 = 29 + 1 = 31\nSlut: 2 = 2")
    assert [(x.skrevet, x.stemmer) for x in linjer] == [
        (30.0, True),
        (30.0, True),
        (31.0, False),
        (2.0, True),
    ]


@pytest.mark.parametrize(
    "tekst",
    ["løn = 15", "15 = løn", "2 ** 8 = 256", "__import__ = 1", "1 / 0 = 1", "(1 + 2 = 3", "1.5 = 1.5"],
)
def test_det_der_ikke_er_et_regnestykke_afvises(tekst: str) -> None:
    with pytest.raises(UgyldigtInput, match="Håndberegningen"):
        regn_efter(tekst)


@given(st.integers(0, 10**7), st.integers(1, 10**5))
def test_oere_uden_tab(oere: int, timer: int) -> None:
    def dansk(x: int) -> str:
        return f"{x / 100:,.2f}".translate(str.maketrans(",.", ".,"))

    (linje,) = regn_efter(f"{dansk(oere)} + {dansk(timer)} = {dansk(oere + timer)}")
    assert linje.stemmer
    (gal,) = regn_efter(f"{dansk(oere)} + {dansk(timer)} = {dansk(oere + timer + 1)}")
    assert not gal.stemmer
