"""Sagen for den, der sidder med på mødet: det, hun fik sendt, borgerens egne ord, og intet andet. Kun at læse."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.kontor.sider.team import kun_teamet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.sagspapirer import EMNER
from fleksjob.sager.visninger import teamsag


@kun_teamet
@require_safe
def team_moedesag(request: Forespoergsel, nr: int, nummer: str) -> HttpResponse:
    """Sagen på mødet, mens vinduet er åbent. Uden for det findes den ikke."""
    try:
        sagen = teamsag.sagen_paa_moedet(request.user, nr, nummer, nu=request.nu)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    indhold = {"s": sagen, "ord": [(EMNER.get(en.emne, en.emne), en) for en in sagen.ord]}
    return render(request, "kontor/team_moedesag.html", indhold)


@kun_teamet
@require_safe
def team_pakke(request: Forespoergsel, nr: int, nummer: str, pakke: int) -> HttpResponse:
    """Papirerne som PDF, præcis som de blev sendt. Filnavnet bærer kun sagsnummeret."""
    try:
        dokument = teamsag.pakken(request.user, nr, nummer, pakke, nu=request.nu)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    svar = HttpResponse(bytes(dokument.pdf), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="{nummer}-sagspapirer-{pakke}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
