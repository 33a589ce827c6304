"""Måned for måned, i år og i fjor."""

from collections.abc import Sequence
from typing import NamedTuple

from fleksjob.breve.tegning import DAEMPET, HVID, LINJE, Svg
from fleksjob.indblik.figurer.farver import BREDDE, LYS, MOERK, papir, skrevet

MAANEDER = "JFMAMJJASOND"


class Aar(NamedTuple):
    """Tolv måneders tal; `None` for en måned, der ikke er begyndt."""

    navn: str
    foer: Sequence[int | None]
    nu: Sequence[int | None]


def maaneder(titel: str, alle: Sequence[Aar], *, id_: str, nu: str, foer: str, bredde: float = BREDDE) -> Svg:
    """Et panel for hver talrække: måneden i år som mørk søjle foran den samme i fjor som lys."""
    ark = papir(bredde)
    ark.felt(0, 4, 13, 13, MOERK)
    ark.tekst(19, 15, nu, farve=DAEMPET)
    ark.felt(70, 4, 13, 13, LYS)
    ark.tekst(89, 15, foer, farve=DAEMPET)
    y, hoejde, bred = 40.0, 62.0, (bredde - 4) / 12
    for panel in alle:
        mest = max((tal or 0 for tal in (*panel.foer, *panel.nu)), default=0) or 1
        i_alt = sum(tal or 0 for tal in panel.nu)
        ark.tekst(0, y + 2, f"{panel.navn}: {skrevet(i_alt)} i {nu}", fed=True)
        bund = y + 28 + hoejde
        for nr in range(12):
            x = 2 + nr * bred
            for tal, farve, ind in ((panel.foer[nr], LYS, 3.0), (panel.nu[nr], MOERK, bred / 2 - 1)):
                h = hoejde * (tal or 0) / mest
                ark.felt(x + ind, bund - h, bred / 2 - 3, h, farve)
            if panel.nu[nr]:
                her = bund - hoejde * (panel.nu[nr] or 0) / mest - 3
                ark.tekst(x + bred * 0.72, her, str(panel.nu[nr]), anker="middle", rand=HVID)
            ark.tekst(x + bred / 2, bund + 15, MAANEDER[nr], anker="middle", farve=DAEMPET)
        ark.linje((0, bund), (bredde, bund), LINJE)
        y = bund + 44
    i_ord = ". ".join(
        f"{en.navn}: {sum(t or 0 for t in en.nu)} i {nu} og {sum(t or 0 for t in en.foer)} i hele {foer}"
        for en in alle
    )
    return ark.som_svg(y - 20, titel, i_ord or "Ingen tal.", id_)
