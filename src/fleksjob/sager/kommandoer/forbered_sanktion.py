"""Den første af to personer skriver et udkast til en sanktion."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import SanktionForberedt
from fleksjob.forloeb.sanktionering import sanktion_i_sagen
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def forbered_sanktion(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    begrundelse: str,
    dage: int | None = None,
    bemaerkninger: str = "",
    note: str = "",
) -> Sag:
    """Adfærden og dagen er dem, der er vurderet; virkningen er lovens svar på dem og kan ikke vælges.

    Reglerne kræver, at borgeren er hørt, og at det er vurderet, at borgeren ikke vil.
    """
    kraev_tekst("begrundelse", begrundelse, "Skriv, hvorfor der ikke var en rimelig grund.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("sanktion_forberedt", gyldig_fra)
    vurdering = tilstand.jobsoegning.kan_vil[-1]
    handling = vurdering.handling or vurdering.dato
    svar = sanktion_i_sagen(
        tilstand, adfaerd=vurdering.adfaerd, handling=handling, rimelig_grund=False, dage=dage
    )
    if str(svar["virkning"]) == "ingen":
        raise UgyldigtInput("begrundelse", "Loven giver ingen sanktion for det. Vurdér rådigheden i stedet.")
    return sag.tilfoej(
        SanktionForberedt(
            gyldig_fra=gyldig_fra,
            adfaerd=vurdering.adfaerd,
            handling=handling,
            dage=dage,
            begrundelse=begrundelse.strip(),
            bemaerkninger=bemaerkninger.strip(),
            note=note,
        )
    )
