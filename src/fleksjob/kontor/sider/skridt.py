"""Ét skridt i en sag: formularen, «Tjek» og «Gem»."""

from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.haendelser import KATALOG
from fleksjob.forloeb.skridt import Skridt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import Flervalg
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.job import VilkaarFelter
from fleksjob.kontor.jobberegning import Jobberegning, aendring, regn_job
from fleksjob.kontor.ordbog import BEGREBER
from fleksjob.kontor.skridtvalg import EGNE_STEDER
from fleksjob.kontor.virkning import Virkning, brevet, proev, som_udkast
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import KOMMANDOER
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import sagens_punkt
from fleksjob.sager.models import Sag
from fleksjob.sager.visninger import Sagsbillede


@kun()
def skridt(request: Forespoergsel, nummer: str, kode: str) -> HttpResponse:
    """Formularen for ét skridt. Er skridtet ikke muligt, vises hvorfor, og intet kan sendes."""
    klasse = FORMULARER.get(kode)
    if kode in EGNE_STEDER:
        return redirect(EGNE_STEDER[kode], nummer)
    if klasse is None or kode not in KOMMANDOER:
        raise Http404("Skridtet findes ikke.")
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    if (
        kode == "teammoede_afholdt"
        and request.method != "POST"
        and sagens_punkt(request.user, billede.sag.pk)
    ):
        return redirect("kontor:sag_referat", nummer)
    return Skridtside(request, billede, klasse).svar()


