"""Fastholdelsessagen får en ny tovholder."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseOverdraget
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.modtag_fastholdelse import kraev_tovholder
from fleksjob.sager.models import Bruger, Sag


def overdrag_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    tovholder: str,
    note: str = "",
) -> Sag:
    """Fastholdelsessagen får en ny tovholder (brugernavn)."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_overdraget", gyldig_fra)
    kraev_tovholder(bruger, tovholder)
    return sag.tilfoej(FastholdelseOverdraget(gyldig_fra=gyldig_fra, note=note, tovholder=tovholder))
