"""Nøgler til tallene og offentliggørelse på lederens sider: hvem ser dem, og hvad der sker."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.indblik.talarkiv import skriv_kommunen
from tests.kontor.conftest import DAG, kl

from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.indblikskilde import mappe
from fleksjob.sager.models import Apinoegle
from fleksjob.sager.offentliggoerelser import offentliggoer
from fleksjob.sager.talnoegler import find_noegle, giv_noegle, noegler, tilbagekald_noegle

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOEGLER, OFFENTLIGGOER = "kontor:talnoegler", "kontor:offentliggoer"


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _klient(bruger: Any) -> Client:
    klient = Client()
    klient.force_login(bruger)
    return klient


def _giv(klient: Client, **mere: str) -> Any:
    sendt = {"handling": "noegle", "navn": "Ledelsesinformation", "maaneder": "12", **mere}
    return klient.post(reverse(NOEGLER), sendt)


def test_noeglen_vises_en_gang_og_virker(folk: SimpleNamespace) -> None:
    klient = _klient(folk.leder)
    svar = _giv(klient)
    assert svar.status_code == 200
    assert svar["Cache-Control"] == "no-store"
    en = Apinoegle.for_kommune(folk.hjemme.pk).get()
    side = svar.content.decode()
    hemmelig = next(
        ord_
        for ord_ in side.replace("<", " ").replace(">", " ").split()
        if ord_.startswith(en.begynder) and "…" not in ord_
    )
    assert find_noegle(hemmelig, DAG) == en
    senere = klient.get(reverse(NOEGLER)).content.decode()
    assert hemmelig not in senere
    assert f"{en.begynder}…" in senere
    assert (en.oprettet_af, en.udloeber.year) == (folk.leder, DAG.year + 1)


def test_en_tilbagekaldt_noegle_bliver_staaende_og_virker_ikke(folk: SimpleNamespace) -> None:
    klient = _klient(folk.leder)
    en, hemmelig = giv_noegle(folk.hjemme.pk, folk.leder, navn="Program", maaneder=3, nu=kl(DAG))
    svar = klient.post(reverse(NOEGLER), {"handling": "tilbagekald", "noegle": str(en.pk)}, follow=True)
    side = svar.content.decode()
    assert "Nøglen til Program er tilbagekaldt." in side
    assert find_noegle(hemmelig, DAG) is None
    en.refresh_from_db()
    assert en.tilbagekaldt_af == folk.leder
    igen = klient.post(reverse(NOEGLER), {"handling": "tilbagekald", "noegle": str(en.pk)}, follow=True)
    assert "allerede tilbagekaldt" in igen.content.decode()


@pytest.mark.parametrize("noegle", ["", "x", "0", "999999"])
def test_en_noegle_der_ikke_findes_kan_ikke_tilbagekaldes(folk: SimpleNamespace, noegle: str) -> None:
    sendt = {"handling": "tilbagekald", "noegle": noegle}
    assert _klient(folk.leder).post(reverse(NOEGLER), sendt).status_code == 404


def test_en_leder_i_nabokommunen_ser_og_tilbagekalder_ikke_vores(folk: SimpleNamespace) -> None:
    deres, hemmelig = giv_noegle(folk.ude.pk, None, navn="Naboens program", maaneder=3, nu=kl(DAG))
    klient = _klient(folk.leder)
    assert "Naboens program" not in klient.get(reverse(NOEGLER)).content.decode()
    sendt = {"handling": "tilbagekald", "noegle": str(deres.pk)}
    assert klient.post(reverse(NOEGLER), sendt).status_code == 404
    assert find_noegle(hemmelig, DAG) == deres


def test_kun_lederen_giver_og_tilbagekalder(folk: SimpleNamespace) -> None:
    en, _ = giv_noegle(folk.hjemme.pk, folk.leder, navn="Program", maaneder=3, nu=kl(DAG))
    for bruger in (folk.sagsbehandler, folk.analytiker):
        assert _giv(_klient(bruger)).status_code == 403
        assert _klient(bruger).post(reverse(OFFENTLIGGOER), {"maaned": "2026-10"}).status_code == 403
        with pytest.raises(AdgangNaegtet):
            tilbagekald_noegle(folk.hjemme.pk, bruger, en.pk, nu=kl(DAG))
    assert noegler(folk.hjemme.pk) == [en]


@pytest.mark.parametrize(("felt", "vaerdi"), [("navn", ""), ("navn", "ab"), ("maaneder", "7")])
def test_en_forkert_formular_giver_ingen_noegle(folk: SimpleNamespace, felt: str, vaerdi: str) -> None:
    svar = _giv(_klient(folk.leder), **{felt: vaerdi})
    assert svar.status_code == 422
    assert noegler(folk.hjemme.pk) == []


def test_lederen_ser_forskellen_foer_han_offentliggoer(folk: SimpleNamespace) -> None:
    sted = mappe(folk.hjemme.pk)
    skriv_kommunen(sted, kode=folk.hjemme.pk)
    klient = _klient(folk.leder)
    side = klient.get(reverse(OFFENTLIGGOER)).content.decode()
    assert "Offentliggør tallene</button>" not in side
    side = klient.get(reverse(OFFENTLIGGOER), {"maaned": "2026-10"}).content.decode()
    assert "Oktober 2026 er ikke offentliggjort før og bliver version 1." in side
    svar = klient.post(reverse(OFFENTLIGGOER), {"maaned": "2026-10", "note": ""}, follow=True)
    assert "Tallene for oktober 2026 er offentliggjort som version 1." in svar.content.decode()
    skriv_kommunen(sted, fra="2026-11-02", kode=folk.hjemme.pk)
    side = klient.get(reverse(OFFENTLIGGOER), {"maaned": "2026-10"}).content.decode()
    assert "Antal personer, Mænd" in side
    uden = klient.post(reverse(OFFENTLIGGOER), {"maaned": "2026-10", "note": ""})
    assert uden.status_code == 422
    assert "Hvorfor er tallene ændret?: " in uden.content.decode()
    med = klient.post(
        reverse(OFFENTLIGGOER), {"maaned": "2026-10", "note": "Et job begyndte senere"}, follow=True
    )
    assert "offentliggjort som version 2" in med.content.decode()


def test_sider_uden_tal_og_en_maaned_der_ikke_findes(folk: SimpleNamespace) -> None:
    klient = _klient(folk.leder)
    assert "Tallene er ikke regnet endnu." in klient.get(reverse(OFFENTLIGGOER)).content.decode()
    skriv_kommunen(mappe(folk.hjemme.pk), kode=folk.hjemme.pk)
    assert klient.get(reverse(OFFENTLIGGOER), {"maaned": "hest"}).status_code == 200
    assert klient.post(reverse(OFFENTLIGGOER), {"maaned": "1999-01"}).status_code == 422
    assert (
        "Ingen tal er offentliggjort endnu."
        in Client().get(reverse("selvbetjening:tal_data")).content.decode()
    )


@pytest.mark.parametrize("navn", ["hest.json", "tal.json"])
def test_en_fil_der_ikke_er_offentliggjort_findes_ikke(folk: SimpleNamespace, navn: str) -> None:
    adresse = reverse("selvbetjening:tal_data_fil", args=[folk.hjemme.pk, "2026-10", 1, navn])
    assert Client().get(adresse).status_code == 404
    assert Client().get(adresse.replace("2026-10", "hest")).status_code == 404


def test_alle_kan_hente_en_fil(folk: SimpleNamespace) -> None:
    skriv_kommunen(mappe(folk.hjemme.pk), kode=folk.hjemme.pk)
    offentliggoer(folk.hjemme, folk.leder, date(2026, 9, 1), note="", nu=kl(DAG))
    adresse = reverse("selvbetjening:tal_data_fil", args=[folk.hjemme.pk, "2026-09", 1, "tal.json"])
    assert Client().get(adresse).json()["version"] == 1
