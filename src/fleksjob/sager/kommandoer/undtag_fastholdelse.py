"""Kravet om 12 måneder fraviges, fordi sygdommen er akut, og forløbet ville være åbenbart formålsløst."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseUndtaget
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def undtag_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    grund: str,
    akut: bool,
    formaalsloest: bool,
    note: str = "",
) -> Sag:
    """Kravet om 12 måneder fraviges, fordi sygdommen er akut, og forløbet ville være åbenbart formålsløst."""
    kraev_tekst("grund", grund, "Skriv, hvad der er sket, og hvorfor forløbet ville være formålsløst.")
    kast(
        [
            UgyldigtInput(felt, besked)
            for felt, svar, besked in (
                (
                    "akut",
                    akut,
                    "Kravet kan kun fraviges, når skaden eller sygdommen er akut.",
                ),
                (
                    "formaalsloest",
                    formaalsloest,
                    "Kravet kan kun fraviges, når forløbet ville være åbenbart formålsløst.",
                ),
            )
            if not svar
        ]
    )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_undtaget", gyldig_fra)
    return sag.tilfoej(
        FastholdelseUndtaget(
            gyldig_fra=gyldig_fra, note=note, grund=grund, akut=akut, formaalsloest=formaalsloest
        )
    )
