"""Satserne for ledighedsydelse hedder det samme i loven, i formularen og i sagslisten."""

from fleksjob.kontor.formularer.ledighed import LedighedsydelseStartet
from fleksjob.lov.ydelse.ledighedssatser import SATSER, SATSNAVNE, TITLER
from fleksjob.lov.ydelse.ledighedsydelse_sats import REGELSAET
from fleksjob.snitflader import sagsliste


def test_arkivets_satser_er_lovens() -> None:
    assert sagsliste.SATSER == SATSER == tuple(SATSNAVNE.values()) == tuple(TITLER)
    valg = LedighedsydelseStartet.base_fields["sats"].choices
    assert [navn for navn, _ in valg if navn] == list(SATSER)


def test_lovens_svar_kan_gemmes_som_sats() -> None:
    (regel,) = [r for r in REGELSAET.lov.regler["sats"] if r.til is None]
    assert set(regel.udfald.values()) - {"ingen", "ret, beløb ukendt"} == set(SATSER)
