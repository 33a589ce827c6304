"""Sætningerne på tråden om udvikling i jobbet og den gamle ordning."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.udvikling import maalets_ord, tal
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.udvikling import EMNER, PROEVET, RYTMER, TRIVSEL
from fleksjob.lov.stoette.gammel_ordning_borger import BROEK
from fleksjob.lov.stoette.ordning import AENDRINGER, AENDRINGER_VIST

_AENDRINGER = {AENDRINGER[kode]: navn for kode, navn in AENDRINGER_VIST.items()}


def _stor(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"


def _maal(x: Any) -> str:
    inden = f", inden {kort_dato(x.inden)}" if x.inden else ""
    return f"{_stor(maalets_ord(x.art, x.maal, x.maalvaerdi))}{inden}."


def _samtale(x: Any) -> str:
    om = ", ".join(EMNER.get(kode, kode).lower() for kode in x.om)
    proevet = ", ".join(PROEVET.get(kode, kode).lower() for kode in x.proevet)
    return " ".join(
        filter(
            None,
            (
                f"Trivsel: {TRIVSEL[x.trivsel].lower()}.",
                om and f"Om {om}.",
                proevet and f"Prøvet: {proevet}.",
            ),
        )
    )


def _vurderet(x: Any) -> str:
    if not x.kan_udvikles:
        return "Kan ikke udvikles inden for en rimelig periode."
    return f"Kan udvikles inden {kort_dato(x.inden)}." if x.inden else "Kan udvikles."


def _aendring(x: Any) -> str:
    svar = "samme job" if x.udfald == "samme" else "et nyt job"
    return f"{_stor(_AENDRINGER.get(x.aendring, x.aendring))}: {svar}. {x.afvigelsesgrund}".strip()


OM_UDVIKLING: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.UdviklingsmaalAftalt: _maal,
    h.UdviklingsmaalNaaet: lambda x: f"Det blev til {tal(x.opnaaet)}." if x.opnaaet is not None else x.maal,
    h.UdviklingsmaalFrafaldet: lambda x: f"{x.grund.rstrip('.')}.",
    h.UdviklingsplanAftalt: lambda x: f"I taler sammen {RYTMER[x.rytme][1]}.",
    h.UdviklingssamtaleHoldt: _samtale,
    h.UdviklingVurderet: _vurderet,
    h.TilskudsbroekOplyst: lambda x: f"{_stor(BROEK[x.andel])} af lønnen.",
    h.JobaendringVurderet: _aendring,
    h.OrdningValgt: lambda x: f"Valgt {kort_dato(x.valgt)}. {x.dokument}.",
}
