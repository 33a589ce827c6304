"""Trådens sætninger om papirer og praktik."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.kontor.tekster import kort_dato, tal
from fleksjob.lov.sagsgang.dokumentarter import dokumentart


def _saetning(*dele: str) -> str:
    """Delene som sætninger efter hinanden; tomme er ikke med."""
    return " ".join(del_ if del_.endswith((".", "!", "?")) else f"{del_}." for del_ in dele if del_)


def _navn(art: str) -> str:
    navn = dokumentart(art).navn
    return f"{navn[:1].upper()}{navn[1:]}"


def _bedt(x: Any) -> str:
    hvem = f" fra {x.fra}" if x.fra else ""
    frist = f"Svar ventes senest {kort_dato(x.svarfrist)}" if x.svarfrist else ""
    return _saetning(f"{_navn(x.art)}{hvem}", frist, x.spoergsmaal)


def _kommet(x: Any) -> str:
    hvem = f" fra {x.fra}" if x.fra else ""
    dateret = f"Dateret {kort_dato(x.dateret)}" if x.dateret else ""
    return _saetning(f"{_navn(x.art)}{hvem}" if x.art else "", dateret)


def _vurderet(x: Any) -> str:
    match len(x.punkter):
        case 0:
            return "Det viser ingen af lovens punkter."
        case 1:
            return "Det viser ét af lovens punkter."
    return f"Det viser {len(x.punkter)} af lovens punkter."


def _timer(x: Any) -> str:
    dele = []
    if x.timer is not None:
        dele.append(f"{tal(x.timer)} timer til stede om ugen")
    if x.intensitet is not None:
        dele.append(f"{tal(x.intensitet)} % intensitet")
    return ", ".join(dele)


def _startet(x: Any) -> str:
    slut = f"Forventet til {kort_dato(x.slut)}" if x.slut else ""
    egen = "I egen virksomhed" if x.egen_virksomhed else ""
    return _saetning(f"Hos {x.virksomhed}" if x.virksomhed else "", _timer(x), slut, egen)


def _besoegt(x: Any) -> str:
    return _saetning(f"Med: {', '.join(x.deltagere)}" if x.deltagere else "", _timer(x), x.iagttagelser)


OM_PAPIRER: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.DokumentRekvireret: _bedt,
    h.DokumentRykket: lambda x: f"Svar ventes nu senest {kort_dato(x.ny_frist)}." if x.ny_frist else "",
    h.RekvisitionOpgivet: lambda x: _saetning(x.grund),
    h.DokumentModtaget: _kommet,
    h.DokumentVurderet: _vurderet,
    h.PraktikStartet: _startet,
    h.PraktikBesoegt: _besoegt,
    h.PraktikSluttet: lambda x: _saetning(_timer(x), x.resultat),
    h.AfproevningUndladt: lambda x: _saetning(x.grund),
    h.BehandlingAfvist: lambda x: _saetning(x.hvad, "Det må ikke tælle imod borgeren"),
}
