"""Loven for mange på én gang: de samme regler, smeltet sammen til én løkke.

    svar = beregn_befolkning(LOV, ("fleksloentilskud",), [dag], {"loen": a, "loft": b, "anden_loen_md": 0.0})
    svar["fleksloentilskud"]

En kolonne er en række tal med formen (måneder, personer), eller (personer,) når der kun er én måned; et enkelt tal
gælder for alle. Numba oversætter løkken én gang for hver udgave af reglerne og gemmer den på disken; satserne er
argumenter, så et nyt år eller en reform med andre satser genbruger den. Uden numba regner NumPy de samme udtryk.
Alt går på én tråd. Flere varianter regnes stykke for stykke, mens tallene er i processorens lager.

Intet, der mangler, tæller som nul: er et tal ikke et tal eller uden for sine grænser, er rækkens svar NaN.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from fleksjob.lov.kerne.afrunding import afrunding
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.loekke import Opgave, oversaet, skriv_opgave
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oversaettelse import Sprog

Tal = NDArray[np.float64]

STYKKE = 16_384
"""Så mange rækker ad gangen bliver kolonner og svar i processorens lager."""


class Befolkning(msgspec.Struct, frozen=True, eq=False):
    """Svarene: for hver lov (den givne først, så varianterne) mål → tal af samme form som kolonnerne."""

    svar: tuple[Mapping[str, Tal], ...]
    ugyldige: int

    def __getitem__(self, maal: str) -> Tal:
        """Målet efter den første lov."""
        return self.svar[0][maal]

    @property
    def gyldig(self) -> NDArray[np.bool_]:
        """Hvilke rækker der kunne regnes."""
        return ~np.isnan(next(iter(self.svar[0].values())))


def beregn_befolkning(
    lov: Lov,
    maal: Sequence[str],
    dage: Sequence[date],
    kolonner: Mapping[str, Tal | float],
    *,
    politik: str = "oere",
    varianter: Sequence[Lov] = (),
    motor: Literal["numba", "numpy"] | None = None,
) -> Befolkning:
    """Målene for alle personer i alle måneder, efter loven og hver variant (`lov.med(…)`).

    `dage`: én dag for hver måned i kolonnernes første led. Kaster `UgyldigtInput`, når en kolonne mangler eller har
    forkert form, og `UgyldigVariant`, når en variant ikke rører det, der regnes.
    """
    raekker, faste, form = _del_op(lov, kolonner, len(dage))
    sprog: Sprog = "numpy" if motor == "numpy" or (motor is None and not _har_numba()) else "loekke"
    love = (lov, *varianter)
    svar = [{m: np.empty((len(dage), form[-1])) for m in maal} for _ in love]
    ugyldige = 0
    for nr, dag in enumerate(dage):
        opgaver = [
            _opgave(en, dag, tuple(maal), tuple(raekker), frozenset(faste), politik, sprog) for en in love
        ]
        koer = [oversaet(o.tekst, sprog, len(raekker), len(maal)) for o in opgaver]
        satser = [_satser(en, dag, o, faste) for en, o in zip(love, opgaver, strict=True)]
        for fra in range(0, form[-1], STYKKE):
            til = min(fra + STYKKE, form[-1])
            ind = [r[nr, fra:til] for r in raekker.values()]
            for i in range(len(love)):
                ud = [svar[i][m][nr, fra:til] for m in maal]
                with np.errstate(all="ignore"):
                    fejl = koer[i](satser[i], *ind, *ud)
                ugyldige += fejl if i == 0 else 0
    return Befolkning(
        tuple(MappingProxyType({m: a.reshape(form) for m, a in s.items()}) for s in svar), ugyldige
    )


def hvorfor(lov: Lov, raekke: Mapping[str, float]) -> tuple[UgyldigtInput, ...]:
    """Hvad der er galt med én rækkes tal; tom, når den kan regnes."""
    return tuple(f for navn, x in raekke.items() if (f := lov.fejl_i(navn, float(x))) is not None)


def _del_op(
    lov: Lov, kolonner: Mapping[str, Tal | float], maaneder: int
) -> tuple[dict[str, Tal], dict[str, float], tuple[int, ...]]:
    """Skiller rækker fra tal, der gælder for alle, og kontrollerer formen."""
    raekker: dict[str, Tal] = {}
    faste: dict[str, float] = {}
    form: tuple[int, ...] | None = None
    fejl: list[UgyldigtInput] = []
    for navn, x in kolonner.items():
        if np.ndim(x) == 0:
            faste[navn] = float(x)
            if galt := lov.fejl_i(navn, float(x)):
                fejl.append(galt)
            continue
        raekke = np.ascontiguousarray(x, dtype=np.float64)
        form = form or raekke.shape
        if (
            raekke.shape != form
            or (raekke.ndim == 1 and maaneder != 1)
            or (raekke.ndim == 2 and form[0] != maaneder)
        ):
            fejl.append(
                UgyldigtInput(
                    navn, f"Kolonnen {navn} har formen {raekke.shape}; den skal være {form}, måned for måned."
                )
            )
        raekker[navn] = raekke.reshape(1, -1) if raekke.ndim == 1 else raekke
    if form is None:
        fejl.append(
            UgyldigtInput("kolonner", "Mindst én kolonne skal være en række tal; brug ellers regn().")
        )
    kast(fejl)
    return raekker, faste, form or ()


@lru_cache(maxsize=1024)
def _opgave(
    lov: Lov,
    dag: date,
    maal: tuple[str, ...],
    raekker: tuple[str, ...],
    faste: frozenset[str],
    politik: str,
    sprog: Sprog,
) -> Opgave:
    oplyste = frozenset((*raekker, *faste))
    navne = lov.kraev(maal, oplyste, dag)
    return skriv_opgave(lov, lov.regime(dag), navne, maal, raekker, faste, afrunding(politik), sprog)


def _satser(lov: Lov, dag: date, opgave: Opgave, faste: Mapping[str, float]) -> Tal:
    vaerdier = lov.regime(dag).vaerdier
    return np.array([faste[n] if n in faste else float(vaerdier[n].vaerdi) for n in opgave.satsnavne])


@lru_cache(maxsize=1)
def _har_numba() -> bool:
    return find_spec("numba") is not None
