"""Et måls valg, læst af det, et menneske skriver: «taerskel=0,5». Udgangspunktet i målet siger, hvad slags det er."""

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Maal

JA_NEJ = {"ja": True, "nej": False}


def delte(tekster: Sequence[str]) -> dict[str, str]:
    """«navn=værdi» → navn og værdi. Rejser `UgyldigtInput`, når der intet lighedstegn er, eller navnet går igen."""
    ud: dict[str, str] = {}
    for tekst in tekster:
        navn, lig, vaerdi = (del_.strip() for del_ in tekst.partition("="))
        if not lig or not navn:
            raise UgyldigtInput("valg", f"«{tekst}» er ikke et valg; skriv det som taerskel=0,5.")
        if navn in ud:
            raise UgyldigtInput("valg", f"{navn} er valgt to gange.")
        ud[navn] = vaerdi
    return ud


def laest(maal: "Maal", delte_: dict[str, str]) -> dict[str, Any]:
    """Valgene med den type, målet bruger. Rejser `UgyldigtInput` for et, målet ikke kender eller ikke kan læse."""
    for navn in delte_:
        if navn not in maal.valg:
            kendte = ", ".join(f"{kendt}={skrevet(en)}" for kendt, en in maal.valg.items())
            hvad = f"det kender {kendte}" if kendte else "det har ingen valg"
            raise UgyldigtInput("valg", f"Målet {maal.kode} kender ikke {navn}; {hvad}.")
    return {navn: _vaerdi(navn, tekst, maal.valg[navn]) for navn, tekst in delte_.items()}


def fordelt(maalene: "Sequence[Maal]", delte_: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Valgene til hvert mål, der kender dem. Rejser `UgyldigtInput` for et, ingen af dem kender."""
    if len(maalene) == 1:
        return {maalene[0].kode: laest(maalene[0], delte_)}
    for navn in delte_:
        if not any(navn in maal.valg for maal in maalene):
            alle = sorted({et for maal in maalene for et in maal.valg})
            raise UgyldigtInput("valg", f"Intet mål kender {navn}; de kender {', '.join(alle)}.")
    return {
        maal.kode: laest(maal, {navn: tekst for navn, tekst in delte_.items() if navn in maal.valg})
        for maal in maalene
    }


def skrevet(vaerdi: Any) -> str:
    """Værdien, som den skrives på kommandolinjen."""
    if isinstance(vaerdi, bool):
        return "ja" if vaerdi else "nej"
    if isinstance(vaerdi, tuple):
        return ",".join(skrevet(en) for en in vaerdi)
    return str(vaerdi)


def _vaerdi(navn: str, tekst: str, som: Any) -> Any:
    try:
        match som:
            case bool():
                return JA_NEJ[tekst.lower()]
            case int():
                return int(tekst)
            case float():
                return _kommatal(tekst)
            case tuple():
                return tuple(_vaerdi(navn, en.strip(), som[0]) for en in tekst.split(","))
            case _:
                return tekst
    except (ValueError, KeyError) as fejl:
        if isinstance(fejl, UgyldigtInput):
            raise
        raise UgyldigtInput(
            "valg", f"{navn}={tekst} kan ikke læses; skriv {_hvad(som)}, som {navn}={skrevet(som)}."
        ) from None


def _kommatal(tekst: str) -> float:
    tal = float(tekst.replace(",", "."))
    if not isfinite(tal):
        raise ValueError(tekst)
    return tal


def _hvad(som: Any) -> str:
    if isinstance(som, bool):
        return "ja eller nej"
    return "et helt tal" if isinstance(som, int) else "et tal"
