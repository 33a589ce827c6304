"""Praksis: er det timerne, intensiteten eller opgaverne, der har udviklet sig?"""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table, Value

from fleksjob.indblik.maal.grund import DAGE_PR_AAR, OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.maal.jobtimer import JOB_FORBEHOLD, gaaet_op
from fleksjob.indblik.ord import Raekker, antal_ord, procent

HVAD = {
    "a_betalte": "Betalte timer",
    "b_til_stede": "Timer på arbejdspladsen",
    "c_intensitet": "Intensitet",
    "d_opgaver": "Nye opgaver (mål nået)",
    "e_kvalitet": "Bedre kvalitet (mål nået)",
}
PROCENTPOINT = 5.0
"""Intensiteten er gået op eller ned, når den er mindst så mange procentpoint anderledes. Husets valg."""
_TAL = ("a_betalte", "b_til_stede", "c_intensitet")


def udvikling_i_jobbet(t: Tabeller, dag: date, *, taerskel: float) -> Table:
    """Én række for hver slags udvikling: job, hvor den er gået op, ned, eller ikke har ændret sig."""
    hver = _jobbene(t, dag)
    maalt = hver.select(
        "d_opgaver_op",
        "e_kvalitet_op",
        **_begge("a_betalte", hver.start, hver.slut, taerskel),
        **_begge("b_til_stede", hver.start_der, hver.slut_der, taerskel),
        **_begge(
            "c_intensitet", _pct(hver.start, hver.start_der), _pct(hver.slut, hver.slut_der), PROCENTPOINT
        ),
    )
    talt = maalt.agg(job=_.count(), **{navn: maalt[navn].sum() for navn in maalt.columns}).filter(_.job > 0)
    raekker = talt.mutate(hvad=ibis.array(list(HVAD)).unnest())
    op = ibis.cases(*((raekker.hvad == kode, raekker[f"{kode}_op"]) for kode in HVAD))
    ned = ibis.cases(*((raekker.hvad == kode, raekker[f"{kode}_ned"]) for kode in _TAL), else_=0)
    return (
        raekker.select("hvad", "job", op=op, ned=ned)
        .mutate(op_andel=andel(_["op"], _.job), ned_andel=andel(_.ned, _.job))
        .order_by("hvad")
    )


def _jobbene(t: Tabeller, dag: date) -> Table:
    """Løbende job i ny ordning, mindst et år gamle, med timer i begyndelsen og nu, og hvilke mål der er nået."""
    p = t.perioder("job", "timer", "maal")
    alle = p.filter((p.fra <= dagen(dag)) & ~p.gammel_ordning)
    naaet = (
        t.haendelser.filter((_.type == "udviklingsmaal_naaet") & (_.gyldig_fra <= dagen(dag)))
        .select("sag", da="gyldig_fra")
        .distinct()
    )
    med = alle.left_join(naaet, [alle.sag == naaet.sag, alle.til == naaet.da, alle.slags == "maal"])
    nu = med.til.isnull() | (med.til > dagen(dag))
    er_timer = med.slags == "timer"

    def naaede(slags: str) -> Value:
        return (med.da.notnull() & (med.vaerdi == slags)).fill_null(False).any()

    hver = med.group_by("sag", "job").agg(
        begyndt=med.fra.max(where=nu & (med.slags == "job")),
        start=med.timer.argmin(med.fra, where=er_timer),
        slut=med.timer.max(where=nu & er_timer),
        start_der=med.timer_til_stede.argmin(med.fra, where=er_timer),
        slut_der=med.timer_til_stede.max(where=nu & er_timer),
        d_opgaver_op=naaede("opgaver"),
        e_kvalitet_op=naaede("kvalitet"),
    )
    et_aar = dagen(dag - timedelta(days=DAGE_PR_AAR))
    return hver.filter(hver.begyndt.notnull() & (hver.begyndt <= et_aar))


def _pct(betalte: Value, til_stede: Value) -> Value:
    return 100.0 * betalte / til_stede.nullif(0.0)


def _begge(kode: str, start: Value, slut: Value, mindst: float) -> dict[str, Value]:
    return {
        f"{kode}_op": gaaet_op(start, slut, mindst).fill_null(False),
        f"{kode}_ned": gaaet_op(slut, start, mindst).fill_null(False),
    }


def _saetning(raekker: Raekker) -> str:
    har = {en["hvad"]: en for en in raekker}
    return (
        f"I {antal_ord(har['a_betalte']['job'], 'job', 'job')}, der er mindst et år gamle, er de betalte "
        f"timer gået op i {procent(har['a_betalte']['op_andel'])}, intensiteten i "
        f"{procent(har['c_intensitet']['op_andel'])}, og i {procent(har['d_opgaver']['op_andel'])} er et mål om nye "
        "opgaver nået."
    )


UDVIKLING_I_JOBBET = Maal(
    kode="udvikling_i_jobbet",
    navn="Udvikling i timer, intensitet og opgaver",
    definition="Andelen af job, hvor timerne, intensiteten eller opgaverne har udviklet sig, siden jobbet begyndte.",
    population="Løbende job i den nye ordning, der er mindst 365 dage gamle på dagen. Enheden er job.",
    formel="Timer: mindst 1 time mere eller mindre end ved starten. Intensitet: betalte timer delt med timer på "
    f"arbejdspladsen, mindst {PROCENTPOINT:.0f} procentpoint anderledes. Opgaver og kvalitet: mindst ét "
    "aftalt mål af den slags er nået.",
    kilde="Delingen i timer, intensitet, opgaver og kvalitet er fra «Rundt om fleksjob» (2017), figur 34-35.",
    sikkerhed="egen",
    forbehold="Opgaver og kvalitet ses kun, når der er aftalt et mål om dem, og det er skrevet, at det er "
    "nået; der er ikke noget «ned». Skiftede timer til stede og intensitet samtidig, så de betalte timer var "
    f"de samme, ses det ikke. Uden oplyste timer tæller jobbet som uændret. {JOB_FORBEHOLD} {OPHAVET}",
    kolonner=(
        Kolonne("hvad", "Hvad", "kode", HVAD),
        Kolonne("job", "Job"),
        Kolonne("op", "Op", af="job"),
        Kolonne("ned", "Ned", af="job"),
        Kolonne("op_andel", "Op", "andel", af="job"),
        Kolonne("ned_andel", "Ned", "andel", af="job"),
    ),
    byg=udvikling_i_jobbet,
    valg={"taerskel": 1.0},
    saetning=_saetning,
)
