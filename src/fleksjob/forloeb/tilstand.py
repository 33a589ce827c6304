"""Tilstanden: det, sagens hændelser tilsammen siger pr. en dag, som det var kendt på et tidspunkt.

Døren til rummet: begreberne står i `begreber`, vejen fra hændelser til tilstand i `foldning`.
"""

from fleksjob.forloeb.begreber import (
    Afgoerelse,
    Ansaettelse,
    Bevilling,
    Fase,
    ForberedtAfgoerelse,
    Hoering,
    Indkomst,
    Klage,
    Opfoelgning,
    Periode,
    Person,
    Samtale,
    Sanktionering,
    Status,
    Tilstand,
    UdbetaltMaaned,
    Udeblivelse,
    Vilkaar,
)
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse, Fastholdelsesforsoeg, Fastholdelsessag
from fleksjob.forloeb.foldning import tilstand

__all__ = [
    "Afgoerelse",
    "Ansaettelse",
    "Bevilling",
    "Fase",
    "Fastholdelse",
    "Fastholdelsesforsoeg",
    "Fastholdelsessag",
    "ForberedtAfgoerelse",
    "Hoering",
    "Indkomst",
    "Klage",
    "Opfoelgning",
    "Periode",
    "Person",
    "Samtale",
    "Sanktionering",
    "Status",
    "Tilstand",
    "UdbetaltMaaned",
    "Udeblivelse",
    "Vilkaar",
    "tilstand",
]
