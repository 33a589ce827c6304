"""Alle betingelser for fleksjob på én side, med det, sagen ved om hver."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.skridt import Skridt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.vurdering import Vurderingsformular
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.visitationskrav import BEHANDLING
from fleksjob.sager.fejl import IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import vurder_betingelser
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.betingelsesfakta import fakta_for
from fleksjob.sager.visninger.dokumentation import hullisten


@kun()
def vurdering(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Formularen (GET) og det, der gemmes (POST). Kan betingelserne ikke vurderes nu, siges det."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    skridt = next((s for s in billede.skridt if s.kode == "betingelse_vurderet"), None)
    if skridt is None:
        raise PermissionDenied(f"Skridtet er ikke for rollen {request.user.som_rolle.navn.lower()}.")
    if not skridt.mulig and request.method != "POST":
        return _ikke_muligt(request, billede, skridt)
    try:
        formular = Vurderingsformular(
            request.POST if request.method == "POST" else None,
            tilstand=billede.tilstand,
            dag=request.dag,
            version=billede.sag.version,
        )
    except UgyldigtInput as fejl:
        messages.error(request, str(fejl))
        return redirect("kontor:afgoerelse", nummer)
    if formular.is_bound and formular.is_valid() and _gem(request, billede, formular):
        return redirect("kontor:afgoerelse", nummer)
    return _side(request, billede, formular)


def _gem(request: Forespoergsel, billede: Sagsbillede, formular: Vurderingsformular) -> bool:
    """Gemmer, eller sætter fejlen i formularen; intet skrevet går tabt."""
    nye = formular.vurderinger()
    try:
        vurder_betingelser(
            billede.sag.pk,
            request.user,
            forventet_version=formular.cleaned_data["forventet_version"],
            nu=request.nu,
            gyldig_fra=formular.cleaned_data["gyldig_fra"],
            vurderinger=nye,
        )
    except (UgyldigtInput, UgyldigeInput) as fejl:
        formular.vis_fejl(fejl)
        return False
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
        return False
    antal = len(nye)
    messages.success(request, f"Gemt: {antal} {'vurdering' if antal == 1 else 'vurderinger'}.")
    return True


def _side(request: Forespoergsel, billede: Sagsbillede, formular: Vurderingsformular) -> HttpResponse:
    hul = hullisten(request.user, billede)
    raekker = [
        {"krav": krav, "svar": svar, "grund": grund, "fakta": fakta_for(krav.kode, billede, hul)}
        for krav, svar, grund in formular.raekker()
    ]
    indhold = {
        **faner(request.user, billede.sag, "kontor:afgoerelse"),
        "formular": formular,
        "raekker": raekker,
        "behandling": BEHANDLING,
    }
    status = 422 if formular.is_bound and formular.errors else 200
    return render(request, "kontor/vurdering.html", indhold, status=status)


def _ikke_muligt(request: Forespoergsel, billede: Sagsbillede, skridt: Skridt) -> HttpResponse:
    indhold = {
        **faner(request.user, billede.sag, "kontor:afgoerelse"),
        "hvorfor_ikke": skridt.hvorfor_ikke,
        "hjemmel": skridt.hjemmel,
    }
    return render(request, "kontor/vurdering.html", indhold)
