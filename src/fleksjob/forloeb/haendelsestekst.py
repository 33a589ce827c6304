"""Sagens hændelser som linjer, et menneske kan læse på papir: dagen, hvad der skete, og det, der blev skrevet.

Til sagsbundtet. Udkast til afgørelser er ikke med: de er arbejdspapirer, og den afgørelse, de blev til, er med.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.lov.kerne.vaerdier import dansk_dato

INTERNE: tuple[type[h.Haendelse], ...] = (h.AfgoerelseForberedt,)
_IKKE = frozenset(
    {"gyldig_fra", "id", "registreret", "registreret_af", "note", "bundt", "forberedt_af", "godkendt_af"}
)
_KODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_DANSK = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))


def haendelseslinjer(haendelser: Sequence[h.AlleHaendelser]) -> Iterator[tuple[int, str]]:
    """(år, linje) for hver hændelse i den orden, den er registreret."""
    for nr, en in enumerate(haendelser, 1):
        if not isinstance(en, INTERNE):
            yield en.gyldig_fra.year, _linje(en, en.id or str(nr))


def _linje(en: h.AlleHaendelser, nr: str) -> str:
    hoved = f"{dansk_dato(en.gyldig_fra)} · {en.titel} (nr. {nr})"
    if isinstance(en, h.Rettelse):
        erstatning = f" Nu gælder: {_linje(en.ny, nr)}" if en.ny is not None else " Den gælder ikke længere."
        return f"{hoved}. Retter nr. {en.af}.{erstatning} {en.note}".strip()
    dele = [f"{_ord(felt)}: {_vis(vaerdi)}" for felt, vaerdi in _felter(en)]
    if en.note.strip():
        dele.append(f"note: {' '.join(en.note.split())}")
    return f"{hoved}. {'; '.join(dele)}" if dele else hoved


def _felter(en: h.AlleHaendelser) -> Iterator[tuple[str, Any]]:
    for felt in msgspec.structs.fields(en):
        vaerdi = getattr(en, felt.name)
        if felt.name not in _IKKE and vaerdi not in ("", None, ()):
            yield felt.name, vaerdi


def _ord(felt: str) -> str:
    ordet = felt.replace("_", " ")
    for fra, til in _DANSK:
        ordet = ordet.replace(fra, til)
    return ordet


def _vis(vaerdi: Any) -> str:
    match vaerdi:
        case bool():
            return "ja" if vaerdi else "nej"
        case date():
            return dansk_dato(vaerdi)
        case tuple() | list():
            return ", ".join(_vis(en) for en in vaerdi)
        case float():
            return f"{vaerdi:g}".replace(".", ",")
    tekst = " ".join(str(vaerdi).split())
    return _ord(tekst) if _KODE.fullmatch(tekst) else tekst
