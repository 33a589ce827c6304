"""Frister, der er en fødselsdag i forklædning, kommer ikke i tabellerne.

Folkepensionsalderen er fødselsdagen og et helt antal måneder. Den, der har dagen, har fødselsdagen, og med kommune og
køn er det ofte nok til at finde personen. Fristen selv skrives ikke, og et krav, der falder bort på en sådan dag,
får månedens første dag i stedet.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fleksjob.lov.sagsgang.fastholdelsessvar import kravet_ophoerer
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

ALDERSFRISTER = frozenset({"folkepensionsalder"})
"""Koder på pligter, hvis dag kun følger af fødselsdagen."""


def aldersdage(foedselsdato: date) -> frozenset[date]:
    """De dage, loven regner af personens fødselsdag."""
    return frozenset({folkepensionsdag(foedselsdato).dato, kravet_ophoerer(foedselsdato)})


def uden_foedselsdag(
    pligter: Iterable[tuple[Any, ...]], kode: int, foedselsdato: date
) -> Iterator[tuple[Any, ...]]:
    """Pligternes rækker uden aldersfrister, og uden en dag, der røber fødselsdagen. `kode` er kodens plads i rækken."""
    skjul = aldersdage(foedselsdato)
    for en in pligter:
        if en[kode] not in ALDERSFRISTER:
            yield tuple(
                felt.replace(day=1) if isinstance(felt, date) and felt in skjul else felt for felt in en
            )
