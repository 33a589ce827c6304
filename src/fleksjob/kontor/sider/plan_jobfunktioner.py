"""Kommunens liste over jobfunktioner, som planens jobideer vælges fra, og om clearing er et krav."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.felter import Tekst
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import clearing
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.hold_jobfunktioner import (
    HOLDERE,
    opret_jobfunktion,
    saet_clearingkrav,
    tag_jobfunktion_af,
)
from fleksjob.sager.visninger.plan import jobfunktioner


class JobfunktionFormular(forms.Form):
    """Én ny jobfunktion."""

    navn = Tekst(label="Jobfunktion", max_length=80, help_text="Det, man laver, fx vareopfyldning.")
    branche = Tekst(label="Branche", max_length=60, required=False)
    opgaver = Tekst(label="Opgaverne på én linje", max_length=240, required=False)


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def liste(request: Forespoergsel) -> HttpResponse:
    """Listen. Konsulenter og ledere kan lægge til og tage af; lederen sætter kravet om clearing."""
    formular = JobfunktionFormular(None, label_suffix="")
    if request.method == "POST":
        try:
            svar = _udfoer(request)
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        if isinstance(svar, HttpResponse):
            return svar
        formular = svar
    indhold: dict[str, Any] = {
        "formular": formular,
        "funktioner": jobfunktioner(request.user),
        "maa_skrive": request.user.har_rolle(*HOLDERE),
        "er_leder": request.user.har_rolle(Rolle.LEDER),
        "clearing_kraeves": clearing.kraeves(request.user.kommune_id),
    }
    return render(request, "kontor/jobfunktioner.html", indhold, status=422 if formular.errors else 200)


def _udfoer(request: Forespoergsel) -> HttpResponse | JobfunktionFormular:
    """Gør det, knappen siger; giver formularen tilbage, når den skal rettes."""
    handling = request.POST.get("handling", "")
    if handling == "clearing":
        kraeves = request.POST.get("kraeves") == "ja"
        saet_clearingkrav(request.user, kraeves=kraeves)
        messages.success(request, "Clearing er nu et krav." if kraeves else "Clearing er nu en anbefaling.")
        return redirect("kontor:jobfunktioner")
    if handling.startswith("af-") and handling[3:].isdecimal():
        tag_jobfunktion_af(request.user, int(handling[3:]))
        messages.success(request, "Funktionen er taget af listen. Planer, der nævner den, er uændrede.")
        return redirect("kontor:jobfunktioner")
    formular = JobfunktionFormular(request.POST, label_suffix="")
    if formular.is_valid():
        try:
            ny = opret_jobfunktion(request.user, nu=request.nu, **formular.cleaned_data)
        except UgyldigtInput as fejl:
            formular.add_error(fejl.felt if fejl.felt in formular.fields else None, fejl.besked)
            return formular
        messages.success(request, f"{ny.navn} er på listen.")
        return redirect("kontor:jobfunktioner")
    return formular
