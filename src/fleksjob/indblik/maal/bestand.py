"""Bestanden: personer i fleksjob på en dag, delt efter det, man vil se den efter."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen, loeber
from fleksjob.indblik.maal.grupper import (
    ALDER_SAADAN,
    DIMENSIONER,
    FAA_TIMER,
    HOEJST_5,
    OM_JOBBET,
    OM_PERSONEN,
    UOPLYST,
    baandet,
    i_orden,
    i_ordningen,
    navne,
    og_i_alt,
    om_jobbet,
    om_personen,
    tjek,
)
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT

_TALT = ("antal", "timer_i_alt", "med_timer", "hoejst_5", "fra_6_til_10", "over_10")


def personer_paa(t: Tabeller, dag: date, ordning: str) -> Table:
    """Én række for hver person i fleksjob på dagen, med de betalte timer for alle job lagt sammen."""
    job = i_ordningen(t.perioder("job", "timer"), ordning)
    return job.filter(loeber(job, dag)).group_by("sag").agg(timer=_.timer.sum(where=_.slags == "timer"))


def hovedjob_paa(t: Tabeller, dag: date, ordning: str) -> Table:
    """Én række for hver person: alle job lagt sammen i `timer`, resten fra det ene job, personen tælles for.

    Det er jobbet med flest betalte timer; er to lige, det, der begyndte først, og så det, der blev oprettet først.
    """
    perioder = i_ordningen(t.perioder("job", "timer"), ordning)
    job = (
        perioder.filter(loeber(perioder, dag))
        .group_by("sag", "job")
        .agg(
            i_jobbet=_.timer.sum(where=_.slags == "timer"),
            fra=_.fra.min(),
            branche=_.branche.max(),
            gammel_ordning=_.gammel_ordning.any(),
        )
    )
    foerst = [ibis.desc(job.i_jobbet.fill_null(-1.0)), job.fra, job.job]
    return (
        job.mutate(
            nr=ibis.row_number().over(ibis.window(group_by=job.sag, order_by=foerst)),
            timer=job.i_jobbet.sum().over(ibis.window(group_by=job.sag)),
            dage=dage_mellem(job.fra, dagen(dag)),
        )
        .filter(_.nr == 0)
        .drop("nr", "i_jobbet")
    )


def bestand(t: Tabeller, dag: date, *, efter: str, ordning: str) -> Table:
    """Én række for hver gruppe og `i_alt`. En person tælles én gang, også med to job."""
    tjek(efter, DIMENSIONER)
    if efter in OM_JOBBET:
        job = hovedjob_paa(t, dag, ordning)
        hver = job.select("timer", gruppe=om_jobbet(job, efter))
    else:
        hver = personer_paa(t, dag, ordning)
        if efter in OM_PERSONEN:
            sager = t.sager.select("sag", gruppe=om_personen(t.sager, efter, dag.year))
            hver = hver.inner_join(sager, "sag")
        else:
            hver = hver.mutate(gruppe=baandet(hver.timer))
    return _talt(hver)


def _talt(hver: Table) -> Table:
    faa, lidt = hver.timer <= FAA_TIMER, hver.timer <= HOEJST_5
    grupper = hver.group_by("gruppe").agg(
        antal=hver.count(),
        timer_i_alt=hver.timer.sum().fill_null(0.0),
        med_timer=hver.timer.count(),
        hoejst_5=lidt.sum().fill_null(0),
        fra_6_til_10=(faa & ~lidt).sum().fill_null(0),
        over_10=(hver.timer > FAA_TIMER).sum().fill_null(0),
    )
    return (
        og_i_alt(grupper, "gruppe")
        .group_by("gruppe")
        .agg(**{navn: _[navn].sum() for navn in _TALT})
        .mutate(
            andel=andel(_.antal, _.antal.max().over(ibis.window())),
            gennemsnit=(_.timer_i_alt / _.med_timer.nullif(0)).round(1),
            uoplyst=_.antal - _.med_timer,
            hoejst_10_andel=andel(_.hoejst_5 + _.fra_6_til_10, _.med_timer),
        )
        .select(*(en.navn for en in _KOLONNER))
        .order_by(i_orden("gruppe"))
    )


def _saetning(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["gruppe"] == I_ALT)
    personer = antal_ord(alle["antal"], "person er", "personer er")
    tekst = f"{personer} i fleksjob; {procent(alle['hoejst_10_andel'])} har højst 10 timer."
    dele = [en for en in raekker if en["gruppe"] not in (I_ALT, UOPLYST)]
    if len(dele) < 2:
        return tekst
    flest = max(dele, key=lambda en: (en["antal"], en["gruppe"]))
    navn = navne().get(flest["gruppe"], flest["gruppe"])
    tekst += f" Flest er i gruppen {navn}: {procent(flest['andel'])}."
    ukendt = next((en for en in raekker if en["gruppe"] == UOPLYST), None)
    return tekst if ukendt is None else f"{tekst} For {procent(ukendt['andel'])} er gruppen ikke oplyst."


_KOLONNER = (
    Kolonne("gruppe", "Gruppe", "kode", navne()),
    Kolonne("antal", "Personer"),
    Kolonne("andel", "Andel", "andel"),
    Kolonne("gennemsnit", "Gennemsnit", "timer"),
    Kolonne("hoejst_5", "1-5 timer", af="antal"),
    Kolonne("fra_6_til_10", "6-10 timer", af="antal"),
    Kolonne("over_10", "Over 10 timer", af="antal"),
    Kolonne("uoplyst", "Timer ikke oplyst", af="antal"),
    Kolonne("hoejst_10_andel", "Højst 10 timer", "andel", af="antal"),
)

BESTAND = Maal(
    kode="bestand",
    navn="I fleksjob",
    definition="Personer i fleksjob på dagen, efter timer, kommune, region, køn, alder, branche, tid i jobbet eller "
    "ordning.",
    population="Alle med mindst ét løbende fleksjob på dagen; med et valg af ordning: mindst ét i den.",
    formel="Hver person tælles én gang. Timer er de betalte timer i alle personens job lagt sammen. Efter branche, tid "
    "i jobbet og ordning tælles en person med to job for det med flest timer, ellers det første. Andelen med højst 10 "
    "timer er af dem, hvis timer er oplyst.",
    kilde="Grupperne som i Jobindsats: alder i femårsgrupper, branche efter DB07. Båndene for timer fra "
    "Beskæftigelsesudvalget 2022-23, spørgsmål 61.",
    sikkerhed="udledt",
    forbehold=f"Hvilket job en person med to tælles for, er husets valg. {ALDER_SAADAN} Kommunen er den, der har "
    f"sagen nu. Timerne er dem, der er aftalt. {OPHAVET}",
    kolonner=_KOLONNER,
    byg=bestand,
    valg={"efter": "alder", "ordning": "alle"},
    saetning=_saetning,
)
