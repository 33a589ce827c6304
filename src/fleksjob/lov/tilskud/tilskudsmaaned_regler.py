"""En måneds fleksløntilskud som regler: løn, dagpenge og dage lægges sammen efter §§ 123-124 og 137-138 a.

    § 123, stk. 1-3   som i `fleksloentilskud.py`; de samme regler bruges her
    § 124, stk. 3     sygedagpenge, barselsdagpenge og ressourceforløbsydelse trækkes fuldt fra
    bek. § 9, stk. 2  løn og dagpenge i samme måned: begge fradrag lægges sammen
    bek. § 10         ingen tilskud de feriedage, der gives ledighedsydelse for
    § 138             statens ATP-bidrag af de timer, der gives tilskud for

Hvilke indtægter der er løn, og hvilken måned de hører til, er afgjort i `indtaegter.py`; lønloftet ved flere job i
`tilskudsmaaned_loft.py`.
"""

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.tilskud import fleksloentilskud as flt
from fleksjob.lov.tilskud.paragraffer import LAB, paragraf_123

BEK_9 = "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/9/"
BEK_10 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/10/"
BEK_11 = "https://www.ingelouv.dk/post/nye-regler-om-kombination-af-tabt-arbejdsfortjeneste-og-fleksjob"
ATP = "https://www.borger.dk/pension-og-efterloen/atp-livslang-pension-oversigt/atp-livslang-pension"

JA, NEJ = 1.0, 0.0

STK_7 = (
    "Bekendtgørelsen om fleksløntilskud § 9 tager forbehold for § 3, stk. 7, som ikke er læst; der er "
    "regnet uden den. "
    "Hvad loven fra 2024 forenklede ved sygdom og barsel, er heller ikke læst."
)
FOER_2024 = (
    "Bekendtgørelsen om fleksløntilskud om dagpenge er læst i udgaven fra 2024; at den tidligere sagde det "
    "samme, er "
    "udledt af § 124, stk. 3."
)
FOER_2020 = "Reglen om dagpenge og fleksløntilskud er læst i LAB § 124; dens ordlyd før 2020 er ikke læst."

INPUT = (
    Input(navn="loen", titel="Løn fra fleksjob", enhed="kr/md"),
    Input(navn="anden_loen_md", titel="Anden løn", enhed="kr/md"),
    Input(navn="som_loen_md", titel="Tabt arbejdsfortjeneste og plejevederlag", enhed="kr/md"),
    Input(navn="dagpenge_md", titel="Sygedagpenge, barselsdagpenge og ressourceforløbsydelse", enhed="kr/md"),
    Input(navn="loft_md", titel="Lønloftet", enhed="kr/md"),
    Input(navn="under_loftet_md", titel="Løn, der hører under lønloftet", enhed="kr/md"),
    Input(navn="dage_uden_tilskud", titel="Dage uden tilskud", enhed="gennemsnitsdage", hoejst=23),
    Input(navn="loentimer_md", titel="Indberettede løntimer fra fleksjob", enhed="timer/md", hoejst=400),
    Input(navn="allerede_udbetalt_md", titel="Fleksløntilskud, der allerede er beregnet", enhed="kr/md"),
)


# --- Lønnen ------------------------------------------------------------------------------------------------------


@regel(
    navn="Lønindtægt i alt",
    tekst="{loen} fra fleksjob og {anden_loen_md} fra andet arbejde; nedsættelsen regnes af dem under ét",
    hjemmel="LAB § 123, stk. 2",
    fra="2020-01-01",
    til="2023-12-31",
    url=LAB + "123/",
    tidligere=(Hjemmel("LAB § 70 f (nu § 123, stk. 2)", "2013-01-01", "2019-12-31"),),
)
def loen_i_alt(loen: float, anden_loen_md: float) -> float:
    return loen + anden_loen_md


@regel(
    navn="Lønindtægt i alt",
    tekst="{loen} fra fleksjob, {anden_loen_md} fra andet arbejde og {som_loen_md} i tabt "
    "arbejdsfortjeneste og "
    "plejevederlag; nedsættelsen regnes af dem under ét",
    hjemmel="LAB § 123, stk. 2; BEK nr. 1806 af 28. december 2023 § 11",
    fra="2024-01-01",
    url=BEK_11,
    giver="loen_i_alt",
)
def loen_i_alt_2024(loen: float, anden_loen_md: float, som_loen_md: float) -> float:
    return loen + anden_loen_md + som_loen_md


# --- § 124, stk. 3: dagpenge -------------------------------------------------------------------------------------


