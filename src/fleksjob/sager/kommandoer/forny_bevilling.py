"""Bevillingen fornyes; `varig` gør den permanent."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import BevillingFornyet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_varig
from fleksjob.sager.models import Bruger, Sag


def forny_bevilling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    varig: bool,
    note: str = "",
) -> Sag:
    """Bevillingen fornyes; `varig` gør den permanent."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("bevilling_fornyet", gyldig_fra, ansaettelse=ansaettelse)
    if varig:
        kraev_varig("varig", tilstand, gyldig_fra, fornyes=ansaettelse)
    return sag.tilfoej(
        BevillingFornyet(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, varig=varig, note=note)
    )
