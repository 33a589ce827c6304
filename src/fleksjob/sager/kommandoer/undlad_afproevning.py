"""Kommunen skriver, hvorfor det er åbenbart formålsløst at prøve (flere) tilbud."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AfproevningUndladt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def undlad_afproevning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Det er åbenbart formålsløst at prøve flere tilbud. Det er undtagelsen og skal begrundes."""
    kraev_tekst("grund", grund, "Skriv, hvorfor det er åbenbart formålsløst at prøve flere tilbud.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("afproevning_undladt", gyldig_fra)
    return sag.tilfoej(AfproevningUndladt(gyldig_fra=gyldig_fra, note=note, grund=grund))
