"""Tiden fra ledighedsydelse til fleksjob, også for dem, der endnu venter."""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import StringValue, Table, Value

from fleksjob.breve.tegning import med_komma
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, dage_mellem, dagen
from fleksjob.indblik.maal.overlevelse import (
    UGE,
    Z,
    dagskurve,
    fejlen,
    graensen,
    halvdelen,
    i_uger,
    overlevelsen,
)
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.indblik.skjul import I_ALT
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.relationer import NY_ORDNING

OVERGANG_DAGE = 28
"""Et fleksjob, der begynder så kort efter ydelsens sidste dag, er det, ydelsen endte med. Husets valg."""
KOHORTER = ("aar", "halvaar", "alle")
I_JOB_EFTER = (26, 52, 104)
"""Uger, hvor andelen i job læses af kurven."""


def tider_til_job(t: Tabeller, dag: date, fra: int) -> Table:
    """Én række for hvert forløb på ledighedsydelse, der begyndte i året `fra` eller senere.

    `sag`, `fra`, `dage` til fleksjob eller afbrydelse, og `haendt`.

    Jobbet er det første fleksjob, der begynder fra forløbets første dag til `OVERGANG_DAGE` efter dets sidste, og før
    sagen lukkes. Ellers afbrydes forløbet den dag, ydelsen ophører, sagen lukkes, eller optællingen er.
    """
    p = t.perioder("ledighedsydelse", "fleksjob", "lukket")
    alle = p.filter((p.fra <= dagen(dag)) & (p.fra >= dagen(date(fra, 1, 1))))
    orden = ibis.cases((alle.slags == "ledighedsydelse", 0), (alle.slags == "lukket", 1), else_=2)
    frem = ibis.window(group_by=alle.sag, order_by=[alle.fra, orden], preceding=0, following=None)
    med = alle.mutate(
        job=alle.fra.min(where=alle.slags == "fleksjob").over(frem),
        luk=alle.fra.min(where=alle.slags == "lukket").over(frem),
    ).filter(_.slags == "ledighedsydelse")
    pr = dagen(dag)
    slut = ibis.least(ibis.coalesce(med.til, pr), pr)
    i_tide = med.til.isnull() | (dage_mellem(med.til, ibis.coalesce(med.job, pr)) <= OVERGANG_DAGE)
    haendt = med.job.notnull() & i_tide & (med.luk.isnull() | (med.job <= med.luk))
    ud = ibis.ifelse(haendt, med.job, ibis.least(slut, ibis.coalesce(med.luk, pr)))
    return med.select("sag", "fra", dage=dage_mellem(med.fra, ud), haendt=haendt)


def _kohorten(fra: Value, kohorte: str) -> StringValue:
    if kohorte not in KOHORTER:
        raise UgyldigtInput("kohorte", f"«{kohorte}» kan ikke vælges; vælg {', '.join(KOHORTER)}.")
    if kohorte == "alle":
        return ibis.literal(I_ALT)
    aar = fra.year().cast("string")
    return aar if kohorte == "aar" else aar + ibis.ifelse(fra.month() <= 6, "H1", "H2")


def tid_til_job(t: Tabeller, dag: date, *, kohorte: str, fra: int, uger: int, trin: int) -> Table:
    """Én række for hver kohorte og hver `trin` uger, så længe nogen er i risiko."""
    if trin < 1 or uger < trin:
        raise UgyldigtInput("trin", "Uger og trin er hele tal fra 1, og trin er højst uger.")
    tider = tider_til_job(t, dag, fra)
    delt = tider.select("dage", "haendt", kohorte=_kohorten(tider.fra, kohorte))
    kurve = i_uger(dagskurve(delt), uger, trin)
    return kurve.select(
        "kohorte",
        "uge",
        "i_risiko",
        "i_job",
        andel=_i_procent(overlevelsen(kurve)),
        fejl=_i_procent(fejlen(kurve)),
        nedre=_i_procent(graensen(kurve, Z)),
        oevre=_i_procent(graensen(kurve, -Z)),
    ).order_by("kohorte", "uge")


