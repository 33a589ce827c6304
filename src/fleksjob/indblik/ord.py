"""Tal skrevet, som de læses."""

from collections.abc import Sequence
from typing import Any

from fleksjob.breve.tegning import med_komma

Raekker = Sequence[dict[str, Any]]
"""Et måls rækker."""


def antal_ord(tal: float, en: str, flere: str) -> str:
    """«1 person», «1.204 personer»."""
    skrevet = f"{tal:,.0f}".replace(",", ".")
    return f"{skrevet} {en if tal == 1 else flere}"


def procent(tal: float | None) -> str:
    """«18 %» eller «–»."""
    return "–" if tal is None else f"{med_komma(tal)} %"