@regel(
    navn="Fradrag i alt",
    tekst="Nedsættelsen for løn {nedsaettelse} og fuldt fradrag for dagpenge {dagpenge_md} lægges sammen",
    hjemmel="LAB § 124, stk. 3; BEK nr. 1806 af 28. december 2023 § 9",
    fra="2024-01-01",
    url=BEK_9,
    forbehold=STK_7,
    forbehold_ved="dagpenge_md",
    tidligere=(
        Hjemmel("LAB (nu § 124, stk. 3)", "2013-01-01", "2019-12-31", "udledt", FOER_2020),
        Hjemmel("LAB § 124, stk. 3", "2020-01-01", "2023-12-31", "ordret", FOER_2024),
    ),
)
def fradrag(nedsaettelse: float, dagpenge_md: float) -> float:
    return nedsaettelse + dagpenge_md


@regel(
    navn="Tilskud før lønloft",
    tekst="Grundbeløbet {grundbeloeb} minus {fradrag}, dog aldrig under 0",
    **paragraf_123("stk. 2"),
)
def foer_loft(grundbeloeb: float, fradrag: float) -> float:
    return max(0, grundbeloeb - fradrag)


# --- § 123, stk. 3: lønloftet ------------------------------------------------------------------------------------


@regel(
    navn="Plads under lønloftet",
    tekst="Lønloftet {loft_md} minus {under_loftet_md}, dog aldrig under 0",
    **paragraf_123("stk. 3"),
)
def plads_under_loft(loft_md: float, under_loftet_md: float) -> float:
    return max(0, loft_md - under_loftet_md)


@regel(
    navn="Grundlag for tilskud",
    tekst="Der skal være løn fra arbejdsgiveren (her {loen}) eller dagpenge i stedet for den (her "
    "{dagpenge_md})",
    hjemmel="LAB § 123, stk. 1-2; § 124, stk. 3",
    fra="2020-01-01",
    til="2023-12-31",
    enhed="ja/nej",
    url=LAB + "123/",
    udfald={1.0: "ja", 0.0: "nej"},
    tidligere=(Hjemmel("LAB § 70 f (nu §§ 123-124)", "2013-01-01", "2019-12-31"),),
)
def grundlag_for_tilskud(loen: float, dagpenge_md: float) -> float:
    if loen > 0 or dagpenge_md > 0:
        return JA
    return NEJ


@regel(
    navn="Grundlag for tilskud",
    tekst="Der skal være løn fra arbejdsgiveren (her {loen}) eller i stedet for den dagpenge (her "
    "{dagpenge_md}) eller "
    "tabt arbejdsfortjeneste eller plejevederlag (her {som_loen_md})",
    hjemmel="LAB § 123, stk. 1-2; § 124, stk. 3; BEK nr. 1806 af 28. december 2023 § 11",
    fra="2024-01-01",
    enhed="ja/nej",
    url=LAB + "123/",
    udfald={1.0: "ja", 0.0: "nej"},
    giver="grundlag_for_tilskud",
)
def grundlag_for_tilskud_2024(loen: float, dagpenge_md: float, som_loen_md: float) -> float:
    if loen > 0 or dagpenge_md > 0 or som_loen_md > 0:
        return JA
    return NEJ


@regel(
    navn="Tilskud for en hel måned",
    tekst="Det mindste af {foer_loft} og pladsen under lønloftet {plads_under_loft}; uden grundlag for "
    "tilskud (her "
    "{grundlag_for_tilskud}) er det 0",
    **paragraf_123("stk. 1-3"),
    afrundes="beloeb",
)
def tilskud_hel_maaned(grundlag_for_tilskud: float, foer_loft: float, plads_under_loft: float) -> float:
    if grundlag_for_tilskud == NEJ:
        return 0.0
    return min(foer_loft, plads_under_loft)


# --- Dage uden tilskud -------------------------------------------------------------------------------------------


@regel(
    navn="Fleksløntilskud",
    tekst="{tilskud_hel_maaned}; måneden er hel, for regler om dele af en måned er ikke læst så tidligt",
    **paragraf_123("stk. 1-3"),
    til="2021-12-30",
)
def fleksloentilskud(tilskud_hel_maaned: float) -> float:
    return tilskud_hel_maaned


@regel(
    navn="Fleksløntilskud",
    tekst="{tilskud_hel_maaned} for en hel måned gange ({dage_pr_blandet_maaned} - {dage_uden_tilskud} uden tilskud) "
    "delt med {dage_pr_blandet_maaned}",
    hjemmel="LAB § 123; bekendtgørelse om fleksløntilskud § 2, stk. 2, og § 10, stk. 2",
    fra="2021-12-31",
    url=BEK_10,
    afrundes="beloeb",
    giver="fleksloentilskud",
)
def fleksloentilskud_efter_dage(
    tilskud_hel_maaned: float, dage_uden_tilskud: float, dage_pr_blandet_maaned: float
) -> float:
    return tilskud_hel_maaned * max(0, 1 - dage_uden_tilskud / dage_pr_blandet_maaned)


