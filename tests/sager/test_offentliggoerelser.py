"""Offentliggjorte tal ændres aldrig i det stille: samme måned igen kræver en note, og begge versioner kan læses."""

import csv
import json
from datetime import date, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from tests.indblik.talarkiv import skriv_kommunen

from fleksjob.indblik.jobindsats import aabne
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, UforanderligRaekke
from fleksjob.sager.indblikskilde import mappe
from fleksjob.sager.models import Bruger, Kommune, Offentliggoerelse
from fleksjob.sager.offentliggoerelser import filen, filerne, forskellen, gaeldende, kilderne, offentliggoer
from fleksjob.sager.talnoegler import giv_noegle

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OKTOBER, DECEMBER = date(2026, 10, 1), date(2025, 12, 1)


@pytest.fixture(scope="module")
def foer_og_efter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Tabellerne før og efter en rettelse bagud: den første mand begyndte først i november 2026."""
    foer, efter = tmp_path_factory.mktemp("foer"), tmp_path_factory.mktemp("efter")
    skriv_kommunen(foer / "indblik" / "996")
    skriv_kommunen(efter / "indblik" / "996", fra="2026-11-02")
    return foer, efter


@pytest.fixture(autouse=True)
def _foer(settings: Any, foer_og_efter: tuple[Path, Path]) -> None:
    settings.DATA = foer_og_efter[0]


def _ret_bagud(settings: Any, foer_og_efter: tuple[Path, Path]) -> None:
    settings.DATA = foer_og_efter[1]


def _maend(kommune: Kommune, version: int) -> str:
    """Mænd i fleksjob i den version, læst af filen, som alle kan hente den."""
    svar = Client().get(
        reverse("selvbetjening:tal_data_fil", args=[kommune.pk, "2026-10", version, "y08a02-2026m10.csv"])
    )
    assert svar.status_code == 200
    raekker = csv.DictReader(StringIO(svar.content.decode()), delimiter=";")
    return next(en["Antal personer"] for en in raekker if en["Værdi"] == "Mænd")


def test_en_rettelse_bagud_aendrer_kun_det_offentliggjorte_med_en_note(
    kommune: Kommune, leder: Bruger, nu: datetime, settings: Any, foer_og_efter: tuple[Path, Path]
) -> None:
    """Hele vejen: offentliggør, ret noget bagud, opdater tabellerne, og offentliggør igen."""
    assert offentliggoer(kommune, leder, OKTOBER, note="", nu=nu).version == 1
    assert _maend(kommune, 1) == "13"
    _ret_bagud(settings, foer_og_efter)
    with pytest.raises(UgyldigtInput) as fejl:
        offentliggoer(kommune, leder, OKTOBER, note="  ", nu=nu)
    assert "Antal personer: 37 blev til 36. Skriv en note om hvorfor." in fejl.value.besked
    assert _maend(kommune, 1) == "13"
    to = offentliggoer(kommune, leder, OKTOBER, note="Et job var begyndt senere, end det stod.", nu=nu)
    assert (to.version, to.note) == (2, "Et job var begyndt senere, end det stod.")
    assert {
        "tabel": "Y08A02",
        "periode": "2026M10",
        "hvad": "Antal personer, Mænd",
        "foer": "13",
        "nu": "12",
    } in to.aendringer
    assert (_maend(kommune, 1), _maend(kommune, 2)) == ("13", "12")
    side = Client().get(reverse("selvbetjening:tal_data")).content.decode()
    assert "Oktober 2026, version 2" in side
    assert "Oktober 2026, version 1" in side
    assert "Et job var begyndt senere, end det stod." in side
    assert "Antal personer, Mænd" in side
    assert leder.navn not in side


def test_apiet_svarer_af_det_offentliggjorte_til_der_kommer_en_ny_version(
    kommune: Kommune, leder: Bruger, nu: datetime, settings: Any, foer_og_efter: tuple[Path, Path]
) -> None:
    noegle = giv_noegle(kommune.pk, None, navn="Et program", maaneder=24, nu=nu)[1]

    def maend(periode: str) -> Any:
        adresse = f"/api/jobindsats/v2/data/Y08A02/json?period={periode}&_kon=Mænd"
        return Client().get(adresse, headers={"Authorization": noegle}).json()[0]["Data"][0][3]

    offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    _ret_bagud(settings, foer_og_efter)
    assert (maend("2026M10"), maend("2026M09")) == (13, 12)
    offentliggoer(kommune, leder, OKTOBER, note="Rettet", nu=nu)
    assert (maend("2026M10"), maend("2026M09")) == (12, 12)
    (om,) = Client().get("/api/jobindsats/v2/tables/Y08A02/json", headers={"Authorization": noegle}).json()
    assert om["LatestUpdate"] == nu.date().isoformat()
    assert "Offentliggjort til og med 2026-10." in om["Note"]


def test_de_samme_tal_kan_ikke_offentliggoeres_igen(kommune: Kommune, leder: Bruger, nu: datetime) -> None:
    offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    with pytest.raises(IkkeMuligt, match="de samme som i version 1"):
        offentliggoer(kommune, leder, OKTOBER, note="Igen", nu=nu)
    assert not forskellen(kommune, OKTOBER).nyt


def test_december_har_ogsaa_kvartalet_og_aaret(kommune: Kommune, leder: Bruger, nu: datetime) -> None:
    december = offentliggoer(kommune, leder, DECEMBER, note="", nu=nu)
    oktober = offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    navne = [en.navn for en in filerne(december)]
    assert {"fj06-2025y01.csv", "y08b15-2025q4.csv", "y08a02-2025m12.csv"} <= set(navne)
    assert not [en for en in filerne(oktober) if "q" in en.navn.partition("-")[2]]
    assert [en.periode for en in gaeldende(kommune.pk)] == [OKTOBER, DECEMBER]


def test_filerne_har_ordbog_kontrolsum_og_ingen_smaa_tal(
    kommune: Kommune, leder: Bruger, nu: datetime
) -> None:
    ny = offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    for fil in filerne(ny):
        assert fil.sha256 == sha256(fil.indhold.encode()).hexdigest()
    tal = filen(kommune.pk, OKTOBER, 1, aabne.TALFIL)
    assert tal is not None
    laest = json.loads(tal.indhold)
    assert (laest["version"], laest["aftryk"]) == (1, ny.aftryk)
    ordbog = filen(kommune.pk, OKTOBER, 1, aabne.ORDBOG)
    assert ordbog is not None
    linjer = list(csv.DictReader(StringIO(ordbog.indhold), delimiter=";"))
    assert {en["Tabel"] for en in linjer} == {t["id"] for t in laest["tabeller"]}
    assert all(en["Definition"] and en["Kilde"] and en["Sikkerhed"] for en in linjer)
    svar = Client().get(reverse("selvbetjening:tal_data_fil", args=[kommune.pk, "2026-10", 1, "tal.json"]))
    assert svar["ETag"] == f'"{tal.sha256}"'
    assert svar.content.decode() == tal.indhold


def test_det_skjulte_bliver_ved_med_at_vaere_skjult(
    kommune: Kommune, leder: Bruger, nu: datetime, settings: Any, tmp_path: Path
) -> None:
    """3 mænd blev til 6: vistes de 6, kunne de 3 regnes ud af, at resten er den samme."""
    settings.DATA = tmp_path
    skriv_kommunen(mappe(kommune.pk), maend=3)
    foerste = offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    assert _maend(kommune, 1) == "skjult"
    skriv_kommunen(mappe(kommune.pk), maend=6)
    anden = offentliggoer(kommune, leder, OKTOBER, note="Tre job manglede", nu=nu)
    assert _maend(kommune, 2) == "skjult"
    assert foerste.aftryk != anden.aftryk
    assert not [en for en in anden.aendringer if "skjult" in (en["foer"], en["nu"])]


def test_kun_hele_maaneder_og_kun_en_leder(
    kommune: Kommune, anne: Bruger, nu: datetime, settings: Any, tmp_path: Path
) -> None:
    with pytest.raises(UgyldigtInput, match=r"2026-11 er ikke slut i tallene; de er fra 20\.11\.2026"):
        offentliggoer(kommune, None, date(2026, 11, 1), note="", nu=nu)
    with pytest.raises(AdgangNaegtet, match="kun af en leder"):
        offentliggoer(kommune, anne, OKTOBER, note="", nu=nu)
    settings.DATA = tmp_path
    with pytest.raises(UgyldigtInput, match="fleksjob indblik opdater"):
        offentliggoer(kommune, None, OKTOBER, note="", nu=nu)


def test_en_offentliggoerelse_kan_ikke_aendres_heller_ikke_uden_om(
    kommune: Kommune, leder: Bruger, nu: datetime
) -> None:
    ny = offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    ny.note = "En anden"
    with pytest.raises(UforanderligRaekke):
        ny.save()
    for saetning in (
        "UPDATE sager_offentliggjortfil SET indhold = ''",
        "DELETE FROM sager_offentliggoerelse",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as markoer:
            markoer.execute(saetning)
    assert Offentliggoerelse.for_kommune(kommune).get().note == ""


def test_en_anden_kommunes_offentliggoerelse_roerer_ikke_vores(
    kommune: Kommune, anden_kommune: Kommune, leder: Bruger, nu: datetime
) -> None:
    offentliggoer(kommune, leder, OKTOBER, note="", nu=nu)
    assert kilderne(kommune).frosne
    assert not kilderne(anden_kommune).frosne
    adresse = reverse("selvbetjening:tal_data_fil", args=[anden_kommune.pk, "2026-10", 1, "tal.json"])
    assert Client().get(adresse).status_code == 404
