"""Kommunen kan ikke følge teamets indstilling og lægger sagen for teamet igen, én gang."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import IndstillingGenforelagt
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def genforelaeg_indstilling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    begrundelse: str,
    note: str = "",
) -> Sag:
    """Kommunen kan ikke følge teamets indstilling og lægger sagen for teamet igen, én gang."""
    kraev_tekst(
        "begrundelse",
        begrundelse,
        "Skriv, hvorfor kommunen ikke kan følge indstillingen.",
    )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("indstilling_genforelagt", gyldig_fra)
    return sag.tilfoej(IndstillingGenforelagt(gyldig_fra=gyldig_fra, note=note, begrundelse=begrundelse))
