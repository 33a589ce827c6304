"""VITAS: ansøgningen om bevilling af fleksjob ud som fil, og svarene ind som fil.

Filerne er JSON i husets egen form; VITAS' officielle format og statusnavne er ikke fundet. Felterne følger det, der er
læst om guiden i VITAS: virksomheden, borgeren, kommunen, ansættelsen, arbejdsevne og hensyn, løn, støtte, bemærkninger.

VITAS kan ikke bære timer, der stiger. En ansøgning kan derfor skrives på to måder: én med de timer, der ventes til
sidst, og begyndelsen forklaret i bemærkningerne, eller én for hver ændring. De samme data giver de samme beskeder med
de samme numre, så en fil kan lægges ind igen uden at ske to gange.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from fleksjob.forloeb.vitas import NAVNE
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.vaerdier import dansk_dato

FORMAT = "fleksjob-vitas/1"
HOEJST = 2_000
Profil = Literal["slut", "trin"]
_SVAR = frozenset(NAVNE) - {"", "kladde"}


class Timetrin(msgspec.Struct, frozen=True):
    """Timer til stede om ugen fra en dag."""

    fra: date
    timer: float


class Opgave(msgspec.Struct, frozen=True):
    """En opgave i jobbet, hvor meget den fylder, og det hensyn, den løses med."""

    opgave: str
    omfang: str = ""
    hensyn: str = ""


class Ansoegning(msgspec.Struct, frozen=True, kw_only=True):
    """Det, der søges om. Løn er med pension; `sag` og `ansaettelse` er vores egne numre, så svaret kan finde hjem."""

    sag: str
    ansaettelse: str
    udgave: str
    virksomhed: str
    cvr: str
    kontakt: str
    borger: str
    cpr: str
    kommune: str
    ansvarlig: str
    stilling: str
    startdato: date
    timer: float
    intensitet: float
    timeloen: float | None
    fuldtidsloen: float | None
    pension_pct: float | None = None
    ugen: str = ""
    opgaver: tuple[Opgave, ...] = ()
    timeprofil: tuple[Timetrin, ...] = ()
    slut_timer: float | None = None
    overenskomst: str = ""
    fastholdelse: bool = False
    stoette: tuple[str, ...] = ()
    ansoegt_af: str = "virksomhed"


class Vitassvar(msgspec.Struct, frozen=True, kw_only=True):
    """En besked fra VITAS. Uden `startdato` siger den intet om, hvornår bevillingen gælder fra."""

    besked_id: str
    sag: str
    ansaettelse: str
    status: str
    dato: date
    reference: str = ""
    startdato: date | None = None
    ansoegt_af: str = ""
    bemaerkning: str = ""


def beskeder(en: Ansoegning, profil: Profil = "slut") -> list[dict[str, Any]]:
    """Ansøgningen som en eller flere beskeder."""
    trin = _trin(en)
    if profil == "slut" or len(trin) == 1:
        timer = en.slut_timer or trin[-1].timer
        return [_besked(en, 1, en.startdato, timer, _om_begyndelsen(en, trin, timer))]
    return [
        _besked(en, nr, et.fra, et.timer, f"Ansøgning {nr} af {len(trin)}: timerne stiger undervejs.")
        for nr, et in enumerate(trin, 1)
    ]


def _trin(en: Ansoegning) -> list[Timetrin]:
    """Timerne fra første dag og frem; uden profil kun dem, der begyndes med."""
    senere = sorted((t for t in en.timeprofil if t.fra > en.startdato), key=lambda t: t.fra)
    return [Timetrin(en.startdato, en.timer), *senere]


def _om_begyndelsen(en: Ansoegning, trin: Sequence[Timetrin], timer: float) -> str:
    if timer == en.timer:
        return ""
    led = [f"{_tal(t.timer)} timer fra {dansk_dato(t.fra)}" for t in trin]
    return (
        f"Timerne stiger: {', '.join(led)}. Ansøgningen gælder de timer, der ventes til sidst: {_tal(timer)}."
    )


def _tal(tal: float) -> str:
    return f"{tal:g}".replace(".", ",")


def _besked(en: Ansoegning, nr: int, start: date, timer: float, bemaerkning: str) -> dict[str, Any]:
    return {
        "besked_id": f"{en.sag}-{en.ansaettelse}-{en.udgave}-{nr}",
        "sag": en.sag,
        "ansaettelse": en.ansaettelse,
        "ansoegt_af": en.ansoegt_af,
        "virksomheden": {"navn": en.virksomhed, "cvr": en.cvr, "kontakt": en.kontakt},
        "borgeren": {"navn": en.borger, "cpr": en.cpr},
        "kommunen": {"navn": en.kommune, "ansvarlig": en.ansvarlig},
        "ansaettelsen": {
            "stilling": en.stilling,
            "startdato": start.isoformat(),
            "timer_om_ugen": timer,
            "ugen": en.ugen,
            "opgaver": [msgspec.to_builtins(opgave) for opgave in en.opgaver],
        },
        "arbejdsevne": {
            "betalte_timer": round(timer * en.intensitet / 100, 2),
            "intensitet_pct": en.intensitet,
            "skaanehensyn": [o.hensyn for o in en.opgaver if o.hensyn],
            "paa_nuvaerende_arbejdsplads": en.fastholdelse,
        },
        "loen": {
            "timeloen_med_pension": en.timeloen,
            "pension_pct": en.pension_pct,
            "fuldtidsloen": en.fuldtidsloen,
            "overenskomst": en.overenskomst,
        },
        "stoette": list(en.stoette),
        "bemaerkninger": bemaerkning,
    }


def som_fil(liste: Sequence[dict[str, Any]]) -> bytes:
    """Beskederne som fil."""
    indhold = {"format": FORMAT, "ansoegninger": list(liste)}
    return (json.dumps(indhold, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def laes_svar(raa: bytes) -> list[Vitassvar]:
    """Svarene i en fil. Kaster én dansk sætning for hver besked, der ikke kan læses; så er intet læst."""
    try:
        indhold = json.loads(raa)
    except (ValueError, RecursionError) as fejl:
        raise UgyldigtInput("fil", "Filen er ikke JSON. Vælg filen med svar fra VITAS.") from fejl
    if not isinstance(indhold, dict) or indhold.get("format") != FORMAT:
        raise UgyldigtInput("fil", f'Filen skal begynde med "format": "{FORMAT}".')
    liste = indhold.get("svar")
    if not isinstance(liste, list) or not liste:
        raise UgyldigtInput("fil", 'Filen har ingen beskeder; "svar" skal være en liste.')
    if len(liste) > HOEJST:
        raise UgyldigtInput(
            "fil", f"Filen har {len(liste)} beskeder; den må højst have {HOEJST}. Del den i flere."
        )
    laest: list[Vitassvar] = []
    fejlene: list[UgyldigtInput] = []
    for nr, post in enumerate(liste, 1):
        try:
            laest.append(_laes(post, nr))
        except UgyldigtInput as fejl:
            fejlene.append(fejl)
    kast(fejlene)
    return laest


def _laes(post: Any, nr: int) -> Vitassvar:
    try:
        svar = msgspec.convert(post, Vitassvar)
    except msgspec.ValidationError as fejl:
        besked = f"Besked {nr} kan ikke læses: den skal have besked_id, sag, ansaettelse, status og dato (2026-03-01)."
        raise UgyldigtInput("fil", besked) from fejl
    if not all(tekst.strip() for tekst in (svar.besked_id, svar.sag, svar.ansaettelse)):
        raise UgyldigtInput("fil", f"Besked {nr} mangler besked_id, sag eller ansaettelse.")
    if svar.status not in _SVAR:
        raise UgyldigtInput(
            "fil", f"Besked {nr}: «{svar.status}» er ikke en status. Brug {', '.join(sorted(_SVAR))}."
        )
    return svar
