"""Virksomheden tilbyder opgaver: hvad ligger der, hvornår, og hvor mange timer. Få ord, få felter."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb import matchbegreber as m
from fleksjob.forloeb.matchprofil import Indhold
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.kommandoer.gem_aabning import opret_aabning
from fleksjob.sager.visninger.aabninger import vores_tilbud
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.fastholdelse import Krydser
from fleksjob.selvbetjening.jobprofil import Grupper
from fleksjob.selvbetjening.tal_felter import TalFelt

kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)
STATUS = {
    "tilbudt": "Kommunen har fået det og ser på det.",
    "aaben": "Kommunen leder efter en, der passer.",
    "i_tale": "Kommunen taler med jer eller en borger om det.",
    "besat": "Det er besat.",
    "trukket": "Det søges ikke længere.",
}


class Opgavetilbud(forms.Form):
    """Det, virksomheden har brug for hjælp til."""

    use_required_attribute = False

    opgaver = forms.MultipleChoiceField(
        label="Hvad har I brug for hjælp til?",
        required=False,
        widget=Grupper,
        help_text="Fold en gruppe ud, og sæt kryds. En enkelt opgave er nok.",
        error_messages={"invalid_choice": "Vælg blandt de viste."},
    )
    andre_opgaver = forms.CharField(
        label="Noget andet?", required=False, max_length=80, help_text="Skriv det kort."
    )
    timer_fra = TalFelt("timer", label="Timer om ugen, mindst", required=False, help_text="Få timer er fint.")
    timer_til = TalFelt("timer", label="Timer om ugen, højst", required=False)
    fri_tid = forms.BooleanField(label="Det er lige meget hvornår", required=False)
    dage = forms.MultipleChoiceField(
        label="Ellers: hvilke dage?",
        required=False,
        widget=Krydser,
        choices=[(d.kode, d.navn) for d in m.DAGE],
    )
    kraever = forms.MultipleChoiceField(
        label="Hvad skal man kunne klare?",
        required=False,
        widget=Grupper,
        help_text="Kun det, der ikke kan undværes.",
    )
    tilbyder = forms.MultipleChoiceField(
        label="Hvad kan I give?", required=False, widget=Krydser, choices=[(t.kode, t.navn) for t in m.TILBUD]
    )
    postnr = forms.CharField(label="Postnummer", required=False, max_length=4)
    kontakt = forms.CharField(label="Hvem skal vi spørge efter?", required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for felt, liste in (("opgaver", m.OPGAVER), ("kraever", m.KRAV)):
            samlet: dict[str, list[tuple[str, str]]] = {}
            for et in liste:
                samlet.setdefault(et.om, []).append((et.kode, et.navn))
            valgfelt = self.fields[felt]
            if isinstance(valgfelt, forms.MultipleChoiceField):
                valgfelt.choices = list(samlet.items())


@kun_arbejdsgiver
@require_safe
def tilbud(request: Forespoergsel) -> HttpResponse:
    """Det, virksomheden har tilbudt, og hvordan det går med det."""
    kort = [(et, STATUS[et.status]) for et in vores_tilbud(request.user)]
    return render(request, "selvbetjening/virksomhed/opgaver.html", {"kort": kort, "side": "opgaver"})


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def nyt_tilbud(request: Forespoergsel) -> HttpResponse:
    """Nye opgaver. Kommunen ser på dem, før de søges."""
    formular = Opgavetilbud(request.POST if request.method == "POST" else None, label_suffix="")
    if formular.is_valid() and _gem(request, formular):
        messages.success(request, "Tak. Kommunen ringer, når der er en, det kan passe til.")
        return redirect("selvbetjening:opgavetilbud")
    status = 422 if formular.is_bound and formular.errors else 200
    svar = {"formular": formular, "side": "opgaver"}
    return render(request, "selvbetjening/virksomhed/opgavetilbud.html", svar, status=status)


def _gem(request: Forespoergsel, formular: Opgavetilbud) -> bool:
    f = formular.cleaned_data
    andet = f["andre_opgaver"].strip()
    indhold = Indhold(
        opgaver=tuple(f["opgaver"]),
        kraever=tuple(f["kraever"]),
        tilbyder=tuple(f["tilbyder"]),
        dage=tuple(f["dage"]),
        andre_opgaver=(andet,) if andet else (),
        timer_fra=_tal(f["timer_fra"]),
        timer_til=_tal(f["timer_til"]),
        fri_tid=f["fri_tid"],
    )
    try:
        opret_aabning(
            request.user,
            nu=request.nu,
            indhold=indhold,
            kilde="virksomhed",
            postnr=f["postnr"].strip(),
            kontakt=f["kontakt"],
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    return True


def _tal(vaerdi: Any) -> float | None:
    return None if vaerdi in (None, "") else float(vaerdi)
