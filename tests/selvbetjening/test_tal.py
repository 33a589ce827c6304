"""De åbne tal: enhver kan læse dem, de siger, hvad de er, og ingen lille gruppe kan findes i dem."""

import html
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from tests.indblik.kommuner_i_hukommelsen import job, skriv_land

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OP = {"type": "vilkaar_aendret", "gyldig_fra": "2026-01-01", "ansaettelse": "a", "timer": 12}
FILER = ("timer-over-tid", "fra-timer-til-timer", "tid-til-job", "kort-faa-timer")


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def landet(tmp_path: Path) -> Path:
    """Otte kommuner: tyve på 8 timer i hver, ti på 18; i Gentofte har kun tre 8 timer. Ti i København er gået op."""
    mappe = tmp_path / "indblik" / "land"
    almindelig = [[job(8)]] * 20 + [[job(18)]] * 10
    kommuner: dict[int, Any] = dict.fromkeys((147, 151, 153, 155, 461, 751), almindelig)
    kommuner[101] = [*almindelig, *[[job(8), OP]] * 10]
    kommuner[157] = [[job(8)]] * 3 + [[job(18)]] * 10
    skriv_land(mappe, kommuner)
    (mappe / "land.json").write_text('{"antal": 233, "froe": 1, "dag": "2026-11-20", "skala": 0.001}')
    return mappe


def tekst(svar: Any) -> str:
    uden = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return re.sub(r"\s+", " ", html.unescape(uden))


def test_uden_tabeller_siger_siden_at_der_ikke_er_nogen() -> None:
    svar = Client().get("/tal/")
    assert svar.status_code == 200
    assert "Der er ikke regnet nogen tal endnu." in tekst(svar)
    assert Client().get("/tal/timer-over-tid.csv").status_code == 404


def test_enhver_ser_landet_i_fire_billeder_og_at_det_er_opdigtet(landet: Path) -> None:
    svar = Client().get("/tal/")
    siden = tekst(svar)
    assert "Tallene er opdigtede." in siden
    assert "233 er i fleksjob." in siden
    for overskrift in (
        "Hvor mange timer",
        "Bliver jobbene større?",
        "Hvor længe venter man",
        "Hvor er det anderledes?",
    ):
        assert overskrift in siden
    assert svar.cookies == {}
    assert "style=" not in svar.content.decode()
    assert svar.content.decode().count('role="img"') >= 6


def test_ingen_kommune_med_faa_har_sit_tal_paa_siden_eller_i_en_fil(landet: Path) -> None:
    """Gentofte har tre på få timer. Hverken de tre, de 10 eller andelen (23,1 %) må stå noget sted."""
    siden = Client().get("/tal/").content.decode()
    assert "23,1" not in siden
    raekken = siden.split("<td>Gentofte</td>")[1].split("</tr>")[0]
    assert set(re.findall(r">([^<>]+)</td>", raekken)) == {"skjult"}
    for endelse in ("csv", "json", "svg"):
        fil = Client().get(f"/tal/kort-faa-timer.{endelse}").content.decode()
        assert "23,1" not in fil
        assert "23.1" not in fil
    linje = next(
        en for en in Client().get("/tal/kort-faa-timer.csv").content.decode().splitlines() if "Gentofte" in en
    )
    assert set(linje.split(";")[1:]) == {"skjult"}


def test_kortet_kan_vise_et_andet_tal_uden_javascript(landet: Path) -> None:
    svar = Client().get("/tal/", {"kort": "op-i-tid"})
    assert "mange af de små job er blevet større" in tekst(svar)
    assert '<option value="op-i-tid" selected>' in svar.content.decode()
    assert '<option value="faa-timer" selected>' in Client().get("/tal/", {"kort": "<x>"}).content.decode()


def test_kommunen_har_sine_egne_billeder_men_intet_kort(landet: Path, tmp_path: Path) -> None:
    from fleksjob.sager.models import Kommune

    Kommune.objects.create(kode=901, navn="Prøveby Kommune")
    skriv_land(tmp_path / "indblik" / "901", {901: [[job(8)]] * 30})
    svar = Client().get("/tal/", {"hvor": "901"})
    assert "Prøveby Kommune, som det så ud 20. november 2026" in tekst(svar)
    assert "30 er i fleksjob." in tekst(svar)
    assert "Hvor er det anderledes?" not in tekst(svar)
    assert Client().get("/tal/kort-faa-timer.csv", {"hvor": "901"}).status_code == 404
    assert Client().get("/tal/", {"hvor": "<script>"}).status_code == 200


@pytest.mark.parametrize("kode", FILER)
def test_hvert_billede_kan_hentes_i_hver_form(landet: Path, kode: str) -> None:
    csv = Client().get(f"/tal/{kode}.csv")
    assert csv["Content-Disposition"] == f'attachment; filename="{kode}-landet-2026-11-20.csv"'
    assert "# definition: " in csv.content.decode()
    assert "# data: Opdigtede data" in csv.content.decode()
    assert Client().get(f"/tal/{kode}.parquet").content[:4] == b"PAR1"
    assert Client().get(f"/tal/{kode}.json").json()["kilde"]
    if kode == "tid-til-job":  # ingen i det lille land har været ledig
        assert Client().get(f"/tal/{kode}.png").status_code == 404
        return
    i_billedet = "".join(ET.fromstring(Client().get(f"/tal/{kode}.svg").content).itertext())
    assert "Opdigtede data" in i_billedet
    assert ("Rækker med tal under 5" in i_billedet) == (kode == "kort-faa-timer")
    assert Client().get(f"/tal/{kode}.png").content[:8] == b"\x89PNG\r\n\x1a\n"


def test_en_fil_der_ikke_findes_findes_ikke(landet: Path) -> None:
    for sti in ("/tal/timer.csv", "/tal/kort-findes-ikke.csv", "/tal/timer-over-tid.xlsx"):
        assert Client().get(sti).status_code == 404
    assert Client().post("/tal/").status_code == 405


def test_der_er_vej_til_de_aabne_tal_fra_forsiden() -> None:
    assert '<a href="/tal/">Åbne tal om fleksjob</a>' in Client().get("/").content.decode()
