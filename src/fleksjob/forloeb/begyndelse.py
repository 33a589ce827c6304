"""Sagens begyndelse: hvor den kom fra, borgerens ansøgning, og den vejledning, der er givet. Rene data og vagter."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec


class Vejledning(msgspec.Struct, frozen=True):
    """Vejledning givet én dag. `undladt` er grunden, når ikke alle udfald blev nævnt."""

    dato: date
    emner: tuple[str, ...]
    form: str = ""
    undladt: str = ""
    forventet: date | None = None


class Begyndelse(msgspec.Struct, frozen=True):
    """Det, der hører til én ansøgning: oprindelse, hvem der henvendte sig, og hvad borgeren har bedt om.

    `ansoegt` er dagen, borgeren selv søgte (None: kommunen rejste sagen); `aaben`, om den mangler svar.
    """

    oprindelse: str = ""
    kanal: str = ""
    enhed: str = ""
    henvendt_af: str = ""
    repraesentant: str = ""
    bisidder: str = ""
    ansoegt: date | None = None
    aaben: bool = False
    trukket: date | None = None
    paa_grundlag: date | None = None
    vejledninger: tuple[Vejledning, ...] = ()

    @property
    def forventet_afgoerelse(self) -> date | None:
        """Den dag, borgeren senest har fået at vide, at hun kan vente afgørelsen."""
        dage = [en.forventet for en in self.vejledninger if en.forventet is not None]
        return dage[-1] if dage else None

    @property
    def emner(self) -> frozenset[str]:
        """Alt det, der er vejledt om."""
        return frozenset(emne for en in self.vejledninger for emne in en.emner)


def afgjort(begyndelse: Begyndelse) -> Begyndelse:
    """Kommunen har truffet afgørelse; ansøgningen har fået sit svar."""
    return msgspec.structs.replace(begyndelse, aaben=False, paa_grundlag=None)


class _Udkast(Protocol):
    @property
    def art(self) -> str: ...
    @property
    def udfald(self) -> str: ...


class _Tilstand(Protocol):
    @property
    def begyndelse(self) -> Begyndelse: ...
    @property
    def forberedt_afgoerelse(self) -> _Udkast | None: ...
    @property
    def plan_faerdig(self) -> date | None: ...
    @property
    def indstilling(self) -> date | None: ...
    @property
    def raadgivning(self) -> date | None: ...


def ansoegning_ubesvaret(tilstand: _Tilstand, instans: str) -> bool:
    """Borgeren har selv søgt, og ansøgningen er hverken afgjort eller trukket."""
    return tilstand.begyndelse.aaben


def ingen_aaben_ansoegning(tilstand: _Tilstand, instans: str) -> bool:
    """Der er ingen ansøgning, der mangler svar."""
    return not tilstand.begyndelse.aaben


def paa_grundlag_oensket(tilstand: _Tilstand, instans: str) -> bool:
    """Borgeren har bedt om en afgørelse på det, der ligger i sagen nu."""
    return tilstand.begyndelse.paa_grundlag is not None


def ikke_paa_grundlag(tilstand: _Tilstand, instans: str) -> bool:
    """Borgeren har ikke bedt om det."""
    return tilstand.begyndelse.paa_grundlag is None


def udkast_til_bevilling_uden_grundlag(tilstand: _Tilstand, instans: str) -> bool:
    """Udkastet bevilger et fleksjob på det foreliggende grundlag, men planen eller indstillingen mangler."""
    udkast = tilstand.forberedt_afgoerelse
    if udkast is None or udkast.art != "visitation" or udkast.udfald != "bevilget":
        return False
    return tilstand.begyndelse.paa_grundlag is not None and not grundlaget_foreligger(tilstand)


def grundlaget_foreligger(tilstand: _Tilstand) -> bool:
    """Planen er færdig, og teamets indstilling eller rådgivningen er kommet."""
    return tilstand.plan_faerdig is not None and bool(tilstand.indstilling or tilstand.raadgivning)


BEGYNDELSENS_VAGTER: dict[str, Callable[[_Tilstand, str], bool]] = {
    vagt.__name__: vagt
    for vagt in (
        ansoegning_ubesvaret,
        ingen_aaben_ansoegning,
        paa_grundlag_oensket,
        ikke_paa_grundlag,
        udkast_til_bevilling_uden_grundlag,
    )
}
