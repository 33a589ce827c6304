"""Hvem der har adgang, hvad hver rolle må i ord, og lederens ændringer med grund."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.samarbejde import AdgangFormular, Sideformular
from fleksjob.kontor.sideformularer import udfoer
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.aendr_adgang import aendr_adgang
from fleksjob.sager.visninger.adgang import skridt_for


@kun(Rolle.LEDER)
def brugere(request: Forespoergsel) -> HttpResponse:
    """Brugerne, rollerne i ord, og de seneste ændringer."""
    indhold = {
        "brugere": visninger.kommunens_brugere(request.user),
        "roller": [{"rolle": rolle, "skridt": skridt_for(rolle)} for rolle in Rolle],
        "aendringer": visninger.adgangsaendringer(request.user),
    }
    return render(request, "kontor/brugere.html", indhold)


@kun(Rolle.LEDER)
def bruger(request: Forespoergsel, nr: int) -> HttpResponse:
    """Én brugers adgang: formularen (GET), og ændringen (POST)."""
    try:
        en = visninger.en_bruger(request.user, nr)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    nu = {
        "rolle": en.roller[0].value,
        "ekstra": [rolle.value for rolle in en.roller[1:]],
        "team": en.team,
        "aktiv": en.aktiv,
    }
    formular = AdgangFormular(request.POST if request.method == "POST" else None, initial=nu)

    def gem(sendt: Sideformular) -> HttpResponse:
        f = sendt.cleaned_data
        aendr_adgang(
            request.user,
            nr,
            rolle=f["rolle"],
            ekstra=f["ekstra"],
            team=f["team"],
            aktiv=f["aktiv"],
            grund=f["grund"],
            nu=request.nu,
        )
        messages.success(request, f"Adgangen for {en.navn} er ændret.")
        return redirect("kontor:brugere")

    try:
        faerdig = udfoer(formular, gem) if request.method == "POST" else None
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    if faerdig is not None:
        return faerdig
    indhold = {
        "en": en,
        "formular": formular,
        "mig": nr == request.user.pk,
        "aendringer": visninger.adgangsaendringer(request.user, nr),
    }
    return render(request, "kontor/bruger.html", indhold, status=422 if formular.is_bound else 200)
