"""Virksomhederne: listen, kortet med historien og hvem der taler med hvem, og folderen til virksomheden."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from fleksjob.breve.virksomhedsfolder import Foldertekst, virksomhedsfolder
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.kontor.formularer.virksomheder import Aftale, Kontakt, Kort, Ny, Person, kortets_begyndelse
from fleksjob.kontor.sideformularer import om_en_uge, sendt, status, udfoer
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.gem_virksomhedskort import (
    fjern_kontaktperson,
    gem_kontaktperson,
    gem_virksomhedskort,
)
from fleksjob.sager.kommandoer.noter_kontakt import (
    afslut_aftale,
    noter_kontakt,
    opret_virksomhed,
    planlaeg_kontakt,
)
from fleksjob.sager.models import Bruger
from fleksjob.sager.virksomhedsord import EMNER, KANALER, OPGAVETYPER, stoerrelse
from fleksjob.sager.visninger.virksomheder import mine_aftaler, virksomheden, virksomheder


@kun()
def liste(request: Forespoergsel) -> HttpResponse:
    """Virksomhederne (GET), eller en ny (POST)."""
    ny = Ny(request.POST if sendt(request) == "ny" else None)
    svar = udfoer(ny, lambda formular: _opret(request, formular)) if ny.is_bound else None
    if svar is not None:
        return svar
    soeg = request.GET.get("soeg", "")[:80]
    emner = request.GET.get("vis", "") == "emner"
    opgave = request.GET.get("opgave", "")
    opgave = opgave if opgave in OPGAVETYPER else ""
    side = sidetal(request)
    fundet = virksomheder(request.user, soeg=soeg, kun_emner=emner, opgave=opgave, side=side)
    nu = min(side, fundet.sider)
    valg = {"soeg": soeg, "vis": "emner" if emner else "", "opgave": opgave}
    return render(
        request,
        "kontor/virksomheder.html",
        {
            "liste": fundet,
            "soeg": soeg,
            "emner": emner,
            "opgave": opgave,
            "opgavetyper": OPGAVETYPER.items(),
            "aftaler": [
                (en, navn, KANALER.get(en.kanal, ""), EMNER.get(en.emne, ""))
                for en, navn in mine_aftaler(request.user, request.dag)
            ],
            "ny": ny,
            "sider": {
                "antal": fundet.sider,
                "nu": nu,
                "forrige": _adresse(valg, nu - 1) if nu > 1 else "",
                "naeste": _adresse(valg, nu + 1) if nu < fundet.sider else "",
            },
        },
        status=422 if ny.is_bound and ny.errors else 200,
    )


def _adresse(valg: dict[str, str], side: int) -> str:
    om = {navn: vaerdi for navn, vaerdi in valg.items() if vaerdi} | {"side": str(side)}
    return f"{reverse('kontor:virksomheder')}?{urlencode(om)}"


def _opret(request: Forespoergsel, formular: Sideformular) -> HttpResponse:
    ny = opret_virksomhed(request.user, **formular.cleaned_data)
    return redirect("kontor:virksomhed", ny.cvr)


@kun()
def virksomhed(request: Forespoergsel, cvr: str) -> HttpResponse:
    """Kortet (GET), og det, der skrives på det (POST; `handling` siger hvilket)."""
    try:
        return Kortside(request, cvr).svar()
    except AdgangNaegtet as fejl:
        if request.method == "POST":
            raise PermissionDenied(str(fejl)) from fejl
        raise Http404(str(fejl)) from fejl


class Kortside:
    """Kortet, mens det svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, cvr: str) -> None:
        self.request, self.cvr = request, cvr
        self.bruger: Bruger = request.user
        self.sendt = sendt(request)
        self.billede = virksomheden(request.user, cvr, request.dag)
        dag = request.dag
        self.formularer: dict[str, Sideformular] = {
            "kontakt": Kontakt(self._data("kontakt"), initial={"dag": dag}),
            "aftale": Aftale(self._data("aftale"), initial={"dag": om_en_uge(dag)}),
            "kort": Kort(self._data("kort"), initial=kortets_begyndelse(self.billede.kort)),
            "person": Person(self._data("person")),
        }

    def _data(self, handling: str) -> QueryDict | None:
        return self.request.POST if self.sendt == handling else None

    def svar(self) -> HttpResponse:
        if self.sendt in self.formularer:
            skriv = {
                "kontakt": self._kontakt,
                "aftale": self._aftale,
                "kort": self._kort,
                "person": self._person,
            }
            faerdig = udfoer(self.formularer[self.sendt], skriv[self.sendt])
            if faerdig is not None:
                return faerdig
        if self.sendt in ("luk_aftale", "fjern_person"):
            return self._luk()
        return self._side()

    def _kontakt(self, formular: Sideformular) -> HttpResponse:
        noter_kontakt(self.bruger, self.cvr, nu=self.request.nu, **formular.cleaned_data)
        return self._hertil("Kontakten er gemt.")

    def _aftale(self, formular: Sideformular) -> HttpResponse:
        planlaeg_kontakt(self.bruger, self.cvr, nu=self.request.nu, **formular.cleaned_data)
        return self._hertil("Kontakten er planlagt, og dine kolleger kan se det.")

    def _kort(self, formular: Sideformular) -> HttpResponse:
        gem_virksomhedskort(self.bruger, self.cvr, nu=self.request.nu, **formular.cleaned_data)
        return self._hertil("Kortet er gemt.")

    def _person(self, formular: Sideformular) -> HttpResponse:
        gem_kontaktperson(self.bruger, self.cvr, nu=self.request.nu, **formular.cleaned_data)
        return self._hertil("Kontaktpersonen er gemt.")

    def _luk(self) -> HttpResponse:
        nr = self.request.POST.get("nr", "")
        if not nr.isdecimal():
            raise AdgangNaegtet("Det findes ikke.")
        if self.sendt == "fjern_person":
            fjern_kontaktperson(self.bruger, self.cvr, int(nr))
            return self._hertil("Kontaktpersonen er slettet.")
        afslut_aftale(self.bruger, int(nr), udfald=self.request.POST.get("udfald", ""), nu=self.request.nu)
        return self._hertil("Aftalen er lukket.")

    def _hertil(self, besked: str) -> HttpResponse:
        messages.success(self.request, besked)
        return redirect("kontor:virksomhed", self.cvr)

    def _side(self) -> HttpResponse:
        v = self.billede
        indhold: dict[str, Any] = {
            "v": v,
            "f": self.formularer,
            "adresse": reverse("kontor:virksomhed", args=[self.cvr]),
            "stoerrelse": stoerrelse(v.kort.ansatte if v.kort else None),
            "opgaver": [OPGAVETYPER.get(en, en) for en in (v.kort.opgavetyper if v.kort else ())],
            "kontakter": [(en, KANALER.get(en.kanal, ""), EMNER.get(en.emne, "")) for en in v.kontakter],
            "aftaler": [
                (en, KANALER.get(en.kanal, ""), EMNER.get(en.emne, ""), en.ejer_id == self.bruger.pk)
                for en in v.aftaler
            ],
            "job_nu": sum(1 for en in v.job if en.til is None),
            **_fra_matchning(self.bruger, self.cvr),
        }
        return render(self.request, "kontor/virksomhed.html", indhold, status=status(self.formularer))


def _fra_matchning(bruger: Bruger, cvr: str) -> dict[str, Any]:
    """Virksomhedens åbninger, når registret er der."""
    try:
        from fleksjob.sager.visninger.aabninger import firmaets_aabninger
    except ImportError:
        return {"aabninger": []}
    return {"aabninger": firmaets_aabninger(bruger, cvr)}


@kun()
def folder(request: Forespoergsel, cvr: str) -> HttpResponse:
    """Folderen til virksomheden med den, der har kontakten, som PDF."""
    try:
        v = virksomheden(request.user, cvr, request.dag)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    kommune = request.user.kommune
    tekst = Foldertekst(
        virksomhed=v.navn,
        kommune=kommune.navn,
        telefon=kommune.telefon,
        kontakt=request.user.navn,
        kontakt_telefon=request.user.telefon,
        svar_hverdage=kommune.hjaelp_svar_hverdage,
    )
    svar = HttpResponse(virksomhedsfolder(tekst, request.dag), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="folder-{cvr}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
