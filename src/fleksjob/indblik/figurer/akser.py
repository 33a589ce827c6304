"""Akser og navne ved kurvernes ender: det, billederne over tid deler."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, LINJE, Tegning
from fleksjob.indblik.figurer.farver import skrevet


class Felt(NamedTuple):
    """Den del af papiret, tallene tegnes i, og hvad der er i bunden og toppen."""

    venstre: float
    top: float
    hoejre: float
    bund: float
    hoejest: float

    def y(self, tal: float) -> float:
        """Højden for et tal; nul er bunden."""
        return self.bund - (self.bund - self.top) * tal / (self.hoejest or 1)

    def x(self, plads: float, hele: float) -> float:
        """Stedet hen ad aksen."""
        return self.venstre + (self.hoejre - self.venstre) * plads / (hele or 1)


_PAENE = (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10)


def rundt_op(tal: float) -> float:
    """Det første pæne tal, der er mindst så stort og kan deles i fire."""
    if tal <= 0:
        return 1.0
    tier = 10.0 ** floor(log10(tal))
    return next(skridt * tier for skridt in _PAENE if skridt * tier >= tal)


def hjaelpelinjer(ark: Tegning, felt: Felt, enhed: str = "", antal: int = 4) -> None:
    """Vandrette linjer med tallet til venstre."""
    for nr in range(antal + 1):
        tal = felt.hoejest * nr / antal
        y = felt.y(tal)
        ark.linje((felt.venstre, y), (felt.hoejre, y), DAEMPET if nr == 0 else LINJE)
        skrift = skrevet(tal) if felt.hoejest >= antal else f"{tal:.1f}".replace(".", ",")
        ark.tekst(felt.venstre - 6, y + 4, f"{skrift}{enhed}", anker="end", farve=DAEMPET, skrift=11)


def spredt(steder: Sequence[float], mindst: float, top: float, bund: float) -> list[float]:
    """De samme steder, flyttet så lidt, at to navne aldrig står oven i hinanden. Ordenen bevares."""
    orden = sorted(range(len(steder)), key=lambda nr: steder[nr])
    ud = [0.0] * len(steder)
    sidst = top - mindst
    for nr in orden:
        sidst = max(steder[nr], sidst + mindst)
        ud[nr] = sidst
    loft = bund
    for nr in reversed(orden):
        ud[nr] = min(ud[nr], loft)
        loft = ud[nr] - mindst
    return ud


def navne_ved_enden(
    ark: Tegning, x: float, navne: Sequence[tuple[float, str]], *, top: float, bund: float
) -> None:
    """Navnene til højre for kurverne, hver så tæt på sin ende, som der er plads til, med en streg hen til den."""
    for (sted, navn), y in zip(navne, spredt([en[0] for en in navne], 15, top, bund), strict=True):
        if abs(sted - y) > 3:
            ark.linje((x + 1, sted), (x + 8, y), DAEMPET)
        ark.tekst(x + 11, y + 4, navn, farve=BLAEK, skrift=12)


def hver_nte(antal: int, plads: float, bredest: float) -> int:
    """Hvor mange der springes over, for at navnene på aksen ikke rører hinanden."""
    return max(1, ceil(antal * bredest / plads)) if plads > 0 else 1
