"""Et måls svar: rækkerne, og den dag og udgave af tabellerne, de er regnet af.

Et svar regnes én gang for hver udgave af tabellerne og huskes i processen.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from fleksjob.indblik import tabeller
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from fleksjob.indblik.maal import Maal
    from fleksjob.indblik.motor import Motor

Raekke = dict[str, Any]
MANGLER = "Tabellerne er ikke skrevet endnu. Kør «fleksjob indblik opdater», og prøv igen."


class Svar(msgspec.Struct, frozen=True):
    """Målets rækker pr. dagen, af en udgave af tabellerne. Rækkerne må ikke ændres; de deles."""

    kode: str
    dag: date
    udgave: tabeller.Udgave
    raekker: tuple[Raekke, ...]
    valg: tuple[tuple[str, Any], ...] = ()

    @property
    def maal(self) -> "Maal":
        """Målet med dets definition. Delt efter en gruppe har det gruppen som første kolonne."""
        return som_delt(maalet(self.kode), self.raekker[0] if self.raekker else ())

    @property
    def citat(self) -> str:
        """Hvordan der henvises til netop disse tal. Et valg, der ikke er målets eget udgangspunkt, står med."""
        andre = [f"{navn}={en}" for navn, en in self.valg if self.maal.valg.get(navn) != en]
        valgt = f", {', '.join(andre)}" if andre else ""
        return (
            f"{self.maal.navn} ({self.kode}{valgt}), pr. {dansk_dato(self.dag)}, tabellernes udgave {self.udgave.nr} "
            f"af {dansk_dato(self.udgave.dag)}"
        )


def som_delt(maal: "Maal", kolonner: Collection[str]) -> "Maal":
    """Målet med gruppen som første kolonne, når svaret er delt efter en."""
    if "gruppe" not in kolonner or any(k.navn == "gruppe" for k in maal.kolonner):
        return maal
    from fleksjob.indblik.maal import Kolonne
    from fleksjob.indblik.maal.grupper import navne

    gruppe = Kolonne("gruppe", "Gruppe", "kode", navne())
    return msgspec.structs.replace(maal, kolonner=(gruppe, *maal.kolonner))


def maalet(kode: str) -> "Maal":
    """Målet med den kode. Rejser `UgyldigtInput`, der nævner de kendte."""
    from fleksjob.indblik.maal import MAAL

    if kode not in MAAL:
        raise UgyldigtInput("navn", f"Målet «{kode}» findes ikke; vælg blandt {', '.join(MAAL)}.")
    return MAAL[kode]


def svar(mappe: Path, kode: str, dag: date, **valg: Any) -> Svar:
    """Svaret fra kommunens tabeller i mappen."""
    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        raise UgyldigtInput("indblik", MANGLER)
    valgt = tuple(sorted(valg.items()))
    raekker = _regnet(tabeller.plads(mappe, udgave), udgave.opdateret.isoformat(), kode, dag, valgt)
    return Svar(kode, dag, udgave, raekker, valgt)


def svar_af(motor: "Motor", udgave: tabeller.Udgave, kode: str, dag: date, **valg: Any) -> Svar:
    """Svaret, regnet nu af en motor, der er åbnet på udgavens tabeller. Det huskes ikke."""
    valgt = tuple(sorted(valg.items()))
    return Svar(kode, dag, udgave, tuple(motor.koer(_udtryk(kode, dag, valgt))), valgt)


def sagerne(mappe: Path, byg: Callable[..., "Table"], dag: date, **valg: Any) -> tuple[Raekke, ...]:
    """Rækkerne bag et mål: `byg` er det udtryk, målet tæller. De er kun til dem, der må se sagerne."""
    udgave = tabeller.nyeste(mappe)
    if udgave is None:
        raise UgyldigtInput("indblik", MANGLER)
    sted, opdateret = tabeller.plads(mappe, udgave), udgave.opdateret.isoformat()
    return _raekker_bag(sted, opdateret, byg, dag, tuple(sorted(valg.items())))


@lru_cache(maxsize=32)
def _raekker_bag(
    sted: Path, opdateret: str, byg: Callable[..., "Table"], dag: date, valg: tuple[tuple[str, Any], ...]
) -> tuple[Raekke, ...]:
    from fleksjob.indblik.maal import ubundne

    return tuple(_motor(sted, opdateret).koer(byg(ubundne(), dag, **dict(valg))))


@lru_cache(maxsize=512)
def _regnet(
    sted: Path, opdateret: str, kode: str, dag: date, valg: tuple[tuple[str, Any], ...]
) -> tuple[Raekke, ...]:
    return tuple(_motor(sted, opdateret).koer(_udtryk(kode, dag, valg)))


@lru_cache(maxsize=512)
def _udtryk(kode: str, dag: date, valg: tuple[tuple[str, Any], ...]) -> "Table":
    """Udtrykket er det samme for alle tabeller; det bygges og oversættes kun én gang."""
    from fleksjob.indblik.maal import ubundne

    return maalet(kode).udtryk(ubundne(), dag, **dict(valg))


@lru_cache(maxsize=4)
def _motor(sted: Path, opdateret: str) -> "Motor":
    from fleksjob.indblik.motor import aabn

    return aabn(sted)


def vist(kolonne: Any, vaerdi: Any) -> str:
    """Værdien, som den læses: kodens navn, tal med komma, «–» når der intet er."""
    if vaerdi is None:
        return "–"
    if kolonne.enhed == "kode":
        return str(kolonne.koder.get(vaerdi, vaerdi))
    if isinstance(vaerdi, float):
        vaerdi = int(vaerdi) if vaerdi.is_integer() else round(vaerdi, 1)
    tekst = f"{vaerdi:,}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{tekst} %" if kolonne.enhed == "andel" else tekst
