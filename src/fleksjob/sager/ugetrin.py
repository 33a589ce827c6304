"""En måneds beløb fordelt mellem stat og kommune efter ugen i statens refusion. Ren.

Ugen tælles fra den første uge med offentlig forsørgelse og uden huller; om tællingen er begyndt forfra, er en
oplysning,
et menneske giver ved at flytte den første uge. Skifter refusionstrinet midt i måneden, deles beløbet efter dage:
hvordan
en måneds ydelse deles på uger, er ikke læst (lov om kommunernes finansiering § 5, stk. 5).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from fleksjob.lov.ydelse.refusion import beregn_refusion
from fleksjob.sager.maanedsregning import naeste

NUL, OERE = Decimal("0.00"), Decimal("0.01")
DELT_EFTER_DAGE = (
    "Refusionstrinet skifter midt i måneden; beløbet er delt efter dage. Reglen om det er ikke læst."
)
UDEN_HULLER = (
    "Ugen er talt fra den første uge, der er oplyst, uden huller. Hvilke uger der tæller, står i regler, "
    "der ikke er læst."
)


class Andel(msgspec.Struct, frozen=True, kw_only=True):
    """Én del af et beløb på ét refusionstrin. `stat` er refusion og fleksbidrag; `brutto = stat + kommune` i hele øre.

    `trin` er refusionsprocenten; None, når den første uge ikke er oplyst, og beløbet derfor ikke er fordelt.
    """

    uge: int | None
    trin: int | None
    brutto: Decimal
    refusion: Decimal = NUL
    fleksbidrag: Decimal = NUL

    @property
    def stat(self) -> Decimal:
        return self.refusion + self.fleksbidrag

    @property
    def kommune(self) -> Decimal:
        return self.brutto - self.stat


class Fordeling(msgspec.Struct, frozen=True):
    """Månedens dele og det, der skal siges om dem."""

    andele: tuple[Andel, ...]
    forbehold: tuple[str, ...] = ()


def ugen(foerste_uge: date, dag: date) -> int:
    """Nummeret på dagens uge, når den uge, `foerste_uge` ligger i, er nummer 1."""
    return ((dag - timedelta(dag.weekday())) - (foerste_uge - timedelta(foerste_uge.weekday()))).days // 7 + 1


def fordel(
    brutto: Decimal, maaned: date, foerste_uge: date | None, loen_uden_pension: Decimal | None
) -> Fordeling:
    """Månedens fleksløntilskud delt. Uden en første uge, eller når ugen ligger før den, deles der ikke."""
    if brutto <= 0 or foerste_uge is None or ugen(foerste_uge, maaned) < 1:
        return Fordeling((Andel(uge=None, trin=None, brutto=brutto),))
    if loen_uden_pension is None:
        return Fordeling(
            (Andel(uge=None, trin=None, brutto=brutto),), ("Lønnen uden pension er ikke oplyst.",)
        )
    stykker = _stykker(maaned, foerste_uge)
    forbehold = [UDEN_HULLER]
    if len(stykker) > 1:
        forbehold.append(DELT_EFTER_DAGE)
    i_maaneden = sum(dage for _, _, dage in stykker)
    andele: list[Andel] = []
    rest = brutto
    for nr, (uge, trin, dage) in enumerate(stykker):
        del_ = rest if nr == len(stykker) - 1 else _oere(brutto * dage / i_maaneden)
        rest -= del_
        svar = beregn_refusion(
            dato=maaned, uge=uge, beloeb=float(brutto), loen_uden_pension=float(loen_uden_pension)
        )
        refusion = _oere(del_ * trin / 100)
        bidrag = svar.beloeb("fleksbidrag")
        bidrag = bidrag if dage == i_maaneden else _oere(bidrag * dage / i_maaneden)
        andele.append(
            Andel(
                uge=uge, trin=trin, brutto=del_, refusion=refusion, fleksbidrag=min(bidrag, del_ - refusion)
            )
        )
        forbehold += [en for en in svar.forbehold if en not in forbehold]
    return Fordeling(tuple(andele), tuple(forbehold))


def _stykker(maaned: date, foerste_uge: date) -> list[tuple[int, int, int]]:
    """(første uge i stykket, refusionsprocent, dage) for hvert stykke af måneden med samme procent."""
    stykker: list[tuple[int, int, int]] = []
    dag = maaned
    while dag < naeste(maaned):
        uge = ugen(foerste_uge, dag)
        svar = beregn_refusion(dato=dag, uge=uge, beloeb=0.0, ydelse="ledighedsydelse")
        trin = int(svar.beloeb("refusionsprocent"))
        til = min(dag + timedelta(7 - dag.weekday()), naeste(maaned))
        dage = (til - dag).days
        if stykker and stykker[-1][1] == trin:
            stykker[-1] = (stykker[-1][0], trin, stykker[-1][2] + dage)
        else:
            stykker.append((uge, trin, dage))
        dag = til
    return stykker


def forskellen(nu: Fordeling, foer: Fordeling | None) -> tuple[Andel, ...]:
    """Det, en rettelse flytter: de nye dele minus de gamle, trin for trin."""
    if foer is None:
        return nu.andele
    trin = dict.fromkeys(en.trin for en in (*nu.andele, *foer.andele))
    fundne = []
    for et in trin:
        a, b = _paa(nu.andele, et), _paa(foer.andele, et)
        uge = next((en.uge for en in (*nu.andele, *foer.andele) if en.trin == et), None)
        en = Andel(uge=uge, trin=et, brutto=a[0] - b[0], refusion=a[1] - b[1], fleksbidrag=a[2] - b[2])
        if en.brutto or en.stat:
            fundne.append(en)
    return tuple(fundne)


def _paa(andele: Sequence[Andel], trin: int | None) -> tuple[Decimal, Decimal, Decimal]:
    paa = [en for en in andele if en.trin == trin]
    return (
        sum((en.brutto for en in paa), NUL),
        sum((en.refusion for en in paa), NUL),
        sum((en.fleksbidrag for en in paa), NUL),
    )


def _oere(tal: Decimal) -> Decimal:
    return tal.quantize(OERE, ROUND_HALF_UP)
