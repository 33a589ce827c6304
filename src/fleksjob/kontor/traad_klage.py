"""Trådens sætninger om klage, aktindsigt og fuldmagt."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.fuldmagt import OMFANG as FULDMAGT
from fleksjob.lov.sagsgang.klageord import AFGJORT, FORMER, OMFANG


def _kom(x: Any) -> str:
    """Hvordan den kom, og fra hvem; tom, når det ikke er noteret."""
    fra = f" fra {x.fra}" if x.fra else ""
    return f"Kom sådan: {FORMER.get(x.form, x.form).lower()}{fra}." if x.form else fra.strip()


def _afgjort(x: Any) -> str:
    dele = [f"{AFGJORT[x.udfald]}." if x.udfald in AFGJORT else ""]
    if x.virkning_fra:
        dele.append(f"Borgeren er visiteret fra {kort_dato(x.virkning_fra)}.")
    if x.behandlingsuger:
        dele.append(f"Kommunens egen frist er {x.behandlingsuger} uger.")
    return " ".join(filter(None, dele))


def _fuldmagt(x: Any) -> str:
    til = f" til og med {kort_dato(x.sidste_dag)}" if x.sidste_dag else ""
    return f"{x.til}: {FULDMAGT.get(x.omfang, x.omfang)}{til}." if x.til else ""


OM_KLAGE: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.KlageModtaget: _kom,
    h.KlageOversendt: lambda x: "Sagen fulgte med i én PDF." if x.bundt else "",
    h.KlageAfgjort: _afgjort,
    h.AktindsigtAnmodet: lambda x: " ".join(filter(None, (_kom(x), x.om))),
    h.AktindsigtForsinket: lambda x: f"Svar senest {kort_dato(x.frist)}. {x.grund}".strip(),
    h.AktindsigtGivet: lambda x: f"{OMFANG[x.omfang]}." if x.omfang in OMFANG else "",
    h.FuldmagtGivet: _fuldmagt,
    h.Visiteret: lambda x: "Afgjort af klageinstansen." if x.klage else "",
}
