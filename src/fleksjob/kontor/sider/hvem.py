"""Hvem har sagen: giv den videre, tag den over, aflever den, læg den i bero, og se dens historie."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.samarbejde import (
    AfleverFormular,
    BeroFormular,
    BeskyttelseFormular,
    KonsulentFormular,
    OvertagFormular,
    OvertagKonsulentFormular,
    Sideformular,
    TildelFormular,
)
from fleksjob.kontor.kolleger import kolleger
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.sideformularer import en_kollega, sendt, status, udfoer
from fleksjob.sager import fordeling, visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.bero import laeg_i_bero, tag_frem
from fleksjob.sager.kommandoer.flyt_sager import aflever_sager, overtag_sag, tildel_sager
from fleksjob.sager.kommandoer.saet_beskyttelse import saet_beskyttelse
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede

VENTETRIN = ("afventer_paabegyndt", "afventer_afsluttet")
"""De skridt, der standser et ur efter loven. De er noget andet end bero."""


@kun()
def hvem(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Viser, hvem der har sagen, og hvad man kan gøre ved det (GET); gør det (POST, `handling`)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    try:
        return Hvemside(request, billede).svar()
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl


class Hvemside:
    """Siden, mens den svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, billede: Sagsbillede) -> None:
        self.request = request
        self.billede = billede
        self.sag = billede.sag
        self.bruger: Bruger = request.user
        self.sendt = sendt(request)
        self.bero = visninger.bero(self.bruger, self.sag, request.dag)
        self.historie = visninger.overdragelser(self.bruger, self.sag)
        self.formularer = self._formularer()

    def _data(self, handling: str) -> QueryDict | None:
        return self.request.POST if self.sendt == handling else None

    def _formularer(self) -> dict[str, Sideformular]:
        """Kun dem, brugeren kan bruge i netop denne sag."""
        ud: dict[str, Sideformular] = {}
        leder = self.bruger.rolle == Rolle.LEDER
        min_sag = self.sag.sagsbehandler_id == self.bruger.pk
        if leder or min_sag:
            valg = kolleger(self.bruger, uden=self.sag.sagsbehandler, felt="sagsbehandler")
            ud["tildel"] = TildelFormular(self._data("tildel"), kolleger=valg)
        if min_sag:
            ud["aflever"] = AfleverFormular(self._data("aflever"), muligheder=self._tilbage())
        elif fordeling.kan_have(self.bruger, "sagsbehandler"):
            ud["overtag"] = OvertagFormular(self._data("overtag"))
        if leder or self.sag.virksomhedskonsulent_id == self.bruger.pk:
            valg = kolleger(self.bruger, uden=self.sag.virksomhedskonsulent, felt="virksomhedskonsulent")
            ud["konsulent"] = KonsulentFormular(self._data("konsulent"), kolleger=valg)
        elif fordeling.kan_have(self.bruger, "virksomhedskonsulent"):
            ud["overtag_konsulent"] = OvertagKonsulentFormular(self._data("overtag_konsulent"))
        if self.bero is None or self.bero.tilbage:
            ud["bero"] = BeroFormular(self._data("bero"))
        ud["beskyttelse"] = BeskyttelseFormular(self._data("beskyttelse"))
        return ud

    def _tilbage(self) -> list[tuple[str, str]]:
        """Den, der havde sagen før, når hun kan have den igen; og lederen."""
        ud = [("", "Til fordeling hos lederen")]
        foer = next((en.fra for en in self.historie if en.felt == "sagsbehandler" and en.fra), "")
        for pk, navn in kolleger(self.bruger, uden=self.bruger, felt="sagsbehandler"):
            if foer and navn.startswith(f"{foer},"):
                ud.insert(0, (pk, f"Tilbage til {foer}"))
        return [(noegle or "fordeling", navn) for noegle, navn in ud]

    def svar(self) -> HttpResponse:
        handlinger = {
            "tildel": self._tildel,
            "konsulent": self._tildel,
            "overtag": self._overtag,
            "overtag_konsulent": self._overtag,
            "aflever": self._aflever,
            "bero": self._laeg,
            "beskyttelse": self._beskyt,
        }
        if self.sendt == "tag_frem":
            return self._tag_frem()
        if self.sendt in handlinger:
            if self.sendt not in self.formularer:
                raise AdgangNaegtet("Det kan du ikke i denne sag.")
            faerdig = udfoer(self.formularer[self.sendt], handlinger[self.sendt])
            if faerdig is not None:
                return faerdig
        return self._side()

    def _tildel(self, formular: Sideformular) -> HttpResponse:
        til = en_kollega(self.bruger, formular.cleaned_data["til"])
        if til is None:
            formular.add_error("til", "Vælg en medarbejder.")
            return self._side()
        felt: fordeling.Felt = "sagsbehandler" if self.sendt == "tildel" else "virksomhedskonsulent"
        grund = formular.cleaned_data["grund"]
        tildel_sager(self.bruger, [self.sag.nummer], felt=felt, til=til, grund=grund, nu=self.request.nu)
        messages.success(self.request, f"{til.navn} har nu sagen.")
        return self._hertil()

    def _overtag(self, formular: Sideformular) -> HttpResponse:
        felt: fordeling.Felt = "sagsbehandler" if self.sendt == "overtag" else "virksomhedskonsulent"
        overtag_sag(
            self.bruger, self.sag.nummer, felt=felt, grund=formular.cleaned_data["grund"], nu=self.request.nu
        )
        messages.success(self.request, "Du har nu sagen.")
        return self._hertil()

    def _aflever(self, formular: Sideformular) -> HttpResponse:
        til = en_kollega(self.bruger, formular.cleaned_data["til"])
        grund = formular.cleaned_data["grund"]
        aflever_sager(
            self.bruger,
            [self.sag.nummer],
            felt="sagsbehandler",
            grund=grund,
            tilbage_til=til,
            nu=self.request.nu,
        )
        messages.success(self.request, "Sagen er afleveret.")
        return self._hertil()

    def _laeg(self, formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        laeg_i_bero(self.bruger, self.sag.nummer, til=f["til"], grund=f["grund"], nu=self.request.nu)
        messages.success(self.request, "Sagen er lagt i bero. Fristerne løber videre.")
        return self._hertil()

    def _tag_frem(self) -> HttpResponse:
        try:
            tag_frem(self.bruger, self.sag.nummer, nu=self.request.nu)
            messages.success(self.request, "Sagen er taget frem.")
        except IkkeMuligt as fejl:
            messages.error(self.request, str(fejl))
        if self.request.POST.get("tilbage") == "opgaver":
            return redirect("kontor:opgaver")
        return self._hertil()

    def _beskyt(self, formular: Sideformular) -> HttpResponse:
        nyt = not self.sag.person.beskyttet
        grund = formular.cleaned_data["grund"]
        saet_beskyttelse(self.bruger, self.sag.nummer, beskyttet=nyt, grund=grund, nu=self.request.nu)
        messages.success(self.request, "Personen er beskyttet." if nyt else "Beskyttelsen er fjernet.")
        return self._hertil()

    def _hertil(self) -> HttpResponse:
        return redirect("kontor:hvem", self.sag.nummer)

    def _side(self) -> HttpResponse:
        indhold = {
            **faner(self.bruger, self.sag, "kontor:hvem"),
            "f": self.formularer,
            "bero": self.bero,
            "historie": self.historie,
            "felter": fordeling.FELTER,
            "ventetrin": [en for en in self.billede.skridt if en.kode in VENTETRIN and en.mulig],
            "vikarer": visninger.vikarer_for_sagen(self.bruger, self.sag, self.request.dag),
            "adresse": reverse("kontor:hvem", args=[self.sag.nummer]),
        }
        return render(self.request, "kontor/hvem.html", indhold, status=status(self.formularer))
