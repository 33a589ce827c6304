"""Det, loven ikke er læst om: huller, som programmet hverken gætter på eller regner hen over.

Listen står i `huller.yaml`; hver post siger, hvor der er ledt, hvad programmet gør i stedet, og hvilken tekst der
ville afgøre det. De huller, som reglerne og satserne selv bærer (forbehold, udledte værdier), findes i
`lov/bog/usikkerheder.py`.
"""

from functools import cache
from importlib import resources
from typing import Any

import msgspec
import yaml

from fleksjob.lov.kerne.fejl import UgyldigLov

PROCESEMNER = {
    "visitation": "Målgruppe og visitation",
    "rehabilitering": "Rehabiliteringsplan og team",
    "bevilling": "Bevilling og etablering",
    "opfoelgning": "Opfølgning",
    "fastholdelse": "Fastholdelsesfleksjob",
    "raadighed": "Rådighed og revurdering",
    "samtaler": "Samtaler og cv",
    "sanktioner": "Sanktioner",
    "klage": "Klage",
    "sagsbehandling": "Sagsbehandling",
    "udbetaling": "Indberetning og udbetaling",
    "kalender": "Frister, helligdage og ure",
}
"""Processens emner, i den orden et forløb møder dem. Regelsættenes emner er deres koder."""


class Hul(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ét spørgsmål uden svar. `emne` er et regelsæts kode eller et af processens emner."""

    kode: str
    emne: str
    spoergsmaal: str
    ledt: str
    virkning: str
    ville_afgoere: str


@cache
def huller() -> tuple[Hul, ...]:
    """Alle poster i den orden, de står skrevet. En fejl i filen kaster `UgyldigLov`."""
    return laes_huller((resources.files("fleksjob.lov") / "huller.yaml").read_text(encoding="utf-8"))


def laes_huller(tekst: str) -> tuple[Hul, ...]:
    """Posterne i teksten. To med samme kode, en tom oplysning eller en ukendt nøgle kaster `UgyldigLov`."""
    raat: Any = yaml.safe_load(tekst)
    try:
        poster = msgspec.convert(raat or [], tuple[Hul, ...])
    except msgspec.ValidationError as fejl:
        raise UgyldigLov(f"huller.yaml: {fejl}") from fejl
    set_foer: set[str] = set()
    for hul in poster:
        if hul.kode in set_foer:
            raise UgyldigLov(f"huller.yaml: koden »{hul.kode}« står to gange.")
        if tomme := [navn for navn in hul.__struct_fields__ if not getattr(hul, navn).strip()]:
            raise UgyldigLov(f"huller.yaml: {hul.kode} mangler {', '.join(tomme)}.")
        set_foer.add(hul.kode)
    return poster
