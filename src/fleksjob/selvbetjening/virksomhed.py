"""Virksomhedens sider: de ansatte i fleksjob, og oplysningen om fuldtidslønnen.

En arbejdsgiver ser navn, job, timer, løn og datoer for opfølgning; intet om helbred, og hverken CPR eller fødselsdato.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.figurer import timer_billede_svg
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import oplys_fuldtidsloen
from fleksjob.sager.visninger import Ansat
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.borgertekst import Kommende, delt_i_snart_og_senere, paa_arbejdspladsen
from fleksjob.selvbetjening.job import venter_paa_virksomheden
from fleksjob.selvbetjening.sagsversion import laes_version
from fleksjob.selvbetjening.tal_felter import TalFelt

kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)
FULDTIDSLOEN = "fuldtidsloen_oplyst"
LAVESTE_MAANEDSLOEN = 5_000
"""Kroner. Ingen regel, kun en grænse, der fanger en timeløn skrevet i feltet for en måned."""


class Fuldtidsloen(forms.Form):
    """Lønnen på fuld tid i samme stilling."""

    use_required_attribute = False

    fuldtidsloen = TalFelt(
        "kr.",
        label="Løn på fuld tid om måneden",
        help_text="37 timer om ugen, før skat, med tillæg og med både egen og jeres del af pensionen.",
        error_messages={"required": "Skriv lønnen om måneden, for eksempel 32.000."},
    )
    gyldig_fra = forms.DateField(
        label="Fra hvilken dag gælder lønnen?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Den dag, lønnen er aftalt fra. Højst i dag.",
        error_messages={"required": "Skriv dagen.", "invalid": "Skriv dagen som dag-måned-år."},
    )

    def clean_fuldtidsloen(self) -> float:
        """Et tal på størrelse med en timeløn er en skrivefejl, og et tilskud, der regnes af det, bliver nul."""
        loen: float = self.cleaned_data["fuldtidsloen"]
        if 0 < loen < LAVESTE_MAANEDSLOEN:
            raise forms.ValidationError(
                "Det er for lidt for en hel måned på fuld tid. Skriv lønnen for en måned, for eksempel 32.000."
            )
        return loen


@dataclass(frozen=True, slots=True)
class Kort:
    """En ansat på oversigten."""

    ansat: Ansat
    begyndt: date | None
    timebillede: str
    mangler_fuldtidsloen: bool
    kan_oplyse: bool
    snart: tuple[Kommende, ...]
    senere: tuple[Kommende, ...]


def _kort(ansat: Ansat, dag: date) -> Kort:
    vilkaar = ansat.vilkaar
    kan_oplyse = any(et.kode == FULDTIDSLOEN and et.mulig for et in ansat.skridt)
    timer, intensitet = (vilkaar.timer, vilkaar.intensitet) if vilkaar else (None, None)
    snart, senere = delt_i_snart_og_senere(paa_arbejdspladsen(ansat.pligter, dag), dag)
    billede = ""
    if timer and intensitet:
        billede = timer_billede_svg(
            timer, intensitet, bredde=340, id_=f"timer-{ansat.sag_id}-{ansat.ansaettelse.id}"
        )
    return Kort(
        ansat=ansat,
        begyndt=ansat.ansaettelse.startet if (ansat.ansaettelse.startet or dag) <= dag else None,
        timebillede=billede,
        mangler_fuldtidsloen=vilkaar is None or vilkaar.fuldtidsloen is None,
        kan_oplyse=kan_oplyse,
        snart=snart,
        senere=senere,
    )


def _nuvaerende(request: Forespoergsel) -> list[Ansat]:
    alle = visninger.vores_ansatte(request.user, nu=request.nu, dag=request.dag)
    return [en for en in alle if en.ansaettelse.ophoert is None or en.ansaettelse.ophoert > request.dag]


@kun_arbejdsgiver
@require_safe
def vores_ansatte(request: Forespoergsel) -> HttpResponse:
    """De ansatte i fleksjob; dem, der mangler en oplysning, først."""
    kort = [_kort(ansat, request.dag) for ansat in _nuvaerende(request)]
    kort.sort(key=lambda et: (not et.mangler_fuldtidsloen, et.ansat.navn))
    kontekst = {"kort": kort, "venter": venter_paa_virksomheden(request), "side": "ansatte"}
    return render(request, "selvbetjening/virksomhed/ansatte.html", kontekst)


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def fuldtidsloen(request: Forespoergsel, sag_id: int, ansaettelse: str) -> HttpResponse:
    """Arbejdsgiveren oplyser fuldtidslønnen. Uden den kan kommunen ikke beregne tilskuddet."""
    ansat = next(
        (en for en in _nuvaerende(request) if (en.sag_id, en.ansaettelse.id) == (sag_id, ansaettelse)), None
    )
    if ansat is None:
        raise Http404
    formular = Fuldtidsloen(
        request.POST if request.method == "POST" else None, initial={"gyldig_fra": request.dag}
    )
    if formular.is_valid() and _oplys(request, ansat, formular):
        messages.success(request, f"Tak. Fuldtidslønnen for {ansat.navn} er sendt til kommunen.")
        return redirect("selvbetjening:virksomhed")
    kontekst: dict[str, Any] = {
        "ansat": ansat,
        "formular": formular,
        "version": request.POST.get("version", ansat.version),
    }
    return render(request, "selvbetjening/virksomhed/fuldtidsloen.html", kontekst)


def _oplys(request: Forespoergsel, ansat: Ansat, formular: Fuldtidsloen) -> bool:
    """Kalder kommandoen. Giver False, når noget skal rettes; fejlen står så i formularen."""
    try:
        oplys_fuldtidsloen(
            ansat.sag_id,
            request.user,
            forventet_version=laes_version(request),
            nu=request.nu,
            ansaettelse=ansat.ansaettelse.id,
            **formular.cleaned_data,
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt, AdgangNaegtet) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True
