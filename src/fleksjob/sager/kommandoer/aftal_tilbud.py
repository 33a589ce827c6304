"""Efter et afslag, fordi relevante tilbud ikke er prøvet: det er aftalt, hvilke der skal prøves."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import TilbudAftalt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def aftal_tilbud(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    tilbud: str,
    note: str = "",
) -> Sag:
    """Registrerer de tilbud, der er aftalt med borgeren."""
    kraev_tekst("tilbud", tilbud, "Skriv, hvilke tilbud der skal prøves, og hvornår.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("tilbud_aftalt", gyldig_fra)
    return sag.tilfoej(TilbudAftalt(gyldig_fra=gyldig_fra, tilbud=tilbud, note=note))
