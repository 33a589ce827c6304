"""Kurven over det, der er prøvet: timer til stede om ugen over tid, og de effektive, når intensiteten er kendt. Ren."""

from collections.abc import Sequence
from datetime import date

import msgspec

from fleksjob.forloeb.dokumentation import Maaling, Praktik, afproevet

BREDDE, HOEJDE = 640, 220
_VENSTRE, _HOEJRE, _TOP, _BUND = 40, 16, 16, 32


class Prik(msgspec.Struct, frozen=True):
    """Én måling på tegningen."""

    x: float
    y: float
    maaling: Maaling


class Linje(msgspec.Struct, frozen=True):
    """En vandret hjælpelinje."""

    y: float
    timer: int


class Afproevningsbillede(msgspec.Struct, frozen=True):
    """Alt, skabelonen skal tegne. `stier` er én kurve for hver praktik, så et ophold ikke ligner et fald."""

    prikker: tuple[Prik, ...]
    effektive: tuple[Prik, ...]
    stier: tuple[str, ...]
    linjer: tuple[Linje, ...]
    fra: date
    til: date
    beskrivelse: str


def afproevningsbillede(praktikker: tuple[Praktik, ...]) -> Afproevningsbillede | None:
    """Tegningen; None, når færre end to målinger har timer."""
    maalinger = [m for m in afproevet(praktikker) if m.timer is not None]
    if len(maalinger) < 2:
        return None
    fra, til = maalinger[0].dato, maalinger[-1].dato
    top = _top(maalinger)
    prikker = {id(m): Prik(_x(m.dato, fra, til), _y(m.timer or 0, top), m) for m in maalinger}
    stier = [_sti([prikker[id(m)] for m in maalinger if m in en.maalinger]) for en in praktikker]
    return Afproevningsbillede(
        prikker=tuple(prikker.values()),
        effektive=tuple(
            Prik(_x(m.dato, fra, til), _y(timer, top), m)
            for m in maalinger
            if (timer := m.effektive_timer) is not None
        ),
        stier=tuple(sti for sti in stier if sti),
        linjer=tuple(Linje(_y(t, top), t) for t in range(0, top + 1, max(1, top // 4))),
        fra=fra,
        til=til,
        beskrivelse=_beskrivelse(maalinger),
    )


def _top(maalinger: Sequence[Maaling]) -> int:
    """Øverste tal på aksen: et tal, fire går op i, og mindst otte."""
    hoejest = max(m.timer or 0 for m in maalinger)
    return max(8, -(-int(hoejest + 0.99) // 4) * 4)


def _x(dag: date, fra: date, til: date) -> float:
    del_ = (dag - fra).days / max(1, (til - fra).days)
    return round(_VENSTRE + del_ * (BREDDE - _VENSTRE - _HOEJRE), 1)


def _y(timer: float, top: int) -> float:
    return round(HOEJDE - _BUND - timer / top * (HOEJDE - _TOP - _BUND), 1)


def _sti(prikker: Sequence[Prik]) -> str:
    if len(prikker) < 2:
        return ""
    return "M" + " L".join(f"{prik.x} {prik.y}" for prik in prikker)


def _beskrivelse(maalinger: Sequence[Maaling]) -> str:
    timer = [m.timer for m in maalinger if m.timer is not None]
    spaend = f"{min(timer):g} til {max(timer):g}".replace(".", ",")
    return f"{len(timer)} målinger mellem {spaend} timer til stede om ugen. Tallene står i tabellen under."
