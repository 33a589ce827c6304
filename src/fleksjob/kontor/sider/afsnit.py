"""Biblioteket af afsnit: alle kan foreslå, lederen godkender, og alt, der har været, kan læses igen."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.breve.afsnitsfelter import FELTER, eksempel
from fleksjob.breve.laesbarhed import laesbarhed
from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.felter import LangTekst, Rulleliste, Tekst
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import afsnit as biblioteket
from fleksjob.sager.afsnit import HANDLINGER, SITUATIONER, SLAGS, Afsnitstilstand
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Afsnitsversion


class Afsnitsformular(forms.Form):
    """Et afsnit, som det foreslås eller rettes."""

    overskrift = "Afsnit"

    slags = Rulleliste(label="Til hvilke breve?", choices=list(SLAGS.items()))
    situation = Rulleliste(label="Hvornår passer det?", choices=list(SITUATIONER.items()), required=False)
    titel = Tekst(label="Titel", max_length=80, help_text="Den bliver til mellemrubrikken i brevet.")
    tekst = LangTekst(
        label="Tekst", linjer=8, max_length=3000, help_text="Korte sætninger. Felter skrives som {navn}."
    )
    bemaerkning = Tekst(
        label="Hvorfor?", max_length=400, required=False, help_text="Det kan læses i afsnittets historie."
    )

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Arkivets fejl ved feltet, ellers øverst."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)


@kun()
@require_safe
def afsnit(request: Forespoergsel) -> HttpResponse:
    """Alle afsnit efter brevets slags, og de forslag, der venter."""
    alle = biblioteket.biblioteket(request.user)
    grupper: dict[str, list[Afsnitstilstand]] = {}
    for en in alle:
        if en.gaelder is not None:
            grupper.setdefault(SLAGS.get(en.gaelder.slags, en.gaelder.slags), []).append(en)
    return render(
        request,
        "kontor/afsnit.html",
        {
            "grupper": grupper,
            "forslag": [(en, et) for en in alle for et in en.forslag],
            "taget_ud": [en for en in alle if en.taget_ud],
            "situationer": SITUATIONER,
            "er_leder": request.user.har_rolle(Rolle.LEDER),
        },
    )


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def afsnit_ret(request: Forespoergsel, noegle: str = "") -> HttpResponse:
    """Skriv et nyt afsnit, eller ret ét. Lederens eget gælder straks; andres er et forslag."""
    staar = _tilstand(request, noegle) if noegle else None
    begynd = {}
    if staar is not None:
        kilde = staar.gaelder or staar.nyeste
        begynd = {navn: getattr(kilde, navn) for navn in ("slags", "situation", "titel", "tekst")}
    formular = Afsnitsformular(request.POST or None, initial=begynd, label_suffix="")
    vist = ""
    if request.method == "POST" and formular.is_valid():
        if request.POST.get("handling") == "tjek":
            vist = eksempel(formular.cleaned_data["tekst"])
        else:
            try:
                ny = biblioteket.foreslaa(request.user, nu=request.nu, noegle=noegle, **formular.cleaned_data)
                gjort = "gælder nu" if ny.handling == "godkendt" else "er sendt til lederen som forslag"
                messages.success(request, f"«{ny.titel}» {gjort}.")
                return redirect("kontor:et_afsnit", ny.noegle)
            except (UgyldigtInput, UgyldigeInput) as fejl:
                formular.vis_fejl(fejl)
            except AdgangNaegtet as fejl:
                raise PermissionDenied(str(fejl)) from fejl
    tekst = str(formular["tekst"].value() or "")
    return render(
        request,
        "kontor/afsnit_ret.html",
        {
            "formular": formular,
            "staar": staar,
            "felter": FELTER,
            "vist": vist,
            "raad": laesbarhed(tekst),
            "er_leder": request.user.har_rolle(Rolle.LEDER),
        },
        status=422 if formular.is_bound and formular.errors else 200,
    )


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def et_afsnit(request: Forespoergsel, noegle: str) -> HttpResponse:
    """Afsnittet, som det er i breve nu, de forslag, der venter, og hele historien med det, hver ændring gjorde."""
    fejl = ""
    if request.method == "POST":
        try:
            return _udfoer(request, noegle)
        except (UgyldigtInput, IkkeMuligt) as hvorfor:
            fejl = str(getattr(hvorfor, "besked", hvorfor))
        except AdgangNaegtet as hvorfor:
            raise PermissionDenied(str(hvorfor)) from hvorfor
    staar = _tilstand(request, noegle)
    return render(
        request,
        "kontor/et_afsnit.html",
        {
            "staar": staar,
            "nu": staar.gaelder or staar.nyeste,
            "eksempel": eksempel((staar.gaelder or staar.nyeste).tekst),
            "slagsnavn": SLAGS.get(staar.nyeste.slags, ""),
            "situation": SITUATIONER.get((staar.gaelder or staar.nyeste).situation, ""),
            "forslag": [_med_forskel(et, staar.gaelder) for et in staar.forslag],
            "historie": list(reversed(_historie(request, noegle))),
            "er_leder": request.user.har_rolle(Rolle.LEDER),
            "fejl": fejl,
        },
        status=422 if fejl else 200,
    )


def _udfoer(request: Forespoergsel, noegle: str) -> HttpResponse:
    handling, _, plads = request.POST.get("handling", "").partition("-")
    nr = int(plads) if plads.isascii() and plads.isdigit() and len(plads) < 6 else 0
    bemaerkning = request.POST.get("bemaerkning", "")
    match handling:
        case "godkend" | "afvis":
            biblioteket.afgoer_forslag(
                request.user,
                noegle,
                nr,
                godkend=handling == "godkend",
                nu=request.nu,
                bemaerkning=bemaerkning,
            )
            gjort = "Forslaget er godkendt og gælder nu." if handling == "godkend" else "Forslaget er afvist."
        case "tagud":
            biblioteket.tag_ud(request.user, noegle, nu=request.nu, bemaerkning=bemaerkning)
            gjort = "Afsnittet er taget ud. Breve, det allerede står i, er ikke ændret."
        case "hent":
            biblioteket.hent_tilbage(request.user, noegle, nr, nu=request.nu)
            gjort = "Den tidligere tekst gælder igen."
        case _:
            raise Http404("Handlingen findes ikke.")
    messages.success(request, gjort)
    return redirect("kontor:et_afsnit", noegle)


def _historie(request: Forespoergsel, noegle: str) -> list[dict[str, Any]]:
    """Hvert skridt med forskellen til den tekst, der gjaldt lige før."""
    ud: list[dict[str, Any]] = []
    gjaldt = None
    for raekke in biblioteket.historien(request.user, noegle):
        med_tekst = raekke.handling in ("forslag", "godkendt")
        linje: dict[str, Any] = _med_forskel(raekke, gjaldt) if med_tekst else {"raekke": raekke}
        linje["navn"] = HANDLINGER[raekke.handling]
        linje["kan_hentes"] = raekke.handling == "godkendt" and gjaldt is not raekke
        ud.append(linje)
        if raekke.handling == "godkendt":
            gjaldt = raekke
    if ud and gjaldt is not None:
        for linje in ud:
            linje["kan_hentes"] = linje["kan_hentes"] and linje["raekke"].tekst != gjaldt.tekst
    return ud


def _med_forskel(raekke: Afsnitsversion, foer: Afsnitsversion | None) -> dict[str, Any]:
    forskel = biblioteket.forskel(foer.tekst, raekke.tekst) if foer is not None else None
    samme = forskel is not None and all(en.art == "samme" for en in forskel)
    return {"raekke": raekke, "forskel": None if samme else forskel, "samme": samme}


def _tilstand(request: Forespoergsel, noegle: str) -> Afsnitstilstand:
    try:
        return biblioteket.tilstanden(request.user, noegle)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
