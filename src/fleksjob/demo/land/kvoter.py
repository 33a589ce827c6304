"""Kvoter: at dele et antal, så summen passer, og at vælge så mange, med vægte, så samme frø giver de samme."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray


def fordelt(antal: int, vaegte: NDArray[np.float64]) -> NDArray[np.int64]:
    """Antallet delt efter vægtene i hele tal; summen er altid antallet (største brøkdel får resten)."""
    praecis = antal * vaegte / vaegte.sum()
    hele: NDArray[np.int64] = np.floor(praecis).astype(np.int64)
    rest = antal - int(hele.sum())
    hele[np.argsort(hele - praecis, kind="stable")[:rest]] += 1
    return hele


def trukket(
    rng: Generator, antal: int, andele: Mapping[Any, float], orden: NDArray[np.float64] | None = None
) -> NDArray[Any]:
    """`antal` værdier i netop de andele. Med `orden` får den med det mindste tal den første værdi."""
    hver = fordelt(antal, np.array(list(andele.values()), float))
    alle = np.repeat(np.array(list(andele)), hver)
    ud = np.empty_like(alle)
    ud[rng.permutation(antal) if orden is None else np.argsort(orden, kind="stable")] = alle
    return ud


def vaelg(rng: Generator, af: NDArray[np.int64], vaegte: NDArray[Any], antal: int) -> NDArray[np.int64]:
    """`antal` af dem uden tilbagelægning, med sandsynlighed efter vægten."""
    antal = min(antal, af.size)
    if antal <= 0:
        return af[:0]
    if antal == af.size:
        return af
    noegle = rng.exponential(size=af.size) / np.maximum(vaegte, 1e-9)
    return np.sort(af[np.argpartition(noegle, antal - 1)[:antal]])
