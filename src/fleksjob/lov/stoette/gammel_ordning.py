"""Tilskud til arbejdsgiveren for et fleksjob, der begyndte før 1. januar 2013.

Læses ved siden af § 133 i lov om en aktiv beskæftigelsesindsats (LAB). Til og med 2019 stod de samme regler i § 71.
Arbejdsgiveren betaler hele lønnen og får en del af den igen. Beløb er pr. time eller for den periode, der søges for.

    stk. 2  halvdelen eller to tredjedele, afhængigt af graden af nedsat arbejdsevne   → andel (kommunens afgørelse)
    stk. 3  af lønnen med arbejdsgiverbidrag                                          → loen_med_bidrag_time
            dog højst af den mindste overenskomstmæssige timeløn med bidrag,
            eller af den sædvanlige løn                                               → overenskomst_med_bidrag_time
            og højst af et beløb pr. år eller pr. time                                → loft_time, grundlag_time
    stk. 4  nedsat med refusion ved sygdom og barsel, dag for dag                     → nedsaettelse_ved_fravaer

To tredjedele er brøken 2/3 og ikke 0,67. Satserne trykkes med timebeløb i hele øre og årsbeløb i hele kroner, og så
rundes der også her. Brøken vælges ikke af programmet: kommunen har afgjort den.
Hvem der stadig er i ordningen, afgøres i `ordning.py`. Kilder: `satser/gammel_ordning.yaml`.
"""

from datetime import date

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.sagsgang.relationer import NY_ORDNING

FRA, TIL = NY_ORDNING, date(2026, 12, 31)
LAB_133 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/133/"
AALBORG = "https://www.aalborg.dk/min-virksomhed/mine-medarbejdere/loenrefusion-til-ansatte-i-fleksjob"
CABI_FRAVAER = (
    "https://www.cabiweb.dk/lovstof-spoergsmaal-og-svar/fleksjob/"
    "fleksjob-ansat-foer-2013-fleksjobrefusion-og-sygedagpenge/"
)

HALVDELEN, TO_TREDJEDELE = 1.0, 2.0
ANDELE = {HALVDELEN: "halvdelen", TO_TREDJEDELE: "to-tredjedele"}
"""Navnene, brøken oplyses ved; `ANDELE_VIST` er dem, der læses i forklaringen."""
ANDELE_VIST = {HALVDELEN: "halvdelen", TO_TREDJEDELE: "to tredjedele"}

INPUT = (
    Input(navn="andel", titel="Tilskuddets brøk", enhed="", mindst=1, hoejst=2, valg=ANDELE_VIST),
    Input(navn="loen_time", titel="Timelønnen", enhed="kr/time", hoejst=10_000),
    Input(navn="bidrag_time", titel="Arbejdsgiverbidrag pr. time", enhed="kr/time", hoejst=10_000),
    Input(
        navn="overenskomst_time",
        titel="Den mindste overenskomstmæssige timeløn på området",
        enhed="kr/time",
        hoejst=10_000,
    ),
    Input(
        navn="overenskomst_bidrag_time",
        titel="Arbejdsgiverbidrag pr. time af den overenskomstmæssige løn",
        enhed="kr/time",
        hoejst=10_000,
    ),
    Input(navn="loft_gaelder", titel="Lønloft for jobbet", enhed="ja/nej", hoejst=1),
    Input(
        navn="oplyst_loft_time",
        titel="Årets højeste timeløn, tilskuddet beregnes af,",
        enhed="kr/time",
        hoejst=10_000,
    ),
    Input(navn="timer_uge", titel="Antal betalte timer om ugen", enhed="timer/uge", hoejst=168),
    Input(navn="maaneder", titel="Antal måneder i perioden", enhed="måneder", hoejst=12),
    Input(navn="refusionsdage", titel="Antal dage med refusion for fravær", enhed="dage", hoejst=366),
    Input(navn="timer_dag", titel="Arbejdstimer på en fraværsdag", enhed="timer", hoejst=24),
    Input(navn="refusion_dag", titel="Refusionen pr. fraværsdag", enhed="kr/dag", hoejst=100_000),
)


def _paragraf_133(stykke: str) -> tuple[Hjemmel, ...]:
    return (Hjemmel(f"LAB § 71, {stykke} (nu § 133, {stykke})", "2013-01-01", "2019-12-31"),)


# --- Stk. 3: lønnen, overenskomsten og loftet ----------------------------------------------------------------------


