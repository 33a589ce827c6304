"""Fastholdelsesfleksjob: hvornår der kan gives fleksjob på den arbejdsplads, hvor borgeren allerede er ansat.

- Før 2013: mulighederne for at fastholde skulle være prøvet, men loven nævnte ingen måneder.
- Fra 2013: mindst 12 måneder dér under overenskomstens sociale kapitler eller på særlige vilkår.
- Fra 2020: kun for den, der har mere end 6 år til folkepensionsalderen. Præcis 6 år er altså undtaget.

I de 12 måneder skal der være en skriftlig aftale, som siger, hvilke funktioner der er svære, og hvilke skånehensyn der
er aftalt; og arbejdsgiveren skal dokumentere et reelt forsøg på et vedvarende job uden tilskud. Kravet fraviges, når
skaden eller sygdommen er akut *og* det er åbenbart formålsløst at gennemføre forløbet. De almindelige betingelser for
fleksjob skal altid være opfyldt (se `maalgruppe`).
"""

from datetime import date

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle

FRA, TIL = date(1998, 7, 1), date(2026, 12, 31)

L53 = "https://ft.dk/samling/20191/lovforslag/L53/bilag/1/2104711/index.htm"
CABI = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-jobcentre/fastholdelsesfleksjob/"
E0 = "LAB kap. 13 (før 2013)"
KAP_13 = "LAB kap. 13 (dagældende)"
JA_NEJ = {1.0: "ja", 0.0: "nej"}
TAELLEMAADE = (
    "Om sygemåneder tæller med i de 12 måneder, og om månederne skal være ubrudte, er ikke fastslået; her tælles "
    "kalendertid i den seneste ubrudte ansættelse på særlige vilkår."
)

KAN_BEVILGES, KRAVET_GAELDER_IKKE, UNDTAGET = 0.0, 1.0, 2.0
MAANEDER_MANGLER, AFTALE_MANGLER, FORSOEG_MANGLER = 3.0, 4.0, 5.0
UDFALD = {
    KAN_BEVILGES: "kan_bevilges",
    KRAVET_GAELDER_IKKE: "kravet_gaelder_ikke",
    UNDTAGET: "undtaget",
    MAANEDER_MANGLER: "maaneder_mangler",
    AFTALE_MANGLER: "aftale_mangler",
    FORSOEG_MANGLER: "forsoeg_mangler",
}
UDFALD_VIST = {
    KAN_BEVILGES: "kan bevilges",
    KRAVET_GAELDER_IKKE: "kravet gælder ikke",
    UNDTAGET: "undtaget",
    MAANEDER_MANGLER: "der mangler måneder",
    AFTALE_MANGLER: "aftalen mangler",
    FORSOEG_MANGLER: "forsøget mangler",
}

INPUT = (
    Input(navn="aar_til_folkepension", titel="År til folkepensionsalderen", enhed="år", hoejst=120),
    Input(navn="maaneder", titel="Måneder på særlige vilkår", enhed="måneder", hoejst=1200),
    Input(navn="akut", titel="Akut skade eller sygdom", enhed="ja/nej", hoejst=1),
    Input(navn="formaalsloest", titel="Åbenbart formålsløst", enhed="ja/nej", hoejst=1),
    Input(navn="skriftlig_aftale", titel="Skriftlig aftale", enhed="ja/nej", hoejst=1),
    Input(navn="aftalte_funktioner", titel="Aftalen nævner de svære funktioner", enhed="ja/nej", hoejst=1),
    Input(navn="aftalte_hensyn", titel="Aftalen nævner skånehensynene", enhed="ja/nej", hoejst=1),
    Input(navn="reelt_forsoeg", titel="Dokumenteret reelt forsøg", enhed="ja/nej", hoejst=1),
)


@regel(
    navn="Kravet om 12 måneder gælder",
    tekst="Loven nævner ingen måneder; mulighederne for at fastholde skal være prøvet: {resultat}",
    hjemmel=E0,
    fra="1998-07-01",
    til="2012-12-31",
    enhed="ja/nej",
    sikkerhed="sekundaer",
    forbehold="Før 2013 skulle mulighederne for fastholdelse være prøvet; hvordan det blev dokumenteret, er ikke læst.",
    udfald=JA_NEJ,
    giver="kravet_gaelder",
)
def kravet_gaelder_foer_2013() -> float:
    return 0.0


@regel(
    navn="Kravet om 12 måneder gælder",
    tekst="Kravet gælder alle: {resultat}",
    hjemmel=KAP_13,
    fra="2013-01-01",
    til="2019-12-31",
    enhed="ja/nej",
    url=L53,
    sikkerhed="udledt",
    forbehold="At kravet gjaldt uanset alder til og med 2019, er udledt af, at undtagelsen kom i 2020.",
    udfald=JA_NEJ,
    giver="kravet_gaelder",
)
def kravet_gaelder_2013() -> float:
    return 1.0


