"""Billeder af tal som SVG: indkomsten efter timer, og timer på arbejde over for betalte timer.

Rene funktioner fra tal til tekst. Teksten i billedet er rigtig tekst, og hvert billede bærer `<title>` og
`<desc>`, der siger det samme i ord. Farverne skelnes også i gråtoner: mørk løn, lyst tilskud, sort kurve.
`bredde` vælges efter pladsen (360 til en telefon), så skriften beholder sin størrelse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil
from textwrap import wrap
from typing import NamedTuple

from fleksjob.breve.tegning import (
    BLAEK,
    DAEMPET,
    HVID,
    LINJE,
    LOEN,
    TILSKUD,
    Svg,
    Tegning,
    i_kroner,
    i_timer,
    med_komma,
)
from fleksjob.lov.tilskud.kurve import IndkomstKurve, Punkt

FULD_TID = 37.0


class Tal(NamedTuple):
    """Et punkt på kurven som tal, der kan tegnes."""

    timer: float
    loen: float
    tilskud: float
    i_alt: float


def _som_tal(punkt: Punkt) -> Tal:
    return Tal(float(punkt.timer), float(punkt.loen), float(punkt.fleksloentilskud), float(punkt.i_alt))


def _punkter(kurve: IndkomstKurve) -> list[Tal]:
    """Kurvens punkter med løn. Uden løn intet tilskud, så kurven springer ved den første krone."""
    alle = [_som_tal(p) for p in kurve.punkter]
    return [p for p in alle if p.loen > 0] or alle


def _ved(punkter: Sequence[Tal], timer: float) -> Tal:
    """Kurven ved et timetal: ret linje mellem to punkter; før det første den første linje forlænget."""
    if timer >= punkter[-1].timer:
        return punkter[-1]
    par = next((par for par in pairwise(punkter) if timer <= par[1].timer), None)
    if par is None or timer <= 0:
        return Tal(timer, 0.0, 0.0, 0.0)
    foer, efter = par
    andel = (timer - foer.timer) / (efter.timer - foer.timer)
    return Tal(timer, *(a + (b - a) * andel for a, b in zip(foer[1:], efter[1:], strict=True)))


class Stykke(NamedTuple):
    """Et stykke af kurven, hvor en ekstra lønkrone er lige meget værd hele vejen."""

    fra: float
    til: float
    oere: int


def stykker(kurve: IndkomstKurve) -> tuple[Stykke, ...]:
    """Hvor meget af en ekstra lønkrone man beholder, i øre, fra knæk til knæk.

    Værdien måles på kurven selv (hældningen mellem to punkter), så billedet aldrig kan sige noget andet end
    beregningen. Et stykke, der er for kort til at måle (under en halv time), lægges til det foregående.
    """
    punkter = _punkter(kurve)
    start, slut = punkter[0].timer, punkter[-1].timer
    graenser = [start, *sorted(k for k in (float(k.timer) for k in kurve.knaek) if start < k < slut), slut]
    fundne: list[Stykke] = []
    for fra, til in pairwise(graenser):
        oere = _oere_pr_krone(punkter, fra, til)
        if fundne and (oere is None or abs(fundne[-1].oere - oere) <= 1):
            fundne[-1] = fundne[-1]._replace(til=til)
        elif oere is not None:
            fundne.append(Stykke(fundne[-1].til if fundne else start, til, oere))
    return tuple(fundne)


def _oere_pr_krone(punkter: Sequence[Tal], fra: float, til: float) -> int | None:
    """Den midterste hældning mellem to timetal. Knækkene er rundet til 0,01 time, så enderne får den slør."""
    haeldninger = sorted(
        (efter.i_alt - foer.i_alt) / (efter.loen - foer.loen)
        for foer, efter in pairwise(punkter)
        if foer.timer >= fra - 0.01 and efter.timer <= til + 0.01 and efter.loen > foer.loen
    )
    return round(100 * haeldninger[len(haeldninger) // 2]) if haeldninger else None


class Maerke(NamedTuple):
    """Et nummereret sted på kurven og sætningen, der forklarer det. Nummer 0 er »Nu«."""

    timer: float
    nummer: int
    tekst: str

    @property
    def skilt(self) -> str:
        return str(self.nummer) if self.nummer else "Nu"


def _maerker(
    kurve: IndkomstKurve, punkter: Sequence[Tal], nu_timer: float | None, nu_i_alt: float | Decimal | None
) -> list[Maerke]:
    """Knækkene inde på kurven, nummereret fra venstre, og »Nu», i den rækkefølge de står."""
    inde = sorted((float(k.timer), k.tekst) for k in kurve.knaek if 0 < float(k.timer) < punkter[-1].timer)
    maerker = [Maerke(timer, nr, tekst) for nr, (timer, tekst) in enumerate(inde, start=1)]
    if nu_timer is not None:
        her = _ved(punkter, nu_timer)
        i_alt = her.i_alt if nu_i_alt is None else nu_i_alt
        saetning = f"Du er her: {i_timer(nu_timer)} giver {i_kroner(i_alt)} i alt om måneden."
        maerker.append(Maerke(her.timer, 0, saetning))
    return sorted(maerker)


@dataclass(frozen=True, slots=True)
class Plan:
    """Hvor kurven ligger på papiret: fra timer og kroner til punkter."""

    venstre: float
    hoejre: float
    top: float
    bund: float
    max_timer: float
    max_kroner: float

    def x(self, timer: float) -> float:
        return self.venstre + (self.hoejre - self.venstre) * timer / self.max_timer

    def y(self, kroner: float) -> float:
        return self.bund - (self.bund - self.top) * kroner / self.max_kroner

    def timer_ved(self, x: float) -> float:
        return (x - self.venstre) * self.max_timer / (self.hoejre - self.venstre)


def _inddeling(hoejeste: float) -> tuple[float, float]:
    """(højeste streg på aksen, afstand mellem stregerne) i runde kroner; med luft til skiltene."""
    afstand = 5_000.0 if hoejeste <= 30_000 else 10_000.0 if hoejeste <= 70_000 else 25_000.0
    return afstand * (int(hoejeste * 1.12 // afstand) + 1), afstand


def _tegn_akser(papir: Tegning, plan: Plan, afstand: float) -> None:
    s = papir.skrift
    papir.tekst(0, s, "Kroner om måneden før skat", farve=DAEMPET)
    for nr in range(round(plan.max_kroner / afstand) + 1):
        y = plan.y(nr * afstand)
        papir.linje((plan.venstre, y), (plan.hoejre, y), LINJE)
        tal = i_kroner(nr * afstand).removesuffix(" kr.")
        papir.tekst(plan.venstre - 6, y + s * 0.35, tal, anker="end", farve=DAEMPET)
    for timer in (0, 5, 10, 15, 20, 25, 30, 37):
        papir.tekst(plan.x(timer), plan.bund + s * 1.5, str(timer), anker="middle", farve=DAEMPET)
    midt = (plan.venstre + plan.hoejre) / 2
    papir.tekst(midt, plan.bund + s * 2.9, "Betalte timer om ugen", anker="middle", farve=DAEMPET)


def _tegn_flader(papir: Tegning, plan: Plan, punkter: Sequence[Tal]) -> None:
    loen = [(plan.x(p.timer), plan.y(p.loen)) for p in punkter]
    i_alt = [(plan.x(p.timer), plan.y(p.i_alt)) for p in punkter]
    papir.flade([*loen, (plan.hoejre, plan.bund), (plan.venstre, plan.bund)], LOEN)
    papir.flade([*i_alt, *loen[::-1]], TILSKUD)
    papir.kurve(loen, 1)
    papir.kurve(i_alt, 2.5)


def _plads_i_tilskuddet(
    plan: Plan, punkter: Sequence[Tal], maerker: Sequence[Maerke], bredde: float, hoejde: float
) -> tuple[float, float] | None:
    """Hvor et navn kan stå i tilskuddets flade, helst fri af stregerne. None, når der ikke er plads."""
    naestbedst = None
    for timer in range(int(plan.max_timer)):
        x = plan.x(timer) + 8
        slut = plan.timer_ved(x + bredde + 8)
        if slut > plan.max_timer:
            break
        top, bund = plan.y(_ved(punkter, timer).i_alt), plan.y(_ved(punkter, slut).loen)
        if bund - top < hoejde * 1.8:
            continue
        sted = (x, (top + bund) / 2 + hoejde * 0.35)
        if not any(timer <= m.timer <= slut for m in maerker):
            return sted
        naestbedst = naestbedst or sted
    return naestbedst


def _tegn_navne(papir: Tegning, plan: Plan, punkter: Sequence[Tal], maerker: Sequence[Maerke]) -> None:
    """«Fleksløntilskud« og »Løn« skrevet i deres egne flader, hvor der er plads."""
    s = papir.skrift
    bredde = len("Fleksløntilskud") * s * 0.56
    if sted := _plads_i_tilskuddet(plan, punkter, maerker, bredde, s):
        papir.tekst(*sted, "Fleksløntilskud", fed=True, rand=TILSKUD)
    frit = (0.84, 0.72, 0.93, 0.6)
    timer = next(
        (t for t in (plan.max_timer * del_ for del_ in frit) if all(abs(t - m.timer) > 2 for m in maerker)),
        plan.max_timer * frit[0],
    )
    loen = _ved(punkter, timer).loen
    if plan.bund - plan.y(loen) > s * 2:
        papir.tekst(
            plan.x(timer), plan.y(loen * 0.35), "Løn", anker="middle", farve=HVID, fed=True, rand=LOEN
        )


def _spred(oensket: Sequence[float], afstand: float, mindst: float, hoejst: float) -> list[float]:
    """Flytter steder, der ligger for tæt, fra hinanden, så skiltene står side om side."""
    steder = list(oensket)
    for _ in range(20):
        for nr in range(len(steder) - 1):
            mangler = afstand - (steder[nr + 1] - steder[nr])
            if mangler > 0:
                steder[nr] -= mangler / 2
                steder[nr + 1] += mangler / 2
        steder = [min(max(x, mindst), hoejst) for x in steder]
    return steder


def _tegn_skilte(papir: Tegning, plan: Plan, punkter: Sequence[Tal], maerker: Sequence[Maerke]) -> None:
    """En streg ved hvert mærke med et skilt over kurven; »Nu« er sort med en ring på kurven."""
    s = papir.skrift
    bredde, hoejde = s * 2.3, s * 1.7
    xer = [plan.x(m.timer) for m in maerker]
    midter = _spred(xer, bredde + 2, plan.venstre + bredde / 2, papir.bredde - bredde / 2)
    for maerke, x, midt in zip(maerker, xer, midter, strict=True):
        y = plan.y(_ved(punkter, maerke.timer).i_alt)
        skilt_y = y - s * 1.8
        papir.linje((x, skilt_y), (x, plan.bund), HVID, 3.5)
        papir.linje((x, skilt_y), (x, plan.bund), BLAEK, 1.5)
        if maerke.nummer == 0:
            papir.ring(x, y, 5)
        farve, blaek = (BLAEK, HVID) if maerke.nummer == 0 else (HVID, BLAEK)
        papir.felt(midt - bredde / 2, skilt_y - hoejde / 2, bredde, hoejde, farve, BLAEK, hoejde / 2)
        papir.tekst(midt, skilt_y + s * 0.35, maerke.skilt, anker="middle", farve=blaek, fed=True)


def _tegn_baand(papir: Tegning, plan: Plan, top: float, stykkerne: Sequence[Stykke]) -> None:
    """Båndet under kurven: hvor meget man beholder af en ekstra lønkrone. Hvidt er ingenting."""
    s = papir.skrift
    papir.tekst(0, top, "Af en ekstra lønkrone beholder du:", fed=True)
    y, hoejde = top + s * 0.6, s * 2
    for stykke in stykkerne:
        x1, x2 = plan.x(stykke.fra), plan.x(stykke.til)
        farve = "#bfe0cb" if stykke.oere >= 60 else "#e3f1d6" if stykke.oere > 0 else HVID
        papir.felt(x1, y, x2 - x1, hoejde, farve, BLAEK)
        oere = f"{stykke.oere} øre"
        if x2 - x1 > len(oere) * s * 0.56 + 4:
            papir.tekst((x1 + x2) / 2, y + hoejde / 2 + s * 0.35, oere, anker="middle", fed=True)


def _tegn_noegle(papir: Tegning, top: float, maerker: Sequence[Maerke]) -> float:
    """Forklaringen under billedet: et skilt og en sætning for hvert mærke. Giver stedet, hvor den slutter."""
    s, y = papir.skrift, top
    tegn = int((papir.bredde - s * 3) / (s * 0.5))
    for maerke in sorted(maerker, key=lambda m: m.nummer):
        papir.tekst(0, y, maerke.skilt, fed=True)
        for linje in wrap(maerke.tekst, tegn):
            papir.tekst(s * 2, y, linje)
            y += s * 1.4
        y += s * 0.4
    return y


def beskrivelse_af(
    kurve: IndkomstKurve, nu_timer: float | None = None, nu_i_alt: float | Decimal | None = None
) -> str:
    """Billedet i ord: hvert knæk, hvor man er nu, og begge ender."""
    punkter = _punkter(kurve)
    foerst, sidst = punkter[0], punkter[-1]
    return " ".join(
        [
            "Løn og fleksløntilskud lagt sammen efter betalte timer om ugen.",
            *(m.tekst for m in _maerker(kurve, punkter, nu_timer, nu_i_alt)),
            f"{i_timer(foerst.timer).capitalize()} giver {i_kroner(foerst.i_alt)},",
            f"og {i_timer(sidst.timer)} giver {i_kroner(sidst.i_alt)}.",
        ]
    )


def indkomst_efter_timer_svg(
    kurve: IndkomstKurve,
    nu_timer: float | None = None,
    titel: str = "Din indkomst efter timer",
    *,
    nu_i_alt: float | Decimal | None = None,
    bredde: float = 360,
    id_: str = "indkomst",
) -> Svg:
    """Løn og tilskud stablet efter betalte timer, med knæk, »nu« og hvad en ekstra lønkrone er værd.

    Kurvens punkter ligger en halv time fra hinanden; `nu_i_alt` er det nøjagtige beløb ved `nu_timer`.
    `id_` skal være forskellig for hvert billede på samme side.
    """
    punkter = _punkter(kurve)
    smal = bredde < 560
    s = 13.0 if smal else 15.0
    papir = Tegning(bredde, s)
    max_kroner, afstand = _inddeling(max(p.i_alt for p in punkter))
    top = s * 1.9
    plan = Plan(
        s * (3.8 if max_kroner < 100_000 else 4.3),
        bredde - 8,
        top,
        top + bredde * (0.62 if smal else 0.42),
        FULD_TID,
        max_kroner,
    )
    maerker = _maerker(kurve, punkter, nu_timer, nu_i_alt)
    baand = plan.bund + s * 4.7
    _tegn_akser(papir, plan, afstand)
    _tegn_flader(papir, plan, punkter)
    _tegn_skilte(papir, plan, punkter, maerker)
    _tegn_navne(papir, plan, punkter, maerker)
    _tegn_baand(papir, plan, baand, stykker(kurve))
    slut = _tegn_noegle(papir, baand + s * 4.4, maerker)
    return papir.som_svg(slut, titel, beskrivelse_af(kurve, nu_timer, nu_i_alt), id_)


def tegn_timer(papir: Tegning, timer: float, andel: float, y: float, celle: float, hoejde: float) -> None:
    """En række timer: hver time er en celle, fyldt fra bunden med `andel` (0–1). Den sidste kan være kort."""
    for nr in range(ceil(timer)):
        x, bredde = 1 + nr * celle, (celle - 1.5) * min(1.0, timer - nr)
        fyldt = hoejde * andel
        papir.felt(x, y, bredde, hoejde, HVID)
        papir.felt(x, y + hoejde - fyldt, bredde, fyldt, LOEN)
        papir.felt(x, y, bredde, hoejde, "none", BLAEK)


def timer_billede_svg(
    timer: float,
    intensitet: float,
    titel: str = "Timer på arbejde og betalte timer",
    *,
    bredde: float = 360,
    id_: str = "timer",
) -> Svg:
    """Timer på arbejde, hvor meget der nås i hver time, og de timer, der betales løn for.

    `timer` er timer på arbejde om ugen; `intensitet` er procent. Betalte timer = timer × intensitet / 100.
    """
    betalte = timer * intensitet / 100
    s = 14.0
    papir = Tegning(bredde, s)
    celle = min(20.0, (bredde - 2) / max(FULD_TID, ceil(timer)))
    procent = med_komma(intensitet)
    hoejde = s * 1.6
    nederst = s * 1.5 + hoejde + s * 2.3
    papir.tekst(0, s, f"På arbejde: {i_timer(timer)} om ugen", fed=True)
    tegn_timer(papir, timer, intensitet / 100, s * 1.5, celle, hoejde)
    papir.tekst(0, nederst - s * 0.6, f"Løn for: {i_timer(betalte)} ({procent} % intensitet)", fed=True)
    tegn_timer(papir, betalte, 1, nederst, celle, hoejde)
    beskrivelse = (
        f"{i_timer(timer).capitalize()} på arbejde om ugen med en arbejdsintensitet på {procent} procent "
        f"svarer til {i_timer(betalte)} med løn."
    )
    return papir.som_svg(nederst + hoejde + 2, titel, beskrivelse, id_)
