"""Kommunen har vurderet, om borgeren står til rådighed."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import RaadighedVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.raadighed import FRITAGET
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def vurder_raadighed(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald: str,
    grund: str = "",
    note: str = "",
) -> Sag:
    """`grund` er en kode fra `FRITAGET`, når borgeren er fritaget for pligten."""
    kraev_tekst("udfald", udfald, "Skriv, hvad vurderingen kom frem til.")
    if grund and grund not in {en.kode for en in FRITAGET}:
        raise UgyldigtInput("grund", "Vælg en af grundene til, at borgeren er fritaget.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("raadighed_vurderet", gyldig_fra)
    return sag.tilfoej(RaadighedVurderet(gyldig_fra=gyldig_fra, udfald=udfald, grund=grund, note=note))
