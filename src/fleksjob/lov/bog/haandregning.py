"""En håndberegning skrevet, som man ville skrive den på papir, regnet efter.

    Nedsættelse: 30 pct. af 15.600 = 4.680
    Tilskud: 19.952 − 4.680 = 15.272 kr.

Hver linje med et lighedstegn er et regnestykke; en linje uden er en bemærkning. Teksten før et kolon er en overskrift.
Tal skrives på dansk (tusindpunktum, decimalkomma). Der kan lægges sammen (+), trækkes fra (− eller -), ganges
(× eller *), divideres (/), bruges parenteser, »pct. af«, mindst(a; b) og størst(a; b). Et led kan have flere
lighedstegn efter hinanden. Resultatet skal passe med de decimaler, det er skrevet med.
"""

import ast
import re
from collections.abc import Callable
from itertools import pairwise
from operator import add, mul, neg, sub, truediv

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import tal

_REGNEARTER: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
}
_FUNKTIONER: dict[str, Callable[..., float]] = {"mindst": min, "stoerst": max}
_TEGN = str.maketrans("−–×·;", "--**~")
_TAL = re.compile(r"\d[\d.]*(?:,\d+)?")
_ENHED = re.compile(r"\b(?:kr|timer?|dage?|uger?|måneder?|år)\b\.?")
_DANSK_TAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\Z")


class Regnelinje(msgspec.Struct, frozen=True):
    """Én linje, der er regnet efter: det skrevne resultat, og det regnestykket giver."""

    linje: str
    skrevet: float
    regnet: float
    decimaler: int

    @property
    def stemmer(self) -> bool:
        """Om det skrevne er det regnede, afrundet til de skrevne decimaler."""
        return abs(self.skrevet - self.regnet) <= 0.5 * 10.0**-self.decimaler + 1e-6


def regn_efter(tekst: str) -> tuple[Regnelinje, ...]:
    """Alle regnestykker i teksten. Kaster `UgyldigtInput`, når et ikke kan læses."""
    linjer: list[Regnelinje] = []
    for linje in tekst.splitlines():
        if "=" not in linje:
            continue
        led = linje.rpartition(":")[2].split("=")
        for venstre, hoejre in pairwise(led):
            skrevet = _skrevet_tal(hoejre, linje) if hoejre is led[-1] else None
            regnet = _udregn(venstre, linje)
            linjer.append(_sammenlign(linje, regnet, hoejre, skrevet))
    return tuple(linjer)


def _sammenlign(linje: str, regnet: float, hoejre: str, skrevet: str | None) -> Regnelinje:
    if skrevet is None:
        return Regnelinje(linje, _udregn(hoejre, linje), regnet, 2)
    decimaler = len(skrevet.partition(",")[2])
    return Regnelinje(linje, _dansk(skrevet), regnet, decimaler)


def _skrevet_tal(tekst: str, linje: str) -> str:
    """Tallet yderst til højre, uden enhed og tegn."""
    renset = _ENHED.sub("", tekst).strip().rstrip(".").replace(" ", "").replace("−", "-")
    if not _DANSK_TAL.match(renset.lstrip("-")):
        raise UgyldigtInput(
            "haandberegning",
            f"Håndberegningen »{linje.strip()}« skal ende med et tal efter lighedstegnet, fx = 15.272,50 kr.",
        )
    return renset


def _dansk(tekst: str) -> float:
    return float(tekst.replace(".", "").replace(",", "."))


def _udregn(tekst: str, linje: str) -> float:
    udtryk = _ENHED.sub("", tekst.replace("pct. af", "/100*").replace("størst", "stoerst"))
    udtryk = udtryk.translate(_TEGN)
    udtryk = _TAL.sub(lambda m: repr(_dansk(m.group().rstrip("."))), udtryk).replace("~", ",").strip()
    try:
        return _vaerdi(ast.parse(udtryk, mode="eval").body)
    except (SyntaxError, ValueError, TypeError, KeyError, ZeroDivisionError):
        raise UgyldigtInput(
            "haandberegning",
            f"Håndberegningen »{linje.strip()}« kan ikke regnes efter ved »{tekst.strip()}«; skriv kun tal, + − × / og "
            "parenteser, fx 19.952 − 30 pct. af 15.600 = 15.272.",
        ) from None


def _vaerdi(knude: ast.expr) -> float:
    match knude:
        case ast.Constant(value=float() | int() as x):
            return float(x)
        case ast.UnaryOp(op=ast.USub(), operand=a):
            return neg(_vaerdi(a))
        case ast.BinOp(left=a, op=op, right=b):
            return _REGNEARTER[type(op)](_vaerdi(a), _vaerdi(b))
        case ast.Call(func=ast.Name(id=navn), args=[_, *_] as led, keywords=[]):
            return _FUNKTIONER[navn](*(_vaerdi(x) for x in led))
    raise ValueError("uden for regnesproget")


def som_tekst(linje: Regnelinje) -> str:
    """Hvad der er galt i en linje, der ikke stemmer."""
    return (
        f"»{linje.linje.strip()}«: der står {tal(linje.skrevet)}, men regnestykket giver {tal(linje.regnet)}."
    )
