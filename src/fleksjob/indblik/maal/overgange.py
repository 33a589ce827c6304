"""Hvor de er et halvt og et helt år efter: status efter et afsluttet forløb på ledighedsydelse eller i fleksjob."""

from collections.abc import Sequence
from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import StringValue, Table, Value

from fleksjob.indblik.maal.deling import delt, foerst, med_gruppe
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, dagen
from fleksjob.indblik.maal.grupper import og_i_alt
from fleksjob.indblik.maal.perioder import nummer, tidsrum
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT
from fleksjob.lov.kerne.fejl import UgyldigtInput

FORLOEB = {"ledighedsydelse": "Ledighedsydelse", "fleksjob": "Fleksjob"}
IKKE_NAAET = "ikke_naaet"
STATUS = {
    "fleksjob": "Fleksjob",
    "ledighedsydelse": "Ledighedsydelse",
    "ordinaert_job": "Almindeligt job",
    "foertidspension": "Førtidspension",
    "seniorpension": "Seniorpension",
    "folkepension": "Folkepension",
    "fraflyttet": "Flyttet fra kommunen",
    "doed": "Død",
    "andet": "Andet eller ukendt",
    IKKE_NAAET: "Dagen er ikke nået",
}
_GRUNDE = tuple(kode for kode in STATUS if kode not in (*FORLOEB, "andet", IKKE_NAAET))


def overgange(t: Tabeller, dag: date, *, uger: Sequence[int], kvartaler: int, efter: str) -> Table:
    """Én række for hvert slags forløb, kvartal, antal uger og status, som nogen har.

    Med `efter` (kommune, region, køn eller alder) er gruppen første kolonne, og `i_alt` er dem alle.
    """
    if not uger or min(uger) < 1 or kvartaler < 1:
        raise UgyldigtInput("uger", "Uger og kvartaler er hele tal fra 1.")
    med = med_gruppe(t, _med_status(t, dag, uger, kvartaler), efter, dag.year)
    noegler = (*delt(efter), "forloeb", "kvartal")
    talt = med.group_by(*noegler, *(f"status_{uge}" for uge in uger)).agg(hver=_.count())
    if delt(efter):
        talt = og_i_alt(talt, "gruppe")
    dele = [
        talt.select(*noegler, "hver", uger=ibis.literal(uge, "int64"), status=talt[f"status_{uge}"])
        for uge in uger
    ]
    samlet = ibis.union(*dele) if len(dele) > 1 else dele[0]
    antal = samlet.group_by(*noegler, "uger", "status").agg(antal=_.hver.sum())
    return foerst(("forloeb", "kvartal", "uger", "status"), _med_andel(antal, (*noegler, "uger")), efter)


