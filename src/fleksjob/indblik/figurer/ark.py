"""Det, hvert måls tegner får: rækkerne, navnene på koderne, og arket, der tegnes på."""

from collections.abc import Callable
from typing import NamedTuple

from fleksjob.breve.tegning import Svg
from fleksjob.indblik.figurer.farver import BREDDE
from fleksjob.indblik.ord import Raekker

Navne = dict[str, dict[str, str]]
"""Kolonne → kode → navn."""


class Ark(NamedTuple):
    """Billedets mærke på siden og dets bredde."""

    id_: str
    bredde: float = BREDDE


Tegner = Callable[[Raekker, Navne, Ark], Svg]
