"""Målgruppen for fleksjob: om en person på en dag kan visiteres, og hvis ikke, hvilket led der svigter.

LAB § 116, stykke for stykke:
- stk. 1: pension og alder; kan ikke arbejde på normale vilkår; begrænsningen er væsentlig og varig
- stk. 2: den, der nu har en meget begrænset arbejdsevne, når evnen kan udvikles inden for en rimelig periode
- stk. 3: alle relevante tilbud er prøvet, eller det er åbenbart formålsløst at prøve dem
- § 118, stk. 2, nr. 1: ressourcer og udfordringer er fuldt afklaret
- § 118, stk. 3: at sige nej til en behandling indgår ikke

Svaret er det første led, der svigter, i den orden; hvert leds eget svar står i trinene. Leddene selv er skøn, som et
menneske oplyser; programmet vurderer dem ikke. Loven har ingen timegrænse og ingen længde på »en rimelig periode«.
Pensionsdelen står i lovteksten som »og … og … eller«; den læses her som betingelser, der alle skal være opfyldt.
"""

from datetime import date

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.sagsgang import maalgruppe_foer_2013
from fleksjob.lov.sagsgang.maalgruppe_foer_2013 import E0
from fleksjob.lov.sagsgang.maalgruppe_udfald import (
    FOR_HOEJ,
    FOR_LAV,
    I_MAALGRUPPEN,
    IKKE_AFKLARET,
    IKKE_AFPROEVET,
    IKKE_PROEVET,
    IKKE_VARIG,
    INDGAAR_IKKE,
    JA_NEJ,
    KAN_IKKE_UDVIKLES,
    MEGET_BEGRAENSET_VIST,
    NAESTE_SKRIDT,
    NAESTE_SKRIDT_VIST,
    TILBUD_VIST,
    UDEN_FOR_PERSONKREDSEN,
    UDFALD,
    UDFALD_VIST,
)

FRA, TIL = date(1998, 7, 1), date(2026, 12, 31)

LAB_116 = (
    "https://www.lovguiden.dk/loven/bekendtg%C3%B8relse-af-lov-om-en-aktiv-besk%C3%A6ftigelsesindsats/116"
)
LAB_118 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/118/"
VEJLEDNING = "https://aktivsocialraadgiver.dk/vejledning-om-fleksjob-m-v/"

KAP_13 = "LAB kap. 13 (dagældende)"
INPUT = (
    Input(navn="foertidspension", titel="Førtidspension", enhed="ja/nej", hoejst=1),
    Input(navn="seniorpension", titel="Seniorpension", enhed="ja/nej", hoejst=1),
    Input(navn="tidlig_pension_brugt", titel="Brugt ret til tidlig pension", enhed="ja/nej", hoejst=1),
    Input(navn="fyldt_18", titel="18 år eller mere", enhed="ja/nej", hoejst=1),
    Input(
        navn="under_folkepensionsalder", titel="Alder under folkepensionsalderen", enhed="ja/nej", hoejst=1
    ),
    Input(navn="normale_vilkaar", titel="Job på normale vilkår", enhed="ja/nej", hoejst=1),
    Input(navn="vaesentlig", titel="Væsentlig begrænsning", enhed="ja/nej", hoejst=1),
    Input(navn="varig", titel="Varig begrænsning", enhed="ja/nej", hoejst=1),
    Input(
        navn="meget_begraenset",
        titel="Meget begrænset arbejdsevne",
        enhed="valg",
        hoejst=2,
        valg=MEGET_BEGRAENSET_VIST,
    ),
    Input(navn="tilbud_proevet", titel="Prøvede tilbud", enhed="valg", hoejst=2, valg=TILBUD_VIST),
    Input(navn="afklaret", titel="Afklaring", enhed="ja/nej", hoejst=1),
    Input(navn="afviste_behandling", titel="Nej til behandling", enhed="ja/nej", hoejst=1),
)


# -- stk. 1: pension og alder ------------------------------------------------------------------------------------


@regel(
    navn="Pension udelukker fleksjob",
    tekst="Får førtidspension: {foertidspension}",
    hjemmel=KAP_13,
    fra="2013-01-01",
    til="2019-12-31",
    url=VEJLEDNING,
    enhed="ja/nej",
    sikkerhed="udledt",
    forbehold="At førtidspension udelukkede fleksjob i 2013-2019, er udledt af § 116, som den lød i 2020.",
    udfald=JA_NEJ,
    tidligere=(
        Hjemmel(
            E0,
            "1998-07-01",
            "2012-12-31",
            "hukommelse",
            "At social pension udelukkede fleksjob før 2013, er ikke fundet i nogen kilde.",
        ),
    ),
)
def pension_udelukker(foertidspension: float) -> float:
    return foertidspension


