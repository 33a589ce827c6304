"""Fanen Afgørelse: betingelserne som en liste, lovens svar, høringen, udkastet og det, afgørelsen hviler på."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.foreliggende import foreliggende
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.visitationskrav import BEHANDLING, KRAV
from fleksjob.sager.visninger import Sagsbillede, afgoerelse as laesning

SKRIDT = (
    "afgoerelse_truffet",
    "afgoerelse_sendt_tilbage",
    "afgoerelse_forberedt",
    "partshoering_besvaret",
    "partshoering_sendt",
    "partshoering_forlaenget",
    *(grund.skridt for grund in AFSLAGSGRUNDE.values()),
    "fleksjobbevis_oensket",
    "fleksjobbevis_udstedt",
)
"""Skridtene på fanen, det, der er tættest på en afgørelse, først. Om de er mulige, siger forløbet."""
STATUSNAVNE = {"opfyldt": "Opfyldt", "ikke_opfyldt": "Ikke opfyldt", "ikke_vurderet": "Ikke vurderet"}


@kun()
def afgoerelse(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Alt, hvad en afgørelse hviler på, og hvor langt den er."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return render(request, "kontor/afgoerelse.html", _indhold(request, billede))


def _indhold(request: Forespoergsel, billede: Sagsbillede) -> dict[str, Any]:
    set_ = laesning.afgoerelsen(request.user, billede)
    mine = {s.kode: s for s in billede.skridt if s.kode in FORMULARER}
    egne = [mine[kode] for kode in SKRIDT if kode in mine]
    return {
        **faner(request.user, billede.sag, "kontor:afgoerelse"),
        "tilstand": billede.tilstand,
        "a": set_,
        "statusnavne": STATUSNAVNE,
        "foerste_mangel": next((kode for kode in set_.regler.mangler), ""),
        "kan_vurdere": "betingelse_vurderet" in mine and mine["betingelse_vurderet"].mulig,
        "hvorfor_ikke_vurdere": mine["betingelse_vurderet"].hvorfor_ikke
        if "betingelse_vurderet" in mine
        else "",
        "mulige": [s for s in egne if s.mulig],
        "ikke_nu": [s for s in egne if not s.mulig and s.kode in _VIST_SOM_UMULIG],
        "navne": billede.navne,
        "ser_helbred": billede.ser_helbred,
        "behandling": BEHANDLING,
        "betingelsesnavne": {kode: krav.spoergsmaal for kode, krav in KRAV.items()},
        "brev": _brevet(billede),
        "foreliggende": foreliggende(billede.tilstand) if billede.tilstand.begyndelse.paa_grundlag else None,
    }


_VIST_SOM_UMULIG = {"afgoerelse_forberedt", "afgoerelse_truffet"}
"""Det, man venter at kunne her, og som derfor siger hvorfor, når det ikke kan lade sig gøre."""


def _brevet(billede: Sagsbillede) -> int:
    """Nummeret på det seneste afgørelsesbrev, som læseren må se; 0, når der intet er."""
    return next((brev.pk for brev in billede.dokumenter if brev.art == "afgoerelse"), 0)
