"""Borgeren beder om aktindsigt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AktindsigtAnmodet
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def anmod_aktindsigt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    om: str = "",
    note: str = "",
) -> Sag:
    """Kommunen svarer inden 7 arbejdsdage."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("aktindsigt_anmodet", gyldig_fra)
    return sag.tilfoej(AktindsigtAnmodet(gyldig_fra=gyldig_fra, om=om, note=note))
