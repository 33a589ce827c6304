"""Læsning og skrivning af JSON: UTF-8, ingen NaN, og ikke større end nødvendigt."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from pydantic import BeforeValidator, Field, FiniteFloat, Strict

STOERST = 512 * 1024


class ForkertMedietype(ValueError):
    """Indholdet er ikke mærket som JSON."""


class ForStort(ValueError):
    """Indholdet er større end tilladt."""


class StrengJson(Parser):
    """Som Ninjas, men strengere: msgspec afviser NaN, halve tegn og andet, som `json` lader passere."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise ForkertMedietype(request.content_type)
        if len(request.body) > STOERST:
            raise ForStort(len(request.body))
        return msgspec.json.decode(request.body)


class DanskJson(JSONRenderer):
    """Svarene skrives med æ, ø og å, som de er."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


def hvorfor_ikke_json(aarsag: BaseException | None) -> str:
    """Én sætning om, hvor læseren gik i stå."""
    if sted := re.search(r"\(byte (\d+)\)", str(aarsag)):
        return f"Indholdet er ikke gyldig JSON; det går galt ved tegn {sted[1]}."
    return "Indholdet er ikke gyldig JSON i UTF-8; måske slutter det for tidligt."


def _laes_dato(vaerdi: object) -> date:
    """Kun »ÅÅÅÅ-MM-DD«: et tal er ikke en dato, selv om det kunne læses som sekunder siden 1970."""
    try:
        if not isinstance(vaerdi, str) or len(vaerdi) != 10:
            raise ValueError
        return date.fromisoformat(vaerdi)
    except ValueError:
        raise ValueError("Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-11-21.") from None


def _laes_tidspunkt(vaerdi: object) -> datetime:
    """Et tidspunkt med tidszone; heller ikke her er et tal sekunder siden 1970."""
    try:
        if not isinstance(vaerdi, str) or (laest := datetime.fromisoformat(vaerdi)).tzinfo is None:
            raise ValueError
        return laest
    except ValueError:
        raise ValueError("Skriv et tidspunkt med tidszone, for eksempel 2026-11-21T12:00:00+01:00.") from None


Tal = Annotated[FiniteFloat, Strict()]
Dag = Annotated[
    date, BeforeValidator(_laes_dato, json_schema_input_type=str), Field(json_schema_extra={"format": "date"})
]
Tidspunkt = Annotated[
    datetime,
    BeforeValidator(_laes_tidspunkt, json_schema_input_type=str),
    Field(json_schema_extra={"format": "date-time"}),
]
