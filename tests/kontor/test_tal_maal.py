"""Et måls egen side: valgene i adressen, årene bag, de lignende kommuner, og filerne i alle former."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from tests.indblik.kommuner_i_hukommelsen import job, skriv_land

from fleksjob.indblik.kommuner import kommuner
from fleksjob.indblik.maal import ALLE, MAAL
from fleksjob.kontor.formularer.tal import Valgformular, skrevet

DAG = date(2026, 11, 20)
KODER = sorted(kommuner())
OP = {"type": "vilkaar_aendret", "gyldig_fra": "2026-01-01", "ansaettelse": "a", "timer": 9.5}


def _formular(kode: str, adresse: str) -> Valgformular:
    return Valgformular(QueryDict(adresse).dict(), maal=MAAL[kode], dag=DAG)


def test_hvert_maal_kan_spoerges_med_sine_egne_valg() -> None:
    for maal in ALLE:
        tom = Valgformular({}, maal=maal, dag=DAG)
        assert not tom.is_bound
        adresse = "&".join(f"{navn}={skrevet(felt)}" for navn, felt in tom.fields.items() if navn != "dato")
        udfyldt = _formular(maal.kode, f"{adresse}&dato=2026-06-30")
        assert udfyldt.is_valid(), (maal.kode, udfyldt.errors)
        assert udfyldt.valg() == {}, maal.kode
        assert udfyldt.dagen() == date(2026, 6, 30)


def test_valgene_faar_maalets_egne_typer_og_resten_viser_udgangspunktet() -> None:
    formular = _formular("progression", "taerskel=2,5&efter=koen")
    assert formular.is_valid()
    assert formular.valg() == {"taerskel": 2.5, "efter": "koen"}
    assert formular.dagen() == DAG
    assert formular["hoejst"].value() == "10,5"


@pytest.mark.parametrize(
    ("adresse", "felt", "besked"),
    [
        ("taerskel=abc", "taerskel", "Skriv et tal, fx 200,50."),
        ("taerskel=0", "taerskel", "Tallet skal være mindst 0,1."),
        ("maaned=2026-13", "maaned", "Skriv måneden som 2026-06."),
        ("efter=skostoerrelse", "efter", "Vælg én af mulighederne."),
        ("dato=2012-12-31", "dato", "Vælg en dag fra 1.1.2013 til 20.11.2026"),
        ("dato=2026-11-21", "dato", "Vælg en dag fra 1.1.2013 til 20.11.2026"),
    ],
)
def test_et_valg_der_ikke_kan_lade_sig_goere_faar_en_saetning(adresse: str, felt: str, besked: str) -> None:
    formular = _formular("progression", adresse)
    assert not formular.is_valid()
    assert besked in formular.errors[felt][0]


@pytest.fixture
def leder(folk: SimpleNamespace, settings: Any, tmp_path: Path) -> Client:
    """En leder med tabeller for 30 job, ti af dem gået op, og et land med seks kommuner."""
    settings.DATA = tmp_path
    egne = [[job(8), OP]] * 10 + [[job(8)]] * 20
    skriv_land(tmp_path / "indblik" / str(folk.hjemme.pk), {901: egne})
    kommune = [[job(8), OP]] * 8 + [[job(8)]] * 24
    skriv_land(tmp_path / "indblik" / "land", dict.fromkeys((101, 147, 151, 153, 155, 461), kommune))
    klient = Client()
    klient.force_login(folk.leder)
    return klient


@pytest.mark.database
@pytest.mark.django_db
def test_siden_har_tal_billede_aar_andre_og_alt_om_tallet(leder: Client) -> None:
    side = leder.get(reverse("kontor:tal_maal", args=["progression"])).content.decode()
    assert "Af 30 job, der begyndte på 1-10 timer, er 33,3 % gået op" in side
    assert "Svarets egen regel for «gået op» er ikke fundet" in side
    assert "Definitionen er udledt af kilden" in side
    assert "År for år" in side
    assert "København, Frederiksberg, Ballerup, Brøndby, Dragør, regnet tilsammen" in side
    assert "Af 160 job, der begyndte på 1-10 timer, er 25 % gået op" in side
    for endelse in ("csv", "parquet", "json", "svg", "png"):
        assert reverse("kontor:tal_fil", args=["progression", endelse]) in side
    assert "style=" not in side
    assert leder.get(reverse("kontor:tal_maal", args=["findes-ikke"])).status_code == 404


@pytest.mark.database
@pytest.mark.django_db
def test_taersklen_i_adressen_skifter_tallet_og_foelger_med_i_filen(leder: Client) -> None:
    sti = reverse("kontor:tal_maal", args=["progression"])
    side = leder.get(sti, {"taerskel": "2"}).content.decode()
    assert "er 0 % gået op" in side
    fil = reverse("kontor:tal_fil", args=["progression", "json"])
    assert f"{fil}?taerskel=2.0&amp;dato=2026-11-20" in side
    indhold = json.loads(leder.get(fil, {"taerskel": "2"}).content)
    assert "taerskel=2.0" in indhold["citat"]
    assert {en["op"] for en in indhold["raekker"]} == {0}
    forkert = leder.get(sti, {"taerskel": "abc"})
    assert forkert.status_code == 422
    assert "Skriv et tal, fx 200,50." in forkert.content.decode()
    assert leder.get(fil, {"taerskel": "abc"}).status_code == 404


@pytest.mark.database
@pytest.mark.django_db
def test_billedet_kan_hentes_som_svg_og_png_med_henvisning(leder: Client) -> None:
    svg = leder.get(reverse("kontor:tal_fil", args=["timer", "svg"]))
    assert svg["Content-Type"] == "image/svg+xml"
    tekst = "".join(ET.fromstring(svg.content.decode()).itertext())
    assert "I fleksjob efter timer (timer), pr. 20. november 2026" in tekst
    png = leder.get(reverse("kontor:tal_fil", args=["timer", "png"]))
    assert png["Content-Type"] == "image/png"
    assert png.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png.content[16:20], "big") == 1200
    assert leder.get(reverse("kontor:tal_fil", args=["stagnation", "png"])).status_code == 404


@pytest.mark.database
@pytest.mark.django_db
def test_forsiden_naevner_de_lignende_og_skjuler_deres_faa(leder: Client, tmp_path: Path) -> None:
    """En af de lignende har tre i den gamle ordning; andelen, der røber dem, står der ikke."""
    gamle = [[job(8, "2010-01-01")]] * 3 + [[job(8)]] * 29
    skriv_land(tmp_path / "indblik" / "land", {101: gamle, 147: [[job(8)]] * 31})
    side = leder.get(reverse("kontor:tal")).content.decode()
    assert "Definitionen er vores egen." in side
    assert "Opdigtede data" in side
    raekken = side.split('<th scope="row">København</th>')[1].split("</tr>")[0]
    assert "32" in raekken
    assert "skjult" in raekken
    assert "9,4" not in side


@pytest.mark.database
@pytest.mark.django_db
def test_parquet_fra_siden_kan_laeses(leder: Client) -> None:
    import pyarrow.parquet as pq

    fil = leder.get(reverse("kontor:tal_fil", args=["timer", "parquet"]))
    assert fil["Content-Type"] == "application/vnd.apache.parquet"
    assert pq.read_table(BytesIO(fil.content)).num_rows == 1


def test_en_lang_tabel_viser_de_foerste_raekker_og_siger_at_resten_er_i_filen(tmp_path: Path) -> None:
    from fleksjob.indblik.filer import som_fil
    from fleksjob.indblik.kort import HOEJST_RAEKKER, kort
    from fleksjob.indblik.svar import svar

    skriv_land(tmp_path, {kode: [[job(8)]] * 6 for kode in KODER[:60]})
    et_svar = svar(tmp_path, "bestand", DAG, efter="kommune")
    k = kort(et_svar, skjult=False)
    assert (len(k.linjer), k.i_alt, k.flere) == (HOEJST_RAEKKER, 61, True)
    assert len(json.loads(som_fil(et_svar, "json"))["raekker"]) == 61
