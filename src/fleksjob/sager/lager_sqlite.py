"""Lageret i SQLite: små kald i én transaktion. Skrivere stiller sig i kø ved en fillås, så ingen sultes."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from django.db import connection, transaction

from fleksjob.sager.lagerdata import (
    Haendelsespost,
    Jobpost,
    Laest,
    Pligtpost,
    Sagshoved,
    Skrivning,
    laes_haendelsesraekke,
)
from fleksjob.sager.projektioner import Sagskolonner

_LAES = """
SELECT s.id, s.kommune_id, s.nummer, s.person_id, p.foedselsdato, s.sagsbehandler_id, s.virksomhedskonsulent_id,
       s.team, s.version, s.kaedesum
FROM sager_sag s JOIN sager_person p ON p.id = s.person_id WHERE s.id = %s AND s.kommune_id = %s
"""


def _indsaet(tabel: str, felter: tuple[str, ...], noegle: tuple[str, ...]) -> str:
    alle = ("kommune_id", "sag_id", *felter)
    sat = ", ".join(f"{felt} = excluded.{felt}" for felt in felter if felt not in noegle)
    konflikt = f" ON CONFLICT (sag_id, {', '.join(noegle)}) DO UPDATE SET {sat}" if noegle else ""
    return f"INSERT INTO {tabel} ({', '.join(alle)}) VALUES ({', '.join(['%s'] * len(alle))}){konflikt}"  # noqa: S608


_SAT = ", ".join(f"{felt} = %s" for felt in Sagskolonner.__struct_fields__)
_OPDATER_SAG = (
    f"UPDATE sager_sag SET version = %s, kaedesum = %s, {_SAT} WHERE id = %s AND version = %s "  # noqa: S608
    "AND sagsbehandler_id IS %s AND virksomhedskonsulent_id IS %s AND team = %s"
)
NY_HAENDELSE = _indsaet("sager_haendelse", Haendelsespost.__struct_fields__, ())
NY_PLIGT = _indsaet("sager_pligt", Pligtpost.__struct_fields__, ("noegle", "gaelder_fra"))
NYT_JOB = _indsaet("sager_job", Jobpost.__struct_fields__, ("ansaettelse",))


@contextmanager
def skrivetur() -> Iterator[None]:
    """Én skriver ad gangen i rækkefølge. I en omgivende transaktion har vi allerede databasens lås."""
    navn = str(connection.settings_dict["NAME"])
    if connection.in_atomic_block or "memory" in navn or not navn:
        with transaction.atomic():
            yield
        return
    with Path(f"{navn}.laas").open("a") as laas:
        fcntl.flock(laas, fcntl.LOCK_EX)
        with transaction.atomic():
            yield


def laes(sag_id: int, kommune_id: int) -> Laest | None:
    """Sagen, eller None når den ikke findes i kommunen."""
    with connection.cursor() as markoer:
        markoer.execute(_LAES, (sag_id, kommune_id))
        hoved = markoer.fetchone()
        if hoved is None:
            return None
        markoer.execute("SELECT data FROM sager_haendelse WHERE sag_id = %s ORDER BY nr", (sag_id,))
        data = ",".join(raekke[0] for raekke in markoer.fetchall())
        markoer.execute("SELECT noegle, gaelder_fra, aftryk FROM sager_pligt WHERE sag_id = %s", (sag_id,))
        pligter = {f"{noegle}|{fra}": aftryk for noegle, fra, aftryk in markoer.fetchall()}
        markoer.execute("SELECT ansaettelse, aftryk FROM sager_job WHERE sag_id = %s", (sag_id,))
        job = dict(markoer.fetchall())
    return Laest(
        hoved=Sagshoved(*hoved), haendelser=laes_haendelsesraekke(f"[{data}]"), pligter=pligter, job=job
    )


def skriv(ny: Skrivning) -> bool:
    """Skriver det hele, eller intet og False, når en anden kom først."""
    foran = (ny.hoved.kommune_id, ny.hoved.sag_id)
    with skrivetur(), connection.cursor() as markoer:
        kolonner = msgspec.structs.astuple(ny.kolonner)
        hoved = ny.hoved
        hvis = (hoved.version, hoved.sagsbehandler_id, hoved.virksomhedskonsulent_id, hoved.team)
        markoer.execute(_OPDATER_SAG, (ny.ny_version, ny.ny_kaedesum, *kolonner, hoved.sag_id, *hvis))
        if markoer.rowcount != 1:
            return False
        for plads in ny.pligter_vaek:
            noegle, _, fra = plads.rpartition("|")
            markoer.execute(
                "DELETE FROM sager_pligt WHERE sag_id = %s AND noegle = %s AND gaelder_fra = %s",
                (ny.hoved.sag_id, noegle, fra),
            )
        for noegle in ny.job_vaek:
            markoer.execute(
                "DELETE FROM sager_job WHERE sag_id = %s AND ansaettelse = %s", (ny.hoved.sag_id, noegle)
            )
        for saetning, poster in ((NY_HAENDELSE, ny.haendelser), (NY_PLIGT, ny.pligter), (NYT_JOB, ny.job)):
            if poster:
                markoer.executemany(saetning, [(*foran, *vaerdier(post)) for post in poster])
    return True


def vaerdier(post: Haendelsespost | Pligtpost | Jobpost) -> tuple[Any, ...]:
    """Rækkens værdier, som SQLite skal have dem: tidspunkter som UTC uden zone, ligesom Django gemmer dem."""
    return tuple(
        vaerdi.astimezone(UTC).replace(tzinfo=None) if isinstance(vaerdi, datetime) else vaerdi
        for vaerdi in msgspec.structs.astuple(post)
    )
