"""API'et i Jobindsats' form over HTTP: nøgler, formater, fejl, og et lille program som en kommunes."""

import csv
import json
import logging
import urllib.error
import urllib.parse
import urllib.request
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.indblik.talarkiv import skriv_kommunen, skriv_landet

from fleksjob.drift import ur
from fleksjob.sager.indblikskilde import mappe
from fleksjob.sager.models import Apinoegle, Kommune
from fleksjob.sager.talnoegler import giv_noegle, tilbagekald_noegle

pytestmark = [pytest.mark.database, pytest.mark.django_db]
V2, V3 = "/api/jobindsats/v2", "/api/jobindsats/v3"


@pytest.fixture(autouse=True, scope="module")
def datamappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tabellerne skrives én gang: Roskilde, Køge og et lille land."""
    sted: Path = tmp_path_factory.mktemp("data")
    skriv_kommunen(sted / "indblik" / "265")
    skriv_kommunen(sted / "indblik" / "259", maend=50, kode=259)
    skriv_landet(sted / "med_land" / "indblik" / "land")
    skriv_kommunen(sted / "med_land" / "indblik" / "265")
    return sted


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, datamappe: Path) -> None:
    settings.DATA = datamappe


@pytest.fixture
def kommune(db: None) -> Kommune:
    ny: Kommune = Kommune.objects.create(kode=265, navn="Roskilde Kommune")
    return ny


@pytest.fixture
def noegle(kommune: Kommune) -> str:
    return giv_noegle(kommune.pk, None, navn="Ledelsesinformation", maaneder=12, nu=ur.nu())[1]


def _hent(adresse: str, noegle: str, **mere: Any) -> Any:
    foran = "Bearer " if adresse.startswith(V3) else ""
    return Client().get(adresse, headers={"Authorization": foran + noegle}, **mere)


# ── Nøglen ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "adresse", [f"{V2}/subjects/", f"{V2}/data/Y08A02/json", f"{V3}/subjects", f"{V3}/table/y08a02"]
)
def test_uden_noegle_er_der_intet(kommune: Kommune, adresse: str) -> None:
    svar = Client().get(adresse)
    assert svar.status_code == 401
    assert svar["WWW-Authenticate"] == "Bearer"
    assert svar.json()["message"].startswith("Send nøglen som «Authorization:")


def test_version_2_faar_noeglen_som_den_er_og_version_3_med_bearer(noegle: str) -> None:
    assert Client().get(f"{V2}/subjects", headers={"Authorization": noegle}).status_code == 200
    assert Client().get(f"{V3}/subjects", headers={"Authorization": f"Bearer {noegle}"}).status_code == 200
    assert Client().get(f"{V3}/subjects", headers={"Authorization": noegle}).status_code == 401


def test_en_forkert_udloebet_eller_tilbagekaldt_noegle_afvises_ens(
    kommune: Kommune, noegle: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Svaret siger ikke, hvilken af de tre det er, og loggen har antallet, men aldrig nøglen."""
    gammel, udloebet = giv_noegle(
        kommune.pk, None, navn="Gammel", maaneder=1, nu=ur.nu() - timedelta(days=90)
    )
    vaek, tilbagekaldt = giv_noegle(kommune.pk, None, navn="Tilbagekaldt", maaneder=1, nu=ur.nu())
    tilbagekald_noegle(kommune.pk, None, vaek.pk, nu=ur.nu())
    with caplog.at_level(logging.WARNING, "fleksjob.talnoegler"):
        for forkert in (noegle[:-1], udloebet, tilbagekaldt):
            v2, v3 = _hent(f"{V2}/subjects", forkert), _hent(f"{V3}/subjects", forkert)
            assert (v2.status_code, v3.status_code) == (403, 401)
            assert v2.json()["message"] == v3.json()["message"]
            assert forkert not in caplog.text
    assert "afviste en forespørgsel" in caplog.text
    assert gammel.udloeber < ur.dag()
    assert _hent(f"{V2}/subjects", noegle).status_code == 200


