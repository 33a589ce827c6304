"""Værn mod ændring af det, der kun må tilføjes, og orden på søgeord, så et begyndelsesord er et indeksopslag."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fleksjob.sager import vaern


def frem(apps: StateApps, skema: BaseDatabaseSchemaEditor) -> None:
    vaern.slaa_til(skema.connection, vaern.ARKIVET)
    if skema.connection.vendor == "postgresql":
        skema.execute('ALTER TABLE sager_soegeord ALTER COLUMN ord TYPE varchar(60) COLLATE "C"')
        # Plads på siden, så en sags afledte kolonner kan skrives om uden at flytte rækken.
        skema.execute("ALTER TABLE sager_sag SET (fillfactor = 80)")
        skema.execute("ALTER TABLE sager_pligt SET (fillfactor = 85)")


def tilbage(apps: StateApps, skema: BaseDatabaseSchemaEditor) -> None:
    vaern.slaa_fra(skema.connection, vaern.ARKIVET)


class Migration(migrations.Migration):
    dependencies = [("sager", "0001_arkivet")]
    operations = [migrations.RunPython(frem, tilbage)]
