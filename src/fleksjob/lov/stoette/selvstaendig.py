"""Tilskud til selvstændigt erhvervsdrivende med nedsat arbejdsevne, tilkendt 1. januar 2013 eller senere.

Læses ved siden af § 126 i lov om en aktiv beskæftigelsesindsats (LAB) og bekendtgørelse nr. 233 af 7/3/2024 (BEK). Til
og med 2019 stod de i § 70 g og bekendtgørelse nr. 22 af 17/1/2013. Beløb er pr. kalenderår, hvor intet andet står.

    BEK § 11, stk. 1  skattemæssigt over- eller underskud før renter, med det, der i øvrigt er tjent i
                      virksomheden, og med syge- og barselsdagpenge; uden det, der er driften uvedkommende
              stk. 2  for et selskab: egen og ægtefælles andel og det, selskabet har betalt for arbejde
              stk. 3  en skønsmæssigt ansat indkomst kan ikke bruges
              stk. 4  et år med underskud tæller som 0 kr.                      → aarsindtaegt_1 … 3
              stk. 5  arbejdsindkomst, der er med i årsindtægten, tæller ikke også som anden
    (kommunerne)      gennemsnittet af de to bedste af de seneste tre år       → aarsindtaegt
    BEK § 8,  stk. 1  grundbeløbet nedsættes med 30 pct. af årsindtægten og af
                      anden arbejdsindkomst                                    → tilskud_aar
              stk. 2  beregnes én gang årligt for et kalenderår
              stk. 3  ændres den skattepligtige indkomst, beregnes der igen     → efterregulering
              stk. 4  loft for personer omfattet af LAB §§ 131, 132 og 132 a   → ikke læst; regnes ikke

Døren står i `selvstaendig_doer.py`, betingelserne i `selvstaendig_ret.py`. Kilder: `satser/selvstaendig.yaml`.
"""

from datetime import date

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.sagsgang.relationer import NY_ORDNING

FRA, TIL = NY_ORDNING, date(2026, 12, 31)

BEK = (
    "https://elov.dk/bekendtgorelse-om-tilskud-til-selvstaendigt-erhvervsdrivende-med-nedsat-arbejdsevne-og-"
    "ansaettelse-som-lonmodtager-i-fleksjob-i-en-aegtefaelles-virksomhed/paragraf/"
)
IKAST_BRANDE = (
    "https://ikast-brande.dk/borger/borgerservice-og-ydelse/udbetalinger-til-forsoergelse/"
    "fleksloentilskud-til-selvstaendige"
)
RINGKOEBING_SKJERN = "https://www.rk.dk/jobcenter/borger/beskaeftigelsestilbud/tilskud-til-selvstaendige-med-nedsat-arbejdsevne/"
KUN_FORSKELLEN = (
    "Kommunen skal afgøre, om ændringen medfører efterbetaling eller tilbagebetaling; beløbet er kun "
    "forskellen."
)
TIDLIGERE_BEK = (Hjemmel("LAB § 70 g (nu § 126); BEK nr. 22 af 17/1/2013", "2013-01-01", "2019-12-31"),)
UNDERSKUD_FOER_2024 = (
    "At et år med underskud tæller som 0 kr., er læst i bekendtgørelsen fra 2024; de tidligere er ikke læst."
)
FOER_2024 = (
    Hjemmel("BEK nr. 22 af 17/1/2013", "2013-01-01", "2019-12-31", "udledt", UNDERSKUD_FOER_2024),
    Hjemmel("BEK nr. 247 af 23/2/2022", "2020-01-01", "2023-12-31", "udledt", UNDERSKUD_FOER_2024),
)


def _over_eller_underskud(navn: str, titel: str) -> Input:
    return Input(navn=navn, titel=titel, enhed="kr/aar", mindst=-100_000_000, hoejst=100_000_000)


INPUT = (
    _over_eller_underskud("overskud_1", "Over- eller underskuddet i det seneste år"),
    _over_eller_underskud("overskud_2", "Over- eller underskuddet i året før"),
    _over_eller_underskud("overskud_3", "Over- eller underskuddet to år før"),
    Input(navn="begge_aegtefaeller", titel="Begge ægtefæller i virksomheden", enhed="ja/nej", hoejst=1),
    Input(
        navn="anden_arbejdsindkomst_aar", titel="Anden arbejdsindkomst", enhed="kr/aar", hoejst=100_000_000
    ),
    Input(
        navn="oplyst_grundbeloeb_aar",
        titel="Årets grundbeløb",
        enhed="kr/aar",
        hoejst=1_000_000,
    ),
    Input(navn="udbetalt_md", titel="Det hidtil udbetalte tilskud pr. måned", enhed="kr/md"),
    Input(navn="udbetalte_maaneder", titel="Antal måneder, der er udbetalt", enhed="måneder", hoejst=12),
)


