"""Alarmerne: listens længde er målets tal, enhver ser kun sin egen kommunes sager, og det kan ses, når en er ændret."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.kontor.conftest import CPR, DAG, Vej, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _klient(bruger: Any) -> Client:
    klient = Client()
    klient.force_login(bruger)
    return klient


def _regn(folk: SimpleNamespace) -> None:
    from fleksjob.sager.indblikskilde import opdater

    opdater(folk.hjemme.pk, kl(DAG))
    opdater(folk.ude.pk, kl(DAG))


def _side(bruger: Any, **valg: str) -> str:
    svar = _klient(bruger).get(reverse("kontor:alarmer"), valg)
    assert svar.status_code == 200
    return svar.content.decode()


def _sag(folk: SimpleNamespace, kommune: Any, person: Any, sagsbehandler: Any, forloeb: list[Any]) -> Vej:
    from fleksjob.sager.masseskrivning import NytForloeb, skriv_forloeb
    from fleksjob.sager.models import Sag

    om = (sagsbehandler.pk, None, sagsbehandler.team)
    nyt = NytForloeb(f"2024-{person.pk:05d}", person.pk, person.foedselsdato, forloeb, *om)
    (nr,) = skriv_forloeb(kommune.pk, [nyt])
    vej = Vej(folk)
    vej.bruger, vej.sag = sagsbehandler, Sag.for_kommune(kommune).get(pk=nr)
    return vej


@pytest.fixture
def stille(folk: SimpleNamespace) -> SimpleNamespace:
    """Anna (Karens) har stået stille i to år med et mål, og Bo (Jonas') har fået ledighedsydelse i over et år.

    Frida, i nabokommunen, har fået den i over to.
    """
    from fleksjob.forloeb import haendelser as h
    from fleksjob.sager.models import Person

    anna = Person.for_kommune(folk.hjemme).get(navn="Anna Agerlund")
    bo = Person.objects.create(
        kommune=folk.hjemme, cpr=CPR["bo"], navn="Bo Brink", foedselsdato=date(1979, 7, 11)
    )
    frida = Person.objects.create(
        kommune=folk.ude, cpr=CPR["fremmed"], navn="Frida Fremmed", foedselsdato=date(1970, 1, 1)
    )
    om: dict[str, Any] = {"ansaettelse": "job-1", "virksomhed": "Bageriet", "cvr": "12345674"}
    visiteret = [
        h.SagOprettet(gyldig_fra=date(2024, 1, 3)),
        h.Visiteret(gyldig_fra=date(2024, 6, 1), til="fleksjob"),
    ]
    i_job = [
        *visiteret,
        h.FleksjobBevilget(gyldig_fra=date(2024, 8, 20), midlertidig=False, **om),
        h.FleksjobStartet(gyldig_fra=date(2024, 9, 1), timer=8.0, intensitet=50.0, timeloen=180.0, **om),
        h.UdviklingsmaalAftalt(gyldig_fra=date(2024, 11, 1), ansaettelse="job-1", maal="Fra 4 til 6 timer"),
    ]
    ledig = [*visiteret, h.LedighedsydelseStartet(gyldig_fra=date(2025, 9, 1), sats="hoej")]
    lang = [*visiteret, h.LedighedsydelseStartet(gyldig_fra=date(2024, 9, 1), sats="hoej")]
    return SimpleNamespace(
        anna=_sag(folk, folk.hjemme, anna, folk.sagsbehandler, i_job),
        bo=_sag(folk, folk.hjemme, bo, folk.kollega, ledig),
        frida=_sag(folk, folk.ude, frida, folk.nabo, lang),
    )


def test_listens_laengde_er_maalets_tal_for_hver_alarm(
    stille: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.indblik.alarmer import ALARMER
    from fleksjob.indblik.svar import svar
    from fleksjob.sager.indblikskilde import mappe
    from fleksjob.sager.visninger.alarmer import alarmliste

    _regn(folk)
    fundne = {}
    for alarm in ALARMER:
        liste = alarmliste(folk.leder, DAG, alarm)
        assert liste is not None
        tallet = alarm.tallet(svar(mappe(folk.hjemme.pk), alarm.maal, liste.udgave.dag).raekker)
        assert (len(liste.raekker), liste.antal[alarm.kode], liste.i_alt) == (tallet, tallet, tallet), (
            alarm.kode
        )
        fundne[alarm.kode] = tallet
    assert fundne["stille-2-aar"] == fundne["stille-1-aar"] == 1
    assert fundne["ledig-1-aar"] == 1
    assert fundne["ledig-2-aar"] == fundne["uden-maal"] == 0
    assert fundne["lov-overskredet"] > 0


def test_hver_raekke_siger_hvorfor_i_ord(stille: SimpleNamespace, folk: SimpleNamespace) -> None:
    _regn(folk)
    svar = _side(folk.leder, alarm="stille-2-aar")
    assert "Anna Agerlund" in svar
    assert (
        "4 betalte timer om ugen, uændret i 26 måneder, siden 1. september 2024. 1 aftalt mål er ikke nået."
        in svar
    )
    assert "1 job</strong>." in svar
    assert "Som sagerne så ud fredag den 20. november</strong> (i dag)" in svar
    assert "Sådan er det regnet: Job, der står stille" in svar
    ledig = _side(folk.leder, alarm="ledig-1-aar")
    assert "Har fået ledighedsydelse i 63 uger uden afbrydelse, siden 1. september 2025." in ledig
    assert "Bo Brink" in ledig
    assert "Anna" not in ledig


def test_en_anden_kommunes_sager_er_ikke_paa_listen(stille: SimpleNamespace, folk: SimpleNamespace) -> None:
    """Frida har fået ledighedsydelse i over 2 år, men hos naboen; naboen ser hende og ikke Bo."""
    _regn(folk)
    hjemme, ude = _side(folk.leder, alarm="ledig-1-aar"), _side(folk.nabo, alarm="ledig-1-aar", hvis="alle")
    assert "Frida" not in hjemme
    assert "Frida Fremmed" in ude
    assert "Bo Brink" not in ude


def test_mine_holdets_og_alle(stille: SimpleNamespace, folk: SimpleNamespace) -> None:
    """Karen har Anna, Jonas har Bo. En sagsbehandler begynder med sine egne, en leder med alle."""
    _regn(folk)
    assert "Anna Agerlund" in _side(folk.sagsbehandler, alarm="stille-1-aar")
    jonas = _side(folk.kollega, alarm="stille-1-aar")
    assert "Anna Agerlund" not in jonas
    assert "0 job</strong> her, 1 job i hele kommunen." in jonas
    assert "Anna Agerlund" in _side(folk.kollega, alarm="stille-1-aar", hvis="alle")
    assert "Anna Agerlund" in _side(folk.leder, alarm="stille-1-aar", hvis="team:Team Nord")
    assert "Anna Agerlund" not in _side(folk.leder, alarm="stille-1-aar", hvis="team:Team Syd")
    ukendt = _side(folk.leder, alarm="stille-1-aar", hvis="team:<b>Hemmeligt</b>")
    assert "Hemmeligt" not in ukendt
    assert "Anna Agerlund" in ukendt


def test_det_staar_ved_sagen_naar_den_er_aendret_siden(
    stille: SimpleNamespace, folk: SimpleNamespace
) -> None:
    _regn(folk)
    assert "Sagen er ændret siden" not in _side(folk.leder, alarm="stille-1-aar")
    stille.anna.tag("vilkaar_aendret", DAG, ansaettelse="job-1", timer=10.0)
    svar = _side(folk.leder, alarm="stille-1-aar")
    assert "Anna Agerlund" in svar
    assert svar.count("Sagen er ændret siden") == 1
    _regn(folk)
    assert "Anna Agerlund" not in _side(folk.leder, alarm="stille-1-aar")


def test_at_aabne_fra_en_alarm_gaar_gennem_den_vanlige_adgang_og_loggen(
    stille: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Opslag

    _regn(folk)
    svar = _side(folk.sagsbehandler, alarm="stille-1-aar")
    adresse = re.search(r'href="(/kontor/sag/[^"]+fra=alarmer)"', svar)
    assert adresse is not None
    assert not Opslag.for_kommune(folk.hjemme).filter(formaal="Alarm om sagen").exists()
    assert _klient(folk.sagsbehandler).get(adresse[1]).status_code == 200
    assert (
        Opslag.for_kommune(folk.hjemme).filter(formaal="Alarm om sagen", bruger=folk.sagsbehandler).exists()
    )
    assert "Anna" not in _klient(folk.nabo).get(adresse[1]).content.decode()


def test_en_beskyttet_person_vises_kun_for_dem_der_har_sagen(
    stille: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Person

    Person.for_kommune(folk.hjemme).filter(navn="Anna Agerlund").update(beskyttet=True)
    _regn(folk)
    assert "Anna Agerlund" in _side(folk.sagsbehandler, alarm="stille-1-aar")
    andres = _side(folk.kollega, alarm="stille-1-aar", hvis="alle")
    assert "Beskyttet person" in andres
    assert "Agerlund" not in andres


def test_foer_tallene_er_regnet_siges_hvad_der_skal_til(
    stille: SimpleNamespace, folk: SimpleNamespace
) -> None:
    svar = _side(folk.leder)
    assert "Tallene er ikke regnet endnu" in svar
    assert "Anna" not in svar
    assert (
        "Tallene er ikke regnet endnu" in _klient(folk.leder).get(reverse("kontor:holdet")).content.decode()
    )


def test_kun_medarbejdere_ser_alarmer(stille: SimpleNamespace, folk: SimpleNamespace) -> None:
    _regn(folk)
    for bruger in (folk.analytiker, folk.kontrollant, folk.teammedlem, folk.borger, folk.arbejdsgiver):
        svar = _klient(bruger).get(reverse("kontor:alarmer"), {"alarm": "stille-1-aar", "hvis": "alle"})
        assert svar.status_code == 403
        assert "Agerlund" not in svar.content.decode().replace("Anna Agerlund</strong>", "")


def test_holdets_tavle_har_alarmernes_antal_med_vej_til_listen(
    stille: SimpleNamespace, folk: SimpleNamespace
) -> None:
    _regn(folk)
    alle = _klient(folk.leder).get(reverse("kontor:holdet")).content.decode()
    assert '?alarm=stille-1-aar&amp;hvis=alle"><span>Stille i 1 år, mål åbne</span><strong>1</strong>' in alle
    nord = _klient(folk.leder).get(reverse("kontor:holdet"), {"team": "Team Nord"}).content.decode()
    assert "?alarm=stille-1-aar&amp;hvis=team%3ATeam+Nord" in nord
    syd = _klient(folk.leder).get(reverse("kontor:holdet"), {"team": "Team Syd"}).content.decode()
    assert "alarm=stille-1-aar" not in syd
    assert "alarm=ledig-1-aar" in syd


def test_siderne_deler_en_lang_liste(
    stille: SimpleNamespace, folk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fleksjob.sager.visninger import alarmer

    monkeypatch.setattr(alarmer, "PAA_EN_SIDE", 1)
    _regn(folk)
    foerste = _side(folk.leder, alarm="lov-overskredet")
    assert "Side 1 af" in foerste
    anden = _side(folk.leder, alarm="lov-overskredet", side="2")
    assert "Side 2 af" in anden
    assert re.findall(r"/kontor/sag/[^?]+", foerste) != [] != re.findall(r"/kontor/sag/[^?]+", anden)
    assert "Side 1 af" in _side(folk.leder, alarm="findes-ikke", side="x")
