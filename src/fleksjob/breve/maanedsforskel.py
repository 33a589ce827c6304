"""Hvad der er anderledes i denne måned end i den forrige: tallene bag, side om side, og det nye i korte sætninger."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.breve.ramme import kroner, maaned_og_aar

_TAL: tuple[tuple[str, str, str], ...] = (
    ("grundlag", "loen", "Løn med pension"),
    ("grundlag", "anden_loen", "Anden løn"),
    ("grundlag", "timer", "Betalte timer om ugen"),
    ("grundlag", "fuldtidsloen", "Løn på fuld tid"),
    ("beregning", "grundbeloeb", "Det højeste tilskud"),
    ("beregning", "nedsaettelse", "Trukket på grund af løn"),
    ("beregning", "fleksloentilskud", "Fleksløntilskud"),
    ("beregning", "atp", "Til ATP"),
)
_OERE = Decimal("0.005")


class Maanedstal(msgspec.Struct, frozen=True, kw_only=True):
    """En måned, som den blev gemt. `udbetalt` er det, brevet endte med, med rettelser for andre måneder."""

    maaned: date
    grundlag: Mapping[str, Any]
    beregning: Mapping[str, Any]
    udbetalt: Decimal | None = None


class Forskelslinje(msgspec.Struct, frozen=True):
    """Ét tal i de to måneder. Tom tekst: tallet findes ikke i den måned."""

    navn: str
    foer: str
    nu: str
    aendret: bool


def side_om_side(foer: Maanedstal, nu: Maanedstal) -> tuple[Forskelslinje, ...]:
    """Tallene bag de to måneder i samme orden; det, der er anderledes, er mærket."""
    linjer = [
        linje
        for hvor, felt, navn in _TAL
        if (linje := _linje(navn, _tal(foer, hvor, felt), _tal(nu, hvor, felt), felt == "timer")) is not None
    ]
    sidst = _linje("Udbetalt før skat", foer.udbetalt, nu.udbetalt, False)
    return (*linjer, *([sidst] if sidst else []))


def _tal(en: Maanedstal, hvor: str, felt: str) -> Decimal | None:
    vaerdi = (en.grundlag if hvor == "grundlag" else en.beregning).get(felt)
    return Decimal(str(vaerdi)) if isinstance(vaerdi, int | float | str | Decimal) and vaerdi != "" else None


def _linje(navn: str, foer: Decimal | None, nu: Decimal | None, timer: bool) -> Forskelslinje | None:
    if not foer and not nu:
        return None
    return Forskelslinje(navn, _vis(foer, timer), _vis(nu, timer), _anderledes(foer, nu))


def _anderledes(foer: Decimal | None, nu: Decimal | None) -> bool:
    if foer is None or nu is None:
        return (foer or nu) is not None
    return abs(foer - nu) > _OERE


def _vis(tal: Decimal | None, timer: bool) -> str:
    if tal is None:
        return ""
    return f"{tal.normalize():f}".replace(".", ",") if timer else kroner(tal)


def nyt_siden(foer: Maanedstal | None, nu: Maanedstal, hoejst: int = 3) -> tuple[str, ...]:
    """Det nye i hele sætninger, det vigtigste først. Uden en måned at sammenligne med er der intet nyt at sige."""
    if foer is None:
        return ()
    saetninger = [*_satsen(foer, nu), *_loenmodtager(foer, nu)]
    tilskud = _skift(foer, nu, "beregning", "fleksloentilskud")
    if tilskud is None:
        return (
            ("Tilskuddet er det samme som sidste måned.",) if not saetninger else tuple(saetninger[:hoejst])
        )
    op = tilskud[1] > tilskud[0]
    foerst = (
        f"Tilskuddet er {kroner(abs(tilskud[1] - tilskud[0]))} {'højere' if op else 'lavere'} end for "
        f"{maaned_og_aar(foer.maaned)}."
    )
    return tuple([foerst, *saetninger][:hoejst])


def _skift(foer: Maanedstal, nu: Maanedstal, hvor: str, felt: str) -> tuple[Decimal, Decimal] | None:
    a, b = _tal(foer, hvor, felt), _tal(nu, hvor, felt)
    return (a, b) if a is not None and b is not None and abs(a - b) > _OERE else None


def _loenmodtager(foer: Maanedstal, nu: Maanedstal) -> Sequence[str]:
    fundne = []
    if loen := _skift(foer, nu, "grundlag", "loen"):
        fundne.append(
            f"Din løn er {'steget' if loen[1] > loen[0] else 'faldet'} fra {kroner(loen[0])} til {_slut(loen[1])}"
        )
    if fuld := _skift(foer, nu, "grundlag", "fuldtidsloen"):
        fundne.append(
            f"Lønnen på fuld tid i din stilling er nu {kroner(fuld[1])}. Før var den {_slut(fuld[0])}"
        )
    if timer := _skift(foer, nu, "grundlag", "timer"):
        fundne.append(
            f"Dine betalte timer er nu {_vis(timer[1], True)} om ugen. Før var de {_vis(timer[0], True)}."
        )
    if (foer.grundlag.get("kilde"), nu.grundlag.get("kilde")) == ("aftalt", "indberettet"):
        fundne.append("Nu regner vi med den løn, din arbejdsgiver har indberettet. Før var det den aftalte.")
    return fundne


def _slut(tal: Decimal) -> str:
    """Et beløb sidst i en sætning; «kr.» har allerede sit punktum."""
    return kroner(tal)


def _satsen(foer: Maanedstal, nu: Maanedstal) -> Sequence[str]:
    sats = _skift(foer, nu, "beregning", "grundbeloeb")
    return [f"Det højeste tilskud er ændret til {kroner(sats[1])}. Det gælder for alle."] if sats else []
