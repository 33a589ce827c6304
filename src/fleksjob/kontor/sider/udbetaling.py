"""Én måneds fleksløntilskud: beløbet forklaret trin for trin, hvorfor den er i køen, og det, et menneske afgør."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.breve.gemt_beregning import gemt_forklaring
from fleksjob.forloeb.skridt import Skridt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.linjer import grundlag, til_udbetaling, trin
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.kontor.virkning import brevet, som_udkast
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import beregn_udbetaling, frigiv_udbetaling, vurder_linje
from fleksjob.sager.kommandoer.frigiv_udbetaling import TO_PERSONER
from fleksjob.sager.models import Udbetaling
from fleksjob.sager.visninger import STATUSNAVNE, Sagsbillede
from fleksjob.sager.visninger.penge import grunde_for, vurderinger

HANDLINGER = frozenset({"holdt", "spurgt", "genoptaget"})
VURDERET = {
    "holdt": "Linjen er holdt tilbage.",
    "spurgt": "Spørgsmålet er skrevet, og sagsbehandleren har fået en opgave med en uges frist.",
    "genoptaget": "Linjen er tilbage i køen.",
}
SLAGS = {
    "holdt": "Holdt tilbage", "spurgt": "Spurgt", "genoptaget": "Genoptaget", "godkendt": "Godkendt",
    "laesning": "Læsning valgt",
}  # fmt: skip


@kun()
def udbetaling(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Viser linjen (GET) og frigiver den (POST)."""
    try:
        billede = aabn(request, nummer)
        linje, andre = visninger.udbetaling(request.user, nr)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    if linje.sag_id != billede.sag.pk:
        raise Http404("Udbetalingen hører ikke til sagen.")
    if request.method != "POST":
        return _side(request, billede, linje, andre)
    try:
        return _handling(request, billede, linje)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    except Samtidighedskonflikt as fejl:
        billede = aabn(request, nummer)
        linje, andre = visninger.udbetaling(request.user, nr)
        konflikt = {"aendringer": fejl.aendringer, "skridt": _skridt(billede)}
        return _side(request, billede, linje, andre, konflikt=konflikt, status=409)
    except (IkkeMuligt, UgyldigtInput, UgyldigeInput) as fejl:
        return _side(request, billede, linje, andre, fejl=str(fejl), status=422)


def _handling(request: Forespoergsel, billede: Sagsbillede, linje: Udbetaling) -> HttpResponse:
    handling = request.POST.get("handling", "")
    if handling in HANDLINGER:
        return _vurder(request, billede, linje, handling)
    if handling == "laesning":
        return _vaelg_laesning(request, billede, linje)
    return _frigiv(request, billede, linje)


def _vurder(request: Forespoergsel, billede: Sagsbillede, linje: Udbetaling, slags: str) -> HttpResponse:
    vurder_linje(
        request.user,
        linje.pk,
        slags=slags,
        note=request.POST.get("note", ""),
        til=request.POST.get("til", "") if slags == "spurgt" else "",
        nu=request.nu,
        dag=request.dag,
    )
    messages.success(request, VURDERET[slags])
    return redirect("kontor:udbetaling", billede.sag.nummer, linje.pk)


def _vaelg_laesning(request: Forespoergsel, billede: Sagsbillede, linje: Udbetaling) -> HttpResponse:
    """Vælger en af de læsninger, måneden er regnet efter. Linjen erstattes af en, som en anden frigiver."""
    if not request.POST.get("laesning"):
        raise UgyldigtInput("laesning", "Vælg en af læsningerne, før du bruger den.")
    beregn_udbetaling(
        billede.sag.pk,
        request.user,
        forventet_version=_version(request),
        nu=request.nu,
        gyldig_fra=request.dag,
        maaned=linje.maaned,
        laesning=request.POST.get("laesning", ""),
        note=request.POST.get("note", ""),
    )
    _, alle = visninger.udbetaling(request.user, linje.pk)
    messages.success(
        request, "Læsningen er valgt, og måneden er regnet efter den. En anden skal frigive den."
    )
    return redirect("kontor:udbetaling", billede.sag.nummer, alle[-1].pk)


