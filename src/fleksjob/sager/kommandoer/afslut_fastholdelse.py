"""Forløbet på arbejdspladsen er ophørt; dagen er den første uden."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseOphoert
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import HVORHEN
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afslut_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    aarsag: str,
    videre: str = "",
    spoerg_igen: date | None = None,
    note: str = "",
) -> Sag:
    """Forløbet på arbejdspladsen er ophørt; dagen er den første uden."""
    kraev_tekst("aarsag", aarsag, "Skriv, hvorfor forløbet er ophørt, fx opsigelse.")
    if videre and videre not in HVORHEN:
        raise UgyldigtInput("videre", "Vælg, hvor sagen går hen.")
    if spoerg_igen is not None and spoerg_igen < gyldig_fra:
        raise UgyldigtInput("spoerg_igen", "Dagen ligger før, forløbet slutter. Skriv en senere dag.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_ophoert", gyldig_fra)
    return sag.tilfoej(
        FastholdelseOphoert(
            gyldig_fra=gyldig_fra, note=note, aarsag=aarsag, videre=videre, spoerg_igen=spoerg_igen
        )
    )
