"""Angriberen: får alt, der er vist, kender alle summer og reglen, og prøver at regne de skjulte tal ud.

Skrevet uden at bruge noget af det, der skjuler.
"""

from collections.abc import Mapping

Sti = tuple[str, ...]
Plads = tuple[Sti, ...]


class Angriber:
    """Kender hver celles tal, hvis den ikke er skjult, og hver sum. En skjult celle er mindst 1, for nul vises."""

    def __init__(self, sandt: Mapping[Plads, int], skjulte: frozenset[Plads]) -> None:
        alle = self._med_summer(dict(sandt))
        stor = max(alle.values(), default=0) + 12
        self.rum = {
            plads: (min(tal, 1), stor) if plads in skjulte and tal else (tal, tal)
            for plads, tal in alle.items()
        }
        self.ligninger = self._ligninger(list(alle))

    @staticmethod
    def _med_summer(tal: dict[Plads, int]) -> dict[Plads, int]:
        led = len(next(iter(tal), ()))
        for nr in range(led):
            for dybde in range(max(len(plads[nr]) for plads in tal), 0, -1):
                nye: dict[Plads, int] = {}
                for plads, antal in tal.items():
                    over = (*plads[:nr], plads[nr][:-1], *plads[nr + 1 :])
                    if len(plads[nr]) == dybde and over not in tal:
                        nye[over] = nye.get(over, 0) + antal
                tal |= nye
        return tal

    @staticmethod
    def _ligninger(pladser: list[Plads]) -> list[tuple[Plads, list[Plads]]]:
        under: dict[tuple[Plads, int], list[Plads]] = {}
        for plads in pladser:
            for nr, sti in enumerate(plads):
                if sti:
                    under.setdefault(((*plads[:nr], sti[:-1], *plads[nr + 1 :]), nr), []).append(plads)
        return [(over, dele) for (over, _), dele in under.items()]

    def mulige(self, plads: Plads, hoejst: int = 9) -> list[int]:
        """De værdier, cellen kan have, når alt det kendte skal passe."""
        ned, op = self.rum[plads]
        return [v for v in range(ned, min(op, hoejst) + 1) if self._passer({**self.rum, plads: (v, v)})]

    def _passer(self, rum: dict[Plads, tuple[int, int]]) -> bool:
        if not self._snaevr(rum):
            return False
        aabne = [(op - ned, plads) for plads, (ned, op) in rum.items() if ned < op]
        if not aabne:
            return True
        _, plads = min(aabne)
        ned, op = rum[plads]
        return any(self._passer({**rum, plads: (v, v)}) for v in range(ned, op + 1))

    def _snaevr(self, rum: dict[Plads, tuple[int, int]]) -> bool:
        """Lader hver sum snævre sine dele ind, og omvendt, til intet ændrer sig. Falsk: intet svar passer."""
        aendret = True
        while aendret:
            aendret = False
            for over, dele in self.ligninger:
                lav, hoej = sum(rum[en][0] for en in dele), sum(rum[en][1] for en in dele)
                nye = {over: (lav, hoej)}
                for en in dele:
                    ned, op = rum[en]
                    nye[en] = (rum[over][0] - (hoej - op), rum[over][1] - (lav - ned))
                for en, (ned, op) in nye.items():
                    nyt = (max(rum[en][0], ned), min(rum[en][1], op))
                    if nyt[0] > nyt[1]:
                        return False
                    if nyt != rum[en]:
                        rum[en], aendret = nyt, True
        return True
