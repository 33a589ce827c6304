"""Det, borgeren skal eller kan gøre: opgaverne, deres formularer og kommandoen bag hver."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import Skridt
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import kommandoer, visninger
from fleksjob.sager.fejl import IkkeMuligt, Samtidighedskonflikt
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgerafgoerelse import om_hoeringen
from fleksjob.selvbetjening.sagsversion import laes_version


class Hoeringssvar(forms.Form):
    """Svaret på en partshøring."""

    svar = forms.CharField(
        label="Dit svar",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Skriv, hvad du er uenig i, eller hvad kommunen mangler at vide.",
        error_messages={"required": "Skriv dit svar, før du sender."},
    )


class Cv(forms.Form):
    """Borgeren siger, at CV'et er lavet. Selve CV'et står på Jobnet."""

    gyldig_fra = forms.DateField(
        label="Hvilken dag lavede du dit CV færdigt?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Skriv dagen.", "invalid": "Skriv dagen som dag-måned-år."},
    )


class Klage(forms.Form):
    """Klagen over den seneste afgørelse."""

    note = forms.CharField(
        label="Hvorfor er du uenig?",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Du behøver ikke at kende reglerne. Skriv det med dine egne ord.",
        error_messages={"required": "Skriv kort, hvad du er uenig i."},
    )


class Joblog(forms.Form):
    """Job, borgeren har søgt."""

    antal = forms.IntegerField(
        label="Hvor mange job har du søgt?",
        min_value=1,
        max_value=100,
        error_messages={
            "required": "Skriv et antal, for eksempel 2.",
            "invalid": "Skriv et helt tal, for eksempel 2.",
            "min_value": "Skriv mindst 1.",
            "max_value": "Skriv højst 100.",
        },
    )
    gyldig_fra = forms.DateField(
        label="Hvilken dag?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Skriv dagen.", "invalid": "Skriv dagen som dag-måned-år."},
    )


class Bevis(forms.Form):
    """Borgeren beder om et fleksjobbevis; der er intet at udfylde."""


@dataclass(frozen=True, slots=True)
class Slags:
    """En slags opgave: adressens navn, teksten, formularen og den pligt, den opfylder."""

    navn: str
    kode: str
    pligt: str
    overskrift: str
    hvad: str
    knap: str
    kvittering: str
    formular: type[forms.Form]


SLAGS = (
    Slags(
        "hoering",
        "partshoering_besvaret",
        "partshoering_svar",
        "Svar på brevet fra kommunen",
        "Kommunen har skrevet til dig om oplysninger i din sag. Det hedder partshøring. Du har ret til at sige din "
        "mening, før kommunen afgør sagen. Du må gerne lade være.",
        "Send svaret",
        "Tak. Dit svar er sendt til kommunen.",
        Hoeringssvar,
    ),
    Slags(
        "cv",
        "cv_registreret",
        "cv_jobnet",
        "Lav dit CV på Jobnet",
        "Du skal have et CV på jobnet.dk. Et CV er en liste over, hvad du kan, og hvad du har arbejdet med. Din "
        "sagsbehandler kan hjælpe dig. Når det er lavet, siger du det her.",
        "Mit CV er lavet",
        "Tak. Kommunen kan nu se, at dit CV er lavet.",
        Cv,
    ),
    Slags(
        "joblog",
        "jobsoegning_logget",
        "",
        "Skriv, hvad du har søgt",
        "Skriv, hvor mange job du har søgt, og hvornår. Så kan du og din sagsbehandler se det samme.",
        "Gem",
        "Tak. Det står nu i din sag.",
        Joblog,
    ),
    Slags(
        "fleksjobbevis",
        "fleksjobbevis_oensket",
        "",
        "Bed om et fleksjobbevis",
        "Et fleksjobbevis kan du vise en arbejdsgiver. Kommunen skriver det sammen med dig. Der står, hvad et fleksjob "
        "er, og hvilke hensyn du har brug for. Der står ikke noget om sygdom.",
        "Bed om beviset",
        "Tak. Kommunen har fået besked og skriver beviset sammen med dig.",
        Bevis,
    ),
    Slags(
        "klage",
        "klage_modtaget",
        "klagefrist",
        "Klag over afgørelsen",
        "Er du uenig i kommunens afgørelse, kan du klage. Kommunen ser først på afgørelsen igen. Fastholder den "
        "afgørelsen, sender den klagen videre til Ankestyrelsen. Det koster ikke noget at klage.",
        "Send klagen",
        "Tak. Kommunen har fået din klage.",
        Klage,
    ),
)


@dataclass(frozen=True, slots=True)
class Opgave:
    """En opgave på borgerens side. `frist` er None, når der ingen er."""

    slags: Slags
    frist: date | None
    overskredet: bool


def _mulige(skridt: Iterable[Skridt]) -> set[str]:
    return {et.kode for et in skridt if et.mulig and et.kode in kommandoer.KOMMANDOER}


def opgaver(pligter: Iterable[Pligt], skridt: Iterable[Skridt], dag: date) -> list[Opgave]:
    """Det, borgeren skal gøre: hendes åbne pligter, som hun kan klare her. Klagefristen er en ret, ikke en pligt."""
    mulige = _mulige(skridt)
    frister = {en.kode: en.frist for en in pligter if en.ansvarlig == Rolle.BORGER}
    return [
        Opgave(slags, frist, frist is not None and frist < dag)
        for slags in SLAGS
        if slags.kode in mulige and slags.pligt in frister and slags.navn != "klage"
        for frist in (frister[slags.pligt],)
    ]


def mulige_opgaver(skridt: Iterable[Skridt], pligter: Iterable[Pligt], fase: Fase) -> list[Opgave]:
    """Det, borgeren kan gøre uden at skulle: skrive søgte job, mens hun leder, og klage."""
    mulige = _mulige(skridt)
    if fase != Fase.LEDIG:
        mulige -= {"jobsoegning_logget"}
    frister = {en.kode: en.frist for en in pligter}
    return [
        Opgave(slags, frister.get(slags.pligt), False)
        for slags in SLAGS
        if slags.kode in mulige and slags.navn in ("joblog", "klage")
    ]


@kun_for(Rolle.BORGER)
@require_http_methods(["GET", "HEAD", "POST"])
def opgave(request: Forespoergsel, navn: str) -> HttpResponse:
    """Formularen til én opgave; ved POST kaldes kommandoen, og borgeren føres tilbage med en kvittering."""
    slags = next((en for en in SLAGS if en.navn == navn), None)
    min_sag = visninger.min_sag(request.user, dag=request.dag)
    if slags is None or min_sag is None or slags.kode not in kommandoer.KOMMANDOER:
        raise Http404
    fundet = min_sag.billede
    skridt = next((et for et in fundet.skridt if et.kode == slags.kode), None)
    if skridt is None:
        raise Http404
    frist = next(
        (en.frist for en in fundet.pligter if en.kode == slags.pligt and en.status == "kommende"), None
    )
    kontekst: dict[str, Any] = {
        "hoering": om_hoeringen(fundet.tilstand) if navn == "hoering" else None,
        "side": navn,
        "slags": slags,
        "skridt": skridt,
        "frist": frist,
        "sag": fundet.sag,
    }
    if not skridt.mulig:
        return render(request, "selvbetjening/borger/opgave_lukket.html", kontekst)
    formular = slags.formular(
        request.POST if request.method == "POST" else None, initial={"gyldig_fra": request.dag}
    )
    if formular.is_valid() and _udfoer(request, slags, fundet.sag.pk, formular):
        messages.success(request, slags.kvittering)
        return redirect("selvbetjening:borger")
    kontekst |= {"formular": formular, "version": request.POST.get("version", fundet.sag.version)}
    return render(request, "selvbetjening/borger/opgave.html", kontekst)


def _udfoer(request: Forespoergsel, slags: Slags, sag_id: int, formular: forms.Form) -> bool:
    """Kalder kommandoen. Giver False, når noget skal rettes; fejlen står så i formularen."""
    kommando: Callable[..., object] = kommandoer.KOMMANDOER[slags.kode]
    try:
        kommando(
            sag_id,
            request.user,
            forventet_version=laes_version(request),
            nu=request.nu,
            **({"gyldig_fra": request.dag} | formular.cleaned_data),
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
        return False
    return True


def vis_fejl_ved_felter(formular: forms.Form, fejl: UgyldigtInput | UgyldigeInput) -> None:
    """Sætter lovens og arkivets fejl ved de felter, de handler om; resten øverst."""
    for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
        formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
