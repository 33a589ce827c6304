"""Fanen Breve: det, der er sendt og på vej, og breve under arbejde. Intet sendes, før man har set det."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.laesbarhed import laesbarhed
from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.brevskema import Brevskema
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.virkning import som_udkast
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import udkast as arbejde
from fleksjob.sager.afsnit import SLAGS, i_brug
from fleksjob.sager.brevskrivning import kanal_for
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Ansoegning, Brevudkast
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.breve import sagens_breve

FANE = "kontor:breve"


@kun()
@require_safe
def breve(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Sagens breve med deres vej, og de udkast, der ikke er sendt."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    ser = maa_se_helbred(request.user, billede.sag, dag=request.dag)
    linjer, skjulte = sagens_breve(request.user, billede.sag, ser_helbred=ser)
    aabne, skjulte_udkast = arbejde.aabne_udkast(request.user, billede.sag, nu=request.nu)
    ansoegninger = Ansoegning.for_bruger(request.user).filter(sag=billede.sag).select_related("skrevet_af")
    return render(
        request,
        "kontor/breve.html",
        faner(request.user, billede.sag, FANE)
        | {
            "breve": linjer,
            "fejlede": [en for en in linjer if en.status == "fejlet"],
            "udkast": aabne,
            "ansoegninger": ansoegninger.order_by("-pk") if ser else [],
            "skjulte_ansoegninger": 0 if ser else ansoegninger.count(),
            "skjulte": skjulte + skjulte_udkast,
            "maa_printe": request.user.har_rolle(*HVEM_KAN["afgoerelse_sendt"]),
        },
    )


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def skriv(request: Forespoergsel, nummer: str, noegle: str = "") -> HttpResponse:
    """Skriv et brev af afsnit og egne ord. «Se brevet» gemmer ikke; «Gem» fører til siden, hvor det kan sendes."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    gammelt = _udkast(request, billede, noegle) if noegle else None
    if gammelt is not None and gammelt.handling != "gemt":
        return redirect("kontor:brev_udkast", nummer, noegle)
    if request.method == "POST":
        return _svar_paa_skema(request, billede, noegle)
    skema = Brevskema.af_tekst(arbejde.teksten(gammelt)) if gammelt else Brevskema.nyt(kanal_for(billede.sag))
    return _skemaside(request, billede, skema, noegle)


def _svar_paa_skema(request: Forespoergsel, billede: Sagsbillede, noegle: str) -> HttpResponse:
    skema = Brevskema.af_post(request.POST)
    handling = request.POST.get("handling", "")
    try:
        if handling == "gem":
            ny = arbejde.gem_udkast(request.user, billede.sag, skema.tekst, nu=request.nu, noegle=noegle)
            return redirect("kontor:brev_udkast", billede.sag.nummer, ny.noegle)
        if handling == "vis":
            pdf = arbejde.som_pdf(billede.sag, skema.tekst, dag=request.dag)
            return som_udkast(pdf, billede.sag.nummer)
        skema.udfoer(handling, request.POST.get("afsnit", ""), billede.sag, dag=request.dag)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        skema.vis_fejl(fejl)
    except IkkeMuligt as fejl:
        skema.fejl[""] = str(fejl)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    return _skemaside(request, billede, skema, noegle)


def _skemaside(request: Forespoergsel, billede: Sagsbillede, skema: Brevskema, noegle: str) -> HttpResponse:
    grupper: dict[str, list[Any]] = {}
    for en in i_brug(billede.sag.kommune_id):
        grupper.setdefault(SLAGS.get(en.slags, en.slags), []).append(en)
    return render(
        request,
        "kontor/brev_skriv.html",
        faner(request.user, billede.sag, FANE)
        | {
            "skema": skema,
            "noegle": noegle,
            "slags": SLAGS,
            "kanaler": arbejde.KANALER,
            "grupper": grupper,
            "ser_helbred": maa_se_helbred(request.user, billede.sag, dag=request.dag),
            "raad": laesbarhed(skema.samlet),
            "tilbage": reverse("kontor:brev_udkast", args=[billede.sag.nummer, noegle])
            if noegle
            else reverse(FANE, args=[billede.sag.nummer]),
        },
        status=422 if skema.fejl else 200,
    )


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def udkast(request: Forespoergsel, nummer: str, noegle: str) -> HttpResponse:
    """Brevet, klar til at blive sendt: hvem, hvordan, og hvad det siger. Send, ret eller annullér."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    fundet = _udkast(request, billede, noegle)
    fejl = ""
    if request.method == "POST":
        try:
            return _udfoer(request, billede, noegle)
        except IkkeMuligt as hvorfor:
            fejl = str(hvorfor)
            fundet = _udkast(request, billede, noegle)
        except AdgangNaegtet as hvorfor:
            raise PermissionDenied(str(hvorfor)) from hvorfor
    tekst = arbejde.teksten(fundet)
    skema = Brevskema.af_tekst(tekst)
    return render(
        request,
        "kontor/brev_udkast.html",
        faner(request.user, billede.sag, FANE)
        | {
            "udkast": fundet,
            "slagsnavn": SLAGS.get(fundet.slags, fundet.slags),
            "kanalnavn": arbejde.KANALER[fundet.kanal],
            "raad": laesbarhed(skema.samlet),
            "uudfyldte": skema.uudfyldte,
            "fejl": fejl,
        },
        status=409 if fejl else 200,
    )


def _udfoer(request: Forespoergsel, billede: Sagsbillede, noegle: str) -> HttpResponse:
    nummer = billede.sag.nummer
    if request.POST.get("handling") == "annuller":
        arbejde.annuller_udkast(request.user, billede.sag, noegle, nu=request.nu)
        messages.success(request, "Brevet er annulleret og bliver ikke sendt.")
        return redirect(FANE, nummer)
    skrevet = request.POST.get("nr", "")
    nr = int(skrevet) if skrevet.isascii() and skrevet.isdigit() and len(skrevet) < 6 else 0
    brev = arbejde.send_udkast(request.user, billede.sag, noegle, nr=nr, nu=request.nu)
    hvad = "er sendt til print" if brev.kanal != "digital" else "er på vej i Digital Post"
    messages.success(request, f"«{brev.titel}» {hvad}. Det ligger nu i sagen, præcis som det er sendt.")
    return redirect(FANE, nummer)


@kun()
@require_safe
def udkast_pdf(request: Forespoergsel, nummer: str, noegle: str) -> HttpResponse:
    """Udkastet som PDF, som det ville blive sendt i dag."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    fundet = _udkast(request, billede, noegle)
    try:
        pdf = (
            bytes(fundet.dokument.pdf)
            if fundet.dokument
            else arbejde.som_pdf(billede.sag, arbejde.teksten(fundet), dag=request.dag)
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        raise Http404(str(fejl)) from fejl
    return som_udkast(pdf, nummer)


def _udkast(request: Forespoergsel, billede: Sagsbillede, noegle: str) -> Brevudkast:
    try:
        return arbejde.udkastet(request.user, billede.sag, noegle, nu=request.nu)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
