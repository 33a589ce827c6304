"""Hvorfor en måned gav et andet beløb end sidst, sagt med det, der er registreret imens. Ren."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    FleksjobOphoert,
    FleksjobStartet,
    FuldtidsloenOplyst,
    IndkomstIndberettet,
    Rettelse,
    VilkaarAendret,
)
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned as navn
from fleksjob.sager.maanedsregning import Maaned
from fleksjob.sager.projektioner import DANSK_TID


def rettelsesgrund(
    haendelser: Sequence[AlleHaendelser], set_version: int, udfald: Maaned, foer: dict[str, Any]
) -> str:
    """Den seneste registrering efter `set_version`, der kan have ændret måneden, sagt i én sætning."""
    efter_id = {haendelse.id: haendelse for haendelse in haendelser}
    loenmaaned = udfald.grundlag.loenmaaned if udfald.grundlag else ""
    for haendelse in reversed(haendelser[set_version:]):
        rettet = efter_id.get(haendelse.af) if isinstance(haendelse, Rettelse) else haendelse
        if rettet is None or not _vedroerer(rettet, loenmaaned):
            continue
        den = dansk_dato(haendelse.kendt_fra.astimezone(DANSK_TID).date())
        if isinstance(haendelse, Rettelse):
            return _om_rettelsen(rettet, den)
        return _om_registreringen(rettet, den, foer)
    return "Beløbet er et andet end det, der var beregnet."


def _vedroerer(haendelse: AlleHaendelser, loenmaaned: str) -> bool:
    if isinstance(haendelse, IndkomstIndberettet):
        return not loenmaaned or haendelse.periode == loenmaaned
    return isinstance(haendelse, FleksjobStartet | FleksjobOphoert | VilkaarAendret | FuldtidsloenOplyst)


def _om_rettelsen(rettet: AlleHaendelser, den: str) -> str:
    if isinstance(rettet, IndkomstIndberettet):
        hvem = "Arbejdsgiveren rettede" if rettet.indberetter else "Kommunen rettede"
        return f"{hvem} lønnen for {_maaned(rettet.periode)} den {den}."
    return f"«{rettet.titel}» fra {dansk_dato(rettet.gyldig_fra)} blev rettet den {den}."


def _om_registreringen(ny: AlleHaendelser, den: str, foer: dict[str, Any]) -> str:
    if isinstance(ny, IndkomstIndberettet):
        maaned = _maaned(ny.periode)
        if foer.get("kilde") == "aftalt":
            return f"Måneden var beregnet af den aftalte løn; lønnen for {maaned} blev indberettet den {den}."
        if foer.get("kilde") == "indberettet":
            return f"Arbejdsgiveren indberettede mere løn for {maaned} den {den}."
        return f"Lønnen for {maaned} blev indberettet den {den}."
    if isinstance(ny, FuldtidsloenOplyst):
        return f"Arbejdsgiveren oplyste fuldtidslønnen den {den}."
    if isinstance(ny, FleksjobOphoert):
        return f"Det blev registreret den {den}, at jobbet ophørte {dansk_dato(ny.gyldig_fra)}."
    if isinstance(ny, FleksjobStartet):
        return f"Det blev registreret den {den}, at jobbet begyndte {dansk_dato(ny.gyldig_fra)}."
    return f"Vilkårene i jobbet blev ændret fra {dansk_dato(ny.gyldig_fra)}; det blev registreret den {den}."


def _maaned(periode: str) -> str:
    return navn(date.fromisoformat(f"{periode}-01"))
