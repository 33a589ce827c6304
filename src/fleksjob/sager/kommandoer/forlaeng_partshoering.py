"""Borgeren får længere tid til at svare på høringen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PartshoeringForlaenget
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning_afgoerelse import skriv_hoeringsbrev
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def forlaeng_partshoering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    frist: date,
    grund: str,
    note: str = "",
) -> Sag:
    """Den nye frist skal ligge efter den gamle. Borgeren får den i et brev."""
    kraev_tekst("grund", grund, "Skriv, hvorfor borgeren får længere tid.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("partshoering_forlaenget", gyldig_fra)
    aabne = [hoering for hoering in tilstand.partshoeringer if hoering.besvaret is None]
    if not aabne:
        raise IkkeMuligt("Der er ingen ubesvaret partshøring at forlænge.")
    hoering = aabne[-1]
    if frist <= max(hoering.frist, gyldig_fra):
        besked = f"Vælg en dag efter {dansk_dato(max(hoering.frist, gyldig_fra))}."
        raise UgyldigtInput("frist", besked)
    with lager.transaktion():
        ny = sag.tilfoej(
            PartshoeringForlaenget(
                gyldig_fra=gyldig_fra, frist=frist, hoering=hoering.id, grund=grund, note=note
            )
        )
        skriv_hoeringsbrev(ny, bruger, nu=nu)
    return ny
