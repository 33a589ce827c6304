"""Borgerens klage, aktindsigt og fuldmagt: en side med hvor det står, og en lille formular til hver."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.klagestatus import klagens_trin
from fleksjob.forloeb.paaklaget import kan_paaklages
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.fuldmagt import FORHOLD, OMFANG
from fleksjob.lov.sagsgang.raad import RAADGIVERE
from fleksjob.sager import kommandoer, visninger
from fleksjob.sager.bilagsfil import STOERST, TAGES_IMOD, Bilagsfil, laes_fil
from fleksjob.sager.fejl import IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.klagepost import klagens
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.klage import mine_klager
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.sagsversion import laes_version

KAN = {"klage": "klage_modtaget", "aktindsigt": "aktindsigt_anmodet", "fuldmagt": "fuldmagt_givet"}


class Klageformular(forms.Form):
    """Klagen. Kun hvad der klages over skal vælges."""

    afgoerelse = forms.ChoiceField(
        label="Hvad er du uenig i?",
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, hvad du klager over.", "invalid_choice": "Vælg en af dem."},
    )
    note = forms.CharField(
        label="Sig det med dine egne ord",
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Du må gerne lade være. Du skal ikke kende reglerne og ikke bevise noget.",
    )
    ring_til = forms.CharField(
        label="Vil du hellere ringes op? Skriv dit nummer",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text="Så ringer vi og skriver ned, hvad du siger.",
    )
    saerlig_grund = forms.CharField(
        label="Kommer klagen for sent? Skriv hvorfor",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kun hvis fristen er gået. Fx hvis du var alvorligt syg. Du kan klage alligevel.",
    )
    fil = forms.FileField(
        label="Vil du sende noget med?",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": TAGES_IMOD}),
        help_text=f"PDF eller billede (JPEG, PNG), højst {STOERST // 1024 // 1024} MB.",
    )

    def clean_fil(self) -> Bilagsfil | None:
        fil = self.cleaned_data["fil"]
        if not fil:
            return None
        try:
            return laes_fil(fil.name, fil.read() if fil.size <= STOERST else b"x" * (STOERST + 1))
        except UgyldigtInput as fejl:
            raise forms.ValidationError(fejl.besked) from fejl

    def clean_ring_til(self) -> str:
        nummer = str(self.cleaned_data["ring_til"]).strip()
        cifre = sum(tegn.isdigit() for tegn in nummer)
        if nummer and not (8 <= cifre <= 14):
            raise forms.ValidationError("Skriv et telefonnummer med mindst otte cifre, fx 12 34 56 78.")
        return nummer


class Indsigtsformular(forms.Form):
    """Anmodningen om at se sagen."""

    om = forms.CharField(
        label="Hvad vil du gerne se?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lad feltet være tomt, hvis du vil se det hele. Du skal ikke sige hvorfor.",
    )


class Fuldmagtsformular(forms.Form):
    """Hvem der må handle for borgeren."""

    til = forms.CharField(
        label="Hvem giver du lov?", max_length=120, error_messages={"required": "Skriv navnet på personen."}
    )
    forhold = forms.ChoiceField(label="Hvem er det for dig?", choices=list(FORHOLD.items()))
    omfang = forms.ChoiceField(
        label="Hvad må personen?",
        widget=forms.RadioSelect,
        choices=[(kode, navn.replace("borgeren", "dig")) for kode, navn in OMFANG.items()],
        error_messages={"required": "Vælg, hvad personen må."},
    )
    sidste_dag = forms.DateField(
        label="Hvor længe? Skriv den sidste dag",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Lad den være tom, hvis det gælder, til du siger fra.",
        error_messages={"invalid": "Skriv dagen som dag-måned-år."},
    )


def _mit(request: Forespoergsel) -> Sagsbillede:
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        raise Http404
    return fundet.billede


@kun_for(Rolle.BORGER)
@require_safe
def klage(request: Forespoergsel) -> HttpResponse:
    """Hvor klage, aktindsigt og fuldmagt står, og vejen til at begynde."""
    fundet = visninger.min_sag(request.user, dag=request.dag)
    if fundet is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "klage"})
    b = fundet.billede
    mulige = {en.kode for en in b.skridt if en.mulig}
    aabne = [en for en in b.pligter if en.status in ("kommende", "overskredet")]
    kontekst = {
        "side": "klage",
        "klager": [
            {"k": en.klage, "over": en.over, "trin": klagens_trin(en.klage, en.senest)}
            for en in mine_klager(b)
        ],
        "anmodninger": [_anmodning(b, en) for en in reversed(b.tilstand.aktindsigter)],
        "fuldmagter": [
            {
                "f": en,
                "omfang": OMFANG.get(en.omfang, en.omfang).replace("borgeren", "dig"),
                "gaelder": en.gaelder(request.dag),
            }
            for en in b.tilstand.fuldmagter
        ],
        "kan": {navn: kode in mulige for navn, kode in KAN.items()},
        "frister": [en for en in aabne if en.kode == "klagefrist"],
        "version": b.sag.version,
    }
    return render(request, "selvbetjening/borger/klage.html", kontekst)


def _anmodning(billede: Sagsbillede, en: Any) -> dict[str, Any]:
    frist = next(
        (p.frist for p in billede.pligter if klagens(p, en.id, "aktindsigt") and p.status == "kommende"), None
    )
    breve = [d for d in billede.dokumenter if d.haendelse == en.id]
    return {
        "a": en,
        "frist": en.lovet or frist,
        "bundt": next((d for d in breve if d.art == "aktindsigtsbundt"), None),
        "brev": next((d for d in breve if d.art == "aktindsigt_svar"), None),
    }


def _formular(
    request: Forespoergsel,
    billede: Sagsbillede,
    navn: str,
    formular: forms.Form,
    kvittering: str,
    tekst: dict[str, Any],
) -> HttpResponse:
    """Viser formularen, eller kalder kommandoen, når den er udfyldt; ingenting af det skrevne går tabt."""
    kode = KAN[navn]
    skridt = next((en for en in billede.skridt if en.kode == kode), None)
    if skridt is None:
        raise Http404
    if not skridt.mulig:
        return render(
            request,
            "selvbetjening/borger/opgave_lukket.html",
            {"side": "klage", "skridt": skridt, "slags": {"overskrift": tekst["overskrift"]}},
        )
    if formular.is_valid() and _udfoer(request, billede, kode, formular):
        messages.success(request, kvittering)
        return redirect("selvbetjening:klage")
    status = 422 if formular.is_bound else 200
    kontekst = {
        "side": "klage",
        "formular": formular,
        "version": request.POST.get("version", billede.sag.version),
        **tekst,
    }
    return render(request, "selvbetjening/borger/klageformular.html", kontekst, status=status)


def _udfoer(request: Forespoergsel, billede: Sagsbillede, kode: str, formular: forms.Form) -> bool:
    kommando: Callable[..., object] = kommandoer.KOMMANDOER[kode]
    felter = {navn: vaerdi for navn, vaerdi in formular.cleaned_data.items() if vaerdi not in (None, "")}
    if kode == "fuldmagt_givet":
        felter["form"] = "selvbetjening"
    try:
        kommando(
            billede.sag.pk,
            request.user,
            forventet_version=laes_version(request),
            nu=request.nu,
            gyldig_fra=request.dag,
            **felter,
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True


@kun_for(Rolle.BORGER)
@require_http_methods(["GET", "HEAD", "POST"])
def ny_klage(request: Forespoergsel) -> HttpResponse:
    """Klag: hvad, med egne ord eller pr. telefon, og en fil, hvis man vil."""
    billede = _mit(request)
    formular = Klageformular(*_data(request), label_suffix="")
    valg = [(en.id, f"{en.tekst[0].upper()}{en.tekst[1:]}") for en in kan_paaklages(billede.haendelser)]
    formular.fields["afgoerelse"].choices = valg  # type: ignore[attr-defined]
    if len(valg) == 1:
        formular.fields["afgoerelse"].initial = valg[0][0]
    frister = {en.id: en.frist for en in kan_paaklages(billede.haendelser)}
    return _formular(
        request,
        billede,
        "klage",
        formular,
        "Tak. Vi har fået din klage. Du får en kvittering i Mine breve.",
        {
            "overskrift": "Klag over kommunen",
            "hvad": "Er du uenig, kan du klage. Det koster ikke noget. Kommunen ser først på sagen igen. Får du ikke "
            "helt ret, sender vi klagen til Ankestyrelsen.",
            "frister": [(dict(valg)[id_], frist) for id_, frist in frister.items()],
            "knap": "Send klagen",
        },
    )


@kun_for(Rolle.BORGER)
@require_http_methods(["GET", "HEAD", "POST"])
def aktindsigt(request: Forespoergsel) -> HttpResponse:
    """Bed om at se sagen."""
    return _formular(
        request,
        _mit(request),
        "aktindsigt",
        Indsigtsformular(*_data(request), label_suffix=""),
        "Tak. Vi finder papirerne til dig.",
        {
            "overskrift": "Se, hvad der står i din sag",
            "hvad": "Du har ret til at se din sag. Det hedder aktindsigt. Du får svar inden 7 arbejdsdage. Papirerne "
            "kommer samlet i én fil her på siden. Kommunens interne noter er ikke med.",
            "knap": "Bed om at se sagen",
        },
    )


@kun_for(Rolle.BORGER)
@require_http_methods(["GET", "HEAD", "POST"])
def fuldmagt(request: Forespoergsel) -> HttpResponse:
    """Giv en anden lov til at handle."""
    return _formular(
        request,
        _mit(request),
        "fuldmagt",
        Fuldmagtsformular(*_data(request), label_suffix=""),
        "Tak. Kommunen kan nu se, hvem der må handle for dig.",
        {
            "overskrift": "Lad en anden hjælpe dig",
            "hvad": "Du kan give en anden lov til at tale og handle for dig. Det hedder fuldmagt. Du kan altid tage "
            "den tilbage. Du må også bare tage en med til møder; det kræver ikke fuldmagt.",
            "knap": "Giv fuldmagt",
        },
    )


@kun_for(Rolle.BORGER)
@require_http_methods(["POST"])
def tilbagekald(request: Forespoergsel, nr: str) -> HttpResponse:
    """Tag fuldmagten tilbage."""
    billede = _mit(request)
    try:
        kommandoer.tilbagekald_fuldmagt(
            billede.sag.pk,
            request.user,
            forventet_version=laes_version(request),
            nu=request.nu,
            gyldig_fra=request.dag,
            fuldmagt=nr,
        )
        messages.success(request, "Fuldmagten gælder ikke længere.")
    except (UgyldigtInput, IkkeMuligt, Samtidighedskonflikt) as fejl:
        messages.error(request, str(fejl))
    return redirect("selvbetjening:klage")


@kun_for(Rolle.BORGER)
@require_safe
def raad(request: Forespoergsel) -> HttpResponse:
    """Hvor man kan få gratis råd."""
    return render(request, "selvbetjening/borger/raad.html", {"side": "klage", "raadgivere": RAADGIVERE})


def _data(request: Forespoergsel) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
