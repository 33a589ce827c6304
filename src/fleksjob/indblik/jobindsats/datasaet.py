"""En tabels tal for en periode, som de må gives videre. Der skjules over hele tabellen, før der vælges i den.

Så er det samme skjult, uanset hvordan der spørges, og to spørgsmål kan ikke trækkes fra hinanden.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from fleksjob.indblik import tabeller
from fleksjob.indblik.jobindsats import perioder
from fleksjob.indblik.jobindsats.katalog import tabellen
from fleksjob.indblik.jobindsats.omraader import Omraade, kommunens, landets
from fleksjob.indblik.jobindsats.tabel import Jobtabel, Linje, Spoerg
from fleksjob.indblik.kommuner import kommuner
from fleksjob.indblik.skjul import SKJULES_UNDER, SKJULT, skjulte_pladser
from fleksjob.indblik.skjul.regel import Plads, Sti
from fleksjob.indblik.svar import MANGLER
from fleksjob.lov.kerne.fejl import UgyldigtInput

Vaerdi = float | int | str | None
"""Et tal, `skjult`, eller None, når der intet tal er."""
Sted = tuple[Sti, tuple[str, ...]]


class Kilder(msgspec.Struct, frozen=True):
    """Det, tallene hentes af: kommunens egne tabeller, og landets, når de er her.

    `frosne` er kommunens offentliggjorte tal efter tabel og periode; de svares der af, så længe de gælder.
    """

    kode: int
    navn: str
    egne: Path
    landets: Path | None = None
    frosne: "dict[tuple[str, str], Periodetal]" = {}

    @property
    def udgave(self) -> tabeller.Udgave:
        """Kommunens udgave, eller landets."""
        for mappe in (self.egne, self.landets):
            if mappe and (fundet := tabeller.nyeste(mappe)):
                return fundet
        raise UgyldigtInput("indblik", MANGLER)

    def omraader(self, tabel: Jobtabel | None = None) -> list[Omraade]:
        """Områderne, der er tal for, evt. i én tabel. Er landets tabeller her, svarer kommunen stadig af sine egne."""
        ud: list[Omraade] = []
        _ = self.udgave
        har_egne = tabeller.nyeste(self.egne) is not None
        if self.landets and tabeller.nyeste(self.landets):
            landet = landets(self.kode if har_egne else None)
            ud += landet if tabel is None or tabel.om_kommuner else landet[:1]
        if har_egne:
            navn = kommuner()[self.kode].navn if self.kode in kommuner() else self.navn
            ud.append(kommunens(self.kode, navn))
        return ud

    def perioder(self, tabel: Jobtabel) -> list[str]:
        """Periodernes koder, den ældste først."""
        return perioder.alle(tabel.periodetype, self.udgave.dag)

    def tal(self, tabel: Jobtabel, periode: str, omraade: Omraade) -> "Periodetal":
        """Tallene for perioden: de offentliggjorte, når de er, ellers af de tabeller, området hører til."""
        if not omraade.i_landet and (frosset := self.frosne.get((tabel.id, periode))):
            return frosset
        mappe = self.landets if omraade.i_landet else self.egne
        udgave = tabeller.nyeste(mappe) if mappe else None
        if mappe is None or udgave is None:
            raise UgyldigtInput("area", f"Der er ingen tal for {omraade.navn}.")
        return _periodens(mappe, udgave, omraade.i_landet, tabel.id, periode)


class Periodetal(msgspec.Struct, frozen=True):
    """En periodes tal efter sted. Et sted, der ikke er her, har ingen personer."""

    tal: dict[Sted, dict[str, Vaerdi]]
    nul_skjult: frozenset[Sti]

    def paa(self, tabel: Jobtabel, sti: Sti, koder: tuple[str, ...]) -> list[Vaerdi]:
        """Tallene på stedet i tabellens orden."""
        fundet = self.tal.get((sti, koder))
        if fundet is not None:
            return [fundet[en.kolonne] for en in tabel.maaltal]
        under_lille = any(sti[:dybde] in self.nul_skjult for dybde in range(len(sti) + 1))
        tomt: Vaerdi = SKJULT if under_lille else 0
        return [tomt if en.enhed in ("antal", "personer") else None for en in tabel.maaltal]


@lru_cache(maxsize=2048)
def _periodens(mappe: Path, udgave: tabeller.Udgave, land: bool, tabel_id: str, periode: str) -> Periodetal:
    tabel = tabellen(tabel_id)
    return skjult(tabel, tabel.hent(tabel, Spoerg(mappe, land, udgave.dag), periode))


def skjult(tabel: Jobtabel, linjer: Iterable[Linje]) -> Periodetal:
    """Linjerne som tal, der må gives videre."""
    alle: dict[Plads, Linje] = {_plads(linje): linje for linje in linjer}
    tal: dict[Sted, dict[str, Vaerdi]] = {(linje.omraade, linje.koder): {} for linje in alle.values()}
    smaa: set[Sti] = set()
    for gruppe, kolonner in tabel.grupper.items():
        skjulte = skjulte_pladser({plads: linje.antal[gruppe] for plads, linje in alle.items()})
        for plads, linje in alle.items():
            vaek = plads in skjulte
            tal[linje.omraade, linje.koder] |= {
                kolonne: SKJULT if vaek else linje.tal.get(kolonne) for kolonne in kolonner
            }
            if vaek and not any(plads[1:]) and min(linje.antal[gruppe]) < SKJULES_UNDER:
                smaa.add(plads[0])
    return Periodetal(tal, frozenset(smaa))


def _plads(linje: Linje) -> Plads:
    return (linje.omraade, *((kode,) if kode else () for kode in linje.koder))