class Skridtside:
    """Siden, mens den svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, billede: Sagsbillede, klasse: type[SkridtFormular]) -> None:
        self.request = request
        self.billede = billede
        self.klasse = klasse
        self.skridt = self._mit_skridt(billede)
        self.virkning: Virkning | None = None
        self.beregning: Jobberegning | None = None
        self.aendring: Decimal | None = None
        self.uden_beregning = ""
        self.konflikt: dict[str, Any] | None = None

    def _mit_skridt(self, billede: Sagsbillede) -> Skridt:
        for mulighed in billede.skridt:
            if mulighed.kode == self.klasse.kode:
                return mulighed
        raise PermissionDenied(f"Skridtet er ikke for rollen {self.request.user.som_rolle.navn.lower()}.")

    def svar(self) -> HttpResponse:
        if not self.skridt.mulig and self.request.method != "POST":
            return self._ikke_muligt()
        formular = self._formular(self.request.POST if self.request.method == "POST" else None)
        if self.request.method == "POST" and formular.is_valid():
            try:
                match self.request.POST.get("handling"):
                    case "tjek":
                        self._tjek(formular)
                    case "brev" if self.klasse.viser_udkast or self.klasse.viser_brev:
                        pdf = brevet(partial(self._udfoer, formular), self.request.user)
                        return som_udkast(pdf, self.billede.sag.nummer)
                    case _:
                        return self._gem(formular)
            except (UgyldigtInput, UgyldigeInput) as fejl:
                formular.vis_fejl(fejl)
            except IkkeMuligt as fejl:
                formular.add_error(None, str(fejl))
            except AdgangNaegtet as fejl:
                raise PermissionDenied(str(fejl)) from fejl
            except Samtidighedskonflikt as fejl:
                formular = self._efter_konflikt(fejl)
        return self._side(formular)

    def _formular(self, data: QueryDict | None) -> SkridtFormular:
        formular = self.klasse(
            data,
            None if data is None else self.request.FILES,
            tilstand=self.billede.tilstand,
            dag=self.request.dag,
            version=self.billede.sag.version,
            ser_helbred=self.billede.ser_helbred,
            valgt=self._valgt(),
        )
        formular.klar(self.request, self.billede)
        formular.se_sagen(self.billede, self.request.user)
        return formular

    def _valgt(self) -> dict[str, Any]:
        """Felter, som linket hertil har udfyldt, fx hvilket papir. `fra` er den liste, man kom fra."""
        flere = {navn for navn, felt in self.klasse.base_fields.items() if isinstance(felt, Flervalg)}
        return {
            navn: vaerdier if navn in flere else vaerdier[-1]
            for navn, vaerdier in self.request.GET.lists()
            if navn not in ("forventet_version", "fra")
        }

    def _udfoer(self, formular: SkridtFormular) -> Sag:
        kommando = KOMMANDOER[self.klasse.kode]
        version = formular.cleaned_data["forventet_version"]
        nyttelast = formular.nyttelast()
        sag: Sag = kommando(
            self.billede.sag.pk, self.request.user, forventet_version=version, nu=self.request.nu, **nyttelast
        )
        return sag

    def _tjek(self, formular: SkridtFormular) -> None:
        self.virkning = proev(
            partial(self._udfoer, formular),
            self.request.user,
            (self.billede.tilstand, self.billede.pligter),
            nu=self.request.nu,
            pr=max(self.request.dag, formular.cleaned_data["gyldig_fra"]),
        )
        if isinstance(formular, VilkaarFelter):
            self._regn(formular)

    def _regn(self, formular: SkridtFormular) -> None:
        """Hvad jobbet giver. Kan satserne på dagen ikke kendes endnu, siges det, og skridtet er stadig muligt."""
        felter = formular.cleaned_data
        tal = {n: felter[n] for n in ("timer", "intensitet", "timeloen", "fuldtidsloen")}
        try:
            self.beregning = regn_job(dato=felter["gyldig_fra"], **tal)
            self.aendring = aendring(self.beregning, self.billede.tilstand, felter["gyldig_fra"])
        except (UgyldigtInput, UgyldigeInput) as fejl:
            self.uden_beregning = str(fejl)

    def _gem(self, formular: SkridtFormular) -> HttpResponse:
        self._udfoer(formular)
        messages.success(self.request, f"Gemt: {KATALOG[self.klasse.kode].titel}.")
        return redirect(self.klasse.tilbage, self.billede.sag.nummer)

    def _efter_konflikt(self, fejl: Samtidighedskonflikt) -> SkridtFormular:
        """Formularen igen med alt det skrevne, sagens nye version, og hvad der er nyt."""
        self.billede = aabn(self.request, self.billede.sag.nummer)
        self.skridt = self._mit_skridt(self.billede)
        self.konflikt = {"aendringer": fejl.aendringer, "skridt": self.skridt, "besked": str(fejl)}
        data = self.request.POST.copy()
        data["forventet_version"] = str(self.billede.sag.version)
        return self._formular(data)

    def _side(self, formular: SkridtFormular) -> HttpResponse:
        status = 409 if self.konflikt else 422 if formular.is_bound and formular.errors else 200
        return render(
            self.request,
            self.klasse.skabelon,
            self._rammen()
            | self.klasse.om_siden(self.request, self.billede)
            | {
                "formular": formular,
                "konflikt": self.konflikt,
                "virkning": self.virkning,
                "beregning": self.beregning,
                "aendring": self.aendring,
                "uden_beregning": self.uden_beregning,
                "mindre": self.aendring is not None and self.aendring < 0,
                "ord": [BEGREBER[navn] for navn in self.klasse.begreber],
                "udkast_af": self._udkast_af(),
                "udkast": self.billede.tilstand.forberedt_afgoerelse if self.klasse.viser_udkast else None,
            },
            status=status,
        )

    def _udkast_af(self) -> str:
        udkast = self.billede.tilstand.forberedt_afgoerelse
        return self.billede.navne.get(udkast.af, udkast.af) if udkast else ""

    def _ikke_muligt(self) -> HttpResponse:
        return render(
            self.request, "kontor/ikke_muligt.html", self._rammen() | {"overskrift": self.klasse.overskrift}
        )

    def _rammen(self) -> dict[str, Any]:
        aabne = [p for p in self.billede.pligter if p.status in ("kommende", "overskredet") and p.frist]
        return {
            "sag": self.billede.sag,
            "tilstand": self.billede.tilstand,
            "skridt": self.skridt,
            "naeste_frist": min(aabne, key=lambda p: p.frist or self.request.dag, default=None),
            "tilbage": reverse(self.klasse.tilbage, args=[self.billede.sag.nummer]),
        }
