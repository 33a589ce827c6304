"""Årets penge: løn og tilskud måned for måned som stablede søjler. Tallene står i tabellen ved siden af."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from fleksjob.breve.tegning import BLAEK, DAEMPET, LINJE, LOEN, TILSKUD, Svg, Tegning, i_kroner

BREDDE, SKRIFT = 520.0, 12.0
_TOP, _BUND, _VENSTRE = 30.0, 190.0, 58.0
_NAVNE = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUL = Decimal(0)


class Soejle(msgspec.Struct, frozen=True):
    """Én måned. `loen` er lønnen bag tilskuddet, None når den ikke kendes; `rettet`: en senere linje har ændret den."""

    maaned: int
    loen: Decimal | None
    tilskud: Decimal | None
    rettet: bool = False


def aarsbillede(aar: int, soejler: Sequence[Soejle], id_: str) -> Svg:
    """SVG for ét år. En måned uden tal står tom; en rettet måned har en prik over sig."""
    papir = Tegning(BREDDE, SKRIFT)
    hoejeste = max([_i_alt(en) for en in soejler] + [Decimal(1000)])
    loft = _rundt(float(hoejeste))
    plads = (BREDDE - _VENSTRE - 8) / 12
    for nr in range(5):
        y = _BUND - (_BUND - _TOP) * nr / 4
        papir.linje((_VENSTRE, y), (BREDDE - 4, y), LINJE)
        tekst = i_kroner(loft * nr / 4).removesuffix(" kr.")
        papir.tekst(_VENSTRE - 6, y + 4, tekst, anker="end", farve=DAEMPET)
    for nr, navn in enumerate(_NAVNE):
        midt = _VENSTRE + plads * (nr + 0.5)
        papir.tekst(midt, _BUND + 16, navn, anker="middle", farve=DAEMPET)
    for en in soejler:
        _soejle(papir, en, _VENSTRE + plads * (en.maaned - 0.85), plads * 0.7, loft)
    _forklaring(papir)
    return papir.som_svg(_BUND + 44, f"Løn og fleksløntilskud i {aar}", beskrivelse(soejler), id_)


def _soejle(papir: Tegning, en: Soejle, x: float, bredde: float, loft: float) -> None:
    def hoejde(tal: Decimal | None) -> float:
        return (_BUND - _TOP) * float(tal or 0) / loft

    loen, tilskud = hoejde(en.loen), hoejde(en.tilskud)
    if en.loen:
        papir.felt(x, _BUND - loen, bredde, loen, LOEN)
    if en.tilskud:
        papir.felt(x, _BUND - loen - tilskud, bredde, tilskud, TILSKUD, kant=DAEMPET)
    if en.rettet:
        papir.ring(x + bredde / 2, _BUND - loen - tilskud - 9, 4)


def _forklaring(papir: Tegning) -> None:
    y = _BUND + 28
    papir.felt(_VENSTRE, y, 12, 12, LOEN)
    papir.tekst(_VENSTRE + 18, y + 11, "Løn bag tilskuddet", farve=BLAEK)
    papir.felt(_VENSTRE + 152, y, 12, 12, TILSKUD, kant=DAEMPET)
    papir.tekst(_VENSTRE + 170, y + 11, "Tilskud før ATP", farve=BLAEK)
    papir.ring(_VENSTRE + 292, y + 6, 4)
    papir.tekst(_VENSTRE + 303, y + 11, "Rettet siden", farve=BLAEK)


def _i_alt(en: Soejle) -> Decimal:
    return (en.loen or _NUL) + (en.tilskud or _NUL)


def _rundt(tal: float) -> float:
    """Det nærmeste hele antal tusinder op, som kan deles i fire."""
    return float(-(-int(tal) // 4000) * 4000) or 4000.0


def beskrivelse(soejler: Sequence[Soejle]) -> str:
    """Billedet i ord: måned for måned, så det kan læses højt."""
    dele = [
        f"{_NAVNE[en.maaned - 1]}: løn {i_kroner(en.loen) if en.loen is not None else 'ikke kendt'}, "
        f"tilskud {i_kroner(en.tilskud) if en.tilskud is not None else 'ikke beregnet'}"
        + (", rettet siden" if en.rettet else "")
        for en in sorted(soejler, key=lambda en: en.maaned)
    ]
    return "; ".join(dele) + "." if dele else "Ingen måneder er beregnet i året."
