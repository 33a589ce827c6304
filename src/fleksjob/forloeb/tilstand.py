"""Tilstanden: det, sagens hændelser tilsammen siger pr. en dag, som det var kendt på et tidspunkt.

Døren til rummet: begreberne står i `begreber`, vejen fra hændelser til tilstand i `foldning`.
"""

from fleksjob.forloeb.afgoerelser import (
    Afgoerelse,
    ForberedtAfgoerelse,
    Hoering,
    SendtTilbage,
    Vurdering,
)
from fleksjob.forloeb.begreber import (
    Ansaettelse,
    Bevilling,
    Fase,
    Indkomst,
    Klage,
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
from fleksjob.forloeb.opfoelgningsbegreber import Opfoelgning

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
    "SendtTilbage",
    "Status",
    "Tilstand",
    "UdbetaltMaaned",
    "Udeblivelse",
    "Vilkaar",
    "Vurdering",
    "tilstand",
]
