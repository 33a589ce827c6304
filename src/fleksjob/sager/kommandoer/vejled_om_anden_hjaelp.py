"""Efter et afslag på grund af pension eller alder: borgeren er vejledt om anden hjælp."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AndenHjaelpVejledt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def vejled_om_anden_hjaelp(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    om: str,
    note: str = "",
) -> Sag:
    """Registrerer, hvad borgeren er vejledt om."""
    kraev_tekst("om", om, "Skriv, hvad borgeren er vejledt om.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("anden_hjaelp_vejledt", gyldig_fra)
    return sag.tilfoej(AndenHjaelpVejledt(gyldig_fra=gyldig_fra, om=om, note=note))
