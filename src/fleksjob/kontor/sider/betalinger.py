"""Betalinger: det, der er klar, filerne, den anden persons frigivelse, kvitteringen, regnskabet og opsætningen."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.felter import Dato, Rulleliste
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import betaling, regnskab
from fleksjob.sager.betalingsdag import (
    BETALINGSDAGE,
    INGEN_LOV,
    aarets_betalingsdage,
    naeste_betalingsdag,
    regelnavn,
)
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.saet_penge_op import saet_penge_op
from fleksjob.sager.models import Bruger
from fleksjob.sager.pengeopsaetning import KONTI, opsaetning
from fleksjob.sager.visninger import betalinger as visning
from fleksjob.snitflader.betalingsfil import Betalingsmappe

_HVEM = tuple(sorted(HVEM_KAN["udbetaling_frigivet"]))
STOERSTE_KVITTERING = 20_000_000


def mappe(bruger: Bruger) -> Betalingsmappe:
    """Kommunens mappe til betalingsfiler, uden for webserverens filer."""
    return Betalingsmappe(Path(settings.DATA) / "betalinger" / str(bruger.kommune_id))


class DanFil(forms.Form):
    """Dagen, der skal betales."""

    betalingsdag = Dato(label="Betalingsdag")


@kun(*_HVEM)
def betalinger(request: Forespoergsel) -> HttpResponse:
    """Køen, filerne og de afviste. POST danner en fil."""
    plan = opsaetning(request.user.kommune_id)
    formular = DanFil(
        request.POST if request.method == "POST" else None,
        initial={"betalingsdag": naeste_betalingsdag(plan.betalingsdag, request.dag)},
        label_suffix="",
    )
    if request.method == "POST" and formular.is_valid():
        try:
            fil = betaling.dan_fil(
                request.user, betalingsdag=formular.cleaned_data["betalingsdag"], nu=request.nu
            )
        except UgyldigtInput as fejl:
            formular.add_error("betalingsdag", fejl.besked)
        except IkkeMuligt as fejl:
            formular.add_error(None, str(fejl))
        else:
            messages.success(request, f"Fil {fil.nr} er dannet. En anden skal frigive den.")
            return redirect("kontor:betalingsfil", fil.nr)
    return render(
        request,
        "kontor/betalinger.html",
        {
            "formular": formular,
            "klar": betaling.klarbillede(request.user),
            "filer": visning.filer(request.user, side=sidetal(request)),
            "afviste": visning.afviste(request.user),
            "krav": visning.aabne_krav(request.user),
            "regel": regelnavn(plan.betalingsdag),
        },
        status=422 if formular.is_bound else 200,
    )


@kun(*_HVEM)
def betalingsfil(request: Forespoergsel, nr: int) -> HttpResponse:
    """Én fil. POST frigiver den, fortryder den eller læser bankens svar."""
    try:
        fil = betaling.filen(request.user, nr)
        fejl = ""
        if request.method == "POST":
            svar, fejl = _handling(request, nr)
            if svar is not None:
                return svar
    except AdgangNaegtet as naegtet:
        raise Http404(str(naegtet)) from naegtet
    svaret = regnskab.regnskab(request.user, fil)
    return render(
        request,
        "kontor/betalingsfil.html",
        {
            "fil": fil,
            "fejl": fejl,
            "regnskab": svaret,
            "balance": svaret.brutto == svaret.atp + svaret.udbetalt and svaret.udbetalt == fil.kontrolsum,
            "mangler": opsaetning(request.user.kommune_id).mangler,
            "egen": fil.dannet_af_id == request.user.pk,
            "linjer": visning.linjer(request.user, fil, side=sidetal(request)),
            "svar": visning.svartal(request.user, fil),
        },
        status=422 if fejl else 200,
    )


def _handling(request: Forespoergsel, nr: int) -> tuple[HttpResponse | None, str]:
    """Det, der blev trykket på. Giver en fejl at vise, når det ikke kunne lade sig gøre."""
    try:
        match request.POST.get("handling"):
            case "frigiv":
                betaling.frigiv_fil(request.user, nr, mappe(request.user), nu=request.nu)
                messages.success(request, f"Fil {nr} er frigivet og skrevet.")
            case "skriv":
                betaling.skriv_igen(request.user, nr, mappe(request.user))
                messages.success(request, f"Fil {nr} er skrevet igen, præcis som den blev frigivet.")
            case "fortryd":
                betaling.fortryd_fil(request.user, nr)
                messages.success(request, f"Fil {nr} er opløst. Linjerne kan komme i en ny fil.")
                return redirect("kontor:betalinger"), ""
            case "kvittering":
                if fejl := _kvittering(request):
                    return None, fejl
            case _:
                return None, "Vælg, hvad du vil gøre."
    except IkkeMuligt as fejl:
        return None, str(fejl)
    return redirect("kontor:betalingsfil", nr), ""


def _kvittering(request: Forespoergsel) -> str:
    fil = request.FILES.get("kvittering")
    if fil is None or not fil.size:
        return "Vælg kvitteringsfilen fra banken."
    if fil.size > STOERSTE_KVITTERING:
        return "Filen er for stor til at være en kvittering."
    try:
        tekst = fil.read().decode()
    except UnicodeDecodeError:
        return "Filen er ikke tekst. Vælg kvitteringen, som banken sendte den."
    rapport = betaling.laes_svar(request.user, tekst, nu=request.nu)
    messages.success(
        request, f"{rapport.betalte} betalt, {rapport.afviste} afvist, {rapport.kendte} kendt i forvejen."
    )
    for en in rapport.fejl[:5]:
        messages.warning(request, f"Linje {en.linje}: {en.besked}")
    return ""


@kun(*_HVEM)
def regnskab_csv(request: Forespoergsel, nr: int) -> HttpResponse:
    """Regnskabet som CSV. Intet navn og intet CPR-nummer."""
    try:
        fil = betaling.filen(request.user, nr)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    plan = opsaetning(request.user.kommune_id)
    tekst = regnskab.som_csv(regnskab.regnskab(request.user, fil), plan)
    svar = HttpResponse(tekst.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    svar["Content-Disposition"] = f'attachment; filename="regnskab-fil-{nr}.csv"'
    return svar


class Opsaetning(forms.Form):
    """Én kontostreng for hvert formål, og betalingsdagen."""

    betalingsdag = Rulleliste(
        label="Betalingsdag",
        choices=[*BETALINGSDAGE.items(), *((str(d), f"Den {d}. i måneden efter") for d in range(1, 29))],
        help_text=INGEN_LOV,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for konto, navn in KONTI.items():
            self.fields[konto] = forms.CharField(label=navn, required=False, max_length=40)


@kun(*_HVEM)
def betalingsopsaetning(request: Forespoergsel) -> HttpResponse:
    """Kommunens egne konti og betalingsdag, og kalenderen, den giver."""
    plan = opsaetning(request.user.kommune_id)
    formular = Opsaetning(
        request.POST if request.method == "POST" else None,
        initial={**plan.konti, "betalingsdag": plan.betalingsdag},
    )
    if request.method == "POST" and formular.is_valid():
        felter = dict(formular.cleaned_data)
        try:
            saet_penge_op(request.user, betalingsdag=felter.pop("betalingsdag"), konti=felter, nu=request.nu)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        else:
            messages.success(request, "Opsætningen er gemt.")
            return redirect("kontor:betalingsopsaetning")
    return render(
        request,
        "kontor/betalingsopsaetning.html",
        {
            "formular": formular,
            "dage": aarets_betalingsdage(plan.betalingsdag, request.dag.year),
            "regel": regelnavn(plan.betalingsdag),
            "ingen_lov": INGEN_LOV,
        },
        status=422 if formular.is_bound else 200,
    )
