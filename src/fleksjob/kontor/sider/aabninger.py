"""Registret over åbninger: tavlen til mødet, listen med filter, naboernes kort, og hvem der deles med."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from fleksjob.forloeb.matchbegreber import OPGAVER
from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.aabning import NaboFormular, grupper
from fleksjob.kontor.sideformularer import status, udfoer
from fleksjob.sager.aabningsbegreber import STATUS
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.del_aabninger import del_med_nabo, stands_deling
from fleksjob.sager.visninger import aabninger as visning

VALG = ("status", "opgave", "postnr", "tekst", "kun")
KUN = {"se_efter": "Skal ses efter", "mine": "Dem, jeg har fundet", "delt": "Delt med naboer"}


@kun()
def aabninger(request: Forespoergsel) -> HttpResponse:
    """Tavlen, eller listen, når der er valgt noget."""
    valgt = {navn: request.GET.get(navn, "").strip()[:60] for navn in VALG}
    vis = request.GET.get("vis", "") if request.GET.get("vis", "") in ("tavle", "liste", "naboer") else ""
    vis = vis or ("liste" if any(valgt.values()) else "tavle")
    kontekst: dict[str, Any] = {
        "vis": vis,
        "valgt": valgt,
        "statusser": STATUS.items(),
        "opgaver": grupper(OPGAVER),
        "omraader": visning.postomraader(request.user),
        "kun": KUN.items(),
        "veje": [
            (navn, titel, reverse("kontor:aabninger") + (f"?vis={navn}" if navn != "tavle" else ""))
            for navn, titel in (("tavle", "Tavle"), ("liste", "Liste"), ("naboer", "Naboernes"))
        ],
    }
    if vis == "tavle":
        kontekst["spalter"] = visning.tavle(request.user, request.dag)
    elif vis == "naboer":
        kontekst["naboer"] = visning.naboernes(request.user)
    else:
        kontekst |= _listen(request, valgt)
    return render(request, "kontor/aabninger.html", kontekst)


def _listen(request: Forespoergsel, valgt: dict[str, str]) -> dict[str, Any]:
    side = sidetal(request)
    fundet = visning.aabninger(request.user, request.dag, side=side, **valgt)
    nu = min(side, fundet.sider)

    def adresse(nr: int) -> str:
        felter = {"vis": "liste", **{n: v for n, v in valgt.items() if v}, "side": str(nr)}
        return f"{reverse('kontor:aabninger')}?{urlencode(felter)}"

    return {
        "liste": fundet,
        "sider": {
            "nu": nu,
            "antal": fundet.sider,
            "forrige": adresse(nu - 1) if nu > 1 else "",
            "naeste": adresse(nu + 1) if nu < fundet.sider else "",
        },
    }


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def naboer(request: Forespoergsel) -> HttpResponse:
    """De kommuner, der deles med. Kun lederen ændrer listen."""
    er_leder = request.user.har_rolle(Rolle.LEDER)
    formular = NaboFormular(request.POST if request.method == "POST" else None)
    partnere = visning.delingspartnere(request.user)
    delte = {en.nabo_id for en in partnere}
    andre = [(str(kode), navn) for kode, navn in visning.andre_kommuner(request.user) if kode not in delte]
    formular.saet_valg("nabo", [("", "Vælg"), *andre])
    if request.method == "POST":
        if not er_leder:
            raise PermissionDenied("Kun en leder kan vælge, hvem der deles med.")
        svar = _gem_nabo(request, formular)
        if svar is not None:
            return svar
    return render(
        request,
        "kontor/aabning_naboer.html",
        {"partnere": partnere, "formular": formular, "er_leder": er_leder, "andre": andre},
        status=status({"nabo": formular}),
    )


def _gem_nabo(request: Forespoergsel, formular: NaboFormular) -> HttpResponse | None:
    handling = request.POST.get("handling", "")
    if handling.startswith("stands-") and handling[7:].isdecimal():
        try:
            stands_deling(request.user, int(handling[7:]), nu=request.nu)
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        messages.success(request, "Der deles ikke længere med kommunen.")
        return redirect("kontor:aabning_naboer")

    def del_(en: Any) -> HttpResponse:
        ny = del_med_nabo(request.user, int(en.cleaned_data["nabo"]), nu=request.nu)
        messages.success(request, f"I deler nu med {ny.nabo.navn}.")
        return redirect("kontor:aabning_naboer")

    return udfoer(formular, del_)
