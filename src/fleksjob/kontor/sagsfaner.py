"""Fanerne i en sag: de sider, man kan gå til, hvem der ser dem, og hvornår de står fremme.

En sag varer i årtier, og det, man skal bruge, skifter med den. Fanerne for den fase, sagen er i, står fremme; resten
er under «Mere», så intet er væk. Rækkefølgen er den, de vises i.
"""

from typing import Any, NamedTuple

from django.urls import reverse

from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.sager.models import Bruger, Sag

ALTID = frozenset(Fase)
AFKLARES = frozenset({Fase.UDEN_SAG, Fase.FORBEREDELSE, Fase.INDSTILLING, Fase.AFGOERELSE, Fase.AFSLAG})
AFGOERES = AFKLARES | {Fase.ANDET_FORLOEB}
SOEGER = frozenset({Fase.LEDIG, Fase.JOB_BEVILGET})
I_JOB = frozenset({Fase.JOB_BEVILGET, Fase.I_FLEKSJOB})

PENGE = frozenset({Fase.LEDIG, Fase.I_FLEKSJOB})


class Fane(NamedTuple):
    """Én side om sagen. `adresse` er navnet i `kontor.urls` og tager sagsnummeret; `fremme` er sagens faser."""

    navn: str
    adresse: str
    fremme: frozenset[Fase] = ALTID
    roller: frozenset[Rolle] = MEDARBEJDERE


FANER = (
    Fane("Overblik", "kontor:sag"),
    Fane("Plan", "kontor:plan", AFKLARES),
    Fane("Dokumentation", "kontor:dokumentation", AFKLARES),
    Fane("Team", "kontor:sag_team", AFKLARES),
    Fane("Fastholdelse", "kontor:fastholdelse", frozenset()),
    Fane("Afgørelse", "kontor:afgoerelse", AFGOERES),
    Fane("Jobsøgning", "kontor:jobsoegning", SOEGER),
    Fane("Job", "kontor:sag_job", frozenset({Fase.LEDIG, Fase.JOB_BEVILGET, Fase.I_FLEKSJOB})),
    Fane("Udvikling", "kontor:udvikling", I_JOB),
    Fane("Gammel ordning", "kontor:ordning", frozenset()),
    Fane("Penge", "kontor:penge", PENGE),
    Fane("Klage og indsigt", "kontor:klage", frozenset({Fase.AFSLAG})),
    Fane("Breve", "kontor:breve"),
    Fane("Noter og opgaver", "kontor:noter"),
)


def faner(bruger: Bruger, sag: Sag, valgt: str) -> dict[str, Any]:
    """Det, skabelonen `kontor/sagsside.html` skal bruge; `valgt` er adressens navn."""
    synlige = [fane for fane in FANER if bruger.har_rolle(*fane.roller)]
    fremme = [fane for fane in synlige if fane.adresse == valgt or _fremme(fane, sag)]
    return {
        "sag": sag,
        "faner": [_punkt(fane, sag, valgt) for fane in fremme],
        "flere_faner": [_punkt(fane, sag, valgt) for fane in synlige if fane not in fremme],
    }


def _fremme(fane: Fane, sag: Sag) -> bool:
    """Om fanen hører til nu. En fastholdelse eller en klage i gang står fremme, hvilken fase sagen end er i."""
    match fane.adresse:
        case "kontor:fastholdelse" if sag.fastholdelsestrin:
            return True
        case "kontor:klage" if sag.klage_senest or sag.aktindsigt_senest:
            return True
    return sag.fase in fane.fremme


def _punkt(fane: Fane, sag: Sag, valgt: str) -> dict[str, Any]:
    adresse = reverse(fane.adresse, args=[sag.nummer])
    return {"navn": fane.navn, "adresse": adresse, "valgt": fane.adresse == valgt}
