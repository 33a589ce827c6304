"""Fanen Udvikling: kurven, målene, planen og samtalerne, hvad en time mere er værd, og udsigten for bevillingen."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.breve.udviklingsfigur import kurve_svg, nummererede
from fleksjob.forloeb.begreber import Ansaettelse
from fleksjob.forloeb.timevaerdi import hvad_mangler
from fleksjob.forloeb.udsigt import maaneder_til, udsigt, vejen_ud
from fleksjob.forloeb.udvikling import kurve, maalets_ord, skal_vurderes, staar_stille, stagnerer, tal
from fleksjob.forloeb.udviklingsbegreber import Udviklingsmaal
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import Kroner, LangTekst, Tal, Valg
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.udvikling import (
    EMNER,
    MAALSLAGS,
    PLAN_MED,
    PROEVET,
    RIMELIG_PERIODE,
    RYTMER,
    TEGN,
    TRIVSEL,
    VARSEL_MAANEDER,
)
from fleksjob.sager.kommandoer.hold_udviklingssamtale import NOTATSLAGS, skriv_udviklingsnotat
from fleksjob.sager.timevisning import Timevisning, timevisning
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.udvikling import hvorfor_stille, sidste_kontakt, udviklingsnotater

FANEN = "kontor:udvikling"
SKRIDT = (
    "udviklingssamtale_holdt",
    "udviklingsmaal_aftalt",
    "udviklingsmaal_naaet",
    "udviklingsplan_aftalt",
    "udvikling_vurderet",
    "udviklingsmaal_frafaldet",
)
SMAL, BRED = 360, 720


class Notatform(forms.Form):
    """Noget, der gik godt, eller opgaverne nu."""

    slags = Valg(label="Hvad vil du skrive?", choices=[*NOTATSLAGS.items()], initial="gik_godt")
    tekst = LangTekst(
        label="Tekst", linjer=2, max_length=2000, help_text="Borgeren kan læse det. Ikke om helbred."
    )


@kun()
def udvikling(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Fanen (GET), og en kort linje om det, der gik godt (POST)."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    job = billede.tilstand.aktuel_ansaettelse
    post = request.method == "POST"
    formular = Notatform(request.POST if post else None, label_suffix="")
    if post and job is not None and formular.is_valid():
        try:
            skriv_udviklingsnotat(
                request.user, nummer, ansaettelse=job.id, nu=request.nu, **formular.cleaned_data
            )
            messages.success(request, "Gemt.")
            return redirect(FANEN, nummer)
        except UgyldigtInput as fejl:
            formular.add_error(fejl.felt if fejl.felt in formular.fields else None, fejl.besked)
    status = 422 if formular.is_bound and formular.errors else 200
    return render(request, "kontor/udvikling.html", _indhold(request, billede, formular), status=status)


def _indhold(request: Forespoergsel, billede: Sagsbillede, formular: Notatform) -> dict[str, Any]:
    t, job = billede.tilstand, billede.tilstand.aktuel_ansaettelse
    egne = [s for kode in SKRIDT for s in billede.skridt if s.kode == kode and s.kode in FORMULARER]
    u = udsigt(t)
    return {
        **faner(request.user, billede.sag, FANEN),
        "tilstand": t,
        "job": job,
        **_kurven(billede),
        **(_om_jobbet(billede, job) if job is not None and job.startet else {}),
        "mulige": [s for s in egne if s.mulig],
        "ikke_nu": [s for s in egne if not s.mulig],
        "udsigt": u,
        "maaneder_til": maaneder_til(u.dag, request.dag) if u and u.dag else None,
        "vejud": vejen_ud(),
        "noter": [n for n in udviklingsnotater(request.user, billede.sag) if n.slags in NOTATSLAGS],
        "notatnavne": NOTATSLAGS,
        "formular": formular,
    }


def _kurven(billede: Sagsbillede) -> dict[str, Any]:
    fundet = kurve(billede.tilstand, billede.haendelser)
    if fundet is None:
        return {"kurve": None}
    return {
        "kurve": fundet,
        # Billedet bygges af tal og faste ord; tekst i det er escapet.
        "smal": kurve_svg(fundet, bredde=SMAL, id_="kurve-smal"),
        "bred": kurve_svg(fundet, bredde=BRED, id_="kurve-bred"),
        "ved": list(reversed(nummererede(fundet))),
        "stykker": list(reversed(fundet.stykker)),
    }


def _om_jobbet(billede: Sagsbillede, job: Ansaettelse) -> dict[str, Any]:
    pr = billede.tilstand.pr
    egen = job.udvikling
    sidst, sidst_navn = sidste_kontakt(job)
    stille = staar_stille(job, pr)
    samtaletekster = {
        n.haendelse_nr: n.tekst for n in udviklingsnotater_af(billede, "samtale") if n.haendelse_nr
    }
    plantekst = next((n.tekst for n in udviklingsnotater_af(billede, "plan")), "")
    return {
        "maal": [maalvisning(maal) for maal in reversed(egen.maal)],
        "plan": egen.plan,
        "plantekst": plantekst,
        "rytme": RYTMER[egen.plan.rytme][1] if egen.plan else "",
        "plan_med": [PLAN_MED.get(kode, kode) for kode in egen.plan.med] if egen.plan else [],
        "venter_med_timer": bool(egen.plan and egen.plan.tidligst and egen.plan.tidligst > pr),
        "samtaler": [
            {
                "en": en,
                "trivsel": TRIVSEL[en.trivsel],
                "tegn": [TEGN[kode] for kode in en.tegn],
                "om": [EMNER[kode] for kode in en.om],
                "proevet": [PROEVET[kode] for kode in en.proevet],
                "tekst": samtaletekster.get(int(en.id), "") if en.id.isdigit() else "",
            }
            for en in reversed(egen.samtaler)
        ],
        "vurdering": egen.vurderinger[-1] if egen.vurderinger else None,
        "ser_helbred": billede.ser_helbred,
        "skal_vurderes": skal_vurderes(job, pr),
        "rimelig": RIMELIG_PERIODE,
        "stille": stille,
        "stagnerer": stagnerer(job, pr, VARSEL_MAANEDER),
        "hvorfor": hvorfor_stille(billede.tilstand, job),
        "sidst": sidst,
        "sidst_navn": sidst_navn,
        "mangler_tal": hvad_mangler(job.vilkaar_pr(pr)),
        "time": timevisning(job.vilkaar_pr(pr), pr),
    }


def udviklingsnotater_af(billede: Sagsbillede, slags: str) -> list[Any]:
    """Sagens tekster af en slags, nyeste først."""
    from fleksjob.sager.models import Udviklingsnotat

    alle = Udviklingsnotat.for_kommune(billede.sag.kommune_id).filter(sag=billede.sag, slags=slags)
    return list(alle.order_by("-pk"))


def maalvisning(maal: Udviklingsmaal) -> dict[str, Any]:
    """Målet med sine ord og sin status."""
    ordene = maalets_ord(maal.slags, maal.maal, maal.til)
    if maal.fra is not None and maal.til is not None:
        ordene = f"Fra {tal(maal.fra)} til {ordene}"
    status = "naaet" if maal.naaet else "frafaldet" if maal.frafaldet else "aaben"
    return {"en": maal, "ord": ordene, "slags": MAALSLAGS.get(maal.slags, "Udvikling"), "status": status}


class Timeform(forms.Form):
    """Det, der kan prøves i samtalen: anden løn og kommunens skat."""

    anden_loen = Kroner(label="Anden løn om måneden", required=False, hoejst=100_000)
    kommuneskat_pct = Tal("%", label="Kommunens skatteprocent", required=False, mindst=15, hoejst=35)


@kun()
def time(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Siden, som konsulent og borger ser på sammen: hvad en time mere er værd lige nu."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    job = billede.tilstand.aktuel_ansaettelse
    vilkaar = job.vilkaar_pr(request.dag) if job else None
    formular = Timeform(request.GET or None, label_suffix="")
    fejl = ""
    vist: Timevisning | None = None
    if not formular.is_bound or formular.is_valid():
        felter = formular.cleaned_data if formular.is_bound else {}
        vist = timevisning(vilkaar, request.dag, **{n: v for n, v in felter.items() if v is not None})
        fejl = vist.fejl
    return render(
        request,
        "kontor/udvikling_time.html",
        {
            **faner(request.user, billede.sag, FANEN),
            "job": job,
            "time": vist,
            "formular": formular,
            "fejl": fejl,
            "gammel": bool(job and job.gammel_ordning),
        },
        status=422 if formular.is_bound and formular.errors else 200,
    )
