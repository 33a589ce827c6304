"""Fejl, som et menneske skal kunne rette efter: én sætning om hvad der er galt, og hvad der ville være rigtigt.

Kommandolinjen skriver dem på stderr, formularer viser dem ved feltet, og API'et svarer med dem som problem+json.
"""

from collections.abc import Iterable


class UgyldigtInput(ValueError):
    """Ét felt er galt. `felt` er navnet på input (kolonne, formularfelt, tilvalg), `besked` er én dansk sætning."""

    def __init__(self, felt: str, besked: str) -> None:
        super().__init__(besked)
        self.felt = felt
        self.besked = besked

    def __str__(self) -> str:
        return self.besked

    def __reduce__(self) -> tuple[type["UgyldigtInput"], tuple[str, str]]:
        return type(self), (self.felt, self.besked)


class UgyldigeInput(ValueError):
    """Flere felter er galt på én gang; `fejl` har dem i den rækkefølge, de blev fundet."""

    def __init__(self, fejl: Iterable[UgyldigtInput]) -> None:
        self.fejl: tuple[UgyldigtInput, ...] = tuple(fejl)
        super().__init__("\n".join(f.besked for f in self.fejl))

    def __reduce__(self) -> tuple[type["UgyldigeInput"], tuple[tuple[UgyldigtInput, ...]]]:
        return type(self), (self.fejl,)


class UkendtVaerdi(LookupError):
    """Loven i dette program kender ikke værdien på den dag (eller slet ikke)."""


class UgyldigLov(Exception):
    """Reglerne eller satserne er selv i strid med hinanden. Opdages, når loven læses ind, aldrig i en sag."""


class UgyldigVariant(Exception):
    """En variant (et lovforslag) erstatter noget, der ikke findes, eller som resultatet ikke bruger."""


def kast(fejl: list[UgyldigtInput]) -> None:
    """Kaster intet for en tom liste, én `UgyldigtInput` for én fejl og `UgyldigeInput` for flere."""
    if len(fejl) == 1:
        raise fejl[0]
    if fejl:
        raise UgyldigeInput(fejl)
