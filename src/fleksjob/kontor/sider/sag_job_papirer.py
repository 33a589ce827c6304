"""Jobbets papirer: jobbet på én side, tillægsaftalen, filen til VITAS og folderen til virksomheden."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.breve.virksomhedsblad import Kontakt, virksomhedsblad
from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.sider.sag_job import find_vej
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.etableringsord import STOETTE
from fleksjob.sager.etableringspapirer import aftalepapiret, jobsiden
from fleksjob.sager.kommandoer import laes_vitas, send_til_vitas
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.sag_job import Jobvej, vitasbeskeder
from fleksjob.snitflader.vitas import Ansoegning, Opgave, Profil, Timetrin, beskeder, laes_svar, som_fil

VITASROLLER = (Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.LEDER)


def som_pdf(pdf: bytes, navn: str) -> HttpResponse:
    """PDF'en til browseren."""
    svar = HttpResponse(pdf, content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="{navn}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar


def _aabn(request: Forespoergsel, nummer: str, ansaettelse: str) -> tuple[Sagsbillede, Jobvej]:
    billede = aabn(request, nummer)
    return billede, find_vej(request, billede, ansaettelse)


@kun()
def job_paa_en_side(request: Forespoergsel, nummer: str, ansaettelse: str) -> HttpResponse:
    """Jobbet på én side som PDF."""
    try:
        billede, vej = _aabn(request, nummer, ansaettelse)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    if vej.tal is None:
        raise Http404("Jobbet har ingen timer at vise.")
    return som_pdf(jobsiden(billede.sag, vej, request.dag), f"job-{nummer}")


@kun()
def aftale_pdf(request: Forespoergsel, nummer: str, ansaettelse: str, udgave: int) -> HttpResponse:
    """En udgave af tillægsaftalen som PDF."""
    try:
        billede, vej = _aabn(request, nummer, ansaettelse)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    aftale = next((a for a in vej.aftaler if a.udgave == udgave), None)
    if aftale is None:
        raise Http404("Udgaven findes ikke.")
    return som_pdf(aftalepapiret(billede.sag, vej, aftale, request.dag), f"tillaegsaftale-{nummer}-{udgave}")


@kun()
def vitas_fil(request: Forespoergsel, nummer: str, ansaettelse: str) -> HttpResponse:
    """Ansøgningen som fil til VITAS. `profil` er slut eller trin: de to måder, timer, der stiger, kan skrives på."""
    try:
        billede, vej = _aabn(request, nummer, ansaettelse)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    if request.method != "POST":
        return redirect("kontor:sag_job", nummer)
    if not any(s.kode == "vitas_aendret" for s in billede.skridt):
        raise PermissionDenied("Din rolle søger ikke bevillinger.")
    profil: Profil = "trin" if request.POST.get("profil") == "trin" else "slut"
    if vej.en.timer is None or vej.en.intensitet is None or vej.en.startdato is None:
        messages.error(request, "Skriv timer, intensitet og første dag i et forslag, før der kan søges.")
        return redirect("kontor:sag_job", nummer)
    liste = beskeder(_ansoegning(billede, vej, request), profil)
    send_til_vitas(billede.sag, request.user, ansaettelse, liste, nu=request.nu)
    svar = HttpResponse(som_fil(liste), content_type="application/json")
    svar["Content-Disposition"] = f'attachment; filename="vitas-{nummer}-{ansaettelse}.json"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar


def _ansoegning(billede: Sagsbillede, vej: Jobvej, request: Forespoergsel) -> Ansoegning:
    sag, en, forslag = billede.sag, vej.en, vej.forslag
    opgaverne, stigningen = (forslag.opgaver, forslag.timeprofil) if forslag else ([], [])
    opgaver = [Opgave(o["opgave"], o.get("omfang", ""), o.get("hensyn", "")) for o in opgaverne]
    profil = [Timetrin(date.fromisoformat(t["fra"]), float(t["timer"])) for t in stigningen]
    return Ansoegning(
        sag=sag.nummer,
        ansaettelse=vej.id,
        udgave=en.forslag_nr or "0",
        virksomhed=vej.virksomhed,
        cvr=en.cvr,
        kontakt=forslag.kontakt if forslag else "",
        borger=sag.person.navn,
        cpr=sag.person.cpr,
        kommune=sag.kommune.navn,
        ansvarlig=request.user.navn,
        stilling=en.stilling,
        startdato=en.startdato or request.dag,
        timer=en.timer or 0.0,
        intensitet=en.intensitet or 0.0,
        timeloen=en.timeloen,
        fuldtidsloen=en.fuldtidsloen,
        pension_pct=en.pension_pct,
        ugen=forslag.ugen if forslag else "",
        opgaver=tuple(opgaver),
        timeprofil=tuple(profil),
        slut_timer=en.slut_timer,
        overenskomst=en.kontrakt.overenskomst if en.kontrakt else "",
        fastholdelse=vej.job is not None and vej.job.fastholdelse,
        stoette=tuple(STOETTE[s.art].navn for s in vej.stoette if s.art in STOETTE),
        ansoegt_af=en.soeger or "kommune",
    )


@kun(*VITASROLLER)
def vitas(request: Forespoergsel) -> HttpResponse:
    """Svarene fra VITAS lægges ind som fil, og det seneste vises."""
    laest: list[Any] = []
    fejl: list[str] = []
    if request.method == "POST":
        if (
            Rolle.SAGSBEHANDLER not in request.user.roller
            and Rolle.VIRKSOMHEDSKONSULENT not in request.user.roller
        ):
            raise PermissionDenied("Din rolle bevilger ikke job.")
        fil = request.FILES.get("fil")
        try:
            if fil is None:
                raise UgyldigtInput("fil", "Vælg filen med svar fra VITAS.")
            if (fil.size or 0) > 5 * 1024 * 1024:
                raise UgyldigtInput("fil", "Filen må højst fylde 5 MB. Del den i flere.")
            laest = laes_vitas(request.user, laes_svar(fil.read()), nu=request.nu)
        except UgyldigeInput as flere:
            fejl = [en.besked for en in flere.fejl]
        except UgyldigtInput as en:
            fejl = [en.besked]
    maa = any(request.user.har_rolle(rolle) for rolle in (Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT))
    indhold = {"laest": laest, "fejl": fejl, "beskeder": vitasbeskeder(request.user), "maa_laese": maa}
    return render(request, "kontor/vitas.html", indhold, status=422 if fejl else 200)


@kun()
def folder(request: Forespoergsel) -> HttpResponse:
    """Folderen til virksomheder med den, der er logget ind, som kontakt."""
    mig = request.user
    kontakt = Kontakt(navn=mig.navn, telefon=mig.telefon)
    return som_pdf(virksomhedsblad(mig.kommune.navn, request.dag, kontakt), "fleksjob-til-virksomheden")
