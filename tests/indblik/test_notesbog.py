"""Målene i en notesbog: samme tal som på skærmen, på egen forbindelse, og definitionen følger med."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pytest
from tests.indblik.lille_arkiv import NU, LilleArkiv, laes

from fleksjob import indblik
from fleksjob.indblik import maal, svar, tabeller
from fleksjob.indblik.notesbog import Notesbog
from fleksjob.lov.kerne.fejl import UgyldigtInput

DAG = date(2026, 11, 20)


def _ledig(siden: str) -> list[dict[str, Any]]:
    return [
        {"type": "sag_oprettet", "gyldig_fra": "2024-01-05"},
        {"type": "afgoerelse_truffet", "gyldig_fra": "2024-05-02", "art": "visitation", "udfald": "bevilget"},
        {"type": "ledighedsydelse_startet", "gyldig_fra": siden, "sats": "hoej"},
    ]


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    sager = {"anna": laes(_ledig("2024-05-03")), "bo": laes(_ledig("2026-10-01"))}
    tabeller.opdater(tmp_path, LilleArkiv(sager), NU)
    return tmp_path


@pytest.fixture
def bog(mappe: Path) -> Notesbog:
    return indblik.aabn(mappe)


@pytest.mark.parametrize("kode", ["ledighedsydelse_nu", "bestand", "tilgang", "udbetalingskoe"])
def test_et_maal_giver_det_samme_som_paa_skaermen(mappe: Path, bog: Notesbog, kode: str) -> None:
    assert bog.spoerg(kode).raekker == list(svar.svar(mappe, kode, DAG).raekker)


def test_svaret_har_definitionen_med(bog: Notesbog) -> None:
    svaret = bog.ledighedsydelse_nu(dag=date(2026, 10, 31))
    ramme, tabel = svaret.pandas(), svaret.arrow()
    assert ramme.attrs["definition"] == maal.MAAL["ledighedsydelse_nu"].definition
    assert (ramme.attrs["dag"], ramme.attrs["valg"]) == ("2026-10-31", "efter=varighed")
    assert tabel.schema.metadata[b"forbehold"].decode() == maal.MAAL["ledighedsydelse_nu"].forbehold
    assert (
        tabel.to_pylist()
        == svaret.raekker
        == ramme.astype(object).where(ramme.notna(), None).to_dict("records")
    )
    assert svaret.saetning.startswith("2 personer får ledighedsydelse")
    assert maal.MAAL["ledighedsydelse_nu"].definition in bog.ledighedsydelse_nu.__doc__


def test_svaret_kan_laeses_som_tekst_og_i_en_notesbog(bog: Notesbog) -> None:
    svaret = bog.ledighedsydelse_nu()
    linjer = str(svaret).splitlines()
    assert linjer[0] == "På ledighedsydelse nu, 20. november 2026"
    assert linjer[1].split()[:3] == ["Har", "varet", "Personer"]
    assert linjer[-1].split()[:2] == ["Alle", "2"]
    assert "<caption>På ledighedsydelse nu, 20. november 2026</caption>" in svaret._repr_html_()


def test_smaa_tal_kan_skjules(bog: Notesbog) -> None:
    assert {en["antal"] for en in bog.ledighedsydelse_nu().skjult()} == {"skjult"}


def test_et_delt_svar_har_gruppen_forrest_og_en_kommune_kan_vaelges(bog: Notesbog) -> None:
    assert str(bog.ledighedsandel(efter="koen")).splitlines()[2].startswith("Kvinder")
    assert bog.i_kommunerne(901).ledighedsydelse_nu().raekker[-1]["antal"] == 2
    assert [en["antal"] for en in bog.i_kommunerne(101).ledighedsydelse_nu().raekker] in ([], [0])


@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis' egen vej til DuckDB
def test_paa_egen_forbindelse_med_egne_navne(bog: Notesbog) -> None:
    egen = duckdb.connect()
    egen.register("mine", bog.arrow(bog.tabeller.hel("perioder")))
    fra_duckdb = maal.paa(egen, dag=DAG, navne={"perioder": "mine"})
    ventet = bog.ledighedsydelse_nu().raekker
    assert fra_duckdb.ledighedsydelse_nu().raekker == ventet
    fra_ibis = ibis.duckdb.connect()
    fra_ibis.create_table("perioder", bog.arrow(bog.tabeller.hel("perioder")))
    assert maal.paa(fra_ibis, dag=DAG).ledighedsydelse_nu().raekker == ventet
    with pytest.raises(UgyldigtInput, match="Målet klager bruger klager, som forbindelsen ikke har"):
        _ = fra_duckdb.klager().raekker
    with pytest.raises(UgyldigtInput, match="Sig, hvilken dag"):
        maal.paa(fra_ibis).ledighedsydelse_nu()


def test_det_der_ikke_gaar_siges(tmp_path: Path, bog: Notesbog) -> None:
    with pytest.raises(UgyldigtInput, match="Der er ingen tabeller i"):
        indblik.aabn(tmp_path / "tom")
    with pytest.raises(UgyldigtInput, match="Forbindelsen har ingen af tabellerne"):
        maal.paa(duckdb.connect())
    with pytest.raises(UgyldigtInput, match="En forbindelse af typen str kendes ikke"):
        maal.paa("duckdb://")
    with pytest.raises(AttributeError, match="Målet «progresion» findes ikke"):
        _ = bog.progresion
    assert "progression" in dir(bog)


def test_hverken_django_eller_ibis_hentes_foer_der_regnes() -> None:
    kode = (
        "import sys; from fleksjob import indblik; indblik.aabn;"
        "print(sorted(set(sys.modules) & {'django', 'ibis', 'duckdb', 'pandas', 'pyarrow'}))"
    )
    svaret = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert svaret.stdout == "[]\n"
