"""Fanen Gammel ordning: hvilken ordning jobbet er i, refusionen kvartal for kvartal, og skiftet før og efter."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.forloeb.ordningsskift import KONSEKVENSER, Oplyst, foer_og_efter, forslag, mangler_loft
from fleksjob.forloeb.refusion import INGEN_FRIST, Kvartal, kvartalet, mangler_loft as krav_mangler_loft
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import Dato, Kroner, LangTekst, Tal
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.stoette.gammel_ordning_borger import BROEK
from fleksjob.lov.stoette.ordning import AENDRINGER, AENDRINGER_VIST, CABI, KERTEMINDE, VEJLEDNING
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.send_refusionskrav import (
    efterse_refusionskrav,
    godkend_refusionskrav,
    send_refusionskrav_tilbage,
)
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.refusion import TRINNAVNE, Kravbillede, gammelt_job, kravet, refusionskrav

FANEN = "kontor:ordning"
SKRIDT = ("tilskudsbroek_oplyst", "jobaendring_vurderet", "ordning_valgt")
KILDER = (("Vejledning nr. 9345 af 7/4/2017", VEJLEDNING), ("Cabi", CABI), ("Kerteminde Kommune", KERTEMINDE))
_VIST = {AENDRINGER[kode]: navn for kode, navn in AENDRINGER_VIST.items()}
FELTNAVNE = {
    "loen_time": "Timeløn",
    "bidrag_time": "Arbejdsgiverbidrag pr. time",
    "overenskomst_time": "Mindste løn efter overenskomsten",
    "overenskomst_bidrag_time": "Bidrag af den løn",
    "timer_uge": "Betalte timer om ugen",
    "refusionsdage": "Dage med refusion for fravær",
    "timer_dag": "Timer på en fraværsdag",
    "refusion_dag": "Refusion for en dag",
}


class Skifteform(forms.Form):
    """Før og efter, regnet i samtalen. Intet gemmes."""

    dato = Dato(label="Måneden, der regnes for")
    loen_foer = Kroner(label="Månedsløn nu, med pension", hoejst=200_000)
    timer_foer = Tal("timer", label="Timer om ugen, der er løn for nu", hoejst=168)
    timer = Tal("timer", label="Timer til stede om ugen bagefter", hoejst=168)
    intensitet = Tal("%", label="Intensitet bagefter", hoejst=100)
    timeloen = Kroner(label="Timeløn bagefter, med pension", hoejst=10_000)
    fuldtidsloen = Kroner(label="Fuldtidsløn om måneden, med pension", hoejst=1_000_000)
    loft_time = Kroner(
        label="Årets højeste timeløn",
        required=False,
        hoejst=10_000,
        help_text="Kun for 2025 og senere: slås op i årets satser.",
    )


def _gammelt(t: Tilstand) -> Ansaettelse | None:
    gamle = [job for job in t.ansaettelser if job.gammel_ordning and job.startet]
    loebende = [job for job in gamle if job.ophoert is None]
    valgte = loebende or gamle
    return valgte[-1] if valgte else None


@kun()
def ordning(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Fanen."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    job = _gammelt(billede.tilstand)
    rammen = faner(request.user, billede.sag, FANEN)
    if job is None:
        return render(request, "kontor/ordning.html", {**rammen, "job": None})
    return render(request, "kontor/ordning.html", {**rammen, **_indhold(request, billede, job)})


def _indhold(request: Forespoergsel, billede: Sagsbillede, job: Ansaettelse) -> dict[str, Any]:
    egne = [s for kode in SKRIDT for s in billede.skridt if s.kode == kode and s.kode in FORMULARER]
    sendt = "dato" in request.GET
    kendte = {"dato": request.dag.replace(day=1), **forslag(job, request.dag)}
    formular = Skifteform(request.GET if sendt else None, initial=kendte, label_suffix="")
    resultat = None
    if sendt and formular.is_valid():
        try:
            resultat = foer_og_efter(job, Oplyst(**formular.cleaned_data))
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
    fundet = gammelt_job(request.user, billede.sag, job.id, request.dag)
    return {
        "job": job,
        "loeber": job.ophoert is None,
        "andel": BROEK.get(job.udvikling.andel, ""),
        "aendringer": [
            {"en": en, "navn": _VIST.get(en.aendring, en.aendring), "af": billede.navne.get(en.af, en.af)}
            for en in reversed(job.udvikling.aendringer)
        ],
        "valg": job.udvikling.valg,
        "kort": fundet.kvartaler if fundet else (),
        "ingen_frist": INGEN_FRIST,
        "mulige": [s for s in egne if s.mulig],
        "ikke_nu": [s for s in egne if not s.mulig],
        "formular": formular,
        "skift": resultat,
        "konsekvenser": KONSEKVENSER,
        "mangler_loft": mangler_loft(job, request.dag),
        "kilder": KILDER,
    }


class Efterseform(forms.Form):
    """Det, kommunen selv skal slå op."""

    loft_time = Kroner(
        label="Årets højeste timeløn, tilskuddet kan beregnes af",
        required=False,
        hoejst=10_000,
        help_text="Slås op i årets satser. Den er læst til og med 2024.",
    )


class Tilbageform(forms.Form):
    """Det, virksomheden skal rette."""

    grund = LangTekst(label="Hvad skal virksomheden rette?", linjer=2, max_length=600)


@kun()
def refusion(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Ét krav: det oplyste, beregningen, og de to, der ser på det."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    vist = kravet(request.user, nr)
    if vist is None or vist.krav.sag_id != billede.sag.pk:
        raise Http404
    handling = request.POST.get("handling", "") if request.method == "POST" else ""
    efterse = Efterseform(request.POST if handling == "efterse" else None, label_suffix="")
    tilbage = Tilbageform(request.POST if handling == "tilbage" else None, label_suffix="")
    fejl = ""
    if handling:
        try:
            if _udfoer(request, nr, handling, efterse, tilbage):
                return redirect("kontor:refusion", nummer, nr)
        except (UgyldigtInput, UgyldigeInput) as ugyldig:
            formular = tilbage if handling == "tilbage" else efterse
            for en in ugyldig.fejl if isinstance(ugyldig, UgyldigeInput) else (ugyldig,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        except IkkeMuligt as umuligt:
            fejl = str(umuligt)
        except AdgangNaegtet as naegtet:
            raise PermissionDenied(str(naegtet)) from naegtet
    galt = bool(fejl) or any(en.is_bound and en.errors for en in (efterse, tilbage))
    indhold = _kravindhold(request, billede, vist) | {"efterse": efterse, "tilbage": tilbage, "fejl": fejl}
    return render(request, "kontor/refusion.html", indhold, status=422 if galt else 200)


def _udfoer(
    request: Forespoergsel, nr: int, handling: str, efterse: Efterseform, tilbage: Tilbageform
) -> bool:
    match handling:
        case "efterse" if efterse.is_valid():
            efterse_refusionskrav(request.user, nr, nu=request.nu, **efterse.cleaned_data)
            messages.success(request, "Kravet er efterset. En anden skal godkende det.")
        case "tilbage" if tilbage.is_valid():
            send_refusionskrav_tilbage(request.user, nr, nu=request.nu, **tilbage.cleaned_data)
            messages.success(request, "Kravet er sendt tilbage til virksomheden.")
        case "godkend":
            godkend_refusionskrav(request.user, nr, nu=request.nu)
            messages.success(request, "Kravet er godkendt og klar til betaling.")
        case _:
            return False
    return True


def _kravindhold(request: Forespoergsel, billede: Sagsbillede, vist: Kravbillede) -> dict[str, Any]:
    job = next((en for en in billede.tilstand.ansaettelser if en.id == vist.krav.ansaettelse), None)
    valgt: Kvartal | None = None
    if job is not None:
        try:
            valgt = kvartalet(job, vist.krav.kvartal, request.dag)
        except UgyldigtInput:
            valgt = None
    oplyst = [(FELTNAVNE[n], vist.krav.oplyst[n]) for n in FELTNAVNE if n in vist.krav.oplyst]
    beregnet = next((en for en in reversed(vist.skridt) if en.beregning), None)
    fundet = gammelt_job(request.user, billede.sag, vist.krav.ansaettelse, request.dag, antal=40)
    kort = next(
        (k for k in (fundet.kvartaler if fundet else ()) if k.kvartal.foerste == vist.krav.kvartal), None
    )
    return {
        **faner(request.user, billede.sag, FANEN),
        "vist": vist,
        "job": job,
        "kvartal": valgt,
        "andel": BROEK.get(job.udvikling.andel, "") if job else "",
        "oplyst": oplyst,
        "beregnet": beregnet,
        "trin": _trin(beregnet.beregning) if beregnet and beregnet.beregning else [],
        "mangler_loft": bool(job and valgt and krav_mangler_loft(job, valgt)),
        "skridt": [(TRINNAVNE[en.trin], en) for en in vist.skridt],
        "tidligere": [k for k in (kort.krav if kort else ()) if k.krav.pk != vist.krav.pk],
        "betalt": kort.betalt if kort else None,
        "eget": bool(vist.sidste and vist.sidste.trin == "efterset" and vist.sidste.af_id == request.user.pk),
    }


def _trin(beregning: dict[str, Any]) -> list[dict[str, Any]]:
    return [trin for trin in beregning["trin"] if trin.get("vaerdi") is not None]


TRIN = ("sendt", "efterset", "sendt_tilbage", "godkendt")
TRINTITLER = {
    "sendt": "Skal efterses",
    "efterset": "Skal godkendes",
    "sendt_tilbage": "Hos virksomheden",
    "godkendt": "Godkendt",
}


@kun()
def refusioner(request: Forespoergsel) -> HttpResponse:
    """Kommunens liste over krav efter det trin, de står på."""
    trin = request.GET.get("trin", "")
    trin = trin if trin in TRIN else "sendt"
    side = sidetal(request)
    fundet = refusionskrav(request.user, trin=trin, side=side)
    nu = min(side, fundet.sider)
    return render(
        request,
        "kontor/refusioner.html",
        {
            "raekker": [
                (en, f"{(en.kvartal.month + 2) // 3}. kvartal {en.kvartal.year}") for en in fundet.raekker
            ],
            "grupper": [
                {"navn": TRINTITLER[t], "antal": fundet.antal[t], "valgt": t == trin, "adresse": f"?trin={t}"}
                for t in TRIN
            ],
            "overskrift": TRINTITLER[trin],
            "trin": trin,
            "sider": {
                "nu": nu,
                "antal": fundet.sider,
                "forrige": f"?trin={trin}&side={nu - 1}" if nu > 1 else "",
                "naeste": f"?trin={trin}&side={nu + 1}" if nu < fundet.sider else "",
            },
        },
    )
