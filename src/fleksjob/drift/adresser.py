"""Husets adresser. Rummene har hver sin `urls.py`."""

from django.http import HttpRequest, JsonResponse
from django.urls import include, path

from fleksjob.drift.sundhed import tilstanden


def sundhed(request: HttpRequest) -> JsonResponse:
    """Svarer 200, når databasen kan læses, ellers 503. Ingen oplysninger om personer eller drift."""
    svar, status = tilstanden()
    return JsonResponse(svar, status=status)


urlpatterns = [
    path("sundhed", sundhed, name="sundhed"),
    path("", include("fleksjob.kontor.urls")),
    path("", include("fleksjob.selvbetjening.urls")),
]
handler404 = "fleksjob.drift.fejlsider.findes_ikke"
handler403 = "fleksjob.drift.fejlsider.ingen_adgang"
handler500 = "fleksjob.drift.fejlsider.gik_galt"
