"""Fanen «Team»: hvilke regler der gælder, dagsordenen, papirerne, indkaldelsen, referaterne og genforelæggelsen."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.breve import indkaldelse
from fleksjob.forloeb.skridt import Skridt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.team import Enkel, Genforelaeg, Indkaldelse, Lille, Saetpaa
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.sider.team import moedevalg
from fleksjob.kontor.sider.teamfejl import udfoer
from fleksjob.kontor.virkning import som_udkast
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer
from fleksjob.sager.indkaldelsesbrev import indkaldelse_til
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import sagens_punkt
from fleksjob.sager.sagspapirer import EMNER
from fleksjob.sager.teamadgang import maa_saette_paa
from fleksjob.sager.visninger import Sagsbillede, teammoeder, teamsag

TEAMETS_SKRIDT = (
    "teammoede_indkaldt",
    "teammoede_afholdt",
    "indstilling_afgivet",
    "indstilling_genforelagt",
    "raadgivning_modtaget",
    "tvaerfagligt_moede_afholdt",
)
Gang = tuple[forms.Form, Callable[[], object], str]


@kun()
def sag_team(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Fanen (GET) og det, der gøres på den (POST: `handling`)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    side = Teamfane(request, billede)
    if request.method == "POST":
        if side.udfoer():
            return redirect("kontor:sag_team", nummer)
        side = Teamfane(request, aabn(request, nummer), sendt=side.sendt)
    return side.svar()


@kun()
def sag_indkaldelse(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Indkaldelsen, som den ville se ud, hvis den blev sendt nu. Intet gemmes."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    if not maa_saette_paa(request.user):
        raise PermissionDenied("Indkaldelsen skrives af sagsbehandleren, mødelederen eller lederen.")
    punkt = sagens_punkt(request.user, billede.sag.pk)
    if punkt is None:
        raise Http404("Sagen er ikke på nogen dagsorden.")
    udeladt = "vises ikke" if request.GET.get("udfald") == "udelad" else ""
    try:
        brev = indkaldelse_til(billede.sag, punkt, dag=request.dag, udfald_udeladt=udeladt)
    except UgyldigtInput as fejl:
        raise Http404(str(fejl)) from fejl
    return som_udkast(indkaldelse.pdf(brev), nummer)


class Teamfane:
    """Siden, mens den svarer. `sendt` er den formular, der skal rettes, med navnet på sin handling."""

    def __init__(
        self, request: Forespoergsel, billede: Sagsbillede, sendt: tuple[str, forms.Form] | None = None
    ) -> None:
        self.request = request
        self.billede = billede
        self.sag = billede.sag
        self.sendt = sendt
        self.moeder = (
            teammoeder.moeder_forude(request.user, request.dag) if maa_saette_paa(request.user) else []
        )

    def udfoer(self) -> bool:
        gange: dict[str, Callable[[], Gang]] = {
            "saet_paa": self._saet_paa,
            "enkel": self._enkel,
            "ikke_enkel": self._ikke_enkel,
            "papirer": self._papirer,
            "indkald": self._indkald,
            "genforelaeg": self._genforelaeg,
        }
        handling = self.request.POST.get("handling", "")
        if handling not in gange:
            raise PermissionDenied("Handlingen findes ikke.")
        formular, goer, kvittering = gange[handling]()
        if udfoer(formular, goer):
            messages.success(self.request, kvittering)
            return True
        self.sendt = (handling, formular)
        return False

    def _saet_paa(self) -> Gang:
        formular = Saetpaa(self.request.POST, moeder=moedevalg(self.moeder))
        return (
            formular,
            lambda: kommandoer.saet_paa_dagsordenen(
                self.sag.pk,
                self.request.user,
                nu=self.request.nu,
                moede_id=int(formular.cleaned_data["moede"]),
                minutter=int(formular.cleaned_data["minutter"]),
            ),
            "Sagen er sat på dagsordenen.",
        )

    def _enkel(self) -> Gang:
        formular = Enkel(self.request.POST)
        return (
            formular,
            lambda: kommandoer.maerk_enkel_sag(
                self.sag.pk,
                self.request.user,
                nu=self.request.nu,
                enkel=True,
                hvorfor=formular.cleaned_data["hvorfor"],
            ),
            "Sagen er mærket som enkel.",
        )

    def _ikke_enkel(self) -> Gang:
        return (
            Lille(self.request.POST),
            lambda: kommandoer.maerk_enkel_sag(
                self.sag.pk, self.request.user, nu=self.request.nu, enkel=False, hvorfor="Mærket er taget af."
            ),
            "Mærket er taget af.",
        )

    def _papirer(self) -> Gang:
        valgte = set(self.request.POST.getlist("papir"))
        kendte = {en.noegle for en in self.team().papirer}
        return (
            Lille(self.request.POST),
            lambda: kommandoer.send_sagspapirer(
                self.sag.pk, self.request.user, nu=self.request.nu, udeladt=kendte - valgte
            ),
            "Papirerne er sendt og frosset. Senere ændringer i sagen ændrer dem ikke.",
        )

    def _indkald(self) -> Gang:
        formular = Indkaldelse(self.request.POST)
        return (
            formular,
            lambda: kommandoer.indkald_til_moede(
                self.sag.pk,
                self.request.user,
                forventet_version=formular.cleaned_data["forventet_version"],
                nu=self.request.nu,
                gyldig_fra=self.request.dag,
                udfald_udeladt=formular.cleaned_data["udfald_udeladt"],
            ),
            "Indkaldelsen er sendt.",
        )

    def _genforelaeg(self) -> Gang:
        formular = Genforelaeg(self.request.POST)
        return (
            formular,
            lambda: kommandoer.genforelaeg_indstilling(
                self.sag.pk,
                self.request.user,
                forventet_version=formular.cleaned_data["forventet_version"],
                nu=self.request.nu,
                gyldig_fra=self.request.dag,
                begrundelse=formular.cleaned_data["begrundelse"],
            ),
            "Sagen er lagt for teamet igen og står i køen.",
        )

    def team(self) -> teamsag.Sagensteam:
        return teamsag.sagens_team(self.request.user, self.sag, self.billede.tilstand, self.request.dag)

    def skridt(self) -> dict[str, Skridt]:
        """Teamets skridt, som de er for brugeren nu; et skridt, der ikke er hendes, er ikke med."""
        return {en.kode: en for en in self.billede.skridt if en.kode in TEAMETS_SKRIDT}

    def svar(self) -> HttpResponse:
        version = {"forventet_version": self.sag.version}
        fanen = self.team()
        indhold: dict[str, Any] = {
            **faner(self.request.user, self.sag, "kontor:sag_team"),
            "tilstand": self.billede.tilstand,
            "t": fanen,
            "skridt": self.skridt(),
            "maa_saette_paa": maa_saette_paa(self.request.user),
            "saet_paa": Saetpaa(moeder=moedevalg(self.moeder), auto_id="saet_%s"),
            "enkel": Enkel(auto_id="enkel_%s"),
            "indkald": Indkaldelse(initial=version, auto_id="indkald_%s"),
            "genforelaeg": Genforelaeg(initial=version, auto_id="genforelaeg_%s"),
            "ord": [(EMNER.get(en.emne, en.emne), en) for en in fanen.ord],
            "indkaldt_til_andet": self._indkaldt_til_andet(fanen),
            "formular": None,
        }
        if self.sendt is not None:
            handling, formular = self.sendt
            formular.auto_id = f"{ {'saet_paa': 'saet'}.get(handling, handling) }_%s"
            indhold |= {handling: formular, "formular": formular, "sendt": handling}
        return render(self.request, "kontor/team_sag.html", indhold, status=422 if self.sendt else 200)

    def _indkaldt_til_andet(self, fanen: teamsag.Sagensteam) -> bool:
        """Borgeren har en indkaldelse til en anden dag end den, sagen nu er på."""
        til = self.billede.tilstand.indkaldt_til
        return fanen.punkt is not None and til is not None and til != fanen.punkt.moede.dag
