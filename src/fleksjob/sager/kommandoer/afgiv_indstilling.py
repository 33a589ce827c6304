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
    vaegt: str = "",
    afklaret: str = "",
    jobtyper: str = "",
    hensyn: str = "",
    stoette: str = "",
    udvikling: str = "",
    meget_begraenset: bool | None = None,
    progression_droeftet: bool | None = None,
    dissens: str = "",
    note: str = "",
) -> Sag:
    """Teamets indstilling er kommet. Den er ikke en afgørelse."""
    kraev_tekst("indstilling", indstilling, "Skriv, hvad teamet indstiller til, fx fleksjob.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("indstilling_afgivet", gyldig_fra)
    return sag.tilfoej(
        IndstillingAfgivet(
            gyldig_fra=gyldig_fra,
            note=note,
            indstilling=indstilling,
            begrundelse=begrundelse,
            vaegt=vaegt,
            afklaret=afklaret,
            jobtyper=jobtyper,
            hensyn=hensyn,
            stoette=stoette,
            udvikling=udvikling,
            meget_begraenset=meget_begraenset,
            progression_droeftet=progression_droeftet,
            dissens=dissens,
        )
    )
