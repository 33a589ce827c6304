"""Bladene om jobsøgningen: den nyeste udgave læses, og en ny lægges oven på. Kaldes af kommandoer og visninger."""

from datetime import datetime
from typing import Any

from fleksjob.sager.models import Bruger, Jobsoegningsblad, Sag

LAENGSTE = 4000


def skriv_blad(
    sag: Sag, bruger: Bruger, slags: str, indhold: dict[str, Any], *, nu: datetime, helbred: bool = False
) -> Jobsoegningsblad:
    """En ny udgave; er intet ændret, gives den, der var. Rettigheden er set efter af den, der kalder."""
    nyeste = Jobsoegningsblad.for_kommune(sag.kommune_id).filter(sag=sag, slags=slags).order_by("-nr").first()
    if nyeste is not None and nyeste.indhold == indhold:
        return nyeste
    ny: Jobsoegningsblad = Jobsoegningsblad.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        slags=slags,
        nr=nyeste.nr + 1 if nyeste else 1,
        indhold=indhold,
        helbred=helbred,
        skrevet=nu,
        skrevet_af=bruger,
    )
    return ny


def nyeste_blade(sag: Sag, bruger: Bruger) -> dict[str, Jobsoegningsblad]:
    """Slags → den nyeste udgave, af dem, brugeren må se."""
    raekker = Jobsoegningsblad.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af").order_by("nr")
    return {en.slags: en for en in raekker}
