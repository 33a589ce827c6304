"""Vandrette søjler."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, Svg
from fleksjob.indblik.figurer.farver import BREDDE, LINJEHOEJDE, MOERK, papir


class Soejle(NamedTuple):
    """En vandret søjle. `foer` er sidste års tal, vist som en streg."""

    navn: str
    tal: float
    skrevet: str
    foer: float | None = None
    farve: str = MOERK


def soejler(
    titel: str,
    alle: Sequence[Soejle],
    *,
    id_: str,
    hoejest: float | None = None,
    foer: str = "",
    bredde: float = BREDDE,
) -> Svg:
    """Vandrette søjler, én for hver. `foer` er ordene for stregen, fx «samme tid i fjor»."""
    ark = papir(bredde)
    venstre, hoejre = min(bredde * 0.38, 220.0), bredde - 64
    tegn = int((venstre - 10) / 6.6)
    mest = hoejest or max((max(en.tal, en.foer or 0) for en in alle), default=0) or 1.0
    y = 6.0
    for en in alle:
        linjer = wrap(en.navn, tegn) or [""]
        hoejde = max(len(linjer) * LINJEHOEJDE, 24.0)
        for nr, linje in enumerate(linjer):
            ark.tekst(venstre - 10, y + 13 + nr * LINJEHOEJDE, linje, anker="end")
        lang = (hoejre - venstre) * min(en.tal / mest, 1.0)
        ark.felt(venstre, y + 1, hoejre - venstre, 18, "#f1f4f6")
        ark.felt(venstre, y + 1, lang, 18, en.farve)
        if en.foer is not None:
            x = venstre + (hoejre - venstre) * min(en.foer / mest, 1.0)
            ark.linje((x, y - 2), (x, y + 22), HVID, 5)
            ark.linje((x, y - 2), (x, y + 22), BLAEK, 2)
        ark.tekst(hoejre + 8, y + 15, en.skrevet, fed=True)
        y += hoejde + 8
    if foer and any(en.foer is not None for en in alle):
        ark.linje((venstre, y + 2), (venstre, y + 18), BLAEK, 2)
        ark.tekst(venstre + 8, y + 15, foer, farve=DAEMPET)
        y += 22
    i_ord = ". ".join(f"{en.navn}: {en.skrevet}" for en in alle)
    return ark.som_svg(y + 2, titel, i_ord or "Ingen tal.", id_)
