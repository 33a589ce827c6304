"""Hvornår en bevilling kan være varig, og hvornår en midlertidig udløber."""

from datetime import date

import pytest

from fleksjob.lov.bevilling import maaneden_efter, ny_bevilling, udbetalingsdag, udloeb


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