@regel(
    navn="Løn og tilskud i alt",
    tekst="{loen_i_alt} i løn, {dagpenge_md} i dagpenge og {fleksloentilskud} i fleksløntilskud, før skat "
    "og ATP",
    hjemmel="Sammenlægning",
    fra="2013-01-01",
    url=LAB + "123/",
)
def i_alt(loen_i_alt: float, dagpenge_md: float, fleksloentilskud: float) -> float:
    return loen_i_alt + dagpenge_md + fleksloentilskud


# --- § 138: statens ATP-bidrag -----------------------------------------------------------------------------------


@regel(
    navn="Timer i en fuldtidsmåned",
    tekst="{fuldtid_timer_uge} om ugen i {uger_pr_aar} om året, fordelt på 12 måneder",
    hjemmel="LAB § 138, stk. 2",
    fra="2020-01-01",
    enhed="timer/md",
    url=LAB + "138/",
)
def timer_fuld_maaned(fuldtid_timer_uge: float, uger_pr_aar: float) -> float:
    return fuldtid_timer_uge * (uger_pr_aar / 12)


@regel(
    navn="Timer med tilskud",
    tekst="{timer_fuld_maaned} minus {loentimer_md}, der er indberettet som løntimer, dog aldrig under 0",
    hjemmel="LAB § 138, stk. 2",
    fra="2020-01-01",
    enhed="timer/md",
    url=LAB + "138/",
)
def timer_med_tilskud(timer_fuld_maaned: float, loentimer_md: float) -> float:
    return max(0, timer_fuld_maaned - loentimer_md)


@regel(
    navn="ATP, betalt af staten",
    tekst="Intet uden tilskud (her {fleksloentilskud}). Er løntimerne ({loentimer_md}) under "
    "{atp_timegraense_fuldt_tilskudsbidrag}, hele A-bidraget {atp_a_bidrag_fuldt_md}; ellers to tredjedele "
    "af det "
    "gange {timer_med_tilskud} delt med {timer_fuld_maaned}. Trækkes ikke fra borgerens penge",
    hjemmel="LAB § 138, stk. 1-5",
    fra="2020-01-01",
    url=LAB + "138/",
    afrundes="hele_oere",
    forbehold="ATP's bidrag pr. time (LAB § 138, stk. 6) er ikke læst; det er udledt som en timedel af det "
    "fulde "
    "A-bidrag.",
)
def atp_af_staten(
    fleksloentilskud: float,
    loentimer_md: float,
    timer_med_tilskud: float,
    timer_fuld_maaned: float,
    atp_a_bidrag_fuldt_md: float,
    atp_timegraense_fuldt_tilskudsbidrag: float,
) -> float:
    if fleksloentilskud <= 0:
        return 0.0
    if loentimer_md < atp_timegraense_fuldt_tilskudsbidrag:
        return atp_a_bidrag_fuldt_md
    return atp_a_bidrag_fuldt_md * 2 / 3 * timer_med_tilskud / timer_fuld_maaned


# --- Regulering --------------------------------------------------------------------------------------------------


@regel(
    navn="Forskel til det, der er beregnet før",
    tekst="{fleksloentilskud} minus {allerede_udbetalt_md}; er forskellen under 0, er der beregnet for meget",
    hjemmel="Regulering af tilskuddet; om tilbagebetaling se Ankestyrelsen 6-23",
    fra="2013-01-01",
    url="https://ishoj.dk/borger/job-og-uddannelse/ledighed/flekslontilskud/",
    sikkerhed="sekundaer",
)
def forskel(fleksloentilskud: float, allerede_udbetalt_md: float) -> float:
    return fleksloentilskud - allerede_udbetalt_md


FAELLES = frozenset(
    {
        *("grundbeloeb", "graense", "nedsaettelse_under", "nedsaettelse_over", "nedsaettelse"),
        *("atp", "udbetalt", "obligatorisk_pension"),
    }
)
"""Regler, der er de samme som i den enkle beregning."""

LOV = Lov(
    [*(r for r in REGISTER[flt.__name__] if r.navn in FAELLES), *REGISTER[__name__]],
    INPUT,
    laes_alle(),
    fra=flt.FRA,
    til=flt.TIL,
)
