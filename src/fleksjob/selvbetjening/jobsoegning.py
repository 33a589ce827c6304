"""Borgerens jobsøgning på telefonen: hvad vi har aftalt, næste samtale, joblog, «Det kan jeg», og syg eller rask."""

from collections.abc import Callable
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fleksjob.breve import jobpapir
from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import BUDSKAB, JOBLOG
from fleksjob.sager import kommandoer, visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.jobsoegningspapirer import plan_papir
from fleksjob.sager.kommandoer.jobaftaler import afslut_jobaftale
from fleksjob.sager.kommandoer.jobarrangementer import ARTER, meld_fra_arrangement, meld_til_arrangement
from fleksjob.sager.kommandoer.samtaletider import ARTER as SAMTALER, vaelg_samtaletid
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.jobsoegning import (
    Jobsoegningsbillede,
    Tid,
    jobsoegningen,
    kommende_arrangementer,
    mine_tilmeldinger,
)
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.sagsversion import laes_version

kun_borger = kun_for(Rolle.BORGER)
SIDE = "jobsoegning"
FORM_TIL_MIG = {"fremmoede": "Vi mødes", "telefon": "Vi ringer til dig", "video": "Vi mødes på video"}


def min_jobsoegning(request: Forespoergsel) -> tuple[Sagsbillede, Jobsoegningsbillede] | None:
    """Sagen og rækkerne, når borgeren er visiteret til fleksjob."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None or fundet.billede.tilstand.visiteret is None:
        return None
    return fundet.billede, jobsoegningen(request.user, fundet.billede.sag, ser_helbred=False)


def _kraev(request: Forespoergsel) -> tuple[Sagsbillede, Jobsoegningsbillede]:
    fundet = min_jobsoegning(request)
    if fundet is None:
        raise Http404
    return fundet


def kan_nu(billede: Sagsbillede, kode: str) -> bool:
    """Om borgeren kan tage skridtet nu."""
    return any(s.kode == kode and s.mulig for s in billede.skridt)


@kun_borger
@require_safe
def mit_job(request: Forespoergsel) -> HttpResponse:
    """Det hele på én side: næste samtale, det, jeg skal, og det, jeg kan trykke på."""
    fundet = min_jobsoegning(request)
    if fundet is None:
        return render(request, "selvbetjening/borger/jobsoegning_ingen.html", {"side": SIDE})
    billede, job = fundet
    t = billede.tilstand
    tilmeldt = mine_tilmeldinger(request.user, billede.sag)
    denne_maaned = request.dag - timedelta(days=30)
    return render(
        request,
        "selvbetjening/borger/jobsoegning.html",
        {
            "side": SIDE,
            "sag": billede.sag,
            "job": job,
            "budskab": BUDSKAB,
            "i_job": t.fase == Fase.I_FLEKSJOB,
            "tid": job.tid,
            "tid_form": FORM_TIL_MIG.get(job.tid.raekke.form, "") if job.tid else "",
            "kan_vaelge": job.tid is not None and _kan_vaelge(job.tid, request),
            "mine": [en for en in job.aabne if en.hvem == "borger"],
            "andres": [en for en in job.aabne if en.hvem != "borger"],
            "gjort": sum(en.udfald == "gjort" and en.hvem == "borger" for en in job.afsluttede),
            "soegt": sum(en.antal for en in t.jobsoegning.joblog if en.dato >= denne_maaned),
            "kan_logge": kan_nu(billede, "jobsoegning_logget"),
            "kan_syg": kan_nu(billede, "sygdom_paabegyndt"),
            "kan_rask": kan_nu(billede, "sygdom_afsluttet"),
            "kan_snakke": kan_nu(billede, "samtale_oensket"),
            "arrangementer": [
                (en, ARTER.get(en.art, ""), en.pk in tilmeldt)
                for en in kommende_arrangementer(request.user, request.dag, 3)
            ],
        },
    )


def _kan_vaelge(tid: Tid, request: Forespoergsel) -> bool:
    return tid.kan_vaelges and tid.raekke.svar_senest >= request.dag


class Joblog(forms.Form):
    """Ét tryk er nok; resten kan udelades."""

    hvordan = forms.ChoiceField(
        label="Hvad gjorde du?",
        choices=list(JOBLOG.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Tryk på det, du gjorde.", "invalid_choice": "Tryk på det, du gjorde."},
    )
    sted = forms.CharField(label="Hvor?", required=False, max_length=80, help_text="For eksempel «bageren».")
    stilling = forms.CharField(label="Hvilket arbejde?", required=False, max_length=80)
    dagen = forms.ChoiceField(
        label="Hvornår?",
        choices=[("0", "I dag"), ("1", "I går"), ("7", "I sidste uge")],
        widget=forms.RadioSelect,
        initial="0",
        error_messages={"required": "Tryk på en dag.", "invalid_choice": "Tryk på en af de tre."},
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Forespoergsel) -> HttpResponse:
    """Skriv i joblog med et par tryk."""
    billede, _ = _kraev(request)
    formular = Joblog(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and formular.is_valid():
        felter = dict(formular.cleaned_data)
        dag = request.dag - timedelta(days=int(felter.pop("dagen")))

        def skriv() -> object:
            return kommandoer.log_jobsoegning(
                billede.sag.pk, request.user, forventet_version=laes_version(request), nu=request.nu,
                gyldig_fra=max(dag, billede.tilstand.visiteret or dag), **felter,
            )  # fmt: skip

        if _udfoer(formular, skriv):
            messages.success(request, "Godt gået. Det er skrevet ned.")
            return redirect("selvbetjening:jobsoegning")
    return render(
        request,
        "selvbetjening/borger/jobsoegning_log.html",
        {
            "side": SIDE,
            "formular": formular,
            "version": billede.sag.version,
            "maader": list(JOBLOG.items()),
            "kan": kan_nu(billede, "jobsoegning_logget"),
            "joblog": [
                (en, JOBLOG.get(en.hvordan, "")) for en in reversed(billede.tilstand.jobsoegning.joblog[-10:])
            ],
        },
        status=422 if formular.errors else 200,
    )


class Ingen(forms.Form):
    """En side med én knap."""


def _udfoer(formular: forms.Form, skriv: Callable[[], object]) -> bool:
    """Kalder kommandoen; en fejl står ved sit felt, og intet er skrevet."""
    try:
        skriv()
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    else:
        return True
    return False


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def tid(request: Forespoergsel, nr: int) -> HttpResponse:
    """Vælg en tid til samtalen."""
    _, job = _kraev(request)
    min_tid = job.tid
    if min_tid is None or min_tid.raekke.pk != nr:
        raise Http404
    formular = Ingen(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formular.is_valid():
        valg = request.POST.get("valg", "")
        if _udfoer(formular, lambda: vaelg_samtaletid(request.user, nr, valg=valg, nu=request.nu)):
            messages.success(request, "Tak. Tiden er din.")
            return redirect("selvbetjening:jobsoegning")
    return render(
        request,
        "selvbetjening/borger/jobsoegning_tid.html",
        {
            "side": SIDE,
            "tid": min_tid,
            "art": SAMTALER.get(min_tid.raekke.art, "Samtale"),
            "form": FORM_TIL_MIG.get(min_tid.raekke.form, ""),
            "kan_vaelge": _kan_vaelge(min_tid, request),
            "formular": formular,
        },
        status=422 if formular.errors else 200,
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def syg(request: Forespoergsel) -> HttpResponse:
    """«Jeg er syg» eller «Jeg er rask», efter hvad der passer nu."""
    billede, _ = _kraev(request)
    er_syg = kan_nu(billede, "sygdom_afsluttet")
    kode = "sygdom_afsluttet" if er_syg else "sygdom_paabegyndt"
    formular = Ingen(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formular.is_valid() and request.POST.get("hvad") == kode:

        def skriv() -> object:
            return kommandoer.KOMMANDOER[kode](
                billede.sag.pk, request.user, forventet_version=laes_version(request), nu=request.nu,
                gyldig_fra=request.dag,
            )  # fmt: skip

        if _udfoer(formular, skriv):
            besked = (
                "Godt at høre. Vi har noteret, at du er rask."
                if er_syg
                else "God bedring. Vi har fået besked."
            )
            messages.success(request, besked)
            return redirect("selvbetjening:jobsoegning")
    kontekst = {
        "side": SIDE,
        "er_syg": er_syg,
        "kode": kode,
        "version": billede.sag.version,
        "formular": formular,
    }
    return render(
        request,
        "selvbetjening/borger/jobsoegning_syg.html",
        kontekst | {"kan": kan_nu(billede, kode), "sag": billede.sag},
        status=422 if formular.errors else 200,
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def snak(request: Forespoergsel) -> HttpResponse:
    """Bed om en samtale; det har borgeren ret til."""
    billede, _ = _kraev(request)
    formular = Ingen(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formular.is_valid():

        def skriv() -> object:
            return kommandoer.bed_om_samtale(
                billede.sag.pk, request.user, forventet_version=laes_version(request), nu=request.nu,
                gyldig_fra=request.dag,
            )  # fmt: skip

        if _udfoer(formular, skriv):
            messages.success(request, "Vi har fået besked og finder en tid.")
            return redirect("selvbetjening:jobsoegning")
    return render(
        request,
        "selvbetjening/borger/jobsoegning_snak.html",
        {
            "side": SIDE,
            "version": billede.sag.version,
            "formular": formular,
            "kan": kan_nu(billede, "samtale_oensket"),
            "sag": billede.sag,
        },
        status=422 if formular.errors else 200,
    )


@kun_borger
@require_POST
def aftale(request: Forespoergsel, nr: int) -> HttpResponse:
    """«Jeg har gjort det», eller at det ikke gik."""
    billede, _ = _kraev(request)
    udfald = "gjort" if request.POST.get("udfald") == "gjort" else "ikke_gjort"
    try:
        afslut_jobaftale(request.user, nr, udfald=udfald, nu=request.nu, sag_id=billede.sag.pk)
    except AdgangNaegtet as fejl:
        raise Http404 from fejl
    except IkkeMuligt as fejl:
        messages.error(request, str(fejl))
    else:
        tak = "Godt gået." if udfald == "gjort" else "Tak, fordi du siger det. Vi taler om det næste gang."
        messages.success(request, tak)
    return redirect("selvbetjening:jobsoegning")


@kun_borger
@require_POST
def klub(request: Forespoergsel, nr: int) -> HttpResponse:
    """«Jeg kommer» og «Jeg kommer ikke alligevel» til et arrangement."""
    billede, _ = _kraev(request)
    try:
        if request.POST.get("svar") == "nej":
            meld_fra_arrangement(request.user, nr, billede.sag.pk)
            messages.success(request, "Du er meldt fra.")
        else:
            meld_til_arrangement(request.user, nr, billede.sag.pk, nu=request.nu)
            messages.success(request, "Du er meldt til. Vi glæder os til at se dig.")
    except AdgangNaegtet as fejl:
        raise Http404 from fejl
    except IkkeMuligt as fejl:
        messages.error(request, str(fejl))
    return redirect("selvbetjening:jobsoegning")


@kun_borger
@require_safe
def plan_pdf(request: Forespoergsel) -> HttpResponse:
    """Min plan på én side."""
    billede, _ = _kraev(request)
    return som_pdf(jobpapir.plan_pdf(plan_papir(billede.sag, request.user, dag=request.dag)), "min-plan.pdf")


def som_pdf(pdf: bytes, navn: str) -> HttpResponse:
    """Papiret til skærmen."""
    svar = HttpResponse(pdf, content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="{navn}"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
