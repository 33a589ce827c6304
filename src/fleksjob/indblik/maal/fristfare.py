"""Frister i fare: dem hos os selv, der er overskredet, og dem, der snart er det."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.frister import ARTER
from fleksjob.indblik.maal.grund import Kolonne, Maal, Tabeller, dage_mellem, dagen
from fleksjob.indblik.ord import Raekker, antal_ord
from fleksjob.indblik.ventes import IKKE_VENTET, RET_MED_UDLOEB

OVER, SNART = "over", "snart"
NAAR = {OVER: "Overskredet", SNART: "Forfalder snart"}
DAGE = 14


def frister_i_fare_sager(t: Tabeller, dag: date, *, dage: int = DAGE, team: str = "") -> Table:
    """Én række for hver åben frist hos os selv, som er overskredet eller forfalder inden så mange dage."""
    p = t.pligter
    aaben = p.aaben & (p.gaelder_fra <= dagen(dag)) & (p.aaben_til > dagen(dag))
    vores = (p.hvem == "os") & (p.efter_frist != RET_MED_UDLOEB) & ~p.kode.isin(sorted(IKKE_VENTET))
    valgte = p.filter(aaben & vores & (p.frist <= dagen(dag + timedelta(days=dage))))
    if team:
        valgte = valgte.filter(_.team == team)
    return valgte.select(
        "sag", "kode", "navn", "art", "frist", naar=ibis.ifelse(valgte.frist < dagen(dag), OVER, SNART)
    )


def frister_i_fare(t: Tabeller, dag: date, *, dage: int, team: str) -> Table:
    """Én række for overskredet og forfalder snart, efter hvem der sætter fristen."""
    hver = frister_i_fare_sager(t, dag, dage=dage, team=team)
    return (
        hver.mutate(over=dage_mellem(hver.frist, dagen(dag)))
        .group_by("naar", "art")
        .agg(antal=_.count(), sager=_.sag.nunique(), laengst=ibis.greatest(_.over.max(), 0))
        .order_by("naar", "art")
    )


def _saetning(raekker: Raekker) -> str:
    def antal(naar: str, *arter: str) -> int:
        return sum(en["antal"] for en in raekker if en["naar"] == naar and en["art"] in arter)

    over = antal(OVER, *ARTER)
    return (
        f"{antal_ord(over, 'frist', 'frister')} er overskredet, heraf {antal(OVER, 'lov')} efter loven. "
        f"{antal_ord(antal(SNART, *ARTER), 'frist', 'frister')} mere forfalder snart."
    )


FRISTER_I_FARE = Maal(
    kode="frister_i_fare",
    navn="Frister i fare",
    definition=f"Kommunens egne åbne frister, som er overskredet, eller som forfalder inden {DAGE} dage.",
    population="Åbne frister hos kommunen selv på dagen. Klagefrister (en ret, der udløber), månedens udbetaling og "
    "det, vi venter på fra andre, er ikke med.",
    formel="Overskredet: fristen ligger før dagen. Forfalder snart: fra dagen og så mange dage frem. En sag kan have "
    "flere frister; «Sager» tæller den én gang i hver række. Længst er dage over fristen.",
    kilde="Hver frists egen hjemmel, se tabellen over frister. Loven, anbefalinger og kommunens egne holdes adskilt.",
    sikkerhed="egen",
    forbehold="Arkivet ved, om det er gjort, ikke om nogen er begyndt på det: en frist er i fare, til den er opfyldt.",
    kolonner=(
        Kolonne("naar", "Hvornår", "kode", NAAR),
        Kolonne("art", "Hvem sætter fristen", "kode", ARTER),
        Kolonne("antal", "Frister"),
        Kolonne("sager", "Sager"),
        Kolonne("laengst", "Længst", "dage"),
    ),
    byg=frister_i_fare,
    valg={"dage": DAGE, "team": ""},
    saetning=_saetning,
)
