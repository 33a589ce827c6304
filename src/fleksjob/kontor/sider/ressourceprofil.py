"""Ressourceprofilen i en gammel sag: de tolv elementer, som de blev skrevet dengang."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.sagsfaner import faner
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Ressourceprofil
from fleksjob.snitflader.ressourceprofil import ELEMENTER, FELTER, HELBRED


@kun()
@require_safe
def ressourceprofil(request: Forespoergsel, nummer: str, nr: int) -> HttpResponse:
    """Profilen. Et tomt element vises som tomt; helbredet er kun for dem, der behandler sagen."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    profil = Ressourceprofil.for_bruger(request.user).filter(sag=billede.sag, pk=nr).first()
    if profil is None:
        raise Http404("Sagen har ingen ressourceprofil med det nummer.")
    ser_helbred = maa_se_helbred(request.user, billede.sag)
    elementer = [
        {
            "titel": titel,
            "lukket": kode == HELBRED and not ser_helbred,
            "felter": [
                (navn, tekst)
                for felt, navn in FELTER.items()
                if (tekst := profil.elementer.get(kode, {}).get(felt)) and (kode != HELBRED or ser_helbred)
            ],
        }
        for kode, titel in ELEMENTER.items()
    ]
    indhold = {
        **faner(request.user, billede.sag, "kontor:plan"),
        "profil": profil,
        "elementer": elementer,
    }
    return render(request, "kontor/ressourceprofil.html", indhold)
