"""En fil med mange rækker ind, den samme fil med et hvilket som helst regelsæts mål ud.

Kolonnerne hedder som regelsættets felter, og hver række går gennem den samme dør som én sag, så den kontrolleres og
afvises ens. Det koster døren for hver række (fleksløntilskuddet har sin egen, hurtige vej i `befolkningsfil.py`).
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.tabelfil import (
    Kolonne,
    Tabel,
    endelse,
    laes,
    meld,
    skriv,
    som_dato,
    som_float,
)
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Regnestykke, Svar

_JA_NEJ = {"ja": True, "nej": False, "true": True, "false": False, "1": True, "0": False}


def beregn_fil(
    saet: Regelsaet, fil: Path | None, ud: Path | None, ens: Mapping[str, Any], efter: str = ""
) -> str:
    """Regner filen og skriver svaret; `ens` er det, der gælder alle rækker. Kaster `Fejlet`, når rækker ikke kunne.

    Er regelsættets lov ikke den gældende, siger `efter` hvad den er, og det skrives i hver række (kolonnen variant).
    """
    if fil is None or ud is None:
        raise UgyldigtInput("fil", "Angiv både --fil IND og --ud UD, når en fil skal regnes.")
    endelse(ud)
    tabel = laes(fil)
    _kraev_kolonner(saet, tabel, ens)
    fejl = dict(tabel.fejl or {})
    svar: list[Regnestykke | None] = []
    for i in range(tabel.antal):
        svar.append(None if i in fejl else _en(saet, tabel, i, ens, fejl))
    meld(fejl, tabel.linjer)
    if tabel.antal and len(fejl) == tabel.antal:
        raise UgyldigtInput(
            "fil", f"Ingen af de {tabel.antal} rækker i {fil.name} kunne regnes; {ud.name} er ikke skrevet."
        )
    maalene = {m: _kolonne(svar, m) for m in (*saet.maal, *saet.flere_svar)}
    variant = {"variant": [efter] * tabel.antal} if efter else {}
    skriv(ud, tabel, {**maalene, **variant}, fejl)
    regnet = f"{tabel.antal - len(fejl)} rækker er regnet og skrevet i {ud}"
    if fejl:
        raise Fejlet(f"{regnet}; {len(fejl)} kunne ikke regnes, se kolonnen fejl.")
    return f"{regnet}."


def _kraev_kolonner(saet: Regelsaet, tabel: Tabel, ens: Mapping[str, Any]) -> None:
    mangler = [
        f.navn
        for f in saet.felter
        if f.paakraevet and f.navn not in tabel.kolonner and ens.get(f.navn) is None
    ]
    if mangler:
        raise UgyldigtInput(
            "fil", f"Filen mangler {', '.join(mangler)}. Den har: {', '.join(tabel.kolonner)}."
        )


def _en(
    saet: Regelsaet, tabel: Tabel, nr: int, ens: Mapping[str, Any], fejl: dict[int, str]
) -> Regnestykke | None:
    """Rækkens svar; None og en grund i `fejl`, når den ikke kan regnes."""
    oplyst = {navn: x for navn, x in ens.items() if x is not None}
    for felt in saet.felter:
        if felt.navn not in tabel.kolonner:
            continue
        x = tabel.kolonner[felt.navn][nr]
        if x is None or x == "":
            continue
        try:
            oplyst[felt.navn] = _LAESERE[felt.slags](felt, x, tabel.skilletegn == ";")
        except ValueError as galt:
            fejl[nr] = f"kolonnen {felt.navn}: »{x}« {galt}"
            return None
    mangler = [f.navn for f in saet.felter if f.paakraevet and f.navn not in oplyst]
    if mangler:
        fejl[nr] = f"kolonnen {mangler[0]} er tom."
        return None
    try:
        return saet.beregn(**oplyst)
    except UgyldigtInput as en:
        fejl[nr] = en.besked
    except UgyldigeInput as flere:
        fejl[nr] = " ".join(f.besked for f in flere.fejl)
    return None


def _tal(_: Felt, x: Any, komma: bool) -> float:
    try:
        return som_float(x, komma=komma)
    except ValueError:
        raise ValueError("er ikke et tal.") from None


def _dato(_: Felt, x: Any, __: bool) -> Any:
    dag = som_dato(x)
    if dag is None:
        raise ValueError("er ikke en dato; skriv den som 2024-05-01.")
    return dag


def _ja_nej(_: Felt, x: Any, __: bool) -> bool:
    svar = _JA_NEJ.get(str(x).strip().lower())
    if svar is None:
        raise ValueError("skal være ja eller nej.")
    return svar


def _valg(felt: Felt, x: Any, _: bool) -> str:
    if x not in felt.valg:
        raise ValueError(f"findes ikke; vælg {', '.join(felt.valg)}.")
    return str(x)


_LAESERE: dict[str, Callable[[Felt, Any, bool], Any]] = {
    "tal": _tal,
    "dato": _dato,
    "ja_nej": _ja_nej,
    "valg": _valg,
    "tekst": lambda _, x, __: str(x),
}


def _kolonne(svar: list[Regnestykke | None], maal: str) -> Kolonne:
    """Målet for hver række: tal, eller navne, når det er et udfald. Det, der aldrig indtræffer, er tomt."""
    celler = [None if s is None else _resultat(s, maal) for s in svar]
    if any(isinstance(x, str) for x in celler):
        return [None if x is None else str(x) for x in celler]
    return np.array([np.nan if x is None else float(x) for x in celler])


def _resultat(svar: Regnestykke, maal: str) -> Decimal | str | None:
    x = svar.resultater.get(maal) if isinstance(svar, Svar) else getattr(svar, maal, None)
    return x if isinstance(x, Decimal | str) else None
