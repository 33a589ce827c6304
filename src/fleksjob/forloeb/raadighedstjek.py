"""Det lette rådighedstjek: hvad loven beder om, hvad der er sket, og hvad I kan gøre. Udledt af sagens hændelser.

Tjekket dømmer ikke. Om borgeren står til rådighed, er et menneskes vurdering, og «kan ikke» og «vil ikke» er to ting.
"""

from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.samtaleplan import samtaleplan
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.jobsoegning import JOBLOG

PERIODE = timedelta(days=91)
"""Tjekket ser tre måneder tilbage, eller til ydelsens begyndelse."""
_75_FORBEHOLD = "AKL § 75 er ikke læst i sin helhed."
INTET_TAL = "Loven nævner ikke noget antal."


class Tjek(msgspec.Struct, frozen=True):
    """Én række. `status` er ok, se eller fritaget; `skridt` er koden på det, der kan gøres ved det."""

    krav: str
    hjemmel: str
    sket: tuple[str, ...]
    goer: str
    status: str
    skridt: str = ""
    forbehold: str = ""


def raadighedstjek(t: Tilstand, pligter: list[Pligt]) -> list[Tjek]:
    """De fem ting, i den orden, de siges; tomt uden ledighedsydelse."""
    if not t.faar_ledighedsydelse:
        return []
    fra = max(t.pr - PERIODE, t.ledighedsydelse[-1].fra)
    return [_fravaer(t), _cv(t, pligter), _min_plan(t), _samtaler(t, fra), _soeger(t, fra), _tilbud(t, fra)]


def _fravaer(t: Tilstand) -> Tjek:
    """Sygdom og orlov først: den, der er fritaget, skal ikke spørges om resten."""
    navne = {"sygdom": "Syg", "barsel": "På barsel", "sorgorlov": "På sorgorlov", "anden_orlov": "På orlov"}
    nu = [
        f"{navne[en.grund]} siden {dansk_dato(en.fra)}"
        for en in t.stop
        if en.til is None and en.grund in navne
    ]
    return Tjek(
        krav="Er der en grund til, at borgeren ikke kan lige nu?",
        hjemmel="AKL § 13, stk. 7 og 8, og § 74",
        sket=tuple(nu) or ("Ingen registreret sygdom eller orlov.",),
        goer="Vent med resten, og aftal, hvornår I taler sammen igen." if nu else "Spørg, før du går videre.",
        status="fritaget" if nu else "ok",
        forbehold="Listen i § 13, stk. 7, er ikke læst i sin helhed.",
    )


def _cv(t: Tilstand, pligter: list[Pligt]) -> Tjek:
    frist = next((en for en in pligter if en.kode == "cv_jobnet"), None)
    if "cv" in t.jobsoegning.undtaget_jobnet:
        sket, status, goer = ("Undtaget.",), "fritaget", "Brug borgerens eget CV i stedet."
    elif t.cv_registreret:
        sket, status, goer = (f"På Jobnet {dansk_dato(max(t.cv_registreret))}.",), "ok", "Intet nu."
    else:
        senest = f" Fristen er {dansk_dato(frist.frist)}." if frist and frist.frist else ""
        sket, status = (f"Ikke registreret.{senest}",), "se"
        goer = "Lav det sammen med borgeren, eller undtag, hvis det ikke giver mening."
    return Tjek("CV på Jobnet inden 3 uger", "AKL § 75", sket, goer, status, "cv_registreret", _75_FORBEHOLD)


def _min_plan(t: Tilstand) -> Tjek:
    if "min_plan" in t.jobsoegning.undtaget_jobnet:
        sket, status, goer = ("Undtaget.",), "fritaget", "Planen her er nok."
    elif t.jobsoegning.min_plan:
        sket, status, goer = (f"I Min Plan {dansk_dato(t.jobsoegning.min_plan[-1])}.",), "ok", "Intet nu."
    elif t.jobsoegning.planer:
        dag = dansk_dato(t.jobsoegning.planer[-1])
        sket, status, goer = (f"Aftalt her {dag}, ikke i Min Plan.",), "se", "Læg den i Min Plan."
    else:
        sket, status, goer = ("Ingen plan er aftalt endnu.",), "se", "Lav planen sammen med borgeren."
    skridt = "min_plan_registreret" if t.jobsoegning.planer else ""
    forbehold = "En selvstændig frist i loven er ikke fundet."
    return Tjek(
        "En plan, som også står i Min Plan", "Reglerne om Min Plan", sket, goer, status, skridt, forbehold
    )


