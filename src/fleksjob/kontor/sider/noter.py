"""Noter og opgaver i en sag: det, der er sagt, og det, andre skal svare på."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.tilstand import Fase
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.samarbejde import (
    ClearingFormular,
    NotatFormular,
    OpgaveFormular,
    Sideformular,
    SoegNotat,
    SparringFormular,
)
from fleksjob.kontor.kolleger import kolleger
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.sideformularer import en_kollega, om_en_uge, sendt, status, udfoer
from fleksjob.sager import samarbejde, visninger
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.kommandoer import opgaver as opgavekommandoer
from fleksjob.sager.kommandoer.skriv_notat import skriv_notat
from fleksjob.sager.models import Bruger, Sag


@kun()
def noter(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Viser notater og opgaver (GET). Skriver, søger, spørger eller lukker (POST); `handling` siger hvilket."""
    try:
        sag = aabn(request, nummer).sag
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return Noteside(request, sag).svar()


class Noteside:
    """Siden, mens den svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, sag: Sag) -> None:
        self.request = request
        self.sag = sag
        self.bruger: Bruger = request.user
        self.sendt = sendt(request)
        self.formularer = self._formularer()

    def _data(self, handling: str) -> QueryDict | None:
        return self.request.POST if self.sendt == handling else None

    def _formularer(self) -> dict[str, Sideformular]:
        frist = {"frist": om_en_uge(self.request.dag)}
        kollegerne = kolleger(self.bruger, uden=self.bruger)
        return {
            "notat": NotatFormular(self._data("notat"), initial=self._rettelse()),
            "soeg": SoegNotat(self._data("soeg")),
            "sparring": SparringFormular(self._data("sparring"), kolleger=kollegerne, initial=frist),
            "opgave": OpgaveFormular(self._data("opgave"), initial=frist),
            "clearing": ClearingFormular(self._data("clearing"), initial=frist),
        }

    def _rettelse(self) -> dict[str, Any]:
        """Notatet, der skal rettes (`?ret=NØGLE`), som begyndelsen på det nye."""
        nr = self.request.GET.get("ret", "")
        alle = visninger.notater(self.bruger, self.sag, dag=self.request.dag).linjer if nr.isdigit() else []
        for en in alle:
            if en.id == int(nr) and en.rettet_af is None:
                return {
                    "tekst": en.tekst,
                    "slags": en.slags,
                    "hvem": en.hvem,
                    "dag": en.dag,
                    "helbred": en.helbred,
                    "retter": en.id,
                }
        return {}

    def svar(self) -> HttpResponse:
        try:
            faerdig = self._udfoer()
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        return faerdig or self._side()

    def _udfoer(self) -> HttpResponse | None:
        handlinger = {
            "notat": self._skriv,
            "sparring": self._spoerg,
            "opgave": self._opgave,
            "clearing": self._clearing,
        }
        if self.sendt in handlinger:
            return udfoer(self.formularer[self.sendt], handlinger[self.sendt])
        if self.sendt == "luk":
            return self._luk()
        return None

    def _skriv(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        skriv_notat(
            self.bruger,
            self.sag.nummer,
            slags=f["slags"],
            tekst=f["tekst"],
            nu=self.request.nu,
            dag=f["dag"],
            hvem=f["hvem"],
            helbred=f["helbred"],
            retter=f["retter"],
        )
        messages.success(self.request, "Notatet er gemt.")
        if self.request.POST.get("tilbage") == "sag":
            return redirect("kontor:sag", self.sag.nummer)
        return self._hertil()

    def _spoerg(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        til = en_kollega(self.bruger, f["til"])
        if til is None:
            formular.add_error("til", "Vælg en kollega.")
            return self._side()
        opgavekommandoer.spoerg_kollega(
            self.bruger, self.sag.nummer, til=til, hvad=f["hvad"], frist=f["frist"], nu=self.request.nu
        )
        messages.success(self.request, f"{til.navn} er spurgt og ser det på sin liste.")
        return self._hertil()

    def _opgave(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        opgavekommandoer.stil_opgave(
            self.bruger,
            self.sag.nummer,
            art=f["art"],
            hvad=f["hvad"],
            frist=f["frist"],
            afdeling=f["afdeling"],
            modtager=f["modtager"],
            paamind=f["paamind"],
            nu=self.request.nu,
        )
        messages.success(self.request, "Opgaven er oprettet.")
        return self._hertil()

    def _clearing(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        opgavekommandoer.bed_om_clearing(
            self.bruger, self.sag.nummer, hvad=f["hvad"], frist=f["frist"], nu=self.request.nu
        )
        messages.success(self.request, "Sagen er i køen til clearing.")
        return self._hertil()

    def _luk(self) -> HttpResponse | None:
        """Svaret på en opgave, eller at den er gjort eller frafaldet."""
        return self._hertil() if luk_eller_svar(self.request) else None

    def _hertil(self) -> HttpResponse:
        return redirect("kontor:noter", self.sag.nummer)

    def _side(self) -> HttpResponse:
        soeg = self.formularer["soeg"]
        valgt = soeg.cleaned_data if soeg.is_bound and soeg.is_valid() else {"soeg": "", "slags": ""}
        dag = self.request.dag
        fundne = visninger.notater(self.bruger, self.sag, dag=dag, soeg=valgt["soeg"], slags=valgt["slags"])
        opgaver = visninger.opgaver_i_sagen(self.bruger, self.sag, dag)
        indhold = {
            **faner(self.bruger, self.sag, "kontor:noter"),
            "f": self.formularer,
            "retter": bool(self.formularer["notat"].initial.get("retter")),
            "notater": fundne.linjer,
            "skjulte": fundne.skjulte,
            "soegt": valgt["soeg"] or valgt["slags"],
            "aabne": [en for en in opgaver if en.aaben],
            "lukkede": [en for en in opgaver if not en.aaben],
            "kan_cleares": self.sag.fase_pr(dag) in (Fase.FORBEREDELSE, Fase.INDSTILLING),
            "notatpligt": samarbejde.NOTATPLIGT,
            "hjemmel": samarbejde.NOTATPLIGTENS_HJEMMEL,
            "forbehold": samarbejde.NOTATPLIGTENS_FORBEHOLD,
            "slags": [samarbejde.NOTATSLAGS[kode] for kode in samarbejde.KAN_SKRIVES],
            "maa_se_helbred": maa_se_helbred(self.bruger, self.sag, dag=dag),
            "luk_adresse": reverse("kontor:noter", args=[self.sag.nummer]),
        }
        return render(self.request, "kontor/noter.html", indhold, status=status(self.formularer))


def luk_eller_svar(request: Forespoergsel) -> bool:
    """Svarer på eller lukker den opgave, der er sendt med, og siger det. False, når noget skal rettes først."""
    nr = request.POST.get("opgave", "")
    if not nr.isdigit():
        raise AdgangNaegtet("Opgaven findes ikke, eller den er lukket.")
    udfald = request.POST.get("udfald", "besvaret")
    svaret = request.POST.get("svar", "")
    if udfald == "besvaret":
        if not svaret.strip():
            messages.error(request, "Skriv svaret, før du gemmer det.")
            return False
        helbred = bool(request.POST.get("helbred"))
        opgavekommandoer.svar_paa_opgave(request.user, int(nr), svar=svaret, nu=request.nu, helbred=helbred)
        messages.success(request, "Svaret er gemt som et notat i sagen.")
    else:
        opgavekommandoer.luk_opgave(request.user, int(nr), udfald=udfald, nu=request.nu)
        messages.success(request, "Opgaven er lukket.")
    return True
