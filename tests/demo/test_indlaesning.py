"""Demoen i databasen: alt eller intet, kun hvor den må være, og alle seks har noget at gøre i dag."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.test import Client

from fleksjob.demo.demoens_plads import Maerke, kraev_maa_slettes, laes_maerke
from fleksjob.demo.indlaesning import indlaes
from fleksjob.demo.personale import KAREN, KOMMUNEKODE
from fleksjob.demo.personer import BRUGERNAVNE, personer_i_dag
from fleksjob.demo.proever import listens_raekker, maanedens_linjer, skriv_proever
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import genopbygning, importering, kontrol, maanedskoersel, overtagelse, visninger
from fleksjob.sager.models import Bruger, Dokument, Haendelse, Person, Sag, Udbetaling
from fleksjob.snitflader.loenlinjer import CsvIndkomst
from fleksjob.snitflader.sagsliste import CsvSager

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
MAERKE = Maerke(2026, 300, DAG)


@pytest.fixture(scope="module")
def talt(django_db_setup: None, django_db_blocker: Any) -> Iterator[Counter[str]]:
    """Demoen med 300 sager, og hvad indlæsningen selv sagde, den lagde ind.

    Den lægges ind én gang; hver prøve er en transaktion inden i den, så det, en prøve ændrer, er væk bagefter.
    """
    tal: Counter[str] = Counter()
    with django_db_blocker.unblock(), transaction.atomic():
        indlaes(MAERKE, NU, lambda trin, antal: tal.update({trin: antal}))
        yield tal
        transaction.set_rollback(True)


def test_indlaesningen_siger_hvad_der_kom_ind(talt: Counter[str]) -> None:
    assert talt["Sager"] == Sag.for_kommune(KOMMUNEKODE).count() == 300
    assert talt["Hændelser"] == Haendelse.for_kommune(KOMMUNEKODE).count()
    assert talt["Udbetalinger"] == Udbetaling.for_kommune(KOMMUNEKODE).count()
    assert talt["Breve"] == Dokument.for_kommune(KOMMUNEKODE).count() > 6
    assert laes_maerke() == MAERKE


def test_genopbygning_og_kontrol_finder_intet(talt: Counter[str]) -> None:
    assert genopbygning.genopbyg(KOMMUNEKODE, ret=False).forskelle == []
    sager, haendelser, fund = kontrol.kontroller(KOMMUNEKODE)
    assert (sager, haendelser, fund) == (300, talt["Hændelser"], [])


def test_alle_har_noget_at_goere_i_dag(talt: Counter[str]) -> None:
    opgaver = {en.brugernavn: " | ".join(en.opgaver) for en in personer_i_dag(DAG)}
    assert set(opgaver) == set(BRUGERNAVNE)
    assert all(opgaver.values())
    for brugernavn, stykker in {
        "karen": ("overskred", "i dag", "at forberede"),
        "jonas": ("overskred", "at godkende (Else Rosenvang)"),
        "amira": ("overskred", "at starte (Lone Tjørnebæk, Nadia Solbakke)"),
        "birgitte": ("udbetalinger at frigive",),
        "mette": ("en høring at svare på", "breve at læse"),
        "hanne": ("en plan at skrive videre i",),
        "aakerdal": ("et CV at lave på Jobnet senest",),
        "henrik": ("fuldtidslønnen for Søren Hedetoft",),
    }.items():
        for stykke in stykker:
            assert stykke in opgaver[brugernavn], brugernavn


def test_den_der_forberedte_afgoerelsen_kan_ikke_godkende_den(talt: Counter[str]) -> None:
    karen, jonas = (Bruger.objects.get(username=navn) for navn in ("karen", "jonas"))
    hos_karen = {en.navn: en.maa_godkende for en in visninger.til_godkendelse(karen, DAG)}
    hos_jonas = {en.navn: en.maa_godkende for en in visninger.til_godkendelse(jonas, DAG)}
    assert hos_karen["Else Rosenvang"] is False
    assert hos_jonas["Else Rosenvang"] is True


def test_kun_de_faste_kan_logge_ind_og_ingen_har_en_adgangskode(talt: Counter[str]) -> None:
    brugere = list(Bruger.for_kommune(KOMMUNEKODE))
    assert {en.username for en in brugere if en.is_active} == set(BRUGERNAVNE)
    assert not any(en.has_usable_password() for en in brugere)
    assert {en.rolle for en in brugere if en.is_active} == {rolle.value for rolle in Rolle}


def test_mettes_rettede_maaned_er_forklaret_og_venter_paa_et_menneske(talt: Counter[str]) -> None:
    linjer = Udbetaling.for_kommune(KOMMUNEKODE).filter(sag_id=1).order_by("maaned", "version")
    rettet = [en for en in linjer if en.version == 2]
    assert len(rettet) == 1
    assert rettet[0].forskel is not None
    assert rettet[0].forskel < 0
    assert rettet[0].status == "beregnet"
    assert "Din arbejdsgiver rettede august" in rettet[0].aarsag
    assert all(en.beregning for en in linjer)
    frigivne = [en for en in linjer if en.status == "frigivet"]
    assert len(frigivne) == 5
    assert Dokument.for_kommune(KOMMUNEKODE).filter(sag_id=1, art="fleksloentilskud").count() == 5


def test_kommunens_egen_koersel_finder_intet_nyt(talt: Counter[str]) -> None:
    """Demoens måneder er regnet med arkivets regler: kørt igen er alt uændret."""
    karen = Bruger.objects.get(username="karen")
    koersel = maanedskoersel.koer(karen, date(2026, 11, 1), nu=NU)
    assert koersel.sager == koersel.uaendrede > 150


def test_samme_frø_og_dag_giver_den_samme_kaede(talt: Counter[str]) -> None:
    foerst = dict(Sag.for_kommune(KOMMUNEKODE).values_list("nummer", "kaedesum"))
    indlaes(MAERKE, NU, lambda trin, antal: None)
    assert dict(Sag.for_kommune(KOMMUNEKODE).values_list("nummer", "kaedesum")) == foerst


def test_demoen_laves_ikke_om_naar_der_er_kommet_en_virkelig_person(talt: Counter[str]) -> None:
    kraev_maa_slettes()
    Person.objects.create(
        kommune_id=KOMMUNEKODE, cpr="0101801234", navn="Ikke opdigtet", foedselsdato=date(1980, 1, 1)
    )
    with pytest.raises(UgyldigtInput, match="1 personer har et CPR-nummer"):
        indlaes(MAERKE, NU, lambda trin, antal: None)
    assert Sag.for_kommune(KOMMUNEKODE).count() == 300


def test_vaernet_om_haendelserne_er_slaaet_til_igen_bagefter(talt: Counter[str]) -> None:
    indlaes(MAERKE, NU, lambda trin, antal: None)
    with connection.cursor() as markoer, pytest.raises(Exception, match="kun tilføjes"):
        markoer.execute("DELETE FROM sager_haendelse")


def test_proevefilerne_kan_importeres_og_anden_gang_aendrer_de_intet(
    talt: Counter[str], tmp_path: Path
) -> None:
    loen, liste, dream = skriv_proever(tmp_path, MAERKE)
    assert dream.name == "dream.csv"
    karen = Bruger.objects.get(username=KAREN.brugernavn)
    foerst = importering.importer_indkomst(karen, CsvIndkomst(loen), nu=NU, kilde=loen.name)
    assert (foerst.nye > 5, foerst.afviste, foerst.aendrede) == (True, 0, 0)
    igen = importering.importer_indkomst(karen, CsvIndkomst(loen), nu=NU, kilde=loen.name)
    assert (igen.nye, igen.kendte) == (0, foerst.nye + foerst.kendte)
    sager = overtagelse.importer_sager(karen, CsvSager(liste), nu=NU)
    assert (sager.nye, sager.afviste) == (40, 0)
    assert overtagelse.importer_sager(karen, CsvSager(liste), nu=NU).kendte == 40
    assert genopbygning.genopbyg(KOMMUNEKODE, ret=False).forskelle == []


def test_proevefilerne_har_kun_opdigtede_numre() -> None:
    numre = [linje.cpr for linje in maanedens_linjer(MAERKE)] + [en.cpr for en in listens_raekker(MAERKE)]
    assert len(numre) > 150
    assert all(61 <= int(cpr[:2]) <= 91 for cpr in numre)


@pytest.mark.parametrize(
    ("brugernavn", "side", "ses"),
    [
        ("karen", "/kontor/", "Bent Klintvig"),
        ("jonas", "/kontor/godkendelse/", "Else Rosenvang"),
        ("amira", "/kontor/job/", "Lone Tjørnebæk"),
        ("birgitte", "/kontor/udbetalinger/", "november 2026"),
        ("mette", "/borger/", "fleksløntilskud"),
        ("henrik", "/virksomhed/", "Søren Hedetoft"),
    ],
)
def test_personens_egen_side_viser_det_der_skal_goeres(
    talt: Counter[str], client: Client, monkeypatch: pytest.MonkeyPatch, brugernavn: str, side: str, ses: str
) -> None:
    monkeypatch.setitem(os.environ, "FLEKSJOB_DAG", DAG.isoformat())
    client.force_login(Bruger.objects.get(username=brugernavn))
    svar = client.get(side)
    assert svar.status_code == 200
    assert ses in svar.content.decode()
