"""Ranglisten: hele bunken vejes med numpy, og de øverste får deres grunde i ord fra `matchgrunde`.

De to veje giver samme sum for hvert par; en prøve holder dem sammen. Den ene side er altid én (en borger
eller en åbning), den anden mange.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from fleksjob.forloeb import matchgrunde as g
from fleksjob.forloeb.matchbegreber import NAVNE
from fleksjob.forloeb.matchgrunde import HUSETS_VAEGTE, Vaegte, Vurdering, aabningens_interesser, vurder
from fleksjob.forloeb.matchprofil import (
    INDHOLDETS_LISTER,
    PROFILENS_LISTER,
    Indhold,
    Kandidat,
    Koder,
    Opslag,
    Profil,
)
from fleksjob.forloeb.rejsetid import MAADER, Sted, kilometer

Tal = NDArray[np.int64]
Flyder = NDArray[np.float64]
_BIT = {liste: {kode: 1 << nr for nr, kode in enumerate(koder)} for liste, koder in NAVNE.items()}
_STOR = np.iinfo(np.int64).max


class Plads(msgspec.Struct, frozen=True):
    """En linje på ranglisten: nøglen på det fundne og grundene."""

    id: int
    vurdering: Vurdering


class Rangliste(msgspec.Struct, frozen=True):
    """De øverste med grunde, nogle af de udelukkede med grund, og hvor mange der er af hver."""

    pladser: tuple[Plads, ...]
    udelukkede: tuple[Plads, ...]
    mulige: int
    udelukket: int


class _Siden(msgspec.Struct, frozen=True):
    """Den ene sides kolonner, så længe som der er borgere eller åbninger."""

    ider: Tal
    masker: dict[str, Tal]
    timer_fra: Flyder
    timer_til: Flyder
    ja: NDArray[np.bool_]
    andre: Flyder


@lru_cache(maxsize=65536)
def _maske(liste: str, koder: Koder) -> int:
    bit = _BIT[liste]
    ud = 0
    for kode in koder:
        ud |= bit.get(kode, 0)
    return ud


@lru_cache(maxsize=65536)
def _interessemaske(indhold_opgaver: Koder) -> int:
    return _maske("interesser", aabningens_interesser(Indhold(opgaver=indhold_opgaver)))


def _timer(vaerdier: Iterable[float | None]) -> Flyder:
    return np.array([np.nan if en is None else en for en in vaerdier], dtype=np.float64)


def _tal(vaerdier: Iterable[int]) -> Tal:
    return np.fromiter(vaerdier, dtype=np.int64)


def _masker(liste: str, felt: str, alle: Sequence[Profil | Indhold]) -> Tal:
    return _tal(map(partial(_maske, liste), map(attrgetter(felt), alle)))


def _personer(alle: Sequence[Kandidat]) -> _Siden:
    profiler = [en.profil for en in alle]
    return _Siden(
        ider=_tal(en.id for en in alle),
        masker={
            f: _tal(_maske(liste, getattr(p, f)) for p in profiler) for f, liste in PROFILENS_LISTER.items()
        },
        timer_fra=_timer(p.timer_fra for p in profiler),
        timer_til=_timer(p.timer_til for p in profiler),
        ja=np.array([bool(p.deler) for p in profiler], dtype=np.bool_),
        andre=_timer(p.hoejst_minutter for p in profiler),
    )


def _aabninger(alle: Sequence[Opslag]) -> _Siden:
    indhold = [en.indhold for en in alle]
    masker = {
        f: _tal(_maske(liste, getattr(a, f)) for a in indhold) for f, liste in INDHOLDETS_LISTER.items()
    }
    masker["interesser"] = _tal(_interessemaske(a.opgaver) for a in indhold)
    masker["fri_tid"] = _tal(int(a.fri_tid) for a in indhold)
    masker["bekraeftet"] = _tal(int(en.bekraeftet) for en in alle)
    return _Siden(
        ider=_tal(en.id for en in alle),
        masker=masker,
        timer_fra=_timer(a.timer_fra for a in indhold),
        timer_til=_timer(a.timer_til for a in indhold),
        ja=np.array([a.kan_deles for a in indhold], dtype=np.bool_),
        andre=np.empty(0),
    )


def _antal(maske: Any) -> Any:
    return np.bitwise_count(maske).astype(np.int64)


def _vej(p: _Siden, km: Flyder) -> tuple[Any, Any, Any]:
    """(minutter, point, udelukket); nan minutter, når vejen ikke kendes."""
    hurtigst = np.full(np.broadcast_shapes(km.shape, p.ider.shape), np.inf)
    for kode, maade in MAADER.items():
        har = (p.masker["transport"] & _BIT["transport"][kode]) != 0
        hurtigst = np.where(har, np.minimum(hurtigst, km / maade.kmt * 60 + maade.fast), hurtigst)
    kendt = np.isfinite(hurtigst) & np.isfinite(km)
    minutter = np.where(kendt, 5 * np.maximum(1, np.ceil(np.where(kendt, hurtigst, 5) / 5)), np.nan)
    uden = np.isnan(p.andre)
    graense = np.where(uden, np.inf, p.andre)
    point = np.where(minutter * 2 <= graense, g.TAET, np.where(minutter <= graense, g.INDEN_FOR, g.LANGT))
    frit = np.where(minutter <= g.UDEN_GRAENSE, g.KORT_UDEN_GRAENSE, g.LANG_UDEN_GRAENSE)
    ude = kendt & (minutter > graense * g.UDENFOR)
    point = np.where(kendt, np.where(uden, frit, np.where(ude, 0, point)), g.VEJ_UKENDT)
    return minutter, point, ude


def _opgavepoint(p: _Siden, a: _Siden) -> tuple[Any, Any]:
    pm, am = p.masker, a.masker
    kan, vil = _antal(pm["kan"] & am["opgaver"]), _antal(pm["vil"] & am["opgaver"])
    vil_ikke = np.minimum(_antal(pm["vil_ikke"] & am["opgaver"]), g.HOEJST_OPGAVER)
    point = g.KAN * np.minimum(kan, g.HOEJST_OPGAVER) + g.VIL * np.minimum(vil, g.HOEJST_OPGAVER)
    point = point + g.VIL_IKKE * vil_ikke + np.where((kan == 0) & (vil == 0), g.NYE, 0)
    mangler = (am["sprog"] & ~pm["sprog"]) != 0
    point = point + np.where(mangler & (pm["sprog"] == 0), g.SPROG_UKENDT, 0)
    return point, mangler & (pm["sprog"] != 0)


def _hensynspoint(p: _Siden, a: _Siden) -> tuple[Any, Any]:
    pm, am = p.masker, a.masker
    ubesvaret = _antal(pm["kan_ikke"] & ~am["kraever"] & ~am["kraever_ikke"])
    aftales = _antal(pm["skal_have"] & ~am["tilbyder"] & ~am["tilbyder_ikke"])
    point = (
        g.FRI_FOR * _antal(pm["kan_ikke"] & am["kraever_ikke"])
        + g.HAR * _antal(pm["skal_have"] & am["tilbyder"])
        + g.GERNE * _antal(pm["gerne_have"] & am["tilbyder"])
        + g.HELST_IKKE * _antal(pm["helst_ikke"] & am["kraever"])
        + g.SPOERG * ubesvaret
        + g.AFTALES * aftales
        + g.GERNE_IKKE * _antal(pm["gerne_have"] & am["tilbyder_ikke"])
    )
    return point, ((pm["kan_ikke"] & am["kraever"]) | (pm["skal_have"] & am["tilbyder_ikke"])) != 0


def _tidspoint(p: _Siden, a: _Siden) -> tuple[Any, Any]:
    pm, am = p.masker, a.masker
    for_meget = a.timer_fra > p.timer_til
    for_lidt = a.timer_til < p.timer_fra
    kendt = (~np.isnan(a.timer_fra) | ~np.isnan(a.timer_til)) & (
        ~np.isnan(p.timer_fra) | ~np.isnan(p.timer_til)
    )
    deles = a.ja & p.ja
    timer = np.where(for_lidt, g.FOR_FAA, np.where(kendt, g.TIMER, g.TIMER_UKENDT))
    timer = np.where(for_meget, np.where(deles, g.DELES, 0), timer)
    fri = am["fri_tid"] != 0
    ude, helt, noget = np.bool_(False), np.bool_(True), np.bool_(False)
    for felt in ("dage", "tider"):
        begge = (pm[felt] != 0) & (am[felt] != 0)
        ude = ude | (begge & ((pm[felt] & am[felt]) == 0))
        helt = helt & (~begge | ((am[felt] & ~pm[felt]) == 0))
        noget = noget | begge
    tider = np.where(noget, np.where(helt, g.TIDER, g.DELVIS), g.TIDER_UKENDT)
    tider = np.where(fri, g.FRI_TID, tider)
    return timer + tider, (for_meget & ~deles) | (~fri & ude)


def _vej_bunken(p: _Siden, a: _Siden, km: Flyder, v: Vaegte) -> tuple[Tal, NDArray[np.bool_], Flyder]:
    """(point, udelukket, minutter) for hvert par."""
    opgaver, uden_sprog = _opgavepoint(p, a)
    interesser = g.INTERESSE * np.minimum(
        _antal(p.masker["interesser"] & a.masker["interesser"]), g.HOEJST_INTERESSER
    )
    hensyn, uden_hensyn = _hensynspoint(p, a)
    tid, uden_tid = _tidspoint(p, a)
    minutter, vejpoint, uden_vej = _vej(p, km)
    point = (
        v.opgaver * opgaver + v.interesser * interesser + v.hensyn * hensyn + v.tid * tid + v.vej * vejpoint
    )
    point = point + np.where(a.masker["bekraeftet"] != 0, 0, g.IKKE_SET)
    return point, uden_sprog | uden_hensyn | uden_tid | uden_vej, minutter


class Kort(msgspec.Struct):
    """Postnumrenes steder; husker de veje, der er regnet."""

    steder: Mapping[str, Sted]
    _veje: dict[tuple[str, str], float | None] = msgspec.field(default_factory=dict)

    def km(self, fra: str, til: str) -> float | None:
        """Skønnet vej; None, når et af postnumrene ikke kendes."""
        noegle = (fra, til)
        if noegle not in self._veje:
            a, b = self.steder.get(fra), self.steder.get(til)
            self._veje[noegle] = None if a is None or b is None else kilometer(a, b)
        return self._veje[noegle]


def muligheder(
    kandidat: Kandidat,
    alle: Sequence[Opslag],
    kort: Kort,
    *,
    antal: int = 25,
    vaegte: Vaegte = HUSETS_VAEGTE,
) -> Rangliste:
    """Åbningerne for én borger, de bedste først."""
    km = _timer(kort.km(kandidat.postnr, en.postnr) for en in alle)

    def forklar(nr: int) -> Plads:
        en = alle[nr]
        vurdering = vurder(
            kandidat.profil,
            en.indhold,
            kort.km(kandidat.postnr, en.postnr),
            bekraeftet=en.bekraeftet,
            vaegte=vaegte,
        )
        return Plads(en.id, vurdering)

    return _rangliste(_personer([kandidat]), _aabninger(alle), km, vaegte, antal, forklar)


def kandidater(
    opslag: Opslag,
    alle: Sequence[Kandidat],
    kort: Kort,
    *,
    antal: int = 25,
    vaegte: Vaegte = HUSETS_VAEGTE,
) -> Rangliste:
    """Borgerne til én åbning, de bedste først."""
    km = _timer(kort.km(en.postnr, opslag.postnr) for en in alle)

    def forklar(nr: int) -> Plads:
        en = alle[nr]
        vurdering = vurder(
            en.profil,
            opslag.indhold,
            kort.km(en.postnr, opslag.postnr),
            bekraeftet=opslag.bekraeftet,
            vaegte=vaegte,
        )
        return Plads(en.id, vurdering)

    return _rangliste(_personer(alle), _aabninger([opslag]), km, vaegte, antal, forklar)


def _rangliste(
    p: _Siden, a: _Siden, km: Flyder, vaegte: Vaegte, antal: int, forklar: Callable[[int], Plads]
) -> Rangliste:
    """De bedste først; står to lige, kommer den korteste vej først og så den laveste nøgle."""
    if not km.size:
        return Rangliste((), (), 0, 0)
    point, ude, minutter = _vej_bunken(p, a, km, vaegte)
    ider = a.ider if a.ider.size == km.size and p.ider.size == 1 else p.ider
    vejen = np.where(np.isnan(minutter), np.inf, minutter)
    orden = np.lexsort((ider, vejen, np.where(ude, _STOR, -point)))
    mulige = int((~ude).sum())
    bedste = tuple(forklar(int(nr)) for nr in orden[: min(antal, mulige)])
    resten = tuple(forklar(int(nr)) for nr in orden[mulige : mulige + antal])
    return Rangliste(bedste, resten, mulige, int(ude.sum()))


def bunkens_point(
    alle: Sequence[Kandidat], opslag: Opslag, kort: Kort, vaegte: Vaegte
) -> list[tuple[int, bool]]:
    """(point, udelukket) for hver borger, som ranglisten regner dem. Til prøver og til parrene."""
    km = _timer(kort.km(en.postnr, opslag.postnr) for en in alle)
    point, ude, _ = _vej_bunken(_personer(alle), _aabninger([opslag]), km, vaegte)
    return [(int(et), bool(uden)) for et, uden in zip(point, ude, strict=True)]
