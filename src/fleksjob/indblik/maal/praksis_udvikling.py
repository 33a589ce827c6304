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
    p = t.perioder("job", "timer")
    alle = p.filter((p.fra <= dagen(dag)) & ~p.gammel_ordning)
    nu = alle.til.isnull() | (alle.til > dagen(dag))
    er_timer = alle.slags == "timer"
    hver = alle.group_by("sag", "job").agg(
        begyndt=alle.fra.max(where=nu & ~er_timer),
        start=alle.timer.argmin(alle.fra, where=er_timer),
        slut=alle.timer.max(where=nu & er_timer),
        start_der=alle.timer_til_stede.argmin(alle.fra, where=er_timer),
        slut_der=alle.timer_til_stede.max(where=nu & er_timer),
    )
    gamle = hver.filter(hver.begyndt <= dagen(dag - timedelta(days=DAGE_PR_AAR)))
    med = gamle.left_join(_naaede(t, dag), ["sag", "job"])
    felter = [navn for navn in gamle.columns if navn not in ("sag", "job")]
    return med.select(
        *felter,
        d_opgaver_op=med.opgaver.fill_null(False),
        e_kvalitet_op=med.kvalitet.fill_null(False),
    )


def _naaede(t: Tabeller, dag: date) -> Table:
    """De job, hvor et mål af slagsen er nået: målets periode sluttede den dag, et mål i sagen blev nået."""
    p = t.perioder("maal")
    sluttede = p.filter(p.til.notnull() & (p.til <= dagen(dag)) & p.vaerdi.isin(("opgaver", "kvalitet")))
    h = t.haendelser
    naaet = h.filter((h.type == "udviklingsmaal_naaet") & (h.gyldig_fra <= dagen(dag)))
    med = sluttede.semi_join(naaet.select("sag", til="gyldig_fra"), ["sag", "til"])
    return med.group_by("sag", "job").agg(
        opgaver=(_.vaerdi == "opgaver").any(), kvalitet=(_.vaerdi == "kvalitet").any()
    )


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
