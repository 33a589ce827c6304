"""Kommunen venter ikke længere på et papir."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import RekvisitionOpgivet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.papirfelter import kraev_aaben_rekvisition, kraev_helbredsart
from fleksjob.sager.models import Bruger, Sag


def opgiv_rekvisition(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    rekvisition: str,
    grund: str,
    note: str = "",
) -> Sag:
    """Kommunen venter ikke længere på et papir. Sagen skal stadig være oplyst, så grunden skrives."""
    kraev_tekst(
        "grund", grund, "Skriv, hvorfor I ikke venter længere, fx at oplysningerne står i et andet papir."
    )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("rekvisition_opgivet", gyldig_fra)
    kraev_helbredsart(sag, kraev_aaben_rekvisition(tilstand, rekvisition).art, "rekvisition")
    return sag.tilfoej(
        RekvisitionOpgivet(gyldig_fra=gyldig_fra, note=note, rekvisition=rekvisition, grund=grund)
    )
