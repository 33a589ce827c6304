"""Nøglerne til tallene: lederen giver dem, ser hvornår de sidst blev brugt, og tilbagekalder dem."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.offentliggoerelse import NoegleFormular
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.kontor.sideformularer import sendt, udfoer
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Apinoegle
from fleksjob.sager.talnoegler import giv_noegle, noegler, tilbagekald_noegle


@kun(Rolle.LEDER)
def talnoegler(request: Forespoergsel) -> HttpResponse:
    """Listen og formularen. En ny nøgle vises på svaret på selve trykket, og aldrig igen."""
    if sendt(request) == "tilbagekald":
        return _tilbagekald(request)
    ny: list[tuple[Apinoegle, str]] = []

    def giv(formular: Sideformular) -> HttpResponse:
        f = formular.cleaned_data
        ny.append(
            giv_noegle(
                request.user.kommune_id,
                request.user,
                navn=f["navn"],
                maaneder=int(f["maaneder"]),
                nu=request.nu,
            )
        )
        return _vis(request, NoegleFormular(), ny[0])

    formular = NoegleFormular(request.POST if sendt(request) else None)
    return udfoer(formular, giv) or _vis(request, formular, None)


def _vis(request: Forespoergsel, formular: NoegleFormular, ny: tuple[Apinoegle, str] | None) -> HttpResponse:
    indhold = {
        "formular": formular,
        "ny": ny,
        "noegler": [(en, _stand(en, request)) for en in noegler(request.user.kommune_id)],
        "rod": request.build_absolute_uri("/api/jobindsats/"),
    }
    return render(request, "kontor/talnoegler.html", indhold, status=422 if formular.errors else 200)


def _stand(en: Apinoegle, request: Forespoergsel) -> str:
    if en.tilbagekaldt is not None:
        return "tilbagekaldt"
    return "udloebet" if en.udloeber < request.dag else "gaelder"


def _tilbagekald(request: Forespoergsel) -> HttpResponse:
    nr = request.POST.get("noegle", "")
    try:
        en = tilbagekald_noegle(
            request.user.kommune_id, request.user, int(nr) if nr.isdecimal() else 0, nu=request.nu
        )
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
    except IkkeMuligt as fejl:
        messages.error(request, str(fejl))
    else:
        messages.success(request, f"Nøglen til {en.navn} er tilbagekaldt.")
    return redirect("kontor:talnoegler")
