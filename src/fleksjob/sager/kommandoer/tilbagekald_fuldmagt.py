"""Borgeren kalder en fuldmagt tilbage."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FuldmagtTilbagekaldt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def tilbagekald_fuldmagt(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    fuldmagt: str = "",
    note: str = "",
) -> Sag:
    """`fuldmagt` er nummeret på den; tom betyder den ældste, der gælder."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fuldmagt_tilbagekaldt", gyldig_fra)
    gaelder = [en.id for en in tilstand.fuldmagter if en.gaelder(gyldig_fra)]
    if fuldmagt and fuldmagt not in gaelder:
        raise UgyldigtInput("fuldmagt", "Der er ingen fuldmagt med det nummer, som gælder.")
    return sag.tilfoej(
        FuldmagtTilbagekaldt(gyldig_fra=gyldig_fra, fuldmagt=fuldmagt or gaelder[0], note=note)
    )
