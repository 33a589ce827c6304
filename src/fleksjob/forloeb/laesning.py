"""Læsning af hændelser udefra: en fil, en anden myndigheds system, en prøve. Fejl siges på dansk.

Et felt, som ingen kender, ligner måske et, vi kender (så er det en fejl), eller også er det nogens eget og
læses ikke. Arkivets egne hændelser læses med `haendelser.fra_json`.
"""

import difflib
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from fleksjob.forloeb.begreber import Person
from fleksjob.forloeb.haendelser import KATALOG, AlleHaendelser, Haendelse, Rettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.vaerdier import dansk_dato

_FELTER = {
    navn: {felt.encode_name: felt.type for felt in msgspec.structs.fields(klasse)}
    for navn, klasse in KATALOG.items()
}
_HENVISNINGER = {"id", "af", "afgoerelse", "klage", "ansaettelse", "rekvisition", "anmodning"}
FOERSTE_DAG, SIDSTE_DAG = date(1900, 1, 1), date(2100, 12, 31)
_DATOEKSEMPEL = "2026-03-01"


def laes_forloeb(raa: bytes | str) -> tuple[Person, list[AlleHaendelser]]:
    """Et helt forløb: `{"person": {"foedselsdato": …}, "haendelser": […]}`."""
    indhold = _json(raa)
    if not isinstance(indhold, dict) or not isinstance(indhold.get("person"), dict):
        raise UgyldigtInput(
            "person", 'Filen skal have "person" med "foedselsdato" og "haendelser" med en liste.'
        )
    if not isinstance(indhold.get("haendelser"), list):
        raise UgyldigtInput("haendelser", 'Filen mangler "haendelser", som skal være en liste.')
    person = Person(_dato(indhold["person"].get("foedselsdato"), "foedselsdato", "Personens fødselsdato"))
    kast([*_uden_for_kalenderen(person.foedselsdato, "foedselsdato", "Personens fødselsdato")])
    return person, laes_haendelser(indhold["haendelser"], person.foedselsdato)


def laes_haendelser(
    raa: bytes | str | list[dict[str, Any]], foedselsdato: date | None = None
) -> list[AlleHaendelser]:
    """Hændelserne i filens orden; en uden `id` får sin plads som id.

    Kaster `UgyldigtInput`/`UgyldigeInput` med hændelsens nummer for alt, der ikke kan læses eller passe.
    """
    liste = raa if isinstance(raa, list) else _json(raa)
    if not isinstance(liste, list):
        raise UgyldigtInput("haendelser", "Hændelserne skal være en liste.")
    fejl: list[UgyldigtInput] = []
    laeste: list[AlleHaendelser] = []
    for nummer, post in enumerate(liste, start=1):
        try:
            laeste.append(_laes_en(post, f"Hændelse {nummer}", str(nummer)))
        except UgyldigtInput as en:
            fejl.append(UgyldigtInput(f"haendelser.{nummer}.{en.felt}", en.besked))
    if not fejl:
        fejl.extend(_paa_tvaers(laeste, foedselsdato))
    kast(fejl)
    return laeste


def _json(raa: bytes | str) -> Any:
    try:
        return msgspec.json.decode(raa)
    except msgspec.DecodeError as fejl:
        raise UgyldigtInput("fil", f"Filen er ikke gyldig JSON i UTF-8 ({fejl}).") from None


def _laes_en(post: Any, sted: str, id_: str) -> AlleHaendelser:
    if not isinstance(post, dict):
        raise UgyldigtInput("", f'{sted} skal være et objekt med "type" og "gyldig_fra".')
    type_ = post.get("type")
    if type_ not in KATALOG:
        raise UgyldigtInput("type", _ukendt_type(type_, sted))
    sted = f"{sted} ({type_})"
    _stavefejl(post, str(type_), sted)
    post = {"id": id_, **post}
    for henvisning in _HENVISNINGER & post.keys():
        if type(post[henvisning]) is int:
            post[henvisning] = str(post[henvisning])
    if type_ == "rettelse" and post.get("ny") is not None:
        ny = _laes_en(post["ny"], f"{sted}: ny", str(post.get("af", "")))
        post["ny"] = msgspec.to_builtins(ny)
    try:
        haendelse: AlleHaendelser = msgspec.convert(post, AlleHaendelser)
    except msgspec.ValidationError as fejl:
        felt, besked = _paa_dansk(str(fejl), post)
        raise UgyldigtInput(felt, f"{sted}: {besked}") from None
    return haendelse


def _ukendt_type(type_: Any, sted: str) -> str:
    if type_ is None:
        return f'{sted} mangler "type".'
    naer = difflib.get_close_matches(str(type_), KATALOG, n=1, cutoff=0.5)
    forslag = f"; mente du »{naer[0]}«?" if naer else ". Se dem i hændelseskataloget."
    return f"{sted} har den ukendte type »{type_}«{forslag}"


def _stavefejl(post: dict[str, Any], type_: str, sted: str) -> None:
    kendte = {"type", *_FELTER[type_]}
    for felt in post:
        if felt in kendte:
            continue
        ledige = [kendt for kendt in kendte if kendt not in post]
        naer = difflib.get_close_matches(str(felt), ledige, n=1, cutoff=0.8)
        if naer:
            raise UgyldigtInput(felt, f"{sted} har feltet »{felt}«, som ikke findes; mente du »{naer[0]}«?")


_STI = re.compile(r" - at `\$\.?(?P<sti>[^`]*)`$")
_MANGLER = re.compile(r"Object missing required field `(?P<felt>\w+)`")
_FORVENTET = re.compile(r"Expected `(?P<type>\w+)")
_TYPER = {
    "float": "et tal",
    "int": "et helt tal",
    "str": "tekst",
    "bool": "true eller false",
    "array": "en liste",
}


