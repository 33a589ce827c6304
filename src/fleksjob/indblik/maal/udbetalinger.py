"""Fejlkøen: måneder, der er beregnet, men venter på et menneske, og hvorfor."""

from datetime import date

from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import Kolonne, Maal, Tabeller, dage_mellem, dagen
from fleksjob.indblik.ord import Raekker, antal_ord

STATUS = {"beregnet": "Venter på frigivelse", "manuel": "Venter på en vurdering"}


def koen(t: Tabeller, dag: date) -> Table:
    """Én række for hver status og grund. En måned med to grunde tæller ved begge."""
    return (
        t.udbetalinger.filter(_.beregnet <= dagen(dag))
        .group_by("status", "grund")
        .agg(antal=_.count(), laengst=dage_mellem(_.beregnet, dagen(dag)).max())
        .order_by("status", "grund")
    )


def _saetning(raekker: Raekker) -> str:
    vurderes = sum(en["antal"] for en in raekker if en["status"] == "manuel")
    frigives = sum(en["antal"] for en in raekker if en["status"] == "beregnet")
    return f"{antal_ord(frigives, 'måned', 'måneder')} venter på frigivelse, {vurderes} på en vurdering."


UDBETALINGSKOE = Maal(
    kode="udbetalingskoe",
    navn="Udbetalinger, der venter",
    definition="Beregnede måneder, der venter på et menneske, efter grund.",
    population="Månedslinjer med status beregnet eller manuel, da tabellerne blev opdateret.",
    formel="Antal linjer; en linje med flere grunde tæller ved hver af dem. Længst: dage siden beregningen.",
    kilde="Husets egen; grundene er dem, månedskørslen selv giver.",
    sikkerhed="egen",
    forbehold="Kun det, der ventede ved opdateringen, er med. Målet kan ikke regnes for en dag i fortiden.",
    kolonner=(
        Kolonne("status", "Status", "kode", STATUS),
        Kolonne("grund", "Grund", "kode", {"": "Intet mærkeligt"}),
        Kolonne("antal", "Måneder"),
        Kolonne("laengst", "Længst", "dage"),
    ),
    byg=koen,
    saetning=_saetning,
)