# --- BEK § 11: årsindtægten ----------------------------------------------------------------------------------------


@regel(
    navn="Årsindtægt, seneste år",
    tekst="Over- eller underskud før renter på {overskud_1}; et år med underskud tæller som 0 kr.",
    hjemmel="BEK nr. 233/2024 § 11, stk. 1 og 4",
    fra="2024-01-01",
    tidligere=FOER_2024,
    enhed="kr/aar",
    url=BEK + "11",
)
def aarsindtaegt_1(overskud_1: float) -> float:
    return max(0, overskud_1)


@regel(
    navn="Årsindtægt, året før",
    tekst="Over- eller underskud før renter på {overskud_2}; et år med underskud tæller som 0 kr.",
    hjemmel="BEK nr. 233/2024 § 11, stk. 1 og 4",
    fra="2024-01-01",
    tidligere=FOER_2024,
    enhed="kr/aar",
    url=BEK + "11",
)
def aarsindtaegt_2(overskud_2: float) -> float:
    return max(0, overskud_2)


@regel(
    navn="Årsindtægt, to år før",
    tekst="Over- eller underskud før renter på {overskud_3}; et år med underskud tæller som 0 kr.",
    hjemmel="BEK nr. 233/2024 § 11, stk. 1 og 4",
    fra="2024-01-01",
    tidligere=FOER_2024,
    enhed="kr/aar",
    url=BEK + "11",
)
def aarsindtaegt_3(overskud_3: float) -> float:
    return max(0, overskud_3)


@regel(
    navn="Gennemsnit af de to bedste år",
    tekst="De to højeste af {aarsindtaegt_1}, {aarsindtaegt_2} og {aarsindtaegt_3}, delt med 2",
    hjemmel="Ikast-Brande Kommune; bekendtgørelsens §§ 9-10 er ikke læst",
    fra="2013-01-01",
    enhed="kr/aar",
    url=IKAST_BRANDE,
    sikkerhed="sekundaer",
    forbehold="At indtægten er gennemsnittet af de to bedste af de seneste tre år, er læst hos en kommune og ikke i "
    "bekendtgørelsen; har kommunen selv opgjort årsindtægten, så oplys den i stedet.",
)
def gennemsnit_af_to_bedste(aarsindtaegt_1: float, aarsindtaegt_2: float, aarsindtaegt_3: float) -> float:
    daarligste = min(aarsindtaegt_1, aarsindtaegt_2, aarsindtaegt_3)
    return (aarsindtaegt_1 + aarsindtaegt_2 + aarsindtaegt_3 - daarligste) / 2


@regel(
    navn="Beregnet årsindtægt",
    tekst="{gennemsnit_af_to_bedste}; driver begge ægtefæller virksomheden som hovedbeskæftigelse "
    "({begge_aegtefaeller}), regnes hver med {selvstaendig_aegtefaelle_andel}",
    hjemmel="BEK nr. 233/2024 § 8, stk. 1, og § 11; Ringkøbing-Skjern Kommune om ægtefæller",
    fra="2020-01-01",
    tidligere=TIDLIGERE_BEK,
    enhed="kr/aar",
    url=RINGKOEBING_SKJERN,
)
def aarsindtaegt(
    gennemsnit_af_to_bedste: float, begge_aegtefaeller: float, selvstaendig_aegtefaelle_andel: float
) -> float:
    if begge_aegtefaeller:
        return selvstaendig_aegtefaelle_andel * gennemsnit_af_to_bedste
    return gennemsnit_af_to_bedste


# --- BEK § 8: tilskuddet -------------------------------------------------------------------------------------------


@regel(
    navn="Grundbeløb pr. år",
    tekst="Tilskuddets grundbeløb er {selvstaendig_grundbeloeb_aar} om året",
    hjemmel="LAB § 126; BEK nr. 233/2024 § 8, stk. 1",
    fra="2020-01-01",
    til="2024-12-31",
    tidligere=(Hjemmel("LAB § 70 g, stk. 5 (nu § 126)", "2013-01-01", "2019-12-31"),),
    enhed="kr/aar",
    url=BEK + "8/",
)
def grundbeloeb_aar(selvstaendig_grundbeloeb_aar: float) -> float:
    return selvstaendig_grundbeloeb_aar


