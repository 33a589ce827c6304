"""Ledighedsydelsen: hvor længe dem, der får den nu, har fået den, og hvor længe de afsluttede forløb varede."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import (
    DAGE_PR_AAR,
    OPHAVET,
    Kolonne,
    Maal,
    Tabeller,
    andel,
    dage_mellem,
    dagen,
    loeber,
)
from fleksjob.indblik.maal.grupper import (
    ALDER_SAADAN,
    OM_PERSONEN,
    i_orden,
    navne,
    og_i_alt,
    om_personen,
    tjek,
)
from fleksjob.indblik.ord import Raekker, antal_ord
from fleksjob.indblik.skjul import I_ALT

BAAND = {"a": "Under 3 måneder", "b": "3-6 måneder", "c": "6-12 måneder", "d": "1-2 år", "e": "Over 2 år"}
_GRAENSER = (91, 182, 365, 730)
_FORBEHOLD = (
    f"En uge er 7 dage, et år 365. Sygdom og ferie på ledighedsydelse deler ikke forløbet. {OPHAVET} Forløb, "
    f"der begyndte "
    f"før kommunen tog arkivet i brug, har kun den begyndelse, der er skrevet ind. {ALDER_SAADAN}"
)


def ledighedsydelse_sager(t: Tabeller, dag: date) -> Table:
    """Én række for hvert forløb, der løber: `fra`, `dage` og bånd af varighed. Det er dem, målet tæller."""
    forloeb = t.perioder("ledighedsydelse")
    nu = forloeb.filter(loeber(forloeb, dag)).mutate(dage=dage_mellem(_.fra, dagen(dag)))
    baand = ibis.cases(
        *((nu.dage < graense, navn) for graense, navn in zip(_GRAENSER, BAAND, strict=False)), else_="e"
    )
    return nu.select("sag", "fra", "dage", baand=baand)


def varighed_nu(t: Tabeller, dag: date, *, efter: str) -> Table:
    """Én række for hvert bånd af varighed eller hver anden gruppe, og `i_alt`."""
    nu = _i_grupper(t, ledighedsydelse_sager(t, dag), tjek(efter, ("varighed", *OM_PERSONEN)), dag, "baand")
    return (
        og_i_alt(nu, "baand")
        .group_by("baand")
        .agg(
            antal=_.count(),
            median=_median(),
            gennemsnit=_snit(),
            under_1_aar=(_.dage < DAGE_PR_AAR).sum(),
            fra_1_til_2_aar=((_.dage >= DAGE_PR_AAR) & (_.dage < 2 * DAGE_PR_AAR)).sum(),
            over_2_aar=(_.dage >= 2 * DAGE_PR_AAR).sum(),
        )
        .mutate(andel=andel(_.antal, _.antal.max().over(ibis.window())))
        .select(*(en.navn for en in _KOLONNER))
        .order_by(i_orden("baand"))
    )


def _i_grupper(t: Tabeller, hver: Table, efter: str, dag: date, felt: str) -> Table:
    """Forløbene med personens gruppe i feltet; uden en dimension om personen, som de er."""
    if efter not in OM_PERSONEN:
        return hver
    sager = t.sager.select("sag", **{felt: om_personen(t.sager, efter, dag.year)})
    return hver.drop(felt).inner_join(sager, "sag")


def _median() -> ibis.Value:
    return (_.dage.median() / 7).round(1)


def _snit() -> ibis.Value:
    return (_.dage.mean() / 7).round(1)


_KOLONNER = (
    Kolonne("baand", "Har varet", "kode", {**navne(*OM_PERSONEN), **BAAND, I_ALT: "Alle"}),
    Kolonne("antal", "Personer"),
    Kolonne("andel", "Andel", "andel"),
    Kolonne("median", "Median", "uger"),
    Kolonne("gennemsnit", "Gennemsnit", "uger"),
    Kolonne("under_1_aar", "Under 1 år", af="antal"),
    Kolonne("fra_1_til_2_aar", "1-2 år", af="antal"),
    Kolonne("over_2_aar", "Over 2 år", af="antal"),
)


def _saetning_ledighed(raekker: Raekker) -> str:
    alle = next(en for en in raekker if en["baand"] == "i_alt")
    over_1, over_2 = alle["fra_1_til_2_aar"] + alle["over_2_aar"], alle["over_2_aar"]
    return (
        f"{antal_ord(alle['antal'], 'person', 'personer')} får ledighedsydelse, halvdelen i mindst "
        f"{antal_ord(alle['median'] or 0, 'uge', 'uger')}. {over_1} har fået den i over 1 år, {over_2} i over 2. "
        "Der er ingen øvre grænse."
    )


LEDIGHEDSYDELSE_NU = Maal(
    kode="ledighedsydelse_nu",
    navn="På ledighedsydelse nu",
    definition="Dem, der får ledighedsydelse på dagen, efter hvor længe de har fået den uden afbrydelse.",
    population="Alle med et løbende forløb på ledighedsydelse på dagen.",
    formel="Dage fra forløbets første dag til dagen. Over 1 år er båndene «1-2 år» og «Over 2 år».",
    kilde="Forløb som i Jobindsats: sammenhængende dage; en fødselsdag, en flytning eller et hul på nul dage "
    "deler ikke.",
    sikkerhed="sekundaer",
    forbehold=_FORBEHOLD,
    kolonner=_KOLONNER,
    byg=varighed_nu,
    valg={"efter": "varighed"},
    saetning=_saetning_ledighed,
)


def varighed_slut(t: Tabeller, dag: date, *, dage: int, efter: str) -> Table:
    """Forløb, der sluttede i perioden frem til dagen, og i den lige så lange periode før."""
    forloeb = t.perioder("ledighedsydelse")
    slut, foer = dagen(dag - timedelta(days=dage)), dagen(dag - timedelta(days=2 * dage))
    sluttet = forloeb.filter(forloeb.til.notnull() & (forloeb.til <= dagen(dag)) & (forloeb.til > foer))
    hver = sluttet.select(
        "sag",
        periode=ibis.ifelse(sluttet.til > slut, "nu", "foer"),
        dage=dage_mellem(sluttet.fra, sluttet.til),
        gruppe=ibis.literal(I_ALT),
    )
    if tjek(efter, ("", *OM_PERSONEN)):
        hver = og_i_alt(_i_grupper(t, hver, efter, dag, "gruppe"), "gruppe")
    return (
        hver.group_by("periode", "gruppe")
        .agg(
            antal=_.count(),
            median=_median(),
            gennemsnit=_snit(),
            over_1_aar=(_.dage >= DAGE_PR_AAR).sum(),
            over_2_aar=(_.dage >= 2 * DAGE_PR_AAR).sum(),
        )
        .order_by(ibis.desc("periode"), *i_orden("gruppe"))
    )


def _saetning_ledighed_slut(raekker: Raekker) -> str:
    nu = next((en for en in raekker if en["periode"] == "nu" and en["gruppe"] == I_ALT), None)
    if nu is None:
        return "Ingen forløb er slut det sidste år."
    return (
        f"{antal_ord(nu['antal'], 'forløb', 'forløb')} sluttede det sidste år; halvdelen varede højst "
        f"{antal_ord(nu['median'], 'uge', 'uger')}."
    )


LEDIGHEDSYDELSE_SLUT = Maal(
    kode="ledighedsydelse_slut",
    navn="Afsluttede forløb på ledighedsydelse",
    definition="Hvor længe de forløb varede, der sluttede det sidste år, og i året før.",
    population="Forløb på ledighedsydelse med en sidste dag i perioden.",
    formel="Dage fra første dag til den første dag uden, som uger (7 dage). Over 1 år: mindst 365 dage; over "
    "2: mindst 730.",
    kilde="Jobindsats Y09A27 (varighed af afsluttede forløb, i uger); Jobindsats' egen regnemåde er ikke "
    "læst.",
    sikkerhed="udledt",
    forbehold="Kun afsluttede forløb: dem, der stadig venter, trækker ikke tallet op. " + _FORBEHOLD,
    kolonner=(
        Kolonne("periode", "Periode", "kode", {"nu": "Det sidste år", "foer": "Året før"}),
        Kolonne("gruppe", "Gruppe", "kode", navne(*OM_PERSONEN)),
        Kolonne("antal", "Forløb"),
        Kolonne("median", "Median", "uger"),
        Kolonne("gennemsnit", "Gennemsnit", "uger"),
        Kolonne("over_1_aar", "Over 1 år", af="antal"),
        Kolonne("over_2_aar", "Over 2 år", af="antal"),
    ),
    byg=varighed_slut,
    valg={"dage": DAGE_PR_AAR, "efter": ""},
    saetning=_saetning_ledighed_slut,
)
