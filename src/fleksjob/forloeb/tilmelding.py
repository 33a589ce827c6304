"""Et register over virkninger: hændelsestype → det, den gør ved kladden."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.kladde import Kladde

Virkning = Callable[[Kladde, Any, str], None]
Register = dict[type[Haendelse], Virkning]


def tilmelding() -> tuple[Register, Callable[[type[Haendelse]], Callable[[Virkning], Virkning]]]:
    """Et tomt register og den dekorator, der skriver i det: `@ved(type)` over funktionen."""
    register: Register = {}

    def ved(type_: type[Haendelse]) -> Callable[[Virkning], Virkning]:
        def tilmeld(virkning: Virkning) -> Virkning:
            register[type_] = virkning
            return virkning

        return tilmeld

    return register, ved
