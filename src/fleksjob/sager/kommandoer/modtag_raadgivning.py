"""Sundhedsfaglig rådgivning fra regionens kliniske funktion er kommet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import RaadgivningModtaget
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def modtag_raadgivning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    resume: str = "",
    note: str = "",
) -> Sag:
    """Sundhedsfaglig rådgivning fra regionens kliniske funktion er kommet."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("raadgivning_modtaget", gyldig_fra)
    return sag.tilfoej(RaadgivningModtaget(gyldig_fra=gyldig_fra, resume=resume, note=note))
