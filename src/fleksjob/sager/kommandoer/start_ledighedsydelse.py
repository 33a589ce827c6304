"""Retten til ledighedsydelse begynder."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import LedighedsydelseStartet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.ydelse.ledighedssatser import SATSER
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def start_ledighedsydelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    sats: str,
    note: str = "",
) -> Sag:
    """Retten til ledighedsydelse begynder."""
    if sats not in SATSER:
        raise UgyldigtInput("sats", f"Satsen «{sats}» findes ikke; vælg en af: {', '.join(SATSER)}.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("ledighedsydelse_startet", gyldig_fra)
    return sag.tilfoej(LedighedsydelseStartet(gyldig_fra=gyldig_fra, note=note, sats=sats))
