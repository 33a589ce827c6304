"""En samtale er holdt. Kun `art` «jobsamtale» tæller i kontaktforløbet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SamtaleAfholdt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afhold_samtale(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    art: str = "jobsamtale",
    note: str = "",
) -> Sag:
    """En samtale er holdt. Kun `art` «jobsamtale» tæller i kontaktforløbet."""
    kraev_tekst("art", art, "Vælg, hvilken samtale det var.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("samtale_afholdt", gyldig_fra)
    return sag.tilfoej(SamtaleAfholdt(gyldig_fra=gyldig_fra, art=art, note=note))
