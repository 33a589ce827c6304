"""Kommunen har genvurderet den påklagede afgørelse."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import GenvurderingAfsluttet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def afslut_genvurdering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["fastholdt", "aendret", "delvis_aendret"],
    klage: str = "",
    note: str = "",
) -> Sag:
    """Fastholdes afgørelsen helt eller delvist, skal klagen videre til klageinstansen."""
    if udfald not in ("fastholdt", "aendret", "delvis_aendret"):
        raise UgyldigtInput("udfald", "Vælg, om afgørelsen fastholdes, ændres eller ændres delvist.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("genvurdering_afsluttet", gyldig_fra)
    aabne = [en.id for en in tilstand.klager if en.genvurderet is None]
    if klage and klage not in aabne:
        raise UgyldigtInput("klage", "Der er ingen åben klage med det nummer i sagen.")
    den = klage or (aabne[0] if aabne else "")
    return sag.tilfoej(GenvurderingAfsluttet(gyldig_fra=gyldig_fra, udfald=udfald, klage=den, note=note))
