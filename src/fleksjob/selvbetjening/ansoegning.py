"""Borgeren søger, ser, hvad hun er vejledt om, beder om en afgørelse nu, fortryder, eller trækker sin ansøgning."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.ansoegningsbrev import RETTIGHEDER, hvornaar
from fleksjob.forloeb.foreliggende import foreliggende
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.ansoegning import EMNER
from fleksjob.sager import visninger
from fleksjob.sager.ansoegninger import Egetsvar, svar_senest
from fleksjob.sager.fejl import IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import (
    bed_om_afgoerelse_nu,
    fortryd_afgoerelse_nu,
    indgiv_ansoegning,
    traek_ansoegning,
)
from fleksjob.sager.models import Ansoegning
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.sagsversion import laes_version

kun_borger = kun_for(Rolle.BORGER)
_LEVER_AF = (
    ("sygedagpenge", "Sygedagpenge"),
    ("kontanthjaelp", "Kontanthjælp"),
    ("uddannelseshjaelp", "Uddannelseshjælp"),
    ("ressourceforloeb", "Ressourceforløbsydelse"),
    ("dagpenge", "Dagpenge"),
    ("loen", "Løn fra et arbejde"),
    ("selvstaendig", "Min egen virksomhed"),
    ("ingen", "Jeg har ingen indtægt"),
    ("andet", "Noget andet"),
)
SPOERGSMAAL = {
    "hvorfor": "Hvorfor søger du om fleksjob?",
    "kan": "Hvad kan du godt i et arbejde?",
    "oensker": "Hvad vil du gerne arbejde med?",
    "bisidder": "Vil du have en med, når vi taler sammen?",
}
"""Spørgsmålene, som de gemmes sammen med svarene."""


def _langt(label: str, hjaelp: str, *, kraevet: bool, raekker: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=kraevet,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": raekker}),
        help_text=hjaelp,
        error_messages={
            "required": "Skriv kort, hvorfor du søger. Et par linjer er nok.",
            "max_length": "Skriv højst 4.000 tegn. Resten kan du fortælle din sagsbehandler.",
        },
    )


class Ansoegningsskema(forms.Form):
    """Fem korte spørgsmål. Kun to skal besvares."""

    hvorfor = _langt(
        SPOERGSMAAL["hvorfor"],
        "Skriv med dine egne ord. Du behøver ikke at skrive om sygdom; det kan vi tale om bagefter.",
        kraevet=True,
        raekker=6,
    )
    kan = _langt(SPOERGSMAAL["kan"], "Fx opgaver, tidspunkter eller hvor længe.", kraevet=False, raekker=4)
    oensker = _langt(
        SPOERGSMAAL["oensker"], "Skriv også gerne, hvis du ikke ved det.", kraevet=False, raekker=3
    )
    ydelse = forms.ChoiceField(
        label="Hvad lever du af nu?",
        choices=_LEVER_AF,
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg det, der passer bedst."},
    )
    bisidder = forms.CharField(
        label=SPOERGSMAAL["bisidder"],
        required=False,
        max_length=120,
        help_text="Skriv, hvem det er. Du må altid tage en med, fx fra din familie eller fagforening.",
    )


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def ansoeg(request: Forespoergsel) -> HttpResponse:
    """Skemaet. Har borgeren en ansøgning, der venter på svar, siges det i stedet."""
    hvorfor_ikke = _hvorfor_ikke_soege(request)
    formular = Ansoegningsskema(request.POST or None, label_suffix="")
    if request.method == "POST" and not hvorfor_ikke and formular.is_valid():
        svar = [Egetsvar(tekst, formular.cleaned_data[navn]) for navn, tekst in SPOERGSMAAL.items()]
        try:
            indgiv_ansoegning(
                request.user, nu=request.nu, ydelse=formular.cleaned_data["ydelse"], egne_ord=svar
            )
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        except (IkkeMuligt, Samtidighedskonflikt) as fejl:
            formular.add_error(None, str(fejl))
        else:
            return redirect("selvbetjening:ansoeg_kvittering")
    kontekst = {"side": "ansoeg", "formular": formular, "hvorfor_ikke": hvorfor_ikke}
    status = 422 if formular.is_bound and formular.errors else 200
    return render(request, "selvbetjening/borger/ansoeg.html", kontekst, status=status)


def _hvorfor_ikke_soege(request: Forespoergsel) -> str:
    """Grunden til, at hun ikke kan søge nu; tom, når hun kan."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        return ""
    if fundet.billede.tilstand.begyndelse.aaben:
        return "Du har allerede søgt. Kommunen har din ansøgning og skal svare dig skriftligt."
    if fundet.billede.tilstand.visiteret is not None and not fundet.billede.tilstand.lukket:
        return "Kommunen har allerede sagt ja til, at du kan få fleksjob."
    return ""


