"""Prøvens arkiv, så andre processer kan nå det: i SQLite en kopi på disken, for prøvens egen er i hukommelsen."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection


@contextmanager
def adressen(mappe: Path) -> Iterator[str]:
    """Adressen på arkivet, som `DATABASE_URL` skriver den."""
    if connection.vendor == "postgresql":
        dele = connection.settings_dict
        yield f"postgresql://{dele['USER']}@{quote(dele['HOST'], safe='')}/{dele['NAME']}"
        return
    fil = mappe / "arkiv.sqlite3"
    with closing(sqlite3.connect(fil)) as kopi:
        connection.connection.backup(kopi)
        kopi.execute("PRAGMA journal_mode=WAL")
    yield f"sqlite:///{fil}"
