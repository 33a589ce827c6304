"""Statens refusion af kommunens udgift og fleksbidraget (lov om kommunernes finansiering af visse offentlige ydelser).

Refusionen falder med ugen: 80, 40, 30 og 20 pct. På det sidste trin giver staten desuden et fleksbidrag til
fleksløntilskuddet: højst 30 pct. af grundbeløbet efter refusion, nedsat med 20 pct. af lønnen uden pension.
Loftet i § 7, stk. 2 (4.212 kr. i 2015-niveau), er det samme tal som 30 pct. af grundbeløbet minus 20 pct. refusion af
det: i 2015 4.212 kr. og i 2018 4.382 kr. De øvrige år er regnet efter den regel. Ugen er en oplysning; `ugetaelling.py`
siger, hvornår optællingen begynder forfra. Før 4. januar 2016 er satserne ikke fundet.

Kilder: §§ 5-7 på elov.dk (LBK nr. 221 af 12/2/2021); `satser/refusion.yaml`.
"""

from datetime import date
from decimal import Decimal
from math import isfinite

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import REGISTER, Input, regel
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import dansk_dato, laes_alle

FRA, TIL = date(2016, 1, 4), date(2026, 12, 31)
FINANSIERING = (
    "https://elov.dk/lov-om-kommunernes-finansiering-af-visse-offentlige-ydelser-udbetalt-af-kommunerne-udbetaling-"
    "danmark-og-arbejdsloshedskasserne/"
)
FLEKSLOENTILSKUD, LEDIGHEDSYDELSE = 1.0, 2.0
YDELSER = {FLEKSLOENTILSKUD: "fleksloentilskud", LEDIGHEDSYDELSE: "ledighedsydelse"}
YDELSER_VIST = {FLEKSLOENTILSKUD: "fleksløntilskud", LEDIGHEDSYDELSE: "ledighedsydelse"}

INPUT = (
    Input(navn="ydelse", titel="Ydelsen", enhed="navn", mindst=1.0, hoejst=2.0, valg=YDELSER_VIST),
    Input(navn="uge", titel="Ugens nummer", enhed="antal", mindst=1.0, hoejst=3000.0),
    Input(navn="ydelse_md", titel="Ydelsens beløb", enhed="kr/md"),
    Input(navn="loen_uden_pension_md", titel="Løn uden pension", enhed="kr/md"),
    Input(navn="pension_af_staten_md", titel="Obligatorisk pension", enhed="kr/md"),
    Input(navn="atp_af_staten_md", titel="ATP efter LAB § 138", enhed="kr/md"),
)

LOFTET_ER_TRYKT = (2018,)
LOFT_UDLEDT = (
    "Fleksbidragets højeste beløb er kun trykt for 2015 og 2018; for de andre år er det regnet efter reglen i § 7, "
    "stk. 2."
)
FLEKSBIDRAG_LILLE_TILSKUD = (
    "Loven siger ikke, om fleksbidraget kan være større end det, kommunen selv har tilbage at betale; her er det sat "
    "ned til det. Efter ordene alene ville det være {beloeb}"
)


@regel(
    navn="Refusionsprocent",
    tekst="uge {uge}: {refusion_trin_1_pct} til og med {refusion_trin_1_til_uge}, {refusion_trin_2_pct} til og med "
    "{refusion_trin_2_til_uge}, {refusion_trin_3_pct} til og med {refusion_trin_3_til_uge} og derefter "
    "{refusion_trin_4_pct}",
    enhed="pct",
    hjemmel="Lov om kommunernes finansiering § 5, stk. 2",
    fra="2016-01-04",
    url=FINANSIERING + "5/",
)
def refusionsprocent(
    uge: float,
    refusion_trin_1_til_uge: float,
    refusion_trin_2_til_uge: float,
    refusion_trin_3_til_uge: float,
    refusion_trin_1_pct: float,
    refusion_trin_2_pct: float,
    refusion_trin_3_pct: float,
    refusion_trin_4_pct: float,
) -> float:
    if uge <= refusion_trin_1_til_uge:
        return refusion_trin_1_pct
    if uge <= refusion_trin_2_til_uge:
        return refusion_trin_2_pct
    if uge <= refusion_trin_3_til_uge:
        return refusion_trin_3_pct
    return refusion_trin_4_pct


@regel(
    navn="Statens refusion",
    tekst="{refusionsprocent} af {ydelse_md}",
    hjemmel="Lov om kommunernes finansiering § 5, stk. 1 og 2",
    fra="2016-01-04",
    url=FINANSIERING + "5/",
    afrundes="beloeb",
)
def refusion(refusionsprocent: float, ydelse_md: float) -> float:
    return ydelse_md * refusionsprocent / 100


