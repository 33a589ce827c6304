"""Ledighedsydelsen i én måned (lov om aktiv socialpolitik, AKL, kapitel 7), fra 2013.

Satsen er 89 pct. af højeste dagpenge eller et af de to lave niveauer; hvem der får hvad, afgøres i
`ledighedsydelse_sats.py`. Løn nedsætter ydelsen med 30 pct. op til en grænse og 55 pct. over den. Grænsen er 13.000
kr. i 2012-niveau, og dens beløb i de enkelte år er ikke trykt for ledighedsydelsen. Den må ikke regnes frem med
fleksløntilskuddets regulering. AKL's anden lønindtægtsgrænse (§ 68 a, samme lov og samme regulering) er læst for
2015, 2017, 2020, 2022 og 2024; den bruges i de år, og ellers bruges den som ydergrænse: svaret er det beløb, der
mindst er ret til, og `ledighedsydelse_hoejst` det, der højst kan være ret til. Er lønnen under den mindste grænse,
er de to ens.

Kilder: AKL §§ 74 a, 74 d og 77 a på elov.dk; BEK nr. 111 af 29/1/2021 §§ 14, 15 og 19; `satser/ledighedsydelse.yaml`.
"""

from datetime import date

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.ydelse import ledighedsydelse_af_dagpenge
from fleksjob.lov.ydelse.ledighedssatser import HOEJ, LAV_FORSOERGER, SATSER_VIST

FRA, TIL = date(2013, 1, 1), date(2026, 12, 31)
AKL = "https://elov.dk/aktivloven/"
BEK = (
    "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-ledighedsydelsen-samt-afholdelse-af-og-varsling-"
    "af-ferie-med-ledighedsydelse/paragraf/"
)
INPUT = (
    Input(
        navn="sats", titel="Ledighedsydelsens sats", enhed="navn", mindst=1.0, hoejst=3.0, valg=SATSER_VIST
    ),
    Input(navn="loen_md", titel="Løn og indtægt i stedet for løn, med pension", enhed="kr/md"),
    Input(navn="timer_uden_loen_md", titel="Timer uden løn", enhed="timer/md", hoejst=400),
    Input(navn="ydelsesdage_md", titel="Dage med ret til ledighedsydelse", enhed="dage/md", hoejst=23),
    Input(navn="sanktionsdage_md", titel="Dage med sanktion", enhed="dage/md", hoejst=23),
    Input(navn="dage_uden_ydelse_md", titel="Andre dage uden ydelse", enhed="dage/md", hoejst=23),
)

LAV_EFTER_REFORMEN = (
    "Hvordan AKL § 74 a, stk. 3, blev skrevet om ved kontanthjælpsreformen 1. juli 2025, er ikke læst; de to gamle "
    "niveauer er ført videre, fordi de endnu trykkes for revalidering i 2026."
)
DAGE_UDLEDT = (
    "At en måned har 21,67 dage, er læst for fleksløntilskuddet; for ledighedsydelsen er det udledt af de 5 dage "
    "om ugen."
)


@regel(
    giver="beloeb_hoej",
    navn="Den høje sats",
    tekst="89 pct. af højeste dagpenge: {ledighedsydelse_hoej_uge} om ugen × {uger_pr_aar} / 12, i hele kroner",
    hjemmel="AKL § 74 a, stk. 2",
    fra="2013-01-01",
    til="2017-12-31",
    url=AKL + "74a/",
    afrundes="hele_kroner",
)
def beloeb_hoej_af_ugen(ledighedsydelse_hoej_uge: float, uger_pr_aar: float) -> float:
    return ledighedsydelse_hoej_uge * uger_pr_aar / 12


@regel(
    giver="beloeb_hoej",
    navn="Den høje sats",
    tekst="89 pct. af højeste dagpenge: {ledighedsydelse_hoej_md}",
    hjemmel="AKL § 74 a, stk. 2",
    fra="2018-01-01",
    url=AKL + "74a/",
)
def beloeb_hoej_af_maaneden(ledighedsydelse_hoej_md: float) -> float:
    return ledighedsydelse_hoej_md


