"""Revurderingen af retten til ledighedsydelse er afsluttet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import RevurderingAfsluttet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afslut_revurdering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: str,
    note: str = "",
) -> Sag:
    """Revurderingen af retten til ledighedsydelse er afsluttet."""
    kraev_tekst("udfald", udfald, "Skriv, hvad revurderingen kom frem til.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("revurdering_afsluttet", gyldig_fra)
    return sag.tilfoej(RevurderingAfsluttet(gyldig_fra=gyldig_fra, udfald=udfald, note=note))
