"""Den anden person vil ikke godkende udkastet og siger hvorfor."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AfgoerelseSendtTilbage
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag

EGET = "Du har selv forberedt afgørelsen; forbered en ny i stedet for at sende den tilbage."


def send_afgoerelse_tilbage(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Udkastet falder bort, og grunden står, til der er et nyt. Intet er meddelt borgeren."""
    kraev_tekst("grund", grund, "Skriv, hvad der mangler eller skal ændres, så den anden kan rette det.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afgoerelse_sendt_tilbage", gyldig_fra)
    udkast = tilstand.forberedt_afgoerelse
    if udkast is None or udkast.af == bruger.username:
        raise IkkeMuligt(EGET)
    return sag.tilfoej(AfgoerelseSendtTilbage(gyldig_fra=gyldig_fra, grund=grund, note=note))
