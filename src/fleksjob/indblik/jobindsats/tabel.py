"""En tabel: hvad den hedder, hvad den kan deles efter, hvilke tal den har, og hvilket mål der svarer."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from fleksjob.indblik.jobindsats.perioder import Periodetype
from fleksjob.indblik.skjul.regel import Sti


class Fordeling(msgspec.Struct, frozen=True, kw_only=True):
    """En inddeling. `i_alt` er navnet på summen; `vaerdier` er målets koder og deres navne."""

    id: str
    navn: str
    i_alt: str
    vaerdier: dict[str, str]
    note: str = ""


class Maaltal(msgspec.Struct, frozen=True, kw_only=True):
    """Et tal. `kolonne` er målets. Tal i samme `gruppe` skjules sammen: af dem kan de andre regnes ud."""

    id: str
    navn: str
    kolonne: str
    enhed: str = "antal"
    gruppe: str = ""
    note: str = ""


class Linje(NamedTuple):
    """Ét sted i tabellen: området som sti, koden i hver fordeling (tom: summen), tallene, og antallene bag dem.

    `antal` er det, små tal findes i, for hver gruppe af tal; det vises ikke selv, men afgør, om tallene gør.
    """

    omraade: Sti
    koder: tuple[str, ...]
    tal: dict[str, Any]
    antal: dict[str, tuple[float, ...]]


class Spoerg(msgspec.Struct, frozen=True):
    """Adgang til målene over én kommunes tabeller, eller landets. `dag` er dagen, tabellerne blev skrevet."""

    mappe: Path
    land: bool
    dag: date

    def maal(self, kode: str, dag: date, **valg: Any) -> tuple[dict[str, Any], ...]:
        """Målets rækker pr. dagen, men aldrig efter den dag, tabellerne blev skrevet."""
        from fleksjob.indblik.svar import svar

        return svar(self.mappe, kode, min(dag, self.dag), **valg).raekker


class Jobtabel(msgspec.Struct, frozen=True, kw_only=True):
    """En tabel i kataloget. `hent` giver linjerne for én periode. Fordelingerne vælges én ad gangen."""

    id: str
    navn: str
    emne: int
    gruppe: str
    periodetype: Periodetype
    maal: str
    note: str
    maaltal: tuple[Maaltal, ...]
    hent: "Callable[[Jobtabel, Spoerg, str], Iterable[Linje]]"
    fordelinger: tuple[Fordeling, ...] = ()

    @property
    def grupper(self) -> dict[str, tuple[str, ...]]:
        """Kolonnerne i hver gruppe af tal."""
        return {
            gruppe: tuple(en.kolonne for en in self.maaltal if en.gruppe == gruppe)
            for gruppe in dict.fromkeys(en.gruppe for en in self.maaltal)
        }

    @property
    def om_kommuner(self) -> bool:
        """Om målet kan deles efter område; ellers er der af landets tal kun det samlede."""
        from fleksjob.indblik.svar import maalet

        return "efter" in maalet(self.maal).valg

    @property
    def hyppighed(self) -> str:
        """Hvor tit der kommer en ny periode."""
        return {"M": "Månedligt", "Q": "Kvartalsvist", "Y": "Årligt"}[self.periodetype]
