"""Afgangen: hvor de kom hen, der holdt op i fleksjob, med ledighedsydelse eller i ordningen."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen
from fleksjob.indblik.maal.grupper import i_orden, og_i_alt, tjek
from fleksjob.indblik.maal.tilgang import DIREKTE_DAGE
from fleksjob.indblik.maal.tilgang_aar import AAR
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT

FRA = {"fleksjob": "fleksjob", "ledighedsydelse": "ledighedsydelse", "ordningen": "visitation"}
"""Det, der er sluttet → periodernes slags."""
UKENDT = "ukendt"
TIL = {
    "ledighedsydelse": "Ledighedsydelse",
    "fleksjob": "Fleksjob",
    "ordinaert_job": "Ordinært job",
    "foertidspension": "Førtidspension",
    "seniorpension": "Seniorpension",
    "folkepension": "Folkepension",
    "fraflyttet": "Flyttet fra kommunen",
    "doed": "Død",
    "trukket": "Borgeren trak sig",
    "andet": "Sagen er lukket af en anden grund",
    UKENDT: "Ingen af delene inden for en måned",
    I_ALT: "I alt",
}


def afgang(t: Tabeller, dag: date, *, aar: int, fra: str) -> Table:
    """Én række for hvert år og hvert sted, de kom hen, og `i_alt` for året."""
    slags = FRA[tjek(fra, FRA)]
    perioder = t.perioder(slags)
    slut = perioder.filter(
        perioder.til.notnull()
        & (perioder.til <= dagen(dag))
        & (perioder.til >= dagen(date(dag.year - aar + 1, 1, 1)))
    ).select("sag", slut="til")
    hver = slut.left_join(_naeste(t, slut, dag, fra), ["sag", "slut"]).select(
        aar=_.slut.year(), til=ibis.coalesce(_.til, UKENDT)
    )
    talt = hver.group_by("aar", "til").agg(antal=_.count())
    aarets = ibis.window(group_by="aar")
    return (
        og_i_alt(talt, "til")
        .group_by("aar", "til")
        .agg(antal=_.antal.sum())
        .mutate(andel=andel(_.antal, _.antal.max().over(aarets)))
        .select("aar", "til", "antal", "andel")
        .order_by("aar", *i_orden("til"))
    )


def _naeste(t: Tabeller, slut: Table, dag: date, fra: str) -> Table:
    """Det første, der løber efter slutdagen inden for en måned. Samme dag går lukningen forud, så fleksjob."""
    slags = ("lukket",) if fra == "ordningen" else ("lukket", "fleksjob", "ledighedsydelse")
    p = t.perioder(*slags).filter(_.fra <= dagen(dag))
    p = p.select(
        "sag",
        hvad=ibis.ifelse(p.slags == "lukket", p.vaerdi, p.slags),
        forud=ibis.cases((p.slags == "lukket", 0), (p.slags == "fleksjob", 1), else_=2),
        begynder="fra",
        slutter="til",
    )
    begge = slut.inner_join(p, "sag")
    efter = begge.filter(
        dage_mellem(begge.slut, begge.begynder) < DIREKTE_DAGE,
        begge.slutter.isnull() | (begge.slutter > begge.slut),
    )
    rang = ibis.greatest(dage_mellem(efter.slut, efter.begynder), 0) * 10 + efter.forud
    return efter.group_by("sag", "slut").agg(til=efter.hvad.argmin(rang))


def _saetning(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    nu = [en for en in raekker if en["aar"] == aar]
    alle = next(en for en in nu if en["til"] == I_ALT)
    flest = max((en for en in nu if en["til"] != I_ALT), key=lambda en: (en["antal"], en["til"]))
    return (
        f"{antal_ord(alle['antal'], 'afgang', 'afgange')} i {aar} til nu. "
        f"Flest: {TIL.get(flest['til'], flest['til'])}, {procent(flest['andel'])}."
    )


AFGANG = Maal(
    kode="afgang",
    navn="Afgang, og hvorhen",
    definition="Hvor de kom hen, der hvert år holdt op i fleksjob (eller med ledighedsydelse, eller i ordningen).",
    population="Perioder med en sidste dag i året; den samme person kan have flere. Dagens år er til og med dagen.",
    formel=f"Det første, der begynder eller løber inden for {DIREKTE_DAGE} dage efter: sagen lukkes med en grund, et "
    "(nyt) fleksjob eller ledighedsydelse; samme dag går lukningen forud. Fra ordningen tæller kun lukningens grund.",
    kilde="Lukningens grund er den, sagen er lukket med. Delingen er husets; Jobindsats Y08B15 og Y09B15 måler i "
    "stedet status efter 6 og 12 måneder.",
    sikkerhed="egen",
    forbehold="Den sidste måneds afgang kan skifte, når der kommer mere. En pension, der ikke er skrevet som grund til "
    f"lukningen, kendes ikke. {OPHAVET}",
    kolonner=(
        Kolonne("aar", "År", "kode"),
        Kolonne("til", "Hvorhen", "kode", TIL),
        Kolonne("antal", "Afgange"),
        Kolonne("andel", "Andel", "andel"),
    ),
    byg=afgang,
    valg={"aar": AAR, "fra": "fleksjob"},
    saetning=_saetning,
)
