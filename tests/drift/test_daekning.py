"""Dækningen: hvert krav fra kilderne har en prøve, der viser det, eller en grund til, at det ikke er med."""

import ast
from collections import Counter
from functools import lru_cache
from pathlib import Path

import yaml

ROD = Path(__file__).resolve().parents[2]
FIL = ROD / "docs" / "daekning.yaml"
NEJ = "nej: "
MINDST = 0.9


def raekker() -> dict[str, str]:
    indhold: dict[str, str] = yaml.safe_load(FIL.read_text("utf-8"))
    return indhold


@lru_cache(maxsize=256)
def proever_i(fil: Path) -> frozenset[str]:
    """Navnene på prøverne i en fil, også dem i klasser."""
    return frozenset(
        knude.name
        for knude in ast.walk(ast.parse(fil.read_text("utf-8")))
        if isinstance(knude, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_hver_henvisning_findes() -> None:
    forkerte = []
    for kode, hvor in raekker().items():
        if hvor.startswith(NEJ):
            continue
        sti, _, proeve = hvor.partition("::")
        fil = ROD / sti
        if not fil.is_file() or (proeve and proeve.split("[")[0] not in proever_i(fil)):
            forkerte.append(f"{kode}: {hvor}")
    assert forkerte == []


def test_hvert_nej_har_en_grund() -> None:
    assert [kode for kode, hvor in raekker().items() if hvor.startswith(NEJ) and len(hvor) < 30] == []


def test_mindst_ni_af_ti_krav_er_daekket() -> None:
    antal = Counter("nej" if hvor.startswith(NEJ) else "ja" for hvor in raekker().values())
    assert antal["ja"] / antal.total() >= MINDST


def test_hvert_krav_staar_en_gang() -> None:
    koder = [linje.split(":")[0] for linje in FIL.read_text("utf-8").splitlines() if linje[:1].isupper()]
    assert koder == sorted(set(koder))
