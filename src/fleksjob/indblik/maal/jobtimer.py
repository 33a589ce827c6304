"""Jobbets timer ved starten og på dagen. Det, progression, tærskler og timeskift måler på.

Timerne er enten dem, der er aftalt i jobbet, eller løntimerne, arbejdsgiveren har indberettet. Ministeriets tal bruger
løntimer; de er ikke altid de timer, der arbejdes (Beskæftigelsesudvalget 2022-23, spørgsmål 61).
"""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import BooleanValue, IntegerValue, NumericValue, Table, Value

from fleksjob.indblik.maal.grund import Tabeller, andel, dage_mellem, dagen
from fleksjob.indblik.maal.grupper import ancienniteten
from fleksjob.indblik.maal.perioder import maaneden, nummer
from fleksjob.lov.kerne.fejl import UgyldigtInput

AFTALE, LOEN = "aftale", "loen"
LIDT = 1e-6
"""Timer er tal med decimaler: 6,6 minus 5,6 er i maskinen en anelse under 1 og skal stadig være en hel time."""
JOB_FORBEHOLD = (
    "Enheden er job, ikke personer: den, der har to fleksjob, tæller to gange, og et nyt job begynder forfra."
)
LOEN_FORBEHOLD = (
    "Med timer=loen er timerne de indberettede: den første hele måned i jobbet mod optællingsmåneden. "
    "Job uden løntimer i en af dem er ikke med, og løntimer er ikke altid de timer, der arbejdes."
)


def jobbenes_timer(t: Tabeller, dag: date, *, timer: str = AFTALE, maaned: str = "") -> Table:
    """Én række for hvert job i ny ordning, der løber: `sag`, `job`, `begyndt`, timer ved `start` og til `slut`.

    Dagen er optællingsdagen. Rejser `UgyldigtInput` for et valg, der ikke findes.
    """
    pr = optaellingsdag(dag, timer, maaned)
    return _aftalte(t, pr) if timer == AFTALE else _indberettede(t, pr)


def optaellingsdag(dag: date, timer: str, maaned: str) -> date:
    """Dagen, jobbene løber på, og ancienniteten regnes til: månedens sidste, når der er valgt en måned.

    Løntimer er for hele måneder; uden en valgt måned er det den seneste, der er slut på dagen.
    """
    if timer not in (AFTALE, LOEN):
        raise UgyldigtInput("timer", f"«{timer}» kan ikke vælges; vælg {AFTALE} eller {LOEN}.")
    if maaned or timer == LOEN:
        return maaneden(maaned, dag).slut - timedelta(days=1)
    return dag


def _aftalte(t: Tabeller, dag: date) -> Table:
    """Ét gennemløb: jobbets egen række siger, om det løber; timernes rækker, hvad der var først, og hvad der er nu."""
    p = t.perioder("job", "timer")
    raekker = p.filter((p.fra <= dagen(dag)) & ~p.gammel_ordning)
    nu = raekker.til.isnull() | (raekker.til > dagen(dag))
    er_timer = raekker.slags == "timer"
    hver = raekker.group_by("sag", "job").agg(
        begyndt=raekker.fra.max(where=nu & ~er_timer),
        start=raekker.timer.argmin(raekker.fra, where=er_timer),
        slut=raekker.timer.max(where=nu & er_timer),
    )
    return hver.filter(_.begyndt.notnull() & _.start.notnull() & _.slut.notnull())


def _indberettede(t: Tabeller, dag: date) -> Table:
    """Løntimerne i jobbets første hele måned og i månedens, som dagen er den sidste i."""
    p = t.perioder("job")
    loebende = p.filter((p.fra <= dagen(dag)) & (p.til.isnull() | (p.til > dagen(dag))) & ~p.gammel_ordning)
    foerste, taelles = _foerste_hele(loebende.fra), ibis.literal(dag.year * 12 + dag.month - 1, "int64")
    skal = [
        loebende.select("sag", "job", begyndt="fra", hvad=ibis.literal(hvad), nr=nr.cast("int64"))
        for hvad, nr in (("start", foerste), ("slut", taelles))
    ]
    i = t.indkomst.filter((_.slags == "fleksjob") & _.loentimer.notnull() & (_.maaned <= dagen(dag)))
    loen = i.select("sag", "job", "loentimer", nr=nummer(i.maaned, 1).cast("int64"))
    hver = (
        ibis.union(*skal)
        .inner_join(loen, ["sag", "job", "nr"])
        .group_by("sag", "job", "begyndt")
        .agg(
            start=_.loentimer.sum(where=_.hvad == "start"),
            slut=_.loentimer.sum(where=_.hvad == "slut"),
        )
    )
    return hver.filter((_.start > 0) & _.slut.notnull())


def _foerste_hele(fra: Value) -> IntegerValue:
    """Måneden selv, når jobbet begynder den 1.; ellers den næste."""
    return nummer(fra, 1) + ibis.ifelse(fra.day() > 1, 1, 0)


def anciennitet(begyndt: Value, dag: date) -> Value:
    """Koden for tiden i jobbet på dagen."""
    return ancienniteten(dage_mellem(begyndt, dagen(dag)))


def gaaet_op(start: NumericValue, slut: NumericValue, taerskel: float) -> BooleanValue:
    """Mindst tærsklen flere timer."""
    return slut - start >= taerskel - LIDT


def med_andele(talt: Table) -> Table:
    """Rækker med `antal`, `op`, `ned` og `uaendret` med deres andele, der tilsammen altid er 100,0.

    Op og ned er afrundet til én decimal, og uændret er resten; er ingen uændret, er ned resten.
    """
    med = talt.mutate(op_andel=andel(_["op"], _.antal)).mutate(
        ned_andel=ibis.ifelse(_.uaendret > 0, andel(_.ned, _.antal), (100.0 - _.op_andel).round(1))
    )
    return med.mutate(uaendret_andel=(100.0 - _.op_andel - _.ned_andel).round(1))
