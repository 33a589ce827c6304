"""Borgeren er begyndt på orlov."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import OrlovPaabegyndt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def begynd_orlov(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    art: Literal["barsel", "sorgorlov", "andet"],
    note: str = "",
) -> Sag:
    """Barsel og sorgorlov tæller ikke med i tiden til revurdering."""
    if art not in ("barsel", "sorgorlov", "andet"):
        raise UgyldigtInput("art", "Vælg barsel, sorgorlov eller anden orlov.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("orlov_paabegyndt", gyldig_fra)
    return sag.tilfoej(OrlovPaabegyndt(gyldig_fra=gyldig_fra, art=art, note=note))
