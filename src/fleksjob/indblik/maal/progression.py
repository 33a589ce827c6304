"""Går timerne op? Og hvor står de stille?"""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen, loeber
from fleksjob.indblik.maal.timer import FAA_TIMER
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.lov.sagsgang.udvikling import LAENGE_STILLE_MAANEDER, STILLE_MAANEDER

ANCIENNITET = {"a": "Under 1 år", "b": "1-2 år", "c": "Over 2 år", "i_alt": "Alle"}


def progression(t: Tabeller, dag: date, *, taerskel: float, hoejst: float) -> Table:
    """Én række for hver anciennitet og én for alle: op, ned og uændret siden jobbets første timer."""
    job, tider = t.perioder("job"), t.perioder("timer")
    nu = job.filter(loeber(job, dag) & ~job.gammel_ordning).select("sag", "job", begyndt="fra")
    foerste = tider.group_by("sag", "job").agg(start=_.timer.argmin(_.fra))
    sidste = tider.filter(loeber(tider, dag)).select("sag", "job", slut="timer")
    hver = nu.inner_join(foerste, ["sag", "job"]).inner_join(sidste, ["sag", "job"]).filter(_.start <= hoejst)
    maalt = hver.mutate(
        op=_.slut - _.start >= taerskel,
        ned=_.start - _.slut >= taerskel,
        dage=dage_mellem(_.begyndt, dagen(dag)),
    ).mutate(anciennitet=ibis.cases((_.dage < 365, "a"), (_.dage < 730, "b"), else_="c"))
    return (
        ibis.union(_talt(maalt), _talt(maalt.mutate(anciennitet=ibis.literal("i_alt"))))
        .mutate(
            op_andel=andel(_["op"], _.antal),
            ned_andel=andel(_.ned, _.antal),
            uaendret_andel=andel(_.uaendret, _.antal),
        )
        .order_by("anciennitet")
    )


def _talt(maalt: Table) -> Table:
    return maalt.group_by("anciennitet").agg(
        antal=_.count(), op=_["op"].sum(), ned=_.ned.sum(), uaendret=(~(_["op"] | _.ned)).sum()
    )


def _saetning_progression(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["anciennitet"] == "i_alt")
    return (
        f"Af {antal_ord(alle['antal'], 'job', 'job')}, der begyndte på 1-10 timer, er {procent(alle['op_andel'])} gået "
        f"op, {procent(alle['ned_andel'])} ned, og {procent(alle['uaendret_andel'])} har samme timer."
    )


PROGRESSION = Maal(
    kode="progression",
    navn="Progression i job på få timer",
    definition="Andelen af job, der begyndte på 1-10 betalte timer, hvor timerne er gået op, ned eller er "
    "uændrede.",
    population="Løbende job i den nye ordning på dagen, som begyndte på højst 10 timer (10,5 med afrunding).",
    formel="Timer på dagen minus jobbets første timer. Op: mindst tærsklen mere; ned: mindst tærsklen "
    "mindre. Anciennitet "
    "regnes fra jobbets første dag.",
    kilde="Beskæftigelsesudvalget, svar på spørgsmål 128 (2016): op, ned og uændret for job på 1-10 timer, "
    "efter anciennitet.",
    sikkerhed="udledt",
    forbehold="Svarets egen regel for «gået op» er ikke fundet. Tærsklen på 1 time er husets valg og kan "
    "ændres; svaret "
    f"bruger løntimer, her er det aftalte timer. {OPHAVET}",
    kolonner=(
        Kolonne("anciennitet", "Tid i jobbet", "kode", ANCIENNITET),
        Kolonne("antal", "Job"),
        Kolonne("op", "Op"),
        Kolonne("ned", "Ned"),
        Kolonne("uaendret", "Uændret"),
        Kolonne("op_andel", "Op", "andel"),
        Kolonne("ned_andel", "Ned", "andel"),
        Kolonne("uaendret_andel", "Uændret", "andel"),
    ),
    byg=progression,
    valg={"taerskel": 1.0, "hoejst": FAA_TIMER},
    saetning=_saetning_progression,
)


def stagnation(t: Tabeller, dag: date) -> Table:
    """Én række: job i ny ordning, og hvor mange der har stået stille længe med åbne mål."""
    job, tider, maal = t.perioder("job"), t.perioder("timer"), t.perioder("maal")
    nu = job.filter(loeber(job, dag) & ~job.gammel_ordning).select("sag", "job")
    stille = tider.filter(loeber(tider, dag)).select("sag", "job", siden="fra")
    aabne = maal.filter(loeber(maal, dag)).group_by("sag", "job").agg(maal=_.count())
    hver = nu.left_join(stille, ["sag", "job"]).select("sag", "job", "siden")
    hver = hver.left_join(aabne, ["sag", "job"]).select("sag", "job", "siden", "maal")

    def siden(maaneder: int) -> ibis.Value:
        return (_.siden <= dagen(_maaneder_foer(dag, maaneder))).fill_null(False)

    med = _.maal.fill_null(0) > 0
    return hver.agg(
        job=_.count(),
        stille_12=(siden(STILLE_MAANEDER) & med).sum().fill_null(0),
        stille_24=(siden(LAENGE_STILLE_MAANEDER) & med).sum().fill_null(0),
        uden_maal_12=(siden(STILLE_MAANEDER) & ~med).sum().fill_null(0),
    )


def _maaneder_foer(dag: date, maaneder: int) -> date:
    """Den seneste dag, der ligger så mange hele måneder før; månedens sidste dag, når dagen ikke findes."""
    aar, maaned = divmod(dag.year * 12 + dag.month - 1 - maaneder, 12)
    for nr in range(dag.day, 0, -1):
        try:
            return date(aar, maaned + 1, nr)
        except ValueError:
            continue
    raise ValueError("En måned har mindst én dag.")


def _saetning_stagnation(raekker: Raekker) -> str:
    en = raekker[0]
    return (
        f"{antal_ord(en['stille_12'], 'job', 'job')} af {en['job']} har stået stille i et år, mens et aftalt mål er "
        f"åbent. {antal_ord(en['uden_maal_12'], 'job', 'job')} har stået stille uden noget aftalt mål."
    )


STAGNATION = Maal(
    kode="stagnation",
    navn="Job, der står stille",
    definition="Job, hvor de betalte timer er uændrede i 12 eller 24 måneder, mens der er mål for udvikling, "
    "som ikke er nået.",
    population="Løbende job i den nye ordning på dagen.",
    formel="Måneder siden det seneste af jobbets start og den sidste ændring af betalte timer; mindst ét "
    "åbent udviklingsmål.",
    kilde="Samme regel som listen over job, der står stille (forloeb/udvikling.py).",
    sikkerhed="egen",
    forbehold="Job uden aftalte mål tæller for sig: de kan stå stille, uden at nogen har aftalt andet. "
    + OPHAVET,
    kolonner=(
        Kolonne("job", "Løbende job"),
        Kolonne("stille_12", "Stille i 12 måneder, mål åbne"),
        Kolonne("stille_24", "Heraf i 24 måneder"),
        Kolonne("uden_maal_12", "Stille i 12 måneder, ingen mål"),
    ),
    byg=stagnation,
    saetning=_saetning_stagnation,
)