@regel(
    navn="Den lave sats for forsørgere",
    tekst="hjælpen efter § 25, stk. 2, nr. 1, for den, der har forsørgelsespligt over for børn: "
    "{ledighedsydelse_lav_forsoerger_md}",
    hjemmel="AKL § 74 a, stk. 3, nr. 1",
    fra="2013-01-01",
    til="2025-06-30",
    url=AKL + "74a/",
)
def beloeb_lav_forsoerger(ledighedsydelse_lav_forsoerger_md: float) -> float:
    return ledighedsydelse_lav_forsoerger_md


@regel(
    giver="beloeb_lav_forsoerger",
    navn="Den lave sats for forsørgere",
    tekst="det gamle niveau for den, der har forsørgelsespligt over for børn: {ledighedsydelse_lav_forsoerger_md}",
    hjemmel="AKL § 74 a, stk. 3, nr. 1 (ikke læst efter 1. juli 2025)",
    fra="2025-07-01",
    sikkerhed="udledt",
    forbehold=LAV_EFTER_REFORMEN,
)
def beloeb_lav_forsoerger_efter_reformen(ledighedsydelse_lav_forsoerger_md: float) -> float:
    return ledighedsydelse_lav_forsoerger_md


@regel(
    navn="Den lave sats for andre",
    tekst="hjælpen efter § 25, stk. 2, nr. 2, for den, der ikke har forsørgelsespligt: {ledighedsydelse_lav_md}",
    hjemmel="AKL § 74 a, stk. 3, nr. 2",
    fra="2013-01-01",
    til="2025-06-30",
    url=AKL + "74a/",
)
def beloeb_lav(ledighedsydelse_lav_md: float) -> float:
    return ledighedsydelse_lav_md


@regel(
    giver="beloeb_lav",
    navn="Den lave sats for andre",
    tekst="det gamle niveau for den, der ikke har forsørgelsespligt: {ledighedsydelse_lav_md}",
    hjemmel="AKL § 74 a, stk. 3, nr. 2 (ikke læst efter 1. juli 2025)",
    fra="2025-07-01",
    sikkerhed="udledt",
    forbehold=LAV_EFTER_REFORMEN,
)
def beloeb_lav_efter_reformen(ledighedsydelse_lav_md: float) -> float:
    return ledighedsydelse_lav_md


@regel(
    navn="Ledighedsydelse for en hel måned",
    tekst="satsen »{sats}«: {resultat}",
    hjemmel="AKL § 74 a, stk. 2 og 3",
    fra="2013-01-01",
    url=AKL + "74a/",
)
def maanedsbeloeb(sats: float, beloeb_hoej: float, beloeb_lav_forsoerger: float, beloeb_lav: float) -> float:
    if sats == HOEJ:
        return beloeb_hoej
    if sats == LAV_FORSOERGER:
        return beloeb_lav_forsoerger
    return beloeb_lav


@regel(
    navn="Dage i en hel måned",
    tekst="{ledighedsydelse_dage_pr_uge} × {uger_pr_aar} / 12",
    enhed="dage/md",
    hjemmel="AKL § 74 d, stk. 1",
    fra="2013-01-01",
    url=AKL + "74d/",
)
def dage_i_hel_maaned(ledighedsydelse_dage_pr_uge: float, uger_pr_aar: float) -> float:
    return ledighedsydelse_dage_pr_uge * uger_pr_aar / 12


@regel(
    navn="Ledighedsydelse pr. dag",
    tekst="{maanedsbeloeb} / {dage_i_hel_maaned}",
    enhed="kr/dag",
    hjemmel="AKL § 74 d, stk. 1",
    fra="2013-01-01",
    url=AKL + "74d/",
)
def dagsbeloeb(maanedsbeloeb: float, dage_i_hel_maaned: float) -> float:
    return maanedsbeloeb / dage_i_hel_maaned


