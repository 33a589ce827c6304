"""Ledighedsydelsen ophører; dagen er den første uden ydelse."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import LedighedsydelseOphoert
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def ophoer_ledighedsydelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aarsag: str,
    note: str = "",
) -> Sag:
    """Ledighedsydelsen ophører; dagen er den første uden ydelse."""
    kraev_tekst("aarsag", aarsag, "Skriv, hvorfor ledighedsydelsen ophører.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("ledighedsydelse_ophoert", gyldig_fra)
    return sag.tilfoej(LedighedsydelseOphoert(gyldig_fra=gyldig_fra, aarsag=aarsag, note=note))
