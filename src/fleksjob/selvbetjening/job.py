"""Jobbet for borgeren og for virksomheden: forslaget som billede, svar, samtykke og tillægsaftalen.

Virksomheden ser navn, timer, løn, opgaver og hensyn; hverken CPR, adresse, helbred eller kommunens begrundelse.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.jobfigur import jobbillede_svg, tabel
from fleksjob.breve.tillaegsaftale import fra_og_til
from fleksjob.breve.virksomhedsblad import AFSKED, DET_SAMME
from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.forloeb.vitas import HVEM
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.etableringsord import MAALARTER, PARTER, SVARORD
from fleksjob.sager import visninger
from fleksjob.sager.etableringspapirer import aftalepapiret, jobsiden
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import (
    bekraeft_tillaegsaftale,
    besvar_forslag,
    giv_kontraktsamtykke,
    traek_kontraktsamtykke,
)
from fleksjob.sager.models import Sag
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.sag_job import Foreslaaet, Jobvej, jobveje, virksomhedens_job
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.sagsversion import laes_version

kun_borger = kun_for(Rolle.BORGER)
kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)
VALG_BORGER = [
    ("enig", "Ja, det passer mig"),
    ("aendring", "Jeg vil gerne have noget ændret"),
    ("nej", "Nej tak"),
]
VALG_VIRKSOMHED = [
    ("enig", "Ja, det passer os"),
    ("aendring", "Vi vil gerne have noget ændret"),
    ("nej", "Nej tak"),
]


class Svar(forms.Form):
    """Svaret på forslaget."""

    use_required_attribute = False

    svar = forms.ChoiceField(
        label="Passer forslaget?",
        choices=VALG_BORGER,
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg et svar.", "invalid_choice": "Vælg et svar."},
    )
    oensker = forms.CharField(
        label="Hvad skal være anderledes?",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Fx færre timer, andre dage eller en anden opgave.",
    )


class Virksomhedssvar(Svar):
    """Virksomhedens svar, og hvem der søger bevillingen."""

    soeger = forms.ChoiceField(
        label="Hvem søger kommunen om jobbet?",
        help_text="Det skal ske, før jobbet begynder. Ansøgningen sendes i VITAS, som er virksomheders vej til "
        "kommunen.",
        required=False,
        choices=[("kommune", "Kommunen må søge for os"), ("virksomhed", "Vi søger selv")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg, hvem der søger."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt = self.fields["svar"]
        if isinstance(felt, forms.ChoiceField):
            felt.choices = VALG_VIRKSOMHED


class Samtykke(forms.Form):
    """Hvem der må få en kopi af kontrakten."""

    use_required_attribute = False

    til = forms.MultipleChoiceField(
        label="Hvem må få en kopi af din kontrakt?",
        required=False,
        choices=[("kommune", "Kommunen"), ("fagforening", "Min fagforening")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Vælg blandt de viste."},
    )
    fagforening = forms.CharField(label="Hvilken fagforening?", required=False, max_length=80)


def ubesvarede(t: Tilstand) -> list[Etablering]:
    """De forslag, borgeren ikke har svaret på."""
    bevilgede = {job.id for job in t.ansaettelser}
    return [
        en
        for en in t.etableringer
        if en.foreslaaet and not en.afslaaet and en.id not in bevilgede and en.sidste_svar("borger") is None
    ]


def kort(vej: Jobvej, part: str, dag: date) -> dict[str, Any]:
    """Det, begge sider viser om jobbet."""
    aftale = vej.aftaler[0] if vej.aftaler else None
    udgave = vej.en.tillaegsaftale
    return {
        "vej": vej,
        "en": vej.en,
        # Billedet bygges af tal og faste ord.
        "billede": jobbillede_svg(vej.tal, bredde=330, id_=f"b-{vej.id}") if vej.tal else "",
        "tabel": tabel(vej.tal) if vej.tal else [],
        "mit_svar": vej.en.sidste_svar(part),
        "mit_svarord": SVARORD.get(mit.svar, "") if (mit := vej.en.sidste_svar(part)) else "",
        "kan_svare": vej.en.foreslaaet is not None
        and not vej.slut
        and (vej.job is None or vej.job.startet is None),
        "aftale": aftale,
        "maal": [
            (m, MAALARTER.get(m.get("art") or "", ""), fra_og_til(m)) for m in (aftale.maal if aftale else [])
        ],
        "har_sagt_ja": udgave is not None and udgave.har(part),
        "parter": [(navn, udgave.har(p)) for p, navn in PARTER.items()] if udgave else [],
        "begyndt": vej.job is not None and vej.job.startet is not None and vej.job.startet <= dag,
    }


def _proev(formular: forms.Form, goer: Callable[[], object]) -> bool:
    """Kalder kommandoen. Giver False, når noget skal rettes; fejlen står så i formularen."""
    try:
        goer()
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt, AdgangNaegtet) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True


def _min_sag(request: Forespoergsel) -> Sagsbillede:
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        raise Http404
    return fundet.billede


def _mit_job(request: Forespoergsel) -> tuple[Sagsbillede, list[Jobvej]]:
    billede = _min_sag(request)
    return billede, [vej for vej in jobveje(request.user, billede.sag, billede.tilstand) if not vej.slut]


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def mit_job(request: Forespoergsel) -> HttpResponse:
    """Mit job på én side."""
    billede, veje = _mit_job(request)
    handling = request.POST.get("handling", "") if request.method == "POST" else ""
    valgt = next((vej for vej in veje if vej.id == request.POST.get("ansaettelse")), None)
    if handling and valgt is None:
        raise Http404
    svar = Svar(request.POST if handling == "svar" else None, auto_id="svar-%s")
    samtykke = Samtykke(request.POST if handling == "samtykke" else None, auto_id="samtykke-%s")
    bekraeft = forms.Form(request.POST if handling == "aftale" else None)
    if valgt is not None and _borgeren_goer(request, billede, valgt, handling, (svar, samtykke, bekraeft)):
        return redirect("selvbetjening:mit_job")
    indhold = {
        "side": "job",
        "job": [kort(vej, "borger", request.dag) for vej in veje],
        "valgt": valgt.id if valgt else "",
        "version": billede.sag.version,
        "svar": svar,
        "samtykke": samtykke,
        "bekraeft": bekraeft,
        "konsulent": billede.sag.virksomhedskonsulent,
    }
    fejl = any(f.is_bound and f.errors for f in (svar, samtykke, bekraeft))
    return render(request, "selvbetjening/borger/job.html", indhold, status=422 if fejl else 200)


def _borgeren_goer(
    request: Forespoergsel,
    billede: Sagsbillede,
    vej: Jobvej,
    handling: str,
    formularer: tuple[forms.Form, ...],
) -> bool:
    """Det, borgeren trykkede på. Giver True, når det er gemt."""
    svar, samtykke, bekraeft = formularer
    om: dict[str, Any] = {
        "forventet_version": laes_version(request),
        "nu": request.nu,
        "gyldig_fra": request.dag,
        "ansaettelse": vej.id,
    }
    sag, bruger = billede.sag.pk, request.user
    if handling == "svar" and svar.is_valid():
        if _proev(svar, lambda: besvar_forslag(sag, bruger, **om, **svar.cleaned_data)):
            messages.success(request, "Tak. Dit svar er sendt til kommunen.")
            return True
    elif handling == "samtykke" and samtykke.is_valid():
        if not samtykke.cleaned_data["til"] and not vej.en.samtykke:
            samtykke.add_error(
                None, "Sæt kryds ved den, der må få en kopi. Må ingen få den, skal du ikke gøre noget."
            )
            return False
        kommando = giv_kontraktsamtykke if samtykke.cleaned_data["til"] else traek_kontraktsamtykke
        ekstra = {**samtykke.cleaned_data, "maade": "selvbetjening"} if samtykke.cleaned_data["til"] else {}
        if _proev(samtykke, lambda: kommando(sag, bruger, **om, **ekstra)):
            messages.success(request, "Tak. Det er gemt, og du kan altid ændre det.")
            return True
    elif handling == "aftale" and _proev(
        bekraeft, lambda: bekraeft_tillaegsaftale(sag, bruger, **om, udgave=_udgaven(request))
    ):
        messages.success(request, "Tak. Du har sagt ja til aftalen.")
        return True
    return False


def _udgaven(request: Forespoergsel) -> int:
    """Den udgave, der blev læst; er tallet pillet ved, er det 0, som ingen udgave har."""
    skrevet = request.POST.get("udgave", "")
    return int(skrevet) if skrevet.isdecimal() and len(skrevet) < 6 else 0


@kun_borger
@require_safe
def mit_job_pdf(request: Forespoergsel, ansaettelse: str, papir: str) -> HttpResponse:
    """Jobbet på én side eller tillægsaftalen som PDF."""
    billede, veje = _mit_job(request)
    vej = next((vej for vej in veje if vej.id == ansaettelse), None)
    if vej is None:
        raise Http404
    return _pdf(billede.sag, vej, papir, request.dag)


def _pdf(sag: Sag, vej: Jobvej, papir: str, dag: date) -> HttpResponse:
    if papir == "aftale" and vej.aftaler:
        indhold = aftalepapiret(sag, vej, vej.aftaler[0], dag)
    elif papir == "side" and vej.tal is not None:
        indhold = jobsiden(sag, vej, dag)
    else:
        raise Http404
    svar = HttpResponse(indhold, content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="{"tillaegsaftale" if papir == "aftale" else "job"}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar


@kun_arbejdsgiver
@require_safe
def vores_job(request: Forespoergsel) -> HttpResponse:
    """De job, der er foreslået eller aftalt hos virksomheden."""
    alle = virksomhedens_job(request.user, nu=request.nu, dag=request.dag)
    indhold = {"side": "job", "job": [{"et": et, **kort(et.vej, "arbejdsgiver", request.dag)} for et in alle]}
    return render(request, "selvbetjening/virksomhed/job.html", indhold)


def venter_paa_virksomheden(request: Forespoergsel) -> list[dict[str, Any]]:
    """De job, hvor virksomheden mangler at svare på forslaget eller sige ja til tillægsaftalen."""
    ud = []
    for et in virksomhedens_job(request.user, nu=request.nu, dag=request.dag):
        om = kort(et.vej, "arbejdsgiver", request.dag)
        svar = om["kan_svare"] and not om["mit_svar"]
        if svar or (om["aftale"] and not om["har_sagt_ja"]):
            ud.append({"et": et, "svar": svar})
    return ud


def _find(request: Forespoergsel, sag_id: int, ansaettelse: str) -> Foreslaaet:
    for et in virksomhedens_job(request.user, nu=request.nu, dag=request.dag):
        if et.sag_id == sag_id and et.vej.id == ansaettelse:
            return et
    raise Http404


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def et_job(request: Forespoergsel, sag_id: int, ansaettelse: str) -> HttpResponse:
    """Forslaget: hvad det koster, hvad vi får, og vores svar."""
    et = _find(request, sag_id, ansaettelse)
    handling = request.POST.get("handling", "") if request.method == "POST" else ""
    svar = Virksomhedssvar(request.POST if handling == "svar" else None, initial={"soeger": "kommune"})
    bekraeft = forms.Form(request.POST if handling == "aftale" else None)
    if handling and _virksomheden_goer(request, et, handling, svar, bekraeft):
        return redirect("selvbetjening:virksomhedens_job", sag_id, ansaettelse)
    indhold = {
        "side": "job",
        "et": et,
        "j": kort(et.vej, "arbejdsgiver", request.dag),
        "version": request.POST.get("version", et.version),
        "svar": svar,
        "bekraeft": bekraeft,
        "soeger": HVEM.get(et.vej.en.soeger, ""),
        "godt_at_vide": (*DET_SAMME, AFSKED),
    }
    fejl = any(f.is_bound and f.errors for f in (svar, bekraeft))
    return render(request, "selvbetjening/virksomhed/et_job.html", indhold, status=422 if fejl else 200)


def _virksomheden_goer(
    request: Forespoergsel, et: Foreslaaet, handling: str, svar: forms.Form, bekraeft: forms.Form
) -> bool:
    om: dict[str, Any] = {
        "forventet_version": laes_version(request),
        "nu": request.nu,
        "gyldig_fra": request.dag,
        "ansaettelse": et.vej.id,
    }
    if handling == "svar" and svar.is_valid():
        if _proev(svar, lambda: besvar_forslag(et.sag_id, request.user, **om, **svar.cleaned_data)):
            messages.success(request, "Tak. Svaret er sendt til kommunen.")
            return True
    elif handling == "aftale":
        udgave = _udgaven(request)
        if _proev(bekraeft, lambda: bekraeft_tillaegsaftale(et.sag_id, request.user, **om, udgave=udgave)):
            messages.success(request, "Tak. I har sagt ja til aftalen.")
            return True
    return False


@kun_arbejdsgiver
@require_safe
def et_job_pdf(request: Forespoergsel, sag_id: int, ansaettelse: str, papir: str) -> HttpResponse:
    """Jobbet på én side eller tillægsaftalen som PDF."""
    et = _find(request, sag_id, ansaettelse)
    sag = Sag.for_kommune(request.user.kommune_id).select_related("person", "kommune").get(pk=sag_id)
    return _pdf(sag, et.vej, papir, request.dag)
