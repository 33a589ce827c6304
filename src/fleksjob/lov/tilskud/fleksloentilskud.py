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

Hvad en krone eller en time mere er værd, står i `gevinst.py`; kontrollen af grundbeløbet i
`grundbeloeb_af_dagpenge.py`.
Kilder: `satser/*.yaml` har en for hvert tal; paragrafferne er læst på elov.dk (LBK 701/2022 og 280/2024).
"""

from datetime import date

from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.tilskud import gevinst, grundbeloeb_af_dagpenge
from fleksjob.lov.tilskud.paragraffer import BEK, LAB, STAR, paragraf_123

FRA, TIL = date(2013, 1, 1), date(2026, 12, 31)

INPUT = (
    Input(navn="timeloen", titel="Timelønnen", enhed="kr/time", hoejst=10_000),
    Input(navn="timer_uge", titel="Antal betalte timer om ugen", enhed="timer/uge", hoejst=37),
    Input(navn="fuldtidstimeloen", titel="Timelønnen ved fuld tid", enhed="kr/time", hoejst=10_000),
    Input(navn="pension_pct", titel="Pensionsprocenten", enhed="pct", hoejst=100),
    Input(navn="anden_loen_md", titel="Anden løn", enhed="kr/md"),
)


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
    tekst="{maanedsloen_md} og {pension_pct} oveni til pension (0 pct., når den er med i forvejen, eller der ingen er)",
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
    tekst="Lønnen ved fuldtidsbeskæftigelse i stillingen: {fuldtidsmaanedsloen_md} og {pension_pct} oveni til pension",
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


LOV = Lov(
    [r for modul in (__name__, gevinst.__name__, grundbeloeb_af_dagpenge.__name__) for r in REGISTER[modul]],
    INPUT,
    laes_alle(),
    fra=FRA,
    til=TIL,
)
