"""De lignende kommuner: valgt på træk og ikke på resultater, regnet tilsammen, og de små skjult."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from tests.indblik.kommuner_i_hukommelsen import job, skriv_land

from fleksjob.indblik.hovedsvar import HOVEDSVAR, Besvaret, Hovedsvar, besvar, skrevet
from fleksjob.indblik.sammenlignelige import ANTAL, MINDST, Traek, for_kommuner, lignende, naermeste
from fleksjob.indblik.skjul import SKJULT

DAG = date(2026, 6, 30)
_TRAEK = st.builds(Traek, st.integers(1, 5000), st.floats(0, 60), st.integers(0, 400))


def _kommune(antal: int, gamle: int = 0, timer: float = 8) -> list[list[dict[str, object]]]:
    return [[job(timer, "2010-01-01" if nr < gamle else "2024-01-01")] for nr in range(antal)]


@pytest.fixture
def land(tmp_path: Path) -> Path:
    """Seks kommuner på 30-36 og en lille; Odense har mange i den gamle ordning."""
    mappe = tmp_path / "land"
    skriv_land(mappe, {
        101: _kommune(36), 147: _kommune(30), 151: _kommune(31), 153: _kommune(32), 155: _kommune(33, timer=20),
        461: _kommune(34, gamle=30), 825: _kommune(4),
    })  # fmt: skip
    return mappe


def test_de_fem_naermeste_er_dem_der_ligner_i_stoerrelse_og_ordning(land: Path, tmp_path: Path) -> None:
    egen = tmp_path / "egen"
    skriv_land(egen, {901: _kommune(32)})
    fundet = lignende(land, egen, 901)
    assert fundet is not None
    assert fundet.vores == Traek(32, 0.0, 0)
    assert fundet.navne == ("Brøndby", "Dragør", "Ballerup", "Frederiksberg", "København")
    assert fundet.andre[155].antal == 33


def test_en_selv_er_ikke_med_og_timerne_ses_der_ikke_paa(land: Path, tmp_path: Path) -> None:
    """Dragør har dobbelt så mange timer; det er et resultat og gør den ikke mindre lig."""
    egen = tmp_path / "egen"
    skriv_land(egen, {153: _kommune(32)})
    fundet = lignende(land, egen, 153)
    assert fundet is not None
    assert 153 not in fundet.koder
    assert 155 in fundet.koder


def test_uden_landets_tabeller_er_der_ingen(tmp_path: Path) -> None:
    egen = tmp_path / "egen"
    skriv_land(egen, {901: _kommune(32)})
    assert lignende(tmp_path / "land", egen, 901) is None


@given(_TRAEK, st.dictionaries(st.integers(101, 200), _TRAEK, max_size=12))
def test_de_naermeste_er_store_nok_og_hoejst_fem(vores: Traek, andre: dict[int, Traek]) -> None:
    fundet = naermeste(vores, andre)
    assert len(fundet) == min(ANTAL, sum(t.antal >= MINDST for t in andre.values()))
    assert all(t.antal >= MINDST for t in fundet.values())
    ens = {kode: Traek(100, 10.0, 10) for kode in andre}
    assert list(naermeste(Traek(100, 10.0, 10), ens)) == sorted(ens)[:ANTAL]


def test_en_anden_kommunes_faa_i_gammel_ordning_er_skjult() -> None:
    assert Traek(40, 7.5, 3).gammel_vist == SKJULT
    assert Traek(40, 0.0, 0).gammel_vist == "0"
    assert Traek(40, 12.5, 5).gammel_vist == "12,5"


def test_maalet_regnes_for_de_kommuner_som_var_de_en(land: Path) -> None:
    raekker = for_kommuner(land, "timer", DAG, (153, 155))
    assert {en["baand"]: (en["antal"], en["andel"]) for en in raekker} == {"06": (32, 49.2), "16": (33, 50.8)}
    assert for_kommuner(land, "udbetalingskoe", DAG, (153, 155)) == ()


def test_et_svar_har_i_fjor_og_de_andre_ved_siden_af(land: Path, tmp_path: Path) -> None:
    egen = tmp_path / "egen"
    op = {"type": "vilkaar_aendret", "gyldig_fra": "2026-01-01", "ansaettelse": "a", "timer": 12}
    skriv_land(egen, {901: [[job(8), op]] * 8 + [[job(8)]] * 8})
    om = next(en for en in HOVEDSVAR if en.kode == "progression")
    et = besvar(om, egen, DAG, land=land, koder=(153,), skjult=False)
    assert (et.nu, et.foer, et.andre) == (50.0, 0.0, 0.0)
    assert (et.skrevet, et.foer_skrevet, et.mod_foer, et.mod_andre) == ("50 %", "0 %", "bedre", "bedre")


def test_et_lille_svar_er_skjult_for_den_der_ikke_ser_sager(land: Path, tmp_path: Path) -> None:
    egen = tmp_path / "egen"
    op = {"type": "vilkaar_aendret", "gyldig_fra": "2026-01-01", "ansaettelse": "a", "timer": 12}
    skriv_land(egen, {901: [[job(8), op]] * 2 + [[job(8)]] * 10})
    om = next(en for en in HOVEDSVAR if en.kode == "progression")
    assert besvar(om, egen, DAG, land=land, skjult=False).nu == 16.7
    assert besvar(om, egen, DAG, land=land, skjult=True).skrevet == SKJULT


def test_hvert_hovedsvar_kan_svares_ogsaa_uden_sager(tmp_path: Path) -> None:
    skriv_land(tmp_path, {901: []})
    for om in HOVEDSVAR:
        et = besvar(om, tmp_path, DAG, land=tmp_path / "land", skjult=False)
        assert et.skrevet in ("–", "0 måneder")
        assert et.mod_foer == ""


def test_bedre_og_daarligere_foelger_retningen() -> None:
    def mod(bedst: str, nu: float | None, foer: float | str | None) -> str:
        om = Hovedsvar("timer", "?", "%", "lav" if bedst == "lav" else "hoej", lambda _, __: None)
        return Besvaret(om, nu, foer, None).mod_foer

    assert [mod("lav", 1, 2), mod("lav", 2, 1), mod("hoej", 2, 1), mod("hoej", 1, 2)] == [
        "bedre", "dårligere", "bedre", "dårligere",
    ]  # fmt: skip
    assert (mod("lav", 1.04, 1.0), mod("lav", 1, None), mod("lav", 1, SKJULT)) == ("det samme", "", "")
    assert (skrevet(None, "%"), skrevet(SKJULT, "%"), skrevet(12.5, "uger")) == ("–", SKJULT, "12,5 uger")