def _i_procent(del_: Value) -> Value:
    return (100.0 * del_).round(2)


def medianer(t: Tabeller, dag: date, *, kohorte: str, fra: int) -> Table:
    """Én række for hver kohorte og `i_alt`: medianen med interval, og andelen i job efter et halvt, ét og to år."""
    tider = tider_til_job(t, dag, fra)
    en = _kohorten(tider.fra, kohorte)
    koder = ibis.array([en, ibis.literal(I_ALT)]).unnest() if kohorte != "alle" else en
    kurve = dagskurve(tider.select("dage", "haendt", kohorte=koder))
    halve = halvdelen(kurve)
    efter = kurve.group_by("kohorte").agg(
        laengst=_.dage.max(),
        **{f"log_{uge}": _.log_s.min(where=_.dage <= UGE * uge).fill_null(0.0) for uge in I_JOB_EFTER},
        **{f"nul_{uge}": _.nul.max(where=_.dage <= UGE * uge).fill_null(0) for uge in I_JOB_EFTER},
    )
    samlet = halve.inner_join(efter, "kohorte")
    return samlet.select(
        "kohorte",
        "antal",
        "i_job",
        afbrudt=_.antal - _.i_job,
        median=_uger(samlet.median),
        nedre=_uger(samlet.nedre),
        oevre=_uger(samlet.oevre),
        **{f"job_{uge}": _i_job_efter(samlet, uge) for uge in I_JOB_EFTER},
    ).order_by(_.kohorte == I_ALT, "kohorte")


def _uger(dage: Value) -> Value:
    return (dage / UGE).round(1)


def _i_job_efter(samlet: Table, uge: int) -> Value:
    """Andelen i job efter ugen; tom, når ingen er fulgt så længe, og der er nogen tilbage."""
    nul = samlet[f"nul_{uge}"] > 0
    andel = (100.0 * (1.0 - samlet[f"log_{uge}"].exp())).round(1)
    return ibis.cases((nul, 100.0), (samlet.laengst >= UGE * uge, andel), else_=ibis.null("float64"))


def _saetning(raekker: Raekker) -> str:
    """Om den nyeste kohorte, der er fulgt i et år; ellers den, der er fulgt længst."""
    et_aar = [en for en in raekker if en["uge"] == 52] or raekker
    en = max(et_aar, key=lambda en: (en["kohorte"], en["uge"]))
    hvem = "Af dem, der kom på ledighedsydelse"
    if en["kohorte"] != I_ALT:
        hvem += f" i {en['kohorte']}"
    i_job = procent(round(100 - en["andel"], 1))
    return f"{hvem}, var {i_job} i fleksjob efter {antal_ord(en['uge'], 'uge', 'uger')}."


def _saetning_median(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["kohorte"] == I_ALT)
    i_alt = antal_ord(alle["antal"], "forløb", "forløb")
    if alle["median"] is None:
        return f"Af {i_alt} på ledighedsydelse er under halvdelen endt i et fleksjob inden for den tid, de er fulgt."
    mellem = med_komma(alle["nedre"]) if alle["nedre"] is not None else "?"
    senest = f" (mellem {mellem} og {med_komma(alle['oevre'])})" if alle["oevre"] is not None else ""
    return f"Halvdelen af {i_alt} på ledighedsydelse er i fleksjob efter {med_komma(alle['median'])} uger{senest}."


