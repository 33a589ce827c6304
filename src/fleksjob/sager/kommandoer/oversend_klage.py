"""Kommunen sender klagen videre til klageinstansen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import KlageOversendt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def oversend_klage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    klage: str = "",
    note: str = "",
) -> Sag:
    """Uden `klage` er det den ældste, der er genvurderet og ikke sendt videre."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_oversendt", gyldig_fra)
    mulige = [
        en.id
        for en in tilstand.klager
        if en.genvurderet is not None and en.udfald != "aendret" and en.oversendt is None
    ]
    if klage and klage not in mulige:
        raise UgyldigtInput("klage", "Der er ingen klage med det nummer, som kan sendes videre.")
    den = klage or (mulige[0] if mulige else "")
    return sag.tilfoej(KlageOversendt(gyldig_fra=gyldig_fra, klage=den, note=note))
