"""Arkivets fejl. Teksten kan vises for brugeren, som den er."""

from datetime import datetime


class AdgangNaegtet(Exception):  # noqa: N818 – husets fejl hedder det, der skete
    """Brugeren må ikke dette. Teksten røber intet om sagen."""


class IkkeMuligt(Exception):  # noqa: N818
    """Reglerne tillader ikke skridtet nu. `hjemmel` er den regel, der står i vejen."""

    def __init__(self, besked: str, hjemmel: str = "") -> None:
        super().__init__(besked)
        self.hjemmel = hjemmel


class Samtidighedskonflikt(Exception):  # noqa: N818
    """En anden skrev i sagen imens. `version` er den, sagen har nu; intet er gemt."""

    def __init__(self, besked: str, version: int, hvem: str = "", hvornaar: datetime | None = None) -> None:
        super().__init__(besked)
        self.version = version
        self.hvem = hvem
        self.hvornaar = hvornaar


class UafgraensetOpslag(RuntimeError):  # noqa: N818
    """En forespørgsel nævnte ikke, hvilken kommune eller bruger den er for.

    En fejl i koden, ikke hos brugeren.
    """


class UforanderligRaekke(RuntimeError):  # noqa: N818
    """Noget prøvede at ændre eller slette en række, der kun må tilføjes."""
