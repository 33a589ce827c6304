"""Borgeren får besked om, at afgørelsen kommer senere."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import ForsinkelseMeddelt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def meddel_forsinkelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    frist: date,
    grund: str = "",
    note: str = "",
) -> Sag:
    """`frist` er den dag, afgørelsen kan ventes senest."""
    if frist <= gyldig_fra:
        raise UgyldigtInput("frist", "Den nye dag skal ligge efter den dag, beskeden gives.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("forsinkelse_meddelt", gyldig_fra)
    return sag.tilfoej(ForsinkelseMeddelt(gyldig_fra=gyldig_fra, frist=frist, grund=grund, note=note))
