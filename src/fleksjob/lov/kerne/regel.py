"""En regel er en almindelig funktion med `if`, og dens argumenter er input, daterede værdier eller andre regler.

Intet andet: en regel læser ikke filer, ure eller globale ting, og derfor kan den samme funktion forklares for én
sag, køres for en million og trykkes i regelbogen. Det, en regel må bruge, kontrolleres, når loven læses ind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import FunctionType
from typing import Any, TypeVar

import msgspec

from fleksjob.lov.kerne.afrunding import Slags
from fleksjob.lov.kerne.fejl import UgyldigLov
from fleksjob.lov.kerne.vaerdier import FORBEHOLD, Sikkerhed

TILLADTE_KALD = frozenset({"min", "max", "abs"})

F = TypeVar("F", bound=Callable[..., float])


@dataclass(frozen=True, slots=True, eq=False)
class Regel:
    """Én version af en regel. `til` er sidste dag; None = gælder endnu. Sammenlignes på identitet."""

    navn: str
    titel: str
    tekst: str
    hjemmel: str
    fra: date
    til: date | None
    funktion: Callable[..., float]
    argumenter: tuple[str, ...]
    enhed: str
    url: str = ""
    sikkerhed: Sikkerhed = "ordret"
    afrundes: Slags = ""
    forbehold: str = ""
    forbehold_ved: str = ""
    udfald: Mapping[float, str] = field(default_factory=dict)
    udfaldstekst: Mapping[float, str] = field(default_factory=dict)

    @property
    def fast_forbehold(self) -> str:
        """Det, der altid følger resultatet: reglens eget forbehold, ellers det, som en usikker kilde kræver."""
        if self.forbehold_ved:
            return ""
        if self.forbehold or not FORBEHOLD[self.sikkerhed]:
            return self.forbehold
        return f"Reglen »{self.titel}« {FORBEHOLD[self.sikkerhed]} ({self.hjemmel})."

    def gaelder(self, dag: date) -> bool:
        """Sandt, når versionen er i kraft den dag."""
        return self.fra <= dag and (self.til is None or dag <= self.til)


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """Et tal, som mennesker eller andre systemer oplyser. Enheden står i navnet (`_md`, `_uge`).

    Et ja eller nej er 1 eller 0 med enheden »ja/nej«. Et valg mellem navne er tal med hver sit navn i `valg`.
    """

    navn: str
    titel: str
    enhed: str
    mindst: float = 0.0
    hoejst: float = 10_000_000.0
    valg: Mapping[float, str] = msgspec.field(default_factory=dict)


class Hjemmel(msgspec.Struct, frozen=True):
    """Samme regel under et tidligere paragrafnummer. Begge dage er med."""

    hjemmel: str
    fra: str
    til: str
    sikkerhed: Sikkerhed = "ordret"
    forbehold: str = ""


REGISTER: dict[str, list[Regel]] = {}
"""Modulnavn → reglerne i den orden, de står skrevet."""


def regel(
    *,
    navn: str,
    tekst: str,
    hjemmel: str,
    fra: str,
    til: str | None = None,
    enhed: str = "kr/md",
    url: str = "",
    sikkerhed: Sikkerhed = "ordret",
    afrundes: Slags = "",
    forbehold: str = "",
    forbehold_ved: str = "",
    tidligere: tuple[Hjemmel, ...] = (),
    giver: str = "",
    udfald: Mapping[float, str] | None = None,
    udfaldstekst: Mapping[float, str] | None = None,
) -> Callable[[F], F]:
    """Gør en funktion til en regel i loven.

    navn      det, et menneske kalder resultatet
    tekst     sætningen i forklaringen; {navn} sætter et argument ind, {resultat} resultatet
    hjemmel   paragraffen, `fra`/`til` dens første og sidste dag
    tidligere samme regel under ældre paragrafnumre
    giver     resultatets navn, når en senere lov har sin egen funktion for det samme (ellers funktionens navn)
    forbehold sætning, der skal følge resultatet; med `forbehold_ved` kun når det argument ikke er nul
    udfald    navne på resultater, der ikke er beløb; `udfaldstekst` siger dem, som mennesker læser dem
    """

    def marker(funktion: F) -> F:
        assert isinstance(funktion, FunctionType)
        faelles: dict[str, Any] = {
            "navn": giver or funktion.__name__,
            "titel": navn,
            "tekst": tekst,
            "funktion": funktion,
            "argumenter": _argumenter(funktion),
            "enhed": enhed,
            "url": url,
            "afrundes": afrundes,
            "forbehold_ved": forbehold_ved,
            "udfald": dict(udfald or {}),
            "udfaldstekst": dict(udfaldstekst or udfald or {}),
        }
        versioner = [
            Regel(
                hjemmel=gammel.hjemmel,
                fra=date.fromisoformat(gammel.fra),
                til=date.fromisoformat(gammel.til),
                sikkerhed=gammel.sikkerhed,
                forbehold=gammel.forbehold,
                **faelles,
            )
            for gammel in tidligere
        ]
        versioner.append(
            Regel(
                hjemmel=hjemmel,
                fra=date.fromisoformat(fra),
                til=date.fromisoformat(til) if til else None,
                sikkerhed=sikkerhed,
                forbehold=forbehold,
                **faelles,
            )
        )
        REGISTER.setdefault(funktion.__module__, []).extend(versioner)
        return funktion

    return marker


def _argumenter(funktion: FunctionType) -> tuple[str, ...]:
    kode = funktion.__code__
    if kode.co_flags & 0x0C or kode.co_kwonlyargcount or funktion.__defaults__ or kode.co_freevars:
        raise UgyldigLov(
            f"Reglen {funktion.__name__}: argumenterne skal stå ved navn, uden standardværdier, * eller **."
        )
    return kode.co_varnames[: kode.co_argcount]


def konstanter(funktion: Callable[..., float]) -> dict[str, float]:
    """De navngivne tal (A = 1.0), som reglen bruger. Alt andet udefra er forbudt og kaster `UgyldigLov`."""
    assert isinstance(funktion, FunctionType)
    fundne: dict[str, float] = {}
    for navn in funktion.__code__.co_names:
        if navn in TILLADTE_KALD:
            continue
        vaerdi = funktion.__globals__.get(navn)
        if not isinstance(vaerdi, int | float):
            raise UgyldigLov(
                f"Reglen {funktion.__name__} bruger »{navn}«. En regel må kun bruge sine argumenter, navngivne tal og "
                f"{', '.join(sorted(TILLADTE_KALD))}."
            )
        fundne[navn] = float(vaerdi)
    return fundne
