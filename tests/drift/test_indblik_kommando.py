"""`fleksjob indblik`: hvilke tabeller der spørges, målets valg, filerne og de fejl, et menneske skal kunne rette."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from django.conf import LazySettings
from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob.drift.kommandolinje import Fejlet, fleksjob
from fleksjob.indblik import tabeller
from fleksjob.lov.kerne.fejl import UgyldigtInput

JOB = {
    "type": "fleksjob_startet",
    "gyldig_fra": "2025-01-01",
    "ansaettelse": "a",
    "timer": 8,
    "intensitet": 100,
}


def _koer(*argumenter: str) -> Result:
    return CliRunner().invoke(
        fleksjob, ["indblik", *argumenter], catch_exceptions=False, standalone_mode=False
    )


def _skriv(mappe: Path, antal: int) -> str:
    tabeller.opdater(mappe, LilleArkiv({f"p{nr}": laes([JOB]) for nr in range(antal)}), NU)
    return str(mappe)


@pytest.fixture
def data(tmp_path: Path) -> str:
    return _skriv(tmp_path / "tabeller", 6)


def _maal(ud: Result) -> dict[str, object]:
    (fundet,) = json.loads(ud.stdout)
    return dict(fundet)


def test_tallene_er_paa_stdout_og_det_om_dem_paa_stderr(data: str) -> None:
    ud = _koer("timer", "--data", data, "--json")
    assert _maal(ud)["raekker"] == [{"baand": "06", "antal": 6, "andel": 100.0, "gennemsnit": 8.0}]
    assert ud.stderr.startswith(f"{data}: 6 sager, tabellernes udgave 1 af 20.11.2026. 1 mål på ")
    assert ud.stderr.endswith(" sekunder med DuckDB.\n")


def test_et_valg_bruges_og_staar_i_svaret(data: str) -> None:
    ud = _maal(_koer("timer", "--data", data, "--json", "--valg", "ordning=gammel"))
    assert (ud["raekker"], ud["valg"]) == ([], {"ordning": "gammel"})
    valg = _maal(_koer("progression", "--data", data, "--json", "--valg", "taerskel=0,5"))["valg"]
    assert isinstance(valg, dict)
    assert valg["taerskel"] == 0.5


@pytest.mark.parametrize(
    ("argumenter", "siger"),
    [
        (["progression", "--valg", "taerskel"], "«taerskel» er ikke et valg; skriv det som taerskel=0,5."),
        (["progression", "--valg", "hoejst=x"], "hoejst=x kan ikke læses; skriv et tal, som hoejst=10.5."),
        (["progression", "--valg", "hoejst=nan"], "hoejst=nan kan ikke læses; skriv et tal, som hoejst=10.5."),
        (["ventetid", "--valg", "dage=1,5"], "dage=1,5 kan ikke læses; skriv et helt tal, som dage=365."),
        (["timer", "--valg", "graense=1"], "Målet timer kender ikke graense; det kender ordning=alle."),
        (["timer", "--valg", "ordning=ny", "--valg", "ordning=ny"], "ordning er valgt to gange."),
        (["timer", "--motor", "pandas"], "Motoren «pandas» findes ikke; vælg duckdb eller spark."),
        (["timer", "--land"], "--land og --data vælger hver sine tabeller; brug kun den ene."),
        (["timer", "--dato", "i går"], "«i går» er ikke en dato; skriv den som 2026-11-22."),
        (["timer", "--svg", "/nej/x.svg"], "Mappen /nej findes ikke; lav den først, eller peg på en, der findes."),
    ],
)  # fmt: skip
def test_forkert_input_siges_i_en_saetning(data: str, argumenter: list[str], siger: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        _koer(*argumenter, "--data", data)
    assert str(fejl.value) == siger


def test_et_valg_til_alle_gaar_til_dem_der_kender_det(data: str) -> None:
    alle = {
        en["kode"]: en["valg"]
        for en in json.loads(_koer("alle", "--data", data, "--json", "--valg", "ordning=ny").stdout)
    }
    assert alle["timer"] == {"ordning": "ny"}
    assert "ordning" not in alle["ventetid"]
    with pytest.raises(UgyldigtInput, match=r"Intet mål kender graense; de kender .*taerskel"):
        _koer("alle", "--data", data, "--valg", "graense=1")


def test_filerne_skjuler_smaa_tal(tmp_path: Path) -> None:
    mange, faa = _skriv(tmp_path / "mange", 6), _skriv(tmp_path / "faa", 3)
    fil = tmp_path / "timer.parquet"
    _koer("timer", "--data", mange, "--parquet", str(fil), "--svg", str(tmp_path / "timer.svg"))
    assert pq.read_table(fil)["antal"].to_pylist() == [6]
    assert "6-10 timer" in (tmp_path / "timer.svg").read_text("utf-8")
    _koer("timer", "--data", faa, "--parquet", str(fil))
    assert pq.read_table(fil)["antal"].to_pylist() == [None]
    ud = _koer("timer", "--data", faa, "--svg", str(tmp_path / "faa.svg"))
    assert "timer har intet at tegne." in ud.stderr
    assert not (tmp_path / "faa.svg").exists()


@pytest.mark.django_db
def test_uden_kommune_spoerges_landet_og_uden_noget_siges_det(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA = tmp_path
    with pytest.raises(Fejlet, match="Der er ingen tabeller at spørge"):
        _koer("timer")
    with pytest.raises(Fejlet, match="Landets tabeller ligger ikke i"):
        _koer("timer", "--land")
    _skriv(tmp_path / "indblik" / "land", 6)
    for argumenter in (["timer"], ["timer", "--land"]):
        ud = _koer(*argumenter, "--json")
        assert ud.stderr.startswith("Landet: 6 sager")
        assert _maal(ud)["raekker"] == [{"baand": "06", "antal": 6, "andel": 100.0, "gennemsnit": 8.0}]


def test_en_mappe_uden_tabeller_eller_med_et_gammelt_skema(tmp_path: Path) -> None:
    with pytest.raises(UgyldigtInput, match=r"peg på mappen med nyeste\.json"):
        _koer("timer", "--data", str(tmp_path))
    data = Path(_skriv(tmp_path / "gammel", 1))
    om = json.loads((data / "nyeste.json").read_text("utf-8"))
    (data / "nyeste.json").write_text(json.dumps(om | {"skema": om["skema"] - 1}), "utf-8")
    with pytest.raises(Fejlet, match="fleksjob indblik opdater"):
        _koer("timer", "--data", str(data))


def test_filerne_fra_et_opdigtet_land_siger_det(tmp_path: Path) -> None:
    mappe = _skriv(tmp_path / "land", 6)
    assert "Opdigtede data" not in _koer("timer", "--data", mappe, "--csv").stdout
    (Path(mappe) / "land.json").write_text(
        '{"antal": 6, "froe": 1, "dag": "2026-11-20", "skala": 1.0, "opdigtet": true}', "utf-8"
    )
    billede = tmp_path / "timer.svg"
    assert "# data: Opdigtede data" in _koer("timer", "--data", mappe, "--csv").stdout
    _koer("timer", "--data", mappe, "--svg", str(billede))
    assert "Opdigtede data" in billede.read_text("utf-8")
