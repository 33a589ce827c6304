"""Skrivning i mange kendte sager på én gang: det samme som `lager` gør for én sag, i én transaktion for dem alle.

Hver sag skrives kun, når den har den version og de sagsbehandlere, den blev læst med. Er én skrevet imens, rejses
`AndreSkrev`, hele bunken rulles tilbage, og kalderen tager sagerne én ad gangen.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from django.db import connection

from fleksjob.sager import lager_sqlite
from fleksjob.sager.lagerdata import Haendelsespost, Jobpost, Pligtpost, Skrivning
from fleksjob.sager.projektioner import Sagskolonner

_SAG = Sagskolonner.__struct_fields__


class AndreSkrev(Exception):
    """En af sagerne blev skrevet af en anden, mens bunken blev regnet."""


def skriv(nye: Sequence[Skrivning]) -> None:
    """Skriver alle. Kræver en åben transaktion."""
    if not nye:
        return
    if connection.vendor == "postgresql":
        _skriv_i_postgresql(nye)
    else:
        _skriv_i_sqlite(nye)


def indsaet(tabel: str, kolonner: Sequence[str], raekker: Sequence[tuple[Any, ...]]) -> None:
    """Rækker i en tabel: COPY i PostgreSQL, `executemany` i SQLite."""
    if not raekker:
        return
    felter = ", ".join(kolonner)
    if connection.vendor == "postgresql":
        with connection.cursor() as markoer, markoer.copy(f"COPY {tabel} ({felter}) FROM STDIN") as kopi:
            for raekke in raekker:
                kopi.write_row(raekke)
        return
    pladser = ", ".join("?" * len(kolonner))
    connection.connection.executemany(f"INSERT INTO {tabel} ({felter}) VALUES ({pladser})", raekker)  # noqa: S608 - faste navne


def _hvis(ny: Skrivning) -> tuple[Any, ...]:
    hoved = ny.hoved
    return (
        hoved.sag_id, hoved.version, hoved.sagsbehandler_id, hoved.virksomhedskonsulent_id, hoved.team,
    )  # fmt: skip


def _sagsvaerdier(ny: Skrivning) -> tuple[Any, ...]:
    return (ny.ny_version, ny.ny_kaedesum, *msgspec.structs.astuple(ny.kolonner))


def _poster(nye: Iterable[Skrivning], felt: str) -> list[tuple[Any, ...]]:
    postgresql = connection.vendor == "postgresql"
    return [
        (
            ny.hoved.kommune_id,
            ny.hoved.sag_id,
            *(msgspec.structs.astuple(post) if postgresql else lager_sqlite.vaerdier(post)),
        )
        for ny in nye
        for post in getattr(ny, felt)
    ]


# --- SQLite ------------------------------------------------------------------------------------------------------

_OPDATER = (
    f"UPDATE sager_sag SET version = ?, kaedesum = ?, {', '.join(f'{felt} = ?' for felt in _SAG)} "  # noqa: S608
    "WHERE id = ? AND version = ? AND sagsbehandler_id IS ? AND virksomhedskonsulent_id IS ? AND team = ?"
)


def _skriv_i_sqlite(nye: Sequence[Skrivning]) -> None:
    connection.ensure_connection()
    raa = connection.connection
    opdateret = raa.executemany(_OPDATER, [(*_sagsvaerdier(ny), *_hvis(ny)) for ny in nye])
    if opdateret.rowcount != len(nye):
        raise AndreSkrev
    vaek = [(ny.hoved.sag_id, *plads.rpartition("|")[::2]) for ny in nye for plads in ny.pligter_vaek]
    raa.executemany("DELETE FROM sager_pligt WHERE sag_id = ? AND noegle = ? AND gaelder_fra = ?", vaek)
    job_vaek = [(ny.hoved.sag_id, noegle) for ny in nye for noegle in ny.job_vaek]
    raa.executemany("DELETE FROM sager_job WHERE sag_id = ? AND ansaettelse = ?", job_vaek)
    for saetning, felt in (
        (lager_sqlite.NY_HAENDELSE, "haendelser"),
        (lager_sqlite.NY_PLIGT, "pligter"),
        (lager_sqlite.NYT_JOB, "job"),
    ):
        raa.executemany(saetning.replace("%s", "?"), _poster(nye, felt))


# --- PostgreSQL --------------------------------------------------------------------------------------------------


def _kolonnetyper() -> dict[str, str]:
    """Sagens kolonner og deres typer, som databasen har dem."""
    with connection.cursor() as markoer:
        markoer.execute(
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
            "WHERE attrelid = 'sager_sag'::regclass AND attnum > 0 AND NOT attisdropped"
        )
        return dict(markoer.fetchall())


def _skriv_i_postgresql(nye: Sequence[Skrivning]) -> None:
    typer = _kolonnetyper()
    felter = ("version", "kaedesum", *_SAG)
    sat = ", ".join(f"{felt} = x.{felt}" for felt in felter)
    typet = ", ".join(f"{felt} {typer[felt]}" for felt in felter)
    raekker = [
        dict(zip(("id_", "gammel", "sb", "vk", "team_"), _hvis(ny), strict=True))
        | dict(zip(felter, _sagsvaerdier(ny), strict=True))
        for ny in nye
    ]
    with connection.cursor() as markoer:
        markoer.execute(
            f"UPDATE sager_sag s SET {sat} FROM json_to_recordset(%s::json) AS x(id_ bigint, gammel bigint, "  # noqa: S608
            f"sb bigint, vk bigint, team_ text, {typet}) WHERE s.id = x.id_ AND s.version = x.gammel "
            "AND s.team = x.team_ AND s.sagsbehandler_id IS NOT DISTINCT FROM x.sb "
            "AND s.virksomhedskonsulent_id IS NOT DISTINCT FROM x.vk",
            (msgspec.json.encode(raekker).decode(),),
        )
        if markoer.rowcount != len(nye):
            raise AndreSkrev
        markoer.execute(
            "DELETE FROM sager_pligt p USING json_to_recordset(%s::json) AS x(sag_id bigint, plads text) "
            "WHERE p.sag_id = x.sag_id AND p.noegle || '|' || p.gaelder_fra = x.plads",
            (_par(nye, "pligter_vaek", "plads"),),
        )
        markoer.execute(
            "DELETE FROM sager_job j USING json_to_recordset(%s::json) AS x(sag_id bigint, noegle text) "
            "WHERE j.sag_id = x.sag_id AND j.ansaettelse = x.noegle",
            (_par(nye, "job_vaek", "noegle"),),
        )
    indsaet(
        "sager_haendelse",
        ("kommune_id", "sag_id", *Haendelsespost.__struct_fields__),
        _poster(nye, "haendelser"),
    )
    _erstat("sager_pligt", Pligtpost.__struct_fields__, ("noegle", "gaelder_fra"), _poster(nye, "pligter"))
    _erstat("sager_job", Jobpost.__struct_fields__, ("ansaettelse",), _poster(nye, "job"))


def _par(nye: Iterable[Skrivning], felt: str, navn: str) -> str:
    return msgspec.json.encode(
        [{"sag_id": ny.hoved.sag_id, navn: en} for ny in nye for en in getattr(ny, felt)]
    ).decode()


def _erstat(
    tabel: str, felter: tuple[str, ...], noegle: tuple[str, ...], raekker: list[tuple[Any, ...]]
) -> None:
    """Indsætter rækkerne, og lader dem afløse dem med samme nøgle i sagen."""
    if not raekker:
        return
    alle = ("kommune_id", "sag_id", *felter)
    sat = ", ".join(f"{felt} = EXCLUDED.{felt}" for felt in felter if felt not in noegle)
    pladser = ", ".join(["%s"] * len(alle))
    with connection.cursor() as markoer:
        markoer.executemany(
            f"INSERT INTO {tabel} ({', '.join(alle)}) VALUES ({pladser}) "  # noqa: S608
            f"ON CONFLICT (sag_id, {', '.join(noegle)}) DO UPDATE SET {sat}",
            raekker,
        )
