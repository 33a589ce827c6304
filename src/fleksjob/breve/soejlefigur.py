"""Vandrette søjler: et navn, en søjle og tallet for hver linje. Tallene står også i en tabel ved siden af."""

from collections.abc import Sequence

from fleksjob.breve.tegning import BLAEK, LINJE, LOEN, Tegning

_BREDDE = 640.0
_NAVN = 26.0
_SOEJLE = 14.0
_LINJE = 44.0


def soejler(linjer: Sequence[tuple[str, int]], titel: str, id_: str) -> str:
    """Et SVG-element med én søjle pr. linje, i den orden de er givet. Den længste søjle er den største linje."""
    hoejest = max((antal for _, antal in linjer), default=0) or 1
    hoejde = _LINJE * len(linjer) + 6
    tegning = Tegning(_BREDDE, 16)
    for nr, (navn, antal) in enumerate(linjer):
        top = nr * _LINJE
        laengde = max(2.0, (_BREDDE - 60) * antal / hoejest) if antal else 0.0
        tegning.tekst(0, top + _NAVN - 8, navn, farve=BLAEK)
        tegning.linje((0, top + _NAVN + _SOEJLE / 2), (_BREDDE - 60, top + _NAVN + _SOEJLE / 2), LINJE, 1)
        if laengde:
            tegning.linje((0, top + _NAVN + _SOEJLE / 2), (laengde, top + _NAVN + _SOEJLE / 2), LOEN, _SOEJLE)
        tegning.tekst(laengde + 8, top + _NAVN + _SOEJLE - 2, str(antal), fed=True, rand="#ffffff")
    ord_ = "; ".join(f"{navn}: {antal}" for navn, antal in linjer)
    return tegning.som_svg(hoejde, titel, f"{ord_}.", id_)
