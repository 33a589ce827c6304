"""Arbejdsgiverens udgifter ved et fleksjob efter den nye ordning: det, der kommer oven i lønnen.

Arbejdsgiveren betaler kun for det arbejde, der ydes, og får intet tilskud. ATP følger en trappe efter de betalte timer
i måneden; under 39 timer er der intet bidrag.
Kilder: `satser/atp.yaml`.
"""

from datetime import date

from fleksjob.lov.motor import Lov
from fleksjob.lov.regel import REGISTER, Input, regel
from fleksjob.lov.regelsaet import Felt, Regelsaet
from fleksjob.lov.svar import Svar, besvar
from fleksjob.lov.vaerdier import laes_alle

FRA, TIL = date(2016, 1, 1), date(2026, 12, 31)
ATP = "https://www.borger.dk/pension-og-efterloen/ATP-Livslang-pension-oversigt/ATP-Livslang-Pension"

INPUT = (Input(navn="timer_md", titel="Antal betalte timer i måneden", enhed="timer/md", hoejst=400),)


@regel(
    navn="ATP, arbejdsgiverens andel",
    tekst="{timer_md} i måneden: intet under {atp_timegraense_39}, {atp_arbejdsgiver_fra_39_timer_md} derfra, "
    "{atp_arbejdsgiver_fra_78_timer_md} fra {atp_timegraense_78} og {atp_arbejdsgiver_fra_117_timer_md} fra "
    "{atp_timegraense_117}",
    hjemmel="ATP's bidragssatser, A-bidrag",
    fra="2016-01-01",
    url=ATP,
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
    fra="2016-01-01",
    url=ATP,
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


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("atp_arbejdsgiver", "atp_loenmodtager")


def beregn_arbejdsgiver(*, dato: date, timer_md: float, afrunding: str = "oere") -> Svar:
    """Udgifterne i den måned, `dato` ligger i. `timer_md` er betalte timer i måneden."""
    return besvar(LOV, MAAL, dato, {"timer_md": timer_md}, afrunding)


REGELSAET = Regelsaet(
    kode="arbejdsgiver",
    titel="Arbejdsgiverens udgifter",
    indledning="Hvad et fleksjob efter den nye ordning koster arbejdsgiveren ud over lønnen. Der er ikke noget tilskud "
    "til arbejdsgiveren; kommunen giver tilskuddet til den ansatte.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="En dag i måneden (2016-2026)."),
        Felt(navn="timer_md", paakraevet=True, hjaelp="Betalte timer i måneden."),
    ),
    beregn=beregn_arbejdsgiver,
)
