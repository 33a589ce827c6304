"""Små tal skjules, når de forlader dem, der har sagerne. Reglen står i `regel`; døren er `som_kan_gives_videre`."""

from fleksjob.indblik.skjul.raekker import I_ALT, SKJULT, har_skjult, som_kan_gives_videre
from fleksjob.indblik.skjul.regel import SKJULES_UNDER, er_lille, skjulte_pladser

__all__ = [
    "I_ALT",
    "SKJULES_UNDER",
    "SKJULT",
    "er_lille",
    "har_skjult",
    "skjulte_pladser",
    "som_kan_gives_videre",
]