def test_arkivet_har_kun_noeglens_aftryk_og_dagen_den_sidst_blev_brugt(kommune: Kommune, noegle: str) -> None:
    en = Apinoegle.for_kommune(kommune).get()
    assert noegle not in "".join(str(vaerdi) for vaerdi in vars(en).values())
    assert (len(noegle), len(en.aftryk), en.begynder) == (46, 64, noegle[:9])
    assert en.sidst_brugt is None
    _hent(f"{V2}/subjects", noegle)
    en.refresh_from_db()
    assert en.sidst_brugt == ur.nu().date()


def test_en_noegle_giver_kun_sin_egen_kommunes_tal(noegle: str) -> None:
    """Nabokommunen har også tal, og nøglen til dem har ret til dem."""
    nabo: Kommune = Kommune.objects.create(kode=259, navn="Køge Kommune")
    naboens = giv_noegle(nabo.pk, None, navn="Naboens program", maaneder=1, nu=ur.nu())[1]
    assert _hent(f"{V2}/data/Y08A02/json?area=Køge", naboens).json()[0]["Data"][0][:1] == ["Køge"]
    assert _hent(f"{V2}/data/Y08A02/json?area=Køge", noegle).status_code == 400
    (raekke,) = _hent(f"{V2}/data/Y08A02/json?area=*", noegle).json()[0]["Data"]
    assert (raekke[0], raekke[2]) == ("Roskilde", 37)


def test_en_session_er_ikke_en_noegle(noegle: str) -> None:
    """Kun «Authorization» åbner; heller ikke nøglen som cookie."""
    klient = Client()
    klient.cookies["sessionid"] = noegle
    assert klient.get(f"{V2}/subjects").status_code == 401


# ── Version 2 ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "adresse",
    [
        "/data/Y08A02/json/?period=l(m:12)&area=Roskilde&_kon=*",
        "/data/y08a02/json?period=l(m:12)&area=Roskilde&_kon=*",
        "/data/Y08A02?period=l(M:12)&area=roskilde&_kon=K%C3%B8n%20i%20alt,Kvinder,M%C3%A6nd,Uoplyst%20k%C3%B8n",
    ],
)
def test_adresserne_maa_skrives_paa_de_maader_programmerne_goer(noegle: str, adresse: str) -> None:
    data = _hent(V2 + adresse, noegle).json()[0]
    assert [en["Label"] for en in data["Variables"]][:3] == ["Area", "Periode", "Køn"]
    assert len(data["Data"]) == 48
    assert data["Data"][-2] == ["Roskilde", "2026M10", "Mænd", 13, 13.0]


def test_indholdet_maa_sendes_som_json_med_og_uden_maerke(noegle: str) -> None:
    """Sådan gør Randers Kommunes program: POST med JSON, og det ældste uden at sige, at det er det."""
    krop = json.dumps({"area": "*", "period": ["2026M09", "2026M10"], "_kon": ["Kvinder", "Mænd"]})
    svarene = [
        Client()
        .post(f"{V2}/data/y08a02/json", krop, content_type=slags, headers={"Authorization": noegle})
        .json()
        for slags in ("application/json", "text/plain", "application/x-www-form-urlencoded")
    ]
    med_get = Client().generic(
        "GET",
        f"{V2}/data/y08a02/json",
        krop,
        content_type="application/json",
        headers={"Authorization": noegle},
    )
    assert svarene[0] == svarene[1] == svarene[2] == med_get.json()
    assert [en[:3] for en in svarene[0][0]["Data"]] == [
        ["Roskilde", "2026M09", "Kvinder"],
        ["Roskilde", "2026M09", "Mænd"],
        ["Roskilde", "2026M10", "Kvinder"],
        ["Roskilde", "2026M10", "Mænd"],
    ]


def test_csv_har_semikolon_og_komma(noegle: str) -> None:
    svar = _hent(f"{V2}/data/Y08A02/csv/?period=2026M10&_kon=Mænd", noegle)
    assert svar["Content-Type"] == "text/csv; charset=utf-8"
    assert svar.content.decode().splitlines() == [
        "Area;Periode;Køn;Antal personer;Antal fuldtidspersoner",
        "Roskilde;2026M10;Mænd;13;13,0",
    ]
    emner = list(csv.reader(StringIO(_hent(f"{V2}/subjects/csv", noegle).content.decode()), delimiter=";"))
    assert emner[0] == ["SubjectID", "SubjectName"]
    assert ["1604", "Fleksjob"] in emner


