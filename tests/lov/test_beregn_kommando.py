"""`fleksjob beregn fleksloentilskud`: én sag, JSON, filer og det, der skrives, når noget er galt."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ÉN = ("--dato", "2024-05-01", "--timeloen", "200", "--timer", "18", "--fuldtidstimeloen", "200")
KOLONNER = "id,dato,timeloen,timer,fuldtidstimeloen\n"


def fleksjob(*argumenter: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fleksjob", "beregn", "fleksloentilskud", *argumenter],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def laes(fil: Path) -> list[dict[str, str]]:
    tekst = fil.read_text(encoding="utf-8")
    return list(csv.DictReader(tekst.splitlines(), delimiter=";" if ";" in tekst.partition("\n")[0] else ","))


def test_en_sag_som_json() -> None:
    svar = fleksjob(*ÉN, "--json")
    assert (svar.returncode, svar.stderr) == (0, "")
    b = json.loads(svar.stdout)
    assert (b["fleksloentilskud"], b["nedsaettelse"], b["zone"]) == (15272, 4680, "A")
    assert "lønindtægtsgrænsen" in svar.stdout


def test_en_sag_som_tekst_siger_trin_kilder_og_hvad_en_time_mere_er_vaerd() -> None:
    svar = fleksjob("--dato", "2026-05-01", "--loen", "15000,50", "--timer", "18", "--fuldtidsloen", "40000")
    assert svar.returncode == 0
    for bid in (
        "Fleksløntilskud for maj 2026:",
        "LAB § 123, stk. 3",
        "Zone A.",
        "én betalt time mere",
        "Forbehold",
    ):
        assert bid in svar.stdout


@pytest.mark.parametrize(
    ("argumenter", "besked"),
    [
        ((), "Datoen mangler; angiv måneden med fx --dato 2024-05-01."),
        (("--dato", "1.5.2024"), "--dato: »1.5.2024« er ikke en dato; skriv den som 2024-05-01."),
        ((*ÉN, "--timer", "ti"), "--timer: »ti« er ikke et tal; skriv det som 182,50."),
        ((*ÉN, "--timer", "38"), "Antal betalte timer om ugen må højst være 37, men er 38."),
        ((*ÉN, "--dato", "2012-12-31"), "Datoen 31. december 2012 er uden for det, beregneren kender"),
        (("--fil", "findes-ikke.csv", "--ud", "ud.csv"), "Filen findes-ikke.csv findes ikke."),
        (("--fil", "a.csv"), "Angiv både --fil IND og --ud UD"),
        (("--fil", "a.xlsx", "--ud", "ud.csv"), "a.xlsx skal ende på .csv eller .parquet."),
    ],
)
def test_forkert_input_er_een_linje_og_to(argumenter: tuple[str, ...], besked: str) -> None:
    svar = fleksjob(*argumenter)
    assert (svar.returncode, svar.stdout) == (2, "")
    assert svar.stderr.startswith(f"Fejl: {besked}")
    assert len(svar.stderr.splitlines()) == 1


def test_det_korte_svar_henter_hverken_numba_pyarrow_eller_django() -> None:
    tunge = "{'numba', 'numpy', 'pyarrow', 'django'}"
    kode = f"import sys; import fleksjob.drift.kommandolinje.beregn; print({tunge} & set(sys.modules))"
    svar = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert svar.stdout.strip() == "set()"


def test_en_god_fil_regnes(tmp_path: Path) -> None:
    (tmp_path / "ind.csv").write_text(
        KOLONNER + "Åse,2024-05-01,200,18,200\nBo,2018-03,114,10,114\n", encoding="utf-8"
    )
    svar = fleksjob("--fil", str(tmp_path / "ind.csv"), "--ud", str(tmp_path / "ud.csv"))
    assert (svar.returncode, svar.stderr) == (0, "")
    raekker = laes(tmp_path / "ud.csv")
    assert [(r["id"], r["fleksloentilskud"], r["zone"], r["fejl"]) for r in raekker] == [
        ("Åse", "15272.00", "A", ""),
        ("Bo", "13338.00", "C", ""),
    ]


def test_daarlige_raekker_faar_deres_grund_og_de_andre_regnes(tmp_path: Path) -> None:
    (tmp_path / "ind.csv").write_text(
        "id;dato;timeloen;timer;fuldtidstimeloen;loen;fuldtidsloen;pension_pct\n"
        "1;2024-05-01;200,00;18;200;;;\n"
        "2;2024-05-01;200;38;200;;;\n"
        "3;2024-13-01;200;8;200;;;\n"
        "4;2024-05-01;x;8;200;;;\n"
        "5;2024-05-01;200;8;;;20000;\n"
        "6;2024-05-01;;;;;20000;\n"
        "7;2027-01-01;200;8;200;;;\n"
        "8;2024-05-01;200\n"
        "\n"
        "9;2024-05-01;;;;14054,05;20000;8,0\n",
        encoding="utf-8",
    )
    svar = fleksjob("--fil", str(tmp_path / "ind.csv"), "--ud", str(tmp_path / "ud.csv"))
    assert svar.returncode == 1
    raekker = {r["id"]: r for r in laes(tmp_path / "ud.csv")}
    assert (raekker["1"]["fleksloentilskud"], raekker["9"]["loft"]) == ("15272,00", "21600,00")
    assert {i for i, r in raekker.items() if r["fejl"]} == {"2", "3", "4", "5", "6", "7", "8"}
    assert all(not r["fleksloentilskud"] for r in raekker.values() if r["fejl"])
    linjer = svar.stderr.splitlines()
    assert linjer[0] == "Række 2 (linje 3): Antal betalte timer om ugen må højst være 37, men er 38."
    assert "er ikke en dato" in raekker["3"]["fejl"]
    assert raekker["4"]["fejl"] == "kolonnen timeloen: »x« er ikke et tal."
    assert "lavere end timelønnen i 37 timer" in raekker["5"]["fejl"]
    assert raekker["6"]["fejl"].startswith("Lønnen mangler")
    assert "til 31. december 2026" in raekker["7"]["fejl"]
    assert raekker["8"]["fejl"] == "har 3 felter, men overskriften har 8."
    assert linjer[-1].startswith("Fejl: 2 rækker er regnet")
    assert len(linjer) == 8


def test_naar_intet_kan_regnes_skrives_intet(tmp_path: Path) -> None:
    (tmp_path / "ind.csv").write_text(KOLONNER + "1,2024-05-01,200,99,200\n", encoding="utf-8")
    (tmp_path / "ud.csv").write_text("det gamle", encoding="utf-8")
    svar = fleksjob("--fil", str(tmp_path / "ind.csv"), "--ud", str(tmp_path / "ud.csv"))
    assert svar.returncode == 2
    assert "Ingen af de 1 rækker" in svar.stderr
    assert (tmp_path / "ud.csv").read_text(encoding="utf-8") == "det gamle"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ind.csv", "ud.csv"]


def test_en_fil_uden_de_noedvendige_kolonner_siger_hvilke(tmp_path: Path) -> None:
    (tmp_path / "ind.csv").write_text("id,timeloen\n1,200\n", encoding="utf-8")
    svar = fleksjob("--fil", str(tmp_path / "ind.csv"), "--ud", str(tmp_path / "ud.csv"))
    assert svar.returncode == 2
    assert (
        "dato (eller --dato); timeloen og timer (eller loen); fuldtidstimeloen (eller fuldtidsloen)"
        in svar.stderr
    )


def test_csv_til_parquet_og_tilbage_giver_det_samme(tmp_path: Path) -> None:
    linjer = [f"{i},2024-0{1 + i % 9}-01,{150 + i},{i % 37},{190 + i}\n" for i in range(40)]
    (tmp_path / "ind.csv").write_text(KOLONNER + "".join(linjer), encoding="utf-8")
    for fra, til in (("ind.csv", "a.csv"), ("ind.csv", "b.parquet"), ("b.parquet", "c.csv")):
        svar = fleksjob("--fil", str(tmp_path / fra), "--ud", str(tmp_path / til))
        assert svar.returncode == 0, svar.stderr
    assert laes(tmp_path / "a.csv") == laes(tmp_path / "c.csv")


def test_dato_og_pension_kan_gives_for_hele_filen(tmp_path: Path) -> None:
    (tmp_path / "ind.csv").write_text("loen,fuldtidsloen\n14054.05,20000\n", encoding="utf-8")
    svar = fleksjob(
        *("--fil", str(tmp_path / "ind.csv"), "--ud", str(tmp_path / "ud.csv")),
        *("--dato", "2013-06-01", "--pension-pct", "8", "--afrunding", "ingen"),
    )
    assert svar.returncode == 0, svar.stderr
    assert laes(tmp_path / "ud.csv")[0]["fleksloentilskud"] == "6421.63"
