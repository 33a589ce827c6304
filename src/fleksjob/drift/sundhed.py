"""Er huset i live? Det, en overvågning må spørge om uden at være logget ind."""

from django.db import DatabaseError, connection


def tilstanden() -> tuple[dict[str, str], int]:
    """Databasens tilstand og den tilhørende HTTP-status."""
    try:
        with connection.cursor() as markoer:
            markoer.execute("SELECT 1")
            markoer.fetchone()
    except DatabaseError:
        return {"status": "fejl", "database": "svarer ikke"}, 503
    return {"status": "ok", "database": "svarer"}, 200
