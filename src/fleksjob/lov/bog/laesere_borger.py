"""Tre sætninger til borgeren om ethvert svar: hvad det er, hvad der afgjorde det, og hvad der ville ændre det.

Den sidste er regnet: hver oplysning ændres for sig, lidt ad gangen, og loven spørges igen, til svaret er et andet.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.forklaring import FORMATER, saetning, tal
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet, Saetninger
from fleksjob.lov.kerne.svar import Regnestykke, Trin
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned

GANGE = (1, 2, 5, 10, 20, 50)
"""Så mange skridt op eller ned prøves, før det siges, at tallet ikke ændrer svaret."""


def almindelige_saetninger(
    saet: Regelsaet, oplyst: Mapping[str, Any], svar: Regnestykke, spoerg: Callable[..., Regnestykke]
) -> Saetninger:
    """Sætningerne for et regelsæt, der ikke har sine egne."""
    trin = _resultatet(saet, svar)
    navn = f"»{trin.navn}«" if set(trin.navn) & set(",();:") else trin.navn
    er = ":" if navn.startswith("Det ") else " er"
    hvad = f"{navn}{er} {_vist(saet, trin)} {_hvornaar(saet, trin, svar.dato)}"
    maade = "afgjort" if isinstance(trin.vaerdi, str) else "regnet"
    tekst = (
        trin.tekst.replace(trin.vaerdi, dansk(trin.vaerdi)) if isinstance(trin.vaerdi, str) else trin.tekst
    )
    hvorfor = f"Det er {maade} sådan: {_lille(_een_saetning(tekst))}"
    return saetning(hvad), saetning(hvorfor), saetning(_hvad_aendrer_det(saet, oplyst, trin, spoerg))


def _hvornaar(saet: Regelsaet, trin: Trin, dag: date) -> str:
    enhed = enheden(saet, trin)
    if enhed.endswith("/md"):
        return f"i {maaned(dag)}"
    return f"i {dag.year}" if enhed.endswith("/aar") else f"den {dansk_dato(dag)}"


def _resultatet(saet: Regelsaet, svar: Regnestykke) -> Trin:
    """Trinnet med selve svaret; er det ikke regnet den dag, så det første af målene, der er."""
    trin = {t.kode: t for t in svar.trin}
    return next((trin[m] for m in saet.maal if m in trin), svar.trin[-1])


def _vist(saet: Regelsaet, trin: Trin) -> str:
    tekst = vist(trin.vaerdi, enheden(saet, trin))
    return f"»{tekst}«" if isinstance(trin.vaerdi, str) else tekst


def enheden(saet: Regelsaet, trin: Trin) -> str:
    """Trinnets enhed; et trin, der er gemt uden, får reglens."""
    versioner = saet.lov.regler.get(trin.kode)
    return trin.enhed or (versioner[-1].enhed if versioner and not versioner[-1].udfald else "")


def vist(x: Decimal | str | None, enhed: str) -> str:
    """Et resultat, som mennesker læser det: tallet med sin enhed, udfaldets navn, eller »aldrig«."""
    if x is None:
        return "aldrig"
    return dansk(x) if isinstance(x, str) else FORMATER.get(enhed, tal)(float(x))


def dansk(navn: str) -> str:
    """Et udfalds eller valgs navn, som det læses: »kravet_gaelder_ikke« → »kravet gælder ikke«."""
    for ascii_, tegn in (("_", " "), ("-", " "), ("ae", "æ"), ("oe", "ø"), ("aa", "å")):
        navn = navn.replace(ascii_, tegn)
    return navn


def _lille(tekst: str) -> str:
    """Fortsætter en sætning: lille begyndelsesbogstav, undtagen i forkortelser (»LAB«) og ord for sig (»A«)."""
    return tekst[:1].lower() + tekst[1:] if tekst[1:2].islower() or tekst[:2] == "I " else tekst


def _een_saetning(tekst: str) -> str:
    """Flere sætninger i reglens tekst bliver led i én; »kr.«, »stk.« og »1. januar« er ikke slut på en sætning."""
    samlet, *resten = tekst.rstrip(".").split(". ")
    for led in resten:
        ny = led[:1].isupper() or not (samlet[-1:].isdigit() or samlet.endswith(_FORKORTELSER))
        samlet += f"; {_lille(led)}" if ny else f". {led}"
    return samlet


_FORKORTELSER = ("kr", "stk", "pct", "nr", "jf", "ca", "fx", "bl.a", "md", "pr", "f", "inkl", "ekskl")


def _hvad_aendrer_det(
    saet: Regelsaet, oplyst: Mapping[str, Any], trin: Trin, spoerg: Callable[..., Regnestykke]
) -> str:
    """Den første oplysning, i regelsættets orden, hvis ændring giver et andet svar; tal før ja, nej og navne."""
    felter = sorted((f for f in saet.felter if f.navn in oplyst), key=lambda f: f.slags != "tal")
    for felt in felter:
        for nyt in _andre(felt, oplyst[felt.navn]):
            try:
                ny = _resultatet(saet, spoerg(**{felt.navn: nyt}))
            except (UgyldigtInput, UgyldigeInput):
                continue
            if (ny.kode, ny.vaerdi) != (trin.kode, trin.vaerdi):
                fra, til = _skrevet(oplyst[felt.navn]), _skrevet(nyt)
                svaret = _vist(saet, ny) if ny.kode == trin.kode else f"»{ny.navn}« {_vist(saet, ny)}"
                return f"Hvis »{felt.overskrift}« var {til} i stedet for {fra}, ville svaret være {svaret}"
    return "Svaret bliver det samme, selv om én af oplysningerne er lidt anderledes"


def _andre(felt: Felt, x: Any) -> Iterator[Any]:
    """Andre svar på samme spørgsmål: nærmest først, mere før mindre."""
    if felt.navn == "afrunding" or x is None:
        return
    if felt.slags == "ja_nej":
        yield not x
    elif felt.slags == "valg":
        yield from (andet for andet in felt.valg if andet != x)
    elif felt.slags == "tal":
        skridt = _skridt(float(x))
        for gange in GANGE:
            yield float(x) + gange * skridt
            if float(x) - gange * skridt >= 0:
                yield float(x) - gange * skridt


def _skridt(x: float) -> float:
    """Et skridt, der er til at forestille sig: 1.000 kr. af en månedsløn, 10 kr. af en timeløn, 1 time."""
    return next((skridt for over, skridt in ((5000, 1000.0), (1000, 100.0), (90, 10.0)) if x >= over), 1.0)


def _skrevet(x: Any) -> str:
    if isinstance(x, bool):
        return "ja" if x else "nej"
    return tal(float(x)) if isinstance(x, int | float | Decimal) else f"»{dansk(str(x))}«"
