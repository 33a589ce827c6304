"""Borgerens papirer: hvad kommunen venter på og hos hvem, hvad der er kommet, og at sende et selv fra telefonen."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.dokumentation import Rekvisition
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.dokumentarter import DOKUMENTARTER
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import modtag_dokument
from fleksjob.sager.papirfelt import Papirfil
from fleksjob.sager.visninger import Sagsbillede, bilag as bilagslaesning
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for

MIG = "Borgeren"
BEDT = "bedt:"
SLAGS = (
    ("andet_helbred", "Et papir om mit helbred, for eksempel fra en læge eller et hospital"),
    ("cv", "Mit CV"),
    ("loenseddel", "Lønsedler"),
    ("aftale", "En aftale med min arbejdsplads"),
    ("andet", "Noget andet"),
)
"""Det, borgeren kan sende af sig selv."""


class PapirFormular(forms.Form):
    """En fil, og hvad den er."""

    hvad = forms.ChoiceField(
        label="Hvad er det?",
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, hvad det er.", "invalid_choice": "Vælg, hvad det er."},
    )
    fil = Papirfil(
        label="Papiret",
        help_text="Tag et billede med telefonen, eller vælg en PDF. Et billede ad gangen, højst 20 MB.",
    )
    besked = forms.CharField(
        label="Vil du skrive noget til?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Skriv lidt kortere. Der er plads til 1.000 tegn."},
    )

    def __init__(self, *args: Any, tilstand: Tilstand, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.tilstand = tilstand
        bedt = [
            (f"{BEDT}{en.id}", f"{en.slags.borgernavn}. Det har kommunen bedt om") for en in fra_mig(tilstand)
        ]
        bedt_om = {en.slags.kode for en in fra_mig(tilstand)}
        selv = [(kode, navn) for kode, navn in SLAGS if kode not in bedt_om]
        self.fields["hvad"].choices = [*bedt, *selv]  # type: ignore[attr-defined]

    def nyttelast(self) -> dict[str, Any]:
        """Felterne, som kommandoen tager dem."""
        hvad, besked = self.cleaned_data["hvad"], self.cleaned_data["besked"]
        om = {"rekvisition": hvad.removeprefix(BEDT)} if hvad.startswith(BEDT) else {"art": hvad, "fra": MIG}
        return {**om, "fil": self.cleaned_data["fil"], "note": besked}


def fra_mig(tilstand: Tilstand) -> list[Rekvisition]:
    """De papirer, kommunen har bedt borgeren selv om."""
    return [en for en in tilstand.rekvisitioner if en.aaben and en.hos == MIG]


def fra_andre(tilstand: Tilstand) -> list[dict[str, Any]]:
    """De papirer, kommunen har bedt andre om, de ældste først, med hvor længe der er ventet."""
    aabne = [en for en in tilstand.rekvisitioner if en.aaben and en.hos != MIG]
    return [
        {"en": en, "dage": en.dage_ventet(tilstand.pr), "over": en.frist < tilstand.pr}
        for en in sorted(aabne, key=lambda en: en.bedt)
    ]


@kun_for(Rolle.BORGER)
@require_http_methods(["GET", "HEAD", "POST"])
def papirer(request: Forespoergsel) -> HttpResponse:
    """Listerne, og formularen til at sende et papir."""
    min_sag = visninger.min_sag(request.user, dag=request.dag)
    if min_sag is None:
        return render(request, "selvbetjening/borger/ingen_sag.html", {"side": "papirer"})
    fundet = min_sag.billede
    kan_sende = any(skridt.kode == "dokument_modtaget" and skridt.mulig for skridt in fundet.skridt)
    if request.method == "POST":
        formular = PapirFormular(request.POST, request.FILES, tilstand=fundet.tilstand)
        if kan_sende and formular.is_valid() and _send(request, fundet, formular):
            messages.success(request, "Tak. Kommunen har fået dit papir.")
            return redirect("selvbetjening:papirer")
    else:
        formular = PapirFormular(tilstand=fundet.tilstand, initial={"hvad": request.GET.get("hvad", "")})
    status = 422 if formular.is_bound and formular.errors else 200
    return render(
        request,
        "selvbetjening/borger/papirer.html",
        _indhold(request, fundet, formular, kan_sende),
        status=status,
    )


def _indhold(
    request: Forespoergsel, fundet: Sagsbillede, formular: PapirFormular, kan_sende: bool
) -> dict[str, Any]:
    tilstand = fundet.tilstand
    mine = bilagslaesning.bilag_i_sag(request.user, fundet.sag, request.dag).synlige
    egne = {str(fil.haendelse_nr) for fil in mine}
    return {
        "side": "papirer",
        "sag": fundet.sag,
        "fra_mig": fra_mig(tilstand),
        "fra_andre": fra_andre(tilstand),
        "mine": [{"fil": fil, "navn": _borgernavn(fil)} for fil in reversed(mine)],
        "kommet": [et for et in reversed(tilstand.papirer) if et.id not in egne],
        "formular": formular,
        "kan_sende": kan_sende,
    }


def _borgernavn(fil: bilagslaesning.Bilagslinje) -> str:
    slags = DOKUMENTARTER.get(fil.art)
    return slags.borgernavn if slags else fil.titel


def _send(request: Forespoergsel, fundet: Sagsbillede, formular: PapirFormular) -> bool:
    """Lægger papiret i sagen. Giver False, når noget skal rettes; fejlen står så i formularen."""
    try:
        modtag_dokument(
            fundet.sag.pk,
            request.user,
            forventet_version=None,
            nu=request.nu,
            gyldig_fra=request.dag,
            **formular.nyttelast(),
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        return False
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True


@kun_for(Rolle.BORGER)
@require_safe
def mit_papir(request: Forespoergsel, nr: int) -> HttpResponse:
    """Et papir, borgeren selv har sendt."""
    min_sag = visninger.min_sag(request.user, dag=request.dag)
    if min_sag is None:
        raise Http404
    try:
        fundet = bilagslaesning.bilag(
            request.user, min_sag.billede.sag.nummer, nr, nu=request.nu, formaal="Egne papirer"
        )
    except AdgangNaegtet as fejl:
        raise Http404 from fejl
    return bilagslaesning.som_svar(fundet, hent=bool(request.GET.get("hent")))
