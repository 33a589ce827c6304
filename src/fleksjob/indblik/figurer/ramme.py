"""Et billede, der skal stå alene i en fil: overskrift øverst, og nederst, hvad det er, og hvor det er fra."""

import re
from collections.abc import Sequence
from html import escape
from textwrap import wrap

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, SKRIFT, Svg

_MAAL = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_LUFT, _LINJE, _TEGN = 20.0, 16.0, 6.1


def med_fod(billede: Svg, titel: str, linjer: Sequence[str]) -> Svg:
    """Billedet med overskrift og fodlinjer, brudt, så de er inden for bredden."""
    fundet = _MAAL.search(billede)
    if fundet is None:
        raise ValueError("Billedet har ingen mål.")
    bredde, hoejde = float(fundet[1]) + 2 * _LUFT, float(fundet[2])
    brudt = [stykke for linje in linjer for stykke in wrap(linje, int((bredde - 2 * _LUFT) / _TEGN))]
    top = _LUFT + 30
    bund = top + hoejde + 14
    fod = "".join(
        f'<text x="{_LUFT:g}" y="{bund + 10 + nr * _LINJE:g}" font-size="11.5" fill="{DAEMPET}">{escape(linje)}</text>'
        for nr, linje in enumerate(brudt)
    )
    hele = bund + len(brudt) * _LINJE + _LUFT
    indre = billede.replace("<svg ", f'<svg x="{_LUFT:g}" y="{top:g}" ', 1)
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {bredde:g} {hele:g}" width="{bredde:g}" '
        f'height="{hele:g}" font-family="{SKRIFT}"><rect width="100%" height="100%" fill="{HVID}"/>'
        f'<text x="{_LUFT:g}" y="{_LUFT + 12:g}" font-size="18" font-weight="600" fill="{BLAEK}">{escape(titel)}</text>'
        f"{indre}{fod}</svg>"
    )
