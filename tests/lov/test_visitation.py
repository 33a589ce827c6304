"""Folkepensionsalderen efter fødselsdato (lov om social pension § 1 a)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.sagsgang.visitation import folkepensionsdag


@pytest.mark.parametrize(
    ("foedt", "dag"),
    [
        (date(1939, 6, 30), date(2006, 6, 30)),  # 67 år; lov nr. 287 af 12/5/1999 gælder dem født dagen efter
        (date(1939, 7, 1), date(2004, 7, 1)),
        (date(1953, 12, 31), date(2018, 12, 31)),
        (date(1954, 1, 1), date(2019, 7, 1)),
        (date(1954, 7, 1), date(2020, 7, 1)),
        (date(1955, 1, 1), date(2021, 7, 1)),
        (date(1955, 6, 30), date(2021, 12, 30)),
        (date(1955, 7, 1), date(2022, 7, 1)),
        (date(1962, 12, 31), date(2029, 12, 31)),
        (date(1963, 1, 1), date(2031, 1, 1)),
        (date(1966, 12, 31), date(2034, 12, 31)),
        (date(1967, 1, 1), date(2036, 1, 1)),
        (date(1970, 12, 31), date(2039, 12, 31)),
        (date(1971, 1, 1), date(2041, 1, 1)),
    ],
)
def test_folkepensionsdag(foedt: date, dag: date) -> None:
    assert folkepensionsdag(foedt).dato == dag


def test_det_der_ikke_er_laest_ordret_har_forbehold() -> None:
    assert folkepensionsdag(date(1960, 1, 1)).forbehold == ""
    assert folkepensionsdag(date(1939, 7, 1)).forbehold == ""
    assert "en advokats svar" in folkepensionsdag(date(1939, 6, 30)).forbehold
    assert "Selve lovteksten er ikke læst" in folkepensionsdag(date(1972, 1, 1)).forbehold
    assert "sat op" in folkepensionsdag(date(1984, 5, 2)).forbehold


def test_regnestykket_siger_halve_aar() -> None:
    assert folkepensionsdag(date(1954, 3, 1)).regnestykke == "65½ år efter 1. marts 1954 = 1. september 2019"


@given(st.dates(date(1939, 7, 1), date(2010, 12, 31)))
def test_den_yngre_naar_aldrig_folkepensionen_foerst(foedt: date) -> None:
    assert folkepensionsdag(foedt).dato <= folkepensionsdag(foedt + timedelta(days=1)).dato
