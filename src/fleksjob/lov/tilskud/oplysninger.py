"""Det, der oplyses til beregneren: kontrolleret og sat på kernens navne.

Hver fejl er én sætning med feltets navn, og alle fejl kommer på én gang. Intet manglende regnes som nul.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.tilskud.fleksloentilskud import LOV

FULD_TID = 37.0
TIMER_PR_MAANED = 52 / 12
"""En time om ugen er 52/12 timer om måneden."""

FELTER = {
    "timer_uge": "timer",
    "maanedsloen_md": "loen",
    "fuldtidsmaanedsloen_md": "fuldtidsloen",
    "anden_loen_md": "anden_loen",
}
"""Kernens navn → navnet, som den, der oplyser, kender."""


class Oplysninger(msgspec.Struct, frozen=True, kw_only=True):
    """Det oplyste, kontrolleret og sat på kernens navne."""

    kendte: dict[str, float]
    timer: float | None
    timeloen: float | None


def maanedens_sidste_dag(dato: date) -> date:
    """Den dag, hvis satser gælder for hele måneden."""
    if type(dato) is not date:
        raise UgyldigtInput("dato", "Datoen mangler eller er ikke en hel dag; skriv den som 2024-05-01.")
    LOV.regime(dato)
    return date(dato.year, dato.month, monthrange(dato.year, dato.month)[1])


def laes_oplysninger(
    *,
    loen: float | None,
    timeloen: float | None,
    timer: float | None,
    fuldtidsloen: float | None,
    fuldtidstimeloen: float | None,
    pension_pct: float,
    anden_loen: float,
) -> Oplysninger:
    """Kontrollerer det oplyste og sætter det på kernens navne. Alle fejl kommer på én gang."""
    fejl: list[UgyldigtInput] = []
    raat: dict[str, float | None] = {
        "maanedsloen_md": loen,
        "timeloen": timeloen,
        "timer_uge": timer,
        "fuldtidsmaanedsloen_md": fuldtidsloen,
        "fuldtidstimeloen": fuldtidstimeloen,
        "pension_pct": pension_pct,
        "anden_loen_md": anden_loen,
    }
    kendte = {navn: _som_tal(navn, x, fejl) for navn, x in raat.items() if x is not None}
    fejl += _mangler_eller_dobbelt(raat)
    kast(fejl)
    kast(_fuldtid_for_lav(kendte))
    timer_uge = kendte.get("timer_uge")
    if loen is not None and timer_uge is not None:
        del kendte["timer_uge"]
        if timer_uge > 0:
            kendte["timeloen"] = kendte["maanedsloen_md"] / (timer_uge * TIMER_PR_MAANED)
    return Oplysninger(kendte=kendte, timer=timer_uge, timeloen=kendte.get("timeloen"))


def _som_tal(navn: str, x: Any, fejl: list[UgyldigtInput]) -> float:
    tal = float(x) if isinstance(x, Decimal) else x
    galt = LOV.fejl_i(navn, tal)
    if galt is None:
        return float(tal)
    fejl.append(UgyldigtInput(FELTER.get(navn, navn), galt.besked))
    return 0.0


def _mangler_eller_dobbelt(raat: Mapping[str, float | None]) -> list[UgyldigtInput]:
    fejl = [
        UgyldigtInput(
            FELTER.get(navn, navn), f"{LOV.inputs[navn].titel} mangler; skriv 0, hvis der ingen er."
        )
        for navn in ("pension_pct", "anden_loen_md")
        if raat[navn] is None
    ]
    if raat["timeloen"] is None and raat["maanedsloen_md"] is None:
        fejl.append(UgyldigtInput("loen", "Lønnen mangler; oplys timeløn og timer eller månedsløn."))
    elif raat["timeloen"] is not None and raat["maanedsloen_md"] is not None:
        fejl.append(UgyldigtInput("loen", "Oplys enten timeløn eller månedsløn, ikke begge."))
    elif raat["timeloen"] is not None and raat["timer_uge"] is None:
        fejl.append(UgyldigtInput("timer", "Antal betalte timer om ugen mangler; timelønnen er oplyst."))
    if raat["fuldtidstimeloen"] is None and raat["fuldtidsmaanedsloen_md"] is None:
        besked = "Fuldtidslønnen mangler; uden den kan lønloftet ikke regnes ud. Oplys den pr. time eller pr. måned."
        fejl.append(UgyldigtInput("fuldtidsloen", besked))
    elif raat["fuldtidstimeloen"] is not None and raat["fuldtidsmaanedsloen_md"] is not None:
        fejl.append(
            UgyldigtInput("fuldtidsloen", "Oplys fuldtidslønnen enten pr. time eller pr. måned, ikke begge.")
        )
    return fejl


def _fuldtid_for_lav(kendte: Mapping[str, float]) -> list[UgyldigtInput]:
    """Fuldtidslønnen skal mindst være fleksjobbets timeløn i 37 timer. En krone pr. måned godtages som afrunding."""
    timeloen = kendte.get("timeloen")
    if timeloen is None:
        return []
    if kendte.get("fuldtidstimeloen", timeloen) < timeloen:
        besked = (
            f"Timelønnen ved fuld tid på {kroner(kendte['fuldtidstimeloen'])} er lavere end timelønnen i fleksjobbet "
            f"på {kroner(timeloen)}; den skal være mindst lige så høj."
        )
        return [UgyldigtInput("fuldtidstimeloen", besked)]
    mindst = timeloen * FULD_TID * TIMER_PR_MAANED
    fuldtidsloen = kendte.get("fuldtidsmaanedsloen_md", mindst)
    if fuldtidsloen < mindst - 1:
        besked = (
            f"Fuldtidslønnen på {kroner(fuldtidsloen)} er lavere end timelønnen i 37 timer, som er {kroner(mindst)} "
            "om måneden; den skal være mindst det beløb."
        )
        return [UgyldigtInput("fuldtidsloen", besked)]
    return []
