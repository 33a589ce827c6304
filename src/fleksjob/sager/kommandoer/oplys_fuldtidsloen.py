"""Arbejdsgiveren oplyser lønnen på fuld tid i samme stilling."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FuldtidsloenOplyst
from fleksjob.forloeb.tilstand import Vilkaar
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_vilkaar
from fleksjob.sager.models import Bruger, Sag


def oplys_fuldtidsloen(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    fuldtidsloen: float,
    note: str = "",
) -> Sag:
    """`fuldtidsloen` er kroner om måneden med pension, i den stilling personen er ansat i."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fuldtidsloen_oplyst", gyldig_fra, ansaettelse=ansaettelse)
    job = next(job for job in tilstand.ansaettelser if job.id == ansaettelse)
    vilkaar = job.vilkaar_pr(gyldig_fra)
    timeloen = vilkaar.timeloen if vilkaar else None
    kraev_vilkaar(Vilkaar(gyldig_fra, timeloen=timeloen, fuldtidsloen=fuldtidsloen))
    return sag.tilfoej(
        FuldtidsloenOplyst(
            gyldig_fra=gyldig_fra, note=note, ansaettelse=ansaettelse, fuldtidsloen=fuldtidsloen
        )
    )
