"""Opfølgningen i en sag: det næste, kaldene om hjælp, tegnene og rytmen, arkene og de uformelle samtaler."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from fleksjob.breve.opfoelgningstekst import aendringer, arkets_linjer
from fleksjob.forloeb.opfoelgningstegn import forslag, tegn
from fleksjob.forloeb.tilstand import Ansaettelse
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.bevilling import maa_kraeve_jobskifte, ny_bevilling
from fleksjob.lov.sagsgang.opfoelgningsord import (
    AENDRET,
    ARBEJDSGIVEREMNER,
    ARTNAVNE,
    DISKRIMINATION,
    DISKRIMINATION_FORBEHOLD,
    EMNENAVNE,
    KONKLUSIONER,
    RYTMER,
    SNAKKE,
    STATUSKONKLUSIONER,
    SVAR_PAA_KALD,
)
from fleksjob.sager.opfoelgningspapir import arkets_pdf
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.opfoelgning import Ark, Kald, arkene, et_ark, kaldene, kladden, snakke

FANEN = "kontor:opfoelgning"
JOBFANEN = "kontor:sag_job"
EGNE_SKRIDT = (
    "status_udarbejdet",
    "bevilling_fornyet",
    "pensionssag_rejst",
    "vilkaar_aendret",
    "fleksjob_ophoert",
)
FRISTER = ("opfoelgning_3_mdr", "opfoelgning_6_mdr", "opfoelgning_30_mdr", "status_54_mdr", "opfoelgning_aftalt",
           "bevilling_udloeber")  # fmt: skip


@kun()
def opfoelgning(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Siden Opfølgning i sagen."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    t, sag = billede.tilstand, billede.sag
    ark = arkene(request.user, sag)
    kald = kaldene(request.user, sag, t)
    skridt = {en.kode: en for en in billede.skridt}
    frister = sorted(
        (
            en
            for en in billede.pligter
            if en.kode in FRISTER and en.status in ("kommende", "overskredet") and en.frist
        ),
        key=lambda en: en.frist or t.pr,
    )
    indhold: dict[str, Any] = {
        **faner(request.user, sag, JOBFANEN),
        "tilstand": t,
        "frister": frister,
        "job": [_jobbet(request, billede, en) for en in t.ansaettelser if en.startet and not en.ophoert],
        "kald": [_kaldvist(en) for en in kald if en.kald.aabent],
        "lukkede": [_kaldvist(en) for en in kald if not en.kald.aabent],
        "ark": [_arkvist(en) for en in ark],
        "snakke": snakke(request.user, sag),
        "skridt": skridt,
        "egne": [skridt[kode] for kode in EGNE_SKRIDT if kode in skridt],
        "kan_svare": "hjaelp_besvaret" in skridt,
        "kan_holde": "opfoelgning_afholdt" in skridt,
        "diskrimination": DISKRIMINATION,
        "diskrimination_forbehold": DISKRIMINATION_FORBEHOLD,
        "praktik": reverse("kontor:praktik", args=[nummer]) if t.praktikker else "",
    }
    return render(request, "kontor/opfoelgning.html", indhold)


def _jobbet(request: Forespoergsel, billede: Sagsbillede, job: Ansaettelse) -> dict[str, Any]:
    t, dag = billede.tilstand, request.dag
    fundne = tegn(t, job)
    rytme = job.rytme
    return {
        "job": job,
        "kladde": kladden(request.user, billede.sag, job.id),
        "tegn": [(en, en.gaelder(dag)) for en in fundne if en.slukket or en.gaelder(dag)],
        "antal": sum(en.gaelder(dag) for en in fundne),
        "rytme": RYTMER.get(rytme.uger, f"Hver {rytme.uger}. uge") if rytme else "",
        "snak": SNAKKE.get(rytme.snak_uger, "") if rytme and rytme.snak_uger else "",
        "rytme_grund": rytme.grund if rytme else "",
        "rytme_af": billede.navne.get(rytme.af, rytme.af) if rytme else "",
        "foreslaaet": RYTMER.get(forslag(t, job, dag), ""),
        "jobskifte": _jobskifte(job, request),
        "varighed": _varighed(billede, job),
        "virksomhed": reverse("kontor:virksomhed", args=[job.cvr]) if job.cvr else "",
    }


def _jobskifte(job: Ansaettelse, request: Forespoergsel) -> Any:
    """Om kommunen må kræve jobskifte nu; None, når reglen ikke er læst for jobbet."""
    if not job.bevillinger:
        return None
    foerste = job.bevillinger[0]
    try:
        return {"svar": maa_kraeve_jobskifte(foerste.fra, request.dag, varig=job.varig)}
    except UgyldigtInput:
        return None


def _varighed(billede: Sagsbillede, job: Ansaettelse) -> Any:
    """Hvad loven giver plads til, når bevillingen udløber; None for et varigt job."""
    if job.udloeber is None:
        return None
    return ny_bevilling(
        billede.tilstand.person.foedselsdato,
        job.udloeber,
        foerste_er_udloebet=True,
        har_haft_foerste=True,
        udloeber=job.udloeber,
        retsgrundlag=billede.tilstand.retsgrundlag,
    )


def _kaldvist(en: Kald) -> dict[str, Any]:
    ordene = ARBEJDSGIVEREMNER if en.kald.fra == "arbejdsgiver" else EMNENAVNE
    return {
        "en": en,
        "hvem": "Arbejdspladsen" if en.kald.fra == "arbejdsgiver" else "Borgeren",
        "emner": [ordene.get(kode, kode) for kode in en.kald.emner],
        "hvordan": SVAR_PAA_KALD.get(en.kald.hvordan, ""),
        "aendret": [AENDRET.get(kode, kode) for kode in en.kald.aendret],
        "opsigelse": "ophoer" in en.kald.emner and en.kald.fra == "arbejdsgiver",
    }


def _arkvist(en: Ark) -> dict[str, Any]:
    kode = en.svar.get("konklusion") or ""
    return {
        "en": en,
        "art": ARTNAVNE.get(en.art, en.art),
        "konklusion": KONKLUSIONER.get(kode) or STATUSKONKLUSIONER.get(kode, ""),
    }


@kun()
def ark(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Ét ark på skærmen, med det næste, der skal gøres efter det."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    fundet = et_ark(request.user, billede.sag, nr)
    if fundet is None:
        raise Http404("Arket findes ikke.")
    husket = request.session.get("opfoelgning_aabning") or {}
    job = next((en for en in billede.tilstand.ansaettelser if en.id == fundet.ansaettelse), None)
    kan_aendre = any(en.kode == "vilkaar_aendret" and en.mulig for en in billede.skridt)
    nye = aendringer(fundet.svar) if kan_aendre else {}
    indhold = {
        **faner(request.user, billede.sag, JOBFANEN),
        "ark": fundet,
        "art": ARTNAVNE.get(fundet.art, fundet.art),
        "linjer": arkets_linjer(fundet.svar),
        "job": job,
        "vilkaar": urlencode({"ansaettelse": fundet.ansaettelse, **nye}) if nye else "",
        "aabning": husket.get("tekst", "") if husket.get("ark") == nr else "",
        "aabning_adresse": _aabning(job),
        "ophoer": fundet.svar.get("konklusion") == "ophoer",
        "diskrimination": DISKRIMINATION,
        "diskrimination_forbehold": DISKRIMINATION_FORBEHOLD,
    }
    return render(request, "kontor/opfoelgningsark.html", indhold)


def _aabning(job: Ansaettelse | None) -> str:
    """Adressen på en ny åbning med virksomheden udfyldt; tom, når registret ikke er der."""
    try:
        adresse = reverse("kontor:aabning_ny")
    except NoReverseMatch:
        return ""
    om = {"cvr": job.cvr, "virksomhed": job.virksomhed} if job else {}
    return f"{adresse}?{urlencode({**om, 'kilde': 'opfoelgning'})}"


@kun()
def ark_pdf(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Arket på én side til begge parter."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    fundet = et_ark(request.user, billede.sag, nr)
    if fundet is None:
        raise Http404("Arket findes ikke.")
    job = next((en for en in billede.tilstand.ansaettelser if en.id == fundet.ansaettelse), None)
    return som_pdf(fundet, billede.sag, job.virksomhed if job else "")


def som_pdf(fundet: Ark, sag: Any, virksomhed: str) -> HttpResponse:
    """PDF'en af et ark. Det, kun kommunen må læse, er aldrig på den."""
    svar = HttpResponse(arkets_pdf(fundet, sag, virksomhed), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="opfoelgning-{sag.nummer}-{fundet.dag}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
