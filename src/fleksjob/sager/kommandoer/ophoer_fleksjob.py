"""Jobbet ophører; dagen er den første uden job."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FleksjobOphoert, VitasAendret
from fleksjob.forloeb.vitas import kan_blive
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
    """Jobbet ophører; dagen er den første uden job. Bevillingen i VITAS ophører med det."""
    kraev_tekst("aarsag", aarsag, "Skriv, hvorfor jobbet ophører.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fleksjob_ophoert", gyldig_fra, ansaettelse=ansaettelse)
    en = next((en for en in tilstand.etableringer if en.ansaettelse == ansaettelse), None)
    slut = (
        [
            VitasAendret(
                gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, status="ophoert", reference=en.reference
            )
        ]
        if en is not None and kan_blive(en.vitasstatus, "ophoert")
        else []
    )
    return sag.tilfoej(
        *slut, FleksjobOphoert(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, aarsag=aarsag, note=note)
    )
