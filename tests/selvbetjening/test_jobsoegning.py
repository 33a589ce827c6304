"""Borgerens jobsøgning: få tryk, egne ord, og kun hendes egne ting."""

import re
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from tests.selvbetjening.conftest import DAG, Vej, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def ledig(db: None, client: Any) -> SimpleNamespace:
    """Ida er ledig fra maj 2026 og logget ind; Ole er ledig i den samme kommune."""
    from fleksjob.sager.models import Bruger, Kommune, Person

    kommune = Kommune.objects.create(kode=903, navn="Prøveby")

    def bruger(navn: str, rolle: str, **felter: Any) -> Bruger:
        return Bruger.objects.create_user(
            navn, None, navn=navn.title(), rolle=rolle, kommune=kommune, **felter
        )

    karen, leder = bruger("karen", "sagsbehandler", team="Nord"), bruger("birgitte", "leder")
    ida, ole = (Vej(karen, leder, cpr, navn, date(2026, 3, 2)).til_ledig() for cpr, navn in
                (("6503841111", "Ida Ipsen"), ("7107791112", "Ole Olsen")))  # fmt: skip
    borger = bruger("ida", "borger", person=Person.for_kommune(kommune).get(navn="Ida Ipsen"))
    client.force_login(borger)
    return SimpleNamespace(ida=ida, ole=ole, karen=karen, borger=borger, klient=client, kommune=kommune)


