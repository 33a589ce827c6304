"""Et JSON-felt, hvis indhold gemmes pakket (se `pakning`)."""

from typing import Any

import msgspec
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from fleksjob.sager.pakning import pak, pak_ud


class PakketJSON(models.JSONField):
    """Et JSONField, hvis indhold gemmes pakket."""

    def get_prep_value(self, value: Any) -> Any:
        pakket = value if value is None else msgspec.json.decode(pak(value))
        return super().get_prep_value(pakket)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return pak_ud(super().from_db_value(value, expression, connection))
