"""Én kørsel af prøverne mod en ændret regel: først regnearkets eksempler for regelsættet, så prøvefilerne.

    python tests/mutation_koersel.py <regelsæt> <prøvefil> …      i en kopi, som `mutation.py` har lavet

Eksemplerne fanger de fleste ændringer på et halvt sekund; pytest startes kun for dem, der slipper igennem.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from fleksjob.lov.bog.eksempler import Eksempel, efterproev

PYTEST = ("-c", "pytest-mutation.ini", "--rootdir", ".", "--noconftest", "-q", "-x")


def eksemplerne_stemmer(saet: str) -> bool:
    """Om loven svarer som alle regelsættets eksempler."""
    raa: list[dict[str, Any]] = msgspec.json.decode(Path("eksempler.json").read_bytes())
    egne = [_eksempel(x) for x in raa if x["regelsaet"] == saet]
    return all(not efterproev(eksempel) for eksempel in egne)


def _eksempel(raat: dict[str, Any]) -> Eksempel:
    datofelter = {
        navn: x for navn, x in raat["oplyst"].items() if isinstance(x, str) and x[4:5] == x[7:8] == "-"
    }
    datoer = {navn: msgspec.convert(x, type=date) for navn, x in datofelter.items()}
    return Eksempel(**(raat | {"oplyst": raat["oplyst"] | datoer}))


def main(saet: str, *proever: str) -> int:
    """0 når intet opdages, ellers 1."""
    if not eksemplerne_stemmer(saet):
        return 1
    import pytest

    return int(pytest.main([*PYTEST, *proever]) != 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
