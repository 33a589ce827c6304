"""Fastholdelseskonsulentens liste, og det, kommunen har fortalt virksomhederne."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.fastholdelsestekst import TRIN
from fleksjob.kontor.formularer.felter import Dato, Rulleliste, Tal, Tekst
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import KANALER
from fleksjob.sager.kommandoer.noter_virksomhedsoplysning import noter_virksomhedsoplysning
from fleksjob.sager.visninger.fastholdelse import GRUPPER, fastholdelser, oplysninger_til_virksomheder

NAVNE = {
    "loebende": "Alle, der løber",
    "nye": "Nye og almindelige tiltag",
    "tolv": "I de 12 måneder",
    "leder": "Venter på lederen",
    "klar": "Klar til afgørelse",
    "endt": "Sluttet: hvordan gik det?",
}


@kun()
def liste(request: Forespoergsel) -> HttpResponse:
    """Alle løbende fastholdelser med måneder, det, der mangler, og næste varsel."""
    gruppe = request.GET.get("gruppe", "")
    gruppe = gruppe if gruppe in GRUPPER else "loebende"
    mine = request.GET.get("hvis", "") == "mine"
    side = sidetal(request)
    fundet = fastholdelser(request.user, request.dag, gruppe=gruppe, mine=mine, side=side)
    nu = min(side, fundet.sider)
    return render(
        request,
        "kontor/fastholdelser.html",
        {
            "raekker": [{"linje": r, "trin": TRIN[r.trin]} for r in fundet.raekker],
            "grupper": [
                {
                    "navn": NAVNE[navn],
                    "antal": fundet.antal[navn],
                    "valgt": navn == gruppe,
                    "adresse": _adresse(navn, mine),
                }
                for navn in GRUPPER
            ],
            "gruppe": gruppe,
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
        "gruppe": gruppe if gruppe != "loebende" else "",
        "hvis": "mine" if mine else "",
    }
    felter["side"] = side if side > 1 else ""
    valgte = urlencode({n: v for n, v in felter.items() if v})
    return reverse("kontor:fastholdelser") + (f"?{valgte}" if valgte else "")


class Oplysning(forms.Form):
    """Noget, virksomhederne har fået at vide."""

    dag = Dato(label="Dato")
    kanal = Rulleliste(label="Hvordan?", choices=[("", "Vælg"), *KANALER.items()])
    emne = Tekst(label="Hvad handlede det om?", max_length=160, help_text="Fx «Nyhedsbrev om de 12 måneder».")
    modtagere = Tal("virksomheder", label="Hvor mange fik det?", required=False, hoejst=100_000)


@kun()
def oplysninger(request: Forespoergsel) -> HttpResponse:
    """Nyhedsbreve, møder og hotline: hvad virksomhederne har hørt, og hvornår."""
    formular = Oplysning(request.POST or None, initial={"dag": request.dag}, label_suffix="")
    if request.method == "POST" and formular.is_valid():
        felter = formular.cleaned_data
        try:
            noter_virksomhedsoplysning(request.user, nu=request.nu, **felter)
        except UgyldigtInput as fejl:
            formular.add_error(fejl.felt if fejl.felt in formular.fields else None, fejl.besked)
        else:
            messages.success(request, "Noteret.")
            return redirect("kontor:fastholdelse_oplysninger")
    raekker = [(en, KANALER.get(en.kanal, en.kanal)) for en in oplysninger_til_virksomheder(request.user)]
    return render(
        request,
        "kontor/fastholdelse_oplysninger.html",
        {"formular": formular, "raekker": raekker},
        status=422 if formular.is_bound and formular.errors else 200,
    )
