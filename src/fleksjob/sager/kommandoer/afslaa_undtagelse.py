"""Kravet om 12 måneder fraviges ikke; forløbet går videre."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseUndtagelseAfslaaet
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afslaa_undtagelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    begrundelse: str,
    note: str = "",
) -> Sag:
    """Kravet om 12 måneder fraviges ikke; forløbet går videre, og de måneder, der er gået, tæller stadig."""
    kraev_tekst(
        "begrundelse", begrundelse, "Skriv, hvilken af de to betingelser der ikke er opfyldt, og hvorfor."
    )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_undtagelse_afslaaet", gyldig_fra)
    return sag.tilfoej(
        FastholdelseUndtagelseAfslaaet(gyldig_fra=gyldig_fra, note=note, begrundelse=begrundelse)
    )
