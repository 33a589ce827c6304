"""Efter et afslag, fordi arbejdsevnen er for lille: førtidspension er overvejet."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import FoertidspensionOvervejet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def overvej_foertidspension(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: Literal["sag_rejst", "ikke_relevant", "borgeren_oensker_det_ikke"],
    grund: str,
    note: str = "",
) -> Sag:
    """Registrerer, hvad overvejelsen førte til, og hvorfor. Afgørelsen om pension træffes efter andre regler."""
    if udfald not in ("sag_rejst", "ikke_relevant", "borgeren_oensker_det_ikke"):
        raise UgyldigtInput("udfald", "Vælg, hvad overvejelsen førte til.")
    kraev_tekst("grund", grund, "Skriv, hvorfor; borgeren kan spørge.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("foertidspension_overvejet", gyldig_fra)
    return sag.tilfoej(FoertidspensionOvervejet(gyldig_fra=gyldig_fra, udfald=udfald, grund=grund, note=note))
