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
    from fleksjob.drift.regelbogsfiler import regelbogsfiler

    return {f"regelbog/{navn}": indhold for navn, indhold in regelbogsfiler().items()}


def _proces() -> dict[str, str]:
    from fleksjob.forloeb.katalog import haendelseskatalog
    from fleksjob.forloeb.rejse import rejsens_trin
    from fleksjob.lov.sagsgang.procestegning import fristtabel, rejsediagram

    return {
        "rejsen.md": rejsediagram(),
        "rejsens_trin.md": rejsens_trin(),
        "frister.md": fristtabel(),
        "haendelser.md": haendelseskatalog(),
    }


def _rettigheder() -> dict[str, str]:
    start_django()
    from fleksjob.sager.rettigheder import rettighedstabel

    return {"rettigheder.md": rettighedstabel()}


def _indblik() -> dict[str, str]:
    from fleksjob.indblik.skema import dataordbog

    return {"indblik.md": dataordbog()}


KILDER: tuple[Callable[[], dict[str, str]], ...] = (_regelbog, _proces, _rettigheder, _indblik)


def sider() -> dict[str, str]:
    """Sti i mappen → indhold for alle genererede sider og billeder."""
    samlet: dict[str, str] = {}
    for kilde in KILDER:
        samlet |= kilde()
    return {navn: tekst.rstrip() + "\n" for navn, tekst in samlet.items()}


def skriv() -> None:
    """Skriver siderne og sletter dem, som koden ikke længere laver."""
    nye = sider()
    for sti in _paa_disken():
        if sti not in nye:
            (MAPPE / sti).unlink()
    for sti, tekst in nye.items():
        (MAPPE / sti).parent.mkdir(parents=True, exist_ok=True)
        (MAPPE / sti).write_text(tekst, encoding="utf-8")


def _paa_disken() -> dict[str, str]:
    """Sti i mappen → indhold af det, der ligger der nu."""
    return {
        fil.relative_to(MAPPE).as_posix(): fil.read_text(encoding="utf-8")
        for fil in sorted(MAPPE.rglob("*"))
        if fil.is_file()
    }


def forskelle() -> list[str]:
    """Linje for linje, hvor siderne på disken ikke er, hvad koden siger."""
    nye, paa_disken = sider(), _paa_disken()
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
