"""At åbne en sag: formålet kræves, opslaget gemmes, og en sag, man ikke må se, findes ikke."""

from django.http import Http404

from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.kontor.formaal import formaal
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, KraeverBegrundelse
from fleksjob.sager.visninger import Sagsbillede


class UdenFormaal(Exception):
    """Sagen kan ikke vises, før brugeren har sagt hvorfor."""


def aabn(request: Forespoergsel, nummer: str) -> Sagsbillede:
    """Sagen, med opslaget gemt. Rejser `UdenFormaal` uden formål og 404, når den ikke er brugerens at se.

    En beskyttet persons sag kræver også en begrundelse af den, der ikke har sagen; uden den er det `UdenFormaal`.
    """
    grund = formaal(request, nummer)
    if not grund:
        raise UdenFormaal
    try:
        return visninger.sagen(request.user, nummer, formaal=grund, nu=request.nu)
    except KraeverBegrundelse as fejl:
        raise UdenFormaal from fejl
    except AdgangNaegtet as fejl:
        raise Http404(str(fejl)) from fejl
