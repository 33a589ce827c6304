"""Siden, der stiller offentliggjorte tal op ved siden af dem, målene regner af et opdigtet land. Åben for alle."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fleksjob.breve.tegning import Svg
from fleksjob.indblik.figurer import Soejle, soejler
from fleksjob.indblik.offentliggjort import Tal, offentliggjort
from fleksjob.indblik.sammenlign import (
    Linje,
    Sammenligning,
    afvigelse_i_ord,
    citat,
    i_ord,
    landet as landet_i,
    offentliggjort_i_ord,
    sammenlign,
)
from fleksjob.sager.indblikskilde import landet
from fleksjob.selvbetjening.adgang import Forespoergsel

_MINDST_TIL_ET_BILLEDE = 3
_EN_BILLEDLIG_SLAGS = ("personer", "procent")


@require_safe
def sammenlignede_tal(request: Forespoergsel) -> HttpResponse:
    """Alle offentliggjorte tal; uden et land siger siden, hvordan man laver et."""
    indhold: dict[str, Any] = {"afsnit": [], "fundet": None}
    if landet_i(landet()) is not None:
        fundet = sammenlign(landet())
        indhold = {
            "fundet": fundet,
            "alle": len(fundet.linjer),
            "antal": f"{fundet.land.antal:,}".replace(",", "."),
            "gange": None if fundet.land.skala >= 1 else f"{1 / fundet.land.skala:.4g}".replace(".", ","),
            "afsnit": [_afsnit(fundet, tal) for tal in offentliggjort().tal],
        }
    return render(request, "selvbetjening/offentliggjort.html", indhold)


def _afsnit(fundet: Sammenligning, tal: Tal) -> dict[str, Any]:
    linjer = fundet.om(tal)
    return {
        "tal": tal,
        "kilde": offentliggjort().kilder[tal.kilde],
        "sekundaer": tal.sikkerhed == "sekundaer",
        "maal": citat(tal),
        "billede": _billede(tal, linjer),
        "alle_passer": all(en.passer for en in linjer),
        "linjer": [
            {
                "hvad": en.hvad,
                "offentliggjort": offentliggjort_i_ord(tal, en),
                "beregnet": i_ord(tal, en.beregnet),
                "afvigelse": afvigelse_i_ord(tal, en),
                "passer": en.passer,
            }
            for en in linjer
        ],
    }


def _billede(tal: Tal, linjer: list[Linje]) -> Svg | None:
    """Søjlen er det beregnede og stregen det offentliggjorte. Ét eller to tal er hurtigere læst i tabellen."""
    if len(linjer) < _MINDST_TIL_ET_BILLEDE or tal.enhed not in _EN_BILLEDLIG_SLAGS:
        return None
    alle = [
        Soejle(en.hvad, en.beregnet or 0.0, i_ord(tal, en.beregnet), foer=en.vaerdi)
        for en in linjer
        if en.hvad != "I alt"
    ]
    return soejler(f"{tal.navn}: beregnet og offentliggjort", alle, id_=tal.id, foer="offentliggjort")
