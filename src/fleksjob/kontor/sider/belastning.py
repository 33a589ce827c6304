"""Lederens billede af, hvem der har hvor meget, og siden, hvor sager flyttes."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase
from fleksjob.kontor.adgang import Forespoergsel, kun, sidetal
from fleksjob.kontor.formularer.samarbejde import FlytFormular, Sideformular, VikarFormular
from fleksjob.kontor.kolleger import kolleger
from fleksjob.kontor.sideformularer import en_kollega, sendt, status, udfoer
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.flyt_sager import tildel_sager
from fleksjob.sager.kommandoer.vikariat import saet_vikar, stop_vikar
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger.belastning import VAEGT, Belastning, Medarbejderlast, Medarbejderliste

INGEN = "ingen"
BREDDE = 300
"""Søjlens største bredde i figurens egne enheder."""


@kun(Rolle.LEDER)
def belastning(request: Forespoergsel) -> HttpResponse:
    """Tabel og søjler for hver sagsbehandler, delt efter team."""
    tal = visninger.belastning(request.user, request.dag)
    teams: dict[str, list[dict[str, Any]]] = {}
    for en in tal.medarbejdere:
        teams.setdefault(en.team, []).append({"tal": en, "dele": soejle(en, tal)})
    indhold = {"tal": tal, "teams": teams.items(), "vaegte": VAEGT.items(), "dele": tal.grupper}
    return render(request, "kontor/belastning.html", indhold)


def soejle(en: Medarbejderlast, tal: Belastning) -> list[dict[str, Any]]:
    """Søjlens dele efter vægt: hver med sin begyndelse og bredde, den største søjle er hele bredden."""
    stoerst = max((andre.vaegt for andre in tal.medarbejdere), default=0) or 1
    ud, fra = [], 0.0
    for nr, gruppe in enumerate(tal.grupper, 1):
        bredde = BREDDE * VAEGT[gruppe] * en.pr_gruppe[gruppe] / stoerst
        if bredde:
            ud.append({"nr": nr, "x": f"{fra:.1f}", "bredde": f"{bredde:.1f}"})
        fra += bredde
    return ud


@kun()
def fordeling(request: Forespoergsel) -> HttpResponse:
    """En medarbejders sager, og hvor de kan flyttes hen. En leder vælger hvem (`?hvem=NØGLE`), andre ser deres egne."""
    try:
        return Fordelingsside(request).svar()
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl


class Fordelingsside:
    """Siden, mens den svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel) -> None:
        self.request = request
        self.bruger: Bruger = request.user
        valgt = request.GET.get("hvem", "")
        self.noegle = valgt if valgt == INGEN or valgt.isdigit() else str(self.bruger.pk)
        self.hvem = None if self.noegle == INGEN else int(self.noegle)
        fase = request.GET.get("fase", "")
        self.fase = fase if fase in {en.value for en in Fase} else ""
        self.liste: Medarbejderliste = visninger.medarbejders_sager(
            self.bruger, self.hvem, request.dag, fase=self.fase, side=sidetal(request)
        )
        self.sendt = sendt(request)
        self.formularer = self._formularer()

    def _formularer(self) -> dict[str, Sideformular]:
        mig = Bruger.for_bruger(self.bruger).filter(pk=self.hvem).first() if self.hvem is not None else None
        antal = self.liste.i_alt
        alle = f"Alle {antal} {'sag' if antal == 1 else 'sager'} på listen"
        post = self.request.POST
        ud: dict[str, Sideformular] = {
            "flyt": FlytFormular(
                post if self.sendt == "flyt" else None,
                kolleger=kolleger(self.bruger, uden=mig, felt="sagsbehandler"),
                alle=alle,
            )
        }
        if mig is not None:
            ud["vikar"] = VikarFormular(
                post if self.sendt == "vikar" else None,
                kolleger=kolleger(self.bruger, uden=mig),
                initial={"fra": self.request.dag},
            )
        return ud

    def svar(self) -> HttpResponse:
        if self.sendt == "stop_vikar" and self.request.POST.get("vikariat", "").isdigit():
            stop_vikar(self.bruger, int(self.request.POST["vikariat"]), nu=self.request.nu)
            messages.success(self.request, "Vikariatet er stoppet.")
            return redirect(self._adresse())
        handlinger = {"flyt": self._flyt, "vikar": self._vikar}
        if self.sendt in handlinger and self.sendt in self.formularer:
            faerdig = udfoer(self.formularer[self.sendt], handlinger[self.sendt])
            if faerdig is not None:
                return faerdig
        return self._side()

    def _flyt(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        til = en_kollega(self.bruger, f["til"])
        numre = self.request.POST.getlist("sag")
        if f["omfang"] == "alle":
            numre = visninger.alle_numre(self.bruger, self.hvem, self.fase)
        if til is None or not numre:
            formular.add_error(
                *(
                    ("til", "Vælg en medarbejder.")
                    if til is None
                    else ("omfang", "Sæt kryds ved mindst én sag.")
                )
            )
            return self._side()
        flyttet = tildel_sager(
            self.bruger, numre, felt="sagsbehandler", til=til, grund=f["grund"], nu=self.request.nu
        )
        antal = len(flyttet)
        messages.success(
            self.request, f"{antal} {'sag' if antal == 1 else 'sager'} er flyttet til {til.navn}."
        )
        return redirect(self._adresse())

    def _vikar(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        vikar = en_kollega(self.bruger, f["vikar"])
        for_hvem = en_kollega(self.bruger, self.noegle)
        if vikar is None or for_hvem is None:
            formular.add_error("vikar", "Vælg en kollega.")
            return self._side()
        saet_vikar(
            self.bruger,
            for_hvem=for_hvem,
            vikar=vikar,
            fra=f["fra"],
            til=f["til"],
            grund=f["grund"],
            nu=self.request.nu,
        )
        messages.success(self.request, f"{vikar.navn} er vikar for {for_hvem.navn}.")
        return redirect(self._adresse())

    def _adresse(self, **nyt: Any) -> str:
        felter = {"hvem": self.noegle, "fase": self.fase, **nyt}
        return f"{reverse('kontor:fordeling')}?{urlencode({n: v for n, v in felter.items() if v})}"

    def _side(self) -> HttpResponse:
        nu = min(sidetal(self.request), self.liste.sider)
        indhold = {
            "liste": self.liste,
            "min_egen": self.hvem == self.bruger.pk,
            "ingen": self.hvem is None,
            "leder": self.bruger.rolle == Rolle.LEDER,
            "f": self.formularer,
            "valgte": set(self.request.POST.getlist("sag")),
            "faser": [
                {
                    "navn": Fase(kode).navn,
                    "antal": antal,
                    "adresse": self._adresse(fase=kode),
                    "valgt": kode == self.fase,
                }
                for kode, antal in self.liste.pr_fase.items()
            ],
            "alle_adresse": self._adresse(fase=""),
            "fase": self.fase,
            "vikarer": visninger.vikarer_hos(self.bruger, self.hvem, self.request.dag),
            "adresse": self._adresse(),
            "sider": {
                "nu": nu,
                "antal": self.liste.sider,
                "forrige": self._adresse(side=nu - 1) if nu > 1 else "",
                "naeste": self._adresse(side=nu + 1) if nu < self.liste.sider else "",
            },
        }
        return render(self.request, "kontor/fordeling.html", indhold, status=status(self.formularer))
