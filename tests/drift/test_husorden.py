"""Husordenen: det, der ellers skrider en linje ad gangen."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

ROD = Path(__file__).resolve().parents[2]
# Migrationer skrives af Django og læses sjældent.
KODE = sorted(f for f in (ROD / "src" / "fleksjob").rglob("*.py") if "migrations" not in f.parts)

# Fil → hvorfor den må være lang. En fil, der bliver kort igen, skal ud af listen.
LANGE: dict[str, str] = {
    "sager/kommandoer/__init__.py": "oversigten over alle skridt: en import, en linje og et navn for hvert, intet andet"
}
UR = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"), ("timezone", "now"),
      ("timezone", "localdate"), ("time", "time")}  # fmt: skip


def navn(fil: Path) -> str:
    return fil.relative_to(ROD / "src" / "fleksjob").as_posix()


def test_ingen_fil_over_400_linjer_uden_grund() -> None:
    lange = {navn(fil) for fil in KODE if len(fil.read_text("utf-8").splitlines()) > 400}
    assert lange == set(LANGE)


def test_klokken_laeses_kun_i_drift_ur() -> None:
    laesere = set()
    for fil in KODE:
        for knude in ast.walk(ast.parse(fil.read_text("utf-8"))):
            if (
                isinstance(knude, ast.Attribute)
                and isinstance(knude.value, ast.Name)
                and (knude.value.id, knude.attr) in UR
            ):
                laesere.add(navn(fil))
    assert laesere == {"drift/ur.py"}


def test_intet_modul_hedder_noget_der_intet_siger() -> None:
    intetsigende = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert [navn(fil) for fil in KODE if fil.stem in intetsigende] == []


def fulgte_filer() -> list[Path]:
    svar = subprocess.run(["git", "ls-files"], cwd=ROD, capture_output=True, text=True, check=True)
    return [ROD / linje for linje in svar.stdout.splitlines() if (ROD / linje).is_file()]


def test_laasefilerne_har_fingeraftryk_og_ingen_adresser() -> None:
    for fil in sorted((ROD / "krav").glob("*.txt")):
        tekst = fil.read_text("utf-8")
        pakker = re.findall(r"^[a-z0-9][a-z0-9_.-]*==\S+", tekst, re.M)
        assert pakker, fil.name
        for pakke in re.split(r"\n(?=[a-z0-9])", tekst):
            assert "--hash=sha256:" in pakke, f"{fil.name}: {pakke.splitlines()[0]}"
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links|file:", tekst)
    laas = json.loads((ROD / "package-lock.json").read_text("utf-8"))
    for sti, pakke in laas["packages"].items():
        assert "resolved" not in pakke
        assert not sti or pakke["integrity"].startswith("sha512-")


def test_ingen_stor_eller_medbragt_fil_er_med() -> None:
    for fil in fulgte_filer():
        assert fil.stat().st_size < 600_000, fil
        assert "node_modules" not in fil.parts
        assert not fil.name.endswith((".min.js", ".min.css", ".woff2"))


@pytest.mark.parametrize("moenster", [r"/root/", r"/home/[a-z]", r"\btype: ignore(?!\[)"])
def test_koden_har_ingen_stier_fra_en_maskine_og_ingen_tavse_undtagelser(moenster: str) -> None:
    fundet = [navn(fil) for fil in KODE if re.search(moenster, fil.read_text("utf-8"))]
    assert fundet == []