@regel(
    navn="Fleksbidrag, højst",
    tekst="{fleksbidrag_andel} af ({fleksloentilskud_hoejeste_md} minus {refusion_trin_4_pct} refusion af det), i hele "
    "kroner",
    hjemmel="Lov om kommunernes finansiering § 7, stk. 2",
    fra="2016-01-04",
    url=FINANSIERING + "7/",
    afrundes="hele_kroner",
)
def fleksbidrag_hoejst(
    fleksloentilskud_hoejeste_md: float, fleksbidrag_andel: float, refusion_trin_4_pct: float
) -> float:
    return fleksbidrag_andel * fleksloentilskud_hoejeste_md * (1 - refusion_trin_4_pct / 100)


@regel(
    navn="Fleksbidrag efter lønnen",
    tekst="{fleksbidrag_hoejst} minus {fleksbidrag_nedsaettelse_andel} af lønnen uden pension, {loen_uden_pension_md}; "
    "kun til {ydelse} ved {refusionsprocent} refusion",
    hjemmel="Lov om kommunernes finansiering § 7, stk. 1-3",
    fra="2016-01-04",
    url=FINANSIERING + "7/",
    afrundes="hele_kroner",
)
def fleksbidrag_efter_loen(
    ydelse: float,
    refusionsprocent: float,
    refusion_trin_4_pct: float,
    fleksbidrag_hoejst: float,
    fleksbidrag_nedsaettelse_andel: float,
    loen_uden_pension_md: float,
) -> float:
    if ydelse != FLEKSLOENTILSKUD or refusionsprocent != refusion_trin_4_pct:
        return 0.0
    return max(0.0, fleksbidrag_hoejst - fleksbidrag_nedsaettelse_andel * loen_uden_pension_md)


@regel(
    navn="Fleksbidrag",
    tekst="{fleksbidrag_efter_loen}, højst det, kommunen har tilbage: {ydelse_md} − {refusion}",
    hjemmel="Lov om kommunernes finansiering § 7",
    fra="2016-01-04",
    url=FINANSIERING + "7/",
    afrundes="beloeb",
    forbehold=LOFT_UDLEDT,
    forbehold_ved="fleksbidrag_efter_loen",
)
def fleksbidrag(fleksbidrag_efter_loen: float, ydelse_md: float, refusion: float) -> float:
    return min(fleksbidrag_efter_loen, ydelse_md - refusion)


@regel(
    navn="Kommunens udgift",
    tekst="{ydelse_md} − {refusion} − {fleksbidrag}",
    hjemmel="Lov om kommunernes finansiering §§ 5 og 7",
    fra="2016-01-04",
    url=FINANSIERING + "5/",
    afrundes="beloeb",
)
def kommunens_udgift(ydelse_md: float, refusion: float, fleksbidrag: float) -> float:
    return max(0.0, ydelse_md - refusion - fleksbidrag)


@regel(
    navn="Statens udgift",
    tekst="{refusion} + {fleksbidrag} + {pension_af_staten_md} i obligatorisk pension + {atp_af_staten_md} i ATP",
    hjemmel="Lov om kommunernes finansiering §§ 5 og 7; LAB §§ 138 og 138 a",
    fra="2016-01-04",
    url=FINANSIERING + "5/",
    afrundes="beloeb",
)
def statens_udgift(
    refusion: float, fleksbidrag: float, pension_af_staten_md: float, atp_af_staten_md: float
) -> float:
    return refusion + fleksbidrag + pension_af_staten_md + atp_af_staten_md


@regel(
    navn="Løn, hvor fleksbidraget er væk",
    tekst="{fleksbidrag_hoejst} / {fleksbidrag_nedsaettelse_andel}",
    hjemmel="Lov om kommunernes finansiering § 7, stk. 2 og 3",
    fra="2016-01-04",
    url=FINANSIERING + "7/",
)
def fleksbidrag_ophoerer_ved_loen(fleksbidrag_hoejst: float, fleksbidrag_nedsaettelse_andel: float) -> float:
    return fleksbidrag_hoejst / fleksbidrag_nedsaettelse_andel


LOV = Lov(REGISTER[__name__], INPUT, laes_alle(), fra=FRA, til=TIL)
MAAL = (
    "kommunens_udgift",
    "statens_udgift",
    "refusion",
    "refusionsprocent",
    "fleksbidrag",
    "fleksbidrag_hoejst",
    "fleksbidrag_ophoerer_ved_loen",
)
FELTNAVNE = {
    "ydelse_md": "beloeb",
    "loen_uden_pension_md": "loen_uden_pension",
    "pension_af_staten_md": "pension",
    "atp_af_staten_md": "atp",
}


