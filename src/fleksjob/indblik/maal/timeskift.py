"""Fra timer til timer: båndet ved jobbets start mod båndet på dagen."""

from datetime import date

from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller
from fleksjob.indblik.maal.grupper import BAAND, baandet
from fleksjob.indblik.maal.jobtimer import AFTALE, JOB_FORBEHOLD, LOEN_FORBEHOLD, jobbenes_timer
from fleksjob.indblik.ord import Raekker, antal_ord


def timeskift(t: Tabeller, dag: date, *, timer: str, maaned: str) -> Table:
    """Én række for hvert par af bånd, som mindst ét job har."""
    hver = jobbenes_timer(t, dag, timer=timer, maaned=maaned)
    return (
        hver.group_by(fra=baandet(hver.start), til=baandet(hver.slut))
        .agg(antal=_.count())
        .order_by("fra", "til")
    )


def _saetning(raekker: Raekker) -> str:
    i_alt = sum(en["antal"] for en in raekker)
    samme = sum(en["antal"] for en in raekker if en["fra"] == en["til"])
    op = sum(en["antal"] for en in raekker if en["til"] > en["fra"])
    return (
        f"{antal_ord(samme, 'job', 'job')} af {antal_ord(i_alt, 'job', 'job')} er i det timebånd, de begyndte i; "
        f"{antal_ord(op, 'er', 'er')} i et højere, {antal_ord(i_alt - samme - op, 'er', 'er')} i et lavere."
    )


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
        Kolonne("fra", "Begyndte i", "kode", _BAAND),
        Kolonne("til", "Er nu i", "kode", _BAAND),
        Kolonne("antal", "Job"),
    ),
    byg=timeskift,
    valg={"timer": AFTALE, "maaned": ""},
    saetning=_saetning,
)
