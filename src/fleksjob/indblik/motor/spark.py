"""Spark: samme udtryk på en klynge, når én maskine ikke er nok, eller i denne maskine for at prøve det.

Kræver Java og pakkegruppen `spark`. Filerne skal kunne læses på samme sti af klyngens maskiner; kun SQL sendes til dem,
så de behøver ikke Python. Spark skriver kun i en midlertidig mappe og er tavs: logger og advarsler går i en fil, som
vises, hvis det ikke kunne starte.
"""

import atexit
import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.motor import Motor, MotorMangler, Raekke, som_raekker
from fleksjob.lov.kerne.fejl import UgyldigtInput

if TYPE_CHECKING:
    from ibis.expr.types import Table

LOKALT = "local[2]"
JAVA = 17
ADRESSER = ("spark://", "local[", "local-cluster[", "yarn", "k8s://")
_TYPER: dict[skema.Type, str] = {
    "tekst": "string",
    "dato": "date",
    "heltal": "bigint",
    "tal": "double",
    "ja_nej": "boolean",
}


_HAR_KOMMA = re.compile(r"[0-9]*\.[0-9]+|[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)


class Spark:
    """Én visning for hver tabel i en session for sig. Alle sessioner i processen deler den samme Spark."""

    def __init__(self, sted: Path, klynge: str = "") -> None:
        if klynge and not klynge.startswith(ADRESSER):
            raise UgyldigtInput(
                "klynge", f"«{klynge}» er ikke adressen på en Spark-klynge; skriv den som spark://vært:7077."
            )
        self._session = _startet(klynge or LOKALT).newSession()
        for tabel in skema.TABELLER:
            kolonner = ", ".join(f"`{k.navn}` {_TYPER[k.type]}" for k in tabel.kolonner)
            stier = [str(fil.resolve()) for fil in tabeller.filer(sted, tabel)]
            if stier:
                laest = (
                    self._session.read.schema(kolonner).option("recursiveFileLookup", "true").parquet(*stier)
                )
            else:
                laest = self._session.createDataFrame([], kolonner)
            laest.createOrReplaceTempView(tabel.navn)

    def koer(self, udtryk: "Table") -> list[Raekke]:
        return som_raekker(self._session.sql(som_sql(udtryk)).toArrow(), udtryk)

    def hurtig_til_lidt(self) -> None:
        """Til små tabeller: at skrive og oversætte Java til hvert spørgsmål tager længere end at regne det."""
        self._session.conf.set("spark.sql.codegen.wholeStage", "false")
        self._session.conf.set("spark.sql.adaptive.enabled", "false")

    def luk(self) -> None:
        """Glemmer tabellerne. Spark selv er langsom at starte og lever, til programmet slutter."""
        for tabel in skema.TABELLER:
            self._session.catalog.dropTempView(tabel.navn)

    def __enter__(self) -> Motor:
        return self

    def __exit__(self, *fejl: object) -> None:
        self.luk()


def som_sql(udtryk: "Table") -> str:
    """Udtrykket som Sparks SQL. Et tal med komma er et decimaltal i Spark; et D bagefter gør det til et kommatal."""
    import sqlglot.expressions as sge

    oversaetter = _oversaetter()
    traeet = oversaetter.to_sqlglot(udtryk)
    for tal in traeet.find_all(sge.Literal):
        if not tal.is_string and _HAR_KOMMA.fullmatch(str(tal.this)):
            tal.set("this", f"{tal.this}D")
    return str(traeet.sql(dialect=oversaetter.dialect))


@cache
def _oversaetter() -> Any:
    """Ibis' oversætter til Spark. Den læser nogle valgmuligheder, som først findes, når de er anmeldt."""
    from ibis.backends.pyspark import Backend

    Backend.register_options()
    return Backend.compiler


@cache
def _startet(adresse: str) -> Any:
    """Sparks session. En proces kan kun have én Spark; den lever, til programmet slutter."""
    try:
        from py4j.protocol import Py4JJavaError
        from pyspark import SparkConf, SparkContext
        from pyspark.errors import PySparkRuntimeError
        from pyspark.java_gateway import launch_gateway
        from pyspark.sql import SparkSession
    except ModuleNotFoundError:
        raise MotorMangler(
            "Spark er ikke installeret. Kør «make spark» (eller installér krav/spark.txt), og prøv igen."
        ) from None
    if not _java():
        raise MotorMangler(
            f"Spark kræver Java {JAVA}, som ikke findes her. Installér det (pakken openjdk-{JAVA}-jre-headless på "
            "Debian og Ubuntu), og prøv igen."
        )
    plads = Path(tempfile.mkdtemp(prefix="fleksjob-spark-"))
    opsaetning = SparkConf().setAll(list(_indstillinger(adresse, plads).items()))
    log = plads / "spark.log"
    try:
        with log.open("wb") as ud:
            port = launch_gateway(opsaetning, popen_kwargs={"stdout": ud, "stderr": ud})
        rod = SparkContext(gateway=port, conf=opsaetning)
    except Py4JJavaError as fejl:
        raise MotorMangler(
            f"Spark kunne ikke starte på {adresse}: {fejl.java_exception.getMessage()}"
        ) from None
    except (PySparkRuntimeError, OSError, ValueError) as fejl:
        raise MotorMangler(f"Spark kunne ikke starte på {adresse}: {_sidste(log) or fejl}") from None
    atexit.register(_stop, rod, port, plads)
    return SparkSession(rod)


def _stop(rod: Any, port: Any, plads: Path) -> None:
    """Spark rydder selv op efter sig, når den får lov at slutte før programmet."""
    rod.stop()
    port.shutdown()
    port.proc.stdin.close()
    port.proc.wait(timeout=10)
    shutil.rmtree(plads, ignore_errors=True)


def _java() -> bool:
    hjem = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (hjem and (Path(hjem) / "bin" / "java").exists()))


def _sidste(log: Path) -> str:
    linjer = [linje for linje in log.read_text("utf-8", "replace").splitlines() if linje.strip()]
    return linjer[-1].strip() if linjer else ""


def _indstillinger(adresse: str, plads: Path) -> dict[str, str]:
    """Alt, Spark skriver, ligger i `plads`, som kun ejeren kan læse."""
    logning = plads / "log4j2.properties"
    logning.write_text("rootLogger.level = off\n", "utf-8")
    valgte = {
        "spark.master": adresse,
        "spark.app.name": "fleksjob indblik",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.local.dir": str(plads),
        "spark.sql.warehouse.dir": str(plads / "lager"),
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={logning} -Dderby.system.home={plads}",
    }
    if adresse.startswith(("local[", "local-cluster[")):
        valgte |= {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": "1500m",
            "spark.sql.shuffle.partitions": "2",
        }
    return valgte