@regel(
    navn="Dage med ydelse",
    tekst="{ydelsesdage_md}, højst {dage_i_hel_maaned}, minus {sanktionsdage_md} med sanktion og "
    "{dage_uden_ydelse_md} af andre grunde",
    enhed="dage/md",
    hjemmel="AKL § 74 d, stk. 1, og § 77 a",
    fra="2013-01-01",
    url=AKL + "77a/",
)
def dage_med_ydelse(
    ydelsesdage_md: float, dage_i_hel_maaned: float, sanktionsdage_md: float, dage_uden_ydelse_md: float
) -> float:
    return max(0.0, min(ydelsesdage_md, dage_i_hel_maaned) - sanktionsdage_md - dage_uden_ydelse_md)


@regel(
    navn="Dage i måneden uden ydelse",
    tekst="{dage_i_hel_maaned} − {dage_med_ydelse}",
    enhed="dage/md",
    hjemmel="AKL § 74 d, stk. 1",
    fra="2013-01-01",
    url=AKL + "74d/",
)
def manglende_dage(dage_i_hel_maaned: float, dage_med_ydelse: float) -> float:
    return dage_i_hel_maaned - dage_med_ydelse


@regel(
    navn="Ledighedsydelse for dagene",
    tekst="{dage_med_ydelse} × {dagsbeloeb}; en hel måned er {maanedsbeloeb}",
    hjemmel="AKL § 74 d, stk. 1",
    fra="2013-01-01",
    url=AKL + "74d/",
    afrundes="linje",
    forbehold=DAGE_UDLEDT,
    forbehold_ved="manglende_dage",
)
def beloeb_for_dagene(
    maanedsbeloeb: float, dagsbeloeb: float, dage_med_ydelse: float, manglende_dage: float
) -> float:
    if manglende_dage == 0:
        return maanedsbeloeb
    return dagsbeloeb * dage_med_ydelse


@regel(
    navn="Indtægt, der nedsætter",
    tekst="{loen_md}",
    hjemmel="AKL § 74 d, stk. 2 og 3",
    fra="2013-01-01",
    til="2020-12-31",
    url=AKL + "74d/",
)
def indkomst(loen_md: float) -> float:
    return loen_md


@regel(
    giver="indkomst",
    navn="Indtægt, der nedsætter",
    tekst="{loen_md} + {timer_uden_loen_md} × {omregningssats_time}",
    hjemmel="AKL § 74 d, stk. 2 og 3; BEK nr. 111 af 29/1/2021 § 15",
    fra="2021-01-01",
    til="2024-12-31",
    url=BEK + "15/",
)
def indkomst_med_timer(loen_md: float, timer_uden_loen_md: float, omregningssats_time: float) -> float:
    return loen_md + timer_uden_loen_md * omregningssats_time


@regel(
    giver="indkomst",
    navn="Indtægt, der nedsætter",
    tekst="{loen_md}",
    hjemmel="AKL § 74 d, stk. 2 og 3",
    fra="2025-01-01",
    url=AKL + "74d/",
)
def indkomst_fra_2025(loen_md: float) -> float:
    return loen_md


@regel(
    navn="Nedsættelse under grænsen",
    tekst="{ledighedsydelse_nedsaettelse_under_andel} af indtægten {indkomst} op til "
    "{ledighedsydelse_graense_mindst_md}",
    hjemmel="AKL § 74 d, stk. 3",
    fra="2013-01-01",
    url=AKL + "74d/",
    afrundes="linje",
)
def nedsaettelse_under(
    indkomst: float,
    ledighedsydelse_graense_mindst_md: float,
    ledighedsydelse_nedsaettelse_under_andel: float,
) -> float:
    return ledighedsydelse_nedsaettelse_under_andel * min(indkomst, ledighedsydelse_graense_mindst_md)


