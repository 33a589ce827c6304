"""Når sagen går videre i et andet forløb end fleksjob: hvilke der er på dagen. Deres egne regler står ikke her.

At der ikke gives nye ressourceforløb fra 1. februar 2026, er udledt af LOV nr. 1750 af 29/12/2025 (`rehabilitering`).
"""

from datetime import date

from fleksjob.lov.sagsgang.rehabilitering import MULIGHEDER

FORLOEB = {
    "ressourceforloeb": "Ressourceforløb",
    "foertidspension": "Sag om førtidspension",
    "afklaring": "Mere afklaring, før fleksjob kan afgøres",
}
"""Koden på forløbet → navnet, som sagsbehandleren læser det."""
FORBEHOLD = "At der ikke gives nye ressourceforløb fra 1. februar 2026, er udledt og ikke læst i en kilde."


def forloeb_pr(dag: date) -> dict[str, str]:
    """De forløb, en sag kan gå videre i på dagen."""
    return {kode: navn for kode, navn in FORLOEB.items() if kode != "ressourceforloeb" or _gives(kode, dag)}


def _gives(kode: str, dag: date) -> bool:
    return any(hver.kode == kode and hver.fra <= dag <= hver.til for hver in MULIGHEDER)
