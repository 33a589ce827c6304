"""DuckDB: motoren, når ingen anden er valgt. Regner i processen, på to tråde."""

import shutil
import tempfile
import weakref
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.motor import Motor, Raekke, som_raekker

if TYPE_CHECKING:
    from ibis.expr.types import Table

TRAADE = 2
HUKOMMELSE = "1GB"
_TYPER: dict[skema.Type, str] = {
    "tekst": "VARCHAR",
    "dato": "DATE",
    "heltal": "BIGINT",
    "tal": "DOUBLE",
    "ja_nej": "BOOLEAN",
}


_EN_AD_GANGEN = Lock()
"""To tråde, der oversætter samtidig, vinder intet: det er ren Python."""


class Duck:
    """Én visning for hver tabel. Bliver hukommelsen for lille, skrives der i en mappe, kun ejeren kan læse."""

    def __init__(self, sted: Path) -> None:
        import duckdb

        plads = tempfile.mkdtemp(prefix="fleksjob-duckdb-")
        self._ryd_op = weakref.finalize(self, shutil.rmtree, plads, ignore_errors=True)
        self._db = duckdb.connect(
            config={
                "threads": TRAADE,
                "memory_limit": HUKOMMELSE,
                "temp_directory": plads,
                "enable_external_file_cache": False,
            }
        )
        for tabel in skema.TABELLER:
            stier = [str(fil) for fil in tabeller.filer(sted, tabel)]
            if stier:
                self._db.read_parquet(stier, hive_partitioning=False).create_view(tabel.navn)
            else:
                kolonner = ", ".join(f'"{k.navn}" {_TYPER[k.type]}' for k in tabel.kolonner)
                self._db.execute(f"CREATE TABLE {tabel.navn} ({kolonner})")

    def koer(self, udtryk: "Table") -> list[Raekke]:
        """Hver forespørgsel har sin egen markør, så flere tråde kan spørge samtidig."""
        with self._db.cursor() as markoer:
            return som_raekker(markoer.execute(som_sql(udtryk)).to_arrow_table(), udtryk)

    def luk(self) -> None:
        self._db.close()
        self._ryd_op()

    def __enter__(self) -> Motor:
        return self

    def __exit__(self, *fejl: object) -> None:
        self.luk()


@lru_cache(maxsize=512)
def som_sql(udtryk: "Table") -> str:
    """Udtrykket som DuckDB's SQL. Oversætteren hentes alene; hele Ibis' forbindelse til DuckDB er langsom at hente.

    Udtrykket er ikke bundet til nogen tabeller, så teksten er den samme for dem alle og huskes.
    """
    from ibis.backends.sql.compilers.duckdb import compiler

    with _EN_AD_GANGEN:
        return str(compiler.to_sqlglot(udtryk).sql(dialect=compiler.dialect))
