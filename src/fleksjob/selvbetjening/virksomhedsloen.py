"""Virksomhedens side om løn: hvilke måneder der mangler, og at skrive eller rette en måned i tre felter."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer.ret_egen_loen import ret_egen_loen
from fleksjob.sager.visninger.virksomhedsloen import vores_loen
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.sagsversion import laes_version
from fleksjob.selvbetjening.tal_felter import TalFelt

kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)


class Maanedsloen(forms.Form):
    """Én måneds løn, som den står på lønsedlen."""

    use_required_attribute = False
    loen = TalFelt(
        "kr.",
        label="Løn for hele måneden, uden pension",
        help_text="Før skat, som på lønsedlen. Skriv 0, hvis der ingen løn var.",
        error_messages={"required": "Skriv lønnen, for eksempel 7.250."},
    )
    pension = TalFelt(
        "kr.",
        label="Pension",
        help_text="Den ansattes og jeres del lagt sammen. Skriv 0, hvis der ingen er.",
        error_messages={"required": "Skriv pensionen, eller 0."},
    )


@kun_arbejdsgiver
@require_safe
def vores_loensider(request: Forespoergsel) -> HttpResponse:
    """De ansatte og deres seneste måneder; det, der mangler, først."""
    ansatte = vores_loen(request.user, nu=request.nu, dag=request.dag)
    return render(request, "selvbetjening/virksomhed/loen.html", {"ansatte": ansatte, "side": "loen"})


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def en_maanedsloen(
    request: Forespoergsel, sag_id: int, ansaettelse: str, aar: int, maaned: int
) -> HttpResponse:
    """Skriv en måned, der mangler, eller ret en, der er forkert."""
    ansatte = vores_loen(request.user, nu=request.nu, dag=request.dag)
    ansat = next((en for en in ansatte if (en.sag_id, en.ansaettelse) == (sag_id, ansaettelse)), None)
    valgt = next(
        (m for m in (ansat.maaneder if ansat else ()) if (m.maaned.year, m.maaned.month) == (aar, maaned)),
        None,
    )
    if ansat is None or valgt is None:
        raise Http404
    kendt = {} if valgt.mangler else {"loen": valgt.loen, "pension": valgt.pension}
    formular = Maanedsloen(request.POST if request.method == "POST" else None, initial=kendt)
    if formular.is_valid() and _gem(request, sag_id, ansaettelse, valgt.maaned, formular):
        gjort = "sendt" if valgt.mangler else "rettet"
        messages.success(request, f"Tak. Lønnen for {ansat.navn} er {gjort}.")
        return redirect("selvbetjening:virksomhedsloen")
    kontekst: dict[str, Any] = {
        "ansat": ansat,
        "maaned": valgt,
        "formular": formular,
        "version": request.POST.get("version", ansat.version),
        "side": "loen",
    }
    return render(request, "selvbetjening/virksomhed/maanedsloen.html", kontekst)


def _gem(request: Forespoergsel, sag_id: int, ansaettelse: str, maaned: date, formular: Maanedsloen) -> bool:
    try:
        ret_egen_loen(
            sag_id,
            request.user,
            forventet_version=laes_version(request),
            nu=request.nu,
            maaned=maaned,
            ansaettelse=ansaettelse,
            **{felt: float(tal) for felt, tal in formular.cleaned_data.items()},
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt, AdgangNaegtet) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True
