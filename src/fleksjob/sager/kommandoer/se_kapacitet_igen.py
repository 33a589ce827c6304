"""Kommunen ser igen på den del af arbejdsevnen, som et job ikke bruger."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import KapacitetSet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.etableringsord import KAPACITETSUDFALD
from fleksjob.sager import lager
from fleksjob.sager.etablering import kraev_uden_cpr
from fleksjob.sager.models import Bruger, Sag


def se_kapacitet_igen(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    udfald: str,
    tekst: str = "",
    se_igen: date | None = None,
    note: str = "",
) -> Sag:
    """Er intet ændret, skal der være en grund og en ny dag; ellers kan det være slut."""
    if udfald not in KAPACITETSUDFALD:
        raise UgyldigtInput("udfald", "Vælg, hvad der kom ud af det.")
    if udfald == "uaendret" and (not tekst.strip() or se_igen is None):
        felt = "tekst" if not tekst.strip() else "se_igen"
        raise UgyldigtInput(felt, "Er intet ændret, skal grunden og en ny dag skrives.")
    if se_igen is not None and se_igen <= gyldig_fra:
        raise UgyldigtInput("se_igen", "Vælg en dag efter i dag.")
    kraev_uden_cpr("tekst", tekst)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("kapacitet_set", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        KapacitetSet(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            udfald=udfald,
            tekst=tekst.strip(),
            se_igen=se_igen,
        )
    )
