"""Teamets indstilling er kommet. Den er ikke en afgørelse."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import IndstillingAfgivet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afgiv_indstilling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    indstilling: str,
    begrundelse: str = "",
    note: str = "",
) -> Sag:
    """Teamets indstilling er kommet. Den er ikke en afgørelse."""
    kraev_tekst("indstilling", indstilling, "Skriv, hvad teamet indstiller til, fx fleksjob.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("indstilling_afgivet", gyldig_fra)
    return sag.tilfoej(
        IndstillingAfgivet(gyldig_fra=gyldig_fra, indstilling=indstilling, begrundelse=begrundelse, note=note)
    )
