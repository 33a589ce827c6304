"""Samtalerne: indkald med tider, borgeren kan vælge imellem, flyt og aflys; og listen over dem, der kommer."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.samtaleplan import samtaleplan
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.felter import Dato, LangTekst, Rulleliste, Tal, Tekst, Valg
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import FORMER
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.samtaletider import (
    ARTER,
    FLEST,
    aflys_samtale,
    flyt_samtale,
    indkald_til_samtale,
    vaelg_samtaletid,
)
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.jobsoegning import Tid, jobsoegningen

FANEN = "kontor:jobsoegning"
VIST = 3


class Klokkeslaet(forms.TimeField):
    """Et klokkeslæt; kan skrives som 10.00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput({"type": "time"}, format="%H:%M"))
        kwargs["input_formats"] = ["%H:%M", "%H.%M", "%H:%M:%S"]
        kwargs["error_messages"] = {"invalid": "Skriv klokken som 10.00.", "required": "Skriv klokken."}
        super().__init__(**kwargs)


class Tider(forms.Form):
    """Op til tre tider; den første gælder, hvis borgeren ikke vælger."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nr in range(1, VIST + 1):
            kraevet = nr == 1
            self.fields[f"dag_{nr}"] = Dato(label=f"Tid {nr}: dag", required=kraevet)
            self.fields[f"tid_{nr}"] = Klokkeslaet(label=f"Tid {nr}: klokken", required=kraevet)

    def clean(self) -> dict[str, Any]:
        felter: dict[str, Any] = super().clean() or {}
        for nr in range(1, VIST + 1):
            dag, klokken = felter.get(f"dag_{nr}"), felter.get(f"tid_{nr}")
            if bool(dag) != bool(klokken) and not self.errors.get(f"tid_{nr}"):
                self.add_error(
                    f"tid_{nr}" if dag else f"dag_{nr}",
                    "Skriv både dag og klokken, eller lad begge stå tomme.",
                )
        return felter

    def tider(self) -> list[datetime]:
        """De udfyldte tider."""
        ud = []
        for nr in range(1, VIST + 1):
            dag, klokken = self.cleaned_data.get(f"dag_{nr}"), self.cleaned_data.get(f"tid_{nr}")
            if dag and klokken:
                ud.append(datetime.combine(dag, klokken))
        return ud


class Indkald(Tider):
    """Indkaldelsen."""

    art = Rulleliste(label="Slags samtale", choices=list(ARTER.items()))
    form = Valg(label="Hvordan?", choices=list(FORMER.items()))
    sted = Tekst(label="Hvor?", required=False, max_length=160, help_text="Står i brevet, når I mødes.")
    minutter = Tal("min.", label="Hvor længe?", mindst=10, hoejst=180)
    om = Tekst(
        label="Hvad taler I om?",
        required=False,
        max_length=300,
        help_text="Én sætning til borgeren. Tom: den sædvanlige.",
    )
    field_order = (
        "art",
        "form",
        "sted",
        "dag_1",
        "tid_1",
        "dag_2",
        "tid_2",
        "dag_3",
        "tid_3",
        "minutter",
        "om",
    )


class Flyt(Tider):
    """Nye tider, og hvorfor."""

    grund = LangTekst(label="Hvorfor flyttes den?", linjer=2, max_length=300)


class Aflys(forms.Form):
    """Hvorfor den ikke bliver holdt."""

    grund = LangTekst(label="Hvorfor aflyses den?", linjer=2, max_length=300)


@kun()
def samtale(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Er der indkaldt, vises tiden med at flytte og aflyse; ellers indkaldes der."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    if not any(s.kode == "samtale_afholdt" for s in billede.skridt):
        raise PermissionDenied(f"Samtaler aftales ikke af rollen {request.user.som_rolle.navn.lower()}.")
    tid = jobsoegningen(request.user, billede.sag, ser_helbred=False).tid
    handling = request.POST.get("handling", "") if request.method == "POST" else ""
    formularer = _formularer(request, billede, tid, handling)
    if handling and (svar := _udfoer(request, billede, tid, handling, formularer)) is not None:
        return svar
    fejl = any(en.is_bound and en.errors for en in formularer.values())
    return render(
        request,
        "kontor/jobsoegning_samtale.html",
        {
            **faner(request.user, billede.sag, FANEN),
            **formularer,
            "tid": tid,
            "art": ARTER.get(tid.raekke.art, "") if tid else "",
            "form": FORMER.get(tid.raekke.form, "") if tid else "",
            "kalender": samtaleplan(billede.tilstand),
            "flest": FLEST,
        },
        status=422 if fejl else 200,
    )


def _formularer(
    request: Forespoergsel, billede: Sagsbillede, tid: Tid | None, handling: str
) -> dict[str, forms.Form]:
    data = request.POST
    if tid is not None:
        return {
            "flyt": Flyt(data if handling == "flyt" else None, label_suffix="", prefix="flyt"),
            "aflys": Aflys(data if handling == "aflys" else None, label_suffix="", prefix="aflys"),
        }
    plan = samtaleplan(billede.tilstand)
    foreslaaet = plan.naeste.dag if plan and plan.naeste and plan.naeste.dag > request.dag else None
    foerste = not billede.tilstand.jobsoegning.opsamlinger and not billede.tilstand.samtaler
    initial = {
        "art": "opsamling" if foerste else "jobsamtale",
        "form": "fremmoede",
        "minutter": 60 if foerste else 45,
        "sted": billede.sag.kommune.adresse,
        "dag_1": foreslaaet,
        "tid_1": time(10),
    }
    return {"indkald": Indkald(data if handling == "indkald" else None, initial=initial, label_suffix="")}


def _udfoer(
    request: Forespoergsel,
    billede: Sagsbillede,
    tid: Tid | None,
    handling: str,
    formularer: dict[str, forms.Form],
) -> HttpResponse | None:
    formular = formularer.get(handling)
    if handling == "vaelg" and tid is not None:
        vaelg_samtaletid(request.user, tid.raekke.pk, valg=request.POST.get("valg", ""), nu=request.nu)
        messages.success(request, "Tiden er valgt for borgeren.")
        return redirect("kontor:jobsoegning", billede.sag.nummer)
    if formular is None:
        raise Http404
    if not formular.is_valid():
        return None
    try:
        if isinstance(formular, Indkald):
            felter = {n: formular.cleaned_data[n] for n in ("art", "form", "sted", "om")}
            indkald_til_samtale(
                request.user, billede.sag.nummer, tider=formular.tider(), nu=request.nu,
                minutter=int(formular.cleaned_data["minutter"]), **felter,
            )  # fmt: skip
            besked = "Borgeren er indkaldt, og brevet er sendt."
        elif isinstance(formular, Flyt) and tid is not None:
            grund = formular.cleaned_data["grund"]
            flyt_samtale(request.user, tid.raekke.pk, tider=formular.tider(), grund=grund, nu=request.nu)
            besked = "Samtalen er flyttet, og et nyt brev er sendt."
        elif tid is not None:
            aflys_samtale(request.user, tid.raekke.pk, grund=formular.cleaned_data["grund"], nu=request.nu)
            besked = "Samtalen er aflyst. Ring til borgeren, hvis det haster."
        else:
            raise Http404
    except (UgyldigtInput, UgyldigeInput) as fejl:
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        return None
    except IkkeMuligt as fejl:
        formular.add_error(None, str(fejl))
        return None
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    messages.success(request, besked)
    return redirect("kontor:jobsoegning", billede.sag.nummer)
