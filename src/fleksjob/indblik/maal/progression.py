"""Går timerne op? Andelen af job på få timer, hvor timerne er gået op, ned eller er de samme."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.deling import delt, foerst, med_gruppe
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller
from fleksjob.indblik.maal.grupper import ANCIENNITET, FAA_TIMER, og_i_alt
from fleksjob.indblik.maal.jobtimer import (
    AFTALE,
    JOB_FORBEHOLD,
    LOEN_FORBEHOLD,
    anciennitet,
    gaaet_op,
    jobbenes_timer,
    med_andele,
    optaellingsdag,
)
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT


def progression(
    t: Tabeller, dag: date, *, taerskel: float, hoejst: float, timer: str, maaned: str, efter: str
) -> Table:
    """Én række for hver anciennitet og én for alle: op, ned og uændret siden jobbets første timer.

    Med `efter` (kommune, region, køn eller alder) er gruppen første kolonne, og `i_alt` er dem alle.
    """
    pr = optaellingsdag(dag, timer, maaned)
    hver = jobbenes_timer(t, dag, timer=timer, maaned=maaned).filter(_.start <= hoejst)
    maalt = med_gruppe(t, hver, efter, pr.year).mutate(
        op=gaaet_op(_.start, _.slut, taerskel),
        ned=gaaet_op(_.slut, _.start, taerskel),
        anciennitet=anciennitet(_.begyndt, pr),
    )
    gruppe = delt(efter)
    dele = maalt.group_by(*gruppe, "anciennitet").agg(antal=_.count(), op=_["op"].sum(), ned=_.ned.sum())
    if gruppe:
        dele = _lagt_sammen(og_i_alt(dele, "gruppe"), *gruppe, "anciennitet")
    alle = _lagt_sammen(dele, *gruppe).filter(_.antal > 0)
    samlet = ibis.union(dele, alle.mutate(anciennitet=ibis.literal(I_ALT)).select(*dele.columns))
    talt = samlet.mutate(uaendret=_.antal - _["op"] - _.ned)
    return foerst(("anciennitet",), med_andele(talt), efter)


def _lagt_sammen(dele: Table, *noegler: str) -> Table:
    summer = {navn: dele[navn].sum() for navn in ("antal", "op", "ned")}
    return (dele.group_by(*noegler) if noegler else dele).agg(**summer)


def _saetning(raekker: Raekker) -> str:
    alle = next(en for en in raekker if {en["anciennitet"], en.get("gruppe", I_ALT)} == {I_ALT})
    return (
        f"Af {antal_ord(alle['antal'], 'job', 'job')}, der begyndte på 1-10 timer, er {procent(alle['op_andel'])} gået "
        f"op, {procent(alle['ned_andel'])} ned, og {procent(alle['uaendret_andel'])} har samme timer."
    )


AFRUNDING = "Op og ned afrundes til én decimal, og uændret er resten, så de tre altid er 100,0 tilsammen."
ANDELE = (
    Kolonne("antal", "Job"),
    Kolonne("op", "Op", af="antal"),
    Kolonne("ned", "Ned", af="antal"),
    Kolonne("uaendret", "Uændret", af="antal"),
    Kolonne("op_andel", "Op", "andel", af="antal"),
    Kolonne("ned_andel", "Ned", "andel", af="antal"),
    Kolonne("uaendret_andel", "Uændret", "andel", af="antal"),
)

PROGRESSION = Maal(
    kode="progression",
    navn="Progression i job på få timer",
    definition="Andelen af job, der begyndte på 1-10 betalte timer, hvor timerne er gået op, ned eller er "
    "uændrede.",
    population="Løbende job i den nye ordning på dagen, som begyndte på højst 10 timer (10,5 med afrunding).",
    formel="Timer på dagen minus jobbets første timer. Op: mindst tærsklen mere; ned: mindst tærsklen "
    f"mindre. Anciennitet regnes fra jobbets første dag. {AFRUNDING}",
    kilde="Beskæftigelsesudvalget, svar på spørgsmål 128 (2016): op, ned og uændret for job på 1-10 timer, "
    "efter anciennitet.",
    sikkerhed="udledt",
    forbehold="Svarets egen regel for «gået op» er ikke fundet. Tærsklen på 1 time er husets valg og kan "
    f"ændres; svaret bruger løntimer, her er det aftalte timer, når der ikke er valgt andet. {LOEN_FORBEHOLD} "
    f"{JOB_FORBEHOLD} {OPHAVET}",
    kolonner=(Kolonne("anciennitet", "Tid i jobbet", "kode", {**ANCIENNITET, I_ALT: "Alle"}), *ANDELE),
    byg=progression,
    valg={"taerskel": 1.0, "hoejst": FAA_TIMER, "timer": AFTALE, "maaned": "", "efter": ""},
    saetning=_saetning,
)
