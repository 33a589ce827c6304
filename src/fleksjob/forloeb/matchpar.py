"""To om et job: par, hvis timer og tider tilsammen kan bære en åbning, som ingen af dem kan alene.

Et par tages kun blandt borgere, der selv har sagt, at de gerne deler, og til åbninger, hvor virksomheden har sagt ja.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from fleksjob.forloeb.matchbegreber import navne
from fleksjob.forloeb.matchgrunde import HUSETS_VAEGTE, Vaegte, Vurdering, i_begge, vurder
from fleksjob.forloeb.matchning import Kort, bunkens_point
from fleksjob.forloeb.matchprofil import Indhold, Kandidat, Koder, Opslag, Profil

KAN_DELES_VAEK = frozenset({"timer", "dage", "tider"})
"""Det, en makker kan afhjælpe. Det, én ikke kan eller ikke må, kan en anden ikke løfte for hende."""
BEDSTE = 40
"""Så mange af de bedste prøves med hinanden."""


class Par(msgspec.Struct, frozen=True):
    """To, der kan dele. `grunde` siger hvordan, `aftales` det, der skal spørges om."""

    ene: int
    anden: int
    grunde: tuple[str, ...]
    aftales: tuple[str, ...]
    point: int


def par(
    opslag: Opslag,
    alle: Sequence[Kandidat],
    kort: Kort,
    *,
    antal: int = 5,
    vaegte: Vaegte = HUSETS_VAEGTE,
) -> list[Par]:
    """De bedste par til åbningen; tom, når den ikke må deles."""
    if not opslag.indhold.kan_deles:
        return []
    deler = [en for en in alle if en.profil.deler]
    if len(deler) < 2:
        return []
    vejet = bunkens_point(deler, opslag, kort, vaegte)
    orden = sorted(range(len(deler)), key=lambda nr: (-vejet[nr][0], deler[nr].id))
    fundne: dict[int, Vurdering] = {}
    bedste: list[Kandidat] = []
    for nr in orden[: BEDSTE * 4]:
        en = deler[nr]
        vurdering = vurder(
            en.profil,
            opslag.indhold,
            kort.km(en.postnr, opslag.postnr),
            bekraeftet=opslag.bekraeftet,
            vaegte=vaegte,
        )
        if {u.kode for u in vurdering.udelukket} <= KAN_DELES_VAEK:
            fundne[en.id] = vurdering
            bedste.append(en)
        if len(bedste) == BEDSTE:
            break
    kandidater = (_parret(a, b, opslag.indhold, fundne, vaegte) for a, b in combinations(bedste, 2))
    return sorted((et for et in kandidater if et), key=lambda et: (-et.point, et.ene, et.anden))[:antal]


def _parret(
    a: Kandidat, b: Kandidat, indhold: Indhold, fundne: Mapping[int, Vurdering], vaegte: Vaegte
) -> Par | None:
    """Parret, når timer og tider bærer; None, når de ikke gør."""
    grunde: list[str] = []
    aftales: list[str] = []
    if not _timerne(a.profil, b.profil, indhold, grunde, aftales):
        return None
    bonus = 0
    if indhold.fri_tid:
        grunde.append("Tiden kan lægges, som det passer dem begge")
    else:
        for liste, hvad in (("dage", indhold.dage), ("tider", indhold.tider)):
            svar = _daekker(liste, hvad, getattr(a.profil, liste), getattr(b.profil, liste), grunde, aftales)
            if svar is None:
                return None
            bonus += svar
    point = bonus * vaegte.tid + sum(
        en.point * vaegte.paa(en.gruppe)
        for noegle in (a.id, b.id)
        for en in fundne[noegle].grunde
        if en.gruppe != "tid"
    )
    return Par(a.id, b.id, tuple(grunde), tuple(aftales), point)


def _timerne(a: Profil, b: Profil, indhold: Indhold, grunde: list[str], aftales: list[str]) -> bool:
    kan = None if a.timer_til is None or b.timer_til is None else a.timer_til + b.timer_til
    if indhold.timer_fra is None or kan is None:
        aftales.append("Hvor mange timer hver skal have")
        return True
    if kan < indhold.timer_fra:
        return False
    mindst = (a.timer_fra or 0) + (b.timer_fra or 0)
    if indhold.timer_til is not None and mindst > indhold.timer_til:
        return False
    grunde.append(f"Tilsammen kan de {_tal(kan)} timer, og jobbet er på mindst {_tal(indhold.timer_fra)}")
    return True


def _daekker(
    liste: str, hvad: Koder, ene: Koder, anden: Koder, grunde: list[str], aftales: list[str]
) -> int | None:
    """Point for, at de supplerer hinanden; None, når noget af tiden er udækket."""
    if not hvad:
        return 0
    if not ene or not anden:
        aftales.append("Hvilke dage hver kan" if liste == "dage" else "Hvornår på dagen hver kan")
        return 0
    if not set(hvad) <= set(ene) | set(anden):
        return None
    foerste, andens = i_begge(hvad, ene), i_begge(hvad, anden)
    if not foerste or not andens:
        return None
    grunde.append(
        f"Den ene kan {', '.join(navne(liste, foerste))}, den anden {', '.join(navne(liste, andens))}"
    )
    return 2 if set(foerste) != set(andens) else 1


def _tal(timer: float) -> str:
    return f"{timer:g}".replace(".", ",")
