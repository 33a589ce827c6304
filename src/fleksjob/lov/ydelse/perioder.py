"""Perioder lagt sammen: fra og med den første dag, til (ikke med) den anden; None løber endnu.

Hver dag tæller én gang, også når to perioder dækker den, og perioder i forlængelse af hinanden er én.
"""

from collections.abc import Sequence
from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato

Periode = tuple[date, date | None]


def lagt_sammen(perioder: Sequence[Periode], fra: date, til: date, felt: str) -> list[tuple[date, date]]:
    """Det af perioderne, der ligger i [fra, til), i tidsfølge og uden overlap.

    Kaster `UgyldigtInput` for feltet `felt`, når en periode slutter, før den begynder.
    """
    samlet: list[tuple[date, date]] = []
    for start, slut in sorted(perioder, key=lambda p: p[0]):
        if slut is not None and slut < start:
            raise UgyldigtInput(
                felt,
                f"En periode fra {dansk_dato(start)} kan ikke slutte {dansk_dato(slut)}; slutdagen skal være "
                "senere.",
            )
        a, b = max(start, fra), min(slut or til, til)
        if a >= b:
            continue
        if samlet and a <= samlet[-1][1]:
            samlet[-1] = (samlet[-1][0], max(samlet[-1][1], b))
        else:
            samlet.append((a, b))
    return samlet


def dage_i(perioder: Sequence[tuple[date, date]]) -> int:
    """Antallet af dage i perioder, der er lagt sammen."""
    return sum((til - fra).days for fra, til in perioder)
