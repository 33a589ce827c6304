"""Filerne, der kan gives videre: små tal er skjult i dem alle, og definitionen og henvisningen følger med."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace
from tests.indblik.kommuner_i_hukommelsen import job, skriv_land

from fleksjob.indblik.filer import Format, aabent, filnavn, som_fil, udtraek, udtraek_over_tid
from fleksjob.indblik.historie import dagen_i, historie
from fleksjob.indblik.kort import HAR_SMAA, hentet_billede, kort
from fleksjob.indblik.skjul import SKJULT
from fleksjob.indblik.svar import Svar, svar

DAG = date(2026, 6, 30)


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """Tolv på 8 timer, otte på 14 og tre på 25: de tre er for få, og så skjules også de otte."""
    skriv_land(tmp_path, {901: [[job(8)]] * 12 + [[job(14)]] * 8 + [[job(25, "2025-01-01")]] * 3})
    return tmp_path


def _csv(et_svar: Svar) -> list[list[str]]:
    tekst = som_fil(et_svar, "csv").decode("utf-8-sig")
    return [en for en in csv.reader(StringIO(tekst), delimiter=";") if not en[0].startswith("#")]


def test_csv_har_henvisning_definition_og_skjulte_tal(mappe: Path) -> None:
    et_svar = svar(mappe, "timer", DAG)
    tekst = som_fil(et_svar, "csv").decode("utf-8-sig")
    for felt in (et_svar.citat, et_svar.maal.definition, et_svar.maal.kilde, et_svar.maal.forbehold):
        assert felt in tekst.replace('""', '"')
    assert _csv(et_svar) == [
        ["Timer om ugen", "Personer", "Andel (procent)", "Gennemsnit (timer)"],
        ["6-10 timer", "12", "52,2", "8,0"],
        ["11-15 timer", "skjult", "skjult", "skjult"],
        ["21-25 timer", "skjult", "skjult", "skjult"],
    ]


def test_det_lille_tal_staar_ikke_i_nogen_af_filerne(mappe: Path) -> None:
    et_svar = svar(mappe, "timer", DAG)
    assert {en["baand"]: en["antal"] for en in et_svar.raekker} == {"06": 12, "11": 8, "21": 3}
    j = json.loads(som_fil(et_svar, "json"))
    assert [(en["baand"], en["antal"]) for en in j["raekker"]] == [("06", 12), ("11", SKJULT), ("21", SKJULT)]
    p = pq.read_table(BytesIO(som_fil(et_svar, "parquet"))).to_pylist()
    assert [(en["baand"], en["antal"], en["skjult"]) for en in p] == [
        ("06", 12.0, False),
        ("11", None, True),
        ("21", None, True),
    ]


def test_parquet_baerer_definitionen_i_sine_oplysninger(mappe: Path) -> None:
    et_svar = svar(mappe, "timer", DAG)
    om = pq.read_schema(BytesIO(som_fil(et_svar, "parquet"))).metadata
    assert om[b"citat"].decode() == et_svar.citat
    assert om[b"definition"].decode() == et_svar.maal.definition
    assert json.loads(om[b"koder"])["baand"]["06"] == "6-10 timer"


def test_billedet_har_hverken_det_skjulte_eller_en_soejle_for_det(mappe: Path) -> None:
    svg = hentet_billede(svar(mappe, "bestand", DAG, efter="timer"))
    tekster = "".join(ET.fromstring(svg).itertext())
    assert "Rækker med tal under 5 er ikke tegnet." in tekster
    assert "21-25 timer" not in tekster
    assert "pr. 30. juni 2026" in tekster


def test_kortet_skjuler_i_ord_billede_og_tabel_for_den_der_ikke_ser_sager(mappe: Path) -> None:
    et_svar = svar(mappe, "timer", DAG)
    for skjult in (False, True):
        k = kort(et_svar, skjult=skjult)
        vist = [c.vist for linje in k.linjer for c in linje]
        assert ("3" in vist) == (not skjult)
        assert (k.hovedtal == HAR_SMAA) == skjult
        assert ("21-25 timer" in k.figur) == (not skjult)


@pytest.mark.parametrize("format_", ["csv", "json", "parquet"])
def test_et_svar_uden_raekker_kan_ogsaa_hentes(tmp_path: Path, format_: Format) -> None:
    skriv_land(tmp_path, {901: []})
    assert som_fil(svar(tmp_path, "timer", DAG), format_)


def test_et_valg_staar_i_henvisningen(mappe: Path) -> None:
    assert "(progression, taerskel=2.0)" in svar(mappe, "progression", DAG, taerskel=2.0).citat
    assert "(progression)" in svar(mappe, "progression", DAG).citat


def test_delt_efter_en_gruppe_har_filen_gruppen_og_gruppens_navn_er_aldrig_skjult(mappe: Path) -> None:
    ud = udtraek(svar(mappe, "progression", DAG, efter="koen"))
    assert ud.kolonner[0].navn == "gruppe"
    assert {en["gruppe"] for en in ud.raekker} == {"kvinde", "i_alt"}


def test_over_tid_har_hver_dag_sin_raekke_og_sine_skjulte(mappe: Path) -> None:
    dage = [dagen_i(DAG, aar) for aar in (2024, 2025, 2026)]
    ud = udtraek_over_tid(dage, [aabent(mappe, "timer", dag) for dag in dage])
    assert [k.navn for k in ud.kolonner][:2] == ["pr", "baand"]
    i_2024 = [(en["baand"], en["antal"]) for en in ud.raekker if en["pr"] == "2024-06-30"]
    assert i_2024 == [("06", 12), ("11", 8)]
    assert [en["antal"] for en in ud.raekker if en["pr"] == "2026-06-30"] == [12, SKJULT, SKJULT]
    assert ud.citat.endswith("og samme dag de 2 år før")


def test_historien_begynder_hvor_der_er_noget_at_taelle(mappe: Path) -> None:
    fundet = historie(mappe, "timer", DAG)
    assert [en.dag.year for en in fundet] == [2024, 2025, 2026]
    assert dagen_i(date(2024, 2, 29), 2023) == date(2023, 2, 28)


def test_filen_hedder_efter_maal_og_dag() -> None:
    assert filnavn("timer", DAG, "png") == "timer-2026-06-30.png"


def test_udtraekket_regnes_om_naar_tabellerne_er_nye(mappe: Path) -> None:
    assert len(aabent(mappe, "timer", DAG).raekker) == 3
    skriv_land(mappe, {901: [[job(8)]] * 40})
    assert [en["antal"] for en in aabent(mappe, "timer", DAG).raekker] == [40]


def test_en_lang_tabel_over_tid_viser_de_nyeste_raekker(mappe: Path) -> None:
    raekker = tuple({"kohorte": str(aar), "uge": uge, "i_risiko": 9, "i_job": 0, "andel": 100.0, "fejl": 0.0,
                     "nedre": 100.0, "oevre": 100.0} for aar in (2024, 2025, 2026) for uge in range(40))  # fmt: skip
    k = kort(replace(svar(mappe, "tid_til_job", DAG), raekker=raekker), skjult=False)
    assert k.i_alt == 120
    assert [linje[0].vist for linje in k.linjer] == ["2026"] * 40 + ["2025"] * 10
