"""Reformer: lovforslag og tænkte ændringer, hver i sin fil, fundet ved filens navn.

    variant("tidlig_opfoelgning", maaneder=12).retsgrundlag()
    variant("aftrapning", under=0.25).lov_i(regelsaet("fleksloentilskud"))

En fil her er et forslag: et modul med `FORSLAG`. Intet andet i huset ved, at der findes forslag; de, der spørger efter
et, giver svaret videre som en `Lov` eller et `Retsgrundlag`.
"""

import importlib
from datetime import date
from difflib import get_close_matches
from pkgutil import iter_modules

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.varianter._fil import forslag_fra_fil, laes_forslag
from fleksjob.lov.varianter._form import Forslag, Indhold, Reform, Valg

__all__ = [
    "Forslag",
    "Indhold",
    "Reform",
    "Valg",
    "alle_varianter",
    "forslag",
    "forslag_fra_fil",
    "laes_forslag",
    "navne",
    "variant",
]


def navne() -> tuple[str, ...]:
    """Navnene på alle forslag, i alfabetisk orden."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))


def forslag(navn: str) -> Forslag:
    """Forslaget, som det er stillet. Kaster `UgyldigtInput` for et navn, der ikke findes."""
    if navn not in navne():
        naer = get_close_matches(navn, navne(), n=1)
        tip = f" Mente du {naer[0]}?" if naer else ""
        raise UgyldigtInput("variant", f"Forslaget »{navn}« findes ikke; vælg {', '.join(navne())}.{tip}")
    fundet = importlib.import_module(f"{__name__}.{navn}").FORSLAG
    assert isinstance(fundet, Forslag)
    assert fundet.kode == navn, f"{navn}.py kalder sit forslag {fundet.kode}"
    return fundet


def variant(navn: str, *, fra: date | None = None, **valg: float) -> Reform:
    """Forslaget med sine scenarievalg, klar til at blive spurgt."""
    return forslag(navn).vaelg(valg, fra)


def alle_varianter() -> tuple[Forslag, ...]:
    """Alle forslag."""
    return tuple(forslag(navn) for navn in navne())
