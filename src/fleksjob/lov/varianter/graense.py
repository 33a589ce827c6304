"""En anden lønindtægtsgrænse: hvor meget man må tjene, før tilskuddet falder hurtigere."""

from collections.abc import Mapping
from datetime import date

from fleksjob.lov.varianter._form import Forslag, Indhold, Valg


def _byg(valgt: Mapping[str, float], fra: date) -> Indhold:
    return Indhold(vaerdier={"loenindtaegtsgraense_md": valgt["kroner"]})


FORSLAG = Forslag(
    kode="graense",
    titel="Anden lønindtægtsgrænse",
    foreslaaet_af="Ingen; et tænkt forslag til at regne på",
    kilde="77 pct. af jobcentrene fandt tilskyndelsen til flere timer for svag (»Rundt om fleksjob«, evaluering, 2017)",
    url="",
    fremsat=None,
    fra=date(2026, 1, 1),
    aendrer=("Lønindtægtsgrænsen er det valgte beløb i alle måneder fra forslagets dag.",),
    uafklaret=(
        "Om grænsen skal reguleres hvert år; her står den stille fra forslagets dag.",
        "Ledighedsydelsens grænse er en anden og røres ikke.",
    ),
    valg=(
        Valg(
            navn="kroner",
            hjaelp="grænsen i kroner om måneden, 17.672 i 2026",
            enhed="kr/md",
            eksempel=22000.0,
            hoejst=100_000.0,
        ),
    ),
    byg=_byg,
)