def _version(request: Forespoergsel) -> int:
    version = request.POST.get("forventet_version", "")
    return int(version) if version.isascii() and version.isdigit() else 0


def _frigiv(request: Forespoergsel, billede: Sagsbillede, linje: Udbetaling) -> HttpResponse:
    brev = request.POST.get("handling") == "brev"
    note = request.POST.get("note", "").strip() or ("Kun til at se brevet." if brev else "")
    udfoer = partial(
        frigiv_udbetaling,
        billede.sag.pk,
        request.user,
        forventet_version=_version(request),
        nu=request.nu,
        gyldig_fra=request.dag,
        maaned=linje.maaned,
        note=note,
    )
    if brev:
        return som_udkast(brevet(udfoer, request.user), billede.sag.nummer)
    udfoer()
    messages.success(
        request, f"{maaned_aar(f'{linje.maaned:%Y-%m}').capitalize()} er frigivet til udbetaling."
    )
    return redirect("kontor:udbetaling", billede.sag.nummer, linje.pk)


def _laesninger(linje: Udbetaling) -> list[dict[str, Any]]:
    """De læsninger, der kan vælges imellem, mens måneden venter på det."""
    return list(linje.grundlag.get("laesninger", ())) if linje.status == "manuel" else []


def _skridt(billede: Sagsbillede) -> Skridt | None:
    return next((s for s in billede.skridt if s.kode == "udbetaling_frigivet"), None)


def _hvorfor_ikke(request: Forespoergsel, billede: Sagsbillede, linje: Udbetaling) -> str:
    """Tom, når brugeren kan frigive linjen."""
    skridt = _skridt(billede)
    if skridt is None:
        return f"Som {request.user.som_rolle.navn.lower()} kan du ikke frigive udbetalinger."
    if linje.status != "beregnet":
        return STATUSNAVNE[linje.status]
    if linje.beregnet_af_id == request.user.pk:
        return TO_PERSONER
    if linje.behandling == "holdt":
        return "Linjen er holdt tilbage. Genoptag den, før den frigives."
    if linje.forskel is not None and linje.forskel < 0:
        return "Linjen er et krav om tilbagebetaling. Tag stilling til det under Penge i sagen."
    return "" if skridt.mulig else skridt.hvorfor_ikke


def _side(
    request: Forespoergsel,
    billede: Sagsbillede,
    linje: Udbetaling,
    andre: list[Udbetaling],
    *,
    fejl: str = "",
    konflikt: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    hvorfor_ikke = _hvorfor_ikke(request, billede, linje)
    beregn = next((s for s in billede.skridt if s.kode == "udbetaling_beregnet"), None)
    forklaret = gemt_forklaring(linje.beregning or {}, linje.grundlag, linje.maaned)
    return render(
        request,
        "kontor/udbetaling.html",
        {
            "sag": billede.sag,
            "tilstand": billede.tilstand,
            "u": linje,
            "beloeb": til_udbetaling(linje),
            "statusnavn": STATUSNAVNE[linje.status],
            "trin": trin(forklaret),
            "forklaret": forklaret,
            "zone_forklaring": (linje.beregning or {}).get("zone_forklaring", ""),
            "grundlag": grundlag(linje),
            "andre": [{"linje": a, "statusnavn": STATUSNAVNE[a.status]} for a in andre]
            if len(andre) > 1
            else [],
            "grunde": grunde_for(request.user, [linje.pk]).get(linje.pk, ()),
            "laesninger": _laesninger(linje) if beregn and beregn.mulig else [],
            "valgt_laesning": linje.grundlag.get("laesning"),
            "vurderinger": [{"v": v, "slags": SLAGS[v.slags]} for v in vurderinger(request.user, linje)],
            "maa_vurdere": _skridt(billede) is not None and linje.status in ("beregnet", "manuel", "mangler"),
            "note": request.POST.get("note", ""),
            "kan_frigive": not hvorfor_ikke,
            "hvorfor_ikke": hvorfor_ikke,
            "kan_beregne": bool(beregn and beregn.mulig) and linje.status in ("manuel", "mangler"),
            "fejl": fejl,
            "konflikt": konflikt,
            "tilbage": reverse("kontor:sag", args=[billede.sag.nummer]),
        },
        status=status,
    )
