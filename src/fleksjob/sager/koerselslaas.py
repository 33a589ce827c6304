"""Én kørsel ad gangen i en kommune. Låsen slippes af sig selv, når processen dør."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from fleksjob.sager.fejl import IkkeMuligt

I_GANG = "Kommunens kørsel er allerede i gang; vent, til den er færdig."
_LAASENS_TAL = 5_010_000_000
"""Foran kommunens nummer i PostgreSQLs rådgivende lås, så andre låse ikke rammes."""


@contextmanager
def koerselslaas(kommune_id: int) -> Iterator[None]:
    """Rejser `IkkeMuligt`, når en anden proces kører for kommunen."""
    if connection.vendor == "postgresql":
        yield from _i_postgresql(kommune_id)
    else:
        yield from _i_sqlite(kommune_id)


def _i_postgresql(kommune_id: int) -> Iterator[None]:
    noegle = _LAASENS_TAL + kommune_id
    with connection.cursor() as markoer:
        markoer.execute("SELECT pg_try_advisory_lock(%s)", (noegle,))
        if not markoer.fetchone()[0]:
            raise IkkeMuligt(I_GANG)
    try:
        yield
    finally:
        with connection.cursor() as markoer:
            markoer.execute("SELECT pg_advisory_unlock(%s)", (noegle,))


def _i_sqlite(kommune_id: int) -> Iterator[None]:
    navn = str(connection.settings_dict["NAME"])
    if "memory" in navn or not navn:
        yield
        return
    with Path(f"{navn}.koersel{kommune_id}.laas").open("a") as laas:
        try:
            fcntl.flock(laas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IkkeMuligt(I_GANG) from None
        yield
