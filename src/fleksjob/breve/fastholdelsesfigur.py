"""De 12 måneder som billede: seks i hver række, udfyldt for det, der er fra dengang, og skraveret for det, der er
lavet siden. Formen siger det samme som farven, så billedet kan læses i sort-hvid."""

from collections.abc import Sequence
from html import escape

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, LINJE, SKRIFT, Svg
from fleksjob.forloeb.fastholdelsesmaaneder import Maaned, Slags
from fleksjob.lov.kerne.vaerdier import dansk_dato

GROEN, ROED, LYS = "#1c6e43", "#a8322a", "#f3f5f7"
_FELT, _HOEJDE, _LUFT, _RAEKKE = 62, 46, 8, 6
SLAGSNAVNE: dict[Slags, str] = {
    "samtidig": "papir fra dengang",
    "rekonstrueret": "papir lavet siden",
    "tom": "intet papir",
    "i_gang": "måneden er i gang",
    "kommende": "ikke begyndt",
}


def maanedsbillede(maaneder: Sequence[Maaned], id_: str) -> Svg:
    """SVG-elementet. `id_` skal være forskellig for hvert billede på samme side."""
    bredde = _RAEKKE * (_FELT + _LUFT) - _LUFT
    raekker = -(-len(maaneder) // _RAEKKE)
    hoejde = raekker * (_HOEJDE + 30) - 4
    dele = [_skravering(id_)]
    for nr, maaned in enumerate(maaneder):
        x, y = (nr % _RAEKKE) * (_FELT + _LUFT), (nr // _RAEKKE) * (_HOEJDE + 30)
        dele += _felt(maaned, x, y, id_)
    titel = "Dokumentationen måned for måned"
    om = ". ".join(f"{m.navn}: {SLAGSNAVNE[m.slags]}" for m in maaneder)
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figur" viewBox="0 0 {bredde} {hoejde}" '
        f'width="{bredde}" height="{hoejde}" font-family="{SKRIFT}" role="img" '
        f'aria-labelledby="{id_}-titel {id_}-beskrivelse"><title id="{id_}-titel">{titel}</title>'
        f'<desc id="{id_}-beskrivelse">{escape(om)}.</desc>{"".join(dele)}</svg>'
    )


def _skravering(id_: str) -> str:
    return (
        f'<defs><pattern id="{id_}-skrav" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="8" height="8" fill="{HVID}"/>'
        f'<rect width="3" height="8" fill="{GROEN}"/></pattern></defs>'
    )


def _felt(maaned: Maaned, x: int, y: int, id_: str) -> list[str]:
    fyld, kant, streg = {
        "samtidig": (GROEN, GROEN, ""),
        "rekonstrueret": (f"url(#{id_}-skrav)", GROEN, ""),
        "tom": (HVID, ROED, ' stroke-dasharray="5 3"'),
        "i_gang": (HVID, DAEMPET, ""),
        "kommende": (LYS, LINJE, ""),
    }[maaned.slags]
    dele = [
        f'<rect x="{x + 1}" y="{y + 1}" width="{_FELT - 2}" height="{_HOEJDE - 2}" rx="4" fill="{fyld}" '
        f'stroke="{kant}" stroke-width="2"{streg}/>'
    ]
    midt = x + _FELT / 2
    match maaned.slags:
        case "samtidig":
            dele.append(_tekst(midt, y + 29, str(maaned.nr), HVID, fed=True))
        case "rekonstrueret":
            dele.append(
                f'<rect x="{midt - 13:g}" y="{y + 12}" width="26" height="22" rx="3" fill="{HVID}"/>'
                + _tekst(midt, y + 29, str(maaned.nr), BLAEK, fed=True)
            )
        case "tom":
            dele.append(_tekst(midt, y + 29, str(maaned.nr), ROED, fed=True))
        case _:
            dele.append(_tekst(midt, y + 29, str(maaned.nr), DAEMPET))
    dele.append(_tekst(midt, y + _HOEJDE + 16, _kort(maaned), DAEMPET, stoerrelse=13))
    return dele


def _kort(maaned: Maaned) -> str:
    """«mar 26»."""
    dag, navn, aar = dansk_dato(maaned.fra).split(" ")
    return f"{navn[:3]} {aar[2:]}" if maaned.fra.day == 1 else f"{dag} {navn[:3]}"


def _tekst(x: float, y: float, ord_: str, farve: str, *, fed: bool = False, stoerrelse: int = 17) -> str:
    vaegt = ' font-weight="600"' if fed else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{stoerrelse}"{vaegt} text-anchor="middle" '
        f'fill="{farve}">{escape(ord_)}</text>'
    )
