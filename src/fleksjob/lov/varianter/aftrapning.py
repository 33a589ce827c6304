"""En anden aftrapning af fleksløntilskuddet: hvor meget tilskuddet falder for hver lønkrone."""

from collections.abc import Mapping
from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.varianter._form import Forslag, Indhold, Valg

NAVNE = {"under": "nedsaettelse_under_graensen_andel", "over": "nedsaettelse_over_graensen_andel"}


def _byg(valgt: Mapping[str, float], fra: date) -> Indhold:
    if not valgt:
        raise UgyldigtInput(
            "scenarie",
            "Forslaget »aftrapning« siger ikke selv, hvad satserne skal være; vælg mindst én, fx "
            "--scenarie under=0,25 eller --scenarie over=0,45.",
        )
    return Indhold(vaerdier={NAVNE[navn]: andel for navn, andel in valgt.items()})


FORSLAG = Forslag(
    kode="aftrapning",
    titel="Anden aftrapning af fleksløntilskuddet",
    foreslaaet_af="Ingen; et tænkt forslag til at regne på",
    kilde="77 pct. af jobcentrene fandt tilskyndelsen til flere timer for svag (»Rundt om fleksjob«, evaluering, 2017)",
    url="",
    fremsat=None,
    fra=date(2026, 1, 1),
    aendrer=(
        "Tilskuddet falder med en anden andel af lønnen under eller over lønindtægtsgrænsen (nu 30 og 55 pct.).",
    ),
    uafklaret=(
        "Lønloftet er som nu, så det stopper stadig med at betale sig, når løn og tilskud når fuldtidslønnen.",
    ),
    valg=(
        Valg(
            navn="under",
            hjaelp="andelen under grænsen, nu 0,30",
            enhed="andel",
            eksempel=0.25,
            frivilligt=True,
            mindst=0.01,
            hoejst=1.0,
        ),
        Valg(
            navn="over",
            hjaelp="andelen over grænsen, nu 0,55",
            enhed="andel",
            eksempel=0.45,
            frivilligt=True,
            mindst=0.01,
            hoejst=0.99,
        ),
    ),
    byg=_byg,
)
