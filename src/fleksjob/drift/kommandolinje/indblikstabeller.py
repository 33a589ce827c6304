"""Hvilke tabeller `fleksjob indblik` spørger: kommunens egne, landets eller en mappe, der peges på."""

from pathlib import Path
from typing import TYPE_CHECKING

from fleksjob.drift.kommandolinje import Fejlet, start_django
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from fleksjob.sager.models import Kommune

INTET = (
    "Der er ingen tabeller at spørge: arkivet har ingen sager, og der er ikke lavet et land. Lav en kommune med "
    "«fleksjob demo», et land med «fleksjob demo --land», eller peg på en mappe med --data."
)


def tabellerne(data: Path | None, *, landet: bool) -> tuple[str, Path]:
    """Navnet på det, tallene er om, og mappen. Uden valg: kommunen, når netop én har sager, ellers landet."""
    if data is not None:
        return _mappen(data, landet=landet)
    start_django()
    from fleksjob.sager import indblikskilde

    land = indblikskilde.landet()
    if landet:
        if not (land / "nyeste.json").exists():
            raise Fejlet(f"Landets tabeller ligger ikke i {land}. Lav dem med «fleksjob demo --land».")
        return _landets_navn(land), land
    kommuner = med_sager()
    if len(kommuner) == 1:
        return kommuner[0].navn, indblikskilde.mappe(kommuner[0].pk)
    if (land / "nyeste.json").exists():
        return _landets_navn(land), land
    if kommuner:
        raise UgyldigtInput(
            "data", f"{len(kommuner)} kommuner har sager; peg på den enes tabeller med --data."
        )
    raise Fejlet(INTET)


def _mappen(data: Path, *, landet: bool) -> tuple[str, Path]:
    if landet:
        raise UgyldigtInput("land", "--land og --data vælger hver sine tabeller; brug kun den ene.")
    if not (data / "nyeste.json").exists():
        raise UgyldigtInput(
            "data", f"I {data} ligger ingen tabeller; peg på mappen med nyeste.json, fx data/indblik/land."
        )
    return (_landets_navn(data) if (data / "land.json").exists() else str(data)), data


def _landets_navn(mappe: Path) -> str:
    from fleksjob.indblik.sammenlign import landet

    return "Landet (opdigtet)" if landet(mappe) else "Landet"


def med_sager() -> "list[Kommune]":
    """De kommuner, arkivet har sager for. En nabo, der kun deler åbninger, er ikke med.

    Et land kan laves, før der er et arkiv; så er der ingen.
    """
    start_django()
    from django.db import connection

    from fleksjob.drift.kommandolinje.gang import kommunerne
    from fleksjob.sager.models import Sag

    if Sag._meta.db_table not in connection.introspection.table_names():
        return []
    return [en for en in kommunerne() if Sag.for_kommune(en).exists()]
