"""Fanerne i en sag: de sider, man kan gå til, og hvem der ser dem. Rækkefølgen er den, de vises i."""

from typing import Any, NamedTuple

from django.urls import reverse

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.sager.models import Bruger, Sag


class Fane(NamedTuple):
    """Én side om sagen. `adresse` er navnet i `kontor.urls` og tager sagsnummeret."""

    navn: str
    adresse: str
    roller: frozenset[Rolle] = MEDARBEJDERE


FANER = (
    Fane("Overblik", "kontor:sag"),
    Fane("Plan", "kontor:plan"),
    Fane("Dokumentation", "kontor:dokumentation"),
    Fane("Team", "kontor:sag_team"),
    Fane("Fastholdelse", "kontor:fastholdelse"),
    Fane("Afgørelse", "kontor:afgoerelse"),
    Fane("Klage og indsigt", "kontor:klage"),
    Fane("Breve", "kontor:breve"),
    Fane("Noter og opgaver", "kontor:noter"),
)


def faner(bruger: Bruger, sag: Sag, valgt: str) -> dict[str, Any]:
    """Det, skabelonen `kontor/sagsside.html` skal bruge; `valgt` er adressens navn."""
    return {
        "sag": sag,
        "faner": [
            {"navn": f.navn, "adresse": reverse(f.adresse, args=[sag.nummer]), "valgt": f.adresse == valgt}
            for f in FANER
            if bruger.har_rolle(*f.roller)
        ],
    }
