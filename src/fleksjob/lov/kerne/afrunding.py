"""Afrunding er en navngiven politik, aldrig et skjult `round()`.

Loven siger ikke, hvordan fleksløntilskuddet afrundes (bekendtgørelsernes afsnit om det er ikke læst), og kilderne
gør det forskelligt. Derfor har hver politik et navn og en kilde, og hver regel siger selv, om dens resultat er en
`linje` (en mellemregning, som nogle steder trykkes afrundet), et `beloeb` (penge, der udbetales eller trækkes) eller
altid, efter loven eller den tabel, satsen trykkes i, skal være `hele_kroner` eller `hele_oere`.

Der rundes altid til nærmeste, og halve op. Regnestykker i binære tal rammer ikke altid den halve præcist (2,675 er
2,67499…), så afstande under en hundredmilliontedel krone regnes for halve: beløb i hele øre gange satser i hele
procent har højst fire decimaler, og deres regnefejl er langt mindre end det.
"""

from collections.abc import Callable
from math import floor
from types import MappingProxyType
from typing import Literal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput

Slags = Literal["", "linje", "beloeb", "hele_kroner", "hele_oere"]


class Afrunding(msgspec.Struct, frozen=True, kw_only=True):
    """Antal decimaler på mellemregninger og på beløb; None = der rundes ikke."""

    navn: str
    titel: str
    kilde: str
    linje: int | None
    beloeb: int | None

    def decimaler(self, slags: Slags) -> int | None:
        """Decimaler for et resultat af den slags; None = urørt."""
        if slags == "linje":
            return self.linje
        if slags == "beloeb":
            return self.beloeb
        return {"hele_kroner": 0, "hele_oere": 2}.get(slags)


AFRUNDINGER = MappingProxyType(
    {
        a.navn: a
        for a in (
            Afrunding(
                navn="oere",
                titel="Hver linje i hele øre",
                kilde="Københavns Kommunes eksempel trykker hver nedsættelse med to decimaler",
                linje=2,
                beloeb=2,
            ),
            Afrunding(
                navn="hele_kroner_pr_linje",
                titel="Hver nedsættelse i hele kroner",
                kilde="Billund Kommunes eksempel",
                linje=0,
                beloeb=2,
            ),
            Afrunding(
                navn="hele_kroner",
                titel="Beløb i hele kroner, mellemregninger urørt",
                kilde="STAR's beregner trykker alle beløb i hele kroner",
                linje=None,
                beloeb=0,
            ),
            Afrunding(
                navn="ingen",
                titel="Ingen afrunding undervejs",
                kilde="regnearket fra 2013 (k10.dk); resultatet vises med to decimaler",
                linje=None,
                beloeb=None,
            ),
        )
    }
)


def afrunding(navn: str) -> Afrunding:
    """Politikken med det navn; ellers en fejl, der nævner de mulige."""
    try:
        return AFRUNDINGER[navn]
    except (KeyError, TypeError):
        mulige = ", ".join(AFRUNDINGER)
        raise UgyldigtInput("afrunding", f"Afrundingen »{navn}« findes ikke; vælg en af: {mulige}.") from None


def til_oere(beloeb: float) -> float:
    """Nærmeste hele øre, halve op."""
    return floor(beloeb * 100.0 + 0.500001) / 100.0


def til_kroner(beloeb: float) -> float:
    """Nærmeste hele krone, halve op."""
    return float(floor(beloeb + 0.50000001))


AFRUNDERE: dict[int, Callable[[float], float]] = {0: til_kroner, 2: til_oere}

VEKTORTEKST = {0: "np.floor(({}) + 0.50000001)", 2: "np.floor(({}) * 100.0 + 0.500001) / 100.0"}
"""De samme to afrundinger som tekst, til regnestykker for mange på én gang."""
