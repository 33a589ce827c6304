"""Kommunen rykker for et papir. Ventetiden tælles videre fra den første anmodning."""

from datetime import date, datetime, timedelta

from fleksjob.forloeb.haendelser import DokumentRykket
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.papirfelter import kraev_aaben_rekvisition, kraev_frist, kraev_helbredsart
from fleksjob.sager.models import Bruger, Sag

NYT_SVAR = timedelta(days=14)


def ryk_for_dokument(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    rekvisition: str,
    ny_frist: date | None = None,
    note: str = "",
) -> Sag:
    """Kommunen rykker for et papir; uden en ny frist er den 14 dage ude."""
    kraev_frist("ny_frist", ny_frist, gyldig_fra)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("dokument_rykket", gyldig_fra)
    kraev_helbredsart(sag, kraev_aaben_rekvisition(tilstand, rekvisition).art, "rekvisition")
    return sag.tilfoej(
        DokumentRykket(
            gyldig_fra=gyldig_fra,
            note=note,
            rekvisition=rekvisition,
            ny_frist=ny_frist or gyldig_fra + NYT_SVAR,
        )
    )
