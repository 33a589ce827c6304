"""Månedens udbetalinger: hvad der er beregnet, hvad der venter på frigivelse, og hvad et menneske skal
vurdere.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formaal import FRA
from fleksjob.kontor.formularer.felter import maaneder_foer
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import frigiv_udbetaling
from fleksjob.sager.visninger import STATUSNAVNE
from fleksjob.sager.visninger.penge import PAA_EN_SIDE

VISES = ("beregnet", "manuel", "mangler", "frigivet")


@kun()
def udbetalinger(request: Forespoergsel) -> HttpResponse:
    """Begynder med det, der venter på frigivelse, i alle måneder. De valgte kan frigives på én gang (POST)."""
    if request.method == "POST":
        return _frigiv_valgte(request)
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
            "kan_frigive": status == "beregnet" and request.user.har_rolle(*HVEM_KAN["udbetaling_frigivet"]),
            "alle_valgt": request.GET.get("vaelg") == "alle",
            "vaelg_alle": _adresse(valgt if maaned else "", status, min(side, liste.sider)) + "&vaelg=alle",
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


def _frigiv_valgte(request: Forespoergsel) -> HttpResponse:
    """Frigiver de linjer, der er sat kryds ved, én ad gangen. Det, der ikke kan frigives, siges med sin grund."""
    valgte = [int(nr) for nr in request.POST.getlist("linje") if nr.isascii() and nr.isdigit()][:PAA_EN_SIDE]
    if not valgte:
        messages.warning(request, "Sæt kryds ved de udbetalinger, du har set igennem.")
        return redirect("kontor:udbetalinger")
    frigivet = 0
    for nr in valgte:
        try:
            _frigiv(request, nr)
            frigivet += 1
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        except (IkkeMuligt, Samtidighedskonflikt) as fejl:
            messages.error(request, str(fejl))
    if frigivet:
        messages.success(request, f"{frigivet} udbetaling{'er' if frigivet > 1 else ''} er frigivet.")
    return redirect("kontor:udbetalinger")


def _frigiv(request: Forespoergsel, nr: int) -> None:
    """Netop den linje, der er set. Er den siden regnet om, frigives den nye ikke i stedet."""
    linje, _ = visninger.udbetaling(request.user, nr)
    hvor = f"Sag {linje.sag.nummer}, {maaned_aar(f'{linje.maaned:%Y-%m}')}"
    if linje.status != "beregnet":
        raise IkkeMuligt(f"{hvor}: {STATUSNAVNE[linje.status].lower()}.")
    visninger.log_opslag(request.user, linje.sag.person_id, formaal=FRA["udbetaling"][0], nu=request.nu)
    try:
        frigiv_udbetaling(
            linje.sag_id,
            request.user,
            forventet_version=linje.sag.version,
            nu=request.nu,
            gyldig_fra=request.dag,
            maaned=linje.maaned,
        )
    except IkkeMuligt as fejl:
        raise IkkeMuligt(f"{hvor}: {fejl}") from fejl


def _adresse(maaned: str, status: str, side: int) -> str:
    felter = {"maaned": maaned, "status": status, "side": side}
    return f"{reverse('kontor:udbetalinger')}?{urlencode({n: v for n, v in felter.items() if v})}"


def _sider(maaned: str, status: str, nu: int, antal: int) -> dict[str, Any]:
    return {
        "nu": nu,
        "antal": antal,
        "forrige": _adresse(maaned, status, nu - 1) if nu > 1 else "",
        "naeste": _adresse(maaned, status, nu + 1) if nu < antal else "",
    }
