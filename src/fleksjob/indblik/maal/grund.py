"""Et mål og det, alle mål er bygget af."""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Any, Literal

import ibis
import msgspec
from ibis.expr.types import BooleanValue, DateValue, IntegerValue, Table, Value

from fleksjob.indblik import skema
from fleksjob.indblik.ord import Raekker

Enhed = Literal["antal", "andel", "dage", "uger", "timer", "personer", "kode"]
Sikkerhed = Literal["ordret", "sekundaer", "udledt", "egen"]
"""Hvor definitionen er fra: læst ordret, læst hos andre, udledt af en kilde, eller husets egen."""

_IBIS: dict[skema.Type, str] = {
    "tekst": "string",
    "dato": "date",
    "heltal": "int64",
    "tal": "float64",
    "ja_nej": "boolean",
}
DAGE_PR_AAR = 365
OPHAVET = "Foldet af sagens hændelser; rettelser virker bagud."


class Kolonne(msgspec.Struct, frozen=True):
    """En kolonne i målets svar. `koder` er navnene på koderne.

    `af` er den antalskolonne i samme række, tallet er en del eller en andel af. Er resten lille, skjules rækken.
    """

    navn: str
    tekst: str
    enhed: Enhed = "antal"
    koder: dict[str, str] = {}
    af: str = ""


class Maal(msgspec.Struct, frozen=True, kw_only=True):
    """Ét mål. `byg` giver udtrykket for en dag; `valg` er dets øvrige parametre med deres udgangspunkt."""

    kode: str
    navn: str
    definition: str
    population: str
    formel: str
    kilde: str
    sikkerhed: Sikkerhed
    forbehold: str
    kolonner: tuple[Kolonne, ...]
    byg: Callable[..., Table]
    saetning: Callable[[Raekker], str]
    valg: dict[str, Any] = {}

    def hovedtal(self, raekker: Raekker) -> str:
        """Tallene i en eller to sætninger, så en leder ikke behøver læse tabellen for at vide, hvordan det går."""
        return self.saetning(raekker) if raekker else "Der er ikke noget at tælle."

    def udtryk(self, tabeller: "Tabeller", dag: date, **valg: Any) -> Table:
        """Målet pr. dagen. Et valg, målet ikke kender, er en fejl."""
        ukendte = sorted(set(valg) - set(self.valg))
        if ukendte:
            kendte = ", ".join(self.valg) or "ingen"
            raise ValueError(f"Målet {self.kode} kender ikke {', '.join(ukendte)}; det kender {kendte}.")
        return self.byg(tabeller, dag, **{**self.valg, **valg})


class Tabeller:
    """Tabellerne som Ibis-udtryk. `find` giver en tabel af sit navn, fx `forbindelse.table`."""

    def __init__(self, find: Callable[[str], Table]) -> None:
        self._find = find
        self.sager = find(skema.SAGER.navn)
        self.haendelser = find(skema.HAENDELSER.navn)
        self.pligter = find(skema.PLIGTER.navn)
        self.udbetalinger = find(skema.UDBETALINGER.navn)
        self.hjaelp = find(skema.HJAELP.navn)
        self.indkomst = find(skema.INDKOMST.navn)
        self.klager = find(skema.KLAGER.navn)
        self._perioder = find(skema.PERIODER.navn)

    def hel(self, navn: str) -> Table:
        """Hele tabellen med det navn i skemaet."""
        return self._find(navn)

    def perioder(self, *slags: str) -> Table:
        """Perioderne af de slags."""
        return self._perioder.filter(self._perioder.slags.isin(slags))

    def i_kommunerne(self, koder: Collection[int]) -> "Tabeller":
        """De samme tabeller med kun de kommuners sager. En tabel uden sager er tom: den ved ikke, hvis den er."""
        med = self.sager.filter(self.sager.kommune.isin(sorted(koder)))

        def find(navn: str) -> Table:
            tabel = self._find(navn)
            if navn == skema.SAGER.navn:
                return med
            har_sag = "sag" in tabel.columns
            return tabel.semi_join(med, "sag") if har_sag else tabel.filter(ibis.literal(False))

        return Tabeller(find)


@cache
def ubundne() -> Tabeller:
    """Tabellerne efter skemaet, uden nogen forbindelse."""
    return Tabeller(cache(ubunden))


def ubunden(navn: str, kaldes: str = "") -> Table:
    """En tabel efter skemaet, uden nogen forbindelse. `kaldes` er dens navn der, hvor den er."""
    tabel = next(en for en in skema.TABELLER if en.navn == navn)
    return ibis.table({k.navn: _IBIS[k.type] for k in tabel.kolonner}, name=kaldes or navn)


def dagen(dag: date) -> DateValue:
    """Dagen som konstant i et udtryk."""
    return ibis.date(dag.year, dag.month, dag.day)


def loeber(perioder: Table, dag: date) -> BooleanValue:
    """Perioden løber på dagen: begyndt og ikke slut."""
    return (perioder.fra <= dagen(dag)) & (perioder.til.isnull() | (perioder.til > dagen(dag)))


def dage_mellem(fra: Value, til: Value) -> IntegerValue:
    """Hele dage fra den ene dag til den anden. `fra` er en kolonne; `til` må være en konstant."""
    return -fra.delta(til, unit="day")


def andel(del_: Value, hele: Value) -> Value:
    """Andelen i procent med én decimal; tom, når der ikke er noget at dele."""
    return ibis.ifelse(hele > 0, (100.0 * del_ / hele).round(1), ibis.null())


def et_aar_foer(dag: date) -> date:
    """Samme dag året før; 29. februar bliver den 28."""
    return dag.replace(year=dag.year - 1, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)
