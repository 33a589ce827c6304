"""Sagen lukkes."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SagLukket
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def luk_sag(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aarsag: str,
    note: str = "",
) -> Sag:
    """Sagen lukkes."""
    kraev_tekst("aarsag", aarsag, "Skriv, hvorfor sagen lukkes.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("sag_lukket", gyldig_fra)
    return sag.tilfoej(SagLukket(gyldig_fra=gyldig_fra, aarsag=aarsag, note=note))
