"""Siderne for det, der ikke lykkes: altid en sætning om hvad og en vej videre."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def findes_ikke(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(
        request,
        "ramme/fejl.html",
        {
            "overskrift": "Siden findes ikke",
            "hvad": "Adressen er forkert, eller du har ikke adgang til det, den viser.",
        },
        status=404,
    )


def ingen_adgang(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(
        request,
        "ramme/fejl.html",
        {
            "overskrift": "Det har du ikke adgang til",
            "hvad": str(exception) or "Din rolle må ikke se eller gøre dette.",
        },
        status=403,
    )


def gik_galt(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "ramme/fejl.html",
        {"overskrift": "Noget gik galt hos os", "hvad": "Intet er gemt halvt. Prøv igen om lidt."},
        status=500,
    )
