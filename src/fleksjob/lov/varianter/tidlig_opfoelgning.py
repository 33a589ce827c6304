"""Tidligere opfølgning i fleksjobbet: den lovpligtige opfølgning oftere end hver 30. måned."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.sagsgang import opfoelgning
from fleksjob.lov.sagsgang.relationer import Svar, altid
from fleksjob.lov.varianter._form import Forslag, Indhold, Valg

NU = next(r for r in opfoelgning.RELATIONER if isinstance(r, Svar) and r.kode == "opfoelgning_30_mdr")


def _byg(valgt: Mapping[str, float], fra: date) -> Indhold:
    return opfoelgning_hver(valgt["maaneder"], fra)


def opfoelgning_hver(maaneder: float, fra: date) -> Indhold:
    """Den lovpligtige opfølgning mindst hver `maaneder`. måned i job, der begynder eller følges op fra dagen."""
    if maaneder != round(maaneder):
        raise UgyldigtInput("scenarie", "Måneder mellem opfølgninger skal være et helt tal.")
    ny = replace(
        NU,
        navn=f"Opfølgning mindst hver {tal(maaneder)}. måned",
        fra=fra,
        til=None,
        hjemmel=altid("Forslag, ikke gældende lov"),
        forklaring=f"Efter forslaget følger kommunen op mindst hver {tal(maaneder)}. måned: {{regnestykke}}.",
    )
    return Indhold(vaerdier={"opfoelgning_interval": maaneder}, nye_raekker=(ny,), uden_raekker=(NU,))


FORSLAG = Forslag(
    kode="tidlig_opfoelgning",
    titel="Tidligere opfølgning i fleksjobbet",
    foreslaaet_af="Ingen; et tænkt forslag til at regne på",
    kilde="Ved opfølgningen efter 2½ år sagde 66-80 pct., at den ikke længere flyttede noget (»Rundt om fleksjob«, "
    "evaluering, 2017)",
    url="",
    fremsat=None,
    fra=date(2026, 1, 1),
    aendrer=("Den lovpligtige opfølgning ligger med færre måneder imellem end 30.",),
    uafklaret=(
        "En overgangsregel: et job fra før forslagets dag beholder sin frist og får den nye fra næste opfølgning.",
        "De anbefalede opfølgninger efter 3 og 6 måneder og status efter 4½ år er som nu.",
    ),
    valg=(
        Valg(
            navn="maaneder",
            hjaelp="højst så mange måneder mellem opfølgninger, nu 30",
            enhed="måneder",
            eksempel=12.0,
            standard=12.0,
            mindst=1.0,
            hoejst=30.0,
        ),
    ),
    byg=_byg,
)
