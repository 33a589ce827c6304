"""Ansøgningen skrives som fil til VITAS, og det, der blev skrevet, huskes. Den samme ansøgning giver den samme fil."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fleksjob.sager import lager
from fleksjob.sager.adgang import kraev_skridt
from fleksjob.sager.models import Bruger, Sag, Vitasbesked


def send_til_vitas(
    sag: Sag, bruger: Bruger, ansaettelse: str, beskeder: Sequence[dict[str, Any]], *, nu: datetime
) -> int:
    """Giver antallet af beskeder, der ikke var skrevet før. CPR-nummeret gemmes ikke igen her."""
    kraev_skridt(bruger, "vitas_aendret")
    nye = 0
    with lager.transaktion():
        for besked in beskeder:
            gemt = {navn: vaerdi for navn, vaerdi in besked.items() if navn != "borgeren"}
            findes = Vitasbesked.for_kommune(bruger.kommune_id).filter(
                retning="ud", besked_id=besked["besked_id"]
            )
            if findes.exists():
                continue
            Vitasbesked.objects.create(
                kommune_id=bruger.kommune_id,
                besked_id=besked["besked_id"],
                retning="ud",
                sag=sag,
                ansaettelse=ansaettelse,
                status="kladde",
                indhold=gemt,
                tid=nu,
                af=bruger,
            )
            nye += 1
    return nye
