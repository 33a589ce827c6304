"""Efter et afslag, fordi arbejdsevnen er for stor: hjælp til at bruge den er aftalt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import HjaelpTilJobAftalt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def aftal_hjaelp_til_job(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aftale: str,
    note: str = "",
) -> Sag:
    """Registrerer, hvad der er aftalt med borgeren."""
    kraev_tekst("aftale", aftale, "Skriv, hvad I har aftalt, og hvem der gør hvad.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("hjaelp_til_job_aftalt", gyldig_fra)
    return sag.tilfoej(HjaelpTilJobAftalt(gyldig_fra=gyldig_fra, aftale=aftale, note=note))
