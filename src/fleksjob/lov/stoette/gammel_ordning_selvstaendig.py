"""Støtte til selvstændige, der er tilkendt før 1. januar 2013.

Læses ved siden af § 136 i lov om en aktiv beskæftigelsesindsats (LAB). Til og med 2019 stod reglen i § 75.

    stk. 1  bevilget senest 31. december 2012; virksomheden er hovedbeskæftigelse
    stk. 2  halvdelen eller to tredjedele af den mindste overenskomstmæssige løn på
            området for nyansatte uden faglige kvalifikationer                       → tilskud_aar
            højst beregnet af et beløb på årsbasis, det samme som for ansatte         → loft_aar

Kommunen har afgjort brøken. Kilder: `satser/gammel_ordning.yaml`.
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Hjemmel, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato, laes_alle
from fleksjob.lov.sagsgang.relationer import NY_ORDNING
from fleksjob.lov.stoette.gammel_ordning import ANDELE, ANDELE_VIST, HALVDELEN

FRA, TIL = NY_ORDNING, date(2024, 12, 31)
LAB_136 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/136/"
FULD_TID = (
    "Paragraffen siger ikke, om overenskomstens løn regnes for fuld tid; der er regnet med den årsløn, der er "
    "oplyst."
)
TOLVTEDELE = "At støtten udbetales med en tolvtedel om måneden, er ikke læst for støtte tilkendt før 2013."


def _foer_2020(forbehold: str = "") -> tuple[Hjemmel, ...]:
    return (Hjemmel("LAB § 75 (nu § 136, stk. 2)", "2013-01-01", "2019-12-31", forbehold=forbehold),)


INPUT = (
    Input(navn="andel", titel="Tilskuddets brøk", enhed="", mindst=1, hoejst=2, valg=ANDELE_VIST),
    Input(
        navn="mindste_loen_aar",
        titel="Den mindste overenskomstmæssige årsløn for nyansatte uden faglige kvalifikationer",
        enhed="kr/aar",
        hoejst=10_000_000,
    ),
)


@regel(
    navn="Lønloft pr. år",
    tekst="Tilskuddet kan højst beregnes af {gammel_ordning_hoejeste_loen_aar}",
    hjemmel="LAB § 136, stk. 2, 3. pkt.",
    fra="2020-01-01",
    tidligere=_foer_2020(),
    enhed="kr/aar",
    url=LAB_136,
)
def loft_aar(gammel_ordning_hoejeste_loen_aar: float) -> float:
    return gammel_ordning_hoejeste_loen_aar


@regel(
    navn="Den årsløn, tilskuddet beregnes af",
    tekst="Det mindste af overenskomstens {mindste_loen_aar} og lønloftet {loft_aar}",
    hjemmel="LAB § 136, stk. 2",
    fra="2020-01-01",
    tidligere=_foer_2020(),
    enhed="kr/aar",
    url=LAB_136,
)
def grundlag_aar(mindste_loen_aar: float, loft_aar: float) -> float:
    return min(mindste_loen_aar, loft_aar)


@regel(
    navn="Tilskud pr. år",
    tekst="{andel} af {grundlag_aar}",
    hjemmel="LAB § 136, stk. 2",
    fra="2020-01-01",
    tidligere=_foer_2020(FULD_TID),
    enhed="kr/aar",
    url=LAB_136,
    afrundes="hele_kroner",
    forbehold=FULD_TID,
)
def tilskud_aar(grundlag_aar: float, andel: float) -> float:
    if andel == HALVDELEN:
        return grundlag_aar / 2
    return grundlag_aar * 2 / 3


@regel(
    navn="Tilskud pr. måned",
    tekst="En tolvtedel af {tilskud_aar}",
    hjemmel="LAB § 136, stk. 2",
    fra="2020-01-01",
    tidligere=_foer_2020(TOLVTEDELE),
    url=LAB_136,
    afrundes="beloeb",
    forbehold=TOLVTEDELE,
)
def tilskud_md(tilskud_aar: float) -> float:
    return tilskud_aar / 12


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = ("tilskud_aar", "tilskud_md", "grundlag_aar")
_KODE = {navn: kode for kode, navn in ANDELE.items()}


def beregn_gammel_selvstaendig(
    *,
    dato: date,
    tilkendt: date,
    andel: str,
    mindste_loen_aar: float | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Støtten pr. år med satsen den dag. `tilkendt` er dagen, støtten blev bevilget, senest 31. december 2012."""
    fejl = []
    if tilkendt >= NY_ORDNING:
        fejl.append(
            UgyldigtInput(
                "tilkendt",
                f"Støtte tilkendt {dansk_dato(tilkendt)} følger de nye regler; regn tilskuddet til selvstændige i "
                "stedet.",
            )
        )
    if andel not in _KODE:
        fejl.append(UgyldigtInput("andel", f"Brøken »{andel}« findes ikke; vælg {' eller '.join(_KODE)}."))
    kast(fejl)
    return besvar(lov, MAAL, dato, {"andel": _KODE[andel], "mindste_loen_aar": mindste_loen_aar}, afrunding)


REGELSAET = Regelsaet(
    kode="gammel_selvstaendig",
    titel="Støtte til selvstændige i den gamle ordning",
    indledning="Kommunens tilskud til selvstændige, der fik støtten tilkendt før 1. januar 2013. Kommunen har afgjort, "
    "om den er halvdelen eller to tredjedele.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(navn="dato", slags="dato", paakraevet=True, hjaelp="Dagen, satsen slås op (2013-2024)."),
        Felt(
            navn="tilkendt", slags="dato", paakraevet=True, hjaelp="Dagen, støtten blev tilkendt, før 2013."
        ),
        Felt(
            navn="andel",
            slags="valg",
            valg=tuple(_KODE),
            paakraevet=True,
            hjaelp="Brøken i kommunens afgørelse.",
        ),
        Felt(
            navn="mindste_loen_aar",
            hjaelp="Den mindste overenskomstmæssige årsløn på området for nyansatte uden faglige kvalifikationer, kr.",
        ),
    ),
    beregn=beregn_gammel_selvstaendig,
)
