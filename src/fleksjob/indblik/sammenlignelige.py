"""Sammenlignelige kommuner: de fem, der ligner mest i det, en kommune ikke selv vælger. Definitionen er husets egen.

Der ses på to træk ved bestanden, ikke på resultater: hvor mange der er i ordningen, og hvor stor en del af dem i
fleksjob der er i den gamle ordning (fra før 2013). Forskellene måles i standardafvigelser over landets kommuner og
lægges sammen; størrelsen på en logaritmisk skala, så 100 mod 200 er lige så langt som 1.000 mod 2.000.
"""

from collections.abc import Mapping
from datetime import date
from math import log
from pathlib import Path
from statistics import pstdev
from typing import TYPE_CHECKING, Any, NamedTuple

from fleksjob.breve.tegning import med_komma
from fleksjob.indblik import tabeller
from fleksjob.indblik.kommuner import kommuner
from fleksjob.indblik.skjul import I_ALT, SKJULES_UNDER, SKJULT
from fleksjob.indblik.svar import Raekke, maalet, sagerne, svar

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from fleksjob.indblik.maal import Tabeller

ANTAL = 5
MINDST = 30
"""En kommune med færre i ordningen er ikke med: dens andele svinger for meget."""
DEFINITION = (
    f"De {ANTAL} kommuner, der ligner mest i to træk: hvor mange der er i ordningen (fleksjob og ledighedsydelse), og "
    "hvor stor en del af dem i fleksjob der er i den gamle ordning fra før 2013. Definitionen er vores egen. Den ser "
    "ikke på resultater, befolkning eller arbejdsmarked."
)
MANGLER = "Landets tabeller er ikke her, så der er ingen andre kommuner at sammenligne med."


class Traek(NamedTuple):
    """Det, en kommune sammenlignes på: personer i ordningen, og procent af dem i fleksjob i den gamle ordning."""

    antal: int
    gammel: float
    i_gammel: int

    @property
    def gammel_vist(self) -> str:
        """Andelen, som den må vises for en anden kommune: skjult, når den er af ganske få."""
        return SKJULT if 0 < self.i_gammel < SKJULES_UNDER else med_komma(self.gammel)


class Lignende(NamedTuple):
    """De nærmeste kommuner, nærmest først, med deres træk og vores."""

    vores: Traek
    andre: Mapping[int, Traek]

    @property
    def koder(self) -> tuple[int, ...]:
        """Kommunekoderne."""
        return tuple(self.andre)

    @property
    def navne(self) -> tuple[str, ...]:
        """Navnene, nærmest først."""
        return tuple(kommuner()[kode].navn for kode in self.andre)

    @property
    def raekker(self) -> tuple[tuple[str, Traek], ...]:
        """Navn og træk, nærmest først."""
        return tuple(zip(self.navne, self.andre.values(), strict=True))


def lignende(land: Path, egen: Path, kode: int) -> Lignende | None:
    """De kommuner i landets tabeller, der ligner den, hvis tabeller ligger i `egen`. None uden landets tabeller."""
    landet, vi = tabeller.nyeste(land), tabeller.nyeste(egen)
    if landet is None or vi is None:
        return None
    vores = _traek(egen, vi.dag).get(I_ALT)
    andre = {
        int(en): t for en, t in _traek(land, landet.dag).items() if en.isdigit() and int(en) in kommuner()
    }
    if vores is None or not andre:
        return None
    return Lignende(vores, naermeste(vores, {en: t for en, t in andre.items() if en != kode}))


def naermeste(vores: Traek, andre: Mapping[int, Traek]) -> dict[int, Traek]:
    """De `ANTAL` nærmeste, nærmest først; er to lige nær, den med lavest kode."""
    store = {kode: t for kode, t in andre.items() if t.antal >= MINDST}
    if not store or not vores.antal:
        return {}
    stoerrelse = pstdev(log(t.antal) for t in store.values()) or 1.0
    ordning = pstdev(t.gammel for t in store.values()) or 1.0

    def afstand(kode: int) -> float:
        t = store[kode]
        return abs(log(t.antal) - log(vores.antal)) / stoerrelse + abs(t.gammel - vores.gammel) / ordning

    return {kode: store[kode] for kode in sorted(store, key=lambda en: (round(afstand(en), 9), en))[:ANTAL]}


def _traek(mappe: Path, dag: date) -> dict[str, Traek]:
    """Kommunekode som tekst, og `i_alt`, → træk."""
    i_job = {en["gruppe"]: en["antal"] for en in svar(mappe, "bestand", dag, efter="kommune").raekker}
    gamle = svar(mappe, "bestand", dag, efter="kommune", ordning="gammel").raekker
    i_gammel = {en["gruppe"]: en["antal"] for en in gamle}
    ledige = {
        en["gruppe"]: en["ledige"] for en in svar(mappe, "ledighedsandel", dag, efter="kommune").raekker
    }
    return {
        gruppe: Traek(
            antal + ledige.get(gruppe, 0), 100 * i_gammel.get(gruppe, 0) / antal, i_gammel.get(gruppe, 0)
        )
        for gruppe, antal in i_job.items()
        if antal
    }


def for_kommuner(
    mappe: Path, kode: str, dag: date, koder: tuple[int, ...], **valg: Any
) -> tuple[Raekke, ...]:
    """Målet regnet for de kommuner tilsammen, som om de var én."""
    return sagerne(mappe, _i_kommunerne, dag, maalkode=kode, koder=koder, **valg)


def _i_kommunerne(t: "Tabeller", dag: date, *, maalkode: str, koder: tuple[int, ...], **valg: Any) -> "Table":
    return maalet(maalkode).udtryk(t.i_kommunerne(koder), dag, **valg)
