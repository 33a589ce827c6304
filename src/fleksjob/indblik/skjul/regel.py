"""Reglen for små tal, som en opgave om celler og summer. Kender hverken mål eller rækker.

En **plads** er en sti i hver inddeling: `(("Region Sjælland", "265"), ())` er Roskilde, alle køn. En kortere sti er
summen over dem, den begynder for; `()` er i alt. Alle summer regnes for kendte, også dem, der ikke er blandt cellerne.

1. En celle med et tal fra 1 til 4 skjules.
2. For hver af dem skjules de mindste naboer, så der findes **ombytninger**: nogle flyttes mellem cellen og
   naboerne, og hver eneste sum er den samme bagefter. De skal give mindst fem mulige værdier, hvor ingen skjult
   celle bliver nul. Så kan alt det viste tilsammen ikke give tallet: der findes et andet svar, der viser det samme.
3. Findes der ingen, ændres summen med: den skjules, og findes heller ikke det, skjules alt.
4. Nul vises, undtagen under en lille sum og under en sum, der er skjult efter 3.

Fordi ombytningen holder alle summer fast, gælder den for alle de tabeller, der lægges i samme opgave, og for enhver
anden tabel, der kun deler summer med dem.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import inf

SKJULES_UNDER = 5
MULIGE_VAERDIER = 5
"""Så mange værdier skal et skjult tal mindst kunne have. Husets valg; så kan heller ikke «under 5» udledes."""
_NAERMESTE = 8
"""Så mange naboer prøves i hver inddeling, før flere prøves."""
_BLADE = 3
MINDST_TO = 2
"""Så meget har en celle, der kan miste en uden at blive nul."""

Sti = tuple[str, ...]
Plads = tuple[Sti, ...]
Tal = tuple[float, ...]
_Led = tuple[tuple[Sti, ...], tuple[Sti, ...]]
"""Det, en ombytning gør i én inddeling: stier, der får flere, og stier, der får færre."""


def skjulte_pladser(celler: Mapping[Plads, Sequence[float]]) -> frozenset[Plads]:
    """De pladser, der ikke må vises. En celle kan have flere tal; de vises eller skjules sammen.

    Også summer, der ikke er blandt cellerne, kan være med: så må intet, der røber dem, vises.
    """
    opgave = _Opgave(celler)
    for plads in sorted(opgave.smaa, key=lambda en: (sum(map(len, en)), max(opgave.tal[en]), en)):
        for nr, tal in enumerate(opgave.tal[plads]):
            if er_lille(tal):
                opgave.beskyt(plads, nr)
    opgave.skjul_nuller()
    return frozenset(opgave.skjulte)


def er_lille(tal: float) -> bool:
    """Fra 1 til 4, eller en del af en."""
    return 0 < tal < SKJULES_UNDER


class _Opgave:
    def __init__(self, celler: Mapping[Plads, Sequence[float]]) -> None:
        self.tal: dict[Plads, Tal] = {plads: tuple(tal) for plads, tal in celler.items()}
        self.smaa = {plads for plads, tal in self.tal.items() if any(map(er_lille, tal))}
        self.skjulte = set(self.smaa)
        self._uden_sum: set[Plads] = set()
        self._boern: dict[tuple[Plads, int], list[Plads]] = {}
        self._veje: dict[tuple[Plads, int], list[tuple[Sti, ...]]] = {}
        self._summer()
        for plads in self.tal:
            for led in range(len(plads)):
                if plads[led]:
                    self._boern.setdefault((_op(plads, led), led), []).append(plads)

    def _summer(self) -> None:
        """Lægger summerne til, så de kan holdes fast, også når de ikke selv vises."""
        for led in range(max((len(plads) for plads in self.tal), default=0)):
            for dybde in range(max(len(plads[led]) for plads in self.tal), 0, -1):
                nye: dict[Plads, Tal] = {}
                for plads, tal in self.tal.items():
                    over = _op(plads, led)
                    if len(plads[led]) == dybde and over not in self.tal:
                        foer = nye.get(over, (0.0,) * len(tal))
                        nye[over] = tuple(a + b for a, b in zip(foer, tal, strict=True))
                self.tal.update(nye)

    def beskyt(self, plads: Plads, nr: int) -> None:
        """Finder de billigste ombytninger for cellens tal nr. `nr` og skjuler det, de flytter i."""
        fundet = self._billigste(plads, nr, _NAERMESTE) or self._billigste(plads, nr, 4 * _NAERMESTE)
        if fundet is None:
            fundet = self._billigste(plads, nr, _NAERMESTE, uden_sum=True)
            fundet = set(self.tal) if fundet is None else fundet
            self._uden_sum |= {en for en in fundet if _er_over(en, plads)}
        self.skjulte |= fundet

    def _billigste(
        self, plads: Plads, nr: int, naermeste: int, *, uden_sum: bool = False
    ) -> set[Plads] | None:
        """Cellerne i ombytninger, der tilsammen giver nok værdier: først dem, der ikke koster noget."""
        samling = _Samling(plads, self.tal[plads][nr])
        koster: list[tuple[float, float, list[Plads], dict[Plads, int]]] = []
        valgene = [list(self._led(plads, led, nr, naermeste, uden_sum)) for led in range(len(plads))]
        for ombytning in product(*valgene):
            celler = self._flytter_i(ombytning)
            if celler is None or not (giver := self._giver(celler, nr)):
                continue
            pris = sum(max(self.tal[en]) for en in celler if en not in self.skjulte)
            if pris:
                koster.append((pris, -giver, sorted(celler), celler))
            elif self._gaar_op(celler) and samling.tag(celler, self.tal, nr):
                return samling.celler
        for _, _, _, celler in sorted(koster, key=lambda en: en[:3]):
            if self._gaar_op(celler) and samling.tag(celler, self.tal, nr):
                return samling.celler
        return None

    def _led(self, plads: Plads, led: int, nr: int, naermeste: int, uden_sum: bool) -> Iterator[_Led]:
        """Hvad ombytningen kan gøre i én inddeling: bytte med en nabo under samme sum, eller ændre summen med."""
        ned = self._ned(plads, led)
        if not plads[led]:
            yield from ((stier, ()) for stier in ned)
            return
        for nabo in self._naboer(plads, led, nr, naermeste):
            yield from product(ned, self._ned(nabo, led))
        oppe: tuple[Sti, ...] = ()
        while uden_sum and plads[led]:
            oppe, plads = (plads[led][:-1], *oppe), _op(plads, led)
            for nabo in self._naboer(plads, led, nr, naermeste) if plads[led] else ():
                yield from (((*oppe, *vej), minus) for vej in ned for minus in self._ned(nabo, led))
            if not plads[led]:
                yield from (((*oppe, *vej), ()) for vej in ned)

    def _naboer(self, plads: Plads, led: int, nr: int, naermeste: int) -> list[Plads]:
        """Celler under samme sum, der kan miste en: først de skjulte, der kan mest, så de mindste andre."""
        under = self._boern[_op(plads, led), led]
        kan = [en for en in under if en != plads and self.tal[en][nr] >= MINDST_TO]
        kan.sort(
            key=lambda en: (
                en not in self.skjulte,
                max(self.tal[en]) * (-1 if en in self.skjulte else 1),
                en,
            )
        )
        return kan[:naermeste]

    def _ned(self, plads: Plads, led: int) -> list[tuple[Sti, ...]]:
        """Vejene fra pladsen ned til et blad i inddelingen: en sum ændres kun, når noget under den gør."""
        if (plads, led) not in self._veje:
            under = sorted(self._under(plads, led), key=lambda en: (-max(self.tal[en]), en))[:_BLADE]
            veje = [(plads[led], *vej) for en in under for vej in self._ned(en, led)]
            self._veje[plads, led] = veje or [(plads[led],)]
        return self._veje[plads, led]

    def _under(self, plads: Plads, led: int) -> list[Plads]:
        """Det, der ligger under pladsen i inddelingen; deles den ikke selv, så det under den nærmeste sum, der gør."""
        andre = [nr for nr, sti in enumerate(plads) if sti and nr != led]
        for antal in range(len(andre) + 1):
            for haevede in combinations(andre, antal):
                over = tuple(() if nr in haevede else sti for nr, sti in enumerate(plads))
                under = [en for en in self._boern.get((over, led), ()) if max(self.tal[en]) > 0]
                if under:
                    return under
        return []

    def _flytter_i(self, ombytning: Iterable[_Led]) -> dict[Plads, int] | None:
        """Cellerne, ombytningen flytter i, med fortegn. None, når en af dem er nul: den kan ikke få flere usét."""
        med_fortegn = [
            [*((sti, 1) for sti in plus), *((sti, -1) for sti in minus)] for plus, minus in ombytning
        ]
        ud: dict[Plads, int] = {}
        for valg in product(*med_fortegn):
            plads = tuple(sti for sti, _ in valg)
            if plads in self.tal:
                if max(self.tal[plads]) <= 0:
                    return None
                fortegn = 1
                for _, et in valg:
                    fortegn *= et
                ud[plads] = fortegn
        return ud

    def _giver(self, celler: Mapping[Plads, int], nr: int) -> float:
        """Hvor mange flere værdier cellen kan have, når ingen af cellerne bliver nul."""
        return _mindst(celler, self.tal, nr, 1) + _mindst(celler, self.tal, nr, -1)

    def _gaar_op(self, celler: Mapping[Plads, int]) -> bool:
        """Om hver sum ændres med netop det, dens dele ændres med."""
        dele: dict[tuple[Plads, int], int] = {}
        for plads, fortegn in celler.items():
            for led, sti in enumerate(plads):
                if sti:
                    over = (_op(plads, led), led)
                    dele[over] = dele.get(over, 0) + fortegn
                if (plads, led) in self._boern:
                    dele.setdefault((plads, led), 0)
        return all(celler.get(plads, 0) == fortegn for (plads, _), fortegn in dele.items())

    def skjul_nuller(self) -> None:
        """Et nul under en lille sum fortæller, at alle de få er et andet sted; det skjules med."""
        roebende = self.smaa | self._uden_sum
        for plads in sorted(self.tal, key=lambda en: sum(map(len, en))):
            if max(self.tal[plads]) <= 0 and any(
                _op(plads, led) in roebende for led in range(len(plads)) if plads[led]
            ):
                self.skjulte.add(plads)
                roebende.add(plads)


class _Samling:
    """Ombytninger, der kan gøres hver for sig, og hvor mange værdier de tilsammen giver cellen.

    De må dele celler, der ændres samme vej som den beskyttede, for de er talt med i `ned`; ellers ikke.
    """

    def __init__(self, plads: Plads, vaerdi: float) -> None:
        self.celler: set[Plads] = {plads}
        self._med: set[Plads] = {plads}
        self._mest_ned, self._ned, self._op = vaerdi - 1, 0.0, 0.0

    def tag(self, celler: Mapping[Plads, int], tal: Mapping[Plads, Tal], nr: int) -> bool:
        """Lægger en ombytning til, når den kan gøres ved siden af de andre. Sandt, når der er værdier nok."""
        med = {en for en, fortegn in celler.items() if fortegn > 0}
        if self.celler & set(celler) - (self._med & med):
            return False
        self._mest_ned = min([self._mest_ned, *(tal[en][nr] - 1 for en in self._med & med)])
        self._ned += _mindst(celler, tal, nr, 1)
        self._op += _mindst(celler, tal, nr, -1)
        self._med |= med
        self.celler |= set(celler)
        return max(min(self._ned, self._mest_ned), 0) + self._op + 1 >= MULIGE_VAERDIER


def _mindst(celler: Mapping[Plads, int], tal: Mapping[Plads, Tal], nr: int, retning: int) -> float:
    """Hvor meget de celler, der mister i retningen, kan miste og stadig være mindst 1."""
    return max(min((tal[en][nr] - 1 for en, fortegn in celler.items() if fortegn == retning), default=inf), 0)


def _op(plads: Plads, led: int) -> Plads:
    """Pladsen for summen over denne i én inddeling."""
    return (*plads[:led], plads[led][:-1], *plads[led + 1 :])


def _er_over(sum_: Plads, plads: Plads) -> bool:
    return all(sti == under[: len(sti)] for sti, under in zip(sum_, plads, strict=True))
