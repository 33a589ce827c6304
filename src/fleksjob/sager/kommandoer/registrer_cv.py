"""CV'et er registreret på Jobnet."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import CvRegistreret
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def registrer_cv(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    note: str = "",
) -> Sag:
    """CV'et er registreret på Jobnet."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("cv_registreret", gyldig_fra)
    return sag.tilfoej(CvRegistreret(gyldig_fra=gyldig_fra, note=note))