@regel(
    navn="Pension udelukker fleksjob",
    tekst="Får førtidspension: {foertidspension}; seniorpension: {seniorpension}",
    hjemmel="LAB § 116, stk. 1",
    fra="2020-01-01",
    til="2020-12-31",
    url=LAB_116,
    enhed="ja/nej",
    sikkerhed="udledt",
    forbehold="At seniorpension udelukker fra 1. januar 2020, er udledt af lov nr. 1559 af 27/12/2019.",
    udfald=JA_NEJ,
    giver="pension_udelukker",
)
def pension_udelukker_2020(foertidspension: float, seniorpension: float) -> float:
    return max(foertidspension, seniorpension)


@regel(
    navn="Pension udelukker fleksjob",
    tekst="Får førtidspension: {foertidspension}; seniorpension: {seniorpension}; har brugt retten til tidlig pension: "
    "{tidlig_pension_brugt}",
    hjemmel="LAB § 116, stk. 1",
    fra="2022-01-01",
    url=LAB_116,
    enhed="ja/nej",
    udfald=JA_NEJ,
    giver="pension_udelukker",
    tidligere=(
        Hjemmel(
            "LAB § 116, stk. 1",
            "2021-01-01",
            "2021-12-31",
            "udledt",
            "At tidlig pension udelukker fra 1. januar 2021, er udledt af lov nr. 2202 af 29/12/2020.",
        ),
    ),
)
def pension_udelukker_2021(
    foertidspension: float, seniorpension: float, tidlig_pension_brugt: float
) -> float:
    return max(foertidspension, seniorpension, tidlig_pension_brugt)


@regel(
    navn="Alderen udelukker fleksjob",
    tekst="Er under folkepensionsalderen: {under_folkepensionsalder}; loven har ingen nedre grænse",
    hjemmel="LAB § 116, stk. 1",
    fra="2020-01-01",
    url=LAB_116,
    enhed="ja/nej",
    udfald=JA_NEJ,
    tidligere=(
        Hjemmel(
            KAP_13,
            "2013-01-01",
            "2019-12-31",
            "udledt",
            "At der var samme aldersgrænse i 2013-2019, er udledt af § 116, som den lød i 2020.",
        ),
    ),
)
def alder_udelukker(under_folkepensionsalder: float) -> float:
    return 1.0 - under_folkepensionsalder


# -- stk. 1: arbejdsevnen ----------------------------------------------------------------------------------------


@regel(
    navn="Arbejdsevnen er for stor",
    tekst="Kan få eller beholde job på normale vilkår: {normale_vilkaar}; væsentligt begrænset: {vaesentlig}",
    hjemmel="LAB § 116, stk. 1",
    fra="2020-01-01",
    url=LAB_116,
    enhed="ja/nej",
    udfald=JA_NEJ,
    tidligere=(
        Hjemmel(E0, "1998-07-01", "2012-12-31", "sekundaer"),
        Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),
    ),
)
def arbejdsevnen_for_stor(normale_vilkaar: float, vaesentlig: float) -> float:
    return max(normale_vilkaar, 1.0 - vaesentlig)


@regel(
    navn="Begrænsningen er ikke varig",
    tekst="Begrænsningen er varig: {varig}",
    hjemmel="LAB § 116, stk. 1",
    fra="2020-01-01",
    url=LAB_116,
    enhed="ja/nej",
    udfald=JA_NEJ,
    tidligere=(
        Hjemmel(E0, "1998-07-01", "2012-12-31", "sekundaer"),
        Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),
    ),
)
def ikke_varig(varig: float) -> float:
    return 1.0 - varig


# -- stk. 2: meget begrænset arbejdsevne -------------------------------------------------------------------------


@regel(
    navn="Arbejdsevnen er for lille",
    tekst="Meget begrænset nu, og kan den udvikles inden for en rimelig periode: {meget_begraenset}",
    hjemmel="LAB § 116, stk. 2",
    fra="2020-01-01",
    url=LAB_116,
    enhed="ja/nej",
    udfald=JA_NEJ,
    tidligere=(Hjemmel(KAP_13, "2013-01-01", "2019-12-31"),),
)
def arbejdsevnen_for_lille(meget_begraenset: float) -> float:
    if meget_begraenset == KAN_IKKE_UDVIKLES:
        return 1.0
    return 0.0


# -- stk. 3 og § 118: det, der skal være prøvet og afklaret ------------------------------------------------------


@regel(
    navn="Relevante tilbud mangler at blive prøvet",
    tekst="Alle relevante tilbud og et forsøg på omplacering er prøvet: {tilbud_proevet}",
    hjemmel="LAB § 116, stk. 3",
    fra="2020-01-01",
    url=LAB_116,
    enhed="ja/nej",
    udfald=JA_NEJ,
    tidligere=(
        Hjemmel(
            E0,
            "1998-07-01",
            "2001-04-24",
            "udledt",
            "Kravet om at prøve ordinært arbejde kom med lov nr. 284 af 25/4/2001; hvad der gjaldt før, er ikke set.",
        ),
        Hjemmel(f"{E0}; lov nr. 284 af 25/4/2001", "2001-04-25", "2012-12-31", "sekundaer"),
        Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),
    ),
)
def tilbud_mangler(tilbud_proevet: float) -> float:
    if tilbud_proevet == IKKE_PROEVET:
        return 1.0
    return 0.0


