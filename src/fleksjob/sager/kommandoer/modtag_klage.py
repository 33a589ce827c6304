"""Borgeren klager over en afgørelse."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import KlageModtaget
from fleksjob.lov.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def modtag_klage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    afgoerelse: str = "",
    note: str = "",
) -> Sag:
    """`afgoerelse` er nummeret på den hændelse, hvor afgørelsen blev truffet; tom betyder den seneste."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_modtaget", gyldig_fra)
    trufne = [en.id for en in tilstand.afgoerelser]
    if afgoerelse and afgoerelse not in trufne:
        raise UgyldigtInput("afgoerelse", "Der er ingen afgørelse med det nummer i sagen.")
    paaklaget = afgoerelse or (trufne[-1] if trufne else "")
    return sag.tilfoej(KlageModtaget(gyldig_fra=gyldig_fra, afgoerelse=paaklaget, note=note))
