"""Fleksløntilskud til den, der er ansat i et fleksjob begyndt 1. januar 2013 eller senere.

Læses ved siden af § 123 i lov om en aktiv beskæftigelsesindsats (LAB). Til og med 2019 stod de samme regler i
§ 70 f. Alle beløb er for én måned. »Løn« er altid med eget og arbejdsgiverens pensionsbidrag, for det er sådan,
loven regner.

    stk. 1  98 pct. af højeste dagpenge udbetales månedsvis bagud                → grundbeloeb
    stk. 2  nedsættes med 30 pct. af lønnen, indtil lønindtægten er grænsen,
            og med 55 pct. af lønnen derover                                     → nedsaettelse, foer_loft
    stk. 3  tilskud og løn fra arbejdsgiveren kan tilsammen ikke overstige
            lønnen ved fuldtidsbeskæftigelse                                     → loft, fleksloentilskud
    § 137   5 pct., højst 500 kr., indbetales til ATP og betales af borgeren     → atp, udbetalt
    § 138 a staten indbetaler obligatorisk pension oven i                        → obligatorisk_pension

Nederst står det, borgeren spørger om: hvad er en krone eller en time mere værd, og hvornår stopper det.
Kilder: `satser/*.yaml` har en for hvert tal; paragrafferne er læst på elov.dk (LBK 701/2022 og 280/2024).
"""

import math
from datetime import date
from typing import Any

from fleksjob.lov.motor import Lov
from fleksjob.lov.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.vaerdier import laes_alle

FRA, TIL = date(2013, 1, 1), date(2026, 12, 31)
LAB = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/"
BEK = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/1/"
STAR = (
    "https://star.dk/til-borgere/revalidering-fleksjob-og-ressourceforloebsydelse/"
    "beregn-loen-i-fleksjob/?salary=200&workHours=18"
)

A, B, C, D = 1.0, 2.0, 3.0, 4.0
ZONER = {A: "A", B: "B", C: "C", D: "D"}
ALDRIG = math.inf

INPUT = (
    Input(navn="timeloen", titel="Timelønnen", enhed="kr/time", hoejst=10_000),
    Input(navn="timer_uge", titel="Antal betalte timer om ugen", enhed="timer/uge", hoejst=37),
    Input(navn="fuldtidstimeloen", titel="Timelønnen ved fuld tid", enhed="kr/time", hoejst=10_000),
    Input(navn="pension_pct", titel="Pensionsprocenten", enhed="pct", hoejst=100),
    Input(navn="anden_loen_md", titel="Anden løn", enhed="kr/md"),
)


def paragraf_123(stykke: str) -> dict[str, Any]:
    """§ 123 fra 2020; samme bestemmelse i § 70 f fra 2013."""
    return {
        "hjemmel": f"LAB § 123, {stykke}",
        "fra": "2020-01-01",
        "url": LAB + "123/",
        "tidligere": (Hjemmel(f"LAB § 70 f (nu § 123, {stykke})", "2013-01-01", "2019-12-31"),),
    }


# --- Lønnen og fuldtidslønnen ------------------------------------------------------------------------------------


@regel(
    navn="Månedsløn uden pensionstillæg",
    tekst="{timer_uge} om ugen til {timeloen} i timen, {uger_pr_aar} om året fordelt på 12 måneder",
    hjemmel="Omregning som i STAR's beregner",
    fra="2013-01-01",
    url=STAR,
)
def maanedsloen_md(timeloen: float, timer_uge: float, uger_pr_aar: float) -> float:
    return timeloen * timer_uge * (uger_pr_aar / 12)


@regel(
    navn="Løn fra fleksjobbet med pension",
    tekst="{maanedsloen_md} + {pension_pct} pension",
    hjemmel="LAB § 123, stk. 2; bekendtgørelse om fleksløntilskud § 1",
    fra="2020-01-01",
    url=BEK,
    afrundes="beloeb",
    tidligere=(Hjemmel("LAB § 70 f (nu § 123, stk. 2)", "2013-01-01", "2019-12-31"),),
)
def loen(maanedsloen_md: float, pension_pct: float) -> float:
    return maanedsloen_md * (1 + pension_pct / 100)


