"""Døren til loven: navnene, hvad de koster at hente, og at eksemplet i docs/loven.md siger det, det skriver."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import fleksjob.lov

SIDE = Path(__file__).parents[2] / "docs" / "loven.md"
KILDE = Path(fleksjob.lov.__file__)


def i_et_nyt_program(kode: str) -> str:
    koert = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", kode], capture_output=True, text=True, check=True
    )
    return koert.stdout


def test_hvert_navn_kan_hentes_og_hedder_ikke_som_et_undermodul() -> None:
    undermoduler = {fil.stem for fil in KILDE.parent.glob("*.py")}
    for navn in fleksjob.lov.__all__:
        assert getattr(fleksjob.lov, navn) is not None
        assert navn not in undermoduler
    assert set(fleksjob.lov.__all__) <= set(dir(fleksjob.lov))


def test_typerne_og_det_hentede_er_de_samme_navne() -> None:
    """mypy læser TYPE_CHECKING-delen, programmet __getattr__: de skal nævne det samme."""
    (blok,) = [n for n in ast.parse(KILDE.read_text(encoding="utf-8")).body if isinstance(n, ast.If)]
    til_mypy = {a.asname or a.name for n in blok.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert til_mypy == set(fleksjob.lov.__all__) == set(fleksjob.lov._HVOR)


def test_et_ukendt_navn_er_en_almindelig_fejl() -> None:
    with pytest.raises(AttributeError, match="jobcenter"):
        _ = fleksjob.lov.jobcenter


def test_at_hente_doeren_henter_ingen_regler() -> None:
    svar = i_et_nyt_program(
        "import sys, fleksjob.lov; print([m for m in sys.modules if m.startswith('fleksjob.lov.')])"
    )
    assert svar.strip() == "[]"


def test_loven_henter_hverken_django_numpy_eller_numba() -> None:
    kode = (
        "import sys\nfrom fleksjob.lov import alle_regelsaet, beregn_fleksloentilskud, forklar\nalle_regelsaet()\n"
        "print(sorted({'django', 'numpy', 'numba', 'pyarrow', 'typst'} & set(sys.modules)))"
    )
    assert i_et_nyt_program(kode).strip() == "[]"


def test_eksemplet_i_dokumentationen_skriver_det_den_siger() -> None:
    tekst = SIDE.read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", tekst, re.S)
    (ventet,) = re.findall(r"```text\n(.*?)```", tekst, re.S)
    assert i_et_nyt_program(program) == ventet
    assert len([linje for linje in program.splitlines() if linje]) <= 10