@regel(
    navn="Afklaring mangler",
    tekst="Ressourcer og udfordringer er afklaret i forhold til uddannelse og arbejde: {afklaret}",
    hjemmel="LAB § 118, stk. 2, nr. 1",
    fra="2020-01-01",
    til="2026-06-30",
    url=LAB_118,
    enhed="ja/nej",
    udfald=JA_NEJ,
    tidligere=(
        Hjemmel(
            KAP_13,
            "2013-01-01",
            "2019-12-31",
            "udledt",
            "Kravet om fuld afklaring i 2013-2019 er udledt af § 118, som den lød i 2020.",
        ),
    ),
)
def afklaring_mangler(afklaret: float) -> float:
    return 1.0 - afklaret


@regel(
    navn="Afklaring mangler",
    tekst="Ressourcer og udfordringer er afklaret i forhold til uddannelse og arbejde: {afklaret}",
    hjemmel="LAB § 118 (som ændret ved LOV nr. 1750 af 29/12/2025)",
    fra="2026-07-01",
    enhed="ja/nej",
    sikkerhed="udledt",
    forbehold="§ 118 er ændret ved LOV nr. 1750 af 29/12/2025; den nye ordlyd er ikke læst, og den hidtidige er brugt.",
    udfald=JA_NEJ,
    giver="afklaring_mangler",
)
def afklaring_mangler_2026(afklaret: float) -> float:
    return 1.0 - afklaret


# -- § 118, stk. 3: behandling -----------------------------------------------------------------------------------


@regel(
    navn="Afvist behandling",
    tekst="Har sagt nej til behandling: {afviste_behandling}. Det er noteret og {resultat}",
    hjemmel="Ingen regel fundet før 1. juli 2014",
    fra="1998-07-01",
    til="2014-06-30",
    enhed="ja/nej",
    sikkerhed="udledt",
    forbehold="Om et nej til behandling måtte tælle med før 1. juli 2014, er ikke fastslået; det er ikke talt med.",
    forbehold_ved="afviste_behandling",
    udfald={INDGAAR_IKKE: "indgår ikke"},
    giver="behandling",
)
def behandling_foer_2014(afviste_behandling: float) -> float:
    return INDGAAR_IKKE


@regel(
    navn="Afvist behandling",
    tekst="Har sagt nej til behandling: {afviste_behandling}. Det er noteret og {resultat} (LAB § 118, stk. 3)",
    hjemmel="LAB § 118, stk. 3",
    fra="2020-01-01",
    url=LAB_118,
    enhed="ja/nej",
    udfald={INDGAAR_IKKE: "indgår ikke"},
    tidligere=(
        Hjemmel(
            "Forsøgsordning fra 1. juli 2014, nu LAB § 118, stk. 3", "2014-07-01", "2019-12-31", "sekundaer"
        ),
    ),
)
def behandling(afviste_behandling: float) -> float:
    return INDGAAR_IKKE


# -- svaret ------------------------------------------------------------------------------------------------------


@regel(
    navn="Målgruppen for fleksjob",
    tekst="Det første led, der svigter, afgør svaret: {resultat}",
    hjemmel="LAB §§ 116 og 118",
    fra="2020-01-01",
    url=LAB_116,
    enhed="udfald",
    udfald=UDFALD,
    udfaldstekst=UDFALD_VIST,
    tidligere=(Hjemmel(KAP_13, "2013-01-01", "2019-12-31", "sekundaer"),),
)
def maalgruppe(
    pension_udelukker: float,
    alder_udelukker: float,
    arbejdsevnen_for_stor: float,
    ikke_varig: float,
    arbejdsevnen_for_lille: float,
    tilbud_mangler: float,
    afklaring_mangler: float,
) -> float:
    if pension_udelukker or alder_udelukker:
        return UDEN_FOR_PERSONKREDSEN
    if arbejdsevnen_for_stor:
        return FOR_HOEJ
    if ikke_varig:
        return IKKE_VARIG
    if arbejdsevnen_for_lille:
        return FOR_LAV
    if tilbud_mangler:
        return IKKE_AFPROEVET
    if afklaring_mangler:
        return IKKE_AFKLARET
    return I_MAALGRUPPEN


@regel(
    navn="Det, kommunen så skal",
    tekst="Udfaldet {maalgruppe} fører til: {resultat}",
    hjemmel="DUKH's vejledning om afslag",
    fra="1998-07-01",
    enhed="udfald",
    sikkerhed="sekundaer",
    udfald=NAESTE_SKRIDT,
    udfaldstekst=NAESTE_SKRIDT_VIST,
)
def naeste_skridt(maalgruppe: float) -> float:
    return maalgruppe


LOV = Lov(
    [*REGISTER[maalgruppe_foer_2013.__name__], *REGISTER[__name__]], INPUT, laes_alle(), fra=FRA, til=TIL
)
