"""Indblikket: hvad ordningen gør, udledt af hændelsesloggen, hvert tal ét sted.

    hændelser → `sagsraekker` (foldet) → `tabeller` (Parquet, delt efter år) → `maal` (Ibis) → `motor` (DuckDB)

Tabellerne er beskrevet i `skema`; de har ingen navne, ingen CPR-numre og ingen fri tekst, og sagen står med et
pseudonym. Et mål er et udtryk over tabellerne med navn, definition, formel, kilde og forbehold; siderne,
kommandolinjen og filerne spørger de samme mål. Rummet kender hverken Django eller arkivet: `sager.indblikskilde` giver
det hændelserne.

Ibis og DuckDB hentes først, når der regnes; det er kun `maal`-filerne og `motor`, der kender dem.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fleksjob.indblik.notesbog import Notesbog

__all__ = ["aabn"]


def aabn(mappe: Path | str) -> "Notesbog":
    """Målene på tabellerne i en mappe, til en notesbog eller et script. Se `docs/analyse.md`."""
    from fleksjob.indblik.notesbog import aabn as aabn_

    return aabn_(mappe)
