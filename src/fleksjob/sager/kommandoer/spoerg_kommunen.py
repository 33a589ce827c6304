"""Borgeren eller arbejdsgiveren beder om noget, der ikke er et skridt i sagen: at blive ringet op, eller et svar."""

from datetime import datetime

from fleksjob.lov.sagsgang.kalender import laeg_hverdage_til
from fleksjob.sager.models import Bruger, Opgave, Sag
from fleksjob.sager.projektioner import DANSK_TID

SVAR_INDEN_HVERDAGE = 2
"""Husets eget servicemål, ikke en lovfrist."""


def spoerg_kommunen(sag: Sag, bruger: Bruger, *, hvad: str, nu: datetime) -> Opgave:
    """Lægger spørgsmålet på sagsbehandlerens liste; har sagen ingen endnu, venter det i sagen.

    Adgangen til sagen er prøvet af den kommando, der kalder.
    """
    dag = nu.astimezone(DANSK_TID).date()
    opgave: Opgave = Opgave.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        art="borger",
        ejer_id=sag.sagsbehandler_id,
        hvad=hvad,
        frist=laeg_hverdage_til(dag, SVAR_INDEN_HVERDAGE),
        oprettet=nu,
        oprettet_af=bruger,
    )
    return opgave