@regel(
    navn="Lønindtægt i alt",
    tekst="{loen} fra fleksjobbet og {anden_loen_md} fra andet arbejde",
    hjemmel="LAB § 123, stk. 2",
    fra="2024-01-01",
    url=LAB + "123/",
    forbehold="Fra 1. januar 2024 kan visse andre indtægter også tælle med under lønloftet (bekendtgørelse 227/2024 "
    "§ 1, stk. 1, nr. 4, jf. § 3, stk. 3). De bestemmelser er ikke læst, så anden løn er kun med i nedsættelsen.",
    forbehold_ved="anden_loen_md",
    tidligere=(
        Hjemmel("LAB § 70 f (nu § 123, stk. 2)", "2013-01-01", "2019-12-31"),
        Hjemmel("LAB § 123, stk. 2", "2020-01-01", "2023-12-31"),
    ),
)
def loen_i_alt(loen: float, anden_loen_md: float) -> float:
    return loen + anden_loen_md


@regel(
    navn="Fuldtidsløn uden pensionstillæg",
    tekst="{fuldtid_timer_uge} om ugen til {fuldtidstimeloen} i timen, {uger_pr_aar} om året fordelt på 12 måneder",
    hjemmel="Omregning som i STAR's beregner",
    fra="2013-01-01",
    url=STAR,
)
def fuldtidsmaanedsloen_md(fuldtidstimeloen: float, fuldtid_timer_uge: float, uger_pr_aar: float) -> float:
    return fuldtidstimeloen * fuldtid_timer_uge * (uger_pr_aar / 12)


@regel(
    navn="Lønloft",
    tekst="Lønnen ved fuldtidsbeskæftigelse i stillingen: {fuldtidsmaanedsloen_md} + {pension_pct} pension",
    **paragraf_123("stk. 3"),
    afrundes="beloeb",
)
def loft(fuldtidsmaanedsloen_md: float, pension_pct: float) -> float:
    return fuldtidsmaanedsloen_md * (1 + pension_pct / 100)


# --- Stk. 1: grundbeløbet ----------------------------------------------------------------------------------------


@regel(
    navn="Grundbeløb",
    tekst="Højeste fleksløntilskud, 98 pct. af højeste dagpenge, er {fleksloentilskud_hoejeste_md} om måneden",
    **paragraf_123("stk. 1"),
)
def grundbeloeb(fleksloentilskud_hoejeste_md: float) -> float:
    return fleksloentilskud_hoejeste_md


# --- Stk. 2: nedsættelsen ----------------------------------------------------------------------------------------


@regel(
    navn="Lønindtægtsgrænse",
    tekst="Grænsen mellem de to satser for nedsættelse er {loenindtaegtsgraense_md} om måneden",
    **paragraf_123("stk. 2"),
)
def graense(loenindtaegtsgraense_md: float) -> float:
    return loenindtaegtsgraense_md


@regel(
    navn="Nedsættelse indtil grænsen",
    tekst="{nedsaettelse_under_graensen_andel} af lønnen på {loen_i_alt}, dog kun af de første {graense}",
    **paragraf_123("stk. 2"),
    afrundes="linje",
)
def nedsaettelse_under(loen_i_alt: float, graense: float, nedsaettelse_under_graensen_andel: float) -> float:
    return nedsaettelse_under_graensen_andel * min(loen_i_alt, graense)


@regel(
    navn="Nedsættelse over grænsen",
    tekst="{nedsaettelse_over_graensen_andel} af den del af lønnen på {loen_i_alt}, der er over {graense}",
    **paragraf_123("stk. 2"),
    afrundes="linje",
)
def nedsaettelse_over(loen_i_alt: float, graense: float, nedsaettelse_over_graensen_andel: float) -> float:
    return nedsaettelse_over_graensen_andel * max(0, loen_i_alt - graense)


@regel(
    navn="Nedsættelse for løn",
    tekst="{nedsaettelse_under} + {nedsaettelse_over}",
    **paragraf_123("stk. 2"),
)
def nedsaettelse(nedsaettelse_under: float, nedsaettelse_over: float) -> float:
    return nedsaettelse_under + nedsaettelse_over


@regel(
    navn="Tilskud før lønloft",
    tekst="Grundbeløbet {grundbeloeb} nedsat med {nedsaettelse}",
    **paragraf_123("stk. 2"),
)
def foer_loft(grundbeloeb: float, nedsaettelse: float) -> float:
    return max(0, grundbeloeb - nedsaettelse)


# --- Stk. 3: lønloftet -------------------------------------------------------------------------------------------


@regel(
    navn="Plads under lønloftet",
    tekst="Lønloftet {loft} minus lønnen fra fleksjobbet {loen}",
    **paragraf_123("stk. 3"),
)
def plads_under_loft(loft: float, loen: float) -> float:
    return max(0, loft - loen)


