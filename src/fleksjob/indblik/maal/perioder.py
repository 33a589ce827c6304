"""Tidsrummene, der tælles i: måneder, kvartaler og år, og hvad af et forløb der ligger i dem."""

import re
from datetime import date, timedelta

import ibis
import msgspec
from ibis.expr.types import BooleanValue, DateValue, IntegerValue, Table

from fleksjob.indblik.maal.grund import dagen
from fleksjob.lov.kerne.fejl import UgyldigtInput

MAANEDER_I = {"maaned": 1, "kvartal": 3, "aar": 12}


class Tidsrum(msgspec.Struct, frozen=True):
    """En måned, et kvartal eller et år. `slut` er første dag efter."""

    foerste: date
    slut: date

    @property
    def dage(self) -> int:
        """Hvor mange dage."""
        return (self.slut - self.foerste).days

    def rammer(self, perioder: Table) -> BooleanValue:
        """Perioden har mindst én dag i tidsrummet."""
        return (perioder.fra < dagen(self.slut)) & (
            perioder.til.isnull() | (perioder.til > dagen(self.foerste))
        )


def maaneden(valgt: str, dag: date) -> Tidsrum:
    """Måneden «2022-10»; uden valg den seneste, der er slut på dagen."""
    if not valgt:
        nr = seneste_hele(dag, 1)
    elif (fundet := re.fullmatch(r"(\d{4})-(\d{2})", valgt)) and 1 <= int(fundet[2]) <= 12:
        nr = int(fundet[1]) * 12 + int(fundet[2]) - 1
    else:
        raise UgyldigtInput("maaned", f"«{valgt}» er ikke en måned; skriv den som 2026-10.")
    return Tidsrum(_foerste(nr), _foerste(nr + 1))


def seneste_hele(dag: date, laengde: int) -> int:
    """Nummeret på det seneste tidsrum af så mange måneder, der er slut, når dagen er gået."""
    i_morgen = dag + timedelta(days=1)
    return (i_morgen.year * 12 + i_morgen.month - 1) // laengde - 1


def tidsrum(nr: int, laengde: int) -> Tidsrum:
    """Tidsrummet med det nummer."""
    return Tidsrum(_foerste(nr * laengde), _foerste((nr + 1) * laengde))


def _foerste(maaned: int) -> date:
    return date(maaned // 12, maaned % 12 + 1, 1)


def nummer(dag: DateValue, laengde: int) -> IntegerValue:
    """Nummeret på det tidsrum, dagen ligger i."""
    maaned = dag.year() * 12 + dag.month() - 1
    return maaned if laengde == 1 else maaned // laengde


def begynder(nr: IntegerValue, laengde: int) -> DateValue:
    """Tidsrummets første dag."""
    maaned = nr * laengde
    return ibis.date(maaned // 12, maaned % 12 + 1, 1)