def _med_status(t: Tabeller, dag: date, uger: Sequence[int], kvartaler: int) -> Table:
    """Ét forløb en række, med status efter hvert antal uger."""
    p = t.perioder(*FORLOEB, "lukket")
    foerste = tidsrum((dag.year * 12 + dag.month - 1) // 3 - kvartaler + 1, 3).foerste
    sluttet = p.filter(
        p.slags.isin(tuple(FORLOEB)) & p.til.notnull() & (p.til <= dagen(dag)) & (p.til >= dagen(foerste))
    ).select("sag", forloeb="slags", slut="til")
    stand = p.filter((p.fra <= dagen(dag)) & (p.til.isnull() | (p.til > dagen(foerste)))).select(
        "sag", "slags", "vaerdi", "fra", "til"
    )
    hver = (
        sluttet.left_join(stand, "sag")
        .group_by("sag", "forloeb", "slut")
        .agg(**{f"status_{uge}": _status(dag, uge) for uge in uger})
    )
    nr = nummer(hver.slut, 3)
    kvartal = (nr // 4).cast("string") + "K" + (nr % 4 + 1).cast("string")
    return hver.mutate(kvartal=kvartal)


def _status(dag: date, uge: int) -> Value:
    """Det, der gælder så mange uger efter forløbets slut; fleksjob går forud for ydelse, og ydelse for lukning."""
    da = _.slut + ibis.interval(days=7 * uge)
    gaelder = (_.fra <= da) & (_.til.isnull() | (_.til > da))
    return ibis.cases(
        (_.slut.max() > dagen(dag - timedelta(days=7 * uge)), IKKE_NAAET),
        ((gaelder & (_.slags == "fleksjob")).fill_null(False).any(), "fleksjob"),
        ((gaelder & (_.slags == "ledighedsydelse")).fill_null(False).any(), "ledighedsydelse"),
        else_=_grunden(_.vaerdi.max(where=gaelder & (_.slags == "lukket"))),
    )


def _grunden(vaerdi: Value) -> StringValue:
    return ibis.ifelse(vaerdi.isin(_GRUNDE).fill_null(False), vaerdi, "andet")


def _med_andel(antal: Table, noegler: Sequence[str]) -> Table:
    """Andelen af dem, hvis dag er nået, med én decimal. Den største gruppe er resten, så summen er 100,0."""
    hvem = ibis.window(group_by=list(noegler))
    naaet = ibis.ifelse(antal.status == IKKE_NAAET, 0, antal.antal)
    med = antal.mutate(naaet=naaet).mutate(i_alt=_.naaet.sum().over(hvem))
    orden = ibis.window(group_by=list(noegler), order_by=[ibis.desc("naaet"), "status"])
    afrundet = med.mutate(
        plads=ibis.row_number().over(orden),
        del_=ibis.ifelse(_.naaet > 0, (100.0 * _.naaet / _.i_alt.nullif(0)).round(1), 0.0),
    )
    resten = afrundet.mutate(andre=_.del_.sum().over(hvem) - _.del_)
    andel = ibis.cases(
        (resten.naaet == 0, ibis.null("float64")),
        (resten.plads == 0, (100.0 - resten.andre).round(1)),
        else_=resten.del_,
    )
    return resten.select(*noegler, "status", "antal", andel=andel)


def _saetning(raekker: Raekker) -> str:
    uge = max(en["uger"] for en in raekker)
    alle = [en for en in raekker if en.get("gruppe", I_ALT) == I_ALT]
    naaet = [
        en
        for en in alle
        if en["forloeb"] == "ledighedsydelse" and en["uger"] == uge and en["status"] != IKKE_NAAET
    ]
    if not naaet:
        return "Der er ingen afsluttede forløb på ledighedsydelse, der er gået så længe siden."
    i_alt = sum(en["antal"] for en in naaet)

    def andelen(*status: str) -> str:
        return procent(round(100 * sum(en["antal"] for en in naaet if en["status"] in status) / i_alt, 1))

    pension = andelen("foertidspension", "seniorpension", "folkepension")
    return (
        f"{uge} uger efter {antal_ord(i_alt, 'afsluttet forløb', 'afsluttede forløb')} på ledighedsydelse er "
        f"{andelen('fleksjob')} i fleksjob, {andelen('ledighedsydelse')} på ledighedsydelse igen og {pension} på "
        "pension."
    )


OVERGANGE = Maal(
    kode="overgange",
    navn="Status et halvt og et helt år efter",
    definition="Hvor borgerne er 26 og 52 uger efter et afsluttet forløb på ledighedsydelse og efter et afsluttet "
    "fleksjob, efter det kvartal, forløbet sluttede i.",
    population="Forløb, der sluttede i kvartalet. Den, der afsluttede to, tæller to gange. Dem, hvis dag ikke er nået, "
    "er ikke i andelene og står for sig.",
    formel="Dagen er den første dag uden ydelse eller job plus 26 eller 52 uger. Løber et fleksjob den dag, er status "
    "fleksjob; ellers ledighedsydelse; ellers grunden til, at sagen er lukket. Andelene har én decimal, og den største "
    "gruppe er resten, så de altid er 100,0 tilsammen.",
    kilde="Jobindsats Y09B15 og Y08B15 (status 6 og 12 måneder efter et afsluttet forløb, efter kvartal); Jobindsats' "
    "egen regnemåde er ikke læst, og 26 og 52 uger er husets udlægning af 6 og 12 måneder.",
    sikkerhed="udledt",
    forbehold="Når sagen er lukket, står status, som den var ved lukningen: den, der siden er gået på pension eller er "
    "holdt op i det almindelige job, ses ikke. «Andet eller ukendt» er både dem, der trak sig, og dem, hvis sag er "
    f"åben, uden at de har job eller ydelse. {OPHAVET}",
    kolonner=(
        Kolonne("forloeb", "Det, der sluttede", "kode", FORLOEB),
        Kolonne("kvartal", "Sluttede i", "kode"),
        Kolonne("uger", "Uger efter", "kode"),
        Kolonne("status", "Status", "kode", STATUS),
        Kolonne("antal", "Forløb"),
        Kolonne("andel", "Andel", "andel"),
    ),
    byg=overgange,
    valg={"uger": (26, 52), "kvartaler": 12, "efter": ""},
    saetning=_saetning,
)
