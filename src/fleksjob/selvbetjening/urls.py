"""Selvbetjeningens adresser: beregneren, borgeren, virksomheden og API'et."""

from django.urls import include, path

from fleksjob.selvbetjening.api.snitflade import adresser
from fleksjob.selvbetjening.beregner import beregner

app_name = "selvbetjening"
urlpatterns = [
    path("", beregner, name="beregner"),
    path("api/v1/", include((adresser(), "api"))),
]
