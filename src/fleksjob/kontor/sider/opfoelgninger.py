"""Listen Opfølgninger: hvem der skal følges op hvornår, hvem der har bedt om hjælp, og hvem der skal følges oftere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.lov.sagsgang.opfoelgningsord import RYTMER
from fleksjob.sager.visninger.opfoelgningsliste import GRUPPER, opfoelgninger

NAVNE = {
    "uge": "Denne uge",
    "over": "Overskredet",
    "hjaelp": "Bedt om hjælp",
    "oftere": "Følges oftere",
    "senere": "De næste uger",
}
OM = {
    "uge": "Det, der skal ske inden for syv dage.",
    "over": "Dagen er gået. Det ældste står først.",
    "hjaelp": "Arbejdspladser og borgere, der venter på svar. Fristen er kommunens eget mål for service.",
    "oftere": "Job med tegn på, at der skal følges op oftere end loven kræver. Grundene står ved hvert job.",
    "senere": "Fra næste uge og seks uger frem.",
}
INGEN = {
    "uge": "Ingen opfølgninger denne uge.",
    "over": "Intet er overskredet.",
    "hjaelp": "Ingen venter på svar.",
    "oftere": "Ingen job har tegn lige nu.",
    "senere": "Ingen opfølgninger de næste uger.",
}


@kun()
def liste(request: Forespoergsel) -> HttpResponse:
    """Konsulenten begynder med sine egne, andre med hele kommunens."""
    gruppe = request.GET.get("gruppe", "")
    gruppe = gruppe if gruppe in GRUPPER else "uge"
    egne = request.user.rolle in (Rolle.VIRKSOMHEDSKONSULENT, Rolle.SAGSBEHANDLER)
    mine = request.GET.get("hvis", "mine" if egne else "alle") == "mine"
    side = sidetal(request)
    fundet = opfoelgninger(request.user, request.dag, gruppe=gruppe, mine=mine, side=side)
    nu = min(side, fundet.sider)
    return render(
        request,
        "kontor/opfoelgninger.html",
        {
            "liste": fundet,
            "raekker": [(r, _rytme(r.rytme), _rytme(r.foreslaaet)) for r in fundet.raekker],
            "gruppe": gruppe,
            "overskrift": NAVNE[gruppe],
            "om": OM[gruppe],
            "ingen": INGEN[gruppe],
            "grupper": [
                {
                    "navn": NAVNE[navn],
                    "antal": fundet.antal[navn],
                    "valgt": navn == gruppe,
                    "adresse": _adresse(navn, mine=mine),
                }
                for navn in GRUPPER
            ],
            "skift": {
                "navn": "Vis hele kommunens" if mine else "Vis kun mine",
                "adresse": _adresse(gruppe, mine=not mine),
            },
            "sider": {
                "antal": fundet.sider,
                "nu": nu,
                "forrige": _adresse(gruppe, mine=mine, side=nu - 1) if nu > 1 else "",
                "naeste": _adresse(gruppe, mine=mine, side=nu + 1) if nu < fundet.sider else "",
            },
        },
    )


def _rytme(uger: int | None) -> str:
    return "" if uger is None else RYTMER.get(uger, f"Hver {uger}. uge")


def _adresse(gruppe: str, *, mine: bool, side: int = 1) -> str:
    valg = {"gruppe": gruppe, "hvis": "mine" if mine else "alle"} | ({"side": side} if side > 1 else {})
    return f"{reverse('kontor:opfoelgninger')}?{urlencode(valg)}"
