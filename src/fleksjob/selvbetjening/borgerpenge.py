"""Tilskuddet til borgeren: måned for måned, og hvorfor en måned er, som den er."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from fleksjob.breve.gemt_beregning import gemt_forklaring
from fleksjob.lov.bog.laesere import Forklaringer
from fleksjob.sager.maanedslinjer import NEGATIV
from fleksjob.sager.models import Udbetaling
from fleksjob.sager.visninger.sagsbillede import Udbetalingslinje
from fleksjob.selvbetjening.regnestykke import REGNESTYKKE, Led, opstil

NUL = Decimal(0)
TILBAGE = (
    "Kommunen mener, at du har fået for meget for denne måned. Spørg kommunen hvorfor. "
    "Er du uenig, kan du klage."
)


@dataclass(frozen=True, slots=True)
class Maaned:
    """En måneds tilskud, som det står nu. `rettet` er antallet af rettelser efter den første linje."""

    id: int
    maaned: date
    tilskud: Decimal
    atp: Decimal
    rettet: int

    @property
    def til_udbetaling(self) -> Decimal:
        return self.tilskud - self.atp


@dataclass(frozen=True, slots=True)
class Rettelse:
    """En senere linje: hvad den lagde til eller trak fra, og hvorfor."""

    frigivet: datetime | None
    forskel: Decimal
    aarsag: str


@dataclass(frozen=True, slots=True)
class Forklaring:
    """Én måned med alle led. `loen` er lønnen bag, `loenmaaned` måneden den er fra (»2026-09«)."""

    samlet: Maaned
    foerste_aarsag: str
    loen: Decimal | None
    loenmaaned: date | None
    zone_forklaring: str
    regnestykke: tuple[Led, ...]
    forklaret: Forklaringer | None
    forbehold: tuple[str, ...]
    rettelser: tuple[Rettelse, ...]


def maaneder(linjer: Iterable[Udbetalingslinje]) -> list[Maaned]:
    """De frigivne måneder, den nyeste først. Summen af linjerne er det, borgeren faktisk har fået."""
    samlet: dict[date, list[Udbetalingslinje]] = {}
    for linje in linjer:
        samlet.setdefault(linje.maaned, []).append(linje)
    return [
        Maaned(
            id=max(en, key=lambda linje: linje.version).id,
            maaned=maaned,
            tilskud=sum((linje.beloeb or NUL for linje in en), NUL),
            atp=sum((linje.atp or NUL for linje in en), NUL),
            rettet=len(en) - 1,
        )
        for maaned, en in sorted(samlet.items(), reverse=True)
    ]


def maanedens_forklaring(linjer: Sequence[Udbetaling]) -> Forklaring:
    """Månedens seneste beregning led for led, og rettelserne. `linjer` er månedens frigivne, ældste først."""
    nyeste = linjer[-1]
    beregning = nyeste.beregning or {}
    forklaret = gemt_forklaring(beregning, nyeste.grundlag, nyeste.maaned)
    loen = nyeste.grundlag.get("loen")
    return Forklaring(
        samlet=Maaned(
            id=nyeste.pk,
            maaned=nyeste.maaned,
            tilskud=sum((en.forskel or NUL for en in linjer), NUL),
            atp=sum((en.forskel_atp or NUL for en in linjer), NUL),
            rettet=len(linjer) - 1,
        ),
        foerste_aarsag=linjer[0].aarsag,
        loen=None if loen is None else Decimal(str(loen)),
        loenmaaned=_maaned(nyeste.grundlag.get("loenmaaned")),
        zone_forklaring=str(beregning.get("zone_forklaring", "")),
        regnestykke=opstil(forklaret.sagsbehandler, REGNESTYKKE) if forklaret else (),
        forklaret=forklaret,
        forbehold=tuple(_til_borgeren(et) for et in nyeste.forbehold),
        rettelser=tuple(Rettelse(en.frigivet, en.forskel or NUL, en.aarsag) for en in linjer[1:]),
    )


def _til_borgeren(forbehold: str) -> str:
    """Forbeholdet om tilbagebetaling er skrevet til sagsbehandleren; borgeren skal vide, hvad hun selv kan gøre."""
    return TILBAGE if forbehold == NEGATIV else forbehold


def _maaned(skrevet: object) -> date | None:
    """»2026-09« → 1. september 2026."""
    if not isinstance(skrevet, str) or not skrevet:
        return None
    return date.fromisoformat(f"{skrevet[:7]}-01")
