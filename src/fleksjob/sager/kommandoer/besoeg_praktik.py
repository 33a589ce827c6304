"""Nogen har besøgt borgeren i praktikken."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PraktikBesoegt
from fleksjob.forloeb.tilstand import Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_vilkaar
from fleksjob.sager.models import Bruger, Sag


def besoeg_praktik(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    deltagere: tuple[str, ...],
    timer: float | None = None,
    intensitet: float | None = None,
    iagttagelser: str = "",
    note: str = "",
) -> Sag:
    """Et besøg i praktikken: hvem der var med, hvad borgeren klarede, og hvad der blev set."""
    if not deltagere:
        raise UgyldigtInput("deltagere", "Sæt kryds ved dem, der var med.")
    kraev_vilkaar(Vilkaar(gyldig_fra, timer=timer, intensitet=intensitet))
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("praktik_besoegt", gyldig_fra)
    return sag.tilfoej(
        PraktikBesoegt(
            gyldig_fra=gyldig_fra,
            note=note,
            deltagere=deltagere,
            timer=timer,
            intensitet=intensitet,
            iagttagelser=iagttagelser,
        )
    )
