"""Sagsbehandlernes regneark: hvert eksempel regnes efter, i hånden og af loven, og kommandoerne bruges, som de vil."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from fleksjob.drift.kommandolinje.eksempler import eksempler as kommando
from fleksjob.lov.bog.eksempler import Eksempel, efterproev, regnefejl
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.regelsaet import MODULER
from fleksjob.snitflader.eksempelark import laes, skriv

SAMLING = Path(__file__).parent / "eksempler.xlsx"
ALLE = laes(SAMLING)
# ME-29 trykker intet resultat og kan ikke prøves.
OFFENTLIGGJORTE = {f"ME-{nr:02}" for nr in (1, 3, 4, 5, 7, 8, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 31)}


@pytest.mark.parametrize("eksempel", ALLE, ids=lambda e: e.nr)
def test_eksemplet_stemmer(eksempel: Eksempel) -> None:
    assert regnefejl(eksempel) == ()
    assert efterproev(eksempel) == ()


def test_samlingen_er_saa_stor_som_lovet() -> None:
    assert {e.nr[:5] for e in ALLE} >= OFFENTLIGGJORTE
    assert len([e for e in ALLE if not e.nr.startswith("ME-") and e.haandberegning]) >= 60
    assert {e.regelsaet for e in ALLE} >= set(MODULER)


def koer(*argumenter: str | Path) -> Result:
    return CliRunner().invoke(kommando, [str(a) for a in argumenter])


def aendret(fil: Path, efter: str, **felter: Any) -> Path:
    valgt = next(e for e in ALLE if e.nr == efter)
    raat = {f: getattr(valgt, f) for f in valgt.__struct_fields__} | felter
    skriv(fil, [Eksempel(**raat)])
    return fil


def test_et_eksempel_loven_er_uenig_i(tmp_path: Path) -> None:
    fil = aendret(tmp_path / "nyt.xlsx", "ME-08", forventet={"fleksloentilskud": 15273.0})
    svar = koer("proev", fil)
    assert svar.exit_code == 1
    assert "ME-08: fleksloentilskud: ventet 15.273,0, fik 15.272,0" in svar.output
    assert json.loads(koer("proev", fil, "--json").stdout)["uenige"].keys() == {"ME-08"}


def test_en_haandberegning_der_ikke_stemmer(tmp_path: Path) -> None:
    fil = aendret(tmp_path / "nyt.xlsx", "ME-08", haandberegning="19.952 − 4.680 = 15.372")
    assert "men regnestykket giver 15.272." in koer("proev", fil).output


def test_en_haandberegning_om_noget_andet(tmp_path: Path) -> None:
    fil = aendret(tmp_path / "nyt.xlsx", "ME-08", haandberegning="1 + 1 = 2")
    assert "Håndberegningen når ikke frem til noget af det ventede." in koer("proev", fil).output


def test_importer_laegger_nye_til_og_roerer_ikke_de_gamle(tmp_path: Path) -> None:
    samling = tmp_path / "samling.xlsx"
    skriv(samling, ALLE)
    nyt = aendret(tmp_path / "nyt.xlsx", "ME-08", nr="MIN-1", titel="Samme tal, mit eget nummer")
    assert koer("importer", nyt, "--til", samling).exit_code == 0
    assert [e.nr for e in laes(samling)].count("MIN-1") == 1
    assert len(laes(samling)) == len(ALLE) + 1
    foer = samling.read_bytes()
    assert "0 nye eksempler" in koer("importer", nyt, "--til", samling).output
    assert len(laes(samling)) == len(ALLE) + 1
    andet = aendret(tmp_path / "andet.xlsx", "ME-08", nr="MIN-1", titel="Noget andet")
    foer = samling.read_bytes()
    assert "har allerede andre eksempler med nummer MIN-1" in koer("importer", andet, "--til", samling).output
    assert samling.read_bytes() == foer


def test_importer_tager_ikke_uenige_uden_at_blive_bedt(tmp_path: Path) -> None:
    nyt = aendret(
        tmp_path / "nyt.xlsx",
        "ME-08",
        nr="MIN-2",
        forventet={"fleksloentilskud": 1.0},
        haandberegning="1 = 1",
    )
    til = tmp_path / "til.xlsx"
    svar = koer("importer", nyt, "--til", til)
    assert svar.exit_code == 1
    assert not til.exists()
    assert koer("importer", nyt, "--til", til, "--ogsaa-uenige").exit_code == 0
    assert [e.nr for e in laes(til)] == ["MIN-2"]


def test_eksporter_som_tekst_og_som_regneark(tmp_path: Path) -> None:
    assert koer("eksporter", SAMLING, "--til", tmp_path / "alle.yaml").exit_code == 0
    raat = yaml.safe_load((tmp_path / "alle.yaml").read_text(encoding="utf-8"))
    assert [x["nr"] for x in raat] == [e.nr for e in ALLE]
    assert (
        koer("eksporter", SAMLING, "--til", tmp_path / "et.xlsx", "--regelsaet", "arbejdsgiver").exit_code
        == 0
    )
    assert {e.regelsaet for e in laes(tmp_path / "et.xlsx")} == {"arbejdsgiver"}


def test_intet_overskrives(tmp_path: Path) -> None:
    fil = tmp_path / "findes.xlsx"
    fil.write_bytes(b"vigtigt")
    for argumenter in (("skabelon", fil), ("eksporter", SAMLING, "--til", fil)):
        svar = koer(*argumenter)
        assert isinstance(svar.exception, UgyldigtInput)
        assert fil.read_bytes() == b"vigtigt"


def test_skabelonen_har_et_ark_for_hvert_regelsaet_og_valglister(tmp_path: Path) -> None:
    fil = tmp_path / "tom.xlsx"
    assert koer("skabelon", fil).exit_code == 0
    bog = load_workbook(fil)
    assert bog.sheetnames == ["Læs mig", *MODULER, "satser"]
    lister = [v.formula1 for v in bog["fleksloentilskud"].data_validations.dataValidation]
    assert '"oere,hele_kroner_pr_linje,hele_kroner,ingen"' in lister
    assert laes(fil) == []
