"""Teamets møder: hvem der ser hvad og hvornår, frosne papirer, lovens pladser, én genforelæggelse."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, strategies as st

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import muligheder
from fleksjob.sager import kommandoer as k, lager, sagspapirer
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import sagens_punkt
from fleksjob.sager.kommandoer.skriv_referat import Indstilling, Referat, Uenighed
from fleksjob.sager.models import (
    Bilag,
    Borgerord,
    Bruger,
    Dagsordenspunkt,
    Dokument,
    Haendelse,
    Kommune,
    Moededeltager,
    Opslag,
    Plantekst,
    Sag,
    Sagspakke,
    Teammoede,
    Teamreferat,
)
from fleksjob.sager.models.team import vinduet
from fleksjob.sager.teamadgang import sidder_med
from fleksjob.sager.visninger import teammoeder, teamsag

from .conftest import kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]
I_DAG = date(2025, 5, 6)
MOEDEDAG = date(2025, 5, 14)
HEMMELIGT = b"Diagnosen staar her."


@dataclass
class Team:
    """Et møde med én sag på, i teamets tid, og dem, der er om det."""

    leder: Bruger
    medlem: Bruger
    moede: Teammoede
    sag: Sag
    punkt: Dagsordenspunkt


Nu = Callable[[date], datetime]


def nu(dag: date = I_DAG, time_: int = 10) -> datetime:
    return kl(dag.isoformat(), time_)


def klar_sag(anne: Bruger, cpr: str, navn: str, oprettet: date, **felter: Any) -> Sag:
    """En sag, hvis plan er færdig."""
    sag = k.opret_sag(anne, cpr=cpr, navn=navn, nu=nu(oprettet), gyldig_fra=oprettet, **felter)
    for kommando, senere in ((k.paabegynd_plan, 10), (k.faerdiggoer_plan, 40)):
        dag = oprettet + timedelta(days=senere)
        sag = kommando(sag.pk, anne, forventet_version=sag.version, nu=nu(dag), gyldig_fra=dag)
    return sag


def laeg_bilag(sag: Sag, bruger: Bruger, titel: str = "Attest", indhold: bytes = HEMMELIGT) -> Bilag:
    bilag: Bilag = Bilag.objects.create(
        kommune_id=sag.kommune_id, sag=sag, art="laegeattest", titel=titel, filnavn="a.pdf",
        mediatype="application/pdf", indhold=indhold, sha256=sha256(indhold).hexdigest(), helbred=True,
        lagt_ind=nu(), lagt_ind_af=bruger, dateret=date(2025, 3, 1),
    )  # fmt: skip
    return bilag


@pytest.fixture
def moedeleder(kommune: Kommune, bruger_i: Callable[..., Bruger]) -> Bruger:
    return bruger_i(kommune, Rolle.MOEDELEDER, "torben", "Torben Leder")


@pytest.fixture
def medlem(kommune: Kommune, bruger_i: Callable[..., Bruger]) -> Bruger:
    return bruger_i(kommune, Rolle.TEAMMEDLEM, "ilse", "Ilse Læge")


@pytest.fixture
def andet_medlem(kommune: Kommune, bruger_i: Callable[..., Bruger]) -> Bruger:
    return bruger_i(kommune, Rolle.TEAMMEDLEM, "ulla", "Ulla Læge")


def laeg_moede(leder: Bruger, medlem: Bruger, dag: date = MOEDEDAG, fra: date = I_DAG) -> Teammoede:
    moede = k.opret_teammoede(leder, nu=nu(fra), dag=dag, begynder=time(9), slutter=time(12), som_sidst=False)
    k.besaet_plads(leder, moede.pk, omraade="region", hvem=medlem.pk)
    k.besaet_plads(leder, moede.pk, omraade="beskæftigelse", hvem=leder.pk)
    return moede


@pytest.fixture
def team(anne: Bruger, konsulent: Bruger, moedeleder: Bruger, medlem: Bruger) -> Team:
    sag = klar_sag(anne, "6105841234", "Maja Bek-Lund", date(2025, 2, 3), virksomhedskonsulent=konsulent)
    moede = laeg_moede(moedeleder, medlem)
    punkt = k.saet_paa_dagsordenen(sag.pk, anne, nu=nu(), moede_id=moede.pk)
    laeg_bilag(sag, anne)
    return Team(moedeleder, medlem, moede, sag, punkt)


# -- hvem ser hvad, og hvornår ------------------------------------------------------------------------------------


def test_teammedlemmet_ser_sagen_mens_vinduet_er_aabent(team: Team) -> None:
    fra, til = vinduet(MOEDEDAG)
    for dag, aabent in (
        (fra - timedelta(days=1), False), (fra, True), (MOEDEDAG, True), (til, True), (til + timedelta(days=1), False),
    ):  # fmt: skip
        assert sidder_med(team.medlem, team.sag, dag) is aabent, dag
        assert maa_se_helbred(team.medlem, team.sag, dag) is aabent, dag
        assert maa_se_helbred(team.leder, team.sag, dag) is aabent, dag
    assert maa_se_helbred(team.medlem, team.sag) is False


def test_et_medlem_af_et_andet_moede_ser_intet(
    team: Team, anne: Bruger, andet_medlem: Bruger, moedeleder: Bruger
) -> None:
    """Ulla har ret til en anden sag på et andet møde samme uge."""
    anden = klar_sag(anne, "6201701234", "Karl Vang", date(2025, 2, 4))
    andet = laeg_moede(moedeleder, andet_medlem, MOEDEDAG + timedelta(days=1))
    k.saet_paa_dagsordenen(anden.pk, anne, nu=nu(), moede_id=andet.pk)
    assert teamsag.sagen_paa_moedet(andet_medlem, andet.pk, anden.nummer, nu=nu()).sag == anden
    for moede, nummer in ((team.moede.pk, team.sag.nummer), (andet.pk, team.sag.nummer)):
        with pytest.raises(AdgangNaegtet):
            teamsag.sagen_paa_moedet(andet_medlem, moede, nummer, nu=nu())
    with pytest.raises(AdgangNaegtet):
        teammoeder.moedet(andet_medlem, team.moede.pk, I_DAG)
    assert [en.moede.pk for en in teammoeder.moeder_forude(andet_medlem, I_DAG)] == [andet.pk]
    assert maa_se_helbred(andet_medlem, team.sag, I_DAG) is False


def test_afbud_flytning_aflysning_og_at_tage_af_lukker_med_det_samme(
    team: Team, anne: Bruger, moedeleder: Bruger, andet_medlem: Bruger
) -> None:
    plads = Moededeltager.for_kommune(team.sag.kommune_id).get(moede=team.moede, bruger=team.medlem)
    k.svar_paa_invitation(team.medlem, plads.pk, svar="kan_ikke")
    assert not sidder_med(team.medlem, team.sag, I_DAG)
    k.svar_paa_invitation(team.medlem, plads.pk, svar="kommer")
    assert sidder_med(team.medlem, team.sag, I_DAG)
    andet = laeg_moede(moedeleder, andet_medlem, MOEDEDAG + timedelta(days=1))
    k.flyt_paa_dagsordenen(team.punkt.pk, anne, nu=nu(), til=andet.pk, hvorfor="Borgeren er syg")
    assert not sidder_med(team.medlem, team.sag, I_DAG)
    assert sidder_med(andet_medlem, team.sag, I_DAG)
    k.tag_af_dagsordenen(team.punkt.pk, anne, nu=nu(), hvorfor="Planen skal rettes")
    assert not sidder_med(andet_medlem, team.sag, I_DAG)
    k.saet_paa_dagsordenen(team.sag.pk, anne, nu=nu(), moede_id=andet.pk)
    assert sidder_med(andet_medlem, team.sag, I_DAG)
    k.aflys_teammoede(moedeleder, andet.pk, nu=nu(), hvorfor="Sygdom")
    assert not sidder_med(andet_medlem, team.sag, I_DAG)
    assert sagens_punkt(anne, team.sag.pk) is None


def test_teammedlemmet_kan_intet_aendre(team: Team, anne: Bruger, moedeleder: Bruger) -> None:
    nyt = {"dag": MOEDEDAG, "begynder": time(9), "slutter": time(10)}
    andet = laeg_moede(moedeleder, team.medlem, MOEDEDAG + timedelta(days=7))
    for handling in (
        lambda: k.opret_teammoede(team.medlem, nu=nu(), **nyt),
        lambda: k.saet_paa_dagsordenen(team.sag.pk, team.medlem, nu=nu(), moede_id=team.moede.pk),
        lambda: k.flyt_paa_dagsordenen(team.punkt.pk, team.medlem, nu=nu(), til=andet.pk),
        lambda: k.tag_af_dagsordenen(team.punkt.pk, team.medlem, nu=nu(), hvorfor="nej"),
        lambda: k.besaet_plads(team.medlem, team.moede.pk, omraade="social", navn="Ven"),
        lambda: k.inviter_gaest(team.medlem, team.punkt.pk, hverv="tolk"),
        lambda: k.send_sagspapirer(team.sag.pk, team.medlem, nu=nu()),
        lambda: k.maerk_enkel_sag(team.sag.pk, team.medlem, nu=nu(), enkel=True, hvorfor="let"),
        lambda: k.aflys_teammoede(team.medlem, team.moede.pk, nu=nu(), hvorfor="nej"),
    ):  # fmt: skip
        with pytest.raises(AdgangNaegtet):
            handling()
    anden_plads = Moededeltager.for_kommune(team.sag.kommune_id).get(moede=team.moede, bruger=team.leder)
    with pytest.raises(AdgangNaegtet):
        k.svar_paa_invitation(team.medlem, anden_plads.pk, svar="kan_ikke")
    assert Sag.for_bruger(team.medlem).count() == Dokument.for_bruger(team.medlem).count() == 0
    assert Bilag.for_bruger(team.medlem).count() == Sagspakke.for_bruger(team.medlem).count() == 0


def test_en_anden_kommunes_moede_og_lokale_findes_ikke(
    team: Team, anden_kommune: Kommune, bruger_i: Callable[..., Bruger]
) -> None:
    fremmed = bruger_i(anden_kommune, Rolle.MOEDELEDER, "fremmed", "Fie Fremmed")
    eget = k.opret_teammoede(fremmed, nu=nu(), dag=MOEDEDAG, begynder=time(9), slutter=time(10))
    for handling in (
        lambda: teammoeder.moedet(fremmed, team.moede.pk, I_DAG),
        lambda: k.flyt_paa_dagsordenen(team.punkt.pk, fremmed, nu=nu(), til=eget.pk),
        lambda: k.saet_paa_dagsordenen(team.sag.pk, fremmed, nu=nu(), moede_id=eget.pk),
        lambda: k.aflys_teammoede(fremmed, team.moede.pk, nu=nu(), hvorfor="nej"),
    ):
        with pytest.raises(AdgangNaegtet):
            handling()
    rum = k.gem_moederum(team.leder, navn="Rum", adresse="Vej 1", beskrivelse="Lyst")
    with pytest.raises(UgyldigtInput, match="Rummet findes ikke"):
        k.opret_teammoede(fremmed, nu=nu(), dag=MOEDEDAG, begynder=time(9), slutter=time(10), rum=rum.pk)


def test_opslaget_skrives_ned_naar_teammedlemmet_laeser(team: Team) -> None:
    teamsag.sagen_paa_moedet(team.medlem, team.moede.pk, team.sag.nummer, nu=nu())
    opslag = Opslag.for_kommune(team.sag.kommune_id).filter(bruger=team.medlem)
    assert [(en.person_id, en.formaal) for en in opslag] == [(team.sag.person_id, "Møde om sagen")]


# -- dagsordenen --------------------------------------------------------------------------------------------------


def test_en_sag_er_kun_paa_et_moede_ad_gangen_og_tiden_raekker(
    team: Team, anne: Bruger, moedeleder: Bruger
) -> None:
    with pytest.raises(IkkeMuligt, match="allerede på dagsordenen"):
        k.saet_paa_dagsordenen(team.sag.pk, anne, nu=nu(), moede_id=team.moede.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dagsordenspunkt.objects.create(
            kommune_id=team.sag.kommune_id, moede=team.moede, sag=team.sag, plads=9, sat_paa=nu(), sat_paa_af=anne
        )  # fmt: skip
    kort = k.opret_teammoede(
        moedeleder, nu=nu(), dag=MOEDEDAG, begynder=time(13), slutter=time(13, 30), som_sidst=False
    )
    anden = klar_sag(anne, "6201701234", "Karl Vang", date(2025, 2, 4))
    with pytest.raises(UgyldigtInput, match="30 minutter tilbage på mødet, og sagen skal bruge 45"):
        k.saet_paa_dagsordenen(anden.pk, anne, nu=nu(), moede_id=kort.pk)
    k.saet_paa_dagsordenen(anden.pk, anne, nu=nu(), moede_id=kort.pk, minutter=20)


def test_to_der_saetter_den_samme_sag_paa_faar_den_sidste_besked(
    team: Team, anne: Bruger, moedeleder: Bruger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Den anden så sagen, før den første var færdig; databasen lader kun én vinde."""
    andet = k.opret_teammoede(
        moedeleder, nu=nu(), dag=MOEDEDAG + timedelta(days=1), begynder=time(9), slutter=time(12)
    )
    modul = sys.modules["fleksjob.sager.kommandoer.saet_paa_dagsordenen"]
    monkeypatch.setattr(modul, "sagens_punkt", lambda bruger, sag_id: None)
    with pytest.raises(IkkeMuligt, match="En anden satte sagen på et møde imens"), transaction.atomic():
        k.saet_paa_dagsordenen(team.sag.pk, anne, nu=nu(), moede_id=andet.pk)
    assert Dagsordenspunkt.for_kommune(team.sag.kommune_id).filter(sag=team.sag).count() == 1


