"""Kommunen træffer afgørelse om en sanktion."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import Sanktion
from fleksjob.forloeb.sanktionering import sanktion_i_sagen
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def traef_sanktion(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    adfaerd: str,
    rimelig_grund: bool,
    begrundelse: str,
    handling: date | None = None,
    dage: int | None = None,
    modtaget: date | None = None,
    kanal: Literal["digital", "brev", "quickpost"] = "digital",
    note: str = "",
) -> Sag:
    """Virkningen er lovens svar på adfærden; gentagelser tælles af sagens hændelser. `handling`: dagen, det skete."""
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvorfor der ikke var en rimelig grund.")
    sket = handling or gyldig_fra
    if sket > gyldig_fra:
        raise UgyldigtInput("handling", "Det skal være sket senest den dag, afgørelsen træffes.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("sanktion", gyldig_fra)
    svar = sanktion_i_sagen(tilstand, adfaerd=adfaerd, handling=sket, rimelig_grund=rimelig_grund, dage=dage)
    virkning = str(svar["virkning"])
    if virkning == "ingen":
        raise UgyldigtInput(
            "rimelig_grund", "Med en rimelig grund er der ingen sanktion; vurdér rådigheden i stedet."
        )
    return sag.tilfoej(
        Sanktion(
            gyldig_fra=gyldig_fra,
            art=virkning,
            adfaerd=adfaerd,
            handling=sket,
            dage=dage,
            begrundelse=begrundelse,
            hjemmel="AKL § 77 a" if adfaerd not in ("cv_mangler", "ikke_jobsoegende") else "AKL kap. 7",
            modtaget=modtaget,
            kanal=kanal,
            note=note,
        )
    )