@regel(
    navn="Grundbeløb pr. år",
    tekst="Tilskuddets grundbeløb er {oplyst_grundbeloeb_aar} om året, som det er oplyst",
    hjemmel="LAB § 126; BEK nr. 233/2024 § 8, stk. 1",
    fra="2025-01-01",
    enhed="kr/aar",
    url=BEK + "8/",
    giver="grundbeloeb_aar",
    forbehold="Grundbeløbet er ikke læst for årene efter 2024; der er regnet med det, der er oplyst.",
)
def oplyst_grundbeloeb(oplyst_grundbeloeb_aar: float) -> float:
    return oplyst_grundbeloeb_aar


@regel(
    navn="Nedsættelse for indtægt",
    tekst="{selvstaendig_nedsaettelse_andel} af årsindtægten {aarsindtaegt} og af anden arbejdsindkomst "
    "{anden_arbejdsindkomst_aar}",
    hjemmel="BEK nr. 233/2024 § 8, stk. 1",
    fra="2020-01-01",
    tidligere=TIDLIGERE_BEK,
    enhed="kr/aar",
    url=BEK + "8/",
    afrundes="linje",
)
def nedsaettelse_aar(
    aarsindtaegt: float, anden_arbejdsindkomst_aar: float, selvstaendig_nedsaettelse_andel: float
) -> float:
    return selvstaendig_nedsaettelse_andel * (aarsindtaegt + anden_arbejdsindkomst_aar)


@regel(
    navn="Tilskud pr. år",
    tekst="Grundbeløbet {grundbeloeb_aar} nedsat med {nedsaettelse_aar}",
    hjemmel="BEK nr. 233/2024 § 8, stk. 1-2",
    fra="2020-01-01",
    tidligere=TIDLIGERE_BEK,
    enhed="kr/aar",
    url=BEK + "8/",
    afrundes="beloeb",
)
def tilskud_aar(grundbeloeb_aar: float, nedsaettelse_aar: float) -> float:
    return max(0, grundbeloeb_aar - nedsaettelse_aar)


@regel(
    navn="Tilskud pr. måned",
    tekst="En tolvtedel af {tilskud_aar}",
    hjemmel="BEK nr. 233/2024 § 8; Ringkøbing-Skjern Kommune om de månedlige tolvtedele",
    fra="2013-01-01",
    url=RINGKOEBING_SKJERN,
    sikkerhed="sekundaer",
    afrundes="beloeb",
)
def tilskud_md(tilskud_aar: float) -> float:
    return tilskud_aar / 12


@regel(
    navn="Indtægt, hvor tilskuddet er væk",
    tekst="{grundbeloeb_aar} delt med {selvstaendig_nedsaettelse_andel}; derfra er der intet tilskud",
    hjemmel="BEK nr. 233/2024 § 8, stk. 1",
    fra="2020-01-01",
    tidligere=TIDLIGERE_BEK,
    enhed="kr/aar",
    url=BEK + "8/",
)
def tilskud_ophoerer_ved_indtaegt(grundbeloeb_aar: float, selvstaendig_nedsaettelse_andel: float) -> float:
    return grundbeloeb_aar / selvstaendig_nedsaettelse_andel


@regel(
    navn="Regulering af det udbetalte",
    tekst="{tilskud_md} i stedet for {udbetalt_md} i {udbetalte_maaneder}; et negativt beløb er for meget udbetalt",
    hjemmel="BEK nr. 233/2024 § 8, stk. 3",
    fra="2020-01-01",
    tidligere=(
        Hjemmel(
            "LAB § 70 g (nu § 126); BEK nr. 22 af 17/1/2013",
            "2013-01-01",
            "2019-12-31",
            forbehold=KUN_FORSKELLEN,
        ),
    ),
    enhed="kr",
    url=BEK + "8/",
    afrundes="beloeb",
    forbehold=KUN_FORSKELLEN,
)
def efterregulering(tilskud_md: float, udbetalt_md: float, udbetalte_maaneder: float) -> float:
    return (tilskud_md - udbetalt_md) * udbetalte_maaneder


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
