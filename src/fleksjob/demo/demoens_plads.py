"""Hvor demoen må være: kun i en tom database eller i en, som demoen selv har lavet. Ellers nægter den.

Mærket er tabellen `demo_maerke` med én række: frø, antal, dag. Den skrives i samme transaktion som alt andet,
så en halv demo ikke findes.
"""

from datetime import date

import msgspec
from django.db import connection

from fleksjob.demo.befolkning import CPR_TILLAEG
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import vaern
from fleksjob.sager.models import Kommune


class Maerke(msgspec.Struct, frozen=True):
    """Den demo, der ligger i databasen. `dag` er dagen, den er lavet til."""

    froe: int
    antal: int
    dag: date


def laes_maerke() -> Maerke | None:
    """Mærket, eller None når databasen ikke er lavet af demoen."""
    if "demo_maerke" not in connection.introspection.table_names():
        return None
    with connection.cursor() as markoer:
        markoer.execute("SELECT froe, antal, dag FROM demo_maerke")
        raekke = markoer.fetchone()
    return Maerke(raekke[0], raekke[1], date.fromisoformat(str(raekke[2]))) if raekke else None


def skriv_maerke(maerke: Maerke) -> None:
    """Sætter mærket; står det der i forvejen, er det en fejl at komme hertil."""
    with connection.cursor() as markoer:
        markoer.execute(
            "CREATE TABLE demo_maerke (froe bigint NOT NULL, antal bigint NOT NULL, dag text NOT NULL)"
        )
        markoer.execute(
            "INSERT INTO demo_maerke (froe, antal, dag) VALUES (%s, %s, %s)",
            (maerke.froe, maerke.antal, maerke.dag.isoformat()),
        )


def kraev_tom_eller_demo() -> None:
    """Rejser, når databasen har indhold, som demoen ikke har lavet."""
    if laes_maerke() is None and (Kommune.objects.exists() or _antal("sager_bruger")):
        raise UgyldigtInput(
            "database",
            "Databasen er ikke tom og ikke lavet af demoen; peg DATABASE_URL eller FLEKSJOB_DATA på en tom.",
        )


def kraev_maa_slettes() -> None:
    """Rejser, når der er kommet en person i demoen, hvis CPR-nummer kunne være virkeligt."""
    with connection.cursor() as markoer:
        markoer.execute(
            "SELECT count(*) FROM sager_person WHERE CAST(substr(cpr, 1, 2) AS integer) <= %s", (CPR_TILLAEG,)
        )
        virkelige = markoer.fetchone()[0]
    if virkelige:
        raise UgyldigtInput(
            "database",
            f"Demoen laves ikke om: {virkelige} personer har et CPR-nummer, som kan være virkeligt.",
        )


def toem() -> None:
    """Tømmer demoens database. Værnet om hændelserne slås fra imens; kun denne vej findes."""
    kraev_maa_slettes()
    tabeller = [
        tabel
        for tabel in connection.introspection.table_names()
        if tabel.startswith("sager_") or tabel == "django_session"
    ]
    with connection.cursor() as markoer:
        if connection.vendor == "postgresql":
            markoer.execute("SET CONSTRAINTS ALL IMMEDIATE")  # ellers venter tidligere rækkers kontrol endnu
            markoer.execute(f"TRUNCATE {', '.join(tabeller)} RESTART IDENTITY CASCADE")
            markoer.execute("SET CONSTRAINTS ALL DEFERRED")
        else:
            vaern.slaa_fra(connection)
            markoer.execute("PRAGMA defer_foreign_keys = ON")
            for tabel in tabeller:
                markoer.execute(f"DELETE FROM {tabel}")  # noqa: S608 - tabelnavne fra databasen selv
            vaern.slaa_til(connection)
        markoer.execute("DROP TABLE demo_maerke")


def _antal(tabel: str) -> int:
    with connection.cursor() as markoer:
        markoer.execute(f"SELECT count(*) FROM {tabel}")  # noqa: S608 - fast navn
        return int(markoer.fetchone()[0])
