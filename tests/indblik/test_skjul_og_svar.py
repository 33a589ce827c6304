"""Et måls svar, og filen af det, der kan gives videre. Reglen for små tal prøves i test_skjul."""

from datetime import date
from pathlib import Path

import pytest
from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob.indblik import tabeller
from fleksjob.indblik.figurer import figur
from fleksjob.indblik.filer import som_fil
from fleksjob.indblik.maal import ALLE, MAAL
from fleksjob.indblik.svar import Svar, maalet, svar, vist
from fleksjob.lov.kerne.fejl import UgyldigtInput

TIMER = MAAL["timer"]
DAG = date(2026, 6, 30)
JOB = {
    "type": "fleksjob_startet",
    "gyldig_fra": "2025-01-01",
    "ansaettelse": "a",
    "timer": 8,
    "intensitet": 100,
}


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    tabeller.opdater(tmp_path, LilleArkiv({f"p{nr}": laes([JOB]) for nr in range(6)}), NU)
    return tmp_path


def som_csv(et_svar: Svar) -> str:
    return som_fil(et_svar, "csv").decode("utf-8-sig")


def test_filen_siger_hvad_tallene_er_og_skjuler_de_smaa(mappe: Path) -> None:
    fil = som_csv(svar(mappe, "timer", DAG))
    assert (
        fil.splitlines()[0]
        == "# citat: I fleksjob efter timer (timer), pr. 30. juni 2026, tabellernes udgave 1 af 20. november 2026"
    )
    assert "6-10 timer;6;100,0;8,0" in fil
    tabeller.opdater(mappe, LilleArkiv({"p1": laes([JOB])}), NU)
    assert "6-10 timer;skjult;skjult;skjult" in som_csv(svar(mappe, "timer", DAG))


def test_hvert_maal_kan_siges_tegnes_og_skrives_ogsaa_uden_sager(mappe: Path, tmp_path: Path) -> None:
    tomt = tmp_path / "tom"
    tabeller.opdater(tomt, LilleArkiv({}), NU)
    for maal in ALLE:
        for sted in (mappe, tomt):
            fundet = svar(sted, maal.kode, DAG)
            navne = {k.navn: k.koder for k in maal.kolonner if k.koder}
            assert fundet.maal.hovedtal(fundet.raekker)
            assert maal.navn in som_csv(fundet)
            tegnet = figur(maal.kode, fundet.raekker, navne)
            assert tegnet == "" or (
                tegnet.startswith("<svg") and "<desc" in tegnet and "style=" not in tegnet
            )


def test_uden_tabeller_og_med_et_ukendt_navn_siges_hvad_der_ville_vaere_rigtigt(tmp_path: Path) -> None:
    with pytest.raises(UgyldigtInput, match="fleksjob indblik opdater"):
        svar(tmp_path, "timer", DAG)
    with pytest.raises(UgyldigtInput, match="«timre» findes ikke; vælg blandt tilgang"):
        maalet("timre")


def test_tal_skrives_paa_dansk() -> None:
    kolonner = {k.navn: k for k in TIMER.kolonner}
    assert vist(kolonner["antal"], 12345) == "12.345"
    assert vist(kolonner["andel"], 18.25) == "18,2 %"
    assert vist(kolonner["gennemsnit"], None) == "–"
    assert vist(kolonner["baand"], "06") == "6-10 timer"
