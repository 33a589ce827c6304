"""Hvad en time mere er værd, klar til en side: sætninger, rækker med kroner, og hvad der eventuelt mangler."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.forloeb.begreber import Vilkaar
from fleksjob.forloeb.timevaerdi import Timetal, Timevaerdi, hvad_mangler, saetninger, timevaerdi
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput


class Raekke(msgspec.Struct, frozen=True):
    """Ét timetal. `mere_*` er forskellen til nu; None på rækken for nu."""

    timer: float
    nu: bool
    tal: Timetal
    mere_i_alt: Decimal | None
    mere_netto: Decimal | None


class Timevisning(msgspec.Struct, frozen=True):
    """`vaerdi` er None, når der ikke kan regnes; så siger `fejl` eller `mangler` hvorfor."""

    vaerdi: Timevaerdi | None = None
    saetninger: tuple[str, ...] = ()
    raekker: tuple[Raekke, ...] = ()
    mangler: tuple[str, ...] = ()
    fejl: str = ""


def timevisning(vilkaar: Vilkaar | None, dag: date, **valg: Any) -> Timevisning:
    """Svaret for jobbets vilkår. `valg` er anden_loen og kommuneskat_pct."""
    mangler = hvad_mangler(vilkaar)
    if vilkaar is None or mangler:
        return Timevisning(mangler=mangler)
    try:
        v = timevaerdi(vilkaar, dag, **valg)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        return Timevisning(fejl=str(fejl))
    raekker = [Raekke(v.nu.timer, True, v.nu, None, None)]
    raekker += [Raekke(en.timer, False, en, v.forskel("i_alt", en), v.forskel("netto", en)) for en in v.mere]
    return Timevisning(v, saetninger(v), tuple(raekker))
