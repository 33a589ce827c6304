"""Kommandoen `fleksjob demo`: kun hvor den må være, én gang, og forfra, når der bedes om det."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from fleksjob.demo.demoens_plads import Maerke, kraev_tom_eller_demo, laes_maerke
from fleksjob.demo.indlaesning import indlaes
from fleksjob.demo.personale import KOMMUNEKODE
from fleksjob.drift.kommandolinje.demo import demo
from fleksjob.indblik import tabeller
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.indblikskilde import mappe
from fleksjob.sager.models import Bruger, Kommune, Offentliggoerelse, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
MAERKE = Maerke(2026, 300, date(2026, 11, 22))


def test_en_database_med_andet_indhold_roeres_ikke() -> None:
    Kommune.objects.create(kode=101, navn="En rigtig kommune")
    with pytest.raises(UgyldigtInput, match="ikke lavet af demoen"):
        kraev_tom_eller_demo()
    with pytest.raises(UgyldigtInput, match="ikke lavet af demoen"):
        indlaes(MAERKE, NU, lambda trin, antal: None)
    assert [en.navn for en in Kommune.objects.all()] == ["En rigtig kommune"]
    assert laes_maerke() is None


def _koer(*valg: str) -> Result:
    return CliRunner().invoke(demo, valg, catch_exceptions=False, env={"FLEKSJOB_DAG": "2026-11-22"})


def test_kommandoen_laver_demoen_en_gang_og_siger_hvem_man_kan_logge_ind_som() -> None:
    foerst = _koer("--antal", "60")
    assert foerst.exit_code == 0
    assert "60 sager" in foerst.output
    assert "karen" in foerst.output
    igen = _koer()
    assert "ligger der i forvejen: 60 sager" in igen.output
    andet = _koer("--antal", "50")
    assert "50 sager" in andet.output
    assert Sag.for_kommune(KOMMUNEKODE).count() == 50


def test_en_gammel_demo_bliver_liggende_og_siger_sin_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    _koer("--antal", "40")
    monkeypatch.setitem(os.environ, "FLEKSJOB_DAG", "2026-11-29")
    senere = CliRunner().invoke(demo, (), catch_exceptions=False)
    assert "lavet til 22.11.2026" in senere.output
    assert "--forfra" in senere.output
    forfra = CliRunner().invoke(demo, ("--forfra",), catch_exceptions=False)
    assert "29.11.2026" in forfra.output
    assert laes_maerke() == Maerke(2026, 40, date(2026, 11, 29))


def test_tallene_er_regnet_med_det_samme_og_igen_en_anden_dag(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    assert "Tallene er regnet af 40 sager" in _koer("--antal", "40").output
    assert "Tallene" not in _koer().output
    monkeypatch.setitem(os.environ, "FLEKSJOB_DAG", "2026-11-29")
    assert "Tallene er regnet af 40 sager" in CliRunner().invoke(demo, (), catch_exceptions=False).output
    udgave = tabeller.nyeste(mappe(KOMMUNEKODE))
    assert udgave is not None
    assert (udgave.dag, udgave.sager, udgave.omregnet) == (date(2026, 11, 29), 40, 0)


def test_den_seneste_hele_maaned_er_offentliggjort_en_gang(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    """En lille demo har for få; den almindelige har sin kommune på den åbne side fra første øjeblik."""
    settings.DATA = tmp_path
    assert "offentliggjort" not in _koer("--antal", "40").output
    monkeypatch.setattr("fleksjob.drift.kommandolinje.demo.ANTAL", 40)
    assert f"Oktober 2026 er offentliggjort; se /tal/?hvor={KOMMUNEKODE}." in _koer().output
    assert "offentliggjort" not in _koer().output
    (udgave,) = Offentliggoerelse.for_kommune(KOMMUNEKODE)
    assert (udgave.periode, udgave.version, udgave.note) == (date(2026, 10, 1), 1, "")


def test_en_stor_demo_siger_at_tallene_regnes_for_sig(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr("fleksjob.drift.kommandolinje.demo.HOEJST_TALT", 39)
    assert "Kør «fleksjob indblik opdater»." in _koer("--antal", "40").output
    assert tabeller.nyeste(mappe(KOMMUNEKODE)) is None


def test_en_demo_fra_foer_en_bruger_kom_til_siger_at_den_skal_laves_om() -> None:
    """Den, der lægger en ny udgave på en gammel datamappe, får en sætning og ikke en fejl fra databasen."""
    _koer("--antal", "40")
    Bruger.for_kommune(KOMMUNEKODE).filter(username="nora").delete()
    with pytest.raises(UgyldigtInput, match="kender ikke «nora»; kør «fleksjob demo --forfra»"):
        _koer()
    assert "nora" in _koer("--forfra").output