def test_oversigterne_i_version_2(noegle: str) -> None:
    tabeller = _hent(f"{V2}/tables/", noegle).json()
    fleksjob = _hent(f"{V2}/tables?subjectid=1604", noegle).json()
    assert {en["SubjectID"] for en in tabeller} == {1604, 1586}
    assert {en["SubjectID"] for en in fleksjob} == {1604}
    (en,) = _hent(f"{V2}/tables/y08a02/json/", noegle).json()
    assert max(p for p in en["Period"] if len(p) == 7 and p[4] == "M") == en["LatestPeriod"] == "2026M10"
    assert "Roskilde Kommunes egne tal" in en["Note"]
    assert "foreløbige" in en["Note"]


# ── Version 3 ───────────────────────────────────────────────────────────────


def test_version_3_som_json_og_csv(noegle: str) -> None:
    sti = f"{V3}/data/y08a02?mgroup.*=*&period.M=latest:1&hierarchy._nykom=*&hierarchy._kon=*&format="
    som_json = _hent(f"{sti}json", noegle).json()
    assert som_json["columns"] == ["Periode", "Område", "Køn", "Antal personer", "Antal fuldtidspersoner"]
    assert som_json["rows"][1] == ["2026M10", "Roskilde", "Kvinder", 24, 24.0]
    som_csv = _hent(f"{sti}csv", noegle).content.decode("utf-8-sig").splitlines()
    assert som_csv[0] == ";".join(som_json["columns"])
    assert som_csv[2] == "2026M10;Roskilde;Kvinder;24;24,0"
    assert len(som_csv) == len(som_json["rows"]) + 1


def test_oversigterne_i_version_3(noegle: str) -> None:
    (gruppe,) = _hent(f"{V3}/subjects?format=json", noegle).json()
    assert {"subject_id": 1604, "subject_name": "Fleksjob"} in gruppe["subjects"]
    (emne,) = _hent(f"{V3}/tables?subject_id=1586&format=json", noegle).json()
    fundne = [t["table_id"] for g in emne["table_groups"] for t in g["tables"]]
    assert "y09a02" in fundne
    assert "y08a02" not in fundne
    tabel = _hent(f"{V3}/table/y09a02?format=json", noegle).json()
    assert [p["periodtype_id"] for p in tabel["periods"]] == ["M"]


# ── Fejl ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("adresse", "status", "besked"),
    [
        (f"{V2}/data/Y99A99/json", 404, "Der er ingen tabel «y99a99». Tabellerne er Y08A02"),
        (f"{V2}/data/Y08A02/json?period=l(Q:4)", 400, "Tabellen er opgjort pr. måned"),
        (f"{V2}/data/Y08A02/json?_oprinda=*", 400, "Herkomst er ikke i arkivet."),
        (f"{V2}/noget", 404, "Adressen findes ikke; brug subjects, tables"),
        (f"{V3}/data/y08a02?period.Q=latest:4", 422, "har perioder af typen M, ikke Q"),
        (f"{V3}/data/y08a02?format=xml", 422, "format er json eller csv"),
        (f"{V3}/data/y08a02?areal=1", 422, "«areal» kendes ikke"),
        (f"{V3}/tabel/y08a02", 404, "brug subjects, tables, table/{id} og data/{id}"),
    ],
)
def test_fejl_er_en_saetning_om_hvad_der_ville_vaere_rigtigt(
    noegle: str, adresse: str, status: int, besked: str
) -> None:
    svar = _hent(adresse, noegle)
    assert svar.status_code == status == svar.json()["status"]
    assert besked in svar.json()["message"]


@pytest.mark.parametrize(
    ("krop", "besked"), [("{", "ikke gyldig JSON"), ("[1]", "ét objekt"), ('{"area": {}}', "ét objekt")]
)
def test_indhold_der_ikke_kan_laeses(noegle: str, krop: str, besked: str) -> None:
    svar = Client().post(
        f"{V2}/data/Y08A02/json", krop, content_type="application/json", headers={"Authorization": noegle}
    )
    assert svar.status_code == 400
    assert besked in svar.json()["message"]


