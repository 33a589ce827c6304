"""Flere kommuners tabeller af få sager: sagens navn begynder med kommunens kode, «101-3»."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob.indblik import tabeller
from fleksjob.indblik.sagsraekker import Sagskilde


class Kommunearkiv(LilleArkiv):
    """Som arkivet, men hver sag hører til den kommune, dens navn begynder med."""

    def _kilde(self, navn: str) -> Sagskilde:
        return msgspec.structs.replace(super()._kilde(navn), kommune=int(navn.split("-")[0]))


def job(timer: float = 8, fra: str = "2024-01-01", **felter: Any) -> dict[str, Any]:
    """Et fleksjob i ny ordning, når `fra` er fra 2013."""
    return {
        "type": "fleksjob_startet", "gyldig_fra": fra, "ansaettelse": "a", "timer": timer, "intensitet": 100, **felter,
    }  # fmt: skip


def skriv_land(mappe: Path, kommuner: Mapping[int, Sequence[Sequence[Mapping[str, Any]]]]) -> None:
    """Skriver tabellerne: kommunekode → hændelserne i hver af dens sager."""
    sager = {
        f"{kode}-{nr}": laes(haendelser)
        for kode, alle in kommuner.items()
        for nr, haendelser in enumerate(alle)
    }
    tabeller.opdater(mappe, Kommunearkiv(sager), NU)
