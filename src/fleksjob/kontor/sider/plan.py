"""Planen i en sag: overblikket, og ét afsnit ad gangen. Ingen gemmer mere end sin egen stemme."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.planafsnit import EFTER_KODE, KONSULENT
from fleksjob.forloeb.planstand import AFSNIT_FOR_PUNKT, tidsbudget
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.planafsnit import AfsnitFormular
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import clearing
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.plan import Afsnitsbillede, Planbillede, jobfunktioner, plan_ventes, planen

SKRIDT = (
    "plan_paabegyndt",
    "plan_faerdig",
    "clearing_givet",
    "virksomhedskonsulent_inviteret",
    "virksomhedskonsulent_fravalgt",
    "samtale_afholdt",
)
"""De skridt, der hører til på planens side, i den orden de plejer at komme."""


@kun()
@require_safe
def plan(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Hele planen: hvor langt den er, hvad der mangler, og hver stemmes ord i hvert afsnit."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    fundet = planen(request.user, billede)
    t = billede.tilstand
    skridt = {et.kode: et for et in billede.skridt if et.kode in SKRIDT}
    mulige = [skridt[kode] for kode in SKRIDT if kode in skridt and skridt[kode].mulig]
    clearing_er_klar = t.clearing is not None and t.clearing.klar
    indhold: dict[str, Any] = {
        **faner(request.user, billede.sag, "kontor:plan"),
        "tilstand": t,
        "plan": fundet,
        "skridt": [et for et in mulige if et.kode != "samtale_afholdt"],
        "trekant": next((et for et in mulige if et.kode == "samtale_afholdt"), None),
        "ikke_nu": [
            skridt[k] for k in ("plan_faerdig", "clearing_givet") if k in skridt and not skridt[k].mulig
        ],
        "mangler": [{"krav": k, "afsnit": AFSNIT_FOR_PUNKT.get(k.kode, "")} for k in fundet.stand.mangler],
        "trekantsmoeder": [s.dato for s in t.samtaler if s.art == "trekantsmoede"],
        "plan_ventes": plan_ventes(t),
        "naeste": next((a for a in fundet.afsnit if a.min_stemme and not a.skrevet), None),
        "budget": _budget(fundet),
        "kan_bede_om_clearing": "clearing_givet" in skridt
        and not clearing_er_klar
        and not fundet.lukket_fordi,
        "clearing_kraeves": clearing.kraeves(request.user.kommune_id),
    }
    return render(request, "kontor/plan.html", indhold)


def _budget(plan: Planbillede) -> str:
    """Kommunens tal for tiden som én sætning."""
    tid = plan.find("tid")
    kommunen = tid.kommunen if tid else None
    return tidsbudget(kommunen.nyeste.indhold) if kommunen else ""


@kun()
@require_http_methods(["GET", "HEAD", "POST"])
def planafsnit(request: Forespoergsel, nummer: str, afsnit: str) -> HttpResponse:
    """Ét afsnit: de andres ord ved siden af, og felterne til ens egne."""
    if afsnit not in EFTER_KODE:
        raise Http404("Planen har ikke det afsnit.")
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return Afsnitsside(request, billede, afsnit).svar()


class Afsnitsside:
    """Siden for ét afsnit, mens den svarer på én forespørgsel."""

    def __init__(self, request: Forespoergsel, billede: Sagsbillede, kode: str) -> None:
        self.request = request
        self.billede = billede
        self.plan: Planbillede = planen(request.user, billede)
        fundet = self.plan.find(kode)
        if fundet is None:
            raise Http404("Afsnittet hører ikke til i denne plan.")
        self.afsnit: Afsnitsbillede = fundet
        self.konflikt: Samtidighedskonflikt | None = None

    def svar(self) -> HttpResponse:
        if self.request.method != "POST":
            return self._side(self._formular(None))
        if self.afsnit.min_stemme is None:
            raise PermissionDenied(self._hvorfor_ikke())
        formular = self._formular(self.request.POST)
        if formular.is_valid():
            try:
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

    def _gem(self, formular: AfsnitFormular) -> HttpResponse:
        kode = self.afsnit.afsnit.kode
        skriv_planafsnit(
            self.billede.sag.pk,
            self.request.user,
            afsnit=kode,
            indhold=formular.indhold(),
            set_nr=formular.cleaned_data["set_nr"],
            nu=self.request.nu,
        )
        messages.success(self.request, f"Gemt: {self.afsnit.afsnit.titel}.")
        naeste = self._naeste() if self.request.POST.get("handling") == "naeste" else ""
        if naeste:
            return redirect("kontor:planafsnit", self.billede.sag.nummer, naeste)
        return redirect(f"{reverse('kontor:plan', args=[self.billede.sag.nummer])}#{kode}")

    def _naeste(self) -> str:
        koder = [en.afsnit.kode for en in self.plan.afsnit if en.min_stemme or en is self.afsnit]
        plads = koder.index(self.afsnit.afsnit.kode) + 1
        return koder[plads] if plads < len(koder) else ""

    def _efter_konflikt(self, fejl: Samtidighedskonflikt) -> AfsnitFormular:
        """Det skrevne bliver stående, den andens udgave vises ved siden af, og næste gem lægger sig efter den."""
        self.konflikt = fejl
        data = self.request.POST.copy()
        data["set_nr"] = str(fejl.version)
        self.plan = planen(self.request.user, self.billede)
        self.afsnit = self.plan.find(self.afsnit.afsnit.kode) or self.afsnit
        return self._formular(data)

    def _formular(self, data: Any) -> AfsnitFormular:
        stemme = self.afsnit.min_stemme
        mine = self.afsnit.med(stemme)
        return AfsnitFormular(
            data,
            felter=self.afsnit.afsnit.felter_for(stemme) if stemme else (),
            indhold=mine.nyeste.indhold if mine else {},
            set_nr=mine.nyeste.nr if mine else 0,
            funktioner=[en.navn for en in jobfunktioner(self.request.user)],
        )

    def _hvorfor_ikke(self) -> str:
        if self.plan.lukket_fordi:
            return self.plan.lukket_fordi
        if self.afsnit.lukket:
            return "Helbredsafsnittet er kun for dem, der behandler sagen."
        hvem = "virksomhedskonsulenten" if self.afsnit.afsnit.stemme == KONSULENT else "sagsbehandleren"
        return f"Afsnittet skrives af {hvem}. Du kan læse det her."

    def _side(self, formular: AfsnitFormular) -> HttpResponse:
        status = 409 if self.konflikt else 422 if formular.is_bound and formular.errors else 200
        mine = self.afsnit.med(self.afsnit.min_stemme)
        return render(
            self.request,
            "kontor/planafsnit.html",
            {
                **faner(self.request.user, self.billede.sag, "kontor:plan"),
                "plan": self.plan,
                "a": self.afsnit,
                "formular": formular,
                "mine": mine,
                "andre": [en for en in self.afsnit.stemmer if en.stemme != self.afsnit.min_stemme],
                "konflikt": self.konflikt,
                "naeste": self._naeste(),
                "hvorfor_ikke": "" if self.afsnit.min_stemme else self._hvorfor_ikke(),
                "skridtnr": [en.afsnit.kode for en in self.plan.afsnit].index(self.afsnit.afsnit.kode) + 1,
            },
            status=status,
        )
