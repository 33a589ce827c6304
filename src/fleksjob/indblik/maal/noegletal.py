"""Kommunernes nøgletal side om side: dem, evalueringen «Rundt om fleksjob» valgte kommuner efter."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table, Value

from fleksjob.indblik.maal.grund import (
    DAGE_PR_AAR,
    OPHAVET,
    Kolonne,
    Maal,
    Tabeller,
    andel,
    dage_mellem,
    dagen,
)
from fleksjob.indblik.maal.grupper import (
    FAA_TIMER,
    HOEJST_5,
    OM_PERSONEN,
    i_orden,
    navne,
    og_i_alt,
    om_personen,
    tjek,
)
from fleksjob.indblik.maal.jobtimer import JOB_FORBEHOLD, gaaet_op
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT

_SUMMER = (
    "i_fleksjob",
    "timer_1_5",
    "timer_6_10",
    "ledige",
    "sluttede",
    "dage",
    "job_1_5",
    "op_1_5",
    "job_6_10",
    "op_6_10",
)


def noegletal(t: Tabeller, dag: date, *, efter: str, taerskel: float, dage: int) -> Table:
    """Én række for hvert område og `i_alt`, alle tal af ét gennemløb af perioderne."""
    personer = _personer(t, dag, taerskel, dage)
    if tjek(efter, ("", *OM_PERSONEN)):
        grupper = t.sager.select("sag", gruppe=om_personen(t.sager, efter, dag.year))
        personer = og_i_alt(_summer(personer.inner_join(grupper, "sag")), "gruppe")
    else:
        personer = personer.mutate(gruppe=ibis.literal(I_ALT))
    return (
        _summer(personer)
        .select(
            "gruppe",
            "i_fleksjob",
            "timer_1_5",
            andel_1_5=andel(_.timer_1_5, _.i_fleksjob),
            timer_6_10=_.timer_6_10,
            andel_6_10=andel(_.timer_6_10, _.i_fleksjob),
            ledige=_.ledige,
            ledighedsandel=andel(_.ledige, _.ledige + _.i_fleksjob),
            sluttede=_.sluttede,
            uger=(_.dage / 7.0 / _.sluttede.nullif(0)).round(1),
            job_1_5=_.job_1_5,
            op_1_5=_.op_1_5,
            op_andel_1_5=andel(_.op_1_5, _.job_1_5),
            job_6_10=_.job_6_10,
            op_6_10=_.op_6_10,
            op_andel_6_10=andel(_.op_6_10, _.job_6_10),
        )
        .order_by(i_orden("gruppe"))
    )


def _summer(raekker: Table) -> Table:
    return raekker.group_by("gruppe").agg(**{navn: _[navn].sum() for navn in _SUMMER})


def _personer(t: Tabeller, dag: date, taerskel: float, dage: int) -> Table:
    """Først hvert job (og det, der ikke hører til et), så hver sag."""
    p = t.perioder("job", "timer", "ledighedsydelse")
    pr = dagen(dag)
    foerst = dagen(dag - timedelta(days=dage))
    med = p.til.isnull() | (p.til > foerst) | (p.slags == "timer")
    alle = p.filter((p.fra <= pr) & med)
    nu = alle.til.isnull() | (alle.til > pr)
    ydelse = alle.slags == "ledighedsydelse"
    sluttet = ydelse & alle.til.notnull() & (alle.til <= pr) & (alle.til > foerst)
    job = alle.group_by("sag", "job").agg(
        i_job=(nu & (alle.slags == "job")).any(),
        ny=(~alle.gammel_ordning).any(),
        start=alle.timer.argmin(alle.fra, where=alle.slags == "timer"),
        slut=alle.timer.max(where=nu & (alle.slags == "timer")),
        ledig=(nu & ydelse).any(),
        sluttede=sluttet.sum(),
        dage=dage_mellem(alle.fra, alle.til).sum(where=sluttet).fill_null(0),
    )
    maalt = job.filter(job.i_job | job.ledig | (job.sluttede > 0)).mutate(
        maales=job.i_job & job.ny & job.start.notnull() & job.slut.notnull(),
        op=gaaet_op(job.start, job.slut, taerskel).fill_null(False),
    )
    sag = maalt.group_by("sag").agg(
        i_job=_.i_job.any(),
        timer=_.slut.sum(where=_.i_job),
        ledig=_.ledig.any(),
        sluttede=_.sluttede.sum(),
        dage=_.dage.sum(),
        job_1_5=(_.maales & (_.start <= HOEJST_5)).sum(),
        op_1_5=(_.maales & (_.start <= HOEJST_5) & _["op"]).sum(),
        job_6_10=(_.maales & _faa(_.start)).sum(),
        op_6_10=(_.maales & _faa(_.start) & _["op"]).sum(),
    )
    return sag.select(
        "sag",
        "sluttede",
        "dage",
        "job_1_5",
        "op_1_5",
        "job_6_10",
        "op_6_10",
        i_fleksjob=sag.i_job.cast("int64"),
        timer_1_5=(sag.i_job & (sag.timer <= HOEJST_5)).fill_null(False).cast("int64"),
        timer_6_10=(sag.i_job & _faa(sag.timer)).fill_null(False).cast("int64"),
        ledige=sag.ledig.cast("int64"),
    )


def _faa(timer: Value) -> Value:
    return (timer > HOEJST_5) & (timer <= FAA_TIMER)


def _saetning(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["gruppe"] == I_ALT)
    return (
        f"{antal_ord(alle['i_fleksjob'], 'person', 'personer')} er i fleksjob; {procent(alle['andel_1_5'])} har 1-5 "
        f"timer og {procent(alle['andel_6_10'])} 6-10. {procent(alle['ledighedsandel'])} af de visiterede er på "
        "ledighedsydelse."
    )


NOEGLETAL = Maal(
    kode="noegletal",
    navn="Nøgletal for kommunerne",
    definition="Det, kommuner sammenlignes på: andelen i fleksjob på 1-5 og 6-10 timer, andelen på ledighedsydelse, "
    "hvor længe ydelsen varede, og andelen af job på få timer, hvor timerne er gået op.",
    population="Alle i fleksjob eller på ledighedsydelse på dagen; forløb på ydelse, der sluttede det sidste år; "
    "løbende job i ny ordning, der begyndte på 1-5 eller 6-10 timer.",
    formel="Timer er de aftalte betalte, lagt sammen for alle personens job. Ledighedsandel: ledighedsydelse delt med "
    "ledighedsydelse plus fleksjob; den, der har begge dele, tæller begge steder. "
    "Uger: gennemsnit af de forløb, der sluttede. Gået op: mindst 1 time mere på dagen end ved jobbets start.",
    kilde="«Rundt om fleksjob» (2017), kapitel 9: indikatorerne fra Jobindsats, som kommunerne blev valgt efter.",
    sikkerhed="udledt",
    forbehold="Hvordan Jobindsats regner hver indikator, er ikke læst; tærsklen på 1 time er husets valg. "
    f"Personer, hvis timer ikke er oplyst, er i fleksjob, men ikke i noget bånd. {JOB_FORBEHOLD} {OPHAVET}",
    kolonner=(
        Kolonne("gruppe", "Område", "kode", navne(*OM_PERSONEN)),
        Kolonne("i_fleksjob", "I fleksjob"),
        Kolonne("timer_1_5", "Heraf 1-5 timer", af="i_fleksjob"),
        Kolonne("andel_1_5", "1-5 timer", "andel", af="i_fleksjob"),
        Kolonne("timer_6_10", "Heraf 6-10 timer", af="i_fleksjob"),
        Kolonne("andel_6_10", "6-10 timer", "andel", af="i_fleksjob"),
        Kolonne("ledige", "På ledighedsydelse"),
        Kolonne("ledighedsandel", "Ledighedsydelse af alle visiterede", "andel"),
        Kolonne("sluttede", "Forløb på ydelse, der sluttede"),
        Kolonne("uger", "De varede i gennemsnit", "uger"),
        Kolonne("job_1_5", "Job begyndt på 1-5 timer"),
        Kolonne("op_1_5", "Heraf gået op", af="job_1_5"),
        Kolonne("op_andel_1_5", "1-5 timer, gået op", "andel", af="job_1_5"),
        Kolonne("job_6_10", "Job begyndt på 6-10 timer"),
        Kolonne("op_6_10", "Heraf gået op", af="job_6_10"),
        Kolonne("op_andel_6_10", "6-10 timer, gået op", "andel", af="job_6_10"),
    ),
    byg=noegletal,
    valg={"efter": "kommune", "taerskel": 1.0, "dage": DAGE_PR_AAR},
    saetning=_saetning,
)
