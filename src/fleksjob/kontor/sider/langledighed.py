"""Listen «Lang ledighed», aktørernes resultater, kommende samtaler, og jobklub og jobcafé."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.felter import Dato, Rulleliste, Tal, Tekst
from fleksjob.kontor.sider.jobsoegning_samtaler import Klokkeslaet
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import FORMER, HVERT_AAR, MILEPAELE
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.jobarrangementer import ARTER, opret_jobarrangement
from fleksjob.sager.kommandoer.samtaletider import ARTER as SAMTALEARTER
from fleksjob.sager.visninger.jobsoegning import kommende_arrangementer, kommende_samtaler
from fleksjob.sager.visninger.langledighed import GRUPPER, aktoerresultater, lang_ledighed

NAVNE = {
    "forfaldne": "Alarm: 3, 6, 12 og 18 måneder",
    "foerste": "Første møde mangler",
    "revurdering": "Revurdering",
    "stille": "Gået i stå",
    "alle": "Alle på ledighedsydelse",
}
FORFALDER = {
    "forfaldne": "Alarmen gik",
    "foerste": "Møde senest",
    "revurdering": "Afsluttes senest",
    "stille": "Sidst sket noget",
    "alle": "Næste alarm",
}


@kun()
def liste(request: Forespoergsel) -> HttpResponse:
    """Dem, der er forfaldne at se på, det ældste først."""
    valgt = request.GET.get("gruppe", "")
    gruppe = valgt if valgt in GRUPPER else "forfaldne"
    mine = request.GET.get("hvis", "") == "mine"
    side = sidetal(request)
    fundet = lang_ledighed(request.user, request.dag, gruppe=gruppe, mine=mine, side=side)
    nu = min(side, fundet.sider)
    return render(
        request,
        "kontor/langledighed.html",
        {
            "raekker": fundet.raekker,
            "i_alt": fundet.i_alt,
            "gruppe": gruppe,
            "overskrift": NAVNE[gruppe],
            "forfalder": FORFALDER[gruppe],
            "alarmer": [*MILEPAELE, HVERT_AAR],
            "grupper": [
                {
                    "navn": NAVNE[g],
                    "antal": fundet.antal[g],
                    "valgt": g == gruppe,
                    "adresse": _adresse(g, mine),
                }
                for g in GRUPPER
            ],
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
        "gruppe": gruppe if gruppe != "forfaldne" else "",
        "hvis": "mine" if mine else "",
        "side": side if side > 1 else "",
    }
    valgte = urlencode({n: v for n, v in felter.items() if v})
    return reverse("kontor:lang_ledighed") + (f"?{valgte}" if valgte else "")


@kun()
def aktoerer(request: Forespoergsel) -> HttpResponse:
    """Aktørernes resultater side om side; små tal vises ikke."""
    indhold = {"raekker": aktoerresultater(request.user, request.dag), "mindst": SKJULES_UNDER}
    return render(request, "kontor/aktoerer.html", indhold)


class Arrangement(forms.Form):
    """En jobklub, jobcafé eller et kort kursus."""

    art = Rulleliste(label="Hvad er det?", choices=[("", "Vælg"), *ARTER.items()])
    emne = Tekst(
        label="Hvad handler det om?", max_length=120, help_text="Til borgeren, fx «Ring til et firma sammen»."
    )
    dag = Dato(label="Dag")
    klokken = Klokkeslaet(label="Klokken")
    sted = Tekst(label="Hvor?", max_length=160)
    pladser = Tal("pladser", label="Hvor mange er der plads til?", mindst=1, hoejst=200)


@kun()
def kalender(request: Forespoergsel) -> HttpResponse:
    """Kommende samtaler og arrangementer (GET); et nyt arrangement (POST)."""
    formular = Arrangement(request.POST or None, label_suffix="", initial={"pladser": 8, "klokken": "10:00"})
    if request.method == "POST" and formular.is_valid():
        felter = formular.cleaned_data | {"pladser": int(formular.cleaned_data["pladser"])}
        try:
            opret_jobarrangement(request.user, nu=request.nu, **felter)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        else:
            messages.success(request, "Lagt i kalenderen. Borgerne kan melde sig til.")
            return redirect("kontor:samtaler")
    alles = request.GET.get("hvis", "") == "alles"
    samtaler = kommende_samtaler(request.user, request.dag, beskyttelse.navn, kun_mine=not alles)
    return render(
        request,
        "kontor/samtaler.html",
        {
            "formular": formular,
            "alles": alles,
            "maa_oprette": request.user.har_rolle(*HVEM_KAN["jobsoegningsplan_aftalt"]),
            "samtaler": [(en, SAMTALEARTER.get(en.art, ""), FORMER.get(en.form, "")) for en in samtaler],
            "arrangementer": [
                (en, ARTER.get(en.art, "")) for en in kommende_arrangementer(request.user, request.dag, 20)
            ],
        },
        status=422 if formular.is_bound and formular.errors else 200,
    )
