"""Jobsøgningen på den røde tråd: én sætning om hver hændelse."""

from collections.abc import Callable
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.kontor.sanktionslinje import vist_adfaerd
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.jobsoegning import (
    EMNER,
    FORLOEBET,
    FORMER,
    JOBLOG,
    RESULTATER,
    REVURDERINGSUDFALD,
    STILSTAND,
)
from fleksjob.lov.sagsgang.sanktioner_udfald import VIRKNINGER, VIRKNINGER_VIST

_EMNER = {emne.kode: emne.navn.lower() for emne in EMNER}
_VIRKNING = {VIRKNINGER[tal]: VIRKNINGER_VIST[tal] for tal in VIRKNINGER}
_SVAR = {"kan_ikke": "Borgeren kan ikke", "vil_ikke": "Borgeren vil ikke", "uvist": "Ikke afklaret"}
_ART = {
    "trekantsmoede": "Trekantsmøde",
    "raadighedssamtale": "Rådighedssamtale",
    "opfoelgning": "Anden opfølgning",
    "telefon": "Opfølgning på telefon, som ikke tæller i kontaktforløbet",
}
_UDFALD = {
    "til_raadighed": "Står til rådighed",
    "fritaget": "Fritaget lige nu",
    "ikke_til_raadighed": "Står ikke til rådighed",
}


def _saetning(*dele: str) -> str:
    return " ".join(f"{del_.rstrip('.')}." for del_ in dele if del_)


def _emner(x: Any) -> str:
    navne = [_EMNER[kode] for kode in x.emner if kode in _EMNER]
    return f"Fortalt om {', '.join(navne)}" if navne else ""


def _opsamling(x: Any) -> str:
    foer = FORLOEBET.get(x.forloebet, "")
    return _saetning(FORMER.get(x.form, ""), f"Tiden før: {foer.lower()}" if foer else "", _emner(x))


def _samtale(x: Any) -> str:
    return _saetning(_ART.get(x.art, ""), FORMER.get(x.form, ""), _emner(x))


def _log(x: Any) -> str:
    hvordan = JOBLOG.get(x.hvordan, f"{x.antal} søgt")
    return _saetning(", ".join(filter(None, (hvordan, x.stilling, x.sted))))


def _gennemgang(x: Any) -> str:
    naeste = f"Ses igen {kort_dato(x.naeste)}" if x.naeste else ""
    return _saetning(STILSTAND.get(x.grund, ""), x.aftalt, naeste)


def _kan_vil(x: Any) -> str:
    aendret = f"Det ændres: {x.tilpasning}" if x.tilpasning else ""
    return _saetning(_SVAR.get(x.svar, ""), vist_adfaerd(x.adfaerd), x.grund, aendret)


def _udeblivelse(x: Any) -> str:
    grund = {True: "Med rimelig grund", False: "Uden rimelig grund", None: ""}[x.rimelig_grund]
    fra = {"samtale": "Fra en samtale", "tilbud": "Fra et tilbud"}.get(x.fra, "")
    return _saetning(fra, grund)


def _sanktion(x: Any) -> str:
    return _saetning(vist_adfaerd(x.adfaerd), _VIRKNING.get(x.art, "").capitalize(), x.begrundelse)


OM_JOBSOEGNINGEN: dict[type[h.Haendelse], Callable[[Any], str]] = {
    h.OpsamlingHoldt: _opsamling,
    h.SamtaleAfholdt: _samtale,
    h.JobsoegningsplanAftalt: lambda x: f"Udgave {x.udgave}.",
    h.JobnetUndtaget: lambda x: _saetning(
        {"cv": "CV", "min_plan": "Min Plan", "begge": "CV og Min Plan"}.get(x.pligt, ""), x.grund
    ),
    h.JobsoegningLogget: _log,
    h.LedighedGennemgaaet: _gennemgang,
    h.AndenAktoerHenvist: lambda x: _saetning(x.aktoer, f"Aftalt til {kort_dato(x.til)}" if x.til else ""),
    h.AndenAktoerAfsluttet: lambda x: _saetning(x.aktoer, RESULTATER.get(x.resultat, "")),
    h.KanVilVurderet: _kan_vil,
    h.Udeblivelse: _udeblivelse,
    h.RaadighedVurderet: lambda x: _saetning(_UDFALD.get(x.udfald, x.udfald)),
    h.SanktionForberedt: lambda x: _saetning(vist_adfaerd(x.adfaerd), "Venter på, at en anden godkender"),
    h.Sanktion: _sanktion,
    h.SanktionFrafaldet: lambda x: _saetning(x.grund),
    h.SamtalerFritaget: lambda x: _saetning(x.grund),
    h.RevurderingUdskudt: lambda x: _saetning(x.grund),
    h.RevurderingAfsluttet: lambda x: _saetning(REVURDERINGSUDFALD.get(x.udfald, x.udfald)),
}
"""Sætningen under titlen, efter type."""