def test_kun_en_sag_med_faerdig_plan_kan_komme_paa(team: Team, anne: Bruger) -> None:
    sag = k.opret_sag(
        anne, cpr="6201701234", navn="Karl Vang", nu=nu(date(2025, 4, 1)), gyldig_fra=date(2025, 4, 1)
    )
    with pytest.raises(IkkeMuligt, match="Planen skal være færdig"):
        k.saet_paa_dagsordenen(sag.pk, anne, nu=nu(), moede_id=team.moede.pk)


def test_virksomhedskonsulenten_er_inviteret_fra_begyndelsen(team: Team, konsulent: Bruger) -> None:
    folk = {
        en.hverv: en.navn for en in Moededeltager.for_kommune(team.sag.kommune_id).filter(punkt=team.punkt)
    }
    assert folk == {"sagsbehandleren": "Anne Holm", "virksomhedskonsulenten": konsulent.navn}


def test_gaester_til_en_enkelt_sag(team: Team, anne: Bruger) -> None:
    for hverv in ("bisidder", "egen læge", "fysioterapeut"):
        k.inviter_gaest(anne, team.punkt.pk, hverv=hverv, navn="En Gæst")
    billede = teammoeder.moedet(anne, team.moede.pk, I_DAG)
    assert [en.hverv for en in billede.punkter[0].gaester][2:] == ["bisidder", "egen læge", "fysioterapeut"]
    with pytest.raises(UgyldigtInput, match="Vælg, hvem det er"):
        k.inviter_gaest(anne, team.punkt.pk, hverv="nabo")


