"""Selvbetjeningens registrering hos Django."""

from django.apps import AppConfig


class SelvbetjeningConfig(AppConfig):
    """Ingen modeller: alt, hvad siderne viser, læses gennem `sager` eller regnes ud."""

    name = "fleksjob.selvbetjening"
    label = "selvbetjening"
