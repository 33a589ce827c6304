"""Fra timer til timer: båndet ved jobbets start mod båndet på dagen."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller
from fleksjob.indblik.maal.grupper import BAAND, baandet, tjek
from fleksjob.indblik.maal.jobtimer import AFTALE, JOB_FORBEHOLD, LOEN_FORBEHOLD, jobbenes_timer
from fleksjob.indblik.ord import Raekker, antal_ord


def timeskift(t: Tabeller, dag: date, *, timer: str, maaned: str, til: str) -> Table:
    """Én række for hvert par af bånd, som mindst ét job har; med `til="retning"` for hvert bånd og op, ned eller samme.

    Retningen har færre ruder, så små tal sjældent skjuler de store.
    """
    hver = jobbenes_timer(t, dag, timer=timer, maaned=maaned)
    hver = hver.select(fra=baandet(hver.start), til=baandet(hver.slut))
    if tjek(til, ("baand", RETNING)) == RETNING:
        retning = ibis.cases((hver.til > hver.fra, "op"), (hver.til < hver.fra, "ned"), else_="samme")
        hver = hver.select(fra=ibis.ifelse(hver.fra >= "16", OVER_15, hver.fra), til=retning)
    return hver.group_by("fra", "til").agg(antal=_.count()).order_by("fra", "til")


def _saetning(raekker: Raekker) -> str:
    i_alt = sum(en["antal"] for en in raekker)
    samme = sum(en["antal"] for en in raekker if en["til"] in (en["fra"], "samme"))
    op = sum(
        en["antal"]
        for en in raekker
        if en["til"] == "op" or (en["til"] not in RETNINGER and en["til"] > en["fra"])
    )
    return (
        f"{antal_ord(samme, '', '')}af {antal_ord(i_alt, 'job', 'job')} er i det timebånd, de begyndte i; "
        f"{antal_ord(op, 'er', 'er')} i et højere, {antal_ord(i_alt - samme - op, 'er', 'er')} i et lavere."
    )


RETNING, OVER_15 = "retning", "16o"
RETNINGER = {"ned": "Færre timer", "samme": "Samme bånd", "op": "Flere timer"}
_BAAND = {kode: navn for kode, navn in BAAND.items() if kode != "uoplyst"}

TIMESKIFT = Maal(
    kode="timeskift",
    navn="Fra timer til timer",
    definition="Antal job efter timebåndet, de begyndte i, og timebåndet, de er i på dagen.",
    population="Løbende job i den nye ordning på dagen, hvis timer er oplyst både ved starten og på dagen.",
    formel="Båndet for jobbets første timer og båndet for timerne på dagen; hvert job tæller ét sted.",
    kilde="Båndene fra Beskæftigelsesudvalget 2022-23, spørgsmål 61; opstillingen er husets.",
    sikkerhed="egen",
    forbehold="Kun job, der stadig løber: de job, der er slut, er ikke med, så de, der måtte stoppe, ses ikke her. "
    f"{LOEN_FORBEHOLD} {JOB_FORBEHOLD} {OPHAVET}",
    kolonner=(
        Kolonne("fra", "Begyndte i", "kode", {**_BAAND, OVER_15: "Over 15 timer"}),
        Kolonne("til", "Er nu i", "kode", {**_BAAND, **RETNINGER}),
        Kolonne("antal", "Job"),
    ),
    byg=timeskift,
    valg={"timer": AFTALE, "maaned": "", "til": "baand"},
    saetning=_saetning,
)
