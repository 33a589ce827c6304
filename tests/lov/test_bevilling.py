"""Hvornår en bevilling kan være varig, og hvornår en midlertidig udløber."""

from datetime import date

import pytest

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.bevilling import (
    maa_kraeve_jobskifte,
    maaneden_efter,
    ny_bevilling,
    udbetalingsdag,
    udloeb,
)


@pytest.mark.parametrize(
    ("foedt", "foerste", "fuld_laengde", "varig", "begrundelse"),
    [
        (date(1980, 1, 1), False, False, False, "Det første fleksjob er midlertidigt, uanset alder."),
        (
            date(1986, 6, 2),
            True,
            True,
            False,
            "Borgeren er 39 år; varigt fleksjob kræver, at man er fyldt 40.",
        ),
        (date(1986, 6, 1), True, True, True, "Borgeren er 40 år og har haft sit første fleksjob"),
    ],
)
def test_ny_bevilling(foedt: date, foerste: bool, fuld_laengde: bool, varig: bool, begrundelse: str) -> None:
    fundet = ny_bevilling(foedt, date(2026, 6, 1), har_haft_foerste=foerste, foerste_er_udloebet=fuld_laengde)
    assert fundet.kan_vaere_varig is varig
    assert fundet.begrundelse.startswith(begrundelse)
    assert fundet.forbehold == ""
    assert fundet.hjemmel == "LAB kap. 20"


def test_tidligt_ophoert_foerste_job_giver_forbehold() -> None:
    fundet = ny_bevilling(
        date(1970, 1, 1), date(2026, 6, 1), har_haft_foerste=True, foerste_er_udloebet=False
    )
    assert fundet.kan_vaere_varig
    assert "kun set ét sted" in fundet.forbehold


def test_hjemlen_foelger_dagen() -> None:
    foer = ny_bevilling(date(1970, 1, 1), date(2019, 12, 31), har_haft_foerste=True, foerste_er_udloebet=True)
    assert foer.hjemmel == "LAB § 70 c (dagældende)"


def test_udloeb_efter_fem_aar() -> None:
    frist = udloeb(date(2024, 2, 29), foerste=True)
    assert frist.dato == date(2029, 2, 28)
    assert frist.regnestykke == (
        "60 måneder fra 29. februar 2024 = 28. februar 2029 (måneden har kun 28 dage)"
    )


def test_udbetaling_er_maaneden_efter_loenmaaneden() -> None:
    assert maaneden_efter("2026-12") == "2027-01"
    assert udbetalingsdag("2026-12").dato == date(2027, 1, 31)
    assert udbetalingsdag("2027-01").dato == date(2027, 2, 28)


def test_fylder_borgeren_40_foer_udloebet_er_dagen_tvivlsom() -> None:
    faelles = {"har_haft_foerste": True, "foerste_er_udloebet": True}
    inden = ny_bevilling(date(1986, 6, 2), date(2026, 6, 1), udloeber=date(2026, 6, 2), **faelles)
    assert not inden.kan_vaere_varig
    assert "er udledt" in inden.forbehold
    efter = ny_bevilling(date(1986, 6, 2), date(2026, 6, 1), udloeber=date(2026, 6, 1), **faelles)
    assert (efter.kan_vaere_varig, efter.forbehold) == (False, "")
    paa_dagen = ny_bevilling(date(1986, 6, 2), date(2026, 6, 2), udloeber=date(2026, 6, 2), **faelles)
    assert (paa_dagen.kan_vaere_varig, paa_dagen.forbehold) == (True, "")


def test_jobskifte_kan_foerst_kraeves_efter_fem_aar() -> None:
    start = date(2020, 3, 1)
    foer = maa_kraeve_jobskifte(start, date(2025, 2, 28), varig=False)
    assert (foer.ja, foer.hvorfor) == (
        False,
        "Kommunen kan ikke kræve jobskifte i et midlertidigt fleksjob før 1. marts 2025.",
    )
    assert "2017" in foer.forbehold
    assert maa_kraeve_jobskifte(start, date(2025, 3, 1), varig=False).ja


@pytest.mark.parametrize(("start", "varig"), [(date(2020, 3, 1), True), (date(2012, 12, 31), False)])
def test_jobskifte_i_andre_job_er_ikke_fastslaaet(start: date, varig: bool) -> None:
    with pytest.raises(UgyldigtInput, match="er ikke fastslået"):
        maa_kraeve_jobskifte(start, date(2026, 1, 1), varig=varig)
