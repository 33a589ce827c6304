"""Motoren: et udtryk over tabellerne regnes på DuckDB. Udtrykkene selv kender ikke motoren."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fleksjob.indblik import skema, tabeller

if TYPE_CHECKING:
    from ibis.expr.types import Table

TRAADE = 2
HUKOMMELSE = "1GB"


class Motor:
    """En forbindelse til én udgave af tabellerne. Den ser kun filerne i den."""

    def __init__(self, sted: Path) -> None:
        import duckdb

        self._db = duckdb.connect(config={"threads": TRAADE, "memory_limit": HUKOMMELSE})
        for tabel in skema.TABELLER:
            stier = [str(fil) for fil in tabeller.filer(sted, tabel)]
            self._db.read_parquet(stier, hive_partitioning=False).create_view(tabel.navn)

    def koer(self, udtryk: "Table") -> list[dict[str, Any]]:
        """Udtrykkets rækker."""
        import ibis

        sql = ibis.to_sql(udtryk, dialect="duckdb")
        svar = self._db.cursor().execute(str(sql))
        navne = [en[0] for en in svar.description]
        return [dict(zip(navne, raekke, strict=True)) for raekke in svar.fetchall()]
