"""Hvad et fleksjob efter den nye ordning koster arbejdsgiveren om måneden.

Arbejdsgiveren betaler kun for det arbejde, der ydes, og får intet tilskud; kommunen betaler fleksløntilskud til den
ansatte. Regnestykket følger lønsedlen:

    timer til stede og arbejdsintensitet    20 timer med 50 pct. intensitet er løn for 10     → betalte_timer_uge
    løn for de timer                                                                         → loen_md
    arbejdsgiverens del af pensionen                                                         → pension_md
    ATP efter en trappe; under 39 timer om måneden er der intet bidrag                       → atp_arbejdsgiver
    feriegodtgørelse eller ferietillæg (ferieloven § 16)                                     → ferie_md
    sygdom: refusion fra første fraværsdag, højst sygedagpengene pr. time                    → sygerefusion_md

AES, AUB, barsel.dk og finansieringsbidrag er ikke med: deres satser er ikke læst. Den statslige fleksjobordning har sit
eget regelsæt (`arbejdsgiver_stat.py`). Kilder: `satser/atp.yaml` og `satser/arbejdsgiver.yaml`.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import laes_alle
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.lov.stoette.arbejdsgiver_borger import om_udgiften

FRA, TIL = NY_ORDNING, date(2026, 12, 31)

ATP = "https://www.borger.dk/pension-og-efterloen/ATP-Livslang-pension-oversigt/ATP-Livslang-Pension"
FLEKSMATCH = "https://fleksmatch.dk/om-fleksjobordningen/"
CABI = "http://www.cabiweb.dk/fleksjob/bevilg-fleksjob/"
SLAGELSE = "https://www.slagelse.dk/erhverv/arbejdsmarkedet/sygemeldte-medarbejdere/refusion-af-sygedagpenge"
FERIELOVEN = "https://danskelove.dk/ferieloven/16"

FERIEGODTGOERELSE, FERIE_MED_LOEN = 1.0, 2.0
FERIEFORMER = {FERIEGODTGOERELSE: "feriegodtgoerelse", FERIE_MED_LOEN: "ferie-med-loen"}
"""Navnene, ferieformen oplyses ved; `FERIEFORMER_VIST` er dem, der læses i forklaringen."""
FERIEFORMER_VIST = {FERIEGODTGOERELSE: "feriegodtgørelse", FERIE_MED_LOEN: "ferie med løn"}

MAKS_TIMER_MD = 400.0

ATP_SIDST_LAEST = "ATP-bidragene er sidst læst for 2024 og er ikke set ændret siden."
TIL_2024 = (Hjemmel("ATP's bidragssatser, A-bidrag", "2013-01-01", "2024-12-31"),)
IKKE_MED = (
    "Ikke med: AES, AUB, barsel.dk og finansieringsbidrag (satserne er ikke læst), forsikringer, betaling for "
    "søgnehelligdage og fritvalg efter overenskomst, lønkørsel, arbejdstøj og indretning."
)

INPUT = (
    Input(navn="timer_uge", titel="Antal timer til stede om ugen", enhed="timer/uge", hoejst=37),
    Input(navn="intensitet_pct", titel="Arbejdsintensiteten", enhed="pct", hoejst=100),
    Input(navn="timeloen", titel="Timelønnen", enhed="kr/time", hoejst=10_000),
    Input(navn="pension_pct", titel="Arbejdsgiverens pensionsbidrag", enhed="pct", hoejst=100),
    Input(navn="ferieform", titel="Ferieformen", enhed="", mindst=1, hoejst=2, valg=FERIEFORMER_VIST),
    Input(navn="sygetimer_md", titel="Antal betalte sygetimer i måneden", enhed="timer/md", hoejst=400),
)


# --- Løn for det arbejde, der ydes -----------------------------------------------------------------------------------


@regel(
    navn="Betalte timer om ugen",
    tekst="{timer_uge} til stede med {intensitet_pct} arbejdsintensitet; der betales kun for den del",
    hjemmel="Fleksmatch og Cabi om løn for den effektive arbejdstid",
    fra="2013-01-01",
    enhed="timer/uge",
    url=CABI,
    sikkerhed="sekundaer",
)
def betalte_timer_uge(timer_uge: float, intensitet_pct: float) -> float:
    return timer_uge * intensitet_pct / 100


@regel(
    navn="Betalte timer om måneden",
    tekst="{betalte_timer_uge} om ugen, {uger_pr_aar} om året fordelt på 12 måneder",
    hjemmel="Omregning som i STAR's beregner",
    fra="2013-01-01",
    enhed="timer/md",
)
def timer_md(betalte_timer_uge: float, uger_pr_aar: float) -> float:
    return betalte_timer_uge * (uger_pr_aar / 12)


@regel(
    navn="Løn",
    tekst="{timeloen} i timen i {timer_md}",
    hjemmel="VEJ nr. 9154 af 25/2/2022 pkt. 2.1: løn for det arbejde, der udføres",
    fra="2013-01-01",
    url=FLEKSMATCH,
    afrundes="beloeb",
)
def loen_md(timeloen: float, timer_md: float) -> float:
    return timeloen * timer_md


@regel(
    navn="Pension, arbejdsgiverens del",
    tekst="{pension_pct} af lønnen {loen_md}",
    hjemmel="Overenskomsten eller aftalen om pension; løn og pension for de betalte timer (Fleksmatch)",
    fra="2013-01-01",
    url=FLEKSMATCH,
    sikkerhed="sekundaer",
    afrundes="beloeb",
)
def pension_md(loen_md: float, pension_pct: float) -> float:
    return pension_pct / 100 * loen_md


# --- ATP -------------------------------------------------------------------------------------------------------------


@regel(
    navn="ATP, arbejdsgiverens andel",
    tekst="{timer_md} i måneden: intet under {atp_timegraense_39}, {atp_arbejdsgiver_fra_39_timer_md} derfra, "
    "{atp_arbejdsgiver_fra_78_timer_md} fra {atp_timegraense_78} og {atp_arbejdsgiver_fra_117_timer_md} fra "
    "{atp_timegraense_117}",
    hjemmel="ATP's bidragssatser, A-bidrag",
    fra="2025-01-01",
    url=ATP,
    sikkerhed="udledt",
    forbehold=ATP_SIDST_LAEST,
    tidligere=TIL_2024,
)
def atp_arbejdsgiver(
    timer_md: float,
    atp_timegraense_39: float,
    atp_timegraense_78: float,
    atp_timegraense_117: float,
    atp_arbejdsgiver_fra_39_timer_md: float,
    atp_arbejdsgiver_fra_78_timer_md: float,
    atp_arbejdsgiver_fra_117_timer_md: float,
) -> float:
    if timer_md < atp_timegraense_39:
        return 0.0
    if timer_md < atp_timegraense_78:
        return atp_arbejdsgiver_fra_39_timer_md
    if timer_md < atp_timegraense_117:
        return atp_arbejdsgiver_fra_78_timer_md
    return atp_arbejdsgiver_fra_117_timer_md


@regel(
    navn="ATP, lønmodtagerens andel",
    tekst="{timer_md} i måneden: intet under {atp_timegraense_39}, {atp_loenmodtager_fra_39_timer_md} derfra, "
    "{atp_loenmodtager_fra_78_timer_md} fra {atp_timegraense_78} og {atp_loenmodtager_fra_117_timer_md} fra "
    "{atp_timegraense_117}",
    hjemmel="ATP's bidragssatser, A-bidrag",
    fra="2025-01-01",
    url=ATP,
    sikkerhed="udledt",
    forbehold=ATP_SIDST_LAEST,
    tidligere=TIL_2024,
)
def atp_loenmodtager(
    timer_md: float,
    atp_timegraense_39: float,
    atp_timegraense_78: float,
    atp_timegraense_117: float,
    atp_loenmodtager_fra_39_timer_md: float,
    atp_loenmodtager_fra_78_timer_md: float,
    atp_loenmodtager_fra_117_timer_md: float,
) -> float:
    if timer_md < atp_timegraense_39:
        return 0.0
    if timer_md < atp_timegraense_78:
        return atp_loenmodtager_fra_39_timer_md
    if timer_md < atp_timegraense_117:
        return atp_loenmodtager_fra_78_timer_md
    return atp_loenmodtager_fra_117_timer_md


# --- Ferie -----------------------------------------------------------------------------------------------------------


@regel(
    navn="Feriegodtgørelse eller ferietillæg",
    tekst="Ferieformen er »{ferieform}«: {feriegodtgoerelse_pct} af lønnen {loen_md} i feriegodtgørelse, eller "
    "{ferietillaeg_pct} i ferietillæg, når der er løn under ferien",
    hjemmel="Ferieloven § 16, stk. 1 og 2",
    fra="2013-01-01",
    url=FERIELOVEN,
    afrundes="beloeb",
)
def ferie_md(
    loen_md: float, ferieform: float, feriegodtgoerelse_pct: float, ferietillaeg_pct: float
) -> float:
    if ferieform == FERIEGODTGOERELSE:
        return feriegodtgoerelse_pct / 100 * loen_md
    return ferietillaeg_pct / 100 * loen_md


# --- I alt -----------------------------------------------------------------------------------------------------------


@regel(
    navn="Det koster om måneden",
    tekst="{loen_md} i løn, {pension_md} i pension, {atp_arbejdsgiver} i ATP og {ferie_md} til ferie; i en måned, hvor "
    "der arbejdes som aftalt",
    hjemmel="Summen af linjerne",
    fra="2013-01-01",
    forbehold=IKKE_MED,
)
def koster_md(loen_md: float, pension_md: float, atp_arbejdsgiver: float, ferie_md: float) -> float:
    return loen_md + pension_md + atp_arbejdsgiver + ferie_md


@regel(
    navn="Det koster pr. betalt time",
    tekst="{koster_md} delt med {timer_md}",
    hjemmel="Summen af linjerne",
    fra="2013-01-01",
    enhed="kr/time",
    url=FLEKSMATCH,
    afrundes="beloeb",
)
def koster_time(koster_md: float, timer_md: float) -> float:
    if timer_md <= 0:
        return 0.0
    return koster_md / timer_md


# --- Sygdom ----------------------------------------------------------------------------------------------------------


@regel(
    navn="Refusion ved sygdom, højst",
    tekst="{sygetimer_md} fra første fraværsdag, hver med det mindste af timelønnen {timeloen} og de højeste "
    "sygedagpenge {sygedagpenge_hoejeste_time}",
    hjemmel="Sygedagpengeloven § 50, stk. 1; Slagelse Kommune: ingen arbejdsgiverperiode ved fleksjob",
    fra="2013-01-07",
    url=SLAGELSE,
    sikkerhed="sekundaer",
    afrundes="beloeb",
    forbehold="Refusionen er det højeste, den kan være: sygedagpengene beregnes af timeindtægten efter "
    "sygedagpengeloven og kan være lavere end timelønnen.",
)
def sygerefusion_md(sygetimer_md: float, timeloen: float, sygedagpenge_hoejeste_time: float) -> float:
    return sygetimer_md * min(timeloen, sygedagpenge_hoejeste_time)


@regel(
    navn="Det koster om måneden efter refusion",
    tekst="{koster_md} minus {sygerefusion_md}",
    hjemmel="Summen af linjerne",
    fra="2013-01-07",
    url=SLAGELSE,
)
def koster_efter_refusion_md(koster_md: float, sygerefusion_md: float) -> float:
    return koster_md - sygerefusion_md


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
ATP_MAAL = ("atp_arbejdsgiver", "atp_loenmodtager")
MAAL = ("koster_md", "koster_time", "loen_md", "pension_md", "ferie_md", *ATP_MAAL)
VED_SYGDOM = ("sygerefusion_md", "koster_efter_refusion_md")
_KODE = {navn: kode for kode, navn in FERIEFORMER.items()}


def beregn_arbejdsgiver(
    *,
    dato: date,
    timer_md: float | None = None,
    timer_uge: float | None = None,
    intensitet_pct: float | None = None,
    timeloen: float | None = None,
    pension_pct: float | None = None,
    ferieform: str | None = None,
    sygetimer_md: float | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Udgifterne i den måned, `dato` ligger i.

    Arbejdstiden oplyses som `timer_uge` til stede og `intensitet_pct`, eller som betalte timer i måneden, `timer_md`.
    Uden timeløn, pension og ferieform svares der kun om ATP; med `sygetimer_md` også om refusionen.
    """
    kun_atp = timeloen is None and pension_pct is None and ferieform is None and sygetimer_md is None
    kast(_fejl(timer_md, timer_uge, intensitet_pct, ferieform, sygetimer_md))
    maal = ATP_MAAL if kun_atp else MAAL
    return besvar(
        lov,
        maal if sygetimer_md is None else (*maal, *VED_SYGDOM),
        dato,
        {
            "timer_md": timer_md,
            "timer_uge": timer_uge,
            "intensitet_pct": intensitet_pct,
            "timeloen": timeloen,
            "pension_pct": pension_pct,
            "ferieform": None if ferieform is None else _KODE[ferieform],
            "sygetimer_md": sygetimer_md,
        },
        afrunding,
    )


