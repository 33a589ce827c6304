"""Et besøg eller en samtale om at beholde jobbet, holdt eller tilbudt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseMoede
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import MOEDEFORMER
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def afhold_fastholdelsesmoede(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    form: str,
    holdt: bool = True,
    deltagere: str = "",
    udfordringer: str = "",
    forslag: str = "",
    note: str = "",
) -> Sag:
    """Er det holdt, skal det stå, hvad der er svært på arbejdspladsen, og hvad der er foreslået."""
    if form not in MOEDEFORMER:
        raise UgyldigtInput("form", "Vælg, om det var et besøg, en trepartssamtale eller noget andet.")
    if holdt:
        kraev_tekst("udfordringer", udfordringer, "Skriv, hvad der er svært i arbejdet.")
        kraev_tekst("forslag", forslag, "Skriv, hvad der er foreslået eller aftalt at prøve.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_moede", gyldig_fra)
    return sag.tilfoej(
        FastholdelseMoede(
            gyldig_fra=gyldig_fra,
            note=note,
            form=form,
            holdt=holdt,
            deltagere=deltagere,
            udfordringer=udfordringer,
            forslag=forslag,
        )
    )
