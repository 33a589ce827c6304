"""Døren til ledighedsydelsen: oplysninger ind, forklarede kroner ud.

Måneden er den, ydelsen vedrører; dens satser er dem, der gælder på dens sidste dag. Svaret nævner kun den sats, der er
spurgt om, og grænsens usikkerhed kun, når lønnen er så høj, at den betyder noget.
"""

from calendar import monthrange
from datetime import date

import msgspec

from fleksjob.lov.kerne.afrunding import AFRUNDINGER
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.forklaring import kroner, tal
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, besvar
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato
from fleksjob.lov.ydelse.ledighedssatser import HOEJ, LAV, LAV_FORSOERGER, SATSER, SATSNAVNE
from fleksjob.lov.ydelse.ledighedsydelse import DAGE_UDLEDT, FRA, LAV_EFTER_REFORMEN, LOV
from fleksjob.lov.ydelse.ledighedsydelse_borger import om_beloebet

MAAL = (
    "ledighedsydelse",
    "ledighedsydelse_hoejst",
    "maanedsbeloeb",
    "dagsbeloeb",
    "dage_med_ydelse",
    "indkomst",
    "nedsaettelse",
)
HEL_MAANED = 5 * 52 / 12
"""Dage i en hel måned, som `dage_i_hel_maaned` regner dem; bruges, når der ikke er oplyst færre."""

FELTNAVNE = {
    "loen_md": "loen",
    "timer_uden_loen_md": "timer_uden_loen",
    "ydelsesdage_md": "dage",
    "sanktionsdage_md": "sanktionsdage",
    "dage_uden_ydelse_md": "dage_uden",
}
_REGLER = {HOEJ: "beloeb_hoej", LAV_FORSOERGER: "beloeb_lav_forsoerger", LAV: "beloeb_lav"}
_GRAENSER = ("ledighedsydelse_graense_mindst_md", "ledighedsydelse_graense_hoejst_md")

FORVENTET_LOEN = (
    "Den første måned regnes af den forventede løn; beløbet skal reguleres, når den faktiske løn er kendt "
    "(BEK nr. 111 af 29/1/2021 § 19, stk. 2)."
)
DAGE_OG_LOEN = (
    "Om lønnens nedsættelse deles, når der kun er ydelse i en del af måneden, er ikke læst; her er hele månedens "
    "nedsættelse trukket fra."
)


