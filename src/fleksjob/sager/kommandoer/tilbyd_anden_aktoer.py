"""Borgeren er tilbudt en anden aktør."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AndenAktoerTilbudt
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def tilbyd_anden_aktoer(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aktoer: str = "",
    note: str = "",
) -> Sag:
    """Borgeren er tilbudt en anden aktør."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("anden_aktoer_tilbudt", gyldig_fra)
    return sag.tilfoej(AndenAktoerTilbudt(gyldig_fra=gyldig_fra, aktoer=aktoer, note=note))
