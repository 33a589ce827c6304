"""Månedskørslen i demoen: hvilke dage, og at Mettes rettede måned er der, uanset hvilken dag demoen laves."""

from datetime import date

import pytest

from fleksjob.demo.hovedsag import HOVEDPERSONER, hovedforloeb
from fleksjob.demo.koersler import KOERTE_MAANEDER, foerste_loenmaaned, koersler
from fleksjob.demo.maanedskoersel import Kasse
from fleksjob.demo.personale import FASTE
from fleksjob.sager.lagerdata import Sagshoved
from fleksjob.sager.models import Bruger, Udbetaling

DAGE = [date(2026, 11, 22), date(2026, 11, 5), date(2026, 11, 15), date(2026, 12, 20), date(2026, 7, 1)]


def _mettes_maaneder(dag: date) -> list[Udbetaling]:
    brugere = {en.brugernavn: Bruger(id=nr, username=en.brugernavn) for nr, en in enumerate(FASTE, 1)}
    foedt = HOVEDPERSONER[0].foedselsdato
    hoved = Sagshoved(1, 990, "", 1, foedt, 1, 3, "Team Nord", 0, "")
    return Kasse(hovedforloeb(1, HOVEDPERSONER[0], dag), hoved, brugere).koer()


def test_koerslerne_er_de_seneste_maaneder_og_den_sidste_er_ikke_frigivet() -> None:
    alle = koersler(date(2026, 11, 22))
    assert [en.maaned.month for en in alle] == [6, 7, 8, 9, 10, 11]
    assert [en.frigivet is None for en in alle] == [False] * (KOERTE_MAANEDER - 1) + [True]
    assert koersler(date(2026, 11, 19))[-1].maaned == date(2026, 10, 1)
    assert foerste_loenmaaned(date(2026, 11, 22)) == date(2026, 5, 1)


@pytest.mark.parametrize("dag", DAGE, ids=str)
def test_mettes_rettede_maaned_er_en_forskel_der_venter(dag: date) -> None:
    linjer = _mettes_maaneder(dag)
    rettede = [en for en in linjer if en.version > 1]
    assert [(en.status, en.forskel is not None and en.forskel < 0) for en in rettede] == [("beregnet", True)]
    assert rettede[0].aarsag.startswith("Din arbejdsgiver rettede ")
    foerste = [en for en in linjer if en.version == 1]
    assert len(foerste) == KOERTE_MAANEDER
    assert [en.status for en in foerste] == ["frigivet"] * (KOERTE_MAANEDER - 1) + ["beregnet"]


@pytest.mark.parametrize("dag", DAGE, ids=str)
def test_den_der_beregner_frigiver_ikke(dag: date) -> None:
    frigivne = [en for en in _mettes_maaneder(dag) if en.status == "frigivet"]
    assert frigivne
    assert all(en.frigivet_af_id != en.beregnet_af_id and en.frigivet > en.beregnet for en in frigivne)
