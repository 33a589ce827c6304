"""Motorerne: Spark svarer det samme som DuckDB, mål for mål, på alle eksemplernes sager lagt sammen."""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob.indblik import skema, tabeller
from fleksjob.indblik.maal import MAAL, ubundne
from fleksjob.indblik.motor import Motor, MotorMangler, aabn
from fleksjob.indblik.motor.spark import Spark, _java
from fleksjob.lov.kerne.fejl import UgyldigtInput

EKSEMPLER = [
    (fil.stem, yaml.safe_load(fil.read_text("utf-8")))
    for fil in sorted((Path(__file__).parent / "eksempler").glob("*.yaml"))
]
kraever_spark = pytest.mark.skipif(
    not (_java() and find_spec("pyspark")), reason="Java 17 eller pyspark findes ikke her; se «make spark»"
)


@pytest.fixture(scope="module")
def sted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alle eksemplernes sager i de samme tabeller, så ét måls særlige tilfælde også prøver de andre."""
    sager = {
        f"{stamme}-{navn}": laes(haendelser)
        for stamme, en in EKSEMPLER
        for navn, haendelser in en["sager"].items()
    }
    koen = [tuple(raekke) for _, en in EKSEMPLER for raekke in en.get("udbetalinger", ())]
    mappe = tmp_path_factory.mktemp("tabeller")
    return tabeller.plads(mappe, tabeller.opdater(mappe, LilleArkiv(sager, udbetalinger=koen), NU))


@pytest.fixture(scope="module")
def duck(sted: Path) -> Iterator[Motor]:
    with aabn(sted) as motor:
        yield motor


def _ens(raekker: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            navn: pytest.approx(en, rel=1e-9, abs=1e-12) if isinstance(en, float) else en
            for navn, en in raekke.items()
        }
        for raekke in raekker
    ]


@kraever_spark
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # pyspark lader sine porte til Python
def test_spark_svarer_som_duckdb_maal_for_maal(
    sted: Path, duck: Motor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Én prøve for alle mål: Spark er langsom at starte. Den startes i en tom mappe og må ikke lægge noget i den."""
    monkeypatch.chdir(tmp_path)
    forskelle = {}
    with aabn(sted, "spark") as spark:
        assert isinstance(spark, Spark)
        spark.hurtig_til_lidt()
        for hvad, en in EKSEMPLER:
            udtryk = MAAL[en["maal"]].udtryk(ubundne(), en["dag"], **en.get("valg", {}))
            fra_duck, fra_spark = duck.koer(udtryk), spark.koer(udtryk)
            if fra_spark != _ens(fra_duck) or [list(en) for en in fra_spark] != [list(en) for en in fra_duck]:
                forskelle[hvad] = (fra_duck, fra_spark)
    gc.collect()  # her, hvor det må ske, og ikke i den næste prøve
    assert forskelle == {}
    assert list(tmp_path.iterdir()) == []


def test_eksemplerne_giver_hvert_maal_noget_at_taelle(duck: Motor) -> None:
    """Ellers ville to motorer, der begge svarer ingenting, være ens."""
    svar = {
        kode: any(
            duck.koer(MAAL[kode].udtryk(ubundne(), en["dag"], **en.get("valg", {})))
            for _, en in EKSEMPLER
            if en["maal"] == kode
        )
        for kode in MAAL
    }
    assert {kode for kode, noget in svar.items() if not noget} == set()


@kraever_spark
def test_en_klynge_med_egne_processer_svarer_det_samme(sted: Path, tmp_path: Path) -> None:
    """Kommandoen, som et menneske ville skrive den: en udfører i sin egen proces, og kun tal på stdout."""
    mappe = sted.parents[1]

    def koer(*motor: str) -> tuple[Any, str]:
        ud = subprocess.run(
            [sys.executable, "-m", "fleksjob", "indblik", "timer", "--data", str(mappe), "--json", *motor],
            capture_output=True, text=True, check=True, cwd=tmp_path,
        )  # fmt: skip
        return json.loads(ud.stdout), ud.stderr

    paa_klyngen, sagt = koer("--motor", "spark", "--klynge", "local-cluster[1,1,1024]")
    assert paa_klyngen == koer()[0]
    assert [linje.partition(":")[0] for linje in sagt.splitlines()] == [str(mappe)]
    assert list(tmp_path.iterdir()) == []


def test_uden_java_eller_pyspark_siges_hvad_der_mangler(sted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if find_spec("pyspark"):
        with pytest.raises(MotorMangler, match="Spark kræver Java 17"):
            aabn(sted, "spark", "spark://ingen:7077")
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MotorMangler, match="«make spark»"):
        aabn(sted, "spark", "spark://heller-ingen:7077")


@pytest.mark.parametrize(
    ("motor", "klynge", "siger"),
    [
        ("pandas", "", "Motoren «pandas» findes ikke; vælg duckdb eller spark."),
        ("duckdb", "spark://vaert:7077", "En klynge bruges kun af Spark; skriv også --motor spark."),
        (
            "spark",
            "vaert:7077",
            "«vaert:7077» er ikke adressen på en Spark-klynge; skriv den som spark://vært:7077.",
        ),
    ],
)
def test_et_valg_der_ikke_kan_lade_sig_goere(sted: Path, motor: str, klynge: str, siger: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        aabn(sted, motor, klynge)
    assert str(fejl.value) == siger


def test_en_tabel_uden_filer_er_tom(tmp_path: Path) -> None:
    with aabn(tmp_path) as motor:
        for tabel in skema.TABELLER:
            udtryk = getattr(ubundne(), tabel.navn) if tabel.navn != "perioder" else ubundne().perioder("job")
            assert motor.koer(udtryk) == []
