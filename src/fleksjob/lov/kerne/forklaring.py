"""Forklaringen af et resultat: et træ, hvor hvert led har navn, paragraf, sætning, tal og kilder."""

from collections.abc import Callable
from datetime import date
from math import inf
from string import Formatter

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigLov
from fleksjob.lov.kerne.vaerdier import Sikkerhed, Vaerdi, dansk_dato

_BYT = str.maketrans(",.", ".,")


def tal(x: float) -> str:
    """»1.234,5« – højst to decimaler, uden overflødige nuller."""
    return f"{x:,.2f}".rstrip("0").rstrip(".").translate(_BYT)


def kroner(x: float) -> str:
    """»15.272 kr.« eller »569,25 kr.«; et beløb, der ikke findes (uendeligt), er »aldrig«."""
    if x == inf:
        return "aldrig"
    tekst = f"{x:,.2f}"
    return (tekst[:-3] if tekst.endswith(".00") else tekst).translate(_BYT) + " kr."


def andel(x: float) -> str:
    """0,3 → »30 pct.«."""
    return tal(x * 100.0) + " pct."


def saetning(tekst: str) -> str:
    """Teksten med ét punktum til sidst, også når den ender på »kr.«."""
    return tekst if tekst.endswith(".") else tekst + "."


def _maalt(ental: str, flertal: str) -> Callable[[float], str]:
    """»1 uge«, »3 uger«, »2,5 uger«; det, der ikke indtræffer, er »aldrig«."""
    return lambda x: "aldrig" if x == inf else f"{tal(x)} {ental if x == 1 else flertal}"


FORMATER: dict[str, Callable[[float], str]] = {
    **dict.fromkeys(
        ("kr", "kr/time", "kr/dag", "kr/uge", "kr/md", "kr/kvartal", "kr/aar", "kr/md pr. årsværk"), kroner
    ),
    "andel": andel,
    "pct": lambda x: tal(x) + " pct.",
    "timer/uge": _maalt("time", "timer"),
    "timer/md": _maalt("time", "timer"),
    "timer": _maalt("time", "timer"),
    "uger/år": _maalt("uge", "uger"),
    "dage": _maalt("dag", "dage"),
    "dage/uge": _maalt("dag", "dage"),
    "dage/md": _maalt("dag", "dage"),
    "gennemsnitsdage": lambda x: (
        f"{x:.4f}".rstrip("0").rstrip(".").replace(".", ",") + (" dag" if x == 1 else " dage")
    ),
    "uger": _maalt("uge", "uger"),
    "måneder": _maalt("måned", "måneder"),
    "år": lambda x: tal(x) + " år",
    "antal": tal,
    "ja/nej": lambda x: "ja" if x else "nej",
}


class Led(msgspec.Struct, frozen=True, eq=False):
    """Det ved et led, som er det samme for alle sager i samme regime."""

    navn: str
    titel: str
    slags: str
    hjemmel: str
    url: str
    sikkerhed: Sikkerhed
    vaerdier: tuple[Vaerdi, ...]
    forbehold: tuple[str, ...]

    @property
    def kilde(self) -> str:
        """De daterede værdier, leddet bruger: »lønindtægtsgrænsen: STAR's beregner 2024 (fra 1. januar 2024)«."""
        return "; ".join(f"{v.titel}: {v.reference} (fra {dansk_dato(v.fra)})" for v in self.vaerdier)


class Forklaring(msgspec.Struct, frozen=True, eq=False):
    """Ét led i et regnestykke og det, som det bygger på. `under` har leddets egne led; input har ingen."""

    led: Led
    vaerdi: float
    tekst: str
    under: tuple["Forklaring", ...] = ()

    @property
    def navn(self) -> str:
        """Resultatets navn i loven."""
        return self.led.navn


class Forklaret(msgspec.Struct, frozen=True, eq=False):
    """Svaret på et eller flere mål: hvert led én gang, i lovens orden, og de forbehold, som svaret må tages med."""

    vaerdier: dict[str, float]
    trin: tuple[Forklaring, ...]
    forbehold: tuple[str, ...]
    dag: date

    def trae(self, navn: str) -> Forklaring:
        """Træet under ét led."""
        for led in self.trin:
            if led.navn == navn:
                return led
        raise KeyError(navn)


def skabelon_til_kode(
    tekst: str, sted: str, faste: dict[str, str], formatere: dict[str, str], variable: dict[str, str]
) -> str:
    """Skriver en sætningsskabelon som et Python-udtryk. Faste værdier sættes ind én gang for alle.

    faste: navn → færdig tekst; formatere: navn → formaterens navn; variable: navn → variablens navn.
    """
    dele: list[str] = []
    for fast, navn, form, _ in Formatter().parse(tekst):
        if fast:
            dele.append(repr(fast))
        if navn is None:
            continue
        if form:
            raise UgyldigLov(f"{sted}: teksten må ikke selv formatere ({{{navn}:{form}}}); enheden gør det.")
        if navn in faste:
            dele.append(repr(faste[navn]))
        elif navn in variable:
            dele.append(f"{formatere[navn]}({variable[navn]})")
        else:
            raise UgyldigLov(f"{sted}: teksten nævner »{navn}«, som reglen ikke bruger.")
    return " + ".join(dele) or "''"
