"""Værn mod ændring af det i arbejdet med jobbet, der kun må tilføjes, og igen om de tabeller, 0005 byggede om."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fleksjob.sager import vaern


def frem(apps: StateApps, skema: BaseDatabaseSchemaEditor) -> None:
    findes = set(skema.connection.introspection.table_names())
    vaern.slaa_til(skema.connection, [tabel for tabel in vaern.ALLE if tabel in findes])


def tilbage(apps: StateApps, skema: BaseDatabaseSchemaEditor) -> None:
    vaern.slaa_fra(skema.connection, vaern.JOBARBEJDET)


class Migration(migrations.Migration):
    dependencies = [("sager", "0005_jobarbejdet")]
    operations = [migrations.RunPython(frem, tilbage)]
