"""Lederen eller en kollega har set sagen igennem: den er klar, eller der mangler noget."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import ClearingGivet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import clearing, lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.opgaver import luk_clearing
from fleksjob.sager.models import Bruger, Sag


def giv_clearing(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["klar", "mangler"],
    begrundelse: str = "",
    note: str = "",
) -> Sag:
    """Giver clearing. Mangler der noget, skal det siges hvad, og planen kan så gøres færdig igen."""
    if udfald not in ("klar", "mangler"):
        raise UgyldigtInput("udfald", "Vælg, om sagen er klar, eller om der mangler noget.")
    if udfald == "mangler":
        kraev_tekst("begrundelse", begrundelse, "Skriv, hvad der mangler, så sagsbehandleren kan rette det.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    clearing.kraev_anden(sag.hoved.sagsbehandler_id, bruger)
    sag.kraev("clearing_givet", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            ClearingGivet(gyldig_fra=gyldig_fra, note=note, udfald=udfald, begrundelse=begrundelse)
        )
        luk_clearing(ny, bruger, nu)
    return ny
