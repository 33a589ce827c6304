"""Det samme tal år for år: stablede søjler med navnene ved siden af, og kurver."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, Svg, Tegning, med_komma
from fleksjob.indblik.figurer.akser import Felt, hjaelpelinjer, hver_nte, navne_ved_enden, rundt_op
from fleksjob.indblik.figurer.farver import BREDDE, ordbredde, papir, skrevet, skrift_paa
from fleksjob.indblik.figurer.stablede import Del

Tid = tuple[str, Sequence[Del]]
"""Årets navn og dets dele, nederst først."""
Sted = tuple[float, float]
STREGER = (("", 3.0), ("7 4", 2.5), ("2 4", 2.5), ("12 4 2 4", 2.5), ("", 1.5))
"""Kurverne skelnes på stregen, ikke på farven."""


def over_tid(
    titel: str, tider: Sequence[Tid], *, id_: str, i_procent: bool = False, bredde: float = BREDDE
) -> Svg:
    """En stablet søjle for hvert år. `i_procent`: alle er lige høje, og delene er procenter."""
    ark = papir(bredde)
    summer = [sum(en.tal for en in dele) for _, dele in tider]
    hoejest = 100.0 if i_procent else rundt_op(max(summer, default=0))
    navne = [en.navn for en in tider[-1][1]] if tider else []
    plads = max((ordbredde(navn, 12) for navn in navne), default=40) + 16
    felt = Felt(46, 10, bredde - plads, 10 + max(240.0, bredde * 0.5), hoejest)
    hjaelpelinjer(ark, felt, " %" if i_procent else "")
    skridt = (felt.hoejre - felt.venstre) / (len(tider) or 1)
    nte = hver_nte(
        len(tider), felt.hoejre - felt.venstre, max((_bred(navn) for navn, _ in tider), default=38)
    )
    for nr, (navn, dele) in enumerate(tider):
        x, bred = felt.venstre + nr * skridt + skridt * 0.1, skridt * 0.8
        _soejle(ark, felt, dele, summer[nr], (x, bred), i_procent=i_procent)
        if (len(tider) - 1 - nr) % nte == 0:
            ark.tekst(x + bred / 2, felt.bund + 16, navn, anker="middle", farve=DAEMPET, skrift=11)
    if tider:
        _navne(ark, felt, tider[-1][1], summer[-1], i_procent=i_procent)
    i_ord = ". ".join(
        f"{navn}: {', '.join(f'{en.navn} {_skrevet(en.tal, sum_, i_procent)}' for en in dele if en.tal)}"
        for (navn, dele), sum_ in zip(tider, summer, strict=True)
    )
    return ark.som_svg(felt.bund + 26, titel, i_ord or "Ingen tal.", id_)


def _soejle(
    ark: Tegning, felt: Felt, dele: Sequence[Del], sum_: int, sted: tuple[float, float], *, i_procent: bool
) -> None:
    x, bred = sted
    under = 0.0
    for en in dele:
        tal = 100 * en.tal / sum_ if i_procent and sum_ else float(en.tal)
        bund, top = felt.y(under), felt.y(under + tal)
        ark.felt(x, top, bred, bund - top, en.farve, HVID)
        tekst = f"{tal:.0f}" if i_procent else skrevet(en.tal)
        if bund - top >= 15 and bred >= ordbredde(tekst, 11) + 2:
            midt = (bund + top) / 2 + 4
            ark.tekst(x + bred / 2, midt, tekst, anker="middle", farve=skrift_paa(en.farve), skrift=11)
        under += tal


def _navne(ark: Tegning, felt: Felt, dele: Sequence[Del], sum_: int, *, i_procent: bool) -> None:
    under, steder = 0.0, []
    for en in dele:
        tal = 100 * en.tal / sum_ if i_procent and sum_ else float(en.tal)
        if en.tal:
            steder.append((felt.y(under + tal / 2), en.navn))
        under += tal
    navne_ved_enden(ark, felt.hoejre - 4, steder, top=felt.top + 6, bund=felt.bund)


def _skrevet(tal: int, sum_: int, i_procent: bool) -> str:
    return f"{med_komma(100 * tal / sum_)} %" if i_procent and sum_ else skrevet(tal)


class Kurve(NamedTuple):
    """En talrække. `None` er et år uden tal; kurven brydes der."""

    navn: str
    tal: Sequence[float | None]


def kurver(
    titel: str,
    tider: Sequence[str],
    alle: Sequence[Kurve],
    *,
    id_: str,
    enhed: str = "",
    hoejest: float | None = None,
    bredde: float = BREDDE,
) -> Svg:
    """Kurver år for år med navn og sidste tal ved enden."""
    ark = papir(bredde)
    mest = max((tal or 0 for en in alle for tal in en.tal), default=0)
    plads = max((ordbredde(f"{en.navn} 100", 12) for en in alle), default=40) + 16
    felt = Felt(
        46, 12, bredde - min(plads, bredde * 0.4), 12 + max(200.0, bredde * 0.4), hoejest or rundt_op(mest)
    )
    hjaelpelinjer(ark, felt, "" if enhed.strip() not in ("%",) else " %")
    sidste = max(len(tider) - 1, 1)
    _tidsakse(ark, felt, tider)
    enden = []
    for nr, en in enumerate(alle):
        moenster, tyk = STREGER[nr % len(STREGER)]
        stykker = _sammenhaengende(
            [
                None if tal is None else (felt.x(plads_, sidste), felt.y(tal))
                for plads_, tal in enumerate(en.tal)
            ]
        )
        for punkter in stykker:
            if len(punkter) > 1:
                ark.kurve(punkter, tyk, stiplet=bool(moenster), moenster=moenster, farve=BLAEK)
        for x, y in stykker[-1][-1:] if stykker else ():
            ark.ring(x, y, 3.5)
            tal_ = next(tal for tal in reversed(en.tal) if tal is not None)
            enden.append((y, f"{en.navn} {_tal(tal_)}".strip()))
    navne_ved_enden(ark, felt.hoejre + 2, enden, top=felt.top, bund=felt.bund)
    i_ord = ". ".join(
        f"{en.navn}: "
        + ", ".join(f"{tid} {_tal(tal)}" for tid, tal in zip(tider, en.tal, strict=True) if tal is not None)
        for en in alle
    )
    return ark.som_svg(felt.bund + 26, titel, i_ord or "Ingen tal.", id_)


def _tidsakse(ark: Tegning, felt: Felt, tider: Sequence[str]) -> None:
    nte = hver_nte(len(tider), felt.hoejre - felt.venstre, max(map(_bred, tider), default=38))
    sidste = max(len(tider) - 1, 1)
    for nr, navn in enumerate(tider):
        if (len(tider) - 1 - nr) % nte == 0:
            ark.tekst(felt.x(nr, sidste), felt.bund + 16, navn, anker="middle", farve=DAEMPET, skrift=11)


def _bred(navn: str) -> float:
    return ordbredde(navn, 11) + 12


def _sammenhaengende(steder: Sequence[Sted | None]) -> list[list[Sted]]:
    """Stykkerne uden huller."""
    ud: list[list[Sted]] = []
    for er_hul, stykke in groupby(steder, key=lambda en: en is None):
        if not er_hul:
            ud.append([en for en in stykke if en is not None])
    return ud


def _tal(tal: float) -> str:
    return med_komma(tal) if tal < 1000 else skrevet(tal)