def test_koeen_har_dage_baner_og_dem_der_er_lagt_frem_igen(team: Team, anne: Bruger) -> None:
    gammel = klar_sag(anne, "6201701234", "Karl Vang", date(2025, 1, 6))
    enkel = klar_sag(anne, "6304711234", "Eva Lind", date(2025, 3, 3))
    k.maerk_enkel_sag(enkel.pk, anne, nu=nu(), enkel=True, hvorfor="Læge og praktik siger det samme")
    koe = teammoeder.koeen(anne, I_DAG)
    ventet = (I_DAG - (date(2025, 1, 6) + timedelta(days=40))).days
    assert [(en.nummer, en.dage) for en in koe.linjer] == [(gammel.nummer, ventet)]
    assert [(en.nummer, en.enkel) for en in koe.enkle] == [(enkel.nummer, "Læge og praktik siger det samme")]
    assert koe.antal == 2
    k.maerk_enkel_sag(enkel.pk, anne, nu=nu(time_=11), enkel=False, hvorfor="Ny attest")
    assert teammoeder.koeen(anne, I_DAG).enkle == []
    assert teammoeder.koeen(team.medlem, I_DAG).antal == 0


def test_ryk_frem_bytter_to_sager_og_tiderne_foelger(team: Team, anne: Bruger) -> None:
    anden = klar_sag(anne, "6201701234", "Karl Vang", date(2025, 2, 4))
    punkt = k.saet_paa_dagsordenen(anden.pk, anne, nu=nu(), moede_id=team.moede.pk, minutter=20)
    k.flyt_paa_dagsordenen(punkt.pk, anne, nu=nu(), til=team.moede.pk)
    linjer = teammoeder.moedet(anne, team.moede.pk, I_DAG).punkter
    assert [(en.nummer, en.klokken) for en in linjer] == [
        (anden.nummer, time(9)),
        (team.sag.nummer, time(9, 20)),
    ]


