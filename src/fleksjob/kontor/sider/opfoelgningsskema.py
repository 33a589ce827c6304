"""Skemaet til en opfølgning: ét trin ad gangen på telefonen, gemt for hvert trin, og til sidst et ark til begge."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.breve.opfoelgningstekst import arkets_linjer
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Ansaettelse
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.opfoelgningsskema import KUN_TIL_OS, TRIN, Trinformular, mangler
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.opfoelgningsord import ARTNAVNE
from fleksjob.sager.adgang import maa_tage_skridt
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import afhold_opfoelgning
from fleksjob.sager.kommandoer.opfoelgningsark import gem_kladde, kasser_kladde
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.opfoelgning import arkene, begynd_med, kladden

FANEN = "kontor:opfoelgning"
JOBFANEN = "kontor:sag_job"
SIDSTE = "gennemse"


@kun()
def skema(request: Forespoergsel, nummer: str, ansaettelse: str, trin: str) -> HttpResponse:
    """Ét trin af skemaet (GET), og svaret gemt (POST)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    job = next((en for en in billede.tilstand.ansaettelser if en.id == ansaettelse), None)
    if job is None or trin not in (*TRIN, SIDSTE):
        raise Http404("Opfølgningen findes ikke.")
    if not maa_tage_skridt(request.user, "opfoelgning_afholdt"):
        raise PermissionDenied("En opfølgning holdes af sagsbehandleren eller virksomhedskonsulenten.")
    muligt = skridtet(billede.tilstand, "opfoelgning_afholdt", request.user.username, ansaettelse)
    if not muligt.mulig:
        indhold = {**faner(request.user, billede.sag, JOBFANEN), "hvorfor_ikke": muligt.hvorfor_ikke}
        return render(request, "kontor/opfoelgning_lukket.html", indhold)
    return Skemaside(request, billede, job, trin).svar()