def beregn_refusion(
    *,
    dato: date,
    uge: float,
    beloeb: float,
    ydelse: str = "fleksloentilskud",
    loen_uden_pension: float | None = None,
    pension: float = 0,
    atp: float = 0,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Fordelingen mellem kommune og stat af `beloeb`, som er udbetalt i en måned på ugens trin.

    `uge` er nummeret på ugen med ydelse siden optællingens begyndelse, på tværs af ydelser. `loen_uden_pension` er
    månedens løn uden pensionsbidrag; den skal kun bruges til fleksbidraget. `pension` og `atp` er det, staten betaler
    efter LAB §§ 138 og 138 a. Kaster `UgyldigtInput` eller `UgyldigeInput`.
    """
    if type(dato) is not date:
        raise UgyldigtInput("dato", "Datoen mangler eller er ikke en hel dag; skriv den som 2024-05-01.")
    if dato < FRA:
        raise UgyldigtInput(
            "dato",
            f"Statens refusion før {dansk_dato(FRA)} er ikke fundet, så {dansk_dato(dato)} kan ikke regnes; vælg en "
            "senere dato.",
        )
    kode = _ydelseskode(ydelse)
    if isinstance(uge, int | float) and isfinite(uge) and uge != int(uge):
        raise UgyldigtInput("uge", "Ugens nummer skal være et helt tal, fx 53.")
    oplyst = {
        "ydelse": kode,
        "uge": uge,
        "ydelse_md": beloeb,
        "loen_uden_pension_md": 0.0 if kode == LEDIGHEDSYDELSE else loen_uden_pension,
        "pension_af_staten_md": pension,
        "atp_af_staten_md": atp,
    }
    svar = besvar(lov, MAAL, dato, oplyst, afrunding, feltnavne=FELTNAVNE)
    return _med_forbehold(svar, kode)


def _ydelseskode(ydelse: str) -> float:
    for kode, navn in YDELSER.items():
        if navn == ydelse:
            return kode
    raise UgyldigtInput("ydelse", f"Ydelsen »{ydelse}« findes ikke; vælg {' eller '.join(YDELSER.values())}.")


def _med_forbehold(svar: Svar, kode: float) -> Svar:
    """Fleksbidragets usikkerhed kun, når der kan være et bidrag; og sagt, når loven ikke dækker tilfældet."""
    skjulte = {LOFT_UDLEDT} if svar.dato.year in LOFTET_ER_TRYKT else set()
    if not _kan_give_bidrag(svar, kode):
        skjulte |= {v.forbehold for v in svar.satser if v.navn == "fleksloentilskud_hoejeste_md"}
    nye = []
    efter_loen = next(t.vaerdi for t in svar.trin if t.kode == "fleksbidrag_efter_loen")
    assert isinstance(efter_loen, Decimal)
    if svar.beloeb("fleksbidrag") < efter_loen:
        nye.append(FLEKSBIDRAG_LILLE_TILSKUD.format(beloeb=kroner(float(efter_loen))))
    return msgspec.structs.replace(svar, forbehold=(*(f for f in svar.forbehold if f not in skjulte), *nye))


def _kan_give_bidrag(svar: Svar, kode: float) -> bool:
    sidste_trin = [v.vaerdi for v in svar.satser if v.navn == "refusion_trin_4_pct"]
    return kode == FLEKSLOENTILSKUD and svar.beloeb("refusionsprocent") in sidste_trin


REGELSAET = Regelsaet(
    kode="refusion",
    titel="Refusion og fleksbidrag",
    indledning="Hvordan udgiften til fleksløntilskud eller ledighedsydelse deles mellem kommunen og staten. Ugen "
    "tælles for personen på tværs af ydelser og begynder forfra efter 52 hele uger med selvforsørgelse inden for 3 år.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(
            navn="dato",
            slags="dato",
            paakraevet=True,
            hjaelp="En dag i den måned, ydelsen vedrører (4. januar 2016-2026).",
        ),
        Felt(
            navn="uge", paakraevet=True, hjaelp="Nummeret på ugen med ydelse siden optællingens begyndelse."
        ),
        Felt(navn="beloeb", paakraevet=True, hjaelp="Det udbetalte beløb i måneden, kr."),
        Felt(
            navn="ydelse",
            slags="valg",
            valg=tuple(YDELSER.values()),
            standard="fleksloentilskud",
            hjaelp="Ydelsen.",
        ),
        Felt(
            navn="loen_uden_pension",
            hjaelp="Månedens løn uden pensionsbidrag, kr. Skal gives ved fleksløntilskud.",
        ),
        Felt(navn="pension", standard=0.0, hjaelp="Obligatorisk pension, som staten betaler, kr."),
        Felt(navn="atp", standard=0.0, hjaelp="ATP efter LAB § 138, som staten betaler, kr."),
    ),
    beregn=beregn_refusion,
)