def test_forslag_til_tider_er_kun_hvor_alle_er_fri(team: Team, anne: Bruger, bo: Bruger) -> None:
    tider = teammoeder.ledige_tider(anne, [team.medlem.pk], fra=MOEDEDAG, minutter=120)
    assert (tider[0].dag, tider[0].begynder) == (MOEDEDAG, time(12, 30))
    assert teammoeder.ledige_tider(anne, [anne.pk], fra=MOEDEDAG, minutter=120)[0].begynder == time(12, 30)
    uden = teammoeder.ledige_tider(anne, [bo.pk], fra=MOEDEDAG, minutter=120)
    assert (uden[0].dag, uden[0].begynder) == (MOEDEDAG, time(9))
    assert all(
        en.dag.weekday() < 5 for en in teammoeder.ledige_tider(anne, [], fra=I_DAG, minutter=90, hoejst=40)
    )


# -- pladserne ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "slags", "pladser"),
    [
        (date(2024, 11, 5), "team", ["beskæftigelsesområdet", "sundhedsområdet", "socialområdet",
                                     "regionens sundhedskoordinator"]),
        (date(2025, 5, 14), "team", ["beskæftigelsesområdet", "regionens sundhedskoordinator"]),
        (date(2026, 6, 30), "team", ["beskæftigelsesområdet", "regionens sundhedskoordinator"]),
        (date(2026, 7, 1), "tvaerfagligt", []),
    ],
)  # fmt: skip
def test_loven_paa_moedets_dag_bestemmer_pladserne(
    moedeleder: Bruger, dag: date, slags: str, pladser: list[str]
) -> None:
    moede = k.opret_teammoede(moedeleder, nu=nu(dag), dag=dag, begynder=time(9), slutter=time(12))
    billede = teammoeder.moedet(moedeleder, moede.pk, dag)
    assert moede.slags == slags
    assert [en.hverv for en in billede.pladser if en.kraevet] == pladser
    assert billede.mangler == tuple(pladser)


def test_en_plads_med_afbud_mangler_igen(team: Team, anne: Bruger) -> None:
    assert teammoeder.moedet(anne, team.moede.pk, I_DAG).mangler == ()
    plads = Moededeltager.for_kommune(team.sag.kommune_id).get(moede=team.moede, bruger=team.medlem)
    k.svar_paa_invitation(team.medlem, plads.pk, svar="kan_ikke")
    assert teammoeder.moedet(anne, team.moede.pk, I_DAG).mangler == ("regionens sundhedskoordinator",)


def test_det_naeste_moede_har_de_samme_folk(team: Team) -> None:
    naeste = k.opret_teammoede(
        team.leder, nu=nu(), dag=MOEDEDAG + timedelta(days=14), begynder=time(9), slutter=time(12)
    )
    folk = {en.omraade: en.navn for en in teammoeder.moedet(team.leder, naeste.pk, I_DAG).pladser}
    assert folk == {"beskæftigelse": "Torben Leder", "region": "Ilse Læge"}


# -- papirerne ----------------------------------------------------------------------------------------------------