@regel(
    navn="Timeløn med arbejdsgiverbidrag",
    tekst="{loen_time} i løn og {bidrag_time} i arbejdsgiverbidrag (ATP, pension og andre)",
    hjemmel="LAB § 133, stk. 3, 1. pkt.",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 3"),
    enhed="kr/time",
    url=LAB_133,
)
def loen_med_bidrag_time(loen_time: float, bidrag_time: float) -> float:
    return loen_time + bidrag_time


@regel(
    navn="Mindste overenskomstmæssige timeløn med bidrag",
    tekst="{overenskomst_time} i overenskomst eller sædvanlig løn og {overenskomst_bidrag_time} i arbejdsgiverbidrag",
    hjemmel="LAB § 133, stk. 3, 2. pkt.",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 3"),
    enhed="kr/time",
    url=LAB_133,
)
def overenskomst_med_bidrag_time(overenskomst_time: float, overenskomst_bidrag_time: float) -> float:
    return overenskomst_time + overenskomst_bidrag_time


@regel(
    navn="Lønloft pr. time",
    tekst="Tilskuddet kan højst beregnes af {gammel_ordning_hoejeste_loen_time}",
    hjemmel="LAB § 133, stk. 3, 3. pkt.",
    fra="2020-01-01",
    til="2024-12-31",
    tidligere=_paragraf_133("stk. 3"),
    enhed="kr/time",
    url=LAB_133,
)
def loft_time(gammel_ordning_hoejeste_loen_time: float) -> float:
    return gammel_ordning_hoejeste_loen_time


@regel(
    navn="Lønloft pr. time",
    tekst="Tilskuddet kan højst beregnes af {oplyst_loft_time}, som det er oplyst",
    hjemmel="LAB § 133, stk. 3, 3. pkt.",
    fra="2025-01-01",
    enhed="kr/time",
    url=LAB_133,
    giver="loft_time",
    forbehold="Lønloftet er ikke læst for årene efter 2024; der er regnet med det, der er oplyst.",
    forbehold_ved="oplyst_loft_time",
)
def oplyst_loft(oplyst_loft_time: float) -> float:
    return oplyst_loft_time


@regel(
    navn="Den timeløn, tilskuddet beregnes af",
    tekst="Det mindste af lønnen {loen_med_bidrag_time} og overenskomstens {overenskomst_med_bidrag_time}, og højst "
    "lønloftet {loft_time}, når det gælder for jobbet: {loft_gaelder}",
    hjemmel="LAB § 133, stk. 3",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 3"),
    enhed="kr/time",
    url=LAB_133,
)
def grundlag_time(
    loen_med_bidrag_time: float, overenskomst_med_bidrag_time: float, loft_time: float, loft_gaelder: float
) -> float:
    grundlag = min(loen_med_bidrag_time, overenskomst_med_bidrag_time)
    if loft_gaelder:
        return min(grundlag, loft_time)
    return grundlag


# --- Stk. 2: halvdelen eller to tredjedele -------------------------------------------------------------------------


@regel(
    navn="Tilskud pr. time",
    tekst="{andel} af {grundlag_time}",
    hjemmel="LAB § 133, stk. 2",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 2"),
    enhed="kr/time",
    url=LAB_133,
    afrundes="hele_oere",
)
def tilskud_time(grundlag_time: float, andel: float) -> float:
    if andel == HALVDELEN:
        return grundlag_time / 2
    return grundlag_time * 2 / 3


# --- Perioden ------------------------------------------------------------------------------------------------------


@regel(
    navn="Timer om ugen, der giver tilskud",
    tekst="{timer_uge}, højst {fuldtid_timer_uge}; overarbejde giver intet tilskud",
    hjemmel="Aalborg Kommune, lønrefusion til ansatte i fleksjob før 2013",
    fra="2013-01-01",
    enhed="timer/uge",
    url=AALBORG,
    sikkerhed="sekundaer",
)
def tilskudstimer_uge(timer_uge: float, fuldtid_timer_uge: float) -> float:
    return min(timer_uge, fuldtid_timer_uge)


@regel(
    navn="Uger i perioden",
    tekst="{maaneder} med {uger_pr_aar} om året fordelt på 12 måneder",
    hjemmel="Omregning som i STAR's beregner",
    fra="2013-01-01",
    enhed="uger",
)
def uger(maaneder: float, uger_pr_aar: float) -> float:
    return maaneder * (uger_pr_aar / 12)


