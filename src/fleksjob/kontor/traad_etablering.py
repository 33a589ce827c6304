"""Sætningerne på tråden, når et job etableres: forslag, vurdering, VITAS, papirer og støtte."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.vitas import NAVNE
from fleksjob.kontor.tekster import kort_dato, tal
from fleksjob.lov.sagsgang.etableringsord import (
    AFSLAGSGRUNDE,
    FORSKELLE,
    KAPACITETSUDFALD,
    PARTER,
    SAMTYKKE_TIL,
    STOETTE,
    STOETTEUDFALD,
    SVARORD,
)


def _forslag(x: Any) -> str:
    hvem = ", ".join(filter(None, (x.stilling, x.virksomhed)))
    timer = ""
    if x.timer is not None and x.intensitet is not None:
        timer = f"{tal(x.timer)} timer med intensitet {tal(x.intensitet)} %."
    start = f"Fra {kort_dato(x.startdato)}." if x.startdato else ""
    return " ".join(filter(None, (hvem and f"{hvem}.", timer, start)))


def _svar(x: Any) -> str:
    oensker = f": {x.oensker}" if x.oensker else ""
    return f"{PARTER.get(x.part, x.part)}: {SVARORD.get(x.svar, x.svar).lower()}{oensker}."


def _godkendt(x: Any) -> str:
    dele = []
    if x.uudnyttet:
        dele.append(f"{tal(x.uudnyttet)} timer om ugen bruges ikke.")
    if x.forskel:
        dele.append(f"{FORSKELLE.get(x.forskel, x.forskel)}.")
    if x.se_igen:
        dele.append(f"Ses igen {kort_dato(x.se_igen)}.")
    return " ".join(dele) or x.begrundelse


def _vitas(x: Any) -> str:
    nummer = f", nummer {x.reference}" if x.reference else ""
    bemaerkning = f" {x.bemaerkning}" if x.bemaerkning else ""
    return f"{NAVNE.get(x.status, x.status)}{nummer}.{bemaerkning}"


def _stoette(x: Any) -> str:
    navn = STOETTE[x.art].navn if x.art in STOETTE else "Støtte"
    return f"{navn}: {x.hvad}" if x.hvad else f"{navn}."


def _afgjort(x: Any) -> str:
    if x.udfald == "afslag":
        return "Bevilges ikke."
    til = f" til {kort_dato(x.til)}" if x.til else ""
    return " ".join(filter(None, (f"Bevilget{til}.", x.hvem and f"{x.hvem}.")))


def _til(x: Any) -> str:
    return ", ".join(SAMTYKKE_TIL.get(til, til) for til in x.til)


OM_ETABLERINGEN: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.JobForeslaaet: _forslag,
    h.ForslagBesvaret: _svar,
    h.JobGodkendt: _godkendt,
    h.JobAfslaaet: lambda x: f"{AFSLAGSGRUNDE[x.grund]}." if x.grund in AFSLAGSGRUNDE else x.begrundelse,
    h.KapacitetSet: lambda x: " ".join(
        filter(None, (f"{KAPACITETSUDFALD.get(x.udfald, x.udfald)}.", x.tekst))
    ),
    h.VitasAendret: _vitas,
    h.KontraktsamtykkeGivet: _til,
    h.KontraktsamtykkeTrukket: _til,
    h.KontraktAftalt: lambda x: x.overenskomst,
    h.TillaegsaftaleSkrevet: lambda x: f"Udgave {x.udgave} med {x.maal} mål.",
    h.TillaegsaftaleBekraeftet: lambda x: f"{PARTER.get(x.part, x.part)}, udgave {x.udgave}.",
    h.StoetteSoegt: _stoette,
    h.StoetteAfgjort: _afgjort,
    h.StoetteFulgtOp: lambda x: f"{STOETTEUDFALD.get(x.udfald, x.udfald)}." if x.udfald else "",
    h.JobOverdraget: lambda x: f"Besøg senest {kort_dato(x.besoeg_inden)}." if x.besoeg_inden else "",
}