def test_en_sendt_pakke_aendrer_sig_aldrig(team: Team, anne: Bruger) -> None:
    pakke = k.send_sagspapirer(team.sag.pk, anne, nu=nu())
    dokument = Dokument.for_kommune(team.sag.kommune_id).get(pk=pakke.dokument_id)
    foer = bytes(dokument.pdf)
    assert dokument.helbred
    assert dokument.sha256 == sha256(foer).hexdigest()
    assert teamsag.sagen_paa_moedet(team.medlem, team.moede.pk, team.sag.nummer, nu=nu()).aendret == []
    laeg_bilag(team.sag, anne, "Ny attest", b"Noget nyt")
    sagen = teamsag.sagen_paa_moedet(team.medlem, team.moede.pk, team.sag.nummer, nu=nu(time_=11))
    assert [(en.hvad, en.titel) for en in sagen.aendret] == [("Nyt", "Ny attest")]
    igen = teamsag.pakken(team.medlem, team.moede.pk, team.sag.nummer, pakke.pk, nu=nu(time_=11))
    assert bytes(igen.pdf) == foer
    ny = k.send_sagspapirer(team.sag.pk, anne, nu=nu(time_=12))
    assert ny.dokument_id != pakke.dokument_id
    assert bytes(Dokument.for_kommune(team.sag.kommune_id).get(pk=pakke.dokument_id).pdf) == foer
    assert (
        teamsag.sagen_paa_moedet(team.medlem, team.moede.pk, team.sag.nummer, nu=nu(time_=12)).aendret == []
    )


def test_naar_planen_aendres_bagefter_staar_pakken_fast_og_siden_siger_hvad(team: Team, anne: Bruger) -> None:
    def skriv_plan(nr: int, tekst: str) -> None:
        Plantekst.objects.create(
            kommune_id=team.sag.kommune_id, sag=team.sag, afsnit="maal", stemme="kommune", nr=nr,
            indhold={"maal": tekst}, skrevet=nu(), skrevet_af=anne,
        )  # fmt: skip

    skriv_plan(1, "Et job med faste pauser")
    pakke = k.send_sagspapirer(team.sag.pk, anne, nu=nu())
    foer = bytes(Dokument.for_kommune(team.sag.kommune_id).get(pk=pakke.dokument_id).pdf)
    assert [en["slags"] for en in pakke.indeks] == ["Plan", "Bilag"]
    skriv_plan(2, "Et job uden pauser")
    sagen = teamsag.sagen_paa_moedet(team.medlem, team.moede.pk, team.sag.nummer, nu=nu())
    assert [(en.hvad, en.titel) for en in sagen.aendret] == [("Ændret", "Mål og ønsker (kommunen)")]
    igen = teamsag.pakken(team.medlem, team.moede.pk, team.sag.nummer, pakke.pk, nu=nu())
    assert bytes(igen.pdf) == foer


def test_pakken_kan_ikke_hentes_efter_vinduet_eller_fra_en_anden_sag(team: Team, anne: Bruger) -> None:
    pakke = k.send_sagspapirer(team.sag.pk, anne, nu=nu())
    efter = vinduet(MOEDEDAG)[1] + timedelta(days=1)
    with pytest.raises(AdgangNaegtet):
        teamsag.pakken(team.medlem, team.moede.pk, team.sag.nummer, pakke.pk, nu=nu(efter))
    anden = klar_sag(anne, "6201701234", "Karl Vang", date(2025, 2, 4))
    k.saet_paa_dagsordenen(anden.pk, anne, nu=nu(), moede_id=team.moede.pk)
    with pytest.raises(AdgangNaegtet):
        teamsag.pakken(team.medlem, team.moede.pk, anden.nummer, pakke.pk, nu=nu())


def test_den_der_ikke_maa_se_helbred_kan_ikke_sende(team: Team, bo: Bruger) -> None:
    """Bo er sagsbehandler i et andet team og har egne sager."""
    with pytest.raises(AdgangNaegtet, match="kun for dem, der behandler den"):
        k.send_sagspapirer(team.sag.pk, bo, nu=nu())
    fanen = teamsag.sagens_team(bo, team.sag, lager.hent_nyeste(team.sag.pk, bo, nu=nu()).tilstand(), I_DAG)
    assert (fanen.papirer, fanen.pakker, fanen.ord, fanen.referater) == ([], [], [], [])


def test_et_papir_kan_vaelges_fra_og_naevnes_saa_paa_forsiden(team: Team, anne: Bruger) -> None:
    ekstra = laeg_bilag(team.sag, anne, "Gammel journal", b"gammelt")
    pakke = k.send_sagspapirer(team.sag.pk, anne, nu=nu(), udeladt=[f"bilag:{ekstra.pk}"])
    assert [en["titel"] for en in pakke.indeks] == ["Attest"]
    aendret = sagspapirer.aendret_siden(pakke.indeks, sagspapirer.papirer_i(team.sag))
    assert [en.titel for en in aendret] == ["Gammel journal"]
    alle = [en.noegle for en in sagspapirer.papirer_i(team.sag)]
    with pytest.raises(UgyldigtInput, match="mindst ét papir"):
        k.send_sagspapirer(team.sag.pk, anne, nu=nu(), udeladt=alle)


noegler = st.dictionaries(
    st.sampled_from(["plan:a:k", "plan:b:k", "ord:x", "bilag:1", "bilag:2"]), st.sampled_from(["1", "2", "3"])
)


