"""Papiret, som husets billeder tegnes på: tekst, linje, felt og kurve, samlet til et SVG-element.

Farver og skrift er attributter, aldrig `style`, så en streng CSP tillader dem, og billedet ser ens ud i
en fil, på en side og i et brev. Mål er i billedpunkter.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import Literal

SKRIFT = "IBM Plex Sans, system-ui, sans-serif"
BLAEK = "#1a1a1a"
DAEMPET = "#4c5561"
LINJE = "#d5dbe1"
HVID = "#ffffff"
LOEN = "#0b4f6c"
TILSKUD = "#ffd98a"

Anker = Literal["start", "middle", "end"]


def i_kroner(beloeb: float | Decimal) -> str:
    """12345.5 → «12.346 kr.»."""
    tal = Decimal(str(beloeb)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{tal:,}".replace(",", ".") + " kr."


def med_komma(tal: float | Decimal) -> str:
    """12.5 → «12,5» og 12.0 → «12»; højst én decimal."""
    afrundet = Decimal(str(tal)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{afrundet.normalize():f}".replace(".", ",")


def i_timer(timer: float | Decimal) -> str:
    """12.5 → «12,5 timer»; 1 → «1 time»."""
    tal = med_komma(timer)
    return f"{tal} time" if tal == "1" else f"{tal} timer"


def _maal(tal: float) -> str:
    """Et tal til en attribut: to decimaler er nok til øjet, og teksten bliver kort og ens hver gang."""
    return f"{tal:.2f}".rstrip("0").rstrip(".")


class Svg(str):
    """Et færdigt billede. Skabelonerne sætter det ind, som det er; al tekst blev gjort ufarlig, da det blev tegnet."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class Tegning:
    """Et billede under arbejde. Tegn nedefra og op: det sidste ligger øverst."""

    def __init__(self, bredde: float, skrift: float) -> None:
        self.bredde = bredde
        self.skrift = skrift
        self._dele: list[str] = []

    def tekst(
        self,
        x: float,
        y: float,
        ordene: str,
        *,
        anker: Anker = "start",
        farve: str = BLAEK,
        fed: bool = False,
        rand: str = "",
        skrift: float = 0,
    ) -> None:
        """En linje tekst. `rand` er en kant i baggrundens farve, så streger ikke går igennem bogstaverne.

        `skrift` er en anden størrelse end tegningens.
        """
        kant = (
            f' stroke="{rand}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"' if rand else ""
        )
        vaegt = ' font-weight="600"' if fed else ""
        self._dele.append(
            f'<text x="{_maal(x)}" y="{_maal(y)}" font-size="{_maal(skrift or self.skrift)}"{vaegt} '
            f'text-anchor="{anker}" fill="{farve}"{kant}>'
            f"{escape(ordene)}</text>"
        )

    def linje(self, fra: tuple[float, float], til: tuple[float, float], farve: str, tyk: float = 1) -> None:
        self._dele.append(
            f'<line x1="{_maal(fra[0])}" y1="{_maal(fra[1])}" x2="{_maal(til[0])}" y2="{_maal(til[1])}" '
            f'stroke="{farve}" stroke-width="{_maal(tyk)}"/>'
        )

    def felt(
        self,
        x: float,
        y: float,
        bredde: float,
        hoejde: float,
        farve: str,
        kant: str = "none",
        rund: float = 0,
    ) -> None:
        self._dele.append(
            f'<rect x="{_maal(x)}" y="{_maal(y)}" width="{_maal(bredde)}" height="{_maal(hoejde)}" '
            f'rx="{_maal(rund)}" fill="{farve}" stroke="{kant}"/>'
        )

    def flade(self, punkter: Sequence[tuple[float, float]], farve: str, daekker: float = 1) -> None:
        """`daekker` under 1 lader det, der ligger under, skinne igennem."""
        svag = "" if daekker == 1 else f' fill-opacity="{_maal(daekker)}"'
        self._dele.append(f'<polygon points="{self._sti(punkter)}" fill="{farve}"{svag}/>')

    def baand(
        self, fra: tuple[float, float], til: tuple[float, float], tyk: float, farve: str, kant: str = HVID
    ) -> None:
        """Et blødt bånd fra et sted til et andet; `fra` og `til` er de øverste hjørner, `tyk` højden."""
        midt = (fra[0] + til[0]) / 2
        self._dele.append(
            f'<path d="M{_maal(fra[0])} {_maal(fra[1])}C{_maal(midt)} {_maal(fra[1])} {_maal(midt)} {_maal(til[1])} '
            f"{_maal(til[0])} {_maal(til[1])}V{_maal(til[1] + tyk)}C{_maal(midt)} {_maal(til[1] + tyk)} "
            f'{_maal(midt)} {_maal(fra[1] + tyk)} {_maal(fra[0])} {_maal(fra[1] + tyk)}Z" fill="{farve}" '
            f'stroke="{kant}" stroke-width="0.5"/>'
        )

    def kurve(
        self,
        punkter: Sequence[tuple[float, float]],
        tyk: float,
        *,
        stiplet: bool = False,
        farve: str = BLAEK,
        moenster: str = "5 4",
    ) -> None:
        brudt = f' stroke-dasharray="{moenster}"' if stiplet else ""
        self._dele.append(
            f'<polyline points="{self._sti(punkter)}" fill="none" stroke="{farve}" '
            f'stroke-width="{_maal(tyk)}" stroke-linejoin="round"{brudt}/>'
        )

    def ring(self, x: float, y: float, radius: float) -> None:
        self._dele.append(
            f'<circle cx="{_maal(x)}" cy="{_maal(y)}" r="{_maal(radius)}" fill="{HVID}" '
            f'stroke="{BLAEK}" stroke-width="2.5"/>'
        )

    @staticmethod
    def _sti(punkter: Sequence[tuple[float, float]]) -> str:
        return " ".join(f"{_maal(x)},{_maal(y)}" for x, y in punkter)

    def som_svg(self, hoejde: float, titel: str, beskrivelse: str, id_: str) -> Svg:
        """Det færdige element. `id_` skal være forskellig for hvert billede på samme side."""
        b, h = _maal(self.bredde), _maal(hoejde)
        return Svg(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="figur" viewBox="0 0 {b} {h}" '
            f'width="{b}" height="{h}" font-family="{SKRIFT}" role="img" '
            f'aria-labelledby="{id_}-titel {id_}-beskrivelse">'
            f'<title id="{id_}-titel">{escape(titel)}</title>'
            f'<desc id="{id_}-beskrivelse">{escape(beskrivelse)}</desc>{"".join(self._dele)}</svg>'
        )
