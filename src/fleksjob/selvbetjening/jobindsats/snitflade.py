"""Adresserne under `/api/jobindsats/`, som de er i den nationale tjeneste, så programmer skrevet til den kan bruges.

En `/` til sidst, store og små bogstaver i tabellens nummer og `/json` til sidst er ligegyldige.
"""

import csv
import json
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.selvbetjening.jobindsats.adgang import Afvist, Forespoergsel, noeglen
from fleksjob.selvbetjening.jobindsats.svar import Svarer

METODER = ("GET", "HEAD", "POST")
STOERST = 256 * 1024
Tabelform = tuple[list[str], list[list[str]]]
Side = Callable[..., HttpResponseBase]


def _fejl(status: HTTPStatus, besked: str, felt: str = "") -> HttpResponse:
    """Alle fejl har samme form: en sætning om, hvad der er galt, og hvad der ville være rigtigt."""
    krop = {"status": int(status), "message": besked, **({"parameter": felt} if felt else {})}
    svar = JsonResponse(krop, status=int(status), json_dumps_params={"ensure_ascii": False})
    if status == HTTPStatus.UNAUTHORIZED:
        svar["WWW-Authenticate"] = "Bearer"
    return svar


def _version(nr: int) -> Callable[[Side], Side]:
    """Nøglen først, så svaret; hver fejl bliver en sætning."""

    def om(side: Side) -> Side:
        @csrf_exempt
        @wraps(side)
        def svar(request: Forespoergsel, resten: str = "") -> HttpResponseBase:
            if request.method not in METODER:
                afvist = _fejl(HTTPStatus.METHOD_NOT_ALLOWED, f"Brug GET eller POST, ikke {request.method}.")
                afvist["Allow"] = ", ".join(METODER)
                return afvist
            try:
                kommune = noeglen(request, nr).kommune
                faerdig = side(request, [del_ for del_ in resten.split("/") if del_], Svarer(kommune))
            except Afvist as fejl:
                return _fejl(fejl.status, str(fejl))
            except UgyldigtInput as fejl:
                if fejl.felt == "table":
                    return _fejl(HTTPStatus.NOT_FOUND, fejl.besked, fejl.felt)
                status = HTTPStatus.UNPROCESSABLE_ENTITY if nr == 3 else HTTPStatus.BAD_REQUEST
                return _fejl(status, fejl.besked, fejl.felt)
            faerdig["Cache-Control"] = "no-store"
            return faerdig

        return svar

    return om


@_version(2)
def version_2(request: HttpRequest, dele: list[str], svarer: Svarer) -> HttpResponse:
    """`subjects`, `tables`, `tables/{id}` og `data/{id}`, hver evt. med `/json` eller `/csv`."""
    som_csv = bool(dele) and dele[-1].casefold() == "csv"
    dele = dele[:-1] if dele and dele[-1].casefold() in ("csv", "json") else dele
    spurgt = _spurgt(request)
    match [del_.casefold() for del_ in dele]:
        case ["subjects"]:
            flade: Any = svarer.v2_emner()
        case ["tables"]:
            flade = svarer.v2_oversigt(
                {navn.casefold(): v for navn, v in spurgt.items()}.get("subjectid", "")
            )
        case ["tables", id_]:
            flade = svarer.v2_beskrivelse(id_)
        case ["data", id_]:
            return _csv(svarer.v2_csv(id_, spurgt)) if som_csv else _json(svarer.v2_data(id_, spurgt))
        case _:
            return _fejl(
                HTTPStatus.NOT_FOUND, "Adressen findes ikke; brug subjects, tables, tables/{id} og data/{id}."
            )
    return _csv(svarer.flad(flade)) if som_csv else _json(flade)


@_version(3)
def version_3(request: HttpRequest, dele: list[str], svarer: Svarer) -> HttpResponse:
    """`subjects`, `tables`, `table/{id}` og `data/{id}`, med `format=json` eller `format=csv`."""
    spurgt = _spurgt(request)
    format_ = str(spurgt.pop("format", "json")).casefold()
    if format_ not in ("json", "csv"):
        return _fejl(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"«{format_}» kendes ikke; format er json eller csv.", "format"
        )
    match [del_.casefold() for del_ in dele]:
        case ["subjects"]:
            return _json(svarer.v3_emner())
        case ["tables"]:
            return _json(svarer.v3_oversigt(str(spurgt.get("subject_id", ""))))
        case ["table", id_]:
            return _json(svarer.v3_beskrivelse(id_))
        case ["data", id_]:
            if format_ == "csv":
                return _csv(svarer.v3_csv(id_, spurgt))
            return _json(svarer.v3_data(id_, spurgt))
    return _fejl(
        HTTPStatus.NOT_FOUND, "Adressen findes ikke; brug subjects, tables, table/{id} og data/{id}."
    )


def _spurgt(request: HttpRequest) -> dict[str, Any]:
    """Det, der er spurgt om: adressens parametre, og indholdet som JSON, uanset hvad det er mærket som."""
    spurgt: dict[str, Any] = {}
    for navn, vaerdier in request.GET.lists():
        spurgt[navn] = ",".join(str(en) for en in vaerdier)
    krop = request.body
    if len(krop) > STOERST:
        raise UgyldigtInput("body", f"Indholdet er {len(krop)} tegn; det må højst være {STOERST}.")
    if krop.strip():
        spurgt |= _som_objekt(krop)
    return spurgt


def _som_objekt(krop: bytes) -> Mapping[str, Any]:
    try:
        laest = json.loads(krop)
    except ValueError:
        raise UgyldigtInput("body", "Indholdet er ikke gyldig JSON i UTF-8.") from None
    if not isinstance(laest, dict) or not all(_er_tekst(en) for en in laest.values()):
        raise UgyldigtInput("body", "Indholdet skal være ét objekt med tekster eller lister af tekster.")
    return laest


def _er_tekst(vaerdi: Any) -> bool:
    return isinstance(vaerdi, str | int) or (
        isinstance(vaerdi, list) and all(isinstance(en, str | int) for en in vaerdi)
    )


def _json(svar: Any) -> HttpResponse:
    return JsonResponse(svar, safe=False, json_dumps_params={"ensure_ascii": False})


def _csv(form: Tabelform) -> HttpResponse:
    ud = StringIO()
    kolonner, raekker = form
    csv.writer(ud, delimiter=";", lineterminator="\r\n").writerows([kolonner, *raekker])
    return HttpResponse(ud.getvalue(), content_type="text/csv; charset=utf-8")


@csrf_exempt
def ingen_version(request: HttpRequest, resten: str = "") -> HttpResponse:
    """Alt andet under `/api/jobindsats/`."""
    return _fejl(HTTPStatus.NOT_FOUND, "Versionerne er /api/jobindsats/v2/ og /api/jobindsats/v3/.")


def adresser() -> list[URLPattern]:
    """Versionerne, og en fangarm til sidst."""
    return [
        re_path(r"^v2(?:/(?P<resten>.*))?$", version_2),
        re_path(r"^v3(?:/(?P<resten>.*))?$", version_3),
        re_path(r"^(?P<resten>.*)$", ingen_version),
    ]