@given(sendt=noegler, nu_=noegler)
def test_aendringerne_er_praecis_forskellen(sendt: dict[str, str], nu_: dict[str, str]) -> None:
    def papirer(stykker: dict[str, str]) -> list[sagspapirer.Papir]:
        return [
            sagspapirer.Papir(nr, nr, None, "Bilag", False, {nr: (nr, aftryk)})
            for nr, aftryk in stykker.items()
        ]

    indeks = [{"dele": {nr: [nr, aftryk]}} for nr, aftryk in sendt.items()]
    fundet = {(en.hvad, en.titel) for en in sagspapirer.aendret_siden(indeks, papirer(nu_))}
    ventet = {("Nyt", nr) for nr in nu_ if nr not in sendt}
    ventet |= {("Ændret", nr) for nr in nu_ if nr in sendt and sendt[nr] != nu_[nr]}
    ventet |= {("Ikke i sagen mere", nr) for nr in sendt if nr not in nu_}
    assert fundet == ventet


# -- indkaldelsen -------------------------------------------------------------------------------------------------


def test_indkaldelsen_sendes_som_brev_i_samme_nu(team: Team, anne: Bruger) -> None:
    ny = k.indkald_til_moede(team.sag.pk, anne, forventet_version=team.sag.version, nu=nu(), gyldig_fra=I_DAG)
    tilstand = lager.hent_nyeste(ny.pk, anne, nu=nu()).tilstand()
    assert tilstand.indkaldt_til == MOEDEDAG
    brev = Dokument.for_kommune(ny.kommune_id).get(sag=ny, art="indkaldelse")
    assert (brev.afsendt is not None, brev.helbred, bytes(brev.pdf)[:4]) == (True, False, b"%PDF")


def test_undtagelsen_fra_at_vise_udfaldene_skal_begrundes(team: Team, anne: Bruger) -> None:
    faelles: dict[str, Any] = {"forventet_version": team.sag.version, "nu": nu(), "gyldig_fra": I_DAG}
    with pytest.raises(UgyldigtInput, match="hvorfor det ville skade"):
        k.indkald_til_moede(team.sag.pk, anne, **faelles, udfald_udeladt="nej")
    assert not Dokument.for_kommune(team.sag.kommune_id).filter(art="indkaldelse").exists()
    ny = k.indkald_til_moede(
        team.sag.pk, anne, **faelles, udfald_udeladt="Borgeren bliver svært angst af ordet pension."
    )
    sidste = Haendelse.for_kommune(ny.kommune_id).filter(sag=ny).order_by("-nr")[0]
    assert "svært angst" in sidste.data


def test_uden_et_moede_ingen_indkaldelse(team: Team, anne: Bruger) -> None:
    k.tag_af_dagsordenen(team.punkt.pk, anne, nu=nu(), hvorfor="Planen skal rettes")
    with pytest.raises(IkkeMuligt, match="ikke på nogen dagsorden"):
        k.indkald_til_moede(team.sag.pk, anne, forventet_version=team.sag.version, nu=nu(), gyldig_fra=I_DAG)


# -- referatet ----------------------------------------------------------------------------------------------------

FULDT = {"beskæftigelsesområdet (Torben)": True, "regionens sundhedskoordinator (Ilse)": True}
FLEKSJOB = Indstilling(
    til="fleksjob", vaegt_beskaeftigelse="To praktikker.", vaegt_social="Bor alene.", vaegt_helbred="Ryg.",
    afklaret="Alt er prøvet.", jobtyper="Lager og kontor", jobideer=("Bibliotek",),
    hensyn=("Faste pauser", "Eget tempo"), stoette="Kontaktperson", progression_droeftet=True,
)  # fmt: skip


def skriv(team: Team, bruger: Bruger, **felter: Any) -> Sag:
    felter = {
        "referat": Referat(fremmoede=FULDT, borgeren_deltog=True, bisidder=True),
        "indstilling": FLEKSJOB,
    } | felter
    return k.skriv_referat(
        team.sag.pk,
        bruger,
        forventet_version=team.sag.version,
        nu=nu(MOEDEDAG, 15),
        gyldig_fra=MOEDEDAG,
        **felter,
    )


def test_moede_og_indstilling_gemmes_paa_en_gang(team: Team, moedeleder: Bruger) -> None:
    uenige = (Uenighed("Ilse", "Mener, at ressourceforløb bør prøves først"),)
    indstilling = Indstilling(
        **{**_felter(FLEKSJOB), "uenige": uenige, "tvivl": "Få timer eller ressourceforløb"}
    )
    ny = skriv(team, moedeleder, indstilling=indstilling)
    assert ny.version == team.sag.version + 2
    tilstand = lager.hent_nyeste(ny.pk, moedeleder, nu=nu(MOEDEDAG, 16)).tilstand()
    assert (tilstand.teammoede, tilstand.indstilling, tilstand.indstilling_til) == (
        MOEDEDAG,
        MOEDEDAG,
        "fleksjob",
    )
    assert tilstand.teamdeltagere[:2] == ("borgeren", "borgerens bisidder")
    sidste = lager.hent_nyeste(ny.pk, moedeleder, nu=nu(MOEDEDAG, 16)).haendelser[-1]
    assert sidste.dissens == "Ilse: Mener, at ressourceforløb bør prøves først"  # type: ignore[union-attr]
    assert (sidste.hensyn, sidste.jobideer) == ("Faste pauser, Eget tempo", "Bibliotek")  # type: ignore[union-attr]
    assert sidste.tvivl == "Få timer eller ressourceforløb"  # type: ignore[union-attr]
    assert Dagsordenspunkt.for_kommune(ny.kommune_id).get(pk=team.punkt.pk).status == "behandlet"
    assert Teamreferat.for_kommune(ny.kommune_id).get().indhold["indstilling"]["hensyn"] == [
        "Faste pauser",
        "Eget tempo",
    ]


