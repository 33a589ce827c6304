"""Borgeren eller virksomheden svarer på forslaget: enig, vil have noget ændret, eller nej."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import ForslagBesvaret
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.vitas import HVEM
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.etablering import kraev_uden_cpr, vejen
from fleksjob.sager.models import Bruger, Sag

_EGEN: dict[str, Literal["borger", "arbejdsgiver"]] = {
    Rolle.BORGER: "borger",
    Rolle.ARBEJDSGIVER: "arbejdsgiver",
}


def besvar_forslag(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    svar: Literal["enig", "aendring", "nej"],
    part: Literal["borger", "arbejdsgiver", "kommune"] = "borger",
    oensker: str = "",
    soeger: str = "",
    note: str = "",
) -> Sag:
    """Borger og virksomhed svarer for sig selv, uanset `part`; en medarbejder skriver, hvem der har sagt det."""
    if svar not in ("enig", "aendring", "nej"):
        raise UgyldigtInput("svar", "Vælg et svar.")
    if svar == "aendring" and not oensker.strip():
        raise UgyldigtInput("oensker", "Skriv, hvad der skal være anderledes.")
    if soeger and soeger not in HVEM:
        raise UgyldigtInput("soeger", "Vælg, hvem der søger bevillingen.")
    kraev_uden_cpr("oensker", oensker)
    egen = _EGEN.get(bruger.rolle, part)
    if egen == "kommune":
        raise UgyldigtInput("part", "Vælg, om det er medarbejderen eller virksomheden, der svarer.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("forslag_besvaret", gyldig_fra, ansaettelse=ansaettelse)
    if vejen(tilstand, ansaettelse).afslaaet:
        raise UgyldigtInput("ansaettelse", "Kommunen har sagt nej til forslaget; der er intet at svare på.")
    return sag.tilfoej(
        ForslagBesvaret(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            part=egen,
            svar=svar,
            oensker=" ".join(oensker.split())[:1000],
            soeger=soeger if egen == "arbejdsgiver" else "",
        )
    )