def _fejl(
    timer_md: float | None,
    timer_uge: float | None,
    intensitet_pct: float | None,
    ferieform: str | None,
    sygetimer_md: float | None,
) -> list[UgyldigtInput]:
    fejl = []
    if timer_md is not None and (timer_uge is not None or intensitet_pct is not None):
        fejl.append(
            UgyldigtInput(
                "timer_md",
                "Oplys enten de betalte timer i måneden eller timer til stede om ugen med intensitet, ikke begge dele.",
            )
        )
    if timer_md is not None and timer_md > MAKS_TIMER_MD:
        fejl.append(
            UgyldigtInput("timer_md", f"Antal betalte timer i måneden må højst være {MAKS_TIMER_MD:g}.")
        )
    if ferieform is not None and ferieform not in _KODE:
        fejl.append(
            UgyldigtInput(
                "ferieform", f"Ferieformen »{ferieform}« findes ikke; vælg {' eller '.join(_KODE)}."
            )
        )
    betalt = timer_md
    if betalt is None and timer_uge is not None and intensitet_pct is not None:
        betalt = timer_uge * intensitet_pct / 100 * 52 / 12
    if sygetimer_md is not None and betalt is not None and sygetimer_md > betalt + 0.005:
        fejl.append(
            UgyldigtInput(
                "sygetimer_md", "Der kan ikke være flere betalte sygetimer end betalte timer i måneden."
            )
        )
    return fejl


