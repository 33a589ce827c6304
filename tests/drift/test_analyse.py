"""docs/analyse.md: koden køres, og det, siden viser, er det, der kommer ud. Tallene er et opdigtet lands.

Er et mål eller landet ændret, skrives siden om med: .venv/bin/python -m tests.drift.test_analyse
"""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from fleksjob.demo.land.skriv import Opgave, skriv_land

SIDEN = Path(__file__).parents[2] / "docs" / "analyse.md"
DAG = date(2026, 11, 20)
_BLOK = re.compile(r"```python\n(?P<kode>.*?)```\n(?:```text\n(?P<svar>.*?)```\n)?", re.DOTALL)


def lav_landet(mappe: Path) -> None:
    skriv_land(mappe / "data/indblik/land", Opgave(5_000, 2026, DAG), datetime(2026, 11, 20, 11, tzinfo=UTC))


def koert(tekst: str, mappe: Path) -> Iterator[tuple[re.Match[str], str]]:
    """Hver blok og det, den skriver. Blokkene deler navne, som i en notesbog."""
    navne: dict[str, Any] = {"__name__": "analyse"}
    with chdir(mappe):
        for blok in _BLOK.finditer(tekst):
            skrevet = StringIO()
            linje = tekst[: blok.start("kode")].count("\n")
            with redirect_stdout(skrevet):
                exec(compile("\n" * linje + blok["kode"], str(SIDEN), "exec"), navne)
            yield blok, "".join(f"{en.rstrip()}\n" for en in skrevet.getvalue().splitlines())


@pytest.fixture(scope="module")
def landet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = tmp_path_factory.mktemp("land")
    lav_landet(mappe)
    return mappe


def test_koden_paa_siden_giver_det_siden_viser(landet: Path) -> None:
    blokke = list(koert(SIDEN.read_text("utf-8"), landet))
    assert len(blokke) == 8
    for blok, skrevet in blokke:
        assert skrevet == (blok["svar"] or "")


def test_de_tre_analyser_siger_hvad_man_ikke_maa_slutte() -> None:
    afsnit = SIDEN.read_text("utf-8").split("\n## ")[1:]
    assert [en.split(".")[0] for en in afsnit] == ["1", "2", "3"]
    assert all("**Hvad man ikke må slutte.**" in en for en in afsnit)


def skriv_siden() -> None:
    """Skriver svarene på siden om."""
    tekst = SIDEN.read_text("utf-8")
    with tempfile.TemporaryDirectory() as midlertidig:
        lav_landet(Path(midlertidig))
        ny, naaet = "", 0
        for blok, skrevet in koert(tekst, Path(midlertidig)):
            ny += tekst[naaet : blok.start()] + f"```python\n{blok['kode']}```\n"
            ny += f"```text\n{skrevet}```\n" if skrevet else ""
            naaet = blok.end()
    SIDEN.write_text(ny + tekst[naaet:], "utf-8")


if __name__ == "__main__":
    os.nice(5)
    skriv_siden()
