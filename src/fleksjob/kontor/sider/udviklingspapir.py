"""Papirerne om udvikling: planen på én side til virksomheden, og udsigten for bevillingen som brev."""

from django.http import HttpResponse
from django.shortcuts import redirect

from fleksjob.breve import frit_brev
from fleksjob.breve.udviklingsbrev import planbrev, udsigtsbrev
from fleksjob.forloeb.udsigt import udsigt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.sider.udvikling import udviklingsnotater_af
from fleksjob.sager.brevskrivning import brevramme


@kun()
def plan(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Planen med mål og næste samtale; intet fra samtalerne og intet om fravær."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    job = billede.tilstand.aktuel_ansaettelse
    if job is None or job.udvikling.plan is None:
        return redirect("kontor:udvikling", nummer)
    tekst = next((n.tekst for n in udviklingsnotater_af(billede, "plan")), "")
    ramme = brevramme(billede.sag, dag=request.dag, kanal="digital")
    return _som_pdf(frit_brev.pdf(planbrev(ramme, job, tekst)), f"udviklingsplan-{billede.sag.nummer}")


@kun()
def udsigten(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Hvad der sker, når bevillingen udløber, og hvad der ikke gør."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    fundet = udsigt(billede.tilstand)
    if fundet is None:
        return redirect("kontor:udvikling", nummer)
    ramme = brevramme(billede.sag, dag=request.dag, kanal="digital")
    return _som_pdf(frit_brev.pdf(udsigtsbrev(ramme, fundet)), f"udsigt-{billede.sag.nummer}")


def _som_pdf(pdf: bytes, navn: str) -> HttpResponse:
    svar = HttpResponse(pdf, content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="{navn}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
