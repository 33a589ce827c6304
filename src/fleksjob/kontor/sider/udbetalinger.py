"""Månedens udbetalinger: hvad der er beregnet, hvad der venter på frigivelse, og hvad et menneske skal
vurdere.
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.felter import maaneder_foer
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.sager import visninger
from fleksjob.sager.visninger import STATUSNAVNE

VISES = ("beregnet", "manuel", "mangler", "frigivet")


@kun()
def udbetalinger(request: Forespoergsel) -> HttpResponse:
    """Begynder med det, der venter på frigivelse, i alle måneder."""
    maaneder = maaneder_foer(request.dag, 24)
    valgt = request.GET.get("maaned", "")
    maaned = dict(maaneder).get(valgt)
    status = request.GET.get("status", "beregnet")
    status = status if status in VISES else "beregnet"
    side = sidetal(request)
    liste = visninger.udbetalinger(request.user, maaned, status=status, side=side)
    return render(
        request,
        "kontor/udbetalinger.html",
        {
            "raekker": liste.raekker,
            "maaneder": [{"noegle": "", "navn": "Alle måneder", "valgt": maaned is None}]
            + [{"noegle": n, "navn": maaned_aar(n), "valgt": n == valgt} for n, _ in maaneder],
            "statusser": [
                {
                    "noegle": s,
                    "navn": STATUSNAVNE[s],
                    "antal": liste.pr_status.get(s, 0),
                    "valgt": s == status,
                }
                for s in VISES
            ],
            "sider": _sider(valgt if maaned else "", status, min(side, liste.sider), liste.sider),
        },
    )


def _sider(maaned: str, status: str, nu: int, antal: int) -> dict[str, Any]:
    def adresse(side: int) -> str:
        felter = {"maaned": maaned, "status": status, "side": side}
        return f"{reverse('kontor:udbetalinger')}?{urlencode({n: v for n, v in felter.items() if v})}"

    return {
        "nu": nu,
        "antal": antal,
        "forrige": adresse(nu - 1) if nu > 1 else "",
        "naeste": adresse(nu + 1) if nu < antal else "",
    }
