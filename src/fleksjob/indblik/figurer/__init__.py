"""Målenes billeder: én fil for hver slags, og `maalene` vælger. Rene funktioner fra rækker til SVG.

Tallet står altid ved figuren, og farverne skelnes også i gråtoner. Det samme står i ord i billedets beskrivelse og i
tabellen ved siden af.
"""

from fleksjob.indblik.figurer.farver import FARVER, GRAA, GUL, LYS, MOERK, RUST
from fleksjob.indblik.figurer.flisekort import flisekort
from fleksjob.indblik.figurer.kalender import fristkalender
from fleksjob.indblik.figurer.maalene import figur
from fleksjob.indblik.figurer.maaneder import Aar, maaneder
from fleksjob.indblik.figurer.over_tid import Kurve, kurver, over_tid
from fleksjob.indblik.figurer.overlevelse import Forloeb, Punkt, overlevelse
from fleksjob.indblik.figurer.soejler import Soejle, soejler
from fleksjob.indblik.figurer.stablede import Del, stablede
from fleksjob.indblik.figurer.stroem import Skift, stroem

__all__ = [
    "FARVER",
    "GRAA",
    "GUL",
    "LYS",
    "MOERK",
    "RUST",
    "Aar",
    "Del",
    "Forloeb",
    "Kurve",
    "Punkt",
    "Skift",
    "Soejle",
    "figur",
    "flisekort",
    "fristkalender",
    "kurver",
    "maaneder",
    "over_tid",
    "overlevelse",
    "soejler",
    "stablede",
    "stroem",
]
