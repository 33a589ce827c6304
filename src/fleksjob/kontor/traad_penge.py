"""Trådens sætninger om penge, der er betalt for meget."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.kontor.tekster import kort_dato, maaned_aar
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.sagsgang.tilbagebetaling import UDFALD


def _maaned(x: Any) -> str:
    beloeb = f", {kroner(x.beloeb)}" if getattr(x, "beloeb", None) else ""
    return f"{maaned_aar(x.periode).capitalize()}{beloeb}."


def _svar(x: Any) -> str:
    return f"{_maaned(x)} {UDFALD[x.udfald]}."


OM_PENGE: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.TilbagebetalingHoert: lambda x: f"{_maaned(x)} Svar senest {kort_dato(x.frist)}.",
    h.TilbagebetalingBesvaret: _maaned,
    h.TilbagebetalingForberedt: _svar,
    h.TilbagebetalingAfgjort: _svar,
    h.TilbagebetalingBetalt: _maaned,
}
