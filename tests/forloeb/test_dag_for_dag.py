"""Foldningen dag for dag, og den, der føres videre, giver netop de tilstande, man får ved at folde forfra."""

from datetime import date

from hypothesis import given, strategies as st
from tests.forloeb.forloebsgenerator import FOERSTE, PERSON, SIDSTE, forloeb

from fleksjob.forloeb.foldning import Loebende, dag_for_dag, tilstand
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.pligter import pligter

DAGE = st.dates(FOERSTE, SIDSTE)


@given(forloeb())
def test_hver_dag_er_som_foldet_forfra(haendelser: list[AlleHaendelser]) -> None:
    dage = []
    for en in dag_for_dag(PERSON, haendelser):
        assert en == tilstand(PERSON, haendelser, en.pr)
        dage.append(en.pr)
    assert dage == sorted({h.gyldig_fra for h in haendelser})


@given(forloeb(), forloeb(), st.lists(DAGE, min_size=1, max_size=4))
def test_at_folde_videre_giver_det_samme_som_at_folde_forfra(
    haendelser: list[AlleHaendelser], andre: list[AlleHaendelser], dage: list[date]
) -> None:
    loebende = Loebende(PERSON)
    for nr, pr in enumerate(sorted(dage)):
        nu = haendelser[: max(0, len(haendelser) - len(dage) + 1 + nr)]
        forfra = tilstand(PERSON, nu, pr)
        videre = loebende.tilstand(nu, pr)
        assert videre == forfra
        assert pligter(videre) == pligter(forfra)
    assert loebende.tilstand(andre, dage[0]) == tilstand(PERSON, andre, dage[0])
