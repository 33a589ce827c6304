"""«Vi har brug for hjælp»: én knap, nogle billeder, og hvornår kommunen svarer. For borgere og arbejdspladser.

Arbejdspladsen ser kun sine egne kald; borgeren ser alle, der handler om hende. Ingen af siderne spørger om sygdom.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.kalender import laeg_hverdage_til
from fleksjob.lov.sagsgang.opfoelgningsord import (
    AENDRET,
    ARBEJDSGIVEREMNER,
    ARTNAVNE,
    DISKRIMINATION,
    DISKRIMINATION_FORBEHOLD,
    EMNENAVNE,
    EMNER,
    JOBLOEFTER,
    KUN_I_PRAKTIK,
    SVAR_PAA_KALD,
    UDGANGE,
)
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import bed_om_hjaelp
from fleksjob.sager.opfoelgningspapir import arkets_pdf
from fleksjob.sager.visninger.hjaelp import Hjaelpebillede, mit_job, vores_medarbejder
from fleksjob.sager.visninger.opfoelgning import Kald
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter

kun_borger = kun_for(Rolle.BORGER)
kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)


class Billeder(forms.CheckboxSelectMultiple):
    """Felter at trykke på, hvert med sin tegning."""

    template_name = "selvbetjening/felter/billeder.html"
    ikoner = {en.kode: en.ikon for en in EMNER}  # noqa: RUF012

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        valg: dict[str, Any] = super().create_option(*args, **kwargs)
        valg["ikon"] = self.ikoner.get(str(valg["value"]), "snak")
        return valg


class Kaldformular(forms.Form):
    """Kaldet. Et tryk er nok; ordene og nummeret kan udelades."""

    use_required_attribute = False

    emner = forms.MultipleChoiceField(
        label="Hvad handler det om? Tryk på det, der passer.",
        required=False,
        widget=Billeder,
        error_messages={"invalid_choice": "Vælg blandt de viste."},
    )
    ord_ = forms.CharField(
        label="Vil du skrive noget?",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Om arbejdet. Du behøver ikke skrive om sygdom.",
        error_messages={"max_length": "Skriv højst 2000 tegn."},
    )
    ring_til = forms.CharField(
        label="Hvilket nummer skal vi ringe til?",
        required=False,
        max_length=40,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, data: Any, valg: dict[str, str], telefon: str = "") -> None:
        super().__init__(data, initial={"ring_til": telefon}, label_suffix="")
        felt = self.fields["emner"]
        if isinstance(felt, forms.MultipleChoiceField):
            felt.choices = list(valg.items())


def _vist(en: Kald, ordene: dict[str, str]) -> dict[str, Any]:
    return {
        "en": en,
        "emner": [ordene.get(kode, kode) for kode in en.kald.emner],
        "hvordan": SVAR_PAA_KALD.get(en.kald.hvordan, ""),
        "aendret": [AENDRET.get(kode, kode) for kode in en.kald.aendret if kode != "intet"],
        "fra_arbejdspladsen": en.kald.fra == "arbejdsgiver",
    }


def _send(request: Forespoergsel, b: Hjaelpebillede, formular: Kaldformular) -> bool:
    """Sender kaldet. Giver False, når noget skal rettes; fejlen står i formularen, og intet er tabt."""
    try:
        bed_om_hjaelp(
            b.sag.pk,
            request.user,
            nu=request.nu,
            gyldig_fra=request.dag,
            ansaettelse=b.job.id if b.job is not None else "",
            emner=tuple(formular.cleaned_data["emner"]),
            ord_=formular.cleaned_data["ord_"],
            ring_til=formular.cleaned_data["ring_til"],
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt, AdgangNaegtet) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True


def _kontekst(request: Forespoergsel, b: Hjaelpebillede, formular: Kaldformular | None) -> dict[str, Any]:
    maal = request.user.kommune.hjaelp_svar_hverdage
    return {
        "b": b,
        "formular": formular,
        "side": "hjaelp",
        "hverdage": maal,
        "senest": laeg_hverdage_til(request.dag, maal),
        "ark": [(en, ARTNAVNE.get(en.art, en.art)) for en in b.ark],
    }


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def min_hjaelp(request: Forespoergsel) -> HttpResponse:
    """Borgerens knap, hendes kald og arkene."""
    b = mit_job(request.user, dag=request.dag)
    if b is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "hjaelp"})
    i_praktik = b.job is None and b.praktik is not None and b.praktik.sluttet is None
    formular = None
    if b.job is not None or i_praktik:
        valg = {kode: navn for kode, navn in EMNENAVNE.items() if i_praktik or kode not in KUN_I_PRAKTIK}
        formular = Kaldformular(request.POST if request.method == "POST" else None, valg)
        if formular.is_valid() and _send(request, b, formular):
            messages.success(request, "Tak. Kommunen har fået besked.")
            return redirect("selvbetjening:min_hjaelp")
    kontekst = _kontekst(request, b, formular)
    kontekst["kald"] = [
        _vist(en, ARBEJDSGIVEREMNER if en.kald.fra == "arbejdsgiver" else EMNENAVNE) for en in b.kald
    ]
    status = 422 if formular is not None and formular.is_bound and formular.errors else 200
    return render(request, "selvbetjening/borger/hjaelp.html", kontekst, status=status)


@kun_borger
@require_safe
def min_praktik(request: Forespoergsel) -> HttpResponse:
    """Borgerens praktik: hvad den er til, hvor længe, og hvad der sker bagefter."""
    b = mit_job(request.user, dag=request.dag)
    if b is None or b.praktik is None:
        raise Http404
    p = b.praktik
    kontekst = {
        "p": p,
        "side": "hjaelp",
        "jobloefte": JOBLOEFTER.get(p.jobloefte, ""),
        "udgang": UDGANGE.get(p.udgang, ""),
        "passede_ikke": p.udgang in ("ikke_match", "borger_stoppede", "virksomhed_stoppede"),
        "naaet": next((m for m in reversed(p.maalinger) if m.timer is not None), None),
    }
    return render(request, "selvbetjening/borger/praktik.html", kontekst)


def _arket(b: Hjaelpebillede, nr: int) -> Any:
    fundet = next((en for en in b.ark if en.id == nr), None)
    if fundet is None:
        raise Http404
    return fundet


def _pdf(b: Hjaelpebillede, nr: int) -> HttpResponse:
    svar = HttpResponse(
        arkets_pdf(_arket(b, nr), b.sag, b.job.virksomhed if b.job else ""), content_type="application/pdf"
    )
    svar["Content-Disposition"] = f'inline; filename="opfoelgning-{nr}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar


@kun_borger
@require_safe
def mit_ark(request: Forespoergsel, nr: int) -> HttpResponse:
    """Arket fra en opfølgning, som PDF."""
    b = mit_job(request.user, dag=request.dag)
    if b is None:
        raise Http404
    return _pdf(b, nr)


def _hos_os(request: Forespoergsel, sag_id: int, ansaettelse: str) -> Hjaelpebillede:
    try:
        return vores_medarbejder(request.user, sag_id, ansaettelse, nu=request.nu, dag=request.dag)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def vores_hjaelp(request: Forespoergsel, sag_id: int, ansaettelse: str) -> HttpResponse:
    """Arbejdspladsens knap, dens egne kald og arkene."""
    b = _hos_os(request, sag_id, ansaettelse)
    formular = None
    if b.job is not None and b.job.startet is not None and b.job.ophoert is None:
        formular = Kaldformular(
            request.POST if request.method == "POST" else None, ARBEJDSGIVEREMNER, request.user.telefon
        )
        if formular.is_valid() and _send(request, b, formular):
            messages.success(request, "Tak. Kommunen har fået besked.")
            return redirect("selvbetjening:vores_hjaelp", sag_id, ansaettelse)
    kontekst = _kontekst(request, b, formular)
    kontekst["kald"] = [_vist(en, ARBEJDSGIVEREMNER) for en in b.kald]
    kontekst |= {"diskrimination": DISKRIMINATION, "diskrimination_forbehold": DISKRIMINATION_FORBEHOLD}
    status = 422 if formular is not None and formular.is_bound and formular.errors else 200
    return render(request, "selvbetjening/virksomhed/hjaelp.html", kontekst, status=status)


@kun_arbejdsgiver
@require_safe
def vores_ark(request: Forespoergsel, sag_id: int, ansaettelse: str, nr: int) -> HttpResponse:
    """Arket fra en opfølgning på arbejdspladsen, som PDF."""
    return _pdf(_hos_os(request, sag_id, ansaettelse), nr)


@kun_arbejdsgiver
@require_safe
def samtaleguide(request: Forespoergsel) -> HttpResponse:
    """Til lederen: sådan kan I selv tale om trivsel og udvikling, og hvad I skal passe på ved en opsigelse."""
    kontekst = {
        "side": "samtale",
        "diskrimination": DISKRIMINATION,
        "diskrimination_forbehold": DISKRIMINATION_FORBEHOLD,
        "hverdage": request.user.kommune.hjaelp_svar_hverdage,
    }
    return render(request, "selvbetjening/virksomhed/samtale.html", kontekst)
