"""Databasens eget værn: rækker, der kun må tilføjes, kan ikke ændres eller slettes, heller ikke uden om
Django.

TRUNCATE er ikke spærret; det er en ret, som driftens databasebruger ikke skal have.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABELLER = ("sager_haendelse", "sager_opslag", "sager_dokument", "sager_indkomstlinje")

_FUNKTION = """
CREATE OR REPLACE FUNCTION sager_kun_tilfoejelse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% kan kun tilføjes, aldrig ændres eller slettes', TG_TABLE_NAME USING ERRCODE = '23001';
END $$
"""


def slaa_til(forbindelse: BaseDatabaseWrapper) -> None:
    """Opretter triggerne. Kaldes af migrationen."""
    with forbindelse.cursor() as markoer:
        if forbindelse.vendor == "postgresql":
            markoer.execute(_FUNKTION)
            for tabel in TABELLER:
                markoer.execute(
                    f"CREATE TRIGGER {tabel}_vaern BEFORE UPDATE OR DELETE ON {tabel} "
                    "FOR EACH ROW EXECUTE FUNCTION sager_kun_tilfoejelse()"
                )
            return
        for tabel in TABELLER:
            for handling in ("UPDATE", "DELETE"):
                markoer.execute(
                    f"CREATE TRIGGER {tabel}_vaern_{handling.lower()} BEFORE {handling} ON {tabel} BEGIN "
                    f"SELECT RAISE(ABORT, '{tabel} kan kun tilføjes, aldrig ændres eller slettes'); END"
                )


def slaa_fra(forbindelse: BaseDatabaseWrapper) -> None:
    """Fjerner triggerne. Kun til migrationens vej tilbage og til prøver, der tømmer databasen."""
    with forbindelse.cursor() as markoer:
        for tabel in TABELLER:
            if forbindelse.vendor == "postgresql":
                markoer.execute(f"DROP TRIGGER IF EXISTS {tabel}_vaern ON {tabel}")
            else:
                markoer.execute(f"DROP TRIGGER IF EXISTS {tabel}_vaern_update")
                markoer.execute(f"DROP TRIGGER IF EXISTS {tabel}_vaern_delete")
