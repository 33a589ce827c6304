"""Fanen Job: hvor hvert job er, hvad der mangler før første dag, billedet, papirerne og støtten."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from msgspec.structs import replace

from fleksjob.breve.jobfigur import jobbillede_svg, tabel
from fleksjob.breve.jobtal import Jobtal
from fleksjob.breve.tegning import Svg
from fleksjob.breve.tillaegsaftale import fra_og_til
from fleksjob.forloeb.etableringsbegreber import Stoette
from fleksjob.forloeb.skridt import Skridt, skridtet
from fleksjob.forloeb.vitas import BEVILGEDE, FORBEHOLD as VITASFORBEHOLD, HVEM, NAVNE
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.bevilling import maa_kraeve_jobskifte
from fleksjob.lov.sagsgang.etableringsord import (
    AFSLAGSGRUNDE,
    FORSKELLE,
    KAPACITETSUDFALD,
    KONTRAKTPUNKTER,
    MAALARTER,
    MENTORTYPER,
    PARTER,
    PLANER,
    SAMTYKKE_TIL,
    STOETTE,
    STOETTEFORBEHOLD,
    STOETTEUDFALD,
    SVARORD,
    UNDERSKRIVERE,
    VEJVISERE,
)
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.sag_job import Jobvej, jobveje

FANEN = "kontor:sag_job"
I_RAEKKEFOELGE = (
    "job_godkendt",
    "forslag_besvaret",
    "vitas_aendret",
    "fleksjob_bevilget",
    "kontrakt_aftalt",
    "tillaegsaftale_skrevet",
    "tillaegsaftale_bekraeftet",
    "fleksjob_startet",
    "kapacitet_set",
    "stoette_soegt",
    "stoette_afgjort",
    "stoette_fulgt_op",
    "job_overdraget",
    "vilkaar_aendret",
    "fuldtidsloen_oplyst",
    "kontraktsamtykke_givet",
    "kontraktsamtykke_trukket",
    "job_foreslaaet",
    "job_afslaaet",
    "fleksjob_ophoert",
)
"""Skridtene på fanen, det næste først."""
SAGENS = ("stoette_soegt", "stoette_afgjort", "stoette_fulgt_op")
"""Skridt, der ikke hører til ét bestemt job."""
OPLAGTE = 3
"""Så mange knapper står fremme i hvert job; resten er foldet."""
PUNKTNAVNE = {p.kode: p.navn for p in KONTRAKTPUNKTER}


@kun()
def sag_job(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Sagens job, det nyeste først."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    veje = jobveje(request.user, billede.sag, billede.tilstand)
    egne = [s for s in billede.skridt if s.kode in I_RAEKKEFOELGE and s.kode in FORMULARER]
    loebende = [vej for vej in veje if vej.job is not None and vej.job.startet and not vej.job.ophoert]
    indhold = {
        **faner(request.user, billede.sag, FANEN),
        "job": [_vist(billede, vej) | _knapper(billede, vej, egne) for vej in veje],
        "om_sagen": [s for s in egne if s.mulig and s.kode in SAGENS],
        "foreslaa": next((s for s in egne if s.kode == "job_foreslaaet"), None),
        "flere": _flere(loebende) if len(loebende) > 1 else None,
        "til_soegningen": [_stoette(s) for s in billede.tilstand.stoette if not s.ansaettelse],
        "stoetteforbehold": STOETTEFORBEHOLD,
        "vitasforbehold": VITASFORBEHOLD,
        "vejvisere": VEJVISERE,
    }
    return render(request, "kontor/sag_job.html", indhold)


def billedet(tal: Jobtal, id_: str, bredde: float = 340) -> Svg:
    """Billedet på siden. Det bygges af tal og faste ord."""
    return jobbillede_svg(tal, bredde=bredde, id_=id_)


def _vist(billede: Sagsbillede, vej: Jobvej) -> dict[str, Any]:
    en, v = vej.en, vej.en.vurdering
    return {
        "vej": vej,
        "en": en,
        "billede": billedet(vej.tal, f"billede-{vej.id}") if vej.tal is not None else "",
        "tabel": tabel(vej.tal) if vej.tal is not None else [],
        "forbehold": vej.tal.forbehold if vej.tal is not None else (),
        "svar": [(PARTER[s.part], SVARORD[s.svar], s) for s in en.svar],
        "soeger": HVEM.get(en.soeger, ""),
        "forskel": FORSKELLE.get(v.forskel, v.forskel) if v else "",
        "plan": PLANER.get(v.plan, "") if v else "",
        "grund": AFSLAGSGRUNDE.get(v.grund, "") if v else "",
        "vurderet_af": _navn(billede, v.af) if v else "",
        "syn": [(KAPACITETSUDFALD.get(s.udfald, s.udfald), s) for s in en.syn],
        "vitas": [(NAVNE.get(trin.status, trin.status), trin) for trin in reversed(en.vitas)],
        "vitasstatus": NAVNE[en.vitasstatus],
        "samtykke": [(SAMTYKKE_TIL.get(til, til), dag) for til, dag in en.samtykke],
        "kontraktpunkter": [PUNKTNAVNE.get(p, p) for p in (en.kontrakt.punkter if en.kontrakt else ())],
        "underskrevet": [UNDERSKRIVERE.get(u, u) for u in (en.kontrakt.underskrevet if en.kontrakt else ())],
        "udgaver": _udgaver(vej),
        "stoette": [_stoette(s) for s in vej.stoette],
        "overdraget_til": _navn(billede, en.overdraget_til),
        "skift": _om_skift(vej, billede),
        "vilkaar": list(reversed(vej.job.vilkaar)) if vej.job is not None else [],
    }


def _knapper(billede: Sagsbillede, vej: Jobvej, egne: list[Skridt]) -> dict[str, Any]:
    """Det, der kan gøres i netop det job: det næste fremme, resten foldet, og hvorfor noget ikke kan lade sig gøre."""
    t = billede.tilstand
    mulige: list[Skridt] = []
    ikke: list[Skridt] = []
    for et in egne:
        if et.kode in SAGENS or et.kode == "job_foreslaaet":
            continue
        if et.kode == "fleksjob_bevilget":
            if vej.job is None and not vej.en.afslaaet:
                (mulige if et.mulig and (vej.en.godkendt or not vej.en.foreslaaet) else ikke).append(
                    replace(et, hvorfor_ikke=et.hvorfor_ikke or "Kommunen har ikke godkendt jobbet.")
                )
            continue
        i_jobbet = skridtet(t, et.kode, instans=vej.id)
        (mulige if i_jobbet.mulig else ikke).append(i_jobbet)
    if vej.job is None or vej.job.startet is None:
        mulige += [et for et in egne if et.kode == "job_foreslaaet" and et.mulig]
    mulige = sorted(mulige, key=lambda et: _orden(et.kode, vej))
    return {"fremme": mulige[:OPLAGTE], "foldet": mulige[OPLAGTE:], "ikke": ikke}


def _orden(kode: str, vej: Jobvej) -> tuple[bool, int]:
    """Det, der allerede er gjort, står sidst."""
    en = vej.en
    gjort = {
        "forslag_besvaret": all(en.sidste_svar(p) is not None for p in ("borger", "arbejdsgiver")),
        "kontrakt_aftalt": en.kontrakt is not None,
        "tillaegsaftale_skrevet": en.tillaegsaftale is not None,
        "tillaegsaftale_bekraeftet": en.tillaegsaftale is not None and en.tillaegsaftale.har("kommune"),
        "vitas_aendret": en.vitasstatus in BEVILGEDE,
        "kontraktsamtykke_givet": en.har_samtykke("kommune"),
        "job_overdraget": bool(en.overdraget_til),
        "fuldtidsloen_oplyst": en.fuldtidsloen is not None,
        "kapacitet_set": en.vurdering is None or en.vurdering.se_igen is None,
        "vilkaar_aendret": True,
        "fleksjob_ophoert": True,
    }
    return gjort.get(kode, False), I_RAEKKEFOELGE.index(kode)


def _navn(billede: Sagsbillede, brugernavn: str) -> str:
    if not brugernavn or brugernavn in billede.navne:
        return billede.navne.get(brugernavn, "")
    fundet = Bruger.for_kommune(billede.sag.kommune_id).filter(username=brugernavn).first()
    return fundet.navn if fundet is not None else ""


def _udgaver(vej: Jobvej) -> list[dict[str, Any]]:
    """Tillægsaftalens udgaver, nyeste først, med dem, der har sagt ja."""
    efter_nr = {u.udgave: u for u in vej.en.tillaegsaftaler}
    ud = []
    for aftale in vej.aftaler:
        udgave = efter_nr.get(aftale.udgave)
        ja = {part: (dag, maade) for part, dag, maade in (udgave.bekraeftet if udgave else ())}
        maal = [(m, MAALARTER.get(m.get("art") or "", ""), fra_og_til(m)) for m in aftale.maal]
        ud.append(
            {
                "aftale": aftale,
                "parter": [(navn, ja.get(part)) for part, navn in PARTER.items()],
                "maal": maal,
            }
        )
    return ud


def _stoette(en: Stoette) -> dict[str, Any]:
    art = STOETTE.get(en.art)
    return {
        "et": en,
        "navn": art.navn if art else "Støtte",
        "krav": art.krav if art else "",
        "mentortype": MENTORTYPER.get(en.mentortype, ""),
        "fulgt_op": [(dag, STOETTEUDFALD.get(udfald, udfald)) for dag, udfald in en.fulgt_op],
    }


def _om_skift(vej: Jobvej, billede: Sagsbillede) -> str:
    """Hvorfor kommunen ikke kan kræve et andet job nu; tom, når det ikke er et midlertidigt fleksjob i gang."""
    job = vej.job
    if job is None or job.startet is None or job.ophoert is not None or not job.bevillinger:
        return ""
    try:
        svar = maa_kraeve_jobskifte(job.bevillinger[0].fra, billede.tilstand.pr, varig=job.varig)
    except (UgyldigtInput, UgyldigeInput):
        return ""
    return f"{svar.hvorfor} {svar.forbehold}".strip()


def _flere(loebende: list[Jobvej]) -> dict[str, Any]:
    """Timerne i alle løbende job lagt sammen."""
    timer = betalt = 0.0
    for vej in loebende:
        if vej.tal is not None:
            timer, betalt = timer + vej.tal.timer, betalt + vej.tal.betalte_timer
    return {"antal": len(loebende), "timer": timer, "betalte": betalt}


def find_vej(request: Forespoergsel, billede: Sagsbillede, ansaettelse: str) -> Jobvej:
    """Jobbet med den nøgle i sagen; ellers 404."""
    for vej in jobveje(request.user, billede.sag, billede.tilstand):
        if vej.id == ansaettelse:
            return vej
    raise Http404("Jobbet findes ikke i sagen.")
