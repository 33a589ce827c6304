"""Virksomhedens side om at beholde en medarbejder: kun egne, aldrig helbred, og tre spørgsmål på telefonen."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.selvbetjening.conftest import ANDEN_CVR, VORES_CVR, Vej, logget_ind

from fleksjob.sager.models import Bilag, Fastholdelsesnote, Haendelse, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
PDF = b"%PDF-1.7\nvagtplan\n%%EOF\n"
SIDEN = "/virksomhed/fastholdelse/"


def fastholdt(vej: Vej, cvr: str, firma: str) -> Vej:
    """Fra 1. juni 2026 med aftale, et lægepapir og en bøn om fravigelse, som virksomheden ikke må se."""
    vej.tag("fastholdelse_henvendt", date(2026, 5, 20), kontakt_fra="borgeren", kanal="telefon", virksomhed=firma,
            cvr=cvr, tovholder="amira")  # fmt: skip
    vej.tag(
        "fastholdelse_paabegyndt", date(2026, 6, 1), virksomhed=firma, cvr=cvr, grundlag="saerlige_vilkaar"
    )
    vej.tag("fastholdelse_aftalt", date(2026, 6, 1), grundlag="saerlige_vilkaar", funktioner="løft",
            skaanehensyn="pause hver time")  # fmt: skip
    vej.tag("fastholdelse_dokumenteret", date(2026, 8, 3), bevis="laege", fra=date(2026, 7, 1), til=date(2026, 7, 31),
            lavet=date(2026, 7, 31), indestaar="Overlæge Hemmelig", note="Depression")  # fmt: skip
    vej.tag("fastholdelse_undtagelse_soegt", date(2026, 8, 4), akut_grund="Blodprop", akut_bevis="Journal",
            formaalsloest_grund="Kan intet", formaalsloest_bevis="Journal")  # fmt: skip
    return vej


@pytest.fixture
def verden(folk: SimpleNamespace, ny_vej: Callable[..., Vej]) -> SimpleNamespace:
    """Anna hos vores firma og Bo hos det andet; begge firmaer har altså rettigheder, bare til hver sin."""
    anna = fastholdt(ny_vej("Anna Agerlund"), VORES_CVR, "Bager Prøve")
    bo = fastholdt(ny_vej("Bo Brink"), ANDEN_CVR, "Smed Prøve")
    return SimpleNamespace(anna=anna, bo=bo, folk=folk)


def tekst(svar: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", svar.content.decode()))


def test_virksomheden_ser_sine_egne_maaneder_og_intet_om_helbred(verden: SimpleNamespace) -> None:
    svar = logget_ind(verden.folk.firma).get(SIDEN)
    vist = tekst(svar)
    assert svar["Cache-Control"] == "no-store"
    assert "Anna Agerlund" in vist
    assert "5 af 12 måneder er gået." in vist
    assert "Jeres kontakt i kommunen: Amira Prøve" in vist
    assert "pause hver time" in vist
    assert "Ingen dokumentation for august, september og oktober 2026" in vist
    html = svar.content.decode()
    for hemmeligt in ("Hemmelig", "Depression", "Blodprop", "Journal", "Læge", "laege", "Bo Brink"):
        assert hemmeligt not in html, hemmeligt
    assert not re.search(r"\d{6}-?\d{4}", html)


def test_en_anden_virksomhed_ser_og_skriver_intet(verden: SimpleNamespace) -> None:
    klient = logget_ind(verden.folk.andet_firma)
    assert "Bo Brink" in klient.get(SIDEN).content.decode()
    assert "Anna" not in klient.get(SIDEN).content.decode()
    adresse = f"{SIDEN}{verden.anna.sag.pk}/"
    foer = Haendelse.for_kommune(901).count()
    for svar in (klient.get(adresse), klient.post(adresse, {"maaned": "5", "tiltag": "flere_pauser"})):
        assert svar.status_code == 404
        assert b"Anna" not in svar.content
    assert Haendelse.for_kommune(901).count() == foer


def test_noten_er_tre_spoergsmaal_og_gaelder_med_det_samme(verden: SimpleNamespace) -> None:
    klient = logget_ind(verden.folk.firma)
    adresse = f"{SIDEN}{verden.anna.sag.pk}/"
    vist = tekst(klient.get(adresse))
    for spoergsmaal in ("1. Hvad gjorde I?", "2. Hvordan gik det?", "3. Hvad er aftalt til næste måned?"):
        assert spoergsmaal in vist
    skrevet = {"maaned": "5", "tiltag": ["flere_pauser"], "gik": "Bedre", "aftalt": "Det samme"}
    papiret = {"fil": SimpleUploadedFile("plan.pdf", PDF), "papir": "vagtplan"}
    svar = klient.post(adresse, skrevet | papiret, follow=True)
    assert "Tak. Noten er gemt hos kommunen." in tekst(svar)
    assert "Ingen dokumentation for august og september 2026" in tekst(svar)
    note = Fastholdelsesnote.for_kommune(901).get()
    assert (note.fra, note.gik, note.skrevet_af) == (date(2026, 10, 1), "Bedre", verden.folk.firma)
    bilag = Bilag.for_kommune(901).get()
    assert (bilag.art, bilag.sag_id, bilag.helbred) == ("fastholdelse_vagtplan", verden.anna.sag.pk, False)
    assert list(Bilag.for_bruger(verden.folk.firma)) == []


def test_en_fejl_siges_og_intet_er_gemt(verden: SimpleNamespace) -> None:
    klient = logget_ind(verden.folk.firma)
    adresse = f"{SIDEN}{verden.anna.sag.pk}/"
    felter: dict[str, Any] = {"maaned": "5", "gik": "Skrevet og ikke tabt"}
    for ekstra, ventet in (
        ({}, "Sæt kryds ved det, I har gjort"),
        ({"tiltag": ["flere_pauser"], "maaned": "9"}, "Vælg en måned, der er begyndt."),
        (
            {
                "tiltag": ["flere_pauser"],
                "fil": SimpleUploadedFile("x.docx", b"PK\x03\x04"),
                "papir": "notat",
            },
            "Word",
        ),
        ({"tiltag": ["flere_pauser"], "fil": SimpleUploadedFile("x.pdf", PDF)}, "Vælg, hvad billedet"),
    ):
        svar = klient.post(adresse, felter | ekstra)
        assert ventet in tekst(svar), ekstra
        assert "Skrevet og ikke tabt" in tekst(svar)
    assert not Fastholdelsesnote.for_kommune(901).exists()
    assert not Bilag.for_kommune(901).exists()


def test_naar_forloebet_slutter_slutter_virksomhedens_adgang(verden: SimpleNamespace) -> None:
    verden.anna.tag("fastholdelse_ophoert", date(2026, 11, 20), aarsag="opsagt", videre="ledig")
    klient = logget_ind(verden.folk.firma)
    vist = tekst(klient.get(SIDEN))
    assert "Anna" not in vist
    assert "I behøver ikke vente." in vist
    assert klient.get(f"{SIDEN}{verden.anna.sag.pk}/").status_code == 404


def test_uden_cvr_paa_forloebet_ser_ingen_virksomhed_det(
    verden: SimpleNamespace, ny_vej: Callable[..., Vej]
) -> None:
    vej = ny_vej("Carl Carlsen")
    vej.tag(
        "fastholdelse_paabegyndt", date(2026, 9, 1), virksomhed="Bager Prøve", grundlag="saerlige_vilkaar"
    )
    assert Sag.for_kommune(901).get(pk=vej.sag.pk).fastholdelsescvr == ""
    for firma in (verden.folk.firma, verden.folk.andet_firma):
        assert "Carl" not in logget_ind(firma).get(SIDEN).content.decode()


def test_reglerne_til_virksomheder_er_for_alle_og_findes_som_pdf(db: None) -> None:
    svar = Client().get("/behold-en-medarbejder/")
    vist = tekst(svar)
    for ord_ in (
        "mindst 12 måneder",
        "En mundtlig aftale er ikke nok",
        "højst 6 år til folkepensionsalderen",
        "Huskeliste",
    ):
        assert ord_ in vist
    pdf = Client().get("/behold-en-medarbejder/pdf/")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
