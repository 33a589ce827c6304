"""Hvem vi venter på, i alle sager: de ældste først, og hvor længe hver leverandør plejer at være om det."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.sager.visninger.venter import venter_paa


@kun(Rolle.SAGSBEHANDLER, Rolle.LEDER)
def venter(request: Forespoergsel) -> HttpResponse:
    """Listen med de valg, der står i adressen. Ingen af dem siger noget om en person."""
    er_leder = request.user.har_rolle(Rolle.LEDER)
    valg = {
        "hvis": "" if er_leder or request.GET.get("hvis") != "team" else "team",
        "hos": request.GET.get("hos", "")[:120],
        "over": "1" if request.GET.get("over") else "",
    }
    side = sidetal(request)
    liste = venter_paa(
        request.user,
        request.dag,
        mine=valg["hvis"] != "team",
        hos=valg["hos"],
        kun_over_tid=bool(valg["over"]),
        side=side,
    )
    return render(
        request,
        "kontor/venter.html",
        {
            "liste": liste,
            "valg": valg,
            "er_leder": er_leder,
            "vis_ejer": er_leder or valg["hvis"] == "team",
            "team": request.user.team,
            "adresser": {
                "mine": _adresse(valg, hvis=""),
                "team": _adresse(valg, hvis="team"),
                "alle": _adresse(valg, over=""),
                "over": _adresse(valg, over="1"),
                "alle_hos": _adresse(valg, hos=""),
            },
            "leverandoerer": [
                {"en": en, "adresse": _adresse(valg, hos=en.hos), "valgt": en.hos == valg["hos"]}
                for en in liste.leverandoerer
            ],
            "sider": _sider(valg, side, liste.sider),
        },
    )


def _adresse(valg: dict[str, str], **nyt: Any) -> str:
    felter = urlencode({navn: vaerdi for navn, vaerdi in {**valg, **nyt}.items() if vaerdi})
    return f"{reverse('kontor:venter')}?{felter}" if felter else reverse("kontor:venter")


def _sider(valg: dict[str, str], side: int, antal: int) -> dict[str, Any]:
    nu = min(side, max(antal, 1))
    return {
        "nu": nu,
        "antal": antal,
        "forrige": _adresse(valg, side=nu - 1) if nu > 1 else "",
        "naeste": _adresse(valg, side=nu + 1) if nu < antal else "",
    }
