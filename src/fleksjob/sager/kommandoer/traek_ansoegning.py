"""Borgeren trækker sin ansøgning tilbage."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AnsoegningTrukket
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def traek_ansoegning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    hvordan: str = "",
    note: str = "",
) -> Sag:
    """Kommunen skal ikke længere svare på den. En medarbejder skriver, hvordan borgeren sagde det."""
    if bruger.rolle == Rolle.BORGER:
        hvordan = hvordan or "Borgeren trak den selv på sin side."
    if not hvordan.strip():
        raise UgyldigtInput("hvordan", "Skriv, hvordan borgeren har sagt, at ansøgningen er trukket.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("ansoegning_trukket", gyldig_fra)
    return sag.tilfoej(AnsoegningTrukket(gyldig_fra=gyldig_fra, hvordan=hvordan, note=note))
