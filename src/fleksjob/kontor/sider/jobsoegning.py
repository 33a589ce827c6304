"""Fanen Jobsøgning: ét spor fra afgørelsen til et job, og aftalerne på vejen."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.ledighedslaengde import foerste_moede_senest, ledighed
from fleksjob.forloeb.samtaleplan import samtaleplan
from fleksjob.forloeb.skridt import Skridt
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import Dato, Rulleliste, Tekst
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.jobsoegning import (
    BUDSKAB,
    FORLOEBET,
    FORMER,
    HJEMMEOPGAVER,
    JOBLOG,
    RESULTATER,
    STILSTAND,
)
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.gennemgaa_ledighed import ANLEDNINGER
from fleksjob.sager.kommandoer.jobaftaler import HVEM, UDFALD, afslut_jobaftale, lav_jobaftale
from fleksjob.sager.kommandoer.samtaletider import ARTER
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.jobsoegning import Jobsoegningsbillede, fortalt, jobsoegningen

FANEN = "kontor:jobsoegning"
FREM = (
    "opsamling_holdt",
    "jobsoegningsplan_aftalt",
    "samtale_afholdt",
    "cv_registreret",
    "min_plan_registreret",
    "ledighed_gennemgaaet",
    "anden_aktoer_tilbudt",
    "anden_aktoer_henvist",
    "anden_aktoer_afsluttet",
)
RESTEN = (
    "ledighedsydelse_startet",
    "samtale_oensket",
    "samtaler_fritaget",
    "jobnet_undtaget",
    "sygdom_paabegyndt",
    "sygdom_afsluttet",
    "orlov_paabegyndt",
    "orlov_afsluttet",
    "afventer_paabegyndt",
    "afventer_afsluttet",
    "revurdering_udskudt",
    "ledighedsydelse_ophoert",
)


class Aftale(forms.Form):
    """Én aftale."""

    hvem = Rulleliste(label="Hvem gør det?", choices=[("", "Vælg"), *HVEM.items()])
    hvad = Tekst(label="Hvad?", max_length=240)
    frist = Dato(label="Inden")


@kun()
def jobsoegning(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Sporet, planen, aftalerne, samtalerne og det, der er sket (GET). En aftale laves eller afsluttes (POST)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    formular = Aftale(
        request.POST if request.POST.get("handling") == "aftale" else None,
        initial={"frist": request.dag + timedelta(days=14)} | _skabelon(request.GET.get("opgave", "")),
        label_suffix="",
        prefix="aftale",
    )
    if request.method == "POST" and (svar := _udfoer(request, billede, formular)) is not None:
        return svar
    fejl = formular.is_bound and bool(formular.errors)
    return render(
        request, "kontor/jobsoegning.html", _indhold(request, billede, formular), status=422 if fejl else 200
    )


def _skabelon(kode: str) -> dict[str, str]:
    fundet = next((en for en in HJEMMEOPGAVER if en[0] == kode), None)
    return {"hvem": fundet[1], "hvad": fundet[2]} if fundet else {}


def _udfoer(request: Forespoergsel, billede: Sagsbillede, formular: Aftale) -> HttpResponse | None:
    nummer = billede.sag.nummer
    try:
        match request.POST.get("handling"):
            case "aftale":
                if not formular.is_valid():
                    return None
                lav_jobaftale(request.user, nummer, nu=request.nu, **formular.cleaned_data)
                messages.success(request, "Aftalen er skrevet. Borgeren kan se den på sin side.")
            case "afslut":
                nr = request.POST.get("aftale", "")
                if not nr.isdecimal():
                    raise Http404
                afslut_jobaftale(
                    request.user, int(nr), udfald=request.POST.get("udfald", ""), svar=request.POST.get("svar", ""),
                    nu=request.nu, sag_id=billede.sag.pk,
                )  # fmt: skip
                messages.success(request, "Noteret.")
            case _:
                raise Http404
    except (UgyldigtInput, UgyldigeInput) as ugyldig:
        for en in ugyldig.fejl if isinstance(ugyldig, UgyldigeInput) else (ugyldig,):
            if formular.is_bound and en.felt in formular.fields:
                formular.add_error(en.felt, en.besked)
            else:
                messages.error(request, en.besked)
        return None if formular.is_bound else redirect(FANEN, nummer)
    except IkkeMuligt as fejl:
        messages.error(request, str(fejl))
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    return redirect(FANEN, nummer)


def _indhold(request: Forespoergsel, billede: Sagsbillede, formular: Aftale) -> dict[str, Any]:
    t, sag, dag = billede.tilstand, billede.sag, request.dag
    job = jobsoegningen(request.user, sag, ser_helbred=billede.ser_helbred)
    tid = ledighed(t)
    egne = {s.kode: s for s in billede.skridt if s.kode in FORMULARER}
    return {
        **faner(request.user, sag, FANEN),
        "tilstand": t,
        "job": job,
        "spor": spor(t, job, dag),
        "budskab": BUDSKAB,
        "fortalt": fortalt(t),
        "kalender": samtaleplan(t),
        "ledighed": tid,
        "maaneder": tid.maaneder(dag) if tid else 0,
        "alarm": tid.alarm(dag) if tid else None,
        "gaaet_i_staa": tid is not None and tid.gaaet_i_staa(dag),
        "stille_uger": tid.stille_uger(dag) if tid else 0,
        "opsamling": _opsamling(t),
        "gennemgange": [
            (en, ANLEDNINGER.get(en.anledning, en.anledning), STILSTAND.get(en.grund, ""))
            for en in reversed(t.jobsoegning.gennemgange)
        ],
        "aktoerer": [(en, RESULTATER.get(en.resultat, "")) for en in reversed(t.jobsoegning.aktoerer)],
        "joblog": [(en, JOBLOG.get(en.hvordan, "")) for en in reversed(t.jobsoegning.joblog[-8:])],
        "tid_art": ARTER.get(job.tid.raekke.art, "Samtale") if job.tid else "",
        "tid_form": FORMER.get(job.tid.raekke.form, "") if job.tid else "",
        "aftaleformular": formular,
        "aftaler": [(en, HVEM.get(en.hvem, en.hvem), en.frist < dag) for en in job.aabne],
        "afsluttede": [(en, HVEM.get(en.hvem, ""), UDFALD.get(en.udfald, "")) for en in job.afsluttede[:8]],
        "opgaver": HJEMMEOPGAVER,
        "udfald": UDFALD,
        "maa_aftale": "jobsoegningsplan_aftalt" in egne,
        "friske": friske_kontakter(t, dag),
        "genveje": _genveje(sag.nummer),
        **_knapper(egne, t, job),
    }


def _knapper(egne: dict[str, Skridt], t: Tilstand, job: Jobsoegningsbillede) -> dict[str, Any]:
    """Det oplagte først; det sjældne foldet, og det, der ikke kan lade sig gøre, med sin grund."""
    orden = list(FREM)
    if t.jobsoegning.opsamlinger:
        orden.remove("opsamling_holdt")
        orden.append("opsamling_holdt")
    mulige = [egne[kode] for kode in orden if kode in egne and egne[kode].mulig]
    if t.cv_registreret:
        mulige = [s for s in mulige if s.kode != "cv_registreret"]
    if job.plan is None:
        mulige = [s for s in mulige if s.kode != "jobsoegningsplan_aftalt"]
    resten = [egne[kode] for kode in RESTEN if kode in egne and egne[kode].mulig]
    ikke = [egne[kode] for kode in (*FREM, *RESTEN) if kode in egne and not egne[kode].mulig]
    return {"mulige": mulige[:4], "resten": [*mulige[4:], *resten], "ikke_nu": ikke}


def _genveje(nummer: str) -> list[tuple[str, str]]:
    """De andre sider om at finde et job."""
    sider = (("Profil til match", "kontor:profil"), ("Muligheder for borgeren", "kontor:muligheder"))
    return [(navn, reverse(adresse, args=[nummer])) for navn, adresse in sider]


def _opsamling(t: Tilstand) -> dict[str, Any] | None:
    if not t.jobsoegning.opsamlinger:
        return None
    seneste = t.jobsoegning.opsamlinger[-1]
    return {
        "det": seneste,
        "forloebet": FORLOEBET.get(seneste.forloebet, ""),
        "form": FORMER.get(seneste.form, ""),
    }


def spor(t: Tilstand, job: Jobsoegningsbillede, dag: date) -> list[dict[str, Any]]:
    """Sporet fra afgørelsen: hvert led med den dag, det skete, eller hvornår det bør ske."""
    senest = foerste_moede_senest(t)
    samtaler = [
        en.dato for en in t.samtaler if en.art == "jobsamtale" and (not t.visiteret or en.dato >= t.visiteret)
    ]
    opsamlet = (
        t.jobsoegning.opsamlinger[-1].dato if t.jobsoegning.opsamlinger else min(samtaler, default=None)
    )
    seneste_log = t.jobsoegning.joblog[-1].dato if t.jobsoegning.joblog else None
    led = [
        ("Afgørelse", t.visiteret, None),
        ("Første møde", opsamlet, senest),
        ("Plan", t.jobsoegning.planer[-1] if t.jobsoegning.planer else None, None),
        ("CV på Jobnet", max(t.cv_registreret, default=None), None),
        ("Søger", seneste_log, None),
        ("Job", next((a.bevilget for a in t.ansaettelser if a.ophoert is None and a.bevilget), None), None),
    ]
    if job.plan is not None and not t.jobsoegning.planer:
        led[2] = ("Plan skrevet, ikke aftalt", None, None)
    nu = next((nr for nr, (_, sket, _) in enumerate(led) if sket is None), len(led))
    return [
        {
            "navn": navn,
            "dag": sket,
            "senest": bedst,
            "sent": bedst is not None and bedst < dag,
            "status": "faerdig" if sket else "nu" if nr == nu else "kommende",
        }
        for nr, (navn, sket, bedst) in enumerate(led)
    ]


def friske_kontakter(t: Tilstand, dag: date) -> list[str]:
    """Praktikker, der er sluttet for nylig: de husker borgeren endnu."""
    frisk = timedelta(days=183)
    return [
        en.virksomhed
        for en in reversed(t.praktikker)
        if en.virksomhed and en.sluttet is not None and dag - en.sluttet <= frisk
    ]
