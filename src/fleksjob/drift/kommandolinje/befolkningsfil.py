"""En fil med mange rækker ind, den samme fil med beregnet fleksløntilskud ud: samme måned regnes i ét kald.

En række, der ikke kan regnes, beholdes med sin grund i kolonnen `fejl`, og de andre regnes.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fleksjob.drift.kommandolinje import Fejlet
from fleksjob.drift.kommandolinje.tabelfil import Tabel, endelse, laes, meld, skriv, som_dato, som_float
from fleksjob.lov.kerne.afrunding import afrunding as find_afrunding
from fleksjob.lov.kerne.befolkning import beregn_befolkning
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.lov.tilskud.fleksloentilskud import FRA, LOV, TIL
from fleksjob.lov.tilskud.gevinst import ZONER
from fleksjob.lov.tilskud.oplysninger import maanedens_sidste_dag

TAL = ("timeloen", "timer", "loen", "fuldtidstimeloen", "fuldtidsloen", "pension_pct", "anden_loen")
KERNENAVN = {
    "timeloen": "timeloen",
    "timer": "timer_uge",
    "loen": "maanedsloen_md",
    "fuldtidstimeloen": "fuldtidstimeloen",
    "fuldtidsloen": "fuldtidsmaanedsloen_md",
    "pension_pct": "pension_pct",
    "anden_loen": "anden_loen_md",
}
MAAL = (
    *(
        "grundbeloeb",
        "graense",
        "nedsaettelse",
        "foer_loft",
        "loft",
        "fleksloentilskud",
        "atp",
        "udbetalt",
        "i_alt",
    ),
    *("zone", "gevinst_pr_ekstra_krone"),
)
MANGE = 2_000_000
"""Herfra er det ventetiden værd at lade numba oversætte; NumPy regner så mange på et øjeblik."""


def beregn_fil(
    fil: Path | None,
    ud: Path | None,
    *,
    dato: date | None,
    afrunding: str,
    lov: Lov = LOV,
    efter: str = "",
    **ens: Any,
) -> str:
    """Regner filen og skriver svaret. Giver en sætning om resultatet; kaster `Fejlet`, når rækker ikke kunne regnes.

    Er `lov` ikke den gældende, siger `efter` hvad den er, og det skrives i hver række (kolonnen variant).
    """
    if fil is None or ud is None:
        raise UgyldigtInput("fil", "Angiv både --fil IND og --ud UD, når en fil skal regnes.")
    find_afrunding(afrunding)
    givne = [f"--{navn}" for navn in TAL[:5] if ens[navn] is not None]
    if givne:
        raise UgyldigtInput(
            "fil", f"{', '.join(givne)} kan ikke bruges sammen med --fil; skriv det i filens kolonner."
        )
    endelse(ud)
    tabel = laes(fil)
    _kraev_kolonner(tabel, dato)
    fejl = dict(tabel.fejl or {})
    dage = _dage(tabel, dato, fejl)
    tal = {
        navn: _talkolonne(tabel, navn, ens[navn] if navn in ("pension_pct", "anden_loen") else None, fejl)
        for navn in TAL
    }
    svar, duer = _regn(
        lov, dage, tal, afrunding, np.array([i in fejl for i in range(tabel.antal)], dtype=bool)
    )
    for i in np.flatnonzero(~duer):
        if int(i) not in fejl:
            fejl[int(i)] = _grund(dage[i], {n: k[i] for n, k in tal.items()}, afrunding, lov)
    meld(fejl, tabel.linjer)
    if tabel.antal and len(fejl) == tabel.antal:
        raise UgyldigtInput(
            "fil", f"Ingen af de {tabel.antal} rækker i {fil.name} kunne regnes; {ud.name} er ikke skrevet."
        )
    zoner = [ZONER.get(x) for x in svar["zone"].tolist()]
    variant = {"variant": [efter] * tabel.antal} if efter else {}
    skriv(ud, tabel, {**svar, "zone": zoner, **variant}, fejl)
    regnet = tabel.antal - len(fejl)
    if fejl:
        raise Fejlet(
            f"{regnet} rækker er regnet og skrevet i {ud}; {len(fejl)} kunne ikke regnes, se kolonnen fejl."
        )
    return f"{regnet} rækker er regnet og skrevet i {ud}."


# --- ind ---------------------------------------------------------------------------------------------------------


def _kraev_kolonner(tabel: Tabel, dato: date | None) -> None:
    har = tabel.kolonner.keys()
    mangler = []
    if "dato" not in har and dato is None:
        mangler.append("dato (eller --dato)")
    if "loen" not in har and not {"timeloen", "timer"} <= har:
        mangler.append("timeloen og timer (eller loen)")
    if not {"fuldtidsloen", "fuldtidstimeloen"} & har:
        mangler.append("fuldtidstimeloen (eller fuldtidsloen)")
    if mangler:
        raise UgyldigtInput("fil", f"Filen mangler {'; '.join(mangler)}. Den har: {', '.join(har)}.")


def _dage(tabel: Tabel, dato: date | None, fejl: dict[int, str]) -> list[date | None]:
    """Månedens sidste dag for hver række; None, hvor datoen ikke kan læses."""
    if "dato" not in tabel.kolonner:
        assert dato is not None
        return [maanedens_sidste_dag(dato)] * tabel.antal
    kendte: dict[Any, date | None] = {}
    dage: list[date | None] = []
    for i, x in enumerate(tabel.kolonner["dato"]):
        if x not in kendte:
            kendte[x] = _dag(x)
        if kendte[x] is None:
            fejl.setdefault(i, _datofejl(x))
        dage.append(kendte[x])
    return dage


def _dag(x: Any) -> date | None:
    dag = som_dato(x)
    return maanedens_sidste_dag(dag) if dag is not None and FRA <= dag <= TIL else None


def _datofejl(x: Any) -> str:
    dag = som_dato(x)
    if dag is None:
        return f"kolonnen dato: »{'' if x is None else x}« er ikke en dato; skriv den som 2024-05-01."
    try:
        maanedens_sidste_dag(dag)
    except UgyldigtInput as fejl:
        return fejl.besked
    raise AssertionError("datoen er god")


def _talkolonne(tabel: Tabel, navn: str, ens: float | None, fejl: dict[int, str]) -> NDArray[np.float64]:
    """Kolonnen som tal; NaN, hvor der intet står. Tekst, der ikke er et tal, giver rækken en fejl."""
    standard = np.nan if ens is None else float(ens)
    if navn not in tabel.kolonner:
        return np.full(tabel.antal, standard)
    komma = tabel.skilletegn == ";"
    if (alle := _lutter_tal(tabel.kolonner[navn], komma=komma)) is not None:
        return alle
    ud = np.empty(tabel.antal)
    for i, x in enumerate(tabel.kolonner[navn]):
        if x is None or x == "":
            ud[i] = standard
            continue
        try:
            ud[i] = som_float(x, komma=komma)
        except ValueError:
            ud[i] = np.nan
            fejl.setdefault(i, f"kolonnen {navn}: »{x}« er ikke et tal.")
    return ud


def _lutter_tal(celler: list[Any], *, komma: bool) -> NDArray[np.float64] | None:
    """Hele kolonnen på én gang; None, når en celle er tom eller ikke er et tal, så hver skal ses for sig."""
    try:
        tal = np.array([x.replace(",", ".") for x in celler] if komma else celler, dtype=np.float64)
    except (ValueError, TypeError, AttributeError):
        return None
    return None if np.isnan(tal).any() else tal


# --- regn --------------------------------------------------------------------------------------------------------


def _regn(
    lov: Lov,
    dage: Sequence[date | None],
    tal: Mapping[str, NDArray[np.float64]],
    afrunding: str,
    daarlige: NDArray[np.bool_],
) -> tuple[dict[str, NDArray[np.float64]], NDArray[np.bool_]]:
    """Svar for hver række, og hvilke der duer. Samme måned og samme slags oplysninger regnes sammen."""
    antal = len(daarlige)
    svar = {m: np.full(antal, np.nan) for m in MAAL}
    har = {n: ~np.isnan(k) for n, k in tal.items()}
    duer = ~daarlige & har["pension_pct"] & har["anden_loen"] & _fuldtid_hoej_nok(tal)
    duer &= (har["loen"] & ~har["timeloen"]) | (har["timeloen"] & har["timer"] & ~har["loen"])
    duer &= har["fuldtidsloen"] ^ har["fuldtidstimeloen"]
    duer &= ~(tal["timer"] > 37) & ~(tal["timer"] < 0)
    ordinaler = np.array([d.toordinal() if d else 0 for d in dage], dtype=np.int64)
    slags = har["timeloen"] * 2 + har["fuldtidstimeloen"]
    for dag in np.unique(ordinaler[duer]):
        for s in range(4):
            numre = np.flatnonzero(duer & (ordinaler == dag) & (slags == s))
            if not len(numre):
                continue
            brugte = [
                *(("timeloen", "timer") if s & 2 else ("loen",)),
                "fuldtidstimeloen" if s & 1 else "fuldtidsloen",
            ]
            kolonner = {KERNENAVN[n]: tal[n][numre] for n in (*brugte, "pension_pct", "anden_loen")}
            motor: Any = None if antal >= MANGE else "numpy"
            stykke = beregn_befolkning(
                lov, MAAL, [date.fromordinal(int(dag))], kolonner, politik=afrunding, motor=motor
            )
            for m in MAAL:
                svar[m][numre] = stykke[m]
    return svar, duer & ~np.isnan(svar["fleksloentilskud"])


def _fuldtid_hoej_nok(tal: Mapping[str, NDArray[np.float64]]) -> NDArray[np.bool_]:
    """Falsk, hvor fuldtidslønnen er under timelønnen i 37 timer; samme grænse som for én sag."""
    under_md = tal["fuldtidsloen"] < tal["timeloen"] * 37.0 * (52 / 12) - 1
    return ~(under_md | (tal["fuldtidstimeloen"] < tal["timeloen"]))


def _grund(dag: date | None, raekke: Mapping[str, float], afrunding: str, lov: Lov) -> str:
    """Grunden, sagt af den samme beregner som for én sag."""
    assert dag is not None
    oplyst: dict[str, Any] = {navn: None if x != x else float(x) for navn, x in raekke.items()}
    try:
        beregn_fleksloentilskud(dato=dag, afrunding=afrunding, lov=lov, **oplyst)
    except UgyldigtInput as fejl:
        return fejl.besked
    except UgyldigeInput as flere:
        return " ".join(f.besked for f in flere.fejl)
    raise AssertionError("rækken kan regnes alene, men ikke i flok")
