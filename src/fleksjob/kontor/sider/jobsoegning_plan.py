"""Planen for jobsøgning: skrives, vises og trykkes på én side, som borgeren kan have med."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.breve import jobpapir
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.felter import Flervalg, LangTekst, Tekst, Valg
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import AKTIVITETER, KLAR, MAALTRIN, STOETTE
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.jobsoegningspapirer import mit_cv_papir, plan_papir
from fleksjob.sager.kommandoer.skriv_jobsoegningsplan import skriv_jobsoegningsplan
from fleksjob.sager.visninger.jobsoegning import jobsoegningen

FANEN = "kontor:jobsoegning"


class Planformular(forms.Form):
    """Målene i tre trin, og det, der skal til."""

    interesser = LangTekst(
        label="Hvad interesserer borgeren?",
        required=False,
        linjer=2,
        help_text="Begynd her. Interesser siger mere end fag, man ikke kan klare mere.",
    )
    kan = LangTekst(label="Hvad kan borgeren?", required=False, linjer=2, help_text="Opgaver, ikke titler.")
    klar = Valg(label="Hvor klar er borgeren til at søge?", choices=list(KLAR.items()), required=False)
    stoette = Flervalg(
        label="Hvad skal borgeren have hjælp til?", choices=list(STOETTE.items()), required=False
    )
    stoette_mere = LangTekst(label="Hvem hjælper, og hvordan?", required=False, linjer=2)
    netvaerk = LangTekst(
        label="Hvem i netværket kan hjælpe?",
        required=False,
        linjer=2,
        help_text="Familie, venner, tidligere kolleger.",
    )
    sidst_naer = LangTekst(
        label="Seneste praktikker og kontakter at bruge, mens de er friske", required=False, linjer=2
    )
    aktiviteter = Flervalg(label="Det gør vi", choices=list(AKTIVITETER.items()), required=False)
    tilpasning = LangTekst(
        label="Hvad tager vi hensyn til, og hvorfor?",
        required=False,
        linjer=2,
        help_text="Kravene passes til den enkelte, så de ikke ender i en sygemelding. Skånehensyn, ikke diagnoser.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for trin, navn in MAALTRIN.items():
            self.fields[f"maal_{trin}_funktion"] = Tekst(
                label=f"{navn} – hvad vil borgeren lave?",
                required=trin == "a",
                max_length=160,
                help_text="En funktion, fx «lave mad til mange» eller «holde orden på et lager».",
            )
            self.fields[f"maal_{trin}_opgaver"] = LangTekst(
                label="Opgaverne", required=False, linjer=2, max_length=600
            )
        foerst = [f"maal_{trin}_{felt}" for trin in MAALTRIN for felt in ("funktion", "opgaver")]
        self.order_fields(["interesser", "kan", *foerst])


@kun()
def plan(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Formularen med den udgave, der gælder (GET), og en ny udgave (POST)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    nu = jobsoegningen(request.user, billede.sag, ser_helbred=billede.ser_helbred)
    maa = any(s.kode == "jobsoegningsplan_aftalt" for s in billede.skridt)
    formular = Planformular(
        request.POST if request.method == "POST" else None,
        initial=nu.plan.koder if nu.plan else {},
        label_suffix="",
    )
    if request.method == "POST" and formular.is_valid():
        try:
            skriv_jobsoegningsplan(billede.sag.pk, request.user, indhold=formular.cleaned_data, nu=request.nu)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        except IkkeMuligt as fejl:
            formular.add_error(None, str(fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
        else:
            messages.success(
                request, "Planen er gemt. Giv borgeren den på én side, og registrér, når I er enige."
            )
            return redirect(FANEN, nummer)
    return render(
        request,
        "kontor/jobsoegning_plan.html",
        {**faner(request.user, billede.sag, FANEN), "formular": formular, "plan": nu.plan, "maa": maa},
        status=422 if formular.is_bound and formular.errors else 200,
    )


@kun()
def papir(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Planen og aftalerne på én side til borgeren."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    pdf = jobpapir.plan_pdf(plan_papir(billede.sag, request.user, dag=request.dag))
    return som_pdf(pdf, f"plan-{billede.sag.nummer}.pdf")


@kun()
def cv(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Borgerens eget CV, «Det kan jeg», på én side."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    pdf = jobpapir.cv_pdf(mit_cv_papir(billede.sag, request.user, dag=request.dag))
    return som_pdf(pdf, f"det-kan-jeg-{billede.sag.nummer}.pdf")


def som_pdf(pdf: bytes, navn: str) -> HttpResponse:
    """Papiret til skærmen."""
    svar = HttpResponse(pdf, content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="{navn}"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
