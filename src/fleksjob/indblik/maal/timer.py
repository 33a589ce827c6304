"""Bestanden i fleksjob efter timer om ugen: de aftalte, og de løntimer, der er indberettet."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.bestand import personer_paa
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.maal.grupper import BAAND, FAA_TIMER, UOPLYST, baandet, i_ordningen
from fleksjob.indblik.maal.perioder import Tidsrum, maaneden
from fleksjob.indblik.ord import Raekker, antal_ord, procent

__all__ = ["BAAND", "FAA_TIMER", "TIMER", "TIMER_LOEN", "baandet"]


def timer(t: Tabeller, dag: date, *, ordning: str) -> Table:
    """Én række for hvert bånd. To job lægges sammen for den, der har begge."""
    return _i_baand(personer_paa(t, dag, ordning))


def timer_loen(t: Tabeller, dag: date, *, maaned: str, ordning: str) -> Table:
    """Én række for hvert bånd af løntimer i måneden. Uden løntimer: `uoplyst`."""
    valgt = maaneden(maaned, dag)
    loen = t.indkomst.filter((_.maaned == dagen(valgt.foerste)) & (_.slags == "fleksjob"))
    i_jobbet = loen.group_by("sag", "job").agg(timer=_.loentimer.sum())
    hver = i_jobbet.right_join(job_i(t, valgt, ordning), ["sag", "job"]).select(
        sag=ibis.coalesce(_.sag_right, _.sag), timer=_.timer
    )
    return _i_baand(hver.group_by("sag").agg(timer=_.timer.sum().nullif(0.0)))


def job_i(t: Tabeller, valgt: Tidsrum, ordning: str) -> Table:
    """Job, der løb mindst én dag i tidsrummet: sag og job."""
    job = i_ordningen(t.perioder("job"), ordning)
    return job.filter(valgt.rammer(job)).select("sag", "job")


def _i_baand(hver: Table) -> Table:
    i_baand = (
        hver.mutate(baand=baandet(hver.timer))
        .group_by("baand")
        .agg(antal=_.count(), gennemsnit=_.timer.mean().round(1))
    )
    return (
        i_baand.mutate(andel=andel(_.antal, _.antal.sum().over(ibis.window())))
        .select("baand", "antal", "andel", "gennemsnit")
        .order_by("baand")
    )


def _saetning(raekker: Raekker) -> str:
    i_alt = sum(en["antal"] for en in raekker)
    hoejst_10, hoejst_5 = (
        procent(round(100 * _faa(raekker, koder) / i_alt)) for koder in (("01", "06"), ("01",))
    )
    personer = antal_ord(i_alt, "person", "personer")
    return f"{personer} er i fleksjob. {hoejst_10} har højst 10 timer, {hoejst_5} højst 5."


def _faa(raekker: Raekker, baand: tuple[str, ...]) -> int:
    return sum(en["antal"] for en in raekker if en["baand"] in baand)


def _saetning_loen(raekker: Raekker) -> str:
    med = [en for en in raekker if en["baand"] != UOPLYST]
    i_alt, uden = sum(en["antal"] for en in med), sum(en["antal"] for en in raekker if en["baand"] == UOPLYST)
    if not i_alt:
        return f"Der er ikke indberettet løntimer for {antal_ord(uden, 'person', 'personer')} i fleksjob."
    return (
        f"{antal_ord(i_alt, 'person', 'personer')} i fleksjob har løntimer i måneden. "
        f"{procent(round(100 * _faa(med, ('01', '06')) / i_alt))} af dem har højst 10, {uden} har ingen oplyst."
    )


_KOLONNER = (
    Kolonne("baand", "Timer om ugen", "kode", BAAND),
    Kolonne("antal", "Personer"),
    Kolonne("andel", "Andel", "andel"),
    Kolonne("gennemsnit", "Gennemsnit", "timer"),
)
_BAANDENE = "Båndet 1-5 går til og med 5,5 timer, 6-10 til og med 10,5, og så fremdeles."

TIMER = Maal(
    kode="timer",
    navn="I fleksjob efter timer",
    definition="Personer i fleksjob på dagen efter de timer om ugen, arbejdsgiveren betaler for.",
    population="Alle med mindst ét løbende fleksjob på dagen, i ny og gammel ordning; med et valg af ordning tælles "
    "kun job i den.",
    formel=f"Betalte timer = timer til stede gange intensitet, lagt sammen for alle personens job. {_BAANDENE}",
    kilde="Båndene fra Beskæftigelsesudvalget 2022-23, spørgsmål 61. Grænserne ved halve timer er husets "
    "valg.",
    sikkerhed="sekundaer",
    forbehold="Ministeriets tabeller bruger løntimer fra eIndkomst; her er det de timer, der er aftalt i "
    "jobbet. " + OPHAVET,
    kolonner=_KOLONNER,
    byg=timer,
    valg={"ordning": "alle"},
    saetning=_saetning,
)

TIMER_LOEN = Maal(
    kode="timer_loen",
    navn="I fleksjob efter indberettede løntimer",
    definition="Personer i fleksjob i en måned efter de løntimer om ugen, arbejdsgiveren har indberettet for den.",
    population="Alle med et fleksjob mindst én dag i måneden; med et valg af ordning tælles kun job i den. Måneden er "
    "den seneste, der er slut på dagen.",
    formel="Månedens løntimer i fleksjob delt med måneden i uger (dage / 7), lagt sammen for alle personens job. "
    f"{_BAANDENE} Ingen eller nul løntimer: ikke oplyst.",
    kilde="Beskæftigelsesudvalget 2022-23, spørgsmål 61: båndene, og at timerne er løntimer i eIndkomst.",
    sikkerhed="sekundaer",
    forbehold="Løntimer er ikke altid de effektive timer: med nedsat intensitet kan der være betalt for færre timer "
    "eller til lavere løn. Et job, der begynder eller slutter midt i måneden, har få timer i den. Grænserne ved halve "
    "timer er husets valg.",
    kolonner=_KOLONNER,
    byg=timer_loen,
    valg={"maaned": "", "ordning": "alle"},
    saetning=_saetning_loen,
)
