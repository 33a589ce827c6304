"""Motorerne: samme udtryk over tabellerne regnes af DuckDB på én maskine eller af Spark på en klynge.

    with aabn(sted, "spark", "spark://vaert:7077") as motor:
        motor.koer(udtryk)

Udtrykkene kender ikke motoren, og motoren kender ikke målene. Svaret har de typer, udtrykket siger, uanset motor; at
tallene er de samme, prøves mål for mål i `tests/indblik/test_motorer.py`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

Raekke = dict[str, Any]
DUCKDB, SPARK = "duckdb", "spark"
MOTORER = (DUCKDB, SPARK)


class MotorMangler(Exception):
    """Motoren kan ikke bruges her. Teksten er én sætning om, hvad der mangler, og hvordan det kommer på plads."""


class Motor(Protocol):
    """En forbindelse til én udgave af tabellerne. Den ser kun filerne i den."""

    def koer(self, udtryk: "Table") -> list[Raekke]:
        """Udtrykkets rækker i dets egen orden, med de typer, udtrykket siger."""

    def luk(self) -> None:
        """Giver hukommelsen fra sig. En lukket motor kan ikke bruges igen."""

    def __enter__(self) -> "Motor": ...

    def __exit__(self, *fejl: object) -> None: ...


def aabn(sted: Path, navn: str = DUCKDB, klynge: str = "") -> Motor:
    """Motoren over udgaven i mappen. `klynge` er adressen på en Spark-klynge; tom: Spark i denne maskine.

    Rejser `UgyldigtInput` for et ukendt navn eller en adresse, der ikke er en klynges, og `MotorMangler`, når det, den
    skal bruge, ikke er installeret.
    """
    if navn not in MOTORER:
        raise UgyldigtInput("motor", f"Motoren «{navn}» findes ikke; vælg {' eller '.join(MOTORER)}.")
    if navn == SPARK:
        from fleksjob.indblik.motor.spark import Spark

        return Spark(sted, klynge)
    if klynge:
        raise UgyldigtInput("klynge", "En klynge bruges kun af Spark; skriv også --motor spark.")
    from fleksjob.indblik.motor.duck import Duck

    return Duck(sted)


def som_raekker(tabel: "pa.Table", udtryk: "Table") -> list[Raekke]:
    """Rækkerne med udtrykkets egne typer: en måned er en dag, en sum er et helt tal, også hvor motoren siger andet."""
    return tabel.cast(udtryk.schema().to_pyarrow()).to_pylist()
