"""Lederens overblik: hvad der er over tid, og hvad der venter på en anden person."""

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.sager import visninger
from fleksjob.sager.visninger import Overblik


@kun(Rolle.LEDER)
def overblik(request: Forespoergsel) -> HttpResponse:
    """Tallene, hvert med en vej til det, de tæller."""
    tal = visninger.overblik(request.user, request.dag)
    min_dag = reverse("kontor:min_dag")
    teams = [
        {"tal": team, "adresse": f"{min_dag}?hvis={quote(f'team:{team.navn}')}&periode=overskredet"}
        for team in tal.teams
    ]
    return render(
        request,
        "kontor/overblik.html",
        {"kort": _kort(tal), "teams": teams, "medarbejdere": tal.medarbejdere},
    )


def _kort(tal: Overblik) -> list[dict[str, Any]]:
    """De fire tal øverst. Farven siger kun noget, når der er noget."""
    udbetalinger = reverse("kontor:udbetalinger")
    overskredet = sum(team.overskredet for team in tal.teams)
    kort = (
        (
            "Overskredne frister",
            overskredet,
            "overskredet",
            f"{reverse('kontor:min_dag')}?hvis=alle&periode=overskredet",
        ),
        ("Afgørelser til godkendelse", tal.afgoerelser_venter, "uge", reverse("kontor:godkendelse")),
        ("Udbetalinger til frigivelse", tal.udbetalinger_venter, "idag", f"{udbetalinger}?status=beregnet"),
        ("Måneder, der skal vurderes", tal.udbetalinger_manuelle, "idag", f"{udbetalinger}?status=manuel"),
    )
    return [{"navn": n, "antal": a, "art": art if a else "senere", "adresse": adr} for n, a, art, adr in kort]
