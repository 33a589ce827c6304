"""Små tal skjules, når de forlader dem, der har sagerne.

Reglen: har en række et antal fra 1 til 4, skjules hele rækken, for de andre tal i den kan regnes tilbage til det. Kan
det skjulte regnes ud som forskellen mellem en sum og det, der vises, skjules også den næstmindste række, og så
videre, til det skjulte tilsammen er mindst 5 i hver kolonne. Nul vises: at der ingen er, peger ikke på nogen.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Maal

SKJULES_UNDER = 5
SKJULT = "skjult"
I_ALT = "i_alt"
"""Koden for en sum; den skjules kun, når den selv er lille."""


def som_kan_gives_videre(maal: "Maal", raekker: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rækkerne med `SKJULT` i stedet for tal, der ikke må forlade kommunen."""
    antal = [k.navn for k in maal.kolonner if k.enhed == "antal"]
    koder = [k.navn for k in maal.kolonner if k.enhed == "kode"]
    skjulte = {nr for nr, raekke in enumerate(raekker) if _har_smaa(raekke, antal)}
    dele = [nr for nr, raekke in enumerate(raekker) if I_ALT not in (raekke[kode] for kode in koder)]
    rest = sorted(set(dele) - skjulte, key=lambda nr: (sum(raekker[nr][navn] or 0 for navn in antal), nr))
    while rest and _kan_regnes_ud([raekker[nr] for nr in dele if nr in skjulte], antal):
        skjulte.add(rest.pop(0))
    return [
        {navn: SKJULT if nr in skjulte and navn not in koder else vaerdi for navn, vaerdi in raekke.items()}
        for nr, raekke in enumerate(raekker)
    ]


def _har_smaa(raekke: dict[str, Any], antal: list[str]) -> bool:
    return any(0 < (raekke[navn] or 0) < SKJULES_UNDER for navn in antal)


def _kan_regnes_ud(skjulte: list[dict[str, Any]], antal: list[str]) -> bool:
    """Én skjult række kan altid regnes ud af summen; flere kan, når de tilsammen er få."""
    if not skjulte:
        return False
    summer = [sum(raekke[navn] or 0 for raekke in skjulte) for navn in antal]
    return len(skjulte) == 1 or any(0 < en < SKJULES_UNDER for en in summer)
