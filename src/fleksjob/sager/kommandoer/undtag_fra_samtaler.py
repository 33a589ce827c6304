"""Kommunen undtager borgeren fra de fire samtaler."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SamtalerFritaget
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def undtag_fra_samtaler(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Fra 1. juli 2026. Den første samtale holdes alligevel."""
    kraev_tekst("grund", grund, "Skriv, hvorfor borgeren undtages fra samtaler.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("samtaler_fritaget", gyldig_fra)
    return sag.tilfoej(SamtalerFritaget(gyldig_fra=gyldig_fra, grund=grund, note=note))
