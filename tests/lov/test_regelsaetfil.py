"""`fleksjob beregn <regelsæt> --fil`: hver række gennem døren, en grund til hver dårlig, resten regnet."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq


def fleksjob(*argumenter: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fleksjob", *argumenter],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def skriv(mappe: Path, tekst: str) -> Path:
    fil = mappe / "ind.csv"
    fil.write_text(tekst, encoding="utf-8")
    return fil


def test_de_gode_regnes_og_de_daarlige_naevnes_med_nummer_og_grund(tmp_path: Path) -> None:
    ind = skriv(
        tmp_path,
        "id;dato;sats;loen\n1;2024-05-01;hoej;0\n2;2024-05-01;lav;1000,50\n3;2024-13-01;lav;0\n"
        "4;2024-05-01;mellem;0\n5;2024-05-01;lav;-1\n6;;lav;0\n",
    )
    svar = fleksjob("beregn", "ledighedsydelse", "--fil", str(ind), "--ud", str(tmp_path / "ud.csv"))
    assert svar.returncode == 1
    assert svar.stderr.splitlines()[:2] == [
        "Række 3 (linje 4): kolonnen dato: »2024-13-01« er ikke en dato; skriv den som 2024-05-01.",
        "Række 4 (linje 5): kolonnen sats: »mellem« findes ikke; vælg hoej, lav-forsoerger, lav.",
    ]
    assert "Række 5 (linje 6): " in svar.stderr
    assert "Række 6 (linje 7): kolonnen dato er tom." in svar.stderr
    assert "2 rækker er regnet" in svar.stderr
    with (tmp_path / "ud.csv").open(encoding="utf-8") as f:
        raekker = list(csv.DictReader(f, delimiter=";"))
    assert [r["id"] for r in raekker] == ["1", "2", "3", "4", "5", "6"]
    assert [r["ledighedsydelse"] for r in raekker] == ["18120,00", "12025,85", "", "", "", ""]
    assert [bool(r["fejl"]) for r in raekker] == [False, False, True, True, True, True]


def test_samme_tal_som_en_ad_gangen_og_udfald_som_navne_i_parquet(tmp_path: Path) -> None:
    ind = skriv(tmp_path, "dato,begyndt\n2024-05-01,2012-03-01\n2024-05-01,2013-01-01\n")
    svar = fleksjob("beregn", "ordning", "--fil", str(ind), "--ud", str(tmp_path / "ud.parquet"))
    assert (svar.returncode, svar.stderr) == (0, "")
    ud = pq.read_table(tmp_path / "ud.parquet").to_pydict()
    alene = [
        fleksjob("beregn", "ordning", "--dato", "2024-05-01", "--begyndt", dag, "--json").stdout
        for dag in ("2012-03-01", "2013-01-01")
    ]
    for udfald, json in zip(ud["ordning"], alene, strict=True):
        assert f'"ordning": "{udfald}"' in json
    assert len(set(ud["ordning"])) == 2
    assert ud["fejl"] == [None, None]


def test_en_oplysning_kan_gaelde_alle_raekker(tmp_path: Path) -> None:
    ind = skriv(tmp_path, "nr,timer_md\n1,38\n2,39\n")
    ud = tmp_path / "ud.csv"
    svar = fleksjob("beregn", "arbejdsgiver", "--dato", "2024-05-01", "--fil", str(ind), "--ud", str(ud))
    assert svar.returncode == 0, svar.stderr
    with ud.open(encoding="utf-8") as f:
        assert [r["atp_arbejdsgiver"] for r in csv.DictReader(f)] == ["0.00", "66.00"]


def test_en_manglende_kolonne_naevnes_og_intet_skrives(tmp_path: Path) -> None:
    ind = skriv(tmp_path, "loen\n1\n")
    svar = fleksjob("beregn", "ledighedsydelse", "--fil", str(ind), "--ud", str(tmp_path / "ud.csv"))
    assert svar.returncode == 2
    assert svar.stderr.startswith("Fejl: Filen mangler dato")
    assert not (tmp_path / "ud.csv").exists()
