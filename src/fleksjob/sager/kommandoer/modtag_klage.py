"""Borgeren klager over en afgørelse, en sanktion eller en måneds tilskud."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import KlageModtaget
from fleksjob.lov.kerne.fejl import UgyldigtInput
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
    saerlig_grund: str = "",
    note: str = "",
) -> Sag:
    """`afgoerelse` er nummeret på den hændelse, der klages over; tom betyder den seneste afgørelse i sagen.

    En klage behøver ingen begrundelse. `saerlig_grund` er borgerens grund til, at den kommer for sent.
    """
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_modtaget", gyldig_fra)
    trufne = [en.id for en in tilstand.afgoerelser]
    andre = [en.id for en in tilstand.sanktioner]
    andre += [en.id for en in tilstand.udbetalinger if en.frigivet is not None]
    if afgoerelse and afgoerelse not in (*trufne, *andre):
        raise UgyldigtInput("afgoerelse", "Der er ingen afgørelse med det nummer i sagen.")
    paaklaget = afgoerelse or (trufne or andre)[-1]
    return sag.tilfoej(
        KlageModtaget(gyldig_fra=gyldig_fra, afgoerelse=paaklaget, saerlig_grund=saerlig_grund, note=note)
    )
