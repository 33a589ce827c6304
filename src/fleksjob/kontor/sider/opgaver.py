"""Mine opgaver og køen til clearing: det, der venter på et menneske og ikke er en frist i loven."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.sider.noter import luk_eller_svar
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet


@kun()
def opgaver(request: Forespoergsel) -> HttpResponse:
    """Listen (GET). Svarer på eller lukker en opgave (POST)."""
    if request.method == "POST":
        try:
            luk_eller_svar(request)
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        return redirect("kontor:opgaver")
    mine = visninger.mine_opgaver(request.user, request.dag)
    indhold = {
        "mine": mine,
        "vikar_for": visninger.vikar_for(request.user, request.dag),
        "luk_adresse": reverse("kontor:opgaver"),
    }
    return render(request, "kontor/opgaver.html", indhold)


@kun(Rolle.LEDER, Rolle.MOEDELEDER)
def clearing(request: Forespoergsel) -> HttpResponse:
    """De sager, der venter på clearing, ældste først. Clearingen gives i sagen."""
    koe = visninger.clearingkoe(request.user, request.dag)
    maa_give = request.user.har_rolle(*HVEM_KAN["clearing_givet"])
    return render(request, "kontor/clearing.html", {"koe": koe, "maa_give": maa_give})
