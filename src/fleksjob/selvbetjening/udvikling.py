"""Borgerens side om udvikling: kurven, målene, hvad en time mere er værd, og hvad der sker med bevillingen."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.udviklingsfigur import kurve_svg, nummererede
from fleksjob.forloeb.ordningsskift import KONSEKVENSER, Oplyst, foer_og_efter, forslag, mangler_loft
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.udsigt import udsigt, vejen_ud
from fleksjob.forloeb.udvikling import kurve, maalets_ord
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.udvikling import RYTMER
from fleksjob.sager import visninger
from fleksjob.sager.kommandoer.hold_udviklingssamtale import skriv_udviklingsnotat
from fleksjob.sager.timevisning import timevisning
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.udvikling import udviklingsnotater
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.tal_felter import TalFelt

kun_borger = kun_for(Rolle.BORGER)
SMAL, BRED = 360, 640


class GikGodt(forms.Form):
    """En linje om noget, der gik godt."""

    use_required_attribute = False

    tekst = forms.CharField(
        label="Noget, der gik godt",
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Fx «Jeg klarede kassen alene». Din sagsbehandler kan læse det.",
        error_messages={"required": "Skriv en linje om noget, der gik godt."},
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def min_udvikling(request: Forespoergsel) -> HttpResponse:
    """Min vej i fleksjobbet."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "udvikling"})
    billede = fundet.billede
    job = billede.tilstand.aktuel_ansaettelse
    formular = GikGodt(request.POST if request.method == "POST" else None, label_suffix="")
    if job is not None and formular.is_bound and formular.is_valid():
        try:
            skriv_udviklingsnotat(
                request.user,
                billede.sag.nummer,
                ansaettelse=job.id,
                slags="gik_godt",
                nu=request.nu,
                **formular.cleaned_data,
            )
            messages.success(request, "Tak. Det er gemt.")
            return redirect("selvbetjening:udvikling")
        except UgyldigtInput as fejl:
            formular.add_error("tekst", fejl.besked)
    status = 422 if formular.is_bound and formular.errors else 200
    return render(
        request, "selvbetjening/borger/udvikling.html", _indhold(request, billede, formular), status=status
    )


def _indhold(request: Forespoergsel, billede: Sagsbillede, formular: GikGodt) -> dict[str, Any]:
    t, job = billede.tilstand, billede.tilstand.aktuel_ansaettelse
    fundet = kurve(t, billede.haendelser)
    plan = job.udvikling.plan if job else None
    return {
        "side": "udvikling",
        "job": job if job and job.startet else None,
        "kurve": fundet,
        # Billederne bygges af tal og faste ord; tekst i dem er escapet.
        "smal": kurve_svg(fundet, bredde=SMAL, id_="kurve-smal") if fundet else "",
        "bred": kurve_svg(fundet, bredde=BRED, id_="kurve-bred") if fundet else "",
        "ved": list(reversed(nummererede(fundet))) if fundet else (),
        "stykker": list(reversed(fundet.stykker)) if fundet else (),
        "aabne": [
            (maalets_ord(m.slags, m.maal, m.til), m.inden) for m in (job.udvikling.aabne if job else ())
        ],
        "naaede": [
            (maalets_ord(m.slags, m.maal, m.til), m.naaet)
            for m in (job.udvikling.maal if job else ())
            if m.naaet
        ],
        "plan": plan,
        "rytme": RYTMER[plan.rytme][1] if plan else "",
        "time": timevisning(job.vilkaar_pr(request.dag), request.dag)
        if job and not job.gammel_ordning
        else None,
        "gammel": bool(job and job.gammel_ordning),
        "udsigt": udsigt(t),
        "vejud": vejen_ud(),
        "noter": [n for n in udviklingsnotater(request.user, billede.sag) if n.slags == "gik_godt"],
        "formular": formular,
        "borger": True,
    }


class Timevalg(forms.Form):
    """Det, borgeren selv kan prøve."""

    use_required_attribute = False
    anden_loen = TalFelt("kr.", label="Anden løn om måneden", required=False)
    kommuneskat_pct = TalFelt("%", label="Din kommunes skatteprocent", required=False)


@kun_borger
@require_safe
def min_time(request: Forespoergsel) -> HttpResponse:
    """Hvad er en time mere værd for mig?"""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    job = fundet.billede.tilstand.aktuel_ansaettelse if fundet else None
    if job is None or not job.startet:
        raise Http404
    formular = Timevalg(request.GET or None, label_suffix="")
    valg = formular.cleaned_data if formular.is_bound and formular.is_valid() else {}
    svar = timevisning(
        job.vilkaar_pr(request.dag), request.dag, **{n: v for n, v in valg.items() if v is not None}
    )
    return render(
        request,
        "selvbetjening/borger/udvikling_time.html",
        {"side": "udvikling", "time": svar, "formular": formular, "gammel": job.gammel_ordning},
        status=422 if formular.is_bound and formular.errors else 200,
    )


class Skiftevalg(forms.Form):
    """Før og efter et skift til den nye ordning, med borgerens egne tal."""

    use_required_attribute = False
    _tom = {"required": "Skriv et tal."}  # noqa: RUF012 - Djangos egen form
    loen_foer = TalFelt("kr.", label="Din løn om måneden nu, med pension", error_messages=_tom)
    timer_foer = TalFelt("timer", label="Timer om ugen, du får løn for nu", error_messages=_tom)
    timer = TalFelt("timer", label="Timer på arbejdspladsen bagefter", error_messages=_tom)
    intensitet = TalFelt("%", label="Hvor meget du når på en time (intensitet)", error_messages=_tom)
    timeloen = TalFelt("kr.", label="Timeløn bagefter, med pension", error_messages=_tom)
    fuldtidsloen = TalFelt("kr.", label="Løn på fuld tid om måneden, med pension", error_messages=_tom)
    loft_time = TalFelt("kr.", label="Årets højeste timeløn (spørg kommunen)", required=False)


@kun_borger
@require_safe
def min_ordning(request: Forespoergsel) -> HttpResponse:
    """Den gamle og den nye ordning ved siden af hinanden. Siden vælger ikke noget."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    job = fundet.billede.tilstand.aktuel_ansaettelse if fundet else None
    if job is None or not job.gammel_ordning:
        raise Http404
    sendt = "loen_foer" in request.GET
    formular = Skiftevalg(request.GET if sendt else None, initial=forslag(job, request.dag), label_suffix="")
    skift = None
    if sendt and formular.is_valid():
        try:
            skift = foer_og_efter(job, Oplyst(dato=request.dag.replace(day=1), **formular.cleaned_data))
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
    return render(
        request,
        "selvbetjening/borger/ordning.html",
        {
            "side": "udvikling",
            "job": job,
            "formular": formular,
            "skift": skift,
            "konsekvenser": KONSEKVENSER,
            "mangler_loft": mangler_loft(job, request.dag),
        },
        status=422 if formular.is_bound and formular.errors else 200,
    )