def _samtaler(t: Tilstand, fra: date) -> Tjek:
    plan = samtaleplan(t)
    holdt = [dansk_dato(en.dato) for en in t.samtaler if en.art == "jobsamtale" and en.dato >= fra]
    udeblevet = [en for en in t.udeblivelser if en.fra == "samtale" and en.dato >= fra]
    sket = [f"Holdt: {', '.join(holdt)}." if holdt else "Ingen jobsamtale i perioden."]
    sket += [f"Kom ikke {dansk_dato(en.dato)}{_grund(en.rimelig_grund)}." for en in udeblevet]
    mangler = plan is not None and plan.krav > plan.holdt and (plan.slut is None or plan.slut >= t.pr)
    goer = "Tal med borgeren om, hvorfor." if udeblevet else "Book den næste." if mangler else "Intet nu."
    return Tjek(
        krav=plan.regel if plan else "Samtaler",
        hjemmel="LAB, kontaktforløb, og AKL § 75",
        sket=tuple(sket),
        goer=goer,
        status="se" if udeblevet or mangler else "ok",
        skridt="kan_vil_vurderet" if udeblevet else "samtale_afholdt",
        forbehold=plan.forbehold if plan else "",
    )


def _grund(rimelig: bool | None) -> str:
    return "" if rimelig is None else " med rimelig grund" if rimelig else " uden rimelig grund"


def _soeger(t: Tilstand, fra: date) -> Tjek:
    linjer = [en for en in t.jobsoegning.joblog if en.dato >= fra]
    antal = sum(en.antal for en in linjer)
    sket = []
    if linjer:
        maader = {JOBLOG[en.hvordan].lower() for en in linjer if en.hvordan in JOBLOG}
        sket.append(f"{antal} i joblog, senest {dansk_dato(linjer[-1].dato)}.")
        sket += [f"Måder: {', '.join(sorted(maader))}."] if maader else []
    else:
        sket.append("Intet i joblog i perioden.")
    goer = (
        "Ros det, og tal om det næste." if linjer else "Spørg, om det er svært at skrive eller svært at søge."
    )
    return Tjek(
        "Søger aktivt job og skriver det i joblog", "AKL § 75", tuple(sket), goer, "ok" if linjer else "se",
        "" if linjer else "raadighed_vurderet", f"{INTET_TAL} {_75_FORBEHOLD}",
    )  # fmt: skip


def _tilbud(t: Tilstand, fra: date) -> Tjek:
    praktik = [f"Praktik fra {dansk_dato(en.startet)}." for en in t.praktikker if en.startet >= fra]
    aktoer = [
        f"Anden aktør fra {dansk_dato(en.fra)}: {en.aktoer}."
        for en in t.jobsoegning.aktoerer
        if en.fra >= fra
    ]
    svigt = [en for en in t.udeblivelser if en.fra == "tilbud" and en.dato >= fra]
    sket = [
        *praktik,
        *aktoer,
        *(f"Kom ikke {dansk_dato(en.dato)}{_grund(en.rimelig_grund)}." for en in svigt),
    ]
    return Tjek(
        krav="Siger ja til rimelige tilbud og rimelige fleksjob",
        hjemmel="AKL § 75 og § 77 a",
        sket=tuple(sket) or ("Intet tilbud i perioden.",),
        goer="Tal med borgeren om, hvorfor."
        if svigt
        else "Intet nu."
        if sket
        else "Er der noget at tilbyde?",
        status="se" if svigt else "ok",
        skridt="kan_vil_vurderet" if svigt else "",
        forbehold=_75_FORBEHOLD,
    )
