"""Virksomhedens sider om at beholde en medarbejder: regnskabet, månedens note på telefonen, og reglerne til alle.

En arbejdsgiver ser måneder, aftale, egne noter og det, der mangler; intet om helbred, og hverken CPR eller fødselsdato.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.fastholdelsesfigur import SLAGSNAVNE, maanedsbillede
from fleksjob.breve.fastholdelsespakke import pakken, pakkeside
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import BEVISNAVNE, TILTAG, tiltagsnavn
from fleksjob.sager.bilagsfil import STOERST, TAGES_IMOD, Bilagsfil, laes_fil
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import skriv_fastholdelsesnote
from fleksjob.sager.kommandoer.skriv_fastholdelsesnote import PAPIRER
from fleksjob.sager.visninger.fastholdelse import Medarbejder, virksomhedens_fastholdelser
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter

kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)


class Krydser(forms.CheckboxSelectMultiple):
    """Afkrydsningsfelter i designsystemets opmærkning."""

    template_name = "selvbetjening/felter/krydser.html"


class Maanedsnote(forms.Form):
    """Tre spørgsmål om én måned, og måske et billede af et papir."""

    use_required_attribute = False

    maaned = forms.TypedChoiceField(
        label="Hvilken måned?",
        coerce=int,
        error_messages={"required": "Vælg en måned.", "invalid_choice": "Vælg en måned, der er begyndt."},
    )
    tiltag = forms.MultipleChoiceField(
        label="1. Hvad gjorde I?",
        required=False,
        choices=[(et.kode, et.navn) for et in TILTAG],
        widget=Krydser,
        help_text="Sæt kryds ved alt, der passer.",
        error_messages={"invalid_choice": "Vælg blandt de viste."},
    )
    gjort = forms.CharField(
        label="Med egne ord",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Skriv om arbejdet, ikke om sygdommen.",
    )
    gik = forms.CharField(
        label="2. Hvordan gik det?",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Fx «klarer 20 timer om ugen, men ikke fredage».",
    )
    aftalt = forms.CharField(
        label="3. Hvad er aftalt til næste måned?",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )
    fil = forms.FileField(
        label="Et billede eller en fil, der viser det",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": TAGES_IMOD}),
        help_text=f"Kan udelades. PDF eller billede, højst {STOERST // 1024 // 1024} MB. Ikke lægepapirer.",
    )
    papir = forms.ChoiceField(
        label="Hvad viser billedet eller filen?",
        required=False,
        choices=[("", "Ikke noget billede"), *((kode, BEVISNAVNE[kode]) for kode in PAPIRER)],
        error_messages={"invalid_choice": "Vælg blandt de viste."},
    )

    def clean_fil(self) -> Bilagsfil | None:
        fil = self.cleaned_data.get("fil")
        if not fil:
            return None
        if fil.size > STOERST:
            raise forms.ValidationError(f"Filen må højst fylde {STOERST // 1024 // 1024} MB.")
        try:
            return laes_fil(fil.name, fil.read())
        except UgyldigtInput as fejl:
            raise forms.ValidationError(fejl.besked) from fejl


def _kort(en: Medarbejder) -> dict[str, Any]:
    tal = en.regnskab
    return {
        "en": en,
        # Billedet bygges af tal og faste ord.
        "billede": maanedsbillede(tal.maaneder, f"maaneder-{en.sag_id}"),
        "tomme": [m.navn for m in tal.tomme],
        "gaaet": min(tal.gaaet, 12),
        "maaneder": [(m.navn, SLAGSNAVNE[m.slags]) for m in tal.begyndte],
        "noter": [(n, [tiltagsnavn(kode) for kode in n.tiltag]) for n in reversed(en.noter)],
    }


@kun_arbejdsgiver
@require_safe
def fastholdelser(request: Forespoergsel) -> HttpResponse:
    """De medarbejdere, virksomheden er ved at beholde."""
    alle = virksomhedens_fastholdelser(request.user, nu=request.nu, dag=request.dag)
    return render(
        request,
        "selvbetjening/virksomhed/fastholdelser.html",
        {"kort": [_kort(en) for en in alle], "side": "fastholdelse"},
    )


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Forespoergsel, sag_id: int) -> HttpResponse:
    """Månedens note: tre spørgsmål."""
    alle = virksomhedens_fastholdelser(request.user, nu=request.nu, dag=request.dag)
    en = next((en for en in alle if en.sag_id == sag_id), None)
    if en is None:
        raise Http404
    formular = _formular(request, en)
    if request.method == "POST" and formular.is_valid() and _gem(request, en, formular):
        messages.success(request, "Tak. Noten er gemt hos kommunen.")
        return redirect("selvbetjening:fastholdelser")
    return render(
        request,
        "selvbetjening/virksomhed/fastholdelsesnote.html",
        {"en": en, "formular": formular, "side": "fastholdelse"},
        status=422 if formular.is_bound and formular.errors else 200,
    )


def _formular(request: Forespoergsel, en: Medarbejder) -> Maanedsnote:
    """Formularen med de begyndte måneder; den nyeste tomme er valgt."""
    post = request.method == "POST"
    begyndte = en.regnskab.begyndte
    tom = [m.nr for m in begyndte if m.slags == "tom"] or [m.nr for m in begyndte[-1:]]
    formular = Maanedsnote(
        request.POST if post else None,
        request.FILES if post else None,
        initial={"maaned": tom[-1] if tom else ""},
        label_suffix="",
    )
    felt = formular.fields["maaned"]
    if isinstance(felt, forms.ChoiceField):
        felt.choices = [(m.nr, f"{m.navn} ({SLAGSNAVNE[m.slags]})") for m in reversed(begyndte)]
    return formular


def _gem(request: Forespoergsel, en: Medarbejder, formular: Maanedsnote) -> bool:
    """Kalder kommandoen. Giver False, når noget skal rettes; fejlen står så i formularen."""
    try:
        skriv_fastholdelsesnote(en.sag_id, request.user, nu=request.nu, **formular.cleaned_data)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt, AdgangNaegtet) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True


@require_safe
def pakke(request: HttpRequest) -> HttpResponse:
    """Reglerne til virksomheder i almindelige ord. For alle, uden log ind."""
    return render(request, "selvbetjening/fastholdelsespakke.html", {"pakke": pakken()})


@require_safe
def pakke_pdf(request: Forespoergsel) -> HttpResponse:
    """Det samme som PDF, med et ark til månedens note."""
    svar = HttpResponse(pakkeside(request.dag), content_type="application/pdf")
    svar["Content-Disposition"] = 'inline; filename="behold-en-medarbejder.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
