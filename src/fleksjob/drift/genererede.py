"""Siderne, der skrives af koden selv: regelbog, rejsediagram, fristtabel, hændelseskatalog og rettigheder.

`python -m fleksjob.drift.genererede` skriver dem i docs/genereret; `--kontrol` siger, om de er, som koden vil have dem.
"""

import difflib
import sys
from collections.abc import Callable
from pathlib import Path

from fleksjob.drift.kommandolinje import start_django

ROD = Path(__file__).resolve().parents[3]
MAPPE = ROD / "docs" / "genereret"


def _regelbog() -> dict[str, str]:
    from fleksjob.lov.regelbog import regelbog_sider

    return regelbog_sider()


def _proces() -> dict[str, str]:
    from fleksjob.forloeb.katalog import haendelseskatalog
    from fleksjob.lov.proces import fristtabel, rejsediagram

    return {"rejsen.md": rejsediagram(), "frister.md": fristtabel(), "haendelser.md": haendelseskatalog()}


def _rettigheder() -> dict[str, str]:
    start_django()
    from fleksjob.sager.rettigheder import rettighedstabel

    return {"rettigheder.md": rettighedstabel()}


KILDER: tuple[Callable[[], dict[str, str]], ...] = (_regelbog, _proces, _rettigheder)


def sider() -> dict[str, str]:
    """Filnavn → indhold for alle genererede sider."""
    samlet: dict[str, str] = {}
    for kilde in KILDER:
        samlet |= kilde()
    return {navn: tekst.rstrip() + "\n" for navn, tekst in samlet.items()}


def skriv() -> None:
    """Skriver siderne og sletter dem, som koden ikke længere laver."""
    nye = sider()
    MAPPE.mkdir(parents=True, exist_ok=True)
    for gammel in MAPPE.iterdir():
        if gammel.name not in nye:
            gammel.unlink()
    for navn, tekst in nye.items():
        (MAPPE / navn).write_text(tekst, encoding="utf-8")


def forskelle() -> list[str]:
    """Linje for linje, hvor siderne på disken ikke er, hvad koden siger."""
    nye = sider()
    paa_disken = (
        {fil.name: fil.read_text(encoding="utf-8") for fil in MAPPE.iterdir()} if MAPPE.is_dir() else {}
    )
    linjer: list[str] = []
    for navn in sorted(nye.keys() | paa_disken.keys()):
        linjer += difflib.unified_diff(
            paa_disken.get(navn, "").splitlines(),
            nye.get(navn, "").splitlines(),
            f"disk/{navn}",
            f"kode/{navn}",
            "",
            "",
            1,
        )
    return linjer


def main() -> int:
    if "--kontrol" not in sys.argv[1:]:
        skriv()
        return 0
    if linjer := forskelle():
        print("\n".join(linjer))
        print("De genererede sider er gamle. Ret dem med: make fix", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
