"""Ny sag. Har borgeren allerede en åben sag, tilbydes den i stedet."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formaal import FRA, husk
from fleksjob.kontor.formularer.ny_sag import NySag
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.ansoegning import aldersoplysning
from fleksjob.sager.ansoegninger import Egetsvar, behandlingsuger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer import opret_sag
from fleksjob.sager.kommandoer.opret_sag import aaben_sag
from fleksjob.sager.models import Bruger, Person, Sag
from fleksjob.snitflader.felter import foedselsdato_af, laes_cpr

HVORFOR = "Hvorfor søger du?"
"""Spørgsmålet, borgerens ord er svar på, når en medarbejder skriver dem ned."""


@kun(*HVEM_KAN["sag_oprettet"])
def ny_sag(request: Forespoergsel) -> HttpResponse:
    """Formularen, og oprettelsen, når den er rigtigt udfyldt."""
    kolleger = list(Bruger.for_bruger(request.user).filter(rolle=Rolle.SAGSBEHANDLER).order_by("navn"))
    formular = NySag(
        request.POST or None,
        dag=request.dag,
        medarbejdere=[("", "Vælg")]
        + [(str(b.pk), f"{b.navn}{f' ({b.team})' if b.team else ''}") for b in kolleger],
        mig=str(request.user.pk) if request.user.rolle == Rolle.SAGSBEHANDLER else "",
    )
    om: dict[str, Any] = {}
    if request.method == "POST" and formular.is_valid():
        try:
            om = _om_personen(request, formular)
            if request.POST.get("handling") != "tjek" and not om["aaben"]:
                return _opret(request, formular, {str(b.pk): b for b in kolleger})
        except (UgyldigtInput, UgyldigeInput) as fejl:
            formular.vis_fejl(fejl)
        except IkkeMuligt as fejl:
            formular.add_error(None, str(fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
    status = 422 if formular.is_bound and formular.errors else 409 if om.get("aaben") else 200
    return render(request, "kontor/ny_sag.html", {"formular": formular, "om": om}, status=status)


def _om_personen(request: Forespoergsel, formular: NySag) -> dict[str, Any]:
    """Den åbne sag, hvis der er en, og hvad alderen betyder. Alderen er aldrig en spærring."""
    felter = formular.cleaned_data
    cpr = laes_cpr(felter["cpr"])
    person = Person.for_bruger(request.user).filter(cpr=cpr).first()
    nummer = aaben_sag(request.user.kommune_id, person) if person else None
    return {
        "aaben": nummer,
        "alder": aldersoplysning(foedselsdato_af(cpr), felter["gyldig_fra"]),
        "soeger_selv": felter["oprindelse"] == "egen_ansoegning",
        "tjekket": request.POST.get("handling") == "tjek",
    }


def _opret(request: Forespoergsel, formular: NySag, kolleger: dict[str, Bruger]) -> HttpResponse:
    felter = formular.cleaned_data
    sag: Sag = opret_sag(
        request.user,
        cpr=felter["cpr"],
        navn=felter["navn"],
        nu=request.nu,
        gyldig_fra=felter["gyldig_fra"],
        aarsag=felter["aarsag"],
        ydelse=felter["ydelse"],
        behandlingsuger=behandlingsuger(request.user.kommune_id),
        sagsbehandler=kolleger[felter["sagsbehandler"]],
        oprindelse=felter["oprindelse"],
        kanal=felter["kanal"],
        enhed=felter["enhed"],
        henvendt_af=felter["henvendt_af"],
        repraesentant=felter["repraesentant"],
        bisidder=felter["bisidder"],
        egne_ord=[Egetsvar(HVORFOR, felter["egne_ord"])] if felter["egne_ord"] else [],
    )
    husk(request, sag.nummer, FRA["ny-sag"][0], "ny-sag")
    besked = f"Sag {sag.nummer} er oprettet."
    if felter["oprindelse"] == "egen_ansoegning":
        besked += " Borgeren får en kvittering og skal have en skriftlig afgørelse."
    messages.success(request, besked)
    if felter["oprindelse"] == "fastholdelse" and request.user.har_rolle(*HVEM_KAN["fastholdelse_henvendt"]):
        return redirect("kontor:skridt", sag.nummer, "fastholdelse_henvendt")
    return redirect("kontor:sag", sag.nummer)
