"""Status i det midlertidige fleksjob er skrevet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import StatusUdarbejdet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def udarbejd_status(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    konklusion: str,
    note: str = "",
) -> Sag:
    """Status i det midlertidige fleksjob er skrevet."""
    kraev_tekst("konklusion", konklusion, "Skriv statussens konklusion.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("status_udarbejdet", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        StatusUdarbejdet(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, konklusion=konklusion, note=note)
    )
