"""Hvad en krone eller en time mere er værd, og hvornår det stopper.

Loven taler ikke om zoner; de følger af nedsættelsen i § 123, stk. 2, og lønloftet i stk. 3. Beløbene er løn og tilskud
i alt, med pension og før ATP og skat.

    A  under lønindtægtsgrænsen      en krone mere i løn giver 70 øre mere i alt
    B  over grænsen                  45 øre
    C  lønloftet binder              intet: tilskuddet falder lige så meget, som lønnen stiger
    D  intet tilskud tilbage         en krone

På selve lønindtægtsgrænsen er man i A (loven siger »indtil«); hvor loftet netop nås, er man i C.
"""

import math

from fleksjob.lov.kerne.regel import regel
from fleksjob.lov.tilskud.paragraffer import STAR, paragraf_123

A, B, C, D = 1.0, 2.0, 3.0, 4.0
ZONER = {A: "A", B: "B", C: "C", D: "D"}
ALDRIG = math.inf


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
