"""Tilfældige forløb, hvor der sker noget, målene tæller: ind og ud af job, ydelse og ordningen.

`forloebsgenerator` prøver alle hændelsestyper; blandt dem er et job for sjældent til at vise, om bestanden går op.
"""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from tests.forloeb.forloebsgenerator import forloeb
from tests.indblik.lille_arkiv import laes

from fleksjob.forloeb.haendelser import AlleHaendelser

_JOB = {"type": "fleksjob_startet", "intensitet": 100, "timeloen": 150}
DET_DER_TAELLES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {**_JOB, "ansaettelse": "a", "timer": 4, "cvr": "11111111"},
        {**_JOB, "ansaettelse": "b", "timer": 9},
        {"type": "vilkaar_aendret", "ansaettelse": "a", "timer": 12},
        {"type": "fleksjob_ophoert", "ansaettelse": "a"},
        {"type": "fleksjob_ophoert", "ansaettelse": "b"},
        {"type": "ledighedsydelse_startet", "sats": "hoej"},
        {"type": "ledighedsydelse_ophoert"},
        {"type": "afgoerelse_truffet", "art": "visitation", "udfald": "bevilget"},
        {"type": "klage_modtaget"},
        {"type": "genvurdering_afsluttet", "udfald": "fastholdt"},
        {"type": "sag_lukket", "aarsag": "folkepension"},
    ]
)


@st.composite
def bevaegelser(draw: st.DrawFn) -> list[AlleHaendelser]:
    """Et forløb af lutter bevægelser, én om dagen, i dagenes orden."""
    dage = st.dates(date(2010, 1, 1), date(2028, 12, 31))
    valgte = sorted(draw(st.lists(dage, min_size=2, max_size=12, unique=True)))
    return laes(
        [
            {
                **draw(DET_DER_TAELLES),
                "id": f"h{nr}",
                "gyldig_fra": en.isoformat(),
                "registreret": f"{en.isoformat()}T12:00:00Z",
            }
            for nr, en in enumerate(valgte)
        ]
    )


FORLOEB = st.one_of(bevaegelser(), bevaegelser(), forloeb().filter(bool))