@regel(
    navn="Kravet om 12 måneder gælder",
    tekst="{aar_til_folkepension} til folkepensionsalderen; kravet gælder ved mere end "
    "{fastholdelse_aar_til_folkepension}",
    hjemmel="LAB § 119, stk. 1",
    fra="2020-01-01",
    enhed="ja/nej",
    url=L53,
    udfald=JA_NEJ,
)
def kravet_gaelder(aar_til_folkepension: float, fastholdelse_aar_til_folkepension: float) -> float:
    if aar_til_folkepension > fastholdelse_aar_til_folkepension:
        return 1.0
    return 0.0


@regel(
    navn="Kravet fraviges",
    tekst="Akut skade eller sygdom: {akut}; åbenbart formålsløst: {formaalsloest}. Begge dele skal være opfyldt",
    hjemmel="LAB § 119, stk. 3",
    fra="2020-01-01",
    enhed="ja/nej",
    url=CABI,
    sikkerhed="sekundaer",
    udfald=JA_NEJ,
    tidligere=(Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),),
)
def kravet_fraviges(akut: float, formaalsloest: float) -> float:
    return min(akut, formaalsloest)


@regel(
    navn="Måneder, der mangler",
    tekst="Ingen måneder kræves: {resultat} mangler",
    hjemmel=E0,
    fra="1998-07-01",
    til="2012-12-31",
    enhed="måneder",
    sikkerhed="sekundaer",
    giver="maaneder_mangler",
)
def maaneder_mangler_foer_2013() -> float:
    return 0.0


@regel(
    navn="Måneder, der mangler",
    tekst="{fastholdelse_maaneder} kræves, {maaneder} er gået: {resultat} mangler",
    hjemmel="LAB § 119, stk. 1, og § 118, stk. 2, nr. 4",
    fra="2020-01-01",
    enhed="måneder",
    forbehold=TAELLEMAADE,
    tidligere=(Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer", TAELLEMAADE),),
)
def maaneder_mangler(maaneder: float, fastholdelse_maaneder: float) -> float:
    return max(0.0, fastholdelse_maaneder - maaneder)


@regel(
    navn="Aftalen mangler eller er ufuldstændig",
    tekst="Skriftlig: {skriftlig_aftale}; nævner de svære funktioner: {aftalte_funktioner}; nævner skånehensynene: "
    "{aftalte_hensyn}",
    hjemmel="LAB § 119 (Cabis gengivelse)",
    fra="2020-01-01",
    enhed="ja/nej",
    url=CABI,
    sikkerhed="sekundaer",
    udfald=JA_NEJ,
    tidligere=(Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),),
)
def aftalen_mangler(skriftlig_aftale: float, aftalte_funktioner: float, aftalte_hensyn: float) -> float:
    return 1.0 - min(skriftlig_aftale, aftalte_funktioner, aftalte_hensyn)


@regel(
    navn="Fleksjob på den nuværende arbejdsplads",
    tekst="Kravet gælder: {kravet_gaelder}. Svaret er: {resultat}",
    hjemmel=E0,
    fra="1998-07-01",
    til="2012-12-31",
    enhed="udfald",
    sikkerhed="sekundaer",
    udfald=UDFALD,
    udfaldstekst=UDFALD_VIST,
    giver="fastholdelse",
)
def fastholdelse_foer_2013(kravet_gaelder: float) -> float:
    return KRAVET_GAELDER_IKKE


@regel(
    navn="Fleksjob på den nuværende arbejdsplads",
    tekst="Kravet gælder: {kravet_gaelder}; kravet fraviges: {kravet_fraviges}; reelt forsøg dokumenteret: "
    "{reelt_forsoeg}. Svaret er: {resultat}",
    hjemmel="LAB § 119",
    fra="2020-01-01",
    enhed="udfald",
    url=CABI,
    sikkerhed="sekundaer",
    udfald=UDFALD,
    udfaldstekst=UDFALD_VIST,
    tidligere=(Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),),
)
def fastholdelse(
    kravet_gaelder: float,
    kravet_fraviges: float,
    maaneder_mangler: float,
    aftalen_mangler: float,
    reelt_forsoeg: float,
) -> float:
    if not kravet_gaelder:
        return KRAVET_GAELDER_IKKE
    if kravet_fraviges:
        return UNDTAGET
    if maaneder_mangler > 0:
        return MAANEDER_MANGLER
    if aftalen_mangler:
        return AFTALE_MANGLER
    if not reelt_forsoeg:
        return FORSOEG_MANGLER
    return KAN_BEVILGES


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("fastholdelse", "maaneder_mangler")
