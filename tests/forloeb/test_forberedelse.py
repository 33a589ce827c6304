"""Indstillingens indhold i et forløb."""

from datetime import date
from typing import Any

import pytest

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.forberedelse import indstillingen_mangler, manglede_i_teamet
from fleksjob.forloeb.tilstand import Person, tilstand

PERSON = Person(date(1984, 5, 2))
DAG = date(2024, 5, 1)


def mangler(**felter: Any) -> list[str]:
    haendelser = [h.IndstillingAfgivet(id="i", gyldig_fra=DAG, **felter)]
    return [krav.kode for krav in indstillingen_mangler(tilstand(PERSON, haendelser, DAG))]


def test_uden_indstilling_mangler_intet() -> None:
    assert indstillingen_mangler(tilstand(PERSON, [], DAG)) == ()


@pytest.mark.parametrize(
    ("felter", "koder"),
    [
        ({"indstilling": "fleksjob"}, ["vaegt", "afklaret", "jobtyper", "hensyn", "stoette"]),
        ({"indstilling": "fleksjob", "vaegt": "x", "jobtyper": "x", "hensyn": " "}, ["afklaret", "hensyn", "stoette"]),
        (
            {"indstilling": "fleksjob", "vaegt": "x", "afklaret": "x", "jobtyper": "x", "hensyn": "x", "stoette": "x",
             "meget_begraenset": True},
            ["udvikling"],
        ),
        ({"indstilling": "foertidspension", "meget_begraenset": True}, ["vaegt"]),
        ({}, ["vaegt"]),
    ],
)  # fmt: skip
def test_indstillingens_mangler(felter: dict[str, object], koder: list[str]) -> None:
    assert mangler(**felter) == koder


def test_uoplyste_deltagere_mangler_ikke() -> None:
    moede = h.TeammoedeAfholdt(id="m", gyldig_fra=DAG)
    assert manglede_i_teamet(tilstand(PERSON, [moede], DAG)) == ()
    kort = h.TeammoedeAfholdt(id="m", gyldig_fra=DAG, deltagere=("socialområdet",))
    assert manglede_i_teamet(tilstand(PERSON, [kort], DAG)) == ("beskæftigelse", "sundhed", "region")
