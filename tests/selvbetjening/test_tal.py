"""De åbne tal: enhver kan læse dem, de siger, hvad de er, og ingen lille gruppe kan findes i dem."""

import html
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from tests.indblik.kommuner_i_hukommelsen import job, skriv_land
from tests.indblik.lille_arkiv import NU

from fleksjob.indblik.jobindsats import aabne
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.models import Kommune, Offentliggoerelse
from fleksjob.sager.offentliggoerelser import offentliggoer

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OP = {"type": "vilkaar_aendret", "gyldig_fra": "2026-01-01", "ansaettelse": "a", "timer": 12}
OKTOBER = date(2026, 10, 1)
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


@pytest.fixture
def proeveby(tmp_path: Path) -> Kommune:
    """Prøveby med 30 på 8 timer i tabellerne. Intet er offentliggjort."""
    kommune: Kommune = Kommune.objects.create(kode=901, navn="Prøveby Kommune")
    skriv_land(tmp_path / "indblik" / "901", {901: [[job(8)]] * 30})
    return kommune


def frigiv(kommune: Kommune, note: str = "", maaned: date = OKTOBER) -> None:
    """Det, lederen gør på sin side."""
    offentliggoer(kommune, None, maaned, note=note, nu=NU)


def test_en_kommune_uden_offentliggoerelse_er_der_ikke(landet: Path, proeveby: Kommune) -> None:
    """Tabellerne ligger der, men ingen har offentliggjort dem."""
    svar = Client().get("/tal/", {"hvor": "901"})
    assert svar.status_code == 200
    assert "Prøveby" not in tekst(svar)
    assert "30 er i fleksjob." not in tekst(svar)
    assert "En kommune er med her, når den har offentliggjort sine tal." in tekst(svar)
    for kode in FILER:
        assert Client().get(f"/tal/{kode}.csv", {"hvor": "901"}).status_code == 404
    assert Client().get("/tal/timer-over-tid.csv", {"hvor": "landet"}).status_code == 200


def test_kommunen_har_sine_egne_billeder_af_det_offentliggjorte(landet: Path, proeveby: Kommune) -> None:
    frigiv(proeveby)
    svar = Client().get("/tal/", {"hvor": "901"})
    siden = tekst(svar)
    assert (
        "Prøveby Kommune, oktober 2026, version 1: som det så ud 31. oktober 2026, offentliggjort 20.11.2026."
        in siden
    )
    assert '<a href="/tal/data/">data og udgivelser</a>' in svar.content.decode()
    assert "30 er i fleksjob. 100 % af dem arbejder højst 10 timer" in siden
    assert "Af 30 job, der begyndte på højst 10 timer, er 0 % gået op" in siden
    assert "offentliggjort som oktober 2026, version 1" in siden
    assert "Hvor er det anderledes?" not in siden
    assert "En kommune er med her" not in siden
    assert Client().get("/tal/kort-faa-timer.csv", {"hvor": "901"}).status_code == 404
    assert Client().get("/tal/", {"hvor": "<script>"}).status_code == 200
    assert "Landets tal er ingen kommunes offentliggørelse" in tekst(Client().get("/tal/"))


def test_en_rettelse_bagud_ses_foerst_naar_den_er_offentliggjort_med_en_note(
    proeveby: Kommune, tmp_path: Path
) -> None:
    """To af de tredive begyndte først 9. november. Tabellerne ved det; siden og filerne siger det ikke."""

    def det_hele() -> list[str]:
        adresser = ["/tal/", *(f"/tal/{kode}.{en}" for kode in FILER[:2] for en in ("csv", "json", "svg"))]
        alle = [Client().get(en, {"hvor": "901"}) for en in adresser]
        assert {en.status_code for en in alle} == {200}
        return [re.sub(r'name="csrfmiddlewaretoken"[^>]*', "", en.content.decode()) for en in alle]

    frigiv(proeveby)
    foer = det_hele()
    skriv_land(tmp_path / "indblik" / "901", {901: [*[[job(8)]] * 28, *[[job(8, fra="2026-11-09")]] * 2]})
    assert det_hele() == foer
    with pytest.raises(UgyldigtInput, match="Skriv en note"):
        frigiv(proeveby)
    assert det_hele() == foer
    frigiv(proeveby, "To job begyndte senere, end det stod.")
    siden = tekst(Client().get("/tal/", {"hvor": "901"}))
    assert "oktober 2026, version 2" in siden
    assert "Ændret, fordi: To job begyndte senere, end det stod." in siden
    assert "28 er i fleksjob." in siden
    linjer = Client().get("/tal/timer-over-tid.csv", {"hvor": "901"}).content.decode().splitlines()
    assert [en for en in linjer if en.startswith("2026-10-31;")] == ["2026-10-31;6-10 timer;28;100,0;8,0"]
    aendret = Offentliggoerelse.for_kommune(proeveby).get(version=2).aendringer
    dagens = {
        "tabel": "timer",
        "periode": "2026-10-31",
        "hvad": "Personer, 6-10 timer",
        "foer": "30",
        "nu": "28",
    }
    assert dagens in aendret


def test_et_tidligere_aar_staar_som_det_selv_er_offentliggjort(proeveby: Kommune, tmp_path: Path) -> None:
    """Oktober 2025 er ude med 30. Rettes den bagud, må oktober 2026 ikke ændre den i det stille."""
    frigiv(proeveby, maaned=date(2025, 10, 1))
    nye = [[job(8, fra="2025-11-03")]] * 5
    skriv_land(tmp_path / "indblik" / "901", {901: [*[[job(8)]] * 25, *nye]})
    frigiv(proeveby)
    linjer = Client().get("/tal/timer-over-tid.csv", {"hvor": "901"}).content.decode().splitlines()
    assert "2025-10-31;6-10 timer;30;100,0;8,0" in linjer
    assert "2024-10-31;6-10 timer;30;100,0;8,0" in linjer
    assert "2026-10-31;6-10 timer;30;100,0;8,0" in linjer
    frigiv(proeveby, "Fem job begyndte senere.", maaned=date(2025, 10, 1))
    frigiv(proeveby, "Oktober 2025 er rettet.")
    linjer = Client().get("/tal/timer-over-tid.csv", {"hvor": "901"}).content.decode().splitlines()
    assert "2025-10-31;6-10 timer;25;100,0;8,0" in linjer


def test_siden_tegner_kun_af_det_der_er_frosset(
    proeveby: Kommune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Uden tabeller på disken er kommunens side den samme."""
    frigiv(proeveby)
    foer = tekst(Client().get("/tal/", {"hvor": "901"}))
    (tmp_path / "indblik" / "901").rename(tmp_path / "vaek")
    assert tekst(Client().get("/tal/", {"hvor": "901"})) == foer


def test_en_udgave_uden_billeder_kan_stadig_laeses(
    proeveby: Kommune, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Som de udgaver, der er fra før billederne kom med: siden viser dem ikke, og en note bringer dem med."""
    with monkeypatch.context() as gammelt:
        gammelt.setattr(aabne, "frys_billeder", lambda *_: [])
        frigiv(proeveby)
    assert "Prøveby" not in tekst(Client().get("/tal/"))
    with pytest.raises(UgyldigtInput, match="Billederne på den åbne side er ikke med i version 1"):
        frigiv(proeveby)
    frigiv(proeveby, "Billederne er kommet med.")
    assert "Prøveby Kommune, oktober 2026, version 2" in tekst(Client().get("/tal/"))


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
