"""Praktikken i en sag: formålet og målet, kurven, udgangen, og historien, så ingen sendes rundt."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.dokumentation import Praktik
from fleksjob.forloeb.praktikresultat import er_lang, kraever_leder, praktikresultat, uden_job, uger
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.afproevningsbillede import BREDDE, HOEJDE, afproevningsbillede
from fleksjob.kontor.formularer.praktik import FORMAALSNAVNE
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.sagsgang.dokumentation import LAENGDE
from fleksjob.lov.sagsgang.opfoelgningsord import JOBLOEFTER, UDGANGE

FANEN = "kontor:sag_job"
RAPPORT = {
    "fremmoede": "Fremmøde",
    "udholdenhed": "Udholdenhed",
    "kvalitet": "Kvalitet",
    "tempo": "Tempo",
    "samarbejde": "Samarbejde",
    "hensyn_virkede": "Hensyn, der virkede",
}
EGNE = ("praktik_startet", "praktik_besoegt", "praktik_forlaenget", "praktik_sluttet")


@kun()
def praktik(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Siden Praktik i sagen."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    t = billede.tilstand
    skridt = [en for en in billede.skridt if en.kode in EGNE]
    indhold: dict[str, Any] = {
        **faner(request.user, billede.sag, FANEN),
        "praktikker": [_vist(en, request) for en in reversed(t.praktikker)],
        "billede": afproevningsbillede(t.praktikker),
        "bredde": BREDDE,
        "hoejde": HOEJDE,
        "mulige": [en for en in skridt if en.mulig],
        "ikke_nu": [en for en in skridt if not en.mulig],
        "uden_job": uden_job(t),
        "resultat": praktikresultat(t),
        "forbehold": LAENGDE,
        "opfoelgning": reverse("kontor:opfoelgning", args=[nummer]) if t.ansaettelser else "",
    }
    return render(request, "kontor/praktik.html", indhold)


def _vist(en: Praktik, request: Forespoergsel) -> dict[str, Any]:
    antal = uger(en)
    return {
        "en": en,
        "formaal": FORMAALSNAVNE.get(en.formaal, en.formaal),
        "jobloefte": JOBLOEFTER.get(en.jobloefte, ""),
        "udgang": UDGANGE.get(en.udgang, ""),
        "uger": antal,
        "lang": antal is not None and er_lang(antal),
        "meget_lang": antal is not None and kraever_leder(antal),
        "over_tiden": en.sluttet is None
        and en.forventet_slut is not None
        and en.forventet_slut < request.dag,
        "rapport": [(RAPPORT.get(felt, felt), tekst) for felt, tekst in en.rapport],
        "virksomhed": reverse("kontor:virksomhed", args=[en.cvr]) if en.cvr else "",
    }
