"""Tal, datoer og afstande, som de læses på skærmen."""

from datetime import date, timedelta

import pytest

from fleksjob.kontor.tekster import afstand, dag_med_ugedag, kroner, maaned_aar, tal

DAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("dage", "tekst"),
    [(0, "i dag"), (1, "i morgen"), (2, "om 2 dage"), (-1, "1 dag over"), (-12, "12 dage over"), (90, "om 3 mdr."),
     (-400, "13 mdr. over"), (1826, "om 5 år"), (900, "om 2,5 år")],
)  # fmt: skip
def test_afstand(dage: int, tekst: str) -> None:
    assert afstand(DAG + timedelta(days=dage), DAG) == tekst


@pytest.mark.parametrize(
    ("beloeb", "tekst"),
    [
        (12345.5, "12.345,50 kr."),
        (180.0, "180 kr."),
        (-350.25, "−350,25 kr."),
        (None, "ikke oplyst"),
        (0, "0 kr."),
    ],
)
def test_kroner(beloeb: float | None, tekst: str) -> None:
    assert kroner(beloeb) == tekst


def test_tal_og_dage() -> None:
    assert [tal(18.5), tal(18.0), tal(62.55), tal(None)] == ["18,5", "18", "62,55", "ikke oplyst"]
    assert dag_med_ugedag(DAG) == "fredag den 20. november"
    assert maaned_aar("2026-03") == "marts 2026"


@pytest.mark.parametrize(
    ("skrevet", "laest"),
    [("12.500", 12500), ("12.500,50", 12500.5), ("150.5", 150.5), ("150,50", 150.5), ("1500", 1500)],
)
def test_et_tal_laeses_som_det_skrives_paa_dansk(skrevet: str, laest: float) -> None:
    from fleksjob.kontor.formularer.felter import Tal

    assert Tal("kr.").clean(skrevet) == laest
