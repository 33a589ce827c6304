"""Hvem har set min sag: opslagene samlet efter dag og med hele ord, og et spørgsmål til kommunens kontrollant."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import msgspec
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.spoerg_om_opslag import spoerg_om_opslag
from fleksjob.sager.visninger.opslagslog import MitOpslag
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for

I_ORD = {
    "Frist på min liste": "Der var en frist i din sag, som kommunen skulle holde.",
    "Henvendelse om sagen": "Nogen spurgte til din sag, og medarbejderen slog den op for at kunne svare.",
    "Godkendelse af afgørelse": "En anden medarbejder så en afgørelse igennem, før den blev sendt.",
    "Kontrol af udbetaling": "Kommunen kontrollerede dit tilskud, før det blev udbetalt.",
    "Opfølgning i job": "Kommunen fulgte op på dit fleksjob.",
    "Alarm om sagen": "Kommunen så efter, om noget i din sag er gået i stå eller snart skal være sket.",
    "Ledelsestilsyn": "Lederen så efter, at sagen bliver behandlet rigtigt.",
    "Ny ansøgning": "Din sag blev oprettet.",
    "Sagsbehandling": "En medarbejder arbejdede med din sag.",
    "Henvendelse fra borgeren": "Du havde henvendt dig til kommunen.",
    "Henvendelse fra arbejdsgiver": "Din arbejdsgiver havde henvendt sig.",
    "Vikar for en kollega": "Din faste medarbejder var væk, og en kollega passede sagen.",
    "Opgave på min liste": "En medarbejder skulle svare på noget eller følge op på noget i din sag.",
    "Clearing før teamet": "Lederen så sagen igennem, før den gik videre.",
    "Fordeling af sager": "Sagen skulle måske have en ny sagsbehandler.",
    "Kontrol af opslag": "Kommunens kontrollant undersøgte, hvem der har slået dig op.",
    "Virksomhedens ansatte": "Din arbejdsgiver så sin liste over ansatte i fleksjob. Den viser kun jobbet.",
}
"""Formålene sagt til den, de handler om. Et formål, der ikke står her, vises, som det er skrevet."""

kun_borger = kun_for(Rolle.BORGER)


class Opslagsvisning(msgspec.Struct, frozen=True):
    """Et opslag i ord. `hvem` er rolle og enhed, aldrig et navn."""

    opslag: MitOpslag
    hvem: str
    hvorfor: str
    kan_spoerge: bool


class Dag(msgspec.Struct, frozen=True):
    """Opslagene på én dag, det seneste først."""

    dag: date
    opslag: list[Opslagsvisning]


class Spoergsmaal(forms.Form):
    """Det, borgeren vil vide om opslaget."""

    tekst = forms.CharField(
        label="Hvad vil du vide?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1000,
        help_text="Fx: «Jeg kender ikke den afdeling. Hvorfor har I åbnet min sag?»",
        error_messages={"required": "Skriv, hvad du vil vide.", "max_length": "Skriv højst 1000 tegn."},
    )


@kun_borger
@require_safe
def hvem_har_set(request: Forespoergsel) -> HttpResponse:
    """Hvornår, hvorfor og fra hvilken enhed kommunens medarbejdere har åbnet sagen."""
    alle = [i_ord(en) for en in visninger.mine_opslag(request.user)]
    kontekst = {"side": "opslag", "dage": efter_dag(alle), "enheder": efter_enhed(alle)}
    return render(request, "selvbetjening/borger/opslag.html", kontekst)


def i_ord(en: MitOpslag) -> Opslagsvisning:
    """Opslaget, som borgeren læser det."""
    rolle = Rolle(en.rolle).navn if en.rolle else ""
    if en.kanal == "selvbetjening":
        hvem = "Din arbejdsgiver"
    elif en.kanal == "kontrol":
        hvem = f"Kommunens {rolle.lower() or 'kontrollant'}"
    else:
        hvem = ", ".join(filter(None, (rolle or "En medarbejder i kommunen", en.enhed)))
    hvorfor = I_ORD.get(en.formaal, "")
    return Opslagsvisning(en, hvem, hvorfor, kan_spoerge=en.spurgt is None)


def efter_dag(alle: Sequence[Opslagsvisning]) -> list[Dag]:
    """Opslagene samlet efter dag i dansk tid."""
    grupper = groupby(alle, key=lambda en: timezone.localtime(en.opslag.tid).date())
    return [Dag(dag, list(deres)) for dag, deres in grupper]


def efter_enhed(alle: Sequence[Opslagsvisning]) -> list[tuple[str, int]]:
    """Hvor mange opslag der kommer fra hver rolle og enhed, flest først."""
    antal: dict[str, int] = {}
    for en in alle:
        antal[en.hvem] = antal.get(en.hvem, 0) + 1
    return sorted(antal.items(), key=lambda en: (-en[1], en[0]))


@kun_borger
@require_http_methods(["GET", "HEAD", "POST"])
def spoerg(request: Forespoergsel, nr: int) -> HttpResponse:
    """Formularen til et spørgsmål om ét opslag."""
    fundet = next((en for en in visninger.mine_opslag(request.user) if en.id == nr), None)
    if fundet is None:
        raise Http404
    formular = Spoergsmaal(request.POST if request.method == "POST" else None, label_suffix="")
    if formular.is_bound and formular.is_valid():
        try:
            spoerg_om_opslag(request.user, nr, tekst=formular.cleaned_data["tekst"], nu=request.nu)
        except UgyldigtInput as fejl:
            formular.add_error("tekst", fejl.besked)
        except (AdgangNaegtet, IkkeMuligt) as fejl:
            formular.add_error(None, str(fejl))
        else:
            messages.success(request, "Dit spørgsmål er sendt. Du kan læse svaret her på siden.")
            return redirect("selvbetjening:opslag")
    kontekst = {"side": "opslag", "formular": formular, "visning": i_ord(fundet)}
    status = 422 if formular.is_bound else 200
    return render(request, "selvbetjening/borger/opslag_spoerg.html", kontekst, status=status)
