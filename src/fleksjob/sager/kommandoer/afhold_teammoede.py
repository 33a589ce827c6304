"""Rehabiliteringsteamet har behandlet sagen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import TeammoedeAfholdt
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def afhold_teammoede(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    deltagere: tuple[str, ...] = (),
    note: str = "",
) -> Sag:
    """Rehabiliteringsteamet har behandlet sagen."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("teammoede_afholdt", gyldig_fra)
    return sag.tilfoej(TeammoedeAfholdt(gyldig_fra=gyldig_fra, deltagere=deltagere, note=note))
