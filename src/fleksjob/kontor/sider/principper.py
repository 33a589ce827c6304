"""Principafgørelser, og det, kommunen selv har lært af klageinstansens afgørelser."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.felter import Dato, LangTekst, Rulleliste
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.klageord import AFGJORT
from fleksjob.lov.sagsgang.principper import EMNER, PRINCIPPER
from fleksjob.lov.sagsgang.raad import RAADGIVERE
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer import noter_laering
from fleksjob.sager.visninger.laering import laeringer


class Laeringsformular(forms.Form):
    """Det, en afgørelse fra klageinstansen betyder for de næste sager."""

    emne = Rulleliste(label="Hvad handler det om?", choices=list(EMNER.items()))
    dato = Dato(label="Klageinstansen afgjorde det den")
    udfald = Rulleliste(label="Udfald", choices=list(AFGJORT.items()))
    tekst = LangTekst(
        label="Hvad har vi lært?",
        linjer=4,
        max_length=1500,
        help_text="Skriv, så kolleger kan bruge det. Ingen navne, CPR-numre eller sagsnumre.",
    )


@kun()
def principper(request: Forespoergsel) -> HttpResponse:
    """Listen efter emne. Sagsbehandlere og ledere kan tilføje det, vi selv har lært."""
    maa = request.user.har_rolle(Rolle.SAGSBEHANDLER, Rolle.LEDER)
    formular = Laeringsformular(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and formular.is_valid():
        try:
            noter_laering(request.user, nu=request.nu, dag=request.dag, **formular.cleaned_data)
            messages.success(request, "Gemt. Det står nu under sit emne.")
            return redirect("kontor:principper")
        except AdgangNaegtet as fejl:
            formular.add_error(None, str(fejl))
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
    status = 422 if formular.is_bound and formular.errors else 200
    return render(
        request,
        "kontor/principper.html",
        {"emner": _efter_emne(request), "formular": formular if maa else None, "udfald": AFGJORT},
        status=status,
    )


def _efter_emne(request: Forespoergsel) -> list[dict[str, Any]]:
    egne = laeringer(request.user)
    ud = [
        {
            "kode": kode,
            "navn": navn,
            "principper": [en for en in PRINCIPPER if en.emne == kode],
            "egne": [{"en": en, "udfald": AFGJORT.get(en.udfald, "")} for en in egne if en.emne == kode],
        }
        for kode, navn in EMNER.items()
    ]
    return [en for en in ud if en["principper"] or en["egne"]]


@kun()
def raad(request: Forespoergsel) -> HttpResponse:
    """Hvor borgeren kan få gratis råd."""
    return render(request, "kontor/raad.html", {"raadgivere": RAADGIVERE})