@regel(
    navn="Fleksløntilskud",
    tekst="Det mindste af tilskuddet før lønloft ({foer_loft}) og pladsen under lønloftet ({plads_under_loft}); "
    "uden løn fra arbejdsgiveren (her {loen}) er der intet tilskud",
    **paragraf_123("stk. 1-3"),
    afrundes="beloeb",
)
def fleksloentilskud(loen: float, foer_loft: float, plads_under_loft: float) -> float:
    if loen <= 0:
        return 0.0
    return min(foer_loft, plads_under_loft)


@regel(
    navn="Løn og tilskud i alt",
    tekst="{loen_i_alt} i løn og {fleksloentilskud} i fleksløntilskud, før skat og ATP",
    **paragraf_123("stk. 3"),
)
def i_alt(loen_i_alt: float, fleksloentilskud: float) -> float:
    return loen_i_alt + fleksloentilskud


# --- ATP og pension af tilskuddet ----------------------------------------------------------------------------------


@regel(
    navn="ATP af fleksløntilskuddet",
    tekst="{atp_af_tilskud_andel} af {fleksloentilskud}, højst {atp_af_tilskud_hoejeste_md}; betales af borgeren",
    hjemmel="LAB § 137, stk. 1",
    fra="2020-01-01",
    url=LAB + "137/",
    afrundes="beloeb",
    tidligere=(
        Hjemmel(
            "LAB (nu § 137, stk. 1)",
            "2013-01-01",
            "2019-12-31",
            "udledt",
            "Paragraffen om ATP af fleksløntilskud før 2020 er ikke læst; at satsen var den samme, følger af et "
            "offentliggjort regneeksempel fra 2013.",
        ),
    ),
)
def atp(fleksloentilskud: float, atp_af_tilskud_andel: float, atp_af_tilskud_hoejeste_md: float) -> float:
    return min(atp_af_tilskud_andel * fleksloentilskud, atp_af_tilskud_hoejeste_md)


@regel(
    navn="Fleksløntilskud til udbetaling før skat",
    tekst="Tilskuddet {fleksloentilskud} minus {atp} til ATP",
    hjemmel="LAB § 123, stk. 1; § 137, stk. 1",
    fra="2020-01-01",
    url=LAB + "137/",
    tidligere=(Hjemmel("LAB § 70 f (nu § 123, stk. 1) og nu § 137, stk. 1", "2013-01-01", "2019-12-31"),),
)
def udbetalt(fleksloentilskud: float, atp: float) -> float:
    return fleksloentilskud - atp


@regel(
    navn="Obligatorisk pension, betalt af staten",
    tekst="{obligatorisk_pension_pct} af {udbetalt}, i hele kroner; trækkes ikke fra borgerens penge",
    hjemmel="LAB § 138 a",
    fra="2020-01-01",
    url="https://elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/138a/",
    afrundes="hele_kroner",
)
def obligatorisk_pension(udbetalt: float, obligatorisk_pension_pct: float) -> float:
    return obligatorisk_pension_pct / 100 * udbetalt


# --- Hvad er en krone eller en time mere værd? ---------------------------------------------------------------------
# Følger af stk. 2 og 3; loven taler ikke om zoner. Beløbene er løn og tilskud i alt, med pension og før ATP og skat.


@regel(
    navn="Zone",
    tekst="A: under grænsen. B: over grænsen. C: lønloftet binder. D: intet tilskud. Her {resultat}, fordi lønnen er "
    "{loen_i_alt}, grænsen {graense}, tilskuddet før lønloft {foer_loft} og pladsen under lønloftet {plads_under_loft}",
    enhed="zone",
    udfald=ZONER,
    **paragraf_123("stk. 2-3"),
)
def zone(loen: float, loen_i_alt: float, graense: float, foer_loft: float, plads_under_loft: float) -> float:
    if loen <= 0 or foer_loft <= 0 or plads_under_loft <= 0:
        return D
    if foer_loft >= plads_under_loft:
        return C
    if loen_i_alt > graense:
        return B
    return A


@regel(
    navn="Gevinst pr. ekstra krone i løn",
    tekst="Én krone mere i løn giver {resultat} mere i alt i zone {zone}",
    enhed="kr",
    **paragraf_123("stk. 2-3"),
)
def gevinst_pr_ekstra_krone(
    zone: float, nedsaettelse_under_graensen_andel: float, nedsaettelse_over_graensen_andel: float
) -> float:
    if zone == A:
        return 1 - nedsaettelse_under_graensen_andel
    if zone == B:
        return 1 - nedsaettelse_over_graensen_andel
    if zone == C:
        return 0.0
    return 1.0


