"""Klageinstansen har afgjort klagen."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import KlageAfgjort
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def afgoer_klage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["stadfaestet", "aendret", "ophaevet", "hjemvist", "afvist"],
    klage: str = "",
    behandlingsuger: int | None = None,
    note: str = "",
) -> Sag:
    """Uden `klage` er det den ældste hos klageinstansen. `behandlingsuger` er kommunens frist for en hjemvist sag."""
    if udfald not in ("stadfaestet", "aendret", "ophaevet", "hjemvist", "afvist"):
        raise UgyldigtInput("udfald", "Vælg, hvad klageinstansen har afgjort.")
    if behandlingsuger is not None and (udfald != "hjemvist" or not 1 <= behandlingsuger <= 520):
        besked = "Kommunens egen frist er 1 til 520 uger og hører kun til en sag, der er sendt tilbage."
        raise UgyldigtInput("behandlingsuger", besked)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("klage_afgjort", gyldig_fra)
    mulige = [en.id for en in tilstand.klager if en.oversendt is not None and en.afgjort is None]
    if klage and klage not in mulige:
        raise UgyldigtInput("klage", "Der er ingen klage hos klageinstansen med det nummer.")
    den = klage or (mulige[0] if mulige else "")
    return sag.tilfoej(
        KlageAfgjort(
            gyldig_fra=gyldig_fra, udfald=udfald, klage=den, behandlingsuger=behandlingsuger, note=note
        )
    )