_DEFINITION = "Hvor længe der går fra den første dag på ledighedsydelse til det første fleksjob"
_POPULATION = (
    "Forløb på ledighedsydelse, der begyndte fra 2013 og senest på dagen. Den, der har flere forløb, tæller flere "
    "gange."
)
_FORMEL = (
    "Kaplan-Meier på dage: hver dag ganges med 1 - d/n, hvor d begynder i fleksjob, og n endnu venter. Fejlen er "
    "Greenwoods; 95 %-båndet regnes på log(-log S). Jobbet er det første fleksjob fra forløbets første dag til "
    f"{OVERGANG_DAGE} dage efter dets sidste."
)
_KILDE = (
    "Metoden er Kaplan og Meier (1958), Greenwood (1926) og log-log-båndet hos Kalbfleisch og Prentice; hvad der er "
    "et forløb, og hvad der afbryder det, er husets valg."
)
_FORBEHOLD = (
    "Pension, flytning, almindeligt job, død og andet, der ender ydelsen uden et fleksjob, er regnet som "
    "afbrudt, som om de ellers var kommet i job som de andre. Det er de ikke nødvendigvis, så andelen i job "
    "er et loft. Båndet forudsætter, at forløbene er uafhængige. Af de forløb, der begyndte, før arkivet "
    "blev taget i brug, er kun dem med, der stadig løb da, så de ældste kohorter ser langsommere ud, end de var. "
    f"{OPHAVET}"
)

TID_TIL_JOB = Maal(
    kode="tid_til_job",
    navn="Fra ledighedsydelse til fleksjob",
    definition=f"{_DEFINITION}: andelen, der endnu ikke er i fleksjob, uge for uge, efter hvornår de begyndte.",
    population=_POPULATION,
    formel=f"{_FORMEL} Kurven læses ved ugens sidste dag; en kohorte stopper, når ingen er fulgt så længe.",
    kilde=_KILDE,
    sikkerhed="egen",
    forbehold=_FORBEHOLD,
    kolonner=(
        Kolonne("kohorte", "Begyndte", "kode", {I_ALT: "Alle"}),
        Kolonne("uge", "Efter uger", "kode"),
        Kolonne("i_risiko", "Venter endnu og er fulgt så længe"),
        Kolonne("i_job", "Begyndte i job siden forrige række"),
        Kolonne("andel", "Endnu ikke i fleksjob", "andel"),
        Kolonne("fejl", "Standardfejl", "andel"),
        Kolonne("nedre", "Båndets nedre grænse", "andel"),
        Kolonne("oevre", "Båndets øvre grænse", "andel"),
    ),
    byg=tid_til_job,
    valg={"kohorte": "aar", "fra": NY_ORDNING.year, "uger": 156, "trin": 4},
    saetning=_saetning,
)

TID_TIL_JOB_MEDIAN = Maal(
    kode="tid_til_job_median",
    navn="Halvdelen i fleksjob efter",
    definition=f"{_DEFINITION}: ugerne, til halvdelen er i job, og andelen i job efter et halvt, ét og to år.",
    population=_POPULATION,
    formel=f"{_FORMEL} Medianen er den første dag, kurven er højst en halv; dens interval er de første dage, båndets "
    "grænser er det. Andelen i job er 100 minus kurven.",
    kilde=_KILDE,
    sikkerhed="egen",
    forbehold=f"En tom median er ikke nået endnu. {_FORBEHOLD}",
    kolonner=(
        Kolonne("kohorte", "Begyndte", "kode", {I_ALT: "Alle"}),
        Kolonne("antal", "Forløb"),
        Kolonne("i_job", "Endte i fleksjob", af="antal"),
        Kolonne("afbrudt", "Afbrudt eller venter", af="antal"),
        Kolonne("median", "Halvdelen i job efter", "uger"),
        Kolonne("nedre", "Mindst (95 %)", "uger"),
        Kolonne("oevre", "Højst (95 %)", "uger"),
        Kolonne("job_26", "I job efter 26 uger", "andel"),
        Kolonne("job_52", "I job efter 52 uger", "andel"),
        Kolonne("job_104", "I job efter 104 uger", "andel"),
    ),
    byg=medianer,
    valg={"kohorte": "aar", "fra": NY_ORDNING.year},
    saetning=_saetning_median,
)