def test_andre_metoder_og_andre_versioner(noegle: str) -> None:
    svar = Client().delete(f"{V2}/subjects", headers={"Authorization": noegle})
    assert (svar.status_code, svar["Allow"]) == (405, "GET, HEAD, POST")
    assert Client().get("/api/jobindsats/v1/subjects").status_code == 404


def test_uden_tabeller_siges_hvad_der_skal_goeres(db: None) -> None:
    tom: Kommune = Kommune.objects.create(kode=329, navn="Ringsted Kommune")
    noegle = giv_noegle(tom.pk, None, navn="Til ingen tal", maaneder=1, nu=ur.nu())[1]
    svar = _hent(f"{V2}/data/Y08A02/json", noegle)
    assert svar.status_code == 400
    assert "fleksjob indblik opdater" in svar.json()["message"]


# ── Et program ──────────────────────────────────────────────────────────────


def _program(rod: str, noegle: str, tabel: str, fordeling: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Som en kommunes: find den seneste periode, hent den og den for et år siden for alle områder, og lav rækker."""

    def kald(sti: str, krop: dict[str, Any] | None = None) -> Any:
        data = json.dumps(krop).encode() if krop else None
        foresp = urllib.request.Request(
            f"{rod}/{sti}", data=data, headers={"Authorization": noegle, "Content-Type": "application/json"}
        )
        with urllib.request.urlopen(foresp, timeout=30) as svar:
            return json.loads(svar.read())

    perioder = [p for p in kald(f"v2/tables/{tabel}/json/")[0]["Period"] if p[4] == "M"]
    seneste = max(perioder)
    valgte = [f"{int(seneste[:4]) - 1}{seneste[4:]}", seneste]
    data = kald(f"v2/data/{tabel}/json", {"area": "*", "period": valgte, **fordeling})[0]
    kolonner = [variabel["Label"] for variabel in data["Variables"]]
    return [dict(zip(kolonner, raekke, strict=True)) for raekke in data["Data"]]


@pytest.mark.django_db(transaction=True)
def test_et_kommunalt_program_peges_paa_os_og_virker(
    live_server: Any, settings: Any, datamappe: Path, kommune: Kommune
) -> None:
    settings.DATA = datamappe / "med_land"
    noegle = giv_noegle(kommune.pk, None, navn="Et program", maaneder=1, nu=ur.nu())[1]
    rod = f"{live_server.url}/api/jobindsats"
    raekker = _program(rod, noegle, "y08a02", {"_kon": ["Kvinder", "Mænd"]})
    assert len(raekker) == 2 * 104 * 2
    sidste = {en["Køn"]: en for en in raekker if (en["Area"], en["Periode"]) == ("Roskilde", "2026M10")}
    assert sidste["Kvinder"]["Antal personer"] == 24
    assert {
        en["Antal personer"] for en in raekker if en["Area"] == "Køge" and en["Periode"] == "2026M10"
    } == {None}
    with pytest.raises(urllib.error.HTTPError) as fejl:
        _program(rod, noegle[:-1], "y08a02", {})
    assert fejl.value.code == 403
    assert "Få en ny hos kommunen" in json.loads(fejl.value.read())["message"]


def test_intet_i_svarene_er_om_en_person(noegle: str, kommune: Kommune) -> None:
    """Tabellerne har pseudonymer; ingen af dem kommer ud."""
    import pyarrow.parquet as pq

    from fleksjob.indblik.tabeller import nyeste, plads

    udgave = nyeste(mappe(kommune.pk))
    assert udgave is not None
    sager = pq.read_table(plads(mappe(kommune.pk), udgave) / "sager")["sag"].to_pylist()
    assert len(sager) == 37
    alt = "".join(
        _hent(f"{V2}/data/{tabel['TableID']}/json", noegle).content.decode()
        for tabel in _hent(f"{V2}/tables", noegle).json()
    )
    assert "Roskilde" in alt
    assert not [sag for sag in sager if f'"{sag}"' in alt]
    assert date(2026, 10, 31).isoformat() not in alt
