"""Et brev i sagen som PDF: vist i browseren, eller hentet som fil."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formaal import formaal
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet


@kun()
def dokument(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Opslaget gemmes som ved sagen selv. Filnavnet bærer sagsnummeret og aldrig navn eller CPR."""
    grund = formaal(request, nummer)
    if not grund:
        return redirect("kontor:sag", nummer)
    try:
        brev = visninger.dokument(request.user, nummer, nr, nu=request.nu, formaal=grund)
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    svar = HttpResponse(bytes(brev.pdf), content_type="application/pdf")
    maade = "attachment" if request.GET.get("hent") else "inline"
    svar["Content-Disposition"] = f'{maade}; filename="{nummer}-{brev.art}-{brev.pk}.pdf"'
    return svar
