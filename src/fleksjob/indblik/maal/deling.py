"""Et mål delt efter, hvem sagen handler om: kolonnen `gruppe` forrest, når der er valgt en dimension."""

from collections.abc import Sequence

from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import Tabeller
from fleksjob.indblik.maal.grupper import OM_PERSONEN, om_personen, tjek


def delt(efter: str) -> tuple[str, ...]:
    """Kolonnerne, der deles efter: `gruppe` eller ingen. Rejser `UgyldigtInput` for en dimension, der ikke findes."""
    return ("gruppe",) if tjek(efter, ("", *OM_PERSONEN)) else ()


def med_gruppe(t: Tabeller, raekker: Table, efter: str, aar: int) -> Table:
    """Rækkerne, der har en `sag`, med sagens `gruppe`; uændret, når der ikke skal deles. Alderen regnes i `aar`."""
    if not delt(efter):
        return raekker
    grupper = t.sager.select("sag", gruppe=om_personen(t.sager, efter, aar))
    return raekker.inner_join(grupper, "sag")


def foerst(koder: Sequence[str], tabel: Table, efter: str) -> Table:
    """Gruppen forrest, når der er en, så koderne; rækkerne i samme orden."""
    orden = [*delt(efter), *koder]
    return tabel.select(*orden, *(navn for navn in tabel.columns if navn not in orden)).order_by(orden)
