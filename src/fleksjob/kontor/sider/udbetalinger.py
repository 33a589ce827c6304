"""Månedens udbetalinger: det almindelige frigives samlet, og det usædvanlige ligger i en kø med sine grunde."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.kontor import samletfrigivelse
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formaal import FRA
from fleksjob.kontor.formularer.felter import maaneder_foer
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.koegrunde import GRUNDE
from fleksjob.sager.kommandoer import frigiv_udbetaling
from fleksjob.sager.visninger import STATUSNAVNE
from fleksjob.sager.visninger.penge import PAA_EN_SIDE, Maanedsstand, i_maanedernes_orden

VISES = {
    "koe": "I køen",
    "klar": "Kan frigives samlet",
    "manuel": "Loven er ikke klar",
    "mangler": "Mangler oplysninger",
    "holdt": "Holdt tilbage",
    "spurgt": "Der er spurgt",
    "frigivet": "Frigivet",
}
"""Stand → navn, som den vælges på siden. `beregnet` er alt, der venter på frigivelse."""


@kun()
def udbetalinger(request: Forespoergsel) -> HttpResponse:
    """Begynder med køen i den seneste måned. POST frigiver samlet, frigiver de valgte, eller kører måneden."""
    if request.method == "POST":
        return _handling(request)
    maaned = _maaneden(request)
    stand = visninger.maanedsstand(request.user, maaned) if maaned else None
    status = _status(request, stand)
    grund = request.GET.get("grund", "")
    grund = grund if grund in GRUNDE and status == "koe" else ""
    side = sidetal(request)
    liste = visninger.udbetalinger(request.user, maaned, status=status, side=side, grund=grund)
    valg = _Valg(request.GET.get("maaned", "") if maaned is None else f"{maaned:%Y-%m}", status, grund)
    maa_frigive = request.user.har_rolle(*HVEM_KAN["udbetaling_frigivet"])
    return render(
        request,
        "kontor/udbetalinger.html",
        {
            "raekker": liste.raekker,
            "i_alt": liste.i_alt,
            "stand": stand,
            "maaned": maaned,
            "maa_frigive": maa_frigive,
            "maa_koere": request.user.har_rolle(*HVEM_KAN["udbetaling_beregnet"]),
            "kan_vaelge": status in ("klar", "beregnet") and maa_frigive,
            "alle_valgt": request.GET.get("vaelg") == "alle",
            "vaelg_alle": valg.adresse(side=min(side, liste.sider)) + "&vaelg=alle",
            "maaneder": _maaneder(request, maaned),
            "statusser": _statusser(stand, valg),
            "grunde": _grunde(stand, valg),
            "standnavn": VISES.get(status, "Venter på frigivelse"),
            "sider": _sider(valg, min(side, liste.sider), liste.sider),
        },
    )


class _Valg:
    """Det, der er valgt at se."""

    def __init__(self, maaned: str, status: str, grund: str) -> None:
        self.maaned, self.status, self.grund = maaned, status, grund

    def adresse(self, **andre: Any) -> str:
        felter = {"maaned": self.maaned, "status": self.status, "grund": self.grund} | andre
        rene = {navn: x for navn, x in felter.items() if x}
        return f"{reverse('kontor:udbetalinger')}?{urlencode(rene)}"


def _maaneden(request: Forespoergsel) -> date | None:
    """Den valgte måned; alle, når der bedes om det; ellers den seneste, der er kørt."""
    valgt = request.GET.get("maaned", "")
    if valgt == "alle":
        return None
    kendt = dict(maaneder_foer(request.dag, 24)).get(valgt)
    return kendt or visninger.nyeste_maaned(request.user)


def _status(request: Forespoergsel, stand: Maanedsstand | None) -> str:
    oensket = request.GET.get("status", "")
    if oensket in VISES or oensket == "beregnet":
        return oensket
    if stand is None:
        return "beregnet"
    return "koe" if stand.koe.antal else "klar"


def _maaneder(request: Forespoergsel, valgt: date | None) -> list[dict[str, Any]]:
    kendte = [
        {"noegle": n, "navn": maaned_aar(n), "valgt": dag == valgt}
        for n, dag in maaneder_foer(request.dag, 24)
    ]
    return [*kendte, {"noegle": "alle", "navn": "Alle måneder", "valgt": valgt is None}]


def _statusser(stand: Maanedsstand | None, valg: _Valg) -> list[dict[str, Any]]:
    antal = (
        {
            "koe": stand.koe.antal,
            "klar": stand.klar.antal,
            "mangler": stand.mangler.antal,
            "holdt": stand.holdt.antal,
            "frigivet": stand.frigivet.antal,
        }
        if stand
        else {}
    )
    return [
        {"noegle": kode, "navn": navn, "antal": antal.get(kode), "valgt": kode == valg.status}
        for kode, navn in {**VISES, "beregnet": "Alle, der venter på frigivelse"}.items()
    ]


def _grunde(stand: Maanedsstand | None, valg: _Valg) -> list[dict[str, Any]]:
    if stand is None or valg.status != "koe":
        return []
    return [
        {"navn": navn, "antal": antal, "valgt": kode == valg.grund, "adresse": valg.adresse(grund=kode)}
        for kode, navn, antal in stand.grunde
    ]


def _handling(request: Forespoergsel) -> HttpResponse:
    handling = request.POST.get("handling", "")
    try:
        if handling == "frigiv_samlet":
            return samletfrigivelse.frigiv_samlet(request)
        if handling == "koer":
            return samletfrigivelse.koer_maaneden(request)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    return _frigiv_valgte(request)


def _frigiv_valgte(request: Forespoergsel) -> HttpResponse:
    """Frigiver de linjer, der er sat kryds ved, én ad gangen. Det, der ikke kan frigives, siges med sin grund."""
    valgte = [int(nr) for nr in request.POST.getlist("linje") if nr.isascii() and nr.isdigit()][:PAA_EN_SIDE]
    tilbage = f"{reverse('kontor:udbetalinger')}?status=beregnet"
    if not valgte:
        messages.warning(request, "Sæt kryds ved de udbetalinger, du har set igennem.")
        return redirect(tilbage)
    frigivet = 0
    for nr in i_maanedernes_orden(request.user, valgte):
        try:
            _frigiv(request, nr)
            frigivet += 1
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        except (IkkeMuligt, Samtidighedskonflikt) as fejl:
            messages.error(request, str(fejl))
    if frigivet:
        messages.success(request, f"{frigivet} udbetaling{'er' if frigivet > 1 else ''} er frigivet.")
    return redirect(tilbage)


def _frigiv(request: Forespoergsel, nr: int) -> None:
    """Netop den linje, der er set. Er den siden regnet om, frigives den nye ikke i stedet."""
    linje, _ = visninger.udbetaling(request.user, nr)
    hvor = f"Sag {linje.sag.nummer}, {maaned_aar(f'{linje.maaned:%Y-%m}')}"
    if linje.status != "beregnet":
        raise IkkeMuligt(f"{hvor}: {STATUSNAVNE[linje.status].lower()}.")
    if linje.i_koe and linje.behandling != "godkendt" and linje.beregnet_af_id != request.user.pk:
        raise IkkeMuligt(
            f"{hvor}: linjen er i køen; åbn den, og skriv, hvad du har set, før du frigiver den."
        )
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


def _sider(valg: _Valg, nu: int, antal: int) -> dict[str, Any]:
    return {
        "nu": nu,
        "antal": antal,
        "forrige": valg.adresse(side=nu - 1) if nu > 1 else "",
        "naeste": valg.adresse(side=nu + 1) if nu < antal else "",
    }