@kun_borger
@require_safe
def kvittering(request: Forespoergsel) -> HttpResponse:
    """Det, hun har skrevet, hvad der nu sker, og hvornår hun kan vente et svar."""
    seneste = Ansoegning.for_bruger(request.user).select_related("sag").order_by("-pk").first()
    if seneste is None:
        raise Http404
    kontekst = {
        "side": "ansoeg",
        "ansoegning": seneste,
        "hvornaar": hvornaar(svar_senest(seneste.kommune_id, seneste.modtaget)),
        "rettigheder": RETTIGHEDER,
    }
    return render(request, "selvbetjening/borger/ansoeg_kvittering.html", kontekst)


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def afgoerelse_nu(request: Forespoergsel) -> HttpResponse:
    """Hvad en afgørelse nu ville bygge på, og hvad den sandsynligvis bliver. Så kan hun bede om den eller fortryde."""
    billede = _billede(request)
    skridt = {et.kode: et for et in billede.skridt}
    fejl = ""
    if request.method == "POST":
        fortryder = request.POST.get("handling") == "fortryd"
        fejl = _tag(request, billede, fortryd_afgoerelse_nu if fortryder else bed_om_afgoerelse_nu)
        if not fejl:
            messages.success(
                request,
                "Du har fortrudt. Kommunen undersøger sagen videre."
                if fortryder
                else "Kommunen har fået dit ønske og skal nu afgøre sagen.",
            )
            return redirect("selvbetjening:borger")
        billede = _billede(request)
    bed = skridt.get("afgoerelse_paa_grundlag_oensket")
    kontekst = {
        "side": "ansoeg",
        "sag": billede.sag,
        "foreliggende": foreliggende(billede.tilstand),
        "oensket": billede.tilstand.begyndelse.paa_grundlag,
        "kan": bed is not None and bed.mulig,
        "fejl": fejl,
    }
    return render(request, "selvbetjening/borger/afgoerelse_nu.html", kontekst, status=409 if fejl else 200)


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def traek(request: Forespoergsel) -> HttpResponse:
    """Træk ansøgningen tilbage, efter at have set, hvad det betyder."""
    billede = _billede(request)
    fejl = ""
    if request.method == "POST":
        fejl = _tag(request, billede, traek_ansoegning)
        if not fejl:
            messages.success(request, "Din ansøgning er trukket tilbage. Du kan altid søge igen.")
            return redirect("selvbetjening:borger")
        billede = _billede(request)
    kontekst = {
        "side": "ansoeg",
        "sag": billede.sag,
        "aaben": billede.tilstand.begyndelse.aaben,
        "ansoegt": billede.tilstand.begyndelse.ansoegt,
        "fejl": fejl,
    }
    return render(request, "selvbetjening/borger/traek.html", kontekst, status=409 if fejl else 200)


@kun_borger
@require_safe
def vejledning(request: Forespoergsel) -> HttpResponse:
    """Hvad kommunen har fortalt, hvornår, og det samme at læse igen."""
    billede = _billede(request)
    begyndelse = billede.tilstand.begyndelse
    hoert = begyndelse.emner
    kontekst = {
        "side": "ansoeg",
        "log": list(reversed(begyndelse.vejledninger)),
        "emner": EMNER,
        "hoert": [emne for kode, emne in EMNER.items() if kode in hoert],
        "andre": [emne for kode, emne in EMNER.items() if kode not in hoert],
        "forventet": begyndelse.forventet_afgoerelse,
    }
    return render(request, "selvbetjening/borger/vejledning.html", kontekst)


def kort_om_ansoegningen(billede: Sagsbillede, dag: date) -> dict[str, Any]:
    """Det, overblikket viser om ansøgningen: hvornår hun kan vente svar, og hvad hun kan gøre."""
    begyndelse = billede.tilstand.begyndelse
    skridt = {et.kode: et.mulig for et in billede.skridt}
    frister = [
        en.frist
        for en in billede.pligter
        if en.kode in ("svar_paa_ansoegning", "sagsbehandlingsfrist") and en.frist and en.status == "kommende"
    ]
    uafgjort = billede.tilstand.fase in ("forberedelse", "indstilling", "afgoerelse")
    return {
        "vis": uafgjort or bool(begyndelse.vejledninger) or skridt.get("ansoegning_modtaget", False),
        "aaben": begyndelse.aaben,
        "ansoegt": begyndelse.ansoegt,
        "senest": begyndelse.forventet_afgoerelse or min(frister, default=None) if uafgjort else None,
        "egen_frist": not begyndelse.forventet_afgoerelse,
        "paa_grundlag": begyndelse.paa_grundlag,
        "kan_bede": skridt.get("afgoerelse_paa_grundlag_oensket", False) and uafgjort,
        "kan_soege": not begyndelse.aaben
        and (skridt.get("ansoegning_modtaget", False) or billede.tilstand.fase in ("afslag", "lukket")),
        "vejledt": bool(begyndelse.vejledninger),
    }


def _billede(request: Forespoergsel) -> Sagsbillede:
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        raise Http404
    return fundet.billede


def _tag(request: Forespoergsel, billede: Sagsbillede, kommando: Callable[..., object]) -> str:
    """Udfører skridtet; giver grunden, når det ikke kan lade sig gøre."""
    try:
        kommando(
            billede.sag.pk,
            request.user,
            forventet_version=laes_version(request),
            nu=request.nu,
            gyldig_fra=request.dag,
        )
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        return str(fejl)
    return ""
