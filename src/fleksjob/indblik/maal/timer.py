"""Bestanden i fleksjob efter betalte timer om ugen."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import IntegerValue, NumericValue, StringValue, Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, loeber
from fleksjob.indblik.ord import Raekker, antal_ord, procent

BAAND = {
    "01": "1-5 timer",
    "06": "6-10 timer",
    "11": "11-15 timer",
    "16": "16-20 timer",
    "21": "21-25 timer",
    "26": "26-30 timer",
    "31": "Over 30 timer",
    "uoplyst": "Ikke oplyst",
}
FAA_TIMER = 10.5
"""Højst så mange betalte timer er i båndene 1-5 og 6-10."""
_GRAENSER = ((5.5, "01"), (FAA_TIMER, "06"), (15.5, "11"), (20.5, "16"), (25.5, "21"), (30.5, "26"))


def baandet(timer: NumericValue) -> StringValue:
    """Båndet for et timetal; uden timer er det ikke oplyst."""
    return ibis.cases(
        (timer.isnull(), "uoplyst"), *((timer <= hoejst, kode) for hoejst, kode in _GRAENSER), else_="31"
    )


def bestand(t: Tabeller, dag: date) -> Table:
    """Én række for hvert bånd. To job lægges sammen for den, der har begge."""
    job, tider = t.perioder("fleksjob"), t.perioder("timer")
    i_job = job.filter(loeber(job, dag)).select("sag").distinct()
    timer = tider.filter(loeber(tider, dag)).group_by("sag").agg(timer=_.timer.sum())
    hver = i_job.left_join(timer, "sag").select("sag", "timer")
    i_baand = (
        hver.mutate(baand=baandet(hver.timer))
        .group_by("baand")
        .agg(antal=_.count(), gennemsnit=_.timer.mean().round(1))
    )
    i_alt: IntegerValue = i_baand.agg(i_alt=_.antal.sum())
    return (
        i_baand.cross_join(i_alt)
        .mutate(andel=andel(_.antal, _.i_alt))
        .select("baand", "antal", "andel", "gennemsnit")
        .order_by("baand")
    )


def _saetning(raekker: Raekker) -> str:
    i_alt = sum(en["antal"] for en in raekker)
    faa = {en["baand"]: en["antal"] for en in raekker}
    hoejst_10 = procent(round(100 * (faa.get("01", 0) + faa.get("06", 0)) / i_alt))
    hoejst_5 = procent(round(100 * faa.get("01", 0) / i_alt))
    personer = antal_ord(i_alt, "person", "personer")
    return f"{personer} er i fleksjob. {hoejst_10} har højst 10 timer, {hoejst_5} højst 5."


TIMER = Maal(
    kode="timer",
    navn="I fleksjob efter timer",
    definition="Personer i fleksjob på dagen efter de timer om ugen, arbejdsgiveren betaler for.",
    population="Alle med mindst ét løbende fleksjob på dagen, i ny og gammel ordning.",
    formel="Betalte timer = timer til stede gange intensitet, lagt sammen for alle personens job. Båndet 1-5 "
    "går til og "
    "med 5,5 timer, 6-10 til og med 10,5, og så fremdeles.",
    kilde="Båndene fra Beskæftigelsesudvalget 2022-23, spørgsmål 61. Grænserne ved halve timer er husets "
    "valg.",
    sikkerhed="sekundaer",
    forbehold="Ministeriets tabeller bruger løntimer fra eIndkomst; her er det de timer, der er aftalt i "
    "jobbet. " + OPHAVET,
    kolonner=(
        Kolonne("baand", "Timer om ugen", "kode", BAAND),
        Kolonne("antal", "Personer"),
        Kolonne("andel", "Andel", "andel"),
        Kolonne("gennemsnit", "Gennemsnit", "timer"),
    ),
    byg=bestand,
    saetning=_saetning,
)
