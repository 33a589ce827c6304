"""Virksomhedens sider om udvikling og refusion: samtalens ark til lederen, og kravet for et kvartal i klare trin."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fleksjob.forloeb.refusion import INGEN_FRIST
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.udvikling import maalets_ord, staar_stille
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.udvikling import RYTMER
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer.send_refusionskrav import send_refusionskrav
from fleksjob.sager.visninger.refusion import GammeltJob, Kvartalskort, vores_gamle_job
from fleksjob.selvbetjening.adgang import Forespoergsel, kun_for
from fleksjob.selvbetjening.borgeropgaver import vis_fejl_ved_felter
from fleksjob.selvbetjening.tal_felter import TalFelt

kun_arbejdsgiver = kun_for(Rolle.ARBEJDSGIVER)


class Krav(forms.Form):
    """Kravet i fire trin: lønnen, overenskomsten, timerne og fraværet."""

    use_required_attribute = False

    loen_time = TalFelt(
        "kr.",
        label="Timelønnen",
        kraevet_af_formularen=True,
        help_text="Det, I betaler for en time, uden jeres bidrag.",
    )
    bidrag_time = TalFelt(
        "kr.",
        label="Jeres bidrag pr. time",
        kraevet_af_formularen=True,
        help_text="ATP, pension og andre bidrag. Skriv 0, hvis ingen.",
    )
    overenskomst_time = TalFelt(
        "kr.",
        label="Den mindste timeløn i overenskomsten",
        kraevet_af_formularen=True,
        help_text="For samme arbejde. Har I ingen overenskomst, så den sædvanlige løn.",
    )
    overenskomst_bidrag_time = TalFelt(
        "kr.",
        label="Jeres bidrag af den løn",
        kraevet_af_formularen=True,
        help_text="Skriv 0, hvis der ingen er.",
    )
    timer_uge = TalFelt(
        "timer",
        label="Betalte timer om ugen",
        kraevet_af_formularen=True,
        help_text="Uden overarbejde. Højst 37 giver tilskud.",
    )
    refusionsdage = TalFelt(
        "dage",
        label="Dage, hvor I fik refusion for sygdom eller barsel",
        kraevet_af_formularen=True,
        help_text="I hele kvartalet. Skriv 0, hvis ingen.",
    )
    timer_dag = TalFelt(
        "timer", label="Arbejdstimer på sådan en dag", required=False, help_text="Kun når der var dage."
    )
    refusion_dag = TalFelt(
        "kr.", label="Refusionen for sådan en dag", required=False, help_text="Kun når der var dage."
    )
    rigtigt = forms.BooleanField(
        label="Tallene svarer til lønsedlerne",
        error_messages={"required": "Sæt krydset, når tallene er holdt op mod lønsedlerne."},
    )


TRIN = (
    ("1. Lønnen", ("loen_time", "bidrag_time")),
    ("2. Overenskomsten", ("overenskomst_time", "overenskomst_bidrag_time")),
    ("3. Timerne", ("timer_uge",)),
    ("4. Fraværet", ("refusionsdage", "timer_dag", "refusion_dag")),
    ("5. Send", ("rigtigt",)),
)


@kun_arbejdsgiver
@require_safe
def refusioner(request: Forespoergsel) -> HttpResponse:
    """Job fra før 2013 med deres kvartaler: hvad der mangler, og hvad der er sendt."""
    alle = vores_gamle_job(request.user, nu=request.nu, dag=request.dag)
    indhold = {"job": alle, "side": "refusion", "ingen_frist": INGEN_FRIST}
    return render(request, "selvbetjening/virksomhed/refusioner.html", indhold)


def _find(
    request: Forespoergsel, sag_id: int, ansaettelse: str, aar: int, nr: int
) -> tuple[GammeltJob, Kvartalskort]:
    for job in vores_gamle_job(request.user, nu=request.nu, dag=request.dag):
        if (job.sag_id, job.ansaettelse.id) != (sag_id, ansaettelse):
            continue
        for kort in job.kvartaler:
            if kort.kvartal.foerste == date(aar, 3 * nr - 2, 1):
                return job, kort
    raise Http404


@kun_arbejdsgiver
@require_http_methods(["GET", "HEAD", "POST"])
def krav(request: Forespoergsel, sag_id: int, ansaettelse: str, aar: int, nr: int) -> HttpResponse:
    """Kravet for et kvartal. Er et krav sendt tilbage eller godkendt, begynder felterne med dets tal."""
    if not (1 <= nr <= 4 and 2013 <= aar <= 9000):
        raise Http404
    job, kort = _find(request, sag_id, ansaettelse, aar, nr)
    foer = kort.nyeste.krav.oplyst if kort.nyeste else _forrige_tal(job)
    formular = Krav(
        request.POST if request.method == "POST" else None, initial=_som_tekst(foer), label_suffix=""
    )
    if request.method == "POST" and formular.is_valid() and _send(request, job, kort, formular):
        messages.success(request, f"Tak. Kravet for {kort.kvartal.navn} er sendt til kommunen.")
        return redirect("selvbetjening:refusioner")
    indhold = {
        "job": job,
        "kort": kort,
        "formular": formular,
        "trin": [(navn, [formular[felt] for felt in felter]) for navn, felter in TRIN],
        "side": "refusion",
    }
    status = 422 if formular.is_bound and formular.errors else 200
    return render(request, "selvbetjening/virksomhed/refusionskrav.html", indhold, status=status)


def _forrige_tal(job: GammeltJob) -> dict[str, Any]:
    """Lønnen og timerne fra det seneste krav; fraværet er nyt hver gang."""
    for kort in job.kvartaler:
        if kort.nyeste is not None:
            fravaer = ("refusionsdage", "timer_dag", "refusion_dag")
            return {n: x for n, x in kort.nyeste.krav.oplyst.items() if n not in fravaer}
    return {}


def _som_tekst(tal: dict[str, Any]) -> dict[str, str]:
    return {navn: f"{x:.2f}".removesuffix(".00").replace(".", ",") for navn, x in tal.items()}


def _send(request: Forespoergsel, job: GammeltJob, kort: Kvartalskort, formular: Krav) -> bool:
    """Kalder kommandoen. Giver False, når noget skal rettes; fejlen står så i formularen."""
    oplyst = {navn: x for navn, x in formular.cleaned_data.items() if navn != "rigtigt"}
    try:
        send_refusionskrav(
            job.sag_id,
            request.user,
            nu=request.nu,
            ansaettelse=job.ansaettelse.id,
            kvartal=kort.kvartal.foerste,
            oplyst=oplyst,
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        vis_fejl_ved_felter(formular, fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
        return False
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    return True


SPOERGSMAAL = (
    ("Begynd med, hvordan det går", "«Hvad er bedst ved arbejdet lige nu?» «Er der noget, der slider?»"),
    ("Sig, hvad der er lykkedes", "Nævn én ting, du selv har set. Det giver mere lyst end et mål."),
    ("Spørg om opgaverne", "«Er der en opgave, du gerne vil prøve?» En ny opgave er også udvikling."),
    ("Aftal ét lille skridt", "En time mere på en god dag. En opgave alene. Prøv det i fire uger."),
    ("Sig, at det kan laves om", "Går det ikke, går I tilbage. Ingen bliver straffet for at prøve."),
)
UNDGAA = (
    "Spørg ikke om sygdom eller diagnoser. Spørg, hvad der skal til på arbejdet.",
    "Pres ikke på med flere timer, når medarbejderen er træt, holder fri for at komme sig eller er meget væk.",
    "Lov ikke noget om tilskuddet. Kommunen kan vise, hvad en time mere er værd.",
)


@kun_arbejdsgiver
@require_safe
def samtaleark(request: Forespoergsel, sag_id: int, ansaettelse: str) -> HttpResponse:
    """Lederens ark til en samtale om udvikling: målene, planen og gode spørgsmål. Intet om helbred eller fravær."""
    alle = visninger.vores_ansatte(request.user, nu=request.nu, dag=request.dag)
    ansat = next((en for en in alle if (en.sag_id, en.ansaettelse.id) == (sag_id, ansaettelse)), None)
    if ansat is None or ansat.ansaettelse.startet is None:
        raise Http404
    egen = ansat.ansaettelse.udvikling
    plan = egen.plan
    indhold = {
        "ansat": ansat,
        "aabne": [(maalets_ord(m.slags, m.maal, m.til), m.inden) for m in egen.aabne],
        "naaede": [(maalets_ord(m.slags, m.maal, m.til), m.naaet) for m in egen.maal if m.naaet],
        "plan": plan,
        "rytme": RYTMER[plan.rytme][1] if plan else "",
        "venter": bool(plan and plan.tidligst and plan.tidligst > request.dag),
        "stille": staar_stille(ansat.ansaettelse, request.dag),
        "spoergsmaal": SPOERGSMAAL,
        "undgaa": UNDGAA,
        "side": "ansatte",
    }
    return render(request, "selvbetjening/virksomhed/samtaleark.html", indhold)
