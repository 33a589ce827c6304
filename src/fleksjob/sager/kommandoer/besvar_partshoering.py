"""Borgeren har svaret på høringen."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import PartshoeringBesvaret
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def besvar_partshoering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    svar: str,
    kom: Literal["", "digitalt", "telefon", "brev", "moede"] = "",
    note: str = "",
) -> Sag:
    """Borgeren har svaret på høringen; `kom` er, hvordan svaret kom."""
    kraev_tekst("svar", svar, "Skriv svaret på høringen.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("partshoering_besvaret", gyldig_fra)
    return sag.tilfoej(PartshoeringBesvaret(gyldig_fra=gyldig_fra, svar=svar, kom=kom, note=note))
