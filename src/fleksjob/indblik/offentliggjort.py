"""De offentliggjorte tal, med kilde, afrunding og det mål, der regner det samme. Læst af `offentliggjort.yaml`.

Målene kender ikke tallene; kun demoens land er formet efter dem (`demo.land`), og `sammenlign` stiller dem op.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

FIL = Path(__file__).with_name("offentliggjort.yaml")
Enhed = Literal["personer", "procent", "timer"]
Slags = Literal["tal", "omtrent", "mindst"]


class Kilde(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hvor tal er læst. `laest` siger, hvad der er læst af den. Uden adresse er den kun fundet på papir."""

    titel: str
    url: str
    laest: str


class Regnes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Målet, der regner tallene: `kolonne` lægges sammen over rækkerne.

    Med `af` er det procent af den kolonne over rækkerne i `af_hvor` (tom: for et år årets egen, ellers alle).
    """

    maal: str
    dag: date
    valg: dict[str, Any] = {}
    kolonne: str = ""
    af: str = ""
    af_hvor: dict[str, Any] = {}


class Punkt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ét offentliggjort tal. `hvor` vælger svarets rækker; en liste er flere. Tom: alle rækker."""

    hvad: str
    vaerdi: float
    hvor: dict[str, Any] = {}
    kolonne: str = ""
    slags: Slags = "tal"
    afrunding: float | None = None


class Tal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """En række offentliggjorte tal med samme population, kilde og mål."""

    id: str
    navn: str
    population: str
    enhed: Enhed
    afrunding: float
    kilde: str
    sikkerhed: Literal["ordret", "sekundaer"]
    forbehold: str
    regnes: Regnes
    punkter: tuple[Punkt, ...]

    def vaerdier(self) -> dict[str, float]:
        """Tallene efter det, de gælder (et år, et bånd)."""
        return {en.hvad: en.vaerdi for en in self.punkter}


class Samling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hele filen. Et tal uden en kendt kilde er en fejl."""

    kilder: dict[str, Kilde]
    tal: tuple[Tal, ...]

    def __post_init__(self) -> None:
        ukendte = {en.kilde for en in self.tal} - set(self.kilder)
        if ukendte:
            raise ValueError(f"Tal uden kendt kilde: {', '.join(sorted(ukendte))}.")

    def find(self, id_: str) -> Tal:
        """Rækken med det id."""
        return next(en for en in self.tal if en.id == id_)


@cache
def offentliggjort() -> Samling:
    """Alle offentliggjorte tal, i filens orden."""
    import yaml

    return msgspec.convert(yaml.safe_load(FIL.read_text("utf-8")), Samling)
