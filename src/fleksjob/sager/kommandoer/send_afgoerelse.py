"""Brevet med en afgørelse er lagt i posten; klagefristen regnes fra den dag."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AfgoerelseSendt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def send_afgoerelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    afgoerelse: str,
    kanal: Literal["brev", "quickpost"] = "brev",
    note: str = "",
) -> Sag:
    """`afgoerelse` er id på den afgørelse, brevet meddeler."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afgoerelse_sendt", gyldig_fra)
    truffet = next((en for en in tilstand.afgoerelser if en.id == afgoerelse), None)
    if truffet is None:
        raise UgyldigtInput(
            "gyldig_fra", "Afgørelsen var ikke truffet den dag; brevet kan ikke være sendt før."
        )
    return sag.tilfoej(AfgoerelseSendt(gyldig_fra=gyldig_fra, afgoerelse=afgoerelse, kanal=kanal, note=note))
