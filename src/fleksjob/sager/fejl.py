"""Arkivets fejl. Teksten kan vises for brugeren, som den er."""

from datetime import datetime
from typing import NamedTuple


class AdgangNaegtet(Exception):
    """Brugeren må ikke dette. Teksten røber intet om sagen."""


class IkkeMuligt(Exception):
    """Reglerne tillader ikke skridtet nu. `hjemmel` er den regel, der står i vejen."""

    def __init__(self, besked: str, hjemmel: str = "") -> None:
        super().__init__(besked)
        self.hjemmel = hjemmel


class Aendring(NamedTuple):
    """Én registrering, som en anden nåede at lave."""

    nr: int
    titel: str
    hvem: str
    hvornaar: datetime


class Samtidighedskonflikt(Exception):
    """En anden skrev i sagen imens. `version` er den, sagen har nu; intet er gemt."""

    def __init__(self, besked: str, version: int, aendringer: tuple[Aendring, ...] = ()) -> None:
        super().__init__(besked)
        self.version = version
        self.aendringer = aendringer


class UafgraensetOpslag(RuntimeError):
    """En forespørgsel nævnte ikke, hvilken kommune eller bruger den er for.

    En fejl i koden, ikke hos brugeren.
    """


class UforanderligRaekke(RuntimeError):
    """Noget prøvede at ændre eller slette en række, der kun må tilføjes."""


class KraeverBegrundelse(AdgangNaegtet):
    """Personen er beskyttet, og brugeren har ikke sagen. Sig hvorfor, så kan den åbnes."""