class Skemaside:
    """Skemaet, mens det svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, billede: Sagsbillede, job: Ansaettelse, trin: str) -> None:
        self.request, self.billede, self.job, self.trin = request, billede, job, trin
        self.kladde = kladden(request.user, billede.sag, job.id)
        ark = arkene(request.user, billede.sag, job.id)
        begynd = begynd_med(billede.tilstand, job, ark, request.dag)
        self.svar_nu: dict[str, Any] = {**begynd, **(self.kladde.svar if self.kladde else {})}
        self.udgave = self.kladde.udgave if self.kladde else 0
        self.fejl = ""

    def svar(self) -> HttpResponse:
        if self.request.method == "POST" and self.request.POST.get("handling") == "kasser":
            kasser_kladde(self.request.user, self.billede.sag.nummer, self.job.id, nu=self.request.nu)
            messages.success(self.request, "Skemaet er kasseret. Intet er skrevet i sagen.")
            return redirect(FANEN, self.billede.sag.nummer)
        if self.trin == SIDSTE:
            return self._gennemse()
        post = self.request.method == "POST"
        formular = TRIN[self.trin](
            self.request.POST if post else None,
            svar=self.svar_nu,
            udgave=self.udgave,
            job=self.job,
            dag=self.request.dag,
        )
        if post and formular.is_valid():
            svar = self._gem_trin(formular)
            if svar is not None:
                return svar
        return self._side(formular)

    def _gem_trin(self, formular: Trinformular) -> HttpResponse | None:
        gemte = [*dict.fromkeys([*self.svar_nu.get("gemte", []), self.trin])]
        nyt = {**formular.som_svar(), "gemte": gemte}
        if self.udgave == 0:
            # Det, skemaet var udfyldt med, står i kladden fra begyndelsen, så det gamle kan ses ved siden af det nye.
            nyt = {"foer": {n: self.svar_nu.get(n) for n in _FOER}, **nyt}
        try:
            gem_kladde(
                self.request.user,
                self.billede.sag.nummer,
                self.job.id,
                svar=nyt,
                udgave=formular.cleaned_data["udgave"],
                nu=self.request.nu,
            )
        except Samtidighedskonflikt as fejl:
            self.fejl = str(fejl)
            return None
        if self.request.POST.get("handling") == "pause":
            messages.success(self.request, "Gemt. Du kan gå videre, når du har tid.")
            return redirect(FANEN, self.billede.sag.nummer)
        return redirect("kontor:opfoelgning_trin", self.billede.sag.nummer, self.job.id, self._naeste())

    def _naeste(self) -> str:
        raekke = [*TRIN, SIDSTE]
        return raekke[raekke.index(self.trin) + 1]

    def _gennemse(self) -> HttpResponse:
        manglende = mangler(self.svar_nu)
        if self.request.method == "POST" and not manglende:
            try:
                return self._hold()
            except (UgyldigtInput, UgyldigeInput, IkkeMuligt, Samtidighedskonflikt) as fejl:
                self.fejl = str(fejl)
            except AdgangNaegtet as fejl:
                raise PermissionDenied(str(fejl)) from fejl
        return self._side(None, manglende)

    def _hold(self) -> HttpResponse:
        s = self.svar_nu
        ark = {felt: vaerdi for felt, vaerdi in s.items() if felt not in (*KUN_TIL_OS, "gemte")}
        version = self.request.POST.get("version", "")
        sag = afhold_opfoelgning(
            self.billede.sag.pk,
            self.request.user,
            forventet_version=int(version) if version.isdecimal() and len(version) < 10 else -1,
            nu=self.request.nu,
            gyldig_fra=date.fromisoformat(s["dag"]),
            ansaettelse=self.job.id,
            art=s["art"],
            form=s["form"],
            deltagere=tuple(s["deltagere"]),
            trivsel_borger=_tal(s.get("trivsel_borger")),
            trivsel_leder=_tal(s.get("trivsel_leder")),
            kolleger=_tal(s.get("kolleger")),
            timer=s.get("timer"),
            intensitet=s.get("intensitet"),
            kapacitet_udnyttet=_ja(s.get("kapacitet_udnyttet")),
            betingelser_opfyldt=_ja(s.get("betingelser_opfyldt")),
            konklusion=s["konklusion"],
            nyt=tuple(s.get("nyt", ())),
            naeste=date.fromisoformat(s["naeste"]) if s.get("naeste") else None,
            ark=ark,
            kun_kommunen=s.get("kun_kommunen", ""),
        )
        messages.success(self.request, "Opfølgningen er gemt, og arket er klar til begge parter.")
        nyt = next((en for en in arkene(self.request.user, sag, self.job.id)), None)
        if nyt is None:
            return redirect(FANEN, sag.nummer)
        svar = redirect("kontor:opfoelgningsark", sag.nummer, nyt.id)
        if s.get("aabning"):
            self.request.session["opfoelgning_aabning"] = {"ark": nyt.id, "tekst": s["aabning"]}
        return svar

    def _side(self, formular: Trinformular | None, manglende: list[str] | None = None) -> HttpResponse:
        raekke = [*TRIN, SIDSTE]
        nr = raekke.index(self.trin)
        fejl = bool(self.fejl) or (formular is not None and formular.is_bound and bool(formular.errors))
        return render(
            self.request,
            "kontor/opfoelgning_skema.html",
            {
                **faner(self.request.user, self.billede.sag, JOBFANEN),
                "job": self.job,
                "formular": formular,
                "fejl": self.fejl,
                "trin": self.trin,
                "nr": nr + 1,
                "ialt": len(raekke),
                "forrige": raekke[nr - 1] if nr else "",
                "kladde": self.kladde,
                "art": ARTNAVNE.get(self.svar_nu.get("art", ""), ""),
                "manglende": [(en, TRIN[en].overskrift) for en in manglende or ()],
                "linjer": arkets_linjer(self.svar_nu) if self.trin == SIDSTE else (),
                "kun_kommunen": self.svar_nu.get("kun_kommunen", ""),
                "version": self.billede.sag.version,
                "er_sidste": self.trin == SIDSTE,
            },
            status=422 if fejl else 200,
        )


_FOER = ("timer", "intensitet", "opgaver", "hensyn", "stoette")


def _tal(skrevet: Any) -> int | None:
    return int(skrevet) if skrevet else None


def _ja(skrevet: Any) -> bool | None:
    return None if skrevet in (None, "") else skrevet == "ja"
