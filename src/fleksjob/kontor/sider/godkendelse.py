"""Afgørelser, som er forberedt, og som en anden skal godkende."""

from django.http import HttpResponse
from django.shortcuts import render

from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.sager import visninger


@kun()
def godkendelse(request: Forespoergsel) -> HttpResponse:
    """De ældste først; det, man selv har forberedt, står med grunden til, at man ikke kan godkende det."""
    raekker = visninger.til_godkendelse(request.user, request.dag)
    return render(request, "kontor/godkendelse.html", {"raekker": raekker})
