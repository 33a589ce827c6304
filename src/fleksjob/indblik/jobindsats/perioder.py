"""Perioderne, som de skrives: `2023M05`, `2023Q2`, `2023Y01`. Ét tidsrum, uden begyndelse og slut i andre ord."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from fleksjob.lov.kerne.fejl import UgyldigtInput

Periodetype = Literal["M", "Q", "Y"]
MAANEDER_I: dict[Periodetype, int] = {"M": 1, "Q": 3, "Y": 12}
NAVNE: dict[Periodetype, str] = {"M": "Måned", "Q": "Kvartal", "Y": "År"}
_TYPER: dict[str, Periodetype] = {"M": "M", "Q": "Q", "Y": "Y"}
TILBAGE: dict[Periodetype, int] = {"M": 60, "Q": 20, "Y": 13}
"""Så mange perioder vises der tilbage i tiden."""
_SKREVET = re.compile(r"(\d{4})(?:(M|Q|Y)(\d{1,2})?)?", re.IGNORECASE)
_SENESTE = re.compile(r"(?:l\(\s*([a-z]+)\s*:\s*(\d{1,4})\s*\)|latest:(\d{1,4}))", re.IGNORECASE)


def skrevet(type_: Periodetype, nr: int) -> str:
    """Perioden med det nummer; 0 er den første i år 0."""
    i_aaret = 12 // MAANEDER_I[type_]
    aar, plads = divmod(nr, i_aaret)
    return f"{aar:04d}{type_}{plads + 1:0{1 if type_ == 'Q' else 2}d}"


def nummer(periode: str) -> tuple[Periodetype, int]:
    """Typen og nummeret. Rejser `UgyldigtInput`, der siger, hvordan en periode skrives."""
    fundet = _SKREVET.fullmatch(periode.strip())
    if fundet:
        type_ = _TYPER[(fundet[2] or "Y").upper()]
        i_aaret = 12 // MAANEDER_I[type_]
        plads = int(fundet[3] or 1)
        if (fundet[3] or type_ == "Y") and 1 <= plads <= i_aaret:
            return type_, int(fundet[1]) * i_aaret + plads - 1
    raise UgyldigtInput(
        "period", f"«{periode}» er ikke en periode; skriv fx 2026M05, 2026Q2, 2026Y01, * eller l(m:12)."
    )


def sidste_dag(periode: str) -> date:
    """Periodens sidste dag."""
    type_, nr = nummer(periode)
    maaned = (nr + 1) * MAANEDER_I[type_] - 1
    aar, plads = divmod(maaned, 12)
    return date(aar, plads + 1, monthrange(aar, plads + 1)[1])


def seneste(type_: Periodetype, dag: date) -> str:
    """Den seneste periode, der er slut på dagen."""
    i_aaret, maaneder = 12 // MAANEDER_I[type_], MAANEDER_I[type_]
    nr = dag.year * i_aaret + (dag.month - 1) // maaneder
    periode = skrevet(type_, nr)
    return periode if sidste_dag(periode) <= dag else skrevet(type_, nr - 1)


def med_slut_i(type_: Periodetype, maaned: date) -> str:
    """Perioden, der slutter med den måned, eller tom."""
    slut = date(maaned.year, maaned.month, monthrange(maaned.year, maaned.month)[1])
    periode = seneste(type_, slut)
    return periode if sidste_dag(periode) == slut else ""


def alle(type_: Periodetype, dag: date) -> list[str]:
    """De perioder, der vises, den ældste først."""
    _, sidste = nummer(seneste(type_, dag))
    return [skrevet(type_, nr) for nr in range(sidste - TILBAGE[type_] + 1, sidste + 1)]


def naeste(findes: list[str]) -> str:
    """Dagen efter den næste periode er slut; før kan den ikke regnes."""
    if not findes:
        return ""
    type_, nr = nummer(findes[-1])
    return (sidste_dag(skrevet(type_, nr + 1)) + timedelta(days=1)).isoformat()


def valgte(oensket: str, type_: Periodetype, findes: list[str]) -> list[str]:
    """Perioderne i en liste med komma, `*`, `l(m:12)` eller `latest:60`, i tidens orden."""
    ud: set[str] = set()
    for en in filter(None, (del_.strip() for del_ in oensket.split(","))):
        if en == "*":
            ud |= set(findes)
        elif fundet := _SENESTE.fullmatch(en):
            if fundet[1] and fundet[1].upper() != type_:
                raise _forkert_type(en, type_)
            antal = int(fundet[2] or fundet[3])
            ud |= set(findes[-antal:] if antal else ())
        else:
            fandt, nr = nummer(en)
            if fandt != type_:
                raise _forkert_type(en, type_)
            ud.add(skrevet(fandt, nr))
    if ukendte := sorted(ud - set(findes)):
        spand = f"fra {findes[0]} til {findes[-1]}" if findes else "ingen endnu"
        raise UgyldigtInput("period", f"Der er ingen tal for {ukendte[0]}; perioderne er {spand}.")
    return sorted(ud)


def _forkert_type(oensket: str, type_: Periodetype) -> UgyldigtInput:
    return UgyldigtInput(
        "period", f"Tabellen er opgjort pr. {NAVNE[type_].lower()}, så «{oensket}» kan ikke vælges."
    )
