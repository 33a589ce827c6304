"""Uret kan flyttes i dage; designsystemet lægges frem uden det, siderne ikke bruger."""

from datetime import date
from pathlib import Path

import pytest

from fleksjob.drift import designsystem, ur
from fleksjob.drift.templatetags.ramme import kroner, lang_dato, tal


def test_dagen_kan_flyttes_men_ikke_klokken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2024-02-29")
    assert ur.dag() == date(2024, 2, 29)
    assert ur.nu().tzinfo is not None
    monkeypatch.delenv("FLEKSJOB_DAG")
    assert ur.nu().utcoffset() is not None
    assert ur.dag().year >= 2026


def test_kun_filer_som_stilarket_naevner_laegges_frem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kilde = tmp_path / "pakke" / "dist"
    for fil, indhold in {
        "css/dkfds.min.css": "a{background:url(../img/brugt.svg)}@font-face{src:url('../fonts/x.woff2?v=1')}",
        "js/dkfds.min.js": "",
        "img/all-svg-icons.svg": "<svg/>",
        "img/brugt.svg": "<svg/>",
        "img/ubrugt.svg": "<svg/>",
        "fonts/x.woff2": "",
        "scss/kilde.scss": "",
        "../LICENSE.md": "MIT",
    }.items():
        (kilde / fil).parent.mkdir(parents=True, exist_ok=True)
        (kilde / fil).write_text(indhold)
    monkeypatch.setattr(designsystem, "PAKKE", tmp_path / "pakke")
    monkeypatch.setattr(designsystem, "MAAL", tmp_path / "ud")
    assert designsystem.laeg_frem() == 5
    fundet = sorted(
        p.relative_to(tmp_path / "ud").as_posix() for p in (tmp_path / "ud").rglob("*") if p.is_file()
    )
    assert fundet == [
        "LICENSE.md", "css/dkfds.min.css", "fonts/x.woff2", "img/all-svg-icons.svg", "img/brugt.svg", "js/dkfds.min.js",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("beloeb", "skrevet"),
    [(12345.5, "12.346 kr."), (0, "0 kr."), (-300, "−300 kr."), (None, "–"), (0.5, "1 kr.")],
)
def test_kroner(beloeb: float | None, skrevet: str) -> None:
    assert kroner(beloeb) == skrevet


def test_kroner_med_oere_tal_og_datoer() -> None:
    assert kroner(1234.565, 2) == "1.234,57 kr."
    assert tal(18.5) == "18,5"
    assert tal(20) == "20"
    assert lang_dato(date(2026, 3, 1)) == "1. marts 2026"