def _felter(indstilling: Indstilling) -> dict[str, Any]:
    return {navn: getattr(indstilling, navn) for navn in indstilling.__struct_fields__}


def test_en_tom_plads_stopper_indstillingen_og_intet_halvt_gemmes(team: Team, moedeleder: Bruger) -> None:
    uden = Referat(fremmoede={**FULDT, "regionens sundhedskoordinator (Ilse)": False}, borgeren_deltog=True)
    with pytest.raises(IkkeMuligt, match="manglede regionens sundhedskoordinator"):
        skriv(team, moedeleder, referat=uden)
    assert Sag.for_bruger(moedeleder).get(pk=team.sag.pk).version == team.sag.version
    assert not Teamreferat.for_kommune(team.sag.kommune_id).exists()
    ny = skriv(team, moedeleder, referat=uden, indstilling=None)
    assert (ny.version, ny.fase) == (team.sag.version + 1, "indstilling")
    assert [en.nummer for en in teammoeder.koeen(moedeleder, MOEDEDAG).linjer] == [ny.nummer]


def test_indstillingen_skal_have_lovens_indhold(team: Team, moedeleder: Bruger) -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        skriv(team, moedeleder, indstilling=Indstilling(til="fleksjob", meget_begraenset=True))
    felter = {en.felt for en in fejl.value.fejl}
    assert felter == {"vaegt_beskaeftigelse", "afklaret", "jobtyper", "hensyn", "stoette", "udvikling"}
    for en in fejl.value.fejl:
        assert "§ 9" in en.besked
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="lagt vægt på"):
        skriv(team, moedeleder, indstilling=Indstilling(til="foertidspension"))
    with pytest.raises(UgyldigtInput, match="hvorfor borgeren ikke var med"):
        skriv(team, moedeleder, referat=Referat(fremmoede=FULDT, borgeren_deltog=False))


@pytest.mark.parametrize("dag", [date(2018, 3, 1), date(2025, 5, 14), date(2026, 3, 1)])
def test_udfaldene_er_dem_loven_har_paa_dagen(dag: date) -> None:
    from fleksjob.sager.kommandoer.skriv_referat import kraev_indstilling

    koder = {en.kode for en in muligheder(dag)}
    for kode in ("ressourceforloeb", "revalidering", "foertidspension"):
        indstilling = Indstilling(til=kode, vaegt_helbred="Ryg.")
        if kode in koder:
            kraev_indstilling(indstilling, dag)
        else:
            with pytest.raises(UgyldigtInput, match="mødets dag"):
                kraev_indstilling(indstilling, dag)
    assert ("ressourceforloeb" in koder) is (dag < date(2026, 2, 1))


def test_sagen_laegges_for_teamet_igen_en_gang_og_ikke_to(
    team: Team, anne: Bruger, moedeleder: Bruger
) -> None:
    sag = skriv(team, moedeleder)
    dag = MOEDEDAG + timedelta(days=2)
    grund = "Kommunen mener ikke, at alle tilbud er prøvet."
    igen: dict[str, Any] = {"nu": nu(dag), "gyldig_fra": dag, "begrundelse": grund}
    sag = k.genforelaeg_indstilling(sag.pk, anne, forventet_version=sag.version, **igen)
    assert [(en.nummer, en.genforelagt) for en in teammoeder.koeen(anne, dag).linjer] == [(sag.nummer, True)]
    nyt = laeg_moede(moedeleder, team.medlem, MOEDEDAG + timedelta(days=20), dag)
    punkt = k.saet_paa_dagsordenen(sag.pk, anne, nu=nu(dag), moede_id=nyt.pk)
    assert punkt.genforelagt
    sag = k.skriv_referat(
        sag.pk, moedeleder, forventet_version=sag.version, nu=nu(nyt.dag, 15), gyldig_fra=nyt.dag,
        referat=Referat(fremmoede=FULDT, borgeren_deltog=True), indstilling=FLEKSJOB,
    )  # fmt: skip
    efter = {"nu": nu(nyt.dag, 16), "gyldig_fra": nyt.dag, "begrundelse": grund}
    with pytest.raises(IkkeMuligt, match="det kan ske én gang"):
        k.genforelaeg_indstilling(sag.pk, anne, forventet_version=sag.version, **efter)


# -- efter 1. juli 2026 -------------------------------------------------------------------------------------------