@regel(
    navn="Timer i perioden, der giver tilskud",
    tekst="{tilskudstimer_uge} om ugen i {uger}",
    hjemmel="LAB § 133, stk. 3",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 3"),
    enhed="timer",
    url=LAB_133,
)
def tilskudstimer(tilskudstimer_uge: float, uger: float) -> float:
    return tilskudstimer_uge * uger


@regel(
    navn="Tilskud før fravær",
    tekst="{tilskud_time} i timen i {tilskudstimer}",
    hjemmel="LAB § 133, stk. 2-3",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 2-3"),
    enhed="kr",
    url=LAB_133,
    afrundes="beloeb",
)
def tilskud_foer_fravaer(tilskud_time: float, tilskudstimer: float) -> float:
    return tilskud_time * tilskudstimer


# --- Stk. 4: refusion ved sygdom og barsel -------------------------------------------------------------------------


@regel(
    navn="Tilskud på en fraværsdag",
    tekst="{tilskud_time} i timen i {timer_dag}",
    hjemmel="LAB § 133, stk. 4",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 4"),
    enhed="kr/dag",
    url=LAB_133,
    afrundes="linje",
)
def tilskud_dag(tilskud_time: float, timer_dag: float) -> float:
    return tilskud_time * timer_dag


@regel(
    navn="Nedsættelse for refusion ved sygdom og barsel",
    tekst="{refusionsdage}, hver med det mindste af refusionen {refusion_dag} og dagens tilskud {tilskud_dag}; er "
    "refusionen større end tilskuddet, falder dagens tilskud bort, men der trækkes ikke mere",
    hjemmel="LAB § 133, stk. 4 (opgøres pr. dag); Cabi om fleksjobrefusion og sygedagpenge",
    fra="2020-01-01",
    tidligere=(
        Hjemmel("LAB § 71 (nu § 133, stk. 4); BEK nr. 183 af 23/2/2017 § 2", "2013-01-01", "2019-12-31"),
    ),
    enhed="kr",
    url=CABI_FRAVAER,
    afrundes="beloeb",
)
def nedsaettelse_ved_fravaer(refusionsdage: float, refusion_dag: float, tilskud_dag: float) -> float:
    return refusionsdage * min(refusion_dag, tilskud_dag)


@regel(
    navn="Tilskud til arbejdsgiveren",
    tekst="{tilskud_foer_fravaer} minus {nedsaettelse_ved_fravaer}",
    hjemmel="LAB § 133, stk. 2-4",
    fra="2020-01-01",
    tidligere=_paragraf_133("stk. 2-4"),
    enhed="kr",
    url=LAB_133,
)
def tilskud(tilskud_foer_fravaer: float, nedsaettelse_ved_fravaer: float) -> float:
    return max(0, tilskud_foer_fravaer - nedsaettelse_ved_fravaer)


# --- Satstabellens højeste tilskud ---------------------------------------------------------------------------------


@regel(
    navn="Højeste tilskud pr. time",
    tekst="{andel} af {gammel_ordning_hoejeste_loen_time}",
    hjemmel="LAB § 133, stk. 2-3; Beskæftigelsesministeriets satstabel",
    fra="2020-01-01",
    til="2024-12-31",
    tidligere=_paragraf_133("stk. 2-3"),
    enhed="kr/time",
    url=LAB_133,
    afrundes="hele_oere",
)
def hoejeste_tilskud_time(gammel_ordning_hoejeste_loen_time: float, andel: float) -> float:
    if andel == HALVDELEN:
        return gammel_ordning_hoejeste_loen_time / 2
    return gammel_ordning_hoejeste_loen_time * 2 / 3


@regel(
    navn="Højeste tilskud pr. år ved fuld tid",
    tekst="{andel} af {gammel_ordning_hoejeste_loen_aar}",
    hjemmel="LAB § 133, stk. 2-3; Beskæftigelsesministeriets satstabel",
    fra="2020-01-01",
    til="2024-12-31",
    tidligere=_paragraf_133("stk. 2-3"),
    enhed="kr/aar",
    url=LAB_133,
    afrundes="hele_kroner",
)
def hoejeste_tilskud_aar(gammel_ordning_hoejeste_loen_aar: float, andel: float) -> float:
    if andel == HALVDELEN:
        return gammel_ordning_hoejeste_loen_aar / 2
    return gammel_ordning_hoejeste_loen_aar * 2 / 3


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
