"""Søjler delt i stykker."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from fleksjob.breve.tegning import DAEMPET, HVID, Svg, Tegning
from fleksjob.indblik.figurer.farver import BREDDE, LINJEHOEJDE, SKRIFT, papir, skrevet, skrift_paa


class Del(NamedTuple):
    """En del af en stablet søjle."""

    navn: str
    tal: int
    farve: str


def stablede(
    titel: str,
    raekker: Sequence[tuple[str, Sequence[Del]]],
    *,
    id_: str,
    i_procent: bool = False,
    bredde: float = BREDDE,
) -> Svg:
    """Søjler delt i stykker. `i_procent`: alle er lige lange, og tallet i dem er procenter."""
    ark = papir(bredde)
    venstre, hoejre = min(bredde * 0.38, 200.0), bredde - 56
    tegn = int((venstre - 10) / 6.6)
    mest = max((sum(en.tal for en in dele) for _, dele in raekker), default=0) or 1
    y = _noegle(ark, raekker)
    for navn, dele in raekker:
        i_alt = sum(en.tal for en in dele)
        linjer = wrap(navn, tegn) or [""]
        for nr, linje in enumerate(linjer):
            ark.tekst(venstre - 10, y + 16 + nr * LINJEHOEJDE, linje, anker="end")
        x = venstre
        for en in dele:
            lang = (hoejre - venstre) * en.tal / ((i_alt if i_procent else mest) or 1)
            ark.felt(x, y, lang, 24, en.farve, HVID)
            tekst = f"{round(100 * en.tal / i_alt)} %" if i_procent and i_alt else str(en.tal)
            if lang > len(tekst) * SKRIFT * 0.62 + 6:
                farve = skrift_paa(en.farve)
                ark.tekst(x + lang / 2, y + 17, tekst, anker="middle", farve=farve)
            x += lang
        ark.tekst(hoejre + 6 if i_procent else x + 6, y + 17, skrevet(i_alt), fed=True)
        y += max(24.0, len(linjer) * LINJEHOEJDE) + 9
    i_ord = ". ".join(f"{navn}: {', '.join(f'{en.navn} {en.tal}' for en in dele)}" for navn, dele in raekker)
    return ark.som_svg(y + 2, titel, i_ord or "Ingen tal.", id_)


def _noegle(ark: Tegning, raekker: Sequence[tuple[str, Sequence[Del]]]) -> float:
    """Farvernes navne øverst, brudt over flere linjer, når de er lange."""
    navne = {en.navn: en.farve for _, dele in raekker for en in dele}
    x, y = 0.0, 4.0
    for navn, farve in navne.items():
        bredde = 24 + len(navn) * SKRIFT * 0.56
        if x and x + bredde > ark.bredde:
            x, y = 0.0, y + 21
        ark.felt(x, y, 13, 13, farve, DAEMPET)
        ark.tekst(x + 19, y + 11, navn, farve=DAEMPET)
        x += bredde + 14
    return y + 26
