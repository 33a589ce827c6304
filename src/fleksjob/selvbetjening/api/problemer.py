"""Fejlsvar efter RFC 9457: hvad der er galt, og hvad der ville være rigtigt, felt for felt.

Hver slags fejl har en adresse (`type`), som kan åbnes og forklarer den. Svaret er altid
`application/problem+json` med `type`, `title`, `status`, `detail` og `fejl: [{felt, besked}]`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.http import HttpResponse, JsonResponse
from ninja import Schema
from pydantic import Field

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

MEDIETYPE = "application/problem+json"
ROD = "/api/v1/fejl/"


@dataclass(frozen=True, slots=True)
class Slags:
    """En slags fejl: adressens sidste led, overskriften, HTTP-status og en forklaring."""

    navn: str
    titel: str
    status: int
    forklaring: str


LAESEFEJL = Slags(
    "kan-ikke-laeses",
    "Kan ikke læses",
    400,
    "Indholdet er ikke gyldig JSON i UTF-8. Tal må ikke være NaN eller Infinity.",
)
FELTFEJL = Slags(
    "ugyldige-felter",
    "Ugyldige felter",
    422,
    "Felter mangler, er ukendte eller har en værdi, der ikke kan regnes på. »fejl« nævner hvert felt.",
)
UKENDT_ADRESSE = Slags("findes-ikke", "Adressen findes ikke", 404, "Adresserne står i /api/v1/openapi.json.")
FORKERT_METODE = Slags(
    "forkert-metode",
    "Forkert metode",
    405,
    "Adressen findes, men svarer på en anden metode. Den står i »Allow«.",
)
FORKERT_MEDIETYPE = Slags(
    "forkert-medietype", "Forkert medietype", 415, "Send indholdet som application/json."
)
FOR_STORT = Slags(
    "for-stort", "For stort", 413, "Indholdet er større, end én beregning eller ét forløb kan fylde."
)
ALLE_SLAGS = (LAESEFEJL, FELTFEJL, UKENDT_ADRESSE, FORKERT_METODE, FORKERT_MEDIETYPE, FOR_STORT)


class Feltfejl(Schema):
    """Ét felt, der er galt."""

    felt: str = Field(description="Feltets navn; inde i en liste med plads, fx »haendelser.2.gyldig_fra«")
    besked: str = Field(
        description="Én sætning på dansk om, hvad der er galt, og hvad der ville være rigtigt"
    )


class Problem(Schema):
    """Problem Details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    fejl: list[Feltfejl]


class Slagsbeskrivelse(Schema):
    """Forklaringen bag en `type`."""

    type: str
    title: str
    status: int
    forklaring: str


def problem(slags: Slags, detalje: str, fejl: Iterable[UgyldigtInput] = ()) -> HttpResponse:
    """Svaret for en slags fejl."""
    krop = {
        "type": ROD + slags.navn,
        "title": slags.titel,
        "status": slags.status,
        "detail": detalje,
        "fejl": [{"felt": en.felt, "besked": en.besked} for en in fejl],
    }
    dumps = {"ensure_ascii": False}
    return JsonResponse(krop, status=slags.status, content_type=MEDIETYPE, json_dumps_params=dumps)


def feltproblem(fejl: UgyldigtInput | UgyldigeInput | Sequence[UgyldigtInput]) -> HttpResponse:
    """422 med hvert felt; »detail« er den første sætning, så en logbog er læselig."""
    alle = (
        [fejl]
        if isinstance(fejl, UgyldigtInput)
        else list(fejl.fejl if isinstance(fejl, UgyldigeInput) else fejl)
    )
    flere = f" Og {len(alle) - 1} mere." if len(alle) > 1 else ""
    return problem(FELTFEJL, alle[0].besked + flere, alle)


_BESKEDER = {
    "missing": "Feltet mangler.",
    "float_type": "Skriv et tal, for eksempel 150.5, ikke tekst.",
    "float_parsing": "Skriv et tal, for eksempel 150.5, ikke tekst.",
    "finite_number": "Tallet skal være et almindeligt tal.",
    "string_type": "Skriv en tekst.",
    "list_type": "Skriv en liste i kantede parenteser.",
    "dict_type": "Skriv et objekt i krøllede parenteser.",
    "model_attributes_type": "Skriv et objekt i krøllede parenteser.",
    "model_type": "Skriv et objekt i krøllede parenteser.",
    "too_long": "Listen er for lang.",
}


def fra_pydantic(fejl: Iterable[dict[str, Any]], kendte_felter: Iterable[str]) -> list[UgyldigtInput]:
    """Oversætter pydantics fejl til feltnavn og dansk sætning."""
    kendte = list(kendte_felter)
    return [UgyldigtInput(_feltnavn(en["loc"]), _besked(en, kendte)) for en in fejl]


def _feltnavn(loc: Sequence[str | int]) -> str:
    """`("body", "ind", "timeloen")` → »timeloen«; de to første led er Ninjas egne."""
    dele = [str(del_) for del_ in loc]
    if dele and dele[0] in ("body", "query", "path"):
        dele = dele[2:] if dele[0] == "body" else dele[1:]
    return ".".join(dele)


def _besked(fejl: dict[str, Any], kendte: list[str]) -> str:
    slags = str(fejl["type"])
    if slags == "extra_forbidden":
        navn = str(fejl["loc"][-1])
        ligner = get_close_matches(navn, kendte, n=1)
        return f"Feltet »{navn}« kendes ikke." + (f" Mente du »{ligner[0]}«?" if ligner else "")
    if slags == "value_error":
        return str(fejl["msg"]).removeprefix("Value error, ")
    if slags == "missing" and not _feltnavn(fejl["loc"]):
        return "Der mangler et indhold: send et JSON-objekt."
    return _BESKEDER.get(slags, "Værdien kan ikke bruges her.")