REGELSAET = Regelsaet(
    kode="arbejdsgiver",
    titel="Arbejdsgiverens udgifter",
    indledning="Hvad et fleksjob efter den nye ordning koster arbejdsgiveren om måneden. Der betales kun for det "
    "arbejde, der ydes, og der er intet tilskud til arbejdsgiveren; kommunen giver tilskuddet til den ansatte.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="En dag i måneden (2013-2026)."),
        Felt(navn="timer_uge", hjaelp="Timer til stede om ugen, højst 37."),
        Felt(navn="intensitet_pct", hjaelp="Arbejdsintensiteten i kommunens afgørelse, pct."),
        Felt(navn="timer_md", hjaelp="Betalte timer i måneden, i stedet for timer om ugen og intensitet."),
        Felt(navn="timeloen", hjaelp="Timelønnen før skat uden arbejdsgiverens pension, kr."),
        Felt(navn="pension_pct", hjaelp="Arbejdsgiverens del af pensionen, pct. af lønnen (0, når ingen)."),
        Felt(
            navn="ferieform",
            slags="valg",
            valg=tuple(_KODE),
            hjaelp="Om der betales feriegodtgørelse, eller om der er løn under ferien.",
        ),
        Felt(navn="sygetimer_md", hjaelp="Sygetimer i måneden, der er betalt løn for."),
    ),
    beregn=beregn_arbejdsgiver,
    flere_svar=VED_SYGDOM,
    borger=om_udgiften,
)