def _paa_dansk(fejl: str, post: dict[str, Any]) -> tuple[str, str]:
    """Feltet og sætningen for en fejl fra msgspec."""
    sti = _STI.search(fejl)
    felt = sti["sti"] if sti else ""
    vaerdi = post.get(felt)
    if mangler := _MANGLER.match(fejl):
        return mangler["felt"], f"feltet »{mangler['felt']}« mangler."
    if "timezone" in fejl:
        return felt, f"»{felt}« er »{vaerdi}«, men skal have en tidszone, fx 2026-03-01T09:00:00+01:00."
    if "datetime" in fejl:
        return felt, f"»{felt}« er »{vaerdi}«, men skal være et tidspunkt som 2026-03-01T09:00:00+01:00."
    if "date" in fejl:
        return felt, f"»{felt}« er »{vaerdi}«, men skal være en dato som {_DATOEKSEMPEL}."
    if "Invalid enum value" in fejl:
        return felt, f"»{felt}« er »{vaerdi}«, men skal være {_muligheder(post, felt)}."
    if "length" in fejl:
        return felt, f"»{felt}« må ikke være tom."
    if ">=" in fejl or "<=" in fejl:
        graenser = {
            "timer": "mellem 0 og 168",
            "intensitet": "mellem 0 og 100",
            "pension_pct": "mellem 0 og 100",
        }
        return felt, f"»{felt}« er »{vaerdi}«, men skal være {graenser.get(felt, '0 eller mere')}."
    if "regex" in fejl:
        return felt, f"»{felt}« er »{vaerdi}«, men skal være en måned som 2026-03."
    forventet = _FORVENTET.match(fejl)
    ventet = _TYPER.get(forventet["type"], forventet["type"]) if forventet else "noget andet"
    return felt, f"»{felt}« er »{vaerdi}«, men skal være {ventet}."


def _muligheder(post: dict[str, Any], felt: str) -> str:
    mulige = list(getattr(_FELTER[post["type"]].get(felt), "__args__", ()))
    return " eller ".join(f"»{mulig}«" for mulig in mulige) or "en af de kendte"


def _dato(raa: Any, felt: str, hvad: str) -> date:
    try:
        return msgspec.convert(raa, date)
    except msgspec.ValidationError:
        raise UgyldigtInput(felt, f"{hvad} er »{raa}«, men skal være en dato som {_DATOEKSEMPEL}.") from None


def _uden_for_kalenderen(dag: date, felt: str, hvad: str) -> Iterator[UgyldigtInput]:
    """Fødselsdatoer og hændelser skal ligge, hvor lovens aldre og frister kan regnes."""
    if not FOERSTE_DAG <= dag <= SIDSTE_DAG:
        besked = f"{hvad} er {dag.isoformat()}, men skal ligge fra {FOERSTE_DAG.year} til {SIDSTE_DAG.year}."
        yield UgyldigtInput(felt, besked)


def _paa_tvaers(haendelser: list[AlleHaendelser], foedselsdato: date | None) -> Iterator[UgyldigtInput]:
    """Det, der kun ses på tværs: samme id to gange, en rettelse af ingenting, noget før fødslen."""
    steder: dict[str, int] = {}
    for nummer, haendelse in enumerate(haendelser, start=1):
        hvor = f"Hændelse {nummer} ({haendelse.type})"
        if haendelse.id in steder:
            foerste = steder[haendelse.id]
            besked = f"{hvor} har samme id »{haendelse.id}« som hændelse {foerste}; et id er kun til én."
            yield UgyldigtInput(f"haendelser.{nummer}.id", besked)
        steder.setdefault(haendelse.id, nummer)
    for nummer, haendelse in enumerate(haendelser, start=1):
        hvor = f"Hændelse {nummer} ({haendelse.type})"
        if isinstance(haendelse, Rettelse) and haendelse.af not in steder:
            besked = f"{hvor} retter hændelse »{haendelse.af}«, som ikke findes."
            yield UgyldigtInput(f"haendelser.{nummer}.af", besked)
        elif isinstance(haendelse, Rettelse) and haendelse.af == haendelse.id:
            yield UgyldigtInput(f"haendelser.{nummer}.af", f"{hvor} retter sig selv.")
        for del_ in _med_ny(haendelse):
            yield from _uden_for_kalenderen(
                del_.gyldig_fra, f"haendelser.{nummer}.gyldig_fra", f"{hvor}: datoen"
            )
            if foedselsdato is not None and del_.gyldig_fra < foedselsdato:
                besked = (
                    f"{hvor} er dateret {dansk_dato(del_.gyldig_fra)}, "
                    f"før personen blev født {dansk_dato(foedselsdato)}."
                )
                yield UgyldigtInput(f"haendelser.{nummer}.gyldig_fra", besked)


def _med_ny(haendelse: Haendelse) -> Iterator[Haendelse]:
    yield haendelse
    if isinstance(haendelse, Rettelse) and haendelse.ny is not None:
        yield from _med_ny(haendelse.ny)


def laes_tidspunkt(raa: str, felt: str) -> datetime:
    """Et tidspunkt med tidszone, eller en dato, som betyder dagens slutning i UTC."""
    try:
        tidspunkt = datetime.fromisoformat(raa if "T" in raa else f"{raa}T23:59:59+00:00")
    except ValueError:
        raise UgyldigtInput(felt, f"»{raa}« er ikke et tidspunkt som 2026-05-03T12:00:00+02:00.") from None
    if tidspunkt.tzinfo is None:
        raise UgyldigtInput(felt, f"»{raa}« mangler tidszone; skriv fx 2026-05-03T12:00:00+02:00.")
    return tidspunkt