@regel(
    navn="Nedsættelse over grænsen",
    tekst="{ledighedsydelse_nedsaettelse_over_andel} af indtægten {indkomst} over {ledighedsydelse_graense_mindst_md}",
    hjemmel="AKL § 74 d, stk. 3",
    fra="2013-01-01",
    url=AKL + "74d/",
    afrundes="linje",
)
def nedsaettelse_over(
    indkomst: float,
    ledighedsydelse_graense_mindst_md: float,
    ledighedsydelse_nedsaettelse_over_andel: float,
) -> float:
    return ledighedsydelse_nedsaettelse_over_andel * max(0.0, indkomst - ledighedsydelse_graense_mindst_md)


@regel(
    navn="Nedsættelse i alt",
    tekst="{nedsaettelse_under} + {nedsaettelse_over}",
    hjemmel="AKL § 74 d, stk. 3",
    fra="2013-01-01",
    url=AKL + "74d/",
)
def nedsaettelse(nedsaettelse_under: float, nedsaettelse_over: float) -> float:
    return nedsaettelse_under + nedsaettelse_over


@regel(
    navn="Ledighedsydelse for måneden",
    tekst="{beloeb_for_dagene} − {nedsaettelse}, aldrig under 0 kr.",
    hjemmel="AKL § 74 d, stk. 1-3",
    fra="2013-01-01",
    url=AKL + "74d/",
    afrundes="beloeb",
)
def ledighedsydelse(beloeb_for_dagene: float, nedsaettelse: float) -> float:
    return max(0.0, beloeb_for_dagene - nedsaettelse)


@regel(
    navn="Mindste nedsættelse, der kan være rigtig",
    tekst="{ledighedsydelse_nedsaettelse_under_andel} af {indkomst} op til {ledighedsydelse_graense_hoejst_md} og "
    "{ledighedsydelse_nedsaettelse_over_andel} af resten",
    hjemmel="AKL § 74 d, stk. 3",
    fra="2013-01-01",
    til="2024-12-31",
    url=AKL + "74d/",
    afrundes="linje",
)
def nedsaettelse_mindst(
    indkomst: float,
    ledighedsydelse_graense_hoejst_md: float,
    ledighedsydelse_nedsaettelse_under_andel: float,
    ledighedsydelse_nedsaettelse_over_andel: float,
) -> float:
    under = ledighedsydelse_nedsaettelse_under_andel * min(indkomst, ledighedsydelse_graense_hoejst_md)
    over = ledighedsydelse_nedsaettelse_over_andel * max(0.0, indkomst - ledighedsydelse_graense_hoejst_md)
    return under + over


@regel(
    giver="nedsaettelse_mindst",
    navn="Mindste nedsættelse, der kan være rigtig",
    tekst="{ledighedsydelse_nedsaettelse_under_andel} af {indkomst}; ingen øvre grænse er læst",
    hjemmel="AKL § 74 d, stk. 3",
    fra="2025-01-01",
    url=AKL + "74d/",
    afrundes="linje",
)
def nedsaettelse_mindst_fra_2025(indkomst: float, ledighedsydelse_nedsaettelse_under_andel: float) -> float:
    return ledighedsydelse_nedsaettelse_under_andel * indkomst


@regel(
    navn="Ledighedsydelse for måneden, højst",
    tekst="{beloeb_for_dagene} − {nedsaettelse_mindst}, aldrig under 0 kr.",
    hjemmel="AKL § 74 d, stk. 1-3",
    fra="2013-01-01",
    url=AKL + "74d/",
    afrundes="beloeb",
)
def ledighedsydelse_hoejst(beloeb_for_dagene: float, nedsaettelse_mindst: float) -> float:
    return max(0.0, beloeb_for_dagene - nedsaettelse_mindst)


LOV = Lov(
    [*REGISTER[__name__], *REGISTER[ledighedsydelse_af_dagpenge.__name__]],
    INPUT,
    laes_alle(),
    fra=FRA,
    til=TIL,
)
