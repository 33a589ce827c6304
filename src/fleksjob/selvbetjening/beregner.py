"""Forsiden: den åbne beregner. Intet gemmes, og siden sætter ingen cookies."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.selvbetjening.adgang import Forespoergsel
from fleksjob.selvbetjening.beregnerformular import Beregnerformular
from fleksjob.selvbetjening.beregnersvar import svar_paa


@require_safe
def beregner(request: Forespoergsel) -> HttpResponse:
    """Forsiden: tom formular, svar, eller formularen med fejl ved felterne."""
    udfyldt = any(navn in request.GET for navn in Beregnerformular.base_fields)
    formular = Beregnerformular(request.GET if udfyldt else None, dag=request.dag)
    svar = None
    if udfyldt and formular.is_valid():
        try:
            svar = svar_paa(formular.indtastning())
        except (UgyldigtInput, UgyldigeInput) as fejl:
            formular.vis_lovens_fejl(fejl)
    return render(
        request,
        "selvbetjening/beregner.html",
        {"formular": formular, "svar": svar},
    )
