"""Rejsetid mellem to postnumre, som et skøn: luftlinje gange 1,3 og en fast fart for hver måde at komme frem på.

Et postnummer er et område, ikke en adresse, og modellen kender hverken køreplaner, bakker eller færger. Svaret rundes
til hele fem minutter og bærer altid `FORBEHOLD`. Farten og omvejen er husets antagelser og står her, så de kan ses.
"""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

import msgspec

FORBEHOLD = (
    "Rejsetiden er et skøn ud fra afstanden mellem postnumre, ikke fra adresser og køreplaner. Slå den rigtige op, før "
    "I regner med den."
)
OMVEJ = 1.3
"""Vejen i forhold til luftlinjen."""
INDEN_FOR_KM = 2.0
"""Afstanden, når begge er i samme postnummer."""


class Maade(msgspec.Struct, frozen=True):
    """En måde at komme frem på: fart i km i timen og minutter, der altid går (vente, parkere)."""

    kmt: float
    fast: float


MAADER = {
    "gang": Maade(5.0, 0.0),
    "cykel": Maade(15.0, 2.0),
    "bus": Maade(25.0, 15.0),
    "bil": Maade(50.0, 5.0),
}


class Sted(msgspec.Struct, frozen=True):
    """Et postnummers midte i grader."""

    bredde: float
    laengde: float


def kilometer(fra: Sted, til: Sted) -> float:
    """Skønnet vejlængde mellem to steder."""
    b1, b2 = radians(fra.bredde), radians(til.bredde)
    db, dl = b2 - b1, radians(til.laengde - fra.laengde)
    halv = sin(db / 2) ** 2 + cos(b1) * cos(b2) * sin(dl / 2) ** 2
    return max(INDEN_FOR_KM, 2 * 6371.0 * asin(min(1.0, sqrt(halv))) * OMVEJ)


def minutter(km: float, transport: Iterable[str]) -> int | None:
    """Den hurtigste af måderne i hele fem minutter; None, når ingen måde er oplyst."""
    tider = [km / MAADER[m].kmt * 60 + MAADER[m].fast for m in transport if m in MAADER]
    return 5 * max(1, -int(-min(tider) // 5)) if tider else None
