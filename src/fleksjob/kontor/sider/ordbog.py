"""Lovens ord på almindeligt dansk."""

from django.http import HttpResponse
from django.shortcuts import render

from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.ordbog import BEGREBER


@kun()
def ordbog(request: Forespoergsel) -> HttpResponse:
    """Alle ord i alfabetisk orden."""
    orden = "abcdefghijklmnopqrstuvwxyzæøå"
    ord_ = sorted(BEGREBER.values(), key=lambda b: [orden.find(c) for c in b.ord.lower()])
    return render(request, "kontor/ordbog.html", {"ord": ord_})
