"""Målinger: `python -m bench` kører dem alle. Hvert modul har `maal() -> list[Maaling]`.

En måling er et forhold mellem to ting målt i samme kørsel, når det kan; så holder den på andre maskiner.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, perf_counter_ns

STOEJ = 1.10
"""En måling, der er mindre end ti procent over sin grænse, kan være maskinens uro."""


@dataclass(frozen=True, slots=True)
class Maaling:
    """Ét tal og den grænse, det skal holde. `mindst=True`: grænsen er et gulv i stedet for et loft."""

    navn: str
    maalt: float
    graense: float
    enhed: str
    note: str = ""
    mindst: bool = False

    @property
    def holder(self) -> bool:
        """Inden for grænsen, når der er taget højde for støj."""
        if self.mindst:
            return self.maalt * STOEJ >= self.graense
        return self.maalt <= self.graense * STOEJ


def bedste(handling: Callable[[], object], gange: int = 5) -> float:
    """Den hurtigste af nogle kørsler, i sekunder."""
    tider = []
    for _ in range(gange):
        start = perf_counter()
        handling()
        tider.append(perf_counter() - start)
    return min(tider)


def median_us(handling: Callable[[], object], gange: int = 5000) -> float:
    """Medianen af enkelte kald, i mikrosekunder."""
    tider = []
    for _ in range(gange):
        start = perf_counter_ns()
        handling()
        tider.append(perf_counter_ns() - start)
    return median(tider) / 1000
