"""Lederens tal delt i seks områder langs forløbet, og det, tal-siderne deler: kommunens tabeller og hvem der læser."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings

from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.sager.models import Bruger

if TYPE_CHECKING:
    from fleksjob.indblik.tabeller import Udgave


class Omraade(NamedTuple):
    """Et område: dets navn i adressen, overskriften, det spørgsmål, det svarer på, og målene."""

    kode: str
    navn: str
    spoergsmaal: str
    maal: tuple[str, ...]


OMRAADER = (
    Omraade(
        "vejen-ind", "Vejen ind", "Hvor mange kommer ind, ad hvilken vej, og hvor længe tager det?",
        ("tilgang", "tilgang_aar", "ventetid", "venter", "konsulent_ved_moedet", "fastholdelse"),
    ),
    Omraade(
        "ledighed", "Ledighed og jobsøgning", "Hvor længe venter de ledige, og hvad bliver det til?",
        ("ledighedsydelse_nu", "ledighedsydelse_slut", "ledighedsandel", "tid_til_job", "tid_til_job_median",
         "overgange"),
    ),
    Omraade(
        "i-fleksjob", "I fleksjob", "Hvem er i job, på hvor mange timer, og hvor går de hen?",
        ("timer", "timer_loen", "bestand", "personer", "gennemsnitstimer", "afgang", "aftaler_ved_start",
         "kontakt", "hjaelp"),
    ),
    Omraade(
        "udvikling", "Udvikling", "Går timerne op, og hvor står de stille?",
        ("progression", "progression_taerskel", "timeskift", "udvikling_i_jobbet", "ny_vurdering", "stagnation",
         "noegletal"),
    ),
    Omraade("frister", "Frister", "Når vi det, vi skal?", ("frister", "frister_i_fare")),
    Omraade(
        "klager-og-penge", "Klager og penge", "Hvad klages der over, og hvilke udbetalinger venter?",
        ("klager", "ankesager", "udbetalingskoe"),
    ),
)  # fmt: skip
_ANDET = Omraade("andre", "Andre mål", "Mål, der ikke hører til ét område", ())


def omraader() -> tuple[Omraade, ...]:
    """Områderne med de mål, der findes; et mål uden område står under «Andre mål»."""
    from fleksjob.indblik.maal import MAAL

    kendte = {kode for en in OMRAADER for kode in en.maal}
    alle = [en._replace(maal=tuple(kode for kode in en.maal if kode in MAAL)) for en in OMRAADER]
    rest = tuple(kode for kode in MAAL if kode not in kendte)
    return tuple(en for en in (*alle, _ANDET._replace(maal=rest)) if en.maal)


def omraadet_for(kode: str) -> Omraade:
    """Området, målet hører til."""
    return next(en for en in omraader() if kode in en.maal)


@dataclass(frozen=True, slots=True)
class Tabellerne:
    """Kommunens og landets tabeller. `udgave` er None, før de er skrevet."""

    kommune_id: int
    egne: Path
    land: Path
    udgave: "Udgave | None"
    opdigtede: bool
    landet_opdigtet: bool


def tabellerne(request: Forespoergsel) -> Tabellerne:
    """Tabellerne for den kommune, læseren hører til."""
    from fleksjob.indblik import sammenlign, tabeller
    from fleksjob.sager.indblikskilde import landet, mappe

    egne = mappe(request.user.kommune_id)
    land = sammenlign.landet(landet())
    opdigtet = land is not None and land.opdigtet
    return Tabellerne(request.user.kommune_id, egne, landet(), tabeller.nyeste(egne), settings.DEMO, opdigtet)


def ser_smaa_tal(bruger: Bruger) -> bool:
    """Kun den, der har adgang til sagerne bag, ser tal under 5."""
    return bruger.er_medarbejder
