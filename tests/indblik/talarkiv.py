"""En lille kommune og et lille land med tabeller på disken, til prøver af det, der gives videre."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob.indblik import tabeller

ROSKILDE, KOEGE, AARHUS = 265, 259, 751


def i_fleksjob(fra: str, timer: float = 8, **mere: Any) -> list[dict[str, Any]]:
    """Et fleksjob fra dagen."""
    return [
        {"id": "1", "type": "sag_oprettet", "gyldig_fra": "2024-06-01"},
        {
            "id": "2",
            "type": "fleksjob_startet",
            "gyldig_fra": fra,
            "ansaettelse": "a",
            "timer": timer,
            "intensitet": 100,
        },
        *([{"id": "3", "gyldig_fra": fra, **mere}] if mere else []),
    ]


def personer(antal: int, koen: str, kommune: int, *, foedt: int = 1980) -> list[dict[str, Any]]:
    """Så mange ens personer."""
    return [{"koen": koen, "kommune": kommune, "foedt": date(foedt, 5, 2)}] * antal


def skriv(
    mappe: Path, hvem: Sequence[dict[str, Any]], haendelser: Sequence[Sequence[dict[str, Any]]]
) -> None:
    """Tabellerne for personerne, hver med sine hændelser."""
    arkiv = LilleArkiv(
        {f"p{nr}": laes(liste) for nr, liste in enumerate(haendelser)},
        personer={f"p{nr}": om for nr, om in enumerate(hvem)},
    )
    tabeller.opdater(mappe, arkiv, NU)


def skriv_kommunen(mappe: Path, *, maend: int = 13, fra: str = "2025-01-01", kode: int = ROSKILDE) -> None:
    """24 kvinder og `maend` mænd i fleksjob på 8 timer; den første mand begynder på `fra`."""
    hvem = [*personer(maend, "mand", kode), *personer(24, "kvinde", kode)]
    skriv(mappe, hvem, [i_fleksjob(fra), *(i_fleksjob("2025-01-01") for _ in hvem[1:])])


def skriv_landet(mappe: Path) -> None:
    """Roskilde 37, Køge 3 kvinder og 20 mænd, Aarhus 60."""
    hvem = [
        *personer(24, "kvinde", ROSKILDE),
        *personer(13, "mand", ROSKILDE),
        *personer(3, "kvinde", KOEGE),
        *personer(20, "mand", KOEGE),
        *personer(30, "kvinde", AARHUS),
        *personer(30, "mand", AARHUS),
    ]
    skriv(mappe, hvem, [i_fleksjob("2025-01-01") for _ in hvem])
