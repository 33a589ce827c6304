"""docs/ordbog.md: hvert navn står i koden, og intet ord forklares to gange."""

import re
from collections import Counter
from pathlib import Path

ROD = Path(__file__).parents[2]
RAEKKER = [
    [celle.strip() for celle in linje.strip("|").split("|")]
    for linje in (ROD / "docs" / "ordbog.md").read_text().splitlines()
    if linje.startswith("| ") and not linje.startswith("| dansk")
]


def test_hvert_navn_i_ordbogen_staar_i_koden() -> None:
    kode = "\n".join(fil.read_text() for fil in sorted((ROD / "src").rglob("*.py")))
    ord_i_koden = set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", kode))
    dele = {
        del_ for ord_ in ord_i_koden for del_ in (ord_, *(ord_[: m.start()] for m in re.finditer("_", ord_)))
    }
    navne = [navn for raekke in RAEKKER for navn in re.findall(r"`([^`]+)`", raekke[1])]
    assert len(navne) > 80
    assert [navn for navn in navne if navn not in dele] == []


def test_hvert_ord_er_forklaret_en_gang_paa_en_linje() -> None:
    ordene = Counter(raekke[0] for raekke in RAEKKER)
    assert [ord_ for ord_, antal in ordene.items() if antal > 1] == []
    assert all(len(raekke) == 3 and raekke[2] for raekke in RAEKKER)


def test_jobcenter_er_ikke_et_navn_i_koden() -> None:
    for fil in (ROD / "src").rglob("*.py"):
        assert not re.search(
            r"^\s*(?:def|class)\s+\w*jobcenter|\bjobcenter\w*\s*[:=]", fil.read_text(), re.I | re.M
        ), fil