@regel(
    navn="Løn, hvor nedsættelsen har spist tilskuddet",
    tekst="Nedsættelsen når grundbeløbet {grundbeloeb}, når lønnen i alt er {resultat}",
    **paragraf_123("stk. 2"),
)
def tilskud_ophoerer_ved_loen(
    grundbeloeb: float,
    graense: float,
    nedsaettelse_under_graensen_andel: float,
    nedsaettelse_over_graensen_andel: float,
) -> float:
    paa_graensen = grundbeloeb - nedsaettelse_under_graensen_andel * graense
    if paa_graensen <= 0:
        return grundbeloeb / nedsaettelse_under_graensen_andel
    return graense + paa_graensen / nedsaettelse_over_graensen_andel


@regel(
    navn="Løn fra fleksjobbet, hvor lønloftet begynder at binde",
    tekst="Den løn, hvor tilskuddet efter nedsættelse netop fylder pladsen under lønloftet {loft}: {resultat}",
    **paragraf_123("stk. 3"),
)
def loft_binder_ved_loen(
    loft: float,
    grundbeloeb: float,
    graense: float,
    anden_loen_md: float,
    nedsaettelse_under_graensen_andel: float,
    nedsaettelse_over_graensen_andel: float,
) -> float:
    lav, hoej = nedsaettelse_under_graensen_andel, nedsaettelse_over_graensen_andel
    under = (loft - grundbeloeb + lav * anden_loen_md) / (1 - lav)
    over = (loft - grundbeloeb - (hoej - lav) * graense + hoej * anden_loen_md) / (1 - hoej)
    binder = under if under + anden_loen_md <= graense else over
    if binder >= loft:
        return ALDRIG
    return max(0, binder)


@regel(
    navn="Timer om ugen, hvor lønloftet begynder at binde",
    tekst="{loft_binder_ved_loen} om måneden svarer ved {timeloen} i timen og {pension_pct} pension til {resultat}",
    enhed="timer/uge",
    hjemmel="Omregning som i STAR's beregner",
    fra="2013-01-01",
    url=STAR,
)
def loft_binder_ved_timer(
    loft_binder_ved_loen: float, timeloen: float, pension_pct: float, uger_pr_aar: float
) -> float:
    if timeloen <= 0:
        return ALDRIG
    return loft_binder_ved_loen / (timeloen * (uger_pr_aar / 12) * (1 + pension_pct / 100))


# --- Kontrol: grundbeløbet regnet efter dagpengene ------------------------------------------------------------------
# Til og med 2017 blev dagsatsen rundet af, derefter månedsbeløbet. Begge rammer hvert offentliggjort grundbeløb.


@regel(
    navn="98 pct. af højeste dagpenge pr. dag",
    tekst="{fleksloentilskud_andel_af_dagpenge} af {dagpenge_hoejeste_dag}, i hele kroner",
    enhed="kr/dag",
    hjemmel="LAB § 70 f (nu § 123, stk. 1)",
    fra="2013-01-07",  # den første dagsats, der er set
    til="2017-12-31",
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def dagsats_af_dagpenge(dagpenge_hoejeste_dag: float, fleksloentilskud_andel_af_dagpenge: float) -> float:
    return fleksloentilskud_andel_af_dagpenge * dagpenge_hoejeste_dag


@regel(
    giver="grundbeloeb_af_dagpenge",
    navn="Grundbeløb regnet af dagpengene",
    tekst="{dagsats_af_dagpenge} × 5 dage × {uger_pr_aar} / 12, i hele kroner",
    hjemmel="LAB § 70 f (nu § 123, stk. 1)",
    fra="2013-01-07",
    til="2017-12-31",
    sikkerhed="udledt",
    afrundes="hele_kroner",
)
def grundbeloeb_af_dagpenge_til_2017(dagsats_af_dagpenge: float, uger_pr_aar: float) -> float:
    return dagsats_af_dagpenge * 5 * uger_pr_aar / 12


@regel(
    giver="grundbeloeb_af_dagpenge",
    navn="Grundbeløb regnet af dagpengene",
    tekst="{fleksloentilskud_andel_af_dagpenge} af {dagpenge_hoejeste_md}, i hele kroner",
    hjemmel="LAB § 123, stk. 1",
    fra="2018-01-01",
    sikkerhed="udledt",
    url=LAB + "123/",
    afrundes="hele_kroner",
)
def grundbeloeb_af_dagpenge_fra_2018(
    dagpenge_hoejeste_md: float, fleksloentilskud_andel_af_dagpenge: float
) -> float:
    return fleksloentilskud_andel_af_dagpenge * dagpenge_hoejeste_md


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
