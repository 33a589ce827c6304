"""Kommunen svarer på en anmodning om aktindsigt."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AktindsigtGivet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def giv_aktindsigt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    omfang: Literal["fuld", "delvis", "afslag"],
    anmodning: str = "",
    note: str = "",
) -> Sag:
    """`anmodning` er nummeret på den hændelse, hvor borgeren bad om det; tom betyder den ældste åbne."""
    if omfang not in ("fuld", "delvis", "afslag"):
        raise UgyldigtInput("omfang", "Vælg fuld eller delvis aktindsigt eller afslag.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("aktindsigt_givet", gyldig_fra)
    if anmodning and anmodning not in tilstand.aabne_aktindsigter:
        raise UgyldigtInput("anmodning", "Der er ingen åben anmodning om aktindsigt med det nummer.")
    den = anmodning or tilstand.aabne_aktindsigter[0]
    return sag.tilfoej(AktindsigtGivet(gyldig_fra=gyldig_fra, anmodning=den, omfang=omfang, note=note))
