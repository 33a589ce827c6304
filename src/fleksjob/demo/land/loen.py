"""Månedens løn i landets job: én række for hver måned i hver periode med samme timer, regnet mange ad gangen.

Kun den nye ordning: i den gamle får arbejdsgiveren tilskuddet, og lønnen kommer ikke ind i sagen. Løntimerne er de
betalte timer. Før et fastholdelsesjob er der to måneders løn fra samme arbejdsgiver. Rækkerne er dem, `indkomstraekker`
giver for de samme måneders indberetninger; en prøve holder dem ens.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fleksjob.demo.land.bestand import maaned
from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.sagsraekker import Raekke

_NAVNE = skema.PERIODER.kolonnenavne
SAG, SLAGS, JOB, FRA, TIL, TIMER, GAMMEL, FASTHOLDELSE, ARBEJDSGIVER = (
    _NAVNE.index(navn)
    for navn in (
        *("sag", "slags", "job", "fra", "til", "timer", "gammel_ordning", "fastholdelse", "arbejdsgiver"),
    )
)
MAANEDER_FOER = 2
TIMER_FOER = 30.0
"""Timer om ugen på arbejdspladsen, før jobbet blev et fleksjob."""
Tal = NDArray[np.float64]
_UGER_PR_MAANED = 52 / 12
_TIMELOEN, _LOENNENS_AAR, _LOENSTIGNING = 165.0, 2026, 1.028


def timeloen(arbejdsgiver: str) -> float:
    """Arbejdsgiverens timeløn i 2026: 85-125 procent af den almindelige, altid den samme."""
    return round(_TIMELOEN * (0.85 + 0.40 * int(arbejdsgiver[:4], 16) / 0xFFFF), 2)


def loenraekker(perioder: Sequence[Raekke], sidste: date) -> pa.Table:
    """Lønnen i tabellen `indkomst`, til og med måneden før dagens."""
    steder = {(en[SAG], en[JOB]): en[ARBEJDSGIVER] for en in perioder if en[SLAGS] == "job"}
    tider = [en for en in perioder if en[SLAGS] == "timer" and not en[GAMMEL]]
    foer = [en for en in perioder if en[SLAGS] == "job" and en[FASTHOLDELSE]]
    slut = maaned(sidste)
    fra = np.array([maaned(en[FRA]) for en in tider] + [maaned(en[FRA]) - MAANEDER_FOER for en in foer], int)
    til = np.array(
        [min(maaned(en[TIL]), slut) if en[TIL] else slut for en in tider] + [maaned(en[FRA]) for en in foer], int
    )  # fmt: skip
    antal = np.maximum(til - fra, 0)
    hvilke = np.repeat(np.arange(fra.size), antal)
    nr = np.repeat(fra, antal) + np.arange(hvilke.size) - np.repeat(np.cumsum(antal) - antal, antal)
    arbejdsgivere = [steder[en[SAG], en[JOB]] for en in tider] + [en[ARBEJDSGIVER] for en in foer]
    timer = np.array([en[TIMER] for en in tider] + [TIMER_FOER] * len(foer), float)
    satser = np.array([timeloen(en) for en in arbejdsgivere], float)
    return _tabel(
        {
            "sag": _gentaget([en[SAG] for en in (*tider, *foer)], hvilke),
            "maaned": _dage(nr),
            "job": _gentaget([en[JOB] for en in tider] + [""] * len(foer), hvilke),
            "slags": _gentaget(["fleksjob"] * len(tider) + ["anden"] * len(foer), hvilke),
            "loentimer": pa.array(timer[hvilke]),
            "loen": pa.array(_loen(timer[hvilke], satser[hvilke], nr)),
            "arbejdsgiver": _gentaget(arbejdsgivere, hvilke),
        }
    )


def _loen(timer: Tal, satser: Tal, nr: NDArray[np.int64]) -> Tal:
    aar = 2010 + nr // 12
    return np.asarray(np.round(timer * _UGER_PR_MAANED * satser * _LOENSTIGNING ** (aar - _LOENNENS_AAR)))


def _gentaget(vaerdier: list[str], hvilke: NDArray[np.int64]) -> "pa.Array[Any]":
    return pa.array(vaerdier, pa.string()).take(hvilke)


def _dage(nr: NDArray[np.int64]) -> "pa.Array[Any]":
    dage = (np.datetime64("2010-01", "M") + nr.astype("timedelta64[M]")).astype("datetime64[D]")
    return pa.array(dage.astype("datetime64[D]").astype(np.int32), pa.int32()).cast(pa.date32())


def _tabel(kolonner: "dict[str, pa.Array[Any]]") -> pa.Table:
    formen = tabeller.arrow_skema(skema.INDKOMST)
    return pa.table([kolonner[felt.name] for felt in formen], schema=formen)
