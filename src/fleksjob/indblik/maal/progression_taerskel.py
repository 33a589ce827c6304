"""Hvor meget tallene for progression afhænger af, hvad «gået op» er: fire svar på det samme spørgsmål."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import NumericValue, Table, Value

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller
from fleksjob.indblik.maal.grupper import FAA_TIMER, baandet
from fleksjob.indblik.maal.jobtimer import (
    AFTALE,
    JOB_FORBEHOLD,
    LOEN_FORBEHOLD,
    gaaet_op,
    jobbenes_timer,
    med_andele,
)
from fleksjob.indblik.maal.progression import AFRUNDING, ANDELE
from fleksjob.indblik.ord import Raekker, procent

TAERSKLER = {"a": 0.5, "b": 1.0, "c": 2.0}
_NAVNE = {"a": "En halv time", "b": "1 time", "c": "2 timer", "d": "Et andet timebånd"}


def taerskler(t: Tabeller, dag: date, *, hoejst: float, timer: str, maaned: str) -> Table:
    """Én række for hver tærskel, i orden; den sidste er et skift af timebånd."""
    hver = jobbenes_timer(t, dag, timer=timer, maaned=maaned).filter(_.start <= hoejst)
    talt = hver.agg(
        antal=_.count(),
        **{f"op_{kode}": _op(kode, _.start, _.slut).sum().fill_null(0) for kode in _NAVNE},
        **{f"ned_{kode}": _op(kode, _.slut, _.start).sum().fill_null(0) for kode in _NAVNE},
    ).filter(_.antal > 0)
    hver_kode = talt.mutate(taerskel=ibis.array(list(_NAVNE)).unnest())
    raekker = hver_kode.select(
        "taerskel",
        "antal",
        op=_valgt(hver_kode, "op"),
        ned=_valgt(hver_kode, "ned"),
    )
    return med_andele(raekker.mutate(uaendret=_.antal - _["op"] - _.ned)).order_by("taerskel")


def _op(kode: str, start: NumericValue, slut: NumericValue) -> Value:
    if kode in TAERSKLER:
        return gaaet_op(start, slut, TAERSKLER[kode])
    return baandet(slut) > baandet(start)


def _valgt(talt: Table, hvad: str) -> Value:
    return ibis.cases(*((talt.taerskel == kode, talt[f"{hvad}_{kode}"]) for kode in _NAVNE))


def _saetning(raekker: Raekker) -> str:
    har = {en["taerskel"]: en for en in raekker}
    return (
        f"Gået op er {procent(har['a']['op_andel'])} med en halv time som grænse, {procent(har['b']['op_andel'])} med "
        f"1 time, {procent(har['c']['op_andel'])} med 2 timer og {procent(har['d']['op_andel'])}, når timebåndet skal "
        "skifte."
    )


PROGRESSION_TAERSKEL = Maal(
    kode="progression_taerskel",
    navn="Progression efter tærskel",
    definition="De samme job på 1-10 timer talt op fire gange: gået op eller ned med en halv, 1 eller 2 timer, "
    "eller til et andet timebånd.",
    population="Løbende job i den nye ordning på dagen, som begyndte på højst 10 timer (10,5 med afrunding).",
    formel="Timer på dagen minus jobbets første timer, målt mod hver tærskel. Timebåndene er 1-5, 6-10, 11-15, "
    f"16-20, 21-25, 26-30 og over 30. {AFRUNDING}",
    kilde="Beskæftigelsesudvalget, svar på spørgsmål 128 (2016), hvis egen tærskel ikke er fundet; derfor vises "
    "flere.",
    sikkerhed="egen",
    forbehold=f"Ingen af tærsklerne er den officielle. {LOEN_FORBEHOLD} {JOB_FORBEHOLD} {OPHAVET}",
    kolonner=(Kolonne("taerskel", "Gået op eller ned er mindst", "kode", _NAVNE), *ANDELE),
    byg=taerskler,
    valg={"hoejst": FAA_TIMER, "timer": AFTALE, "maaned": ""},
    saetning=_saetning,
)
