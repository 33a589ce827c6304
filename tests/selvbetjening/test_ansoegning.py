"""Borgeren søger på sin telefon, ser hvad hun er vejledt om, og kan bede om en afgørelse nu."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from tests.kontor import conftest as kontoret
from tests.kontor.conftest import CPR, Vej

folk, vej = kontoret.folk, kontoret.vej
"""De samme folk som i kontorets prøver."""
pytestmark = [pytest.mark.database, pytest.mark.django_db]
SVAR = {"hvorfor": "Jeg kan ikke klare fuld tid mere.", "kan": "Sidde ned", "ydelse": "sygedagpenge"}


@pytest.fixture(autouse=True)
def _dagen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2026-11-20")


@pytest.fixture
def anna(folk: SimpleNamespace, client: Client) -> Client:
    folk.hjemme.behandlingsuger = 13
    folk.hjemme.save()
    client.force_login(folk.borger)
    return client


def tekst(svar: Any) -> str:
    indhold: str = svar.content.decode()
    return indhold


def version(folk: SimpleNamespace) -> int:
    from fleksjob.sager.models import Sag

    return int(Sag.for_bruger(folk.borger).get().version)


def test_den_uden_sag_soeger_og_faar_en_kvittering_med_sine_egne_ord(
    anna: Client, folk: SimpleNamespace
) -> None:
    assert "Søg om fleksjob" in tekst(anna.get("/borger/"))
    svar = anna.post("/borger/ansoeg/", SVAR, follow=True)
    vist = tekst(svar)
    assert svar.redirect_chain == [("/borger/ansoeg/kvittering/", 302)]
    assert "Jeg kan ikke klare fuld tid mere." in vist
    assert "Du kan vente et svar senest 19. februar 2027. Det er kommunens egen frist." in vist
    assert "gratis og uvildig rådgivning" in vist
    overblik = tekst(anna.get("/borger/"))
    assert "Du søgte om fleksjob 20. november 2026" in overblik
    assert "Vi har fået din ansøgning om fleksjob" in tekst(anna.get("/borger/breve/"))


def test_fejl_staar_ved_feltet_og_det_skrevne_bliver(anna: Client, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Sag

    svar = anna.post("/borger/ansoeg/", SVAR | {"hvorfor": ""})
    assert svar.status_code == 422
    assert "Skriv kort, hvorfor du søger." in tekst(svar)
    assert "Sidde ned" in tekst(svar)
    assert Sag.for_bruger(folk.borger).count() == 0


def test_to_ansoegninger_bliver_til_en(anna: Client, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Ansoegning

    anna.post("/borger/ansoeg/", SVAR)
    igen = anna.post("/borger/ansoeg/", SVAR | {"hvorfor": "En gang til"})
    assert "Du har allerede søgt" in tekst(igen)
    assert Ansoegning.for_bruger(folk.borger).count() == 1


def test_en_afgoerelse_nu_med_konsekvenserne_foerst_og_en_vej_tilbage(
    anna: Client, folk: SimpleNamespace
) -> None:
    anna.post("/borger/ansoeg/", SVAR)
    foerst = tekst(anna.get("/borger/afgoerelse-nu/"))
    assert "En afgørelse nu bliver sandsynligvis et afslag." in foerst
    assert "Du kan klage over et afslag." in foerst
    bedt = anna.post("/borger/afgoerelse-nu/", {"handling": "bed", "version": version(folk)}, follow=True)
    assert "skal nu afgøre sagen" in tekst(bedt)
    assert "Jeg fortryder" in tekst(anna.get("/borger/afgoerelse-nu/"))
    fortrudt = anna.post(
        "/borger/afgoerelse-nu/", {"handling": "fortryd", "version": version(folk)}, follow=True
    )
    assert "undersøger sagen videre" in tekst(fortrudt)


def test_en_gammel_side_siger_hvad_der_er_sket_imens(anna: Client, folk: SimpleNamespace) -> None:
    anna.post("/borger/ansoeg/", SVAR)
    svar = anna.post("/borger/afgoerelse-nu/", {"handling": "bed", "version": "1"})
    assert svar.status_code == 409
    assert "mens du skrev" in tekst(svar)


def test_at_traekke_ansoegningen(anna: Client, folk: SimpleNamespace) -> None:
    anna.post("/borger/ansoeg/", SVAR)
    assert "kan derfor ikke klage" in tekst(anna.get("/borger/ansoeg/traek/"))
    anna.post("/borger/ansoeg/traek/", {"version": version(folk)})
    assert "Du har ikke en ansøgning, der venter på svar" in tekst(anna.get("/borger/ansoeg/traek/"))


def test_vejledningen_kan_laeses_igen(anna: Client, vej: Vej, folk: SimpleNamespace) -> None:
    vej.ny("anna", "Anna Agerlund", date(2026, 11, 2))
    vej.tag("vejledning_givet", date(2026, 11, 10), emner=["udfald", "arbejdsskade"], form="moede",
            forventet_afgoerelse=date(2027, 1, 15))  # fmt: skip
    vist = tekst(anna.get("/borger/vejledning/"))
    assert "10. november 2026" in vist
    assert "Sagen kan ende med fleksjob, førtidspension" in vist
    assert "Du kan vente en afgørelse senest 15. januar 2027." in vist
    assert "15. januar 2027" in tekst(anna.get("/borger/"))


@pytest.mark.parametrize(
    "adresse", ["/borger/ansoeg/", "/borger/afgoerelse-nu/", "/borger/ansoeg/traek/", "/borger/vejledning/"]
)
def test_siderne_er_kun_for_borgeren_selv(
    adresse: str, folk: SimpleNamespace, client: Client, vej: Vej
) -> None:
    vej.ny("anna", "Anna Agerlund", date(2026, 11, 2))
    for hvem in (folk.sagsbehandler, folk.arbejdsgiver):
        client.force_login(hvem)
        assert client.get(adresse).status_code == 403
        assert client.post(adresse, SVAR | {"version": "1"}).status_code == 403
    client.logout()
    assert client.get(adresse).status_code == 302


def test_en_anden_borger_ser_ikke_den(anna: Client, folk: SimpleNamespace, vej: Vej) -> None:
    """Bo har sin egen sag og sin egen ansøgning."""
    from fleksjob.sager.models import Bruger

    anna.post("/borger/ansoeg/", SVAR | {"hvorfor": "Annas egen grund"})
    bos = vej.ny("bo", "Bo Brink", date(2026, 11, 2))
    bo = Bruger.objects.create_user(
        "bo", None, navn="Bo Brink", rolle="borger", kommune=folk.hjemme, person=bos.person
    )
    anna.force_login(bo)
    assert anna.get("/borger/ansoeg/kvittering/").status_code == 404
    anna.post("/borger/ansoeg/", SVAR | {"hvorfor": "Bos egen grund"})
    vist = tekst(anna.get("/borger/ansoeg/kvittering/"))
    assert ("Bos egen grund" in vist, "Annas egen grund" in vist) == (True, False)


def test_intet_cpr_i_adresser(anna: Client, folk: SimpleNamespace) -> None:
    anna.post("/borger/ansoeg/", SVAR)
    for adresse in ("/borger/", "/borger/ansoeg/kvittering/", "/borger/afgoerelse-nu/"):
        assert CPR["anna"] not in tekst(anna.get(adresse))
