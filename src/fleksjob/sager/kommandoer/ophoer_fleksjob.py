"""Jobbet ophører; dagen er den første uden job."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FleksjobOphoert
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def ophoer_fleksjob(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    aarsag: str,
    note: str = "",
) -> Sag:
    """Jobbet ophører; dagen er den første uden job."""
    kraev_tekst("aarsag", aarsag, "Skriv, hvorfor jobbet ophører.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fleksjob_ophoert", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        FleksjobOphoert(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, aarsag=aarsag, note=note)
    )
