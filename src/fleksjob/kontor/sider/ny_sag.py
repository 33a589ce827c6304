"""Ny sag."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formaal import FRA, husk
from fleksjob.kontor.formularer.ny_sag import NySag
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer import opret_sag
from fleksjob.sager.models import Bruger, Sag


@kun(*HVEM_KAN["sag_oprettet"])
def ny_sag(request: Forespoergsel) -> HttpResponse:
    """Formularen, og oprettelsen, når den er rigtigt udfyldt."""
    kolleger = list(Bruger.for_bruger(request.user).filter(rolle=Rolle.SAGSBEHANDLER).order_by("navn"))
    formular = NySag(
        request.POST or None,
        dag=request.dag,
        medarbejdere=[("", "Vælg")]
        + [(str(b.pk), f"{b.navn}{f' ({b.team})' if b.team else ''}") for b in kolleger],
        mig=str(request.user.pk) if request.user.rolle == Rolle.SAGSBEHANDLER else "",
    )
    if request.method == "POST" and formular.is_valid():
        try:
            return _opret(request, formular, {str(b.pk): b for b in kolleger})
        except (UgyldigtInput, UgyldigeInput) as fejl:
            formular.vis_fejl(fejl)
        except IkkeMuligt as fejl:
            formular.add_error(None, str(fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
    status = 422 if formular.is_bound and formular.errors else 200
    return render(request, "kontor/ny_sag.html", {"formular": formular}, status=status)


def _opret(request: Forespoergsel, formular: NySag, kolleger: dict[str, Bruger]) -> HttpResponse:
    felter = formular.cleaned_data
    sag: Sag = opret_sag(
        request.user,
        cpr=felter["cpr"],
        navn=felter["navn"],
        nu=request.nu,
        gyldig_fra=felter["gyldig_fra"],
        aarsag=felter["aarsag"],
        ydelse=felter["ydelse"],
        sagsbehandler=kolleger[felter["sagsbehandler"]],
    )
    husk(request, sag.nummer, FRA["ny-sag"][0], "ny-sag")
    messages.success(request, f"Sag {sag.nummer} er oprettet.")
    return redirect("kontor:sag", sag.nummer)