def beregn_ledighedsydelse(
    *,
    dato: date,
    sats: str,
    loen: float = 0,
    timer_uden_loen: float = 0,
    dage: float | None = None,
    sanktionsdage: float = 0,
    dage_uden: float = 0,
    foerste_maaned: bool = False,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Ledighedsydelsen for den måned, `dato` ligger i. Kroner før skat.

    `sats` er hoej, lav-forsoerger eller lav. `loen` er månedens løn og indtægt i stedet for løn, med eget og
    arbejdsgiverens pensionsbidrag. `timer_uden_loen` er timer i selvstændig bibeskæftigelse, frivilligt ulønnet
    arbejde og byggearbejde i egen bolig. `dage` er dage med ret til ydelse (5 om ugen); None er hele måneden.
    Kaster `UgyldigtInput` eller `UgyldigeInput`.
    """
    dag = _sidste_dag(lov, dato)
    kode = _satskode(sats)
    kast(_modsigelser(lov, dag, timer_uden_loen, dage, sanktionsdage + dage_uden))
    oplyst: dict[str, float | None] = {
        "sats": kode,
        "loen_md": loen,
        "ydelsesdage_md": HEL_MAANED if dage is None else dage,
        "sanktionsdage_md": sanktionsdage,
        "dage_uden_ydelse_md": dage_uden,
    }
    if "timer_uden_loen_md" in _argumenter(lov, dag):
        oplyst["timer_uden_loen_md"] = timer_uden_loen
    svar = besvar(lov, MAAL, dag, oplyst, afrunding, feltnavne=FELTNAVNE, dato=dato)
    svar = _kun_den_sats(svar, kode)
    return _med_forbehold(svar, dag, foerste_maaned)


def _sidste_dag(lov: Lov, dato: date) -> date:
    if type(dato) is not date:
        raise UgyldigtInput("dato", "Datoen mangler eller er ikke en hel dag; skriv den som 2024-05-01.")
    if dato < FRA:
        raise UgyldigtInput(
            "dato",
            f"Ledighedsydelsens beløb før {dansk_dato(FRA)} er ikke fundet, så {dansk_dato(dato)} kan ikke regnes; "
            "vælg en senere dato, eller spørg »ledighedsydelse-sats«, om der var ret.",
        )
    lov.regime(dato)
    return date(dato.year, dato.month, monthrange(dato.year, dato.month)[1])


def _satskode(sats: str) -> float:
    for kode, navn in SATSNAVNE.items():
        if navn == sats:
            return kode
    raise UgyldigtInput("sats", f"Satsen »{sats}« findes ikke; vælg {', '.join(SATSER)}.")


def _argumenter(lov: Lov, dag: date) -> tuple[str, ...]:
    return lov.regime(dag).regler["indkomst"].argumenter


def _modsigelser(lov: Lov, dag: date, timer: float, dage: float | None, uden: float) -> list[UgyldigtInput]:
    """Timer i et år uden kendt omregningssats, og flere dage uden ydelse end dage med ret."""
    fejl = []
    if timer and "timer_uden_loen_md" not in _argumenter(lov, dag):
        besked = (
            f"Omregningssatsen er kun læst for 2021-2024, så timer uden løn kan ikke regnes i {dag.year}; omregn dem "
            "selv med årets sats, og læg beløbet til lønnen."
        )
        fejl.append(UgyldigtInput("timer_uden_loen", besked))
    if dage is not None and uden > dage:
        besked = (
            f"Der er {tal(uden)} dage uden ydelse, men kun {tal(dage)} dage med ret til ydelse; dagene uden ydelse kan "
            "højst være lige så mange."
        )
        fejl.append(UgyldigtInput("sanktionsdage", besked))
    return fejl


def _kun_den_sats(svar: Svar, kode: float) -> Svar:
    """Svaret uden de to satser, der ikke er spurgt om, og uden deres forbehold."""
    andre = {regel for k, regel in _REGLER.items() if k != kode}
    skjulte_satser = {navn for t in svar.trin if t.kode in andre for navn in t.satser} - {"uger_pr_aar"}
    skjulte_forbehold = {v.forbehold for v in svar.satser if v.navn in skjulte_satser}
    if kode == HOEJ:
        skjulte_forbehold.add(LAV_EFTER_REFORMEN)
    return msgspec.structs.replace(
        svar,
        trin=tuple(t for t in svar.trin if t.kode not in andre),
        satser=tuple(v for v in svar.satser if v.navn not in skjulte_satser),
        forbehold=tuple(f for f in svar.forbehold if f not in skjulte_forbehold),
    )


def _med_forbehold(svar: Svar, dag: date, foerste_maaned: bool) -> Svar:
    """Grænsens usikkerhed sagt én gang og kun, når den betyder noget; og det, oplysningerne selv kræver."""
    graenser = {v.navn: v for v in svar.satser if v.navn in _GRAENSER}
    faste = tuple(f for f in svar.forbehold if f not in {v.forbehold for v in graenser.values()})
    nye = list(_om_graensen(svar, graenser))
    if svar.beloeb("indkomst") and DAGE_UDLEDT in svar.forbehold:
        nye.append(DAGE_OG_LOEN)
    if foerste_maaned:
        nye.append(FORVENTET_LOEN)
    nye += [
        f"{v.titel[:1].upper()}{v.titel[1:]} blev ændret {dansk_dato(v.fra)}; hele måneden er regnet med den nye sats."
        for v in svar.satser
        if v.fra.day > 1 and (v.fra.year, v.fra.month) == (dag.year, dag.month) and v.navn not in _GRAENSER
    ]
    return msgspec.structs.replace(svar, forbehold=(*faste, *nye))


def _om_graensen(svar: Svar, graenser: dict[str, Vaerdi]) -> tuple[str, ...]:
    mindst = graenser.get(_GRAENSER[0])
    if mindst is None or svar.beloeb("indkomst") <= mindst.vaerdi:
        return ()
    if svar["ledighedsydelse"] == svar["ledighedsydelse_hoejst"]:
        return (mindst.forbehold,)
    hoejst = graenser.get(_GRAENSER[1])
    rum = (
        f"ligger mellem {kroner(mindst.vaerdi)} og {kroner(hoejst.vaerdi)} og"
        if hoejst
        else f"er mindst {kroner(mindst.vaerdi)} og"
    )
    return (
        f"Grænsen mellem 30 og 55 pct. er ikke læst for {svar.dato.year}; den {rum} er her sat til det laveste, så "
        f"der er mindst ret til {kroner(float(svar.beloeb('ledighedsydelse')))} og højst til "
        f"{kroner(float(svar.beloeb('ledighedsydelse_hoejst')))}",
    )


REGELSAET = Regelsaet(
    kode="ledighedsydelse",
    titel="Ledighedsydelse",
    indledning="Ydelsen til den, der er visiteret til fleksjob og ikke er i et. Den er 89 procent af højeste dagpenge "
    "eller et af to lavere niveauer, nedsat for løn og for dage uden ret. Beløb er kroner pr. måned før skat. "
    "Grænsen mellem 30 og 55 pct. nedsættelse er ikke trykt for ledighedsydelsen; hvor den ikke kan læses i samme lovs "
    "anden grænse, er svaret det, der mindst er ret til, og det højeste, der kan være, står ved siden af. "
    "ATP og obligatorisk pension af ydelsen er ikke regnet.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(
            navn="dato",
            slags="dato",
            paakraevet=True,
            hjaelp="En dag i den måned, ydelsen vedrører (2013-2026).",
        ),
        Felt(
            navn="sats",
            slags="valg",
            valg=SATSER,
            paakraevet=True,
            hjaelp="Satsen; »ledighedsydelse-sats« afgør den.",
        ),
        Felt(
            navn="loen",
            standard=0.0,
            hjaelp="Månedens løn og indtægt i stedet for løn, med pension, kr. (fra måneden før).",
        ),
        Felt(
            navn="timer_uden_loen",
            standard=0.0,
            hjaelp="Timer i måneden i selvstændig bibeskæftigelse, ulønnet arbejde og byggearbejde i egen bolig.",
        ),
        Felt(navn="dage", hjaelp="Dage i måneden med ret til ydelse, 5 om ugen. Udelades for en hel måned."),
        Felt(
            navn="sanktionsdage", standard=0.0, hjaelp="Dage i måneden uden ydelse på grund af en sanktion."
        ),
        Felt(navn="dage_uden", standard=0.0, hjaelp="Dage i måneden uden ydelse af andre grunde."),
        Felt(
            navn="foerste_maaned",
            slags="ja_nej",
            standard=False,
            hjaelp="Om det er den første måned, så lønnen er den forventede.",
        ),
        Felt(navn="afrunding", slags="valg", valg=tuple(AFRUNDINGER), standard="oere", hjaelp="Afrunding."),
    ),
    beregn=beregn_ledighedsydelse,
    borger=om_beloebet,
)
