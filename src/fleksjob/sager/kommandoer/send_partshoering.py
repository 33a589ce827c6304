"""Borgeren høres, før der træffes en afgørelse, der går hende imod."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PartshoeringSendt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def send_partshoering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    frist: date,
    om: str,
    note: str = "",
) -> Sag:
    """Sender oplysningerne i høring med en svarfrist."""
    kraev_tekst("om", om, "Skriv, hvilke oplysninger borgeren høres over.")
    if frist <= gyldig_fra:
        raise UgyldigtInput("frist", "Svarfristen skal ligge efter den dag, høringen sendes.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("partshoering_sendt", gyldig_fra)
    return sag.tilfoej(PartshoeringSendt(gyldig_fra=gyldig_fra, note=note, frist=frist, om=om))