def tekst(svar: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", svar.content.decode()))


def aftale(ledig: SimpleNamespace, vej: Vej, hvem: str = "borger") -> Any:
    from fleksjob.sager.models import Jobaftale

    return Jobaftale.objects.create(
        kommune_id=ledig.kommune.pk, sag=vej.sag, hvem=hvem, hvad="Spørg tre, du kender", frist=date(2026, 12, 1),
        oprettet=kl(DAG), oprettet_af=ledig.karen,
    )  # fmt: skip


def tid(ledig: SimpleNamespace, vej: Vej) -> Any:
    from fleksjob.sager.kommandoer.samtaletider import indkald_til_samtale

    return indkald_til_samtale(
        ledig.karen, vej.sag.nummer, art="jobsamtale", form="fremmoede", sted="Rådhuset",
        tider=[datetime.fromisoformat("2026-12-01T10:00"), datetime.fromisoformat("2026-12-02T13:30")], nu=kl(DAG),
    )  # fmt: skip


def test_siden_viser_naeste_samtale_og_det_jeg_skal(ledig: SimpleNamespace) -> None:
    aftale(ledig, ledig.ida)
    tid(ledig, ledig.ida)
    vist = tekst(ledig.klient.get("/borger/jobsoegning/"))
    assert "tirsdag 1. december kl. 10.00" in vist
    assert "Vi mødes: Rådhuset." in vist
    assert "Spørg tre, du kender Inden 1. december 2026" in vist
    assert "Nu handler det om job, og om det, du kan." in vist


def test_overblikket_siger_hvad_vi_har_aftalt_og_hvornaar_vi_taler(ledig: SimpleNamespace) -> None:
    """Kun hendes egne løfter: kommunens og Oles er ikke noget, hun skal gøre."""
    aftale(ledig, ledig.ida)
    aftale(ledig, ledig.ida, hvem="kommune")
    aftale(ledig, ledig.ole)
    tid(ledig, ledig.ida)
    vist = tekst(ledig.klient.get("/borger/"))
    assert "Én ting, vi har aftalt Spørg tre, du kender. Inden 1. december 2026 ." in vist
    assert "Din næste samtale er tirsdag 1. december kl. 10.00." in vist


def test_pengesiden_siger_hvad_den_ledige_lever_af(ledig: SimpleNamespace) -> None:
    vist = tekst(ledig.klient.get("/borger/penge/"))
    assert "Du får ledighedsydelse, mens du leder efter et fleksjob." in vist
    assert "min arbejdsgiver" not in vist


def test_jeg_vaelger_selv_min_tid(ledig: SimpleNamespace) -> None:
    min_tid = tid(ledig, ledig.ida)
    svar = ledig.klient.post(f"/borger/jobsoegning/samtale/{min_tid.pk}/", {"valg": "2026-12-02T13:30"})
    assert svar.status_code == 302
    min_tid.refresh_from_db()
    assert (min_tid.dag, min_tid.klokken, min_tid.valgt is not None) == (
        date(2026, 12, 2),
        time(13, 30),
        True,
    )
    svar = ledig.klient.post(f"/borger/jobsoegning/samtale/{min_tid.pk}/", {"valg": "2026-12-24T09:00"})
    assert "Vælg en af de viste tider." in tekst(svar)


def test_en_andens_tid_og_aftale_findes_ikke(ledig: SimpleNamespace) -> None:
    tid(ledig, ledig.ida)
    oles, hans = tid(ledig, ledig.ole), aftale(ledig, ledig.ole)
    assert (
        ledig.klient.post(f"/borger/jobsoegning/samtale/{oles.pk}/", {"valg": oles.tider[1]}).status_code
        == 404
    )
    assert ledig.klient.post(f"/borger/jobsoegning/aftale/{hans.pk}/", {"udfald": "gjort"}).status_code == 404
    oles.refresh_from_db()
    hans.refresh_from_db()
    assert (oles.valgt, hans.udfald) == (None, "")


def test_kommunens_aftale_kan_jeg_ikke_afslutte(ledig: SimpleNamespace) -> None:
    deres = aftale(ledig, ledig.ida, "kommune")
    assert (
        ledig.klient.post(f"/borger/jobsoegning/aftale/{deres.pk}/", {"udfald": "gjort"}).status_code == 404
    )
    min_egen = aftale(ledig, ledig.ida)
    svar = ledig.klient.post(f"/borger/jobsoegning/aftale/{min_egen.pk}/", {"udfald": "gjort"}, follow=True)
    assert "Godt gået." in tekst(svar)


def test_joblog_med_to_tryk(ledig: SimpleNamespace) -> None:
    data = {"hvordan": "ringede", "dagen": "1", "version": ledig.ida.sag.version}
    svar = ledig.klient.post("/borger/jobsoegning/log/", data, follow=True)
    assert "Godt gået. Det er skrevet ned." in tekst(svar)
    vist = tekst(ledig.klient.get("/borger/jobsoegning/log/"))
    assert "21. november 2026: ringede til et sted" in vist
    tom = ledig.klient.post("/borger/jobsoegning/log/", {"dagen": "0", "version": "1"})
    assert "Tryk på det, du gjorde." in tekst(tom)


def test_mit_cv_svares_eet_spoergsmaal_ad_gangen_og_bliver_et_papir(ledig: SimpleNamespace) -> None:
    svar = ledig.klient.post("/borger/kan/lide/", {"valg": ["At lave mad", "At være ude"], "ord": "Fisk"})
    assert svar.url == "/borger/kan/god/"
    ledig.klient.post("/borger/kan/god/", {"valg": ["Grundig"], "handling": "stop"})
    vist = tekst(ledig.klient.get("/borger/kan/"))
    assert "Det kan jeg lide At være ude At lave mad «Fisk»" in vist
    assert "Fortsæt (2 af 7)" in vist
    pdf = ledig.klient.get("/borger/kan/pdf/")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert "Tryk på noget af det, der står her." in tekst(
        ledig.klient.post("/borger/kan/lide/", {"valg": ["Andet"]})
    )


def test_jeg_er_syg_og_jeg_er_rask(ledig: SimpleNamespace) -> None:
    data = {"hvad": "sygdom_paabegyndt", "version": ledig.ida.sag.version}
    assert "God bedring." in tekst(ledig.klient.post("/borger/jobsoegning/syg/", data, follow=True))
    assert "Jeg er rask" in tekst(ledig.klient.get("/borger/jobsoegning/"))
    data = {"hvad": "sygdom_afsluttet", "version": ledig.ida.sag.version + 1}
    assert "Godt at høre." in tekst(ledig.klient.post("/borger/jobsoegning/syg/", data, follow=True))


def test_jeg_beder_om_en_samtale(ledig: SimpleNamespace) -> None:
    from fleksjob.sager.models import Pligt

    data = {"version": ledig.ida.sag.version}
    assert "finder en tid" in tekst(ledig.klient.post("/borger/jobsoegning/snak/", data, follow=True))
    navne = (
        Pligt.for_kommune(ledig.kommune).filter(sag=ledig.ida.sag, aaben=True).values_list("navn", flat=True)
    )
    assert "Samtale, borgeren har bedt om" in navne


def test_jobklub_har_kun_de_pladser_der_er(ledig: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer.jobarrangementer import meld_til_arrangement, opret_jobarrangement

    klub = opret_jobarrangement(ledig.karen, art="jobklub", emne="Vi ringer sammen", dag=date(2026, 12, 3),
                                klokken=time(10), sted="Biblioteket", pladser=1, nu=kl(DAG))  # fmt: skip
    meld_til_arrangement(ledig.karen, klub.pk, ledig.ole.sag.pk, nu=kl(DAG))
    svar = ledig.klient.post(f"/borger/jobsoegning/klub/{klub.pk}/", {"svar": "ja"}, follow=True)
    assert "Der er ikke flere pladser." in tekst(svar)


def test_planen_er_min_paa_eet_ark_og_oles_blade_er_ikke_i_den(ledig: SimpleNamespace) -> None:
    from fleksjob.sager.jobsoegningspapirer import plan_papir
    from fleksjob.sager.kommandoer.skriv_jobsoegningsplan import skriv_jobsoegningsplan
    from fleksjob.sager.models import Jobsoegningsblad

    for vej, maal in ((ledig.ida, "Passe planter"), (ledig.ole, "Køre bus")):
        skriv_jobsoegningsplan(vej.sag.pk, ledig.karen, indhold={"maal_a_funktion": maal}, nu=kl(DAG))
    papir = plan_papir(ledig.ida.sag, ledig.borger, dag=DAG)
    assert papir.maal == (("A: det, jeg helst vil", "Passe planter", ""),)
    assert Jobsoegningsblad.for_bruger(ledig.borger).count() == 1
    assert ledig.klient.get("/borger/jobsoegning/plan/").content[:5] == b"%PDF-"
