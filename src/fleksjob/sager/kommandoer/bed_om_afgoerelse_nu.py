"""Borgeren vil have sagen afgjort på det, der ligger i den nu, eller fortryder det igen."""

from datetime import date, datetime

from fleksjob.forloeb.foreliggende import foreliggende
from fleksjob.forloeb.haendelser import AfgoerelsePaaGrundlagFrafaldet, AfgoerelsePaaGrundlagOensket
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def bed_om_afgoerelse_nu(
    sag_id: int, bruger: Bruger, *, forventet_version: int, nu: datetime, gyldig_fra: date, note: str = ""
) -> Sag:
    """Kommunen skal nu afgøre sagen. Det, sagen manglede, da hun bad om det, skrives ned med ønsket."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afgoerelse_paa_grundlag_oensket", gyldig_fra)
    return sag.tilfoej(
        AfgoerelsePaaGrundlagOensket(gyldig_fra=gyldig_fra, mangler=foreliggende(tilstand).mangler, note=note)
    )


def fortryd_afgoerelse_nu(
    sag_id: int, bruger: Bruger, *, forventet_version: int, nu: datetime, gyldig_fra: date, note: str = ""
) -> Sag:
    """Sagen undersøges videre, som den var på vej til."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("afgoerelse_paa_grundlag_frafaldet", gyldig_fra)
    return sag.tilfoej(AfgoerelsePaaGrundlagFrafaldet(gyldig_fra=gyldig_fra, note=note))
