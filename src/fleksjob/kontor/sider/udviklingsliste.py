"""Listen over job, hvor timerne står stille, tidligt nok til, at det nytter."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.lov.sagsgang.udvikling import TRIVSEL
from fleksjob.sager.visninger.udvikling import GRUPPER, udviklingsliste

NAVNE = {
    "varsel": "Snart et år",
    "stille": "Over et år",
    "laenge": "Over to år",
    "uden_maal": "Over et år uden mål",
    "vurderes": "Få timer, ikke vurderet",
}
OM = {
    "varsel": "9 til 12 måneder uden ændring i betalte timer, og der er åbne mål. Her nytter en samtale mest.",
    "stille": "12 til 24 måneder uden ændring i betalte timer, og der er åbne mål.",
    "laenge": "Mindst 24 måneder uden ændring i betalte timer, og der er åbne mål.",
    "uden_maal": "Mindst 12 måneder uden ændring, og ingen mål. Det kan være rigtigt sådan; spørg.",
    "vurderes": (
        "10 betalte timer om ugen eller færre, og ingen har vurderet i jobbet, om arbejdsevnen kan udvikles "
        "(LAB § 116, stk. 2)."
    ),
}


@kun()
def liste(request: Forespoergsel) -> HttpResponse:
    """Jobbene i en gruppe, de længste først, med hvorfor og hvad der er prøvet."""
    gruppe = request.GET.get("gruppe", "")
    gruppe = gruppe if gruppe in GRUPPER else "varsel"
    mine = request.GET.get("hvis", "") == "mine"
    side = sidetal(request)
    fundet = udviklingsliste(request.user, request.dag, gruppe=gruppe, mine=mine, side=side)
    nu = min(side, fundet.sider)
    return render(
        request,
        "kontor/udviklinger.html",
        {
            "raekker": [(en, TRIVSEL.get(en.trivsel, "")) for en in fundet.raekker],
            "grupper": [
                {
                    "navn": NAVNE[navn],
                    "antal": fundet.antal[navn],
                    "valgt": navn == gruppe,
                    "adresse": _adresse(navn, mine),
                }
                for navn in GRUPPER
            ],
            "om": OM[gruppe],
            "overskrift": NAVNE[gruppe],
            "mine": mine,
            "skift": {"adresse": _adresse(gruppe, not mine), "navn": "Vis alles" if mine else "Vis kun mine"},
            "sider": {
                "nu": nu,
                "antal": fundet.sider,
                "forrige": _adresse(gruppe, mine, nu - 1) if nu > 1 else "",
                "naeste": _adresse(gruppe, mine, nu + 1) if nu < fundet.sider else "",
            },
        },
    )


def _adresse(gruppe: str, mine: bool, side: int = 1) -> str:
    felter: dict[str, Any] = {
        "gruppe": gruppe,
        "hvis": "mine" if mine else "",
        "side": side if side > 1 else "",
    }
    return f"{reverse('kontor:udviklinger')}?{urlencode({n: v for n, v in felter.items() if v})}"
