"""Foldningen dag for dag giver netop de tilstande, man får ved at folde forfra pr. hver dag."""

from hypothesis import given
from tests.forloeb.forloebsgenerator import PERSON, forloeb

from fleksjob.forloeb.foldning import dag_for_dag, tilstand
from fleksjob.forloeb.haendelser import AlleHaendelser


@given(forloeb())
def test_hver_dag_er_som_foldet_forfra(haendelser: list[AlleHaendelser]) -> None:
    dage = []
    for en in dag_for_dag(PERSON, haendelser):
        assert en == tilstand(PERSON, haendelser, en.pr)
        dage.append(en.pr)
    assert dage == sorted({h.gyldig_fra for h in haendelser})
