"""Praksis: er rammerne skrevet, er der mål, og er der fulgt op, inden jobbet er tre måneder gammelt?"""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.haendelseskoder import SKRIFTLIG
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen
from fleksjob.indblik.ord import Raekker, antal_ord, procent

TRE_MAANEDER = 91
"""«Inden for tre måneder» som dage. Husets valg."""
FOER_START = 91
"""Tillægsaftalen skrives ofte før den første dag; så lang tid før tæller den med."""
HVAD = {
    "a_rammer": "Rammerne er skrevet",
    "b_maal": "Der er aftalt mål for udvikling",
    "c_opfulgt": "Der er fulgt op",
    "d_besoegt": "Der er fulgt op på arbejdspladsen",
}
_SKREVET, _FULGT_OP = ("tillaegsaftale_skrevet", "udviklingsplan_aftalt"), "opfoelgning_afholdt"


def aftaler_ved_start(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Én række for hvert af de sidste `aar` kalenderår, jobbene begyndte i, og hver ting."""
    fra = date(dag.year - aar + 1, 1, 1)
    job = _job(t, dag, fra)
    h = t.haendelser
    skete = h.filter(
        h.type.isin((*_SKREVET, _FULGT_OP)) & (h.gyldig_fra >= dagen(fra - timedelta(days=FOER_START)))
    ).select("sag", "type", "maade", da="gyldig_fra")
    efter = job.left_join(skete, "sag")
    siden = dage_mellem(efter.begyndt, efter.da)
    i_tide = (siden >= 0) & (siden <= TRE_MAANEDER)
    skrevet = efter.type.isin(_SKREVET) & (siden >= -FOER_START) & (siden <= TRE_MAANEDER)
    uden_papir = (efter.type == _SKREVET[1]) & (efter.maade != SKRIFTLIG)
    opfulgt = i_tide & (efter.type == _FULGT_OP)
    hver = efter.group_by("sag", "job", "begyndt").agg(
        b_maal=efter.maal.any(),
        a_rammer=(skrevet & ~uden_papir).fill_null(False).any(),
        c_opfulgt=opfulgt.fill_null(False).any(),
        d_besoegt=(opfulgt & (efter.maade == "arbejdspladsen")).fill_null(False).any(),
    )
    talt = hver.group_by(aar=_.begyndt.year()).agg(
        job=_.count(), **{f"har_{kode}": hver[kode].sum() for kode in HVAD}
    )
    raekker = talt.mutate(hvad=ibis.array(list(HVAD)).unnest())
    antal = ibis.cases(*((raekker.hvad == kode, raekker[f"har_{kode}"]) for kode in HVAD))
    return (
        raekker.select("aar", "hvad", "job", antal=antal)
        .mutate(andel=andel(_.antal, _.job))
        .order_by("aar", "hvad")
    )


def _job(t: Tabeller, dag: date, fra: date) -> Table:
    """Job i ny ordning, der begyndte fra dagen `fra`, og hvis tre måneder er gået; og om et mål blev aftalt i dem."""
    p = t.perioder("job", "maal")
    nye = p.filter(~p.gammel_ordning & (p.fra <= dagen(dag)) & (p.fra >= dagen(fra)))
    hver = nye.group_by("sag", "job").agg(
        begyndt=_.fra.max(where=_.slags == "job"), foerste_maal=_.fra.min(where=_.slags == "maal")
    )
    fulgt = hver.filter(hver.begyndt.notnull() & (hver.begyndt <= dagen(dag - timedelta(days=TRE_MAANEDER))))
    tog = dage_mellem(fulgt.begyndt, fulgt.foerste_maal)
    return fulgt.select("sag", "job", "begyndt", maal=(tog <= TRE_MAANEDER).fill_null(False))


def _saetning(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    har = {en["hvad"]: en for en in raekker if en["aar"] == aar}
    return (
        f"Af {antal_ord(har['a_rammer']['job'], 'job', 'job')} begyndt i {aar} havde "
        f"{procent(har['a_rammer']['andel'])} skrevne rammer og {procent(har['b_maal']['andel'])} mål for "
        f"udvikling inden tre måneder; {procent(har['d_besoegt']['andel'])} var besøgt på arbejdspladsen."
    )


AFTALER_VED_START = Maal(
    kode="aftaler_ved_start",
    navn="De første tre måneder i jobbet",
    definition="Andelen af job, hvor rammerne er skrevet, der er aftalt mål for udvikling, og der er fulgt op, inden "
    "jobbet er tre måneder gammelt.",
    population="Job i den nye ordning, der begyndte i et af de sidste tre kalenderår, og som er mindst tre "
    "måneder gamle; også dem, der er stoppet igen. Enheden er job.",
    formel=f"Rammer: en tillægsaftale eller en skriftlig udviklingsplan fra {FOER_START} dage før til "
    f"{TRE_MAANEDER} dage efter jobbets første dag. Mål, opfølgning og besøg: til og med dag {TRE_MAANEDER}.",
    kilde="Spørgsmålene er fra «Rundt om fleksjob» (2017), figur 24 og 36: skrevne rammer, mål for udvikling "
    "og besøg inden tre måneder.",
    sikkerhed="egen",
    forbehold="Evalueringens tal er jobcentres og virksomheders svar og ikke andele af job. En hændelse "
    f"hører til sagen: begynder to job samtidig, tæller den ved begge. {OPHAVET}",
    kolonner=(
        Kolonne("aar", "Begyndt i", "kode"),
        Kolonne("hvad", "Hvad", "kode", HVAD),
        Kolonne("job", "Job"),
        Kolonne("antal", "Heraf", af="job"),
        Kolonne("andel", "Andel", "andel", af="job"),
    ),
    byg=aftaler_ved_start,
    valg={"aar": 3},
    saetning=_saetning,
)
