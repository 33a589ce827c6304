"""Et regnestykke for mange: skrevet ud som én løkke til numba eller som linjer af NumPy.

Satser, grænser og det, der er ens for alle, er argumenter (`satser`). Teksten afhænger kun af reglerne, målene og
hvilke kolonner der er, så den kan oversættes én gang og genbruges for nye år og for reformer.
"""

import hashlib
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from fleksjob.lov.kerne.afrunding import VEKTORTEKST, Afrunding
from fleksjob.lov.kerne.motor import Lov, Regime
from fleksjob.lov.kerne.oversaettelse import Sprog, som_udtryk


class Opgave(msgspec.Struct, frozen=True):
    """Teksten og navnene på det, den skal have: `satser[i]` er satsnavne[i], kolonnerne i orden."""

    tekst: str
    satsnavne: tuple[str, ...]


def skriv_opgave(
    lov: Lov,
    regime: Regime,
    navne: tuple[str, ...],
    maal: tuple[str, ...],
    kolonner: tuple[str, ...],
    faste: frozenset[str],
    politik: Afrunding,
    sprog: Sprog,
) -> Opgave:
    """Skriver funktionen `regnestykke(satser, kolonner…, svar…)`, der giver antallet af ugyldige rækker."""
    brugte_kolonner = [k for k in kolonner if k in navne]
    satsnavne = tuple(n for n in navne if n in faste or n in regime.vaerdier)
    udtryk: dict[str, str] = {n: f"sats_{i}" for i, n in enumerate(satsnavne)} | {
        k: k for k in brugte_kolonner
    }
    linjer = []
    for n in navne:
        r = regime.regler.get(n)
        if r is None or n in udtryk:
            continue
        regnet = som_udtryk(r.funktion, {a: udtryk[a] for a in r.argumenter}, sprog)
        decimaler = politik.decimaler(r.afrundes)
        linjer.append(f"{n} = {regnet if decimaler is None else VEKTORTEKST[decimaler].format(regnet)}")
        udtryk[n] = n
    krav = " & ".join(_krav(lov, k) for k in brugte_kolonner)
    svar = {m: udtryk[m] for m in maal}
    skriv = _skriv_loekke if sprog == "loekke" else _skriv_raekker
    hoved = [f"sats_{i} = satser[{i}]" for i in range(len(satsnavne))]
    argumenter = ["satser", *(f"kolonne_{k}" for k in kolonner), *(f"svar_{m}" for m in maal)]
    krop = skriv(hoved, brugte_kolonner, krav, linjer, svar)
    tekst = "\n".join(["import numpy as np", "", "", f"def regnestykke({', '.join(argumenter)}):", *krop, ""])
    return Opgave(tekst, satsnavne)


def _krav(lov: Lov, kolonne: str) -> str:
    """Det, et tal skal opfylde for at tælle: inden for grænserne, eller et af de navngivne valg."""
    if kolonne in lov.valg:
        return "(" + " | ".join(f"({kolonne} == {x!r})" for x in map(float, lov.valg[kolonne])) + ")"
    lav, hoej = lov.graenser[kolonne]
    return f"({lav!r} <= {kolonne}) & ({kolonne} <= {hoej!r})"


def _skriv_loekke(
    hoved: list[str], kolonner: list[str], krav: str, linjer: list[str], svar: Mapping[str, str]
) -> list[str]:
    antal = f"svar_{next(iter(svar))}.shape[0]"
    indre = [
        *(f"{k} = kolonne_{k}[i]" for k in kolonner),
        f"gyldig = {krav or True}",
        *linjer,
        *(f"svar_{m}[i] = {u} if gyldig else np.nan" for m, u in svar.items()),
        "ugyldige += 0 if gyldig else 1",
    ]
    return [
        *(f"    {x}" for x in (*hoved, "ugyldige = 0", f"for i in range({antal}):")),
        *(f"        {x}" for x in indre),
        "    return ugyldige",
    ]


def _skriv_raekker(
    hoved: list[str], kolonner: list[str], krav: str, linjer: list[str], svar: Mapping[str, str]
) -> list[str]:
    indre = [
        *hoved,
        *(f"{k} = kolonne_{k}" for k in kolonner),
        *linjer,
        *(f"svar_{m}[...] = {u}" for m, u in svar.items()),
    ]
    if krav:
        indre += [
            f"gyldig = {krav}",
            *(f"svar_{m}[~gyldig] = np.nan" for m in svar),
            "return int((~gyldig).sum())",
        ]
    else:
        indre.append("return 0")
    return [f"    {x}" for x in indre]


@lru_cache(maxsize=256)
def oversaet(tekst: str, sprog: Sprog, antal_ind: int, antal_svar: int) -> Callable[..., int]:
    """Funktionen klar til brug. Numba-udgaven gemmes på disken, hvor det kan lade sig gøre."""
    navn = f"fleksjob_lov_{hashlib.sha256(tekst.encode()).hexdigest()[:24]}"
    if sprog == "numpy":
        return _hent(tekst, navn, f"<{navn}>")
    import numba

    tal = numba.types.float64
    kolonne = numba.types.Array(tal, 1, "C", readonly=True)
    signatur = numba.types.int64(kolonne, *[kolonne] * antal_ind, *[tal[::1]] * antal_svar)
    if (fil := _gem(tekst, navn)) is not None:
        try:
            return _numba(_hent(tekst, navn, str(fil)), signatur, gem=True)
        except Exception:  # et ødelagt eller uskriveligt lager må aldrig koste mere end ventetid
            logging.getLogger(__name__).warning("Lageret %s kan ikke bruges; oversætter uden.", fil.parent)
    return _numba(_hent(tekst, navn, f"<{navn}>"), signatur, gem=False)


def _numba(funktion: Callable[..., int], signatur: Any, *, gem: bool) -> Callable[..., int]:
    import numba

    oversat: Callable[..., int] = numba.njit([signatur], cache=gem, error_model="numpy", nogil=True)(funktion)
    return oversat


def _hent(tekst: str, navn: str, fil: str) -> Callable[..., int]:
    """Udfører teksten som et modul; numba finder det ved navn, når en gemt oversættelse hentes."""
    modul = ModuleType(navn)
    sys.modules[navn] = modul
    exec(compile(tekst, fil, "exec"), modul.__dict__)  # noqa: S102 -- teksten er skrevet her af lovens egne regler
    funktion: Callable[..., int] = modul.__dict__["regnestykke"]
    return funktion


def _gem(tekst: str, navn: str) -> Path | None:
    """Lægger teksten i brugerens lager, hvor numba gemmer sin oversættelse; None, når der ikke kan skrives."""
    try:
        fil = lager() / f"{navn}.py"
        if fil.exists() and fil.read_text(encoding="utf-8") == tekst:
            return fil
        fil.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=fil.parent, delete=False, encoding="utf-8") as ny:
            ny.write(tekst)
        os.replace(ny.name, fil)
    except (OSError, RuntimeError):  # RuntimeError: brugeren har ingen hjemmemappe
        return None
    return fil


def lager() -> Path:
    """NUMBA_CACHE_DIR, når den er sat, ellers brugerens eget lager. Aldrig pakkens mappe."""
    if sat := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(sat) / "fleksjob"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fleksjob"
