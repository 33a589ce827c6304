"""Find en sag på navn, CPR-nummer eller sagsnummer. Det søgte sendes aldrig i adressen."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formaal import FRA, husk
from fleksjob.sager import visninger


@kun()
def soeg(request: Forespoergsel) -> HttpResponse:
    """Én træffer på et nummer åbner sagen; ellers vises en liste. Uden søgeord går vi til Min dag."""
    tekst = request.POST.get("tekst", "").strip()
    if request.method != "POST" or not tekst:
        return redirect("kontor:min_dag")
    fundne = visninger.find_sager(request.user, tekst)
    if len(fundne) == 1 and any(c.isdigit() for c in tekst):
        nummer = fundne[0].nummer
        husk(request, nummer, FRA["soegning"][0], "soegning")
        return redirect("kontor:sag", nummer)
    er_cpr = len([c for c in tekst if c.isdigit()]) >= 6
    return render(
        request, "kontor/soeg.html", {"fundne": fundne, "tekst": "" if er_cpr else tekst, "er_cpr": er_cpr}
    )
