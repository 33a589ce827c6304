"""Referatet af sagens møde på én side: fremmøde, hvad hver enkelt sagde, tvivl, uenighed og indstillingen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.skridt import Skridt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.referat import Referatformular, Teamreferat
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE, mangler_i_team, teamkrav
from fleksjob.sager import kommandoer
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.indkaldelsesbrev import sagens_deltagere
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import sagens_punkt
from fleksjob.sager.kommandoer.skriv_referat import kraev_indstilling
from fleksjob.sager.models import Jobfunktion
from fleksjob.sager.visninger import Sagsbillede

TEAM, TVAERFAGLIGT = "teammoede_afholdt", "tvaerfagligt_moede_afholdt"


@kun()
def sag_referat(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Formularen. Er der ingen ret eller mulighed, siges hvorfor."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return Referatside(request, billede).svar()


class Referatside:
    """Siden, mens den svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, billede: Sagsbillede) -> None:
        self.request = request
        self.billede = billede
        self.punkt = sagens_punkt(request.user, billede.sag.pk)
        moededag = self.punkt.moede.dag if self.punkt else request.dag
        self.dag = min(moededag, request.dag)
        self.krav = teamkrav(self.dag, foedselsdato=billede.tilstand.person.foedselsdato)
        self.er_team = self.krav.kraeves
        self.skridt = self._mit_skridt()
        self.mangler: tuple[str, ...] = ()
        self.raad = ""
        self.konflikt = ""

    def _mit_skridt(self) -> Skridt:
        kode = TEAM if self.er_team else TVAERFAGLIGT
        fundet = next((en for en in self.billede.skridt if en.kode == kode), None)
        if fundet is None:
            raise PermissionDenied("Referatet skrives af sagsbehandleren, mødelederen eller lederen.")
        if not maa_se_helbred(self.request.user, self.billede.sag, self.request.dag):
            raise PermissionDenied("Referatet har helbredsoplysninger, og du behandler ikke sagen.")
        return fundet

    def svar(self) -> HttpResponse:
        if not self.skridt.mulig:
            return self._side(None)
        formular = self._formular(self.request.POST if self.request.method == "POST" else None)
        if self.request.method == "POST" and formular.is_valid() and self._gem(formular):
            return redirect("kontor:sag_team", self.billede.sag.nummer)
        return self._side(formular)

    def pladser(self) -> tuple[str, ...]:
        """Pladserne, som de skrives på hændelsen: fagområdet og, når det er kendt, navnet."""
        folk = sagens_deltagere(self.punkt) if self.punkt else []
        navne = [f"{en.hverv} ({en.navn})" if en.navn else en.hverv for en in folk if en.hverv != "bisidder"]
        besat = {en.omraade for en in folk if en.omraade}
        return (*navne, *(FAGNAVNE[omraade] for omraade in self.krav.medlemmer if omraade not in besat))

    def _formular(self, data: QueryDict | None) -> Referatformular:
        klasse = Teamreferat if self.er_team else Referatformular
        listen = Jobfunktion.for_bruger(self.request.user).filter(aktiv=True).order_by("navn")
        return klasse(
            data,
            pladser=self.pladser(),
            dag=self.dag,
            version=self.billede.sag.version,
            funktioner=listen.values_list("navn", flat=True)[:40],
            initial={"fremmoede": [str(nr) for nr, _ in enumerate(self.pladser())]},
        )

    def _gem(self, formular: Referatformular) -> bool:
        """Gemmer, eller viser det, der skal rettes eller tænkes over. Et råd standser kun første gang."""
        kun_moede = self.request.POST.get("handling") == "kun_moede"
        try:
            if isinstance(formular, Teamreferat) and not kun_moede and not self._klar(formular):
                return False
            self._udfoer(formular, kun_moede)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            formular.vis_fejl(fejl)
            return False
        except (IkkeMuligt, Samtidighedskonflikt) as fejl:
            formular.add_error(None, str(fejl))
            return False
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        return True

    def _klar(self, formular: Teamreferat) -> bool:
        """Om indstillingen kan afgives: teamet var fuldtalligt, indholdet er der, og rådet om timer er set."""
        foedt = self.billede.tilstand.person.foedselsdato
        dag = formular.cleaned_data["gyldig_fra"]
        omraader = mangler_i_team(formular.referat().deltagere(), dag, foedselsdato=foedt)
        self.mangler = tuple(FAGNAVNE[omraade] for omraade in omraader)
        if self.mangler:
            formular.add_error(
                "fremmoede",
                f"På mødet manglede {' og '.join(self.mangler)}. Så kan teamet ikke afgive indstillingen.",
            )
            return False
        kraev_indstilling(formular.indstilling(), dag)
        self.raad = "" if self.request.POST.get("raad_set") else formular.raad()
        return not self.raad

    def _udfoer(self, formular: Referatformular, kun_moede: bool) -> None:
        faelles: dict[str, Any] = {
            "forventet_version": formular.cleaned_data["forventet_version"],
            "nu": self.request.nu,
            "gyldig_fra": formular.cleaned_data["gyldig_fra"],
            "referat": formular.referat(),
        }
        sag, bruger = self.billede.sag.pk, self.request.user
        if not isinstance(formular, Teamreferat):
            kommandoer.hold_tvaerfagligt_moede(sag, bruger, **faelles)
            messages.success(self.request, "Mødet er gemt.")
        else:
            indstilling = None if kun_moede else formular.indstilling()
            kommandoer.skriv_referat(sag, bruger, **faelles, indstilling=indstilling)
            gemt = "Mødet er gemt uden indstilling." if kun_moede else "Mødet og indstillingen er gemt."
            messages.success(self.request, gemt)

    def _side(self, formular: Referatformular | None) -> HttpResponse:
        sag = self.billede.sag
        forkert = formular is not None and formular.is_bound and (formular.errors or self.raad)
        indhold: dict[str, Any] = {
            **faner(self.request.user, sag, "kontor:sag_team"),
            "tilstand": self.billede.tilstand,
            "formular": formular,
            "skridt": self.skridt,
            "er_team": self.er_team,
            "krav": self.krav,
            "punkt": self.punkt,
            "mangler": self.mangler,
            "raad": self.raad,
            "tilbage": reverse("kontor:sag_team", args=[sag.nummer]),
        }
        return render(self.request, "kontor/team_referat.html", indhold, status=422 if forkert else 200)
