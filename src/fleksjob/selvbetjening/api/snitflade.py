"""API'et samlet: adresser, fejlsvar og beskrivelse. Også det, der ikke findes, svarer med problem+json."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.selvbetjening.api import fleksloentilskud, frister
from fleksjob.selvbetjening.api.laesning import (
    DanskJson,
    ForkertMedietype,
    ForStort,
    StrengJson,
    hvorfor_ikke_json,
)
from fleksjob.selvbetjening.api.problemer import (
    ALLE_SLAGS,
    FOR_STORT,
    FORKERT_MEDIETYPE,
    FORKERT_METODE,
    LAESEFEJL,
    MEDIETYPE,
    ROD,
    UKENDT_ADRESSE,
    Problem,
    Slagsbeskrivelse,
    feltproblem,
    fra_pydantic,
    problem,
)

KENDTE_FELTER = (
    *fleksloentilskud.FleksloentilskudInd.model_fields,
    *frister.ForloebInd.model_fields,
    *frister.PersonInd.model_fields,
)

api = NinjaAPI(
    title="Fleksjob",
    version="1",
    description="Åbne beregninger: intet login, og intet gemmes. Beløb er kroner, datoer er ÅÅÅÅ-MM-DD.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-v1",
    parser=StrengJson(),
    renderer=DanskJson(),
)
api.add_router("", fleksloentilskud.router)
api.add_router("", frister.router)


@api.get("/fejl/{slags}", response={200: Slagsbeskrivelse, 404: Problem}, summary="Forklaring på en fejltype")
def fejlslags(request: HttpRequest, slags: str) -> HttpResponse | dict[str, Any]:
    """Adressen i et fejlsvars `type` fører hertil."""
    for kendt in ALLE_SLAGS:
        if kendt.navn == slags:
            return {
                "type": ROD + kendt.navn,
                "title": kendt.titel,
                "status": kendt.status,
                "forklaring": kendt.forklaring,
            }
    navne = ", ".join(kendt.navn for kendt in ALLE_SLAGS)
    return problem(UKENDT_ADRESSE, f"Der er ingen fejltype »{slags}«. De findes: {navne}.")


@api.exception_handler(UgyldigtInput)
@api.exception_handler(UgyldigeInput)
def ved_lovens_fejl(request: HttpRequest, fejl: UgyldigtInput | UgyldigeInput) -> HttpResponse:
    return feltproblem(fejl)


@api.exception_handler(ValidationError)
def ved_forkerte_felter(request: HttpRequest, fejl: ValidationError) -> HttpResponse:
    return feltproblem(fra_pydantic(fejl.errors, KENDTE_FELTER))


@api.exception_handler(RequestDataTooBig)
def ved_for_stort(request: HttpRequest, fejl: RequestDataTooBig) -> HttpResponse:
    return problem(FOR_STORT, "Indholdet er for stort. Send én beregning eller ét forløb ad gangen.")


@api.exception_handler(HttpError)
def ved_laesefejl(request: HttpRequest, fejl: HttpError) -> HttpResponse:
    """Ninja pakker alt fra læseren ind i 400; årsagen siger, hvad der var galt."""
    aarsag = fejl.__cause__
    if isinstance(aarsag, ForkertMedietype):
        return problem(
            FORKERT_MEDIETYPE, "Skriv »Content-Type: application/json« og send indholdet som JSON."
        )
    if isinstance(aarsag, ForStort):
        return problem(FOR_STORT, "Indholdet er for stort. Send én beregning eller ét forløb ad gangen.")
    return problem(LAESEFEJL, hvorfor_ikke_json(aarsag))


def openapi() -> dict[str, Any]:
    """Beskrivelsen. Ninja kender kun én medietype; fejlsvarene flyttes til deres egen."""
    beskrevet: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/v1/")
    for handlinger in beskrevet["paths"].values():
        for handling in handlinger.values():
            for status, svar in handling["responses"].items():
                if int(status) >= 400:
                    svar["content"] = {MEDIETYPE: svar["content"]["application/json"]}
    return beskrevet


def beskrivelse(request: HttpRequest) -> HttpResponse:
    """OpenAPI-beskrivelsen."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False})


def _med_dansk_405(side: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Ninjas svar på en forkert metode er bar tekst; her bliver det et problem som alle andre."""

    @wraps(side)
    def svar(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        foerst = side(request, *args, **kwargs)
        if foerst.status_code != FORKERT_METODE.status:
            return foerst
        andet = problem(FORKERT_METODE, f"Brug {foerst['Allow']} her i stedet for {request.method}.")
        andet["Allow"] = foerst["Allow"]
        return andet

    return csrf_exempt(svar)


@csrf_exempt
def ukendt_adresse(request: HttpRequest, resten: str = "") -> HttpResponse:
    """Alt andet under /api/v1/."""
    return problem(
        UKENDT_ADRESSE, f"Der er ingen adresse {request.path}. Adresserne står i /api/v1/openapi.json."
    )


def adresser() -> list[URLPattern]:
    """API'ets adresser med danske fejlsvar, og en fangarm til sidst."""
    kendte = [
        path(str(moenster.pattern), _med_dansk_405(moenster.callback), name=moenster.name)
        for moenster in api.urls[0]
        if isinstance(moenster, URLPattern) and moenster.name != "api-root"
    ]
    beskrevet = path("openapi.json", _med_dansk_405(beskrivelse), name="openapi")
    return [beskrevet, *kendte, re_path(r"^(?P<resten>.*)$", ukendt_adresse)]
