"""Én måneds fleksløntilskud: beløbet forklaret trin for trin, og den anden persons frigivelse."""

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
from fleksjob.sager.kommandoer import frigiv_udbetaling
from fleksjob.sager.kommandoer.frigiv_udbetaling import TO_PERSONER
from fleksjob.sager.models import Udbetaling
from fleksjob.sager.visninger import STATUSNAVNE, Sagsbillede


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
        return _frigiv(request, billede, linje)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    except Samtidighedskonflikt as fejl:
        billede = aabn(request, nummer)
        linje, andre = visninger.udbetaling(request.user, nr)
        konflikt = {"aendringer": fejl.aendringer, "skridt": _skridt(billede)}
        return _side(request, billede, linje, andre, konflikt=konflikt, status=409)
    except (IkkeMuligt, UgyldigtInput, UgyldigeInput) as fejl:
        return _side(request, billede, linje, andre, fejl=str(fejl), status=422)


def _frigiv(request: Forespoergsel, billede: Sagsbillede, linje: Udbetaling) -> HttpResponse:
    version = request.POST.get("forventet_version", "")
    udfoer = partial(
        frigiv_udbetaling,
        billede.sag.pk,
        request.user,
        forventet_version=int(version) if version.isdigit() else 0,
        nu=request.nu,
        gyldig_fra=request.dag,
        maaned=linje.maaned,
    )
    if request.POST.get("handling") == "brev":
        return som_udkast(brevet(udfoer, request.user), billede.sag.nummer)
    udfoer()
    messages.success(
        request, f"{maaned_aar(f'{linje.maaned:%Y-%m}').capitalize()} er frigivet til udbetaling."
    )
    return redirect("kontor:udbetaling", billede.sag.nummer, linje.pk)


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
            "kan_frigive": not hvorfor_ikke,
            "hvorfor_ikke": hvorfor_ikke,
            "kan_beregne": bool(beregn and beregn.mulig) and linje.status in ("manuel", "mangler"),
            "fejl": fejl,
            "konflikt": konflikt,
            "tilbage": reverse("kontor:sag", args=[billede.sag.nummer]),
        },
        status=status,
    )