def test_efter_reformen_er_moedet_frivilligt_og_giver_ingen_indstilling(
    anne: Bruger, moedeleder: Bruger, medlem: Bruger
) -> None:
    dag = date(2026, 11, 20)
    sag = klar_sag(anne, "6105841234", "Maja Bek-Lund", date(2026, 9, 1))
    moede = k.opret_teammoede(moedeleder, nu=nu(dag), dag=dag, begynder=time(9), slutter=time(12))
    k.besaet_plads(moedeleder, moede.pk, hverv="læge fra regionen", hvem=medlem.pk)
    k.saet_paa_dagsordenen(sag.pk, anne, nu=nu(dag), moede_id=moede.pk)
    assert sidder_med(medlem, sag, dag)
    faelles: dict[str, Any] = {
        "forventet_version": sag.version, "nu": nu(dag, 15), "gyldig_fra": dag,
        "referat": Referat(fremmoede={"læge fra regionen": True}, borgeren_deltog=True, resume="Prøv korte vagter."),
    }  # fmt: skip
    with pytest.raises(IkkeMuligt, match=r"30\. juni 2026"):
        k.skriv_referat(sag.pk, anne, **faelles)
    ny = k.hold_tvaerfagligt_moede(sag.pk, anne, **faelles)
    assert (ny.version, ny.fase) == (sag.version + 1, "indstilling")
    assert lager.hent_nyeste(ny.pk, anne, nu=nu(dag, 16)).tilstand().tvaerfagligt_moede == dag
    assert not teamsag.regler_paa(dag).genforelaeg.ja
    assert teamsag.regler_paa(dag).raad.ja


def test_foer_reformen_er_der_intet_tvaerfagligt_moede(team: Team, anne: Bruger) -> None:
    with pytest.raises(IkkeMuligt, match="rehabiliteringsteamet, der holder møde"):
        k.hold_tvaerfagligt_moede(
            team.sag.pk, anne, forventet_version=team.sag.version, nu=nu(), gyldig_fra=I_DAG,
            referat=Referat(fremmoede={}, borgeren_deltog=True, resume="Snak."),
        )  # fmt: skip


# -- borgerens ord ------------------------------------------------------------------------------------------------


def test_kun_borgeren_selv_skriver_sine_ord_og_det_gamle_bliver_liggende(
    team: Team, anne: Bruger, bruger_i: Callable[..., Bruger]
) -> None:
    maja = bruger_i(team.sag.kommune, Rolle.BORGER, "maja", "Maja", person_id=team.sag.person_id)
    anden = klar_sag(anne, "6201701234", "Karl Vang", date(2025, 2, 4))
    karl = bruger_i(team.sag.kommune, Rolle.BORGER, "karl", "Karl", person_id=anden.person_id)
    for hvem in (anne, team.medlem, karl):
        with pytest.raises(AdgangNaegtet):
            k.skriv_til_moedet(team.sag.pk, hvem, nu=nu(), svar={"vigtigt": "Det er mig"})
    k.skriv_til_moedet(team.sag.pk, maja, nu=nu(), svar={"vigtigt": "Jeg vil arbejde", "spoerge": ""})
    k.skriv_til_moedet(
        team.sag.pk, maja, nu=nu(time_=11), svar={"vigtigt": "Jeg vil arbejde lidt", "spoerge": ""}
    )
    k.skriv_til_moedet(team.sag.pk, maja, nu=nu(time_=12), svar={"vigtigt": "Jeg vil arbejde lidt"})
    alle = Borgerord.for_kommune(team.sag.kommune_id).order_by("pk").values_list("tekst", flat=True)
    assert list(alle) == ["Jeg vil arbejde", "Jeg vil arbejde lidt"]
    sagen = teamsag.sagen_paa_moedet(team.medlem, team.moede.pk, team.sag.nummer, nu=nu(time_=12))
    assert [en.tekst for en in sagen.ord] == ["Jeg vil arbejde lidt"]
    assert "ord" in {en.noegle for en in sagspapirer.papirer_i(team.sag)}
    assert Borgerord.for_bruger(karl).count() == 0


def test_et_billede_af_lokalet_kendes_paa_sit_indhold(moedeleder: Bruger, anne: Bruger) -> None:
    felter = {"navn": "Lokale 2", "adresse": "Torvet 1", "beskrivelse": "Lyst rum"}
    with pytest.raises(UgyldigtInput, match="ikke et billede"):
        k.gem_moederum(moedeleder, **felter, billede=b"<svg onload=alert(1)>", billedtekst="Bord")
    with pytest.raises(UgyldigtInput, match="hvad billedet viser"):
        k.gem_moederum(moedeleder, **felter, billede=b"\x89PNG\r\n\x1a\n..")
    with pytest.raises(UgyldigtInput, match="højst være 3 MB"):
        k.gem_moederum(moedeleder, **felter, billede=b"\xff\xd8\xff" + b"0" * 3_000_000, billedtekst="Bord")
    rum = k.gem_moederum(moedeleder, **felter, billede=b"\x89PNG\r\n\x1a\n..", billedtekst="Bord")
    assert rum.billedtype == "image/png"
    with pytest.raises(AdgangNaegtet):
        k.gem_moederum(anne, **felter)
    with pytest.raises(UgyldigtInput, match="allerede et rum"):
        k.gem_moederum(moedeleder, **felter)
