"""Registret over åbninger: på et minut, i små stykker, delt med naboer uden at røbe noget, og givet bort i orden."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.kontor.conftest import DAG, kl

from fleksjob.forloeb.matchbegreber import NAVNE
from fleksjob.forloeb.matchprofil import Indhold, Profil
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, UforanderligRaekke

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU = kl(DAG)


def ny(bruger: Any, **felter: Any) -> Any:
    """En åbning i brugerens kommune."""
    from fleksjob.sager.kommandoer.gem_aabning import opret_aabning

    indhold = felter.pop("indhold", None) or Indhold(opgaver=("scanne",), timer_fra=3.0, timer_til=6.0)
    felter = {"virksomhed": "Prøvebageriet", "cvr": "12345674", "kilde": "besoeg", "postnr": "9901", **felter}
    return opret_aabning(bruger, nu=NU, indhold=indhold, **felter)


def ledig_med_profil(
    folk: SimpleNamespace, sag: Any, profil: Profil | None = None, bruger: Any = None
) -> Any:
    """En profil i sagen, skrevet af kommunen."""
    from fleksjob.sager.kommandoer.gem_profil import gem_profil

    profil = profil or Profil(
        interesser=("orden",), kan=("scanne",), timer_fra=3.0, timer_til=8.0, deler=True
    )
    return gem_profil(bruger or folk.konsulent, sag.nummer, profil, nu=NU, postnr="9901")


FELTER = {"virksomhed": "Boghandlen", "opgaver": ["boeger"], "timer_fra": "2,5", "kilde": "besoeg"}


@pytest.mark.parametrize("rolle", ["sagsbehandler", "ydelse", "moedeleder", "konsulent", "leder"])
def test_enhver_medarbejder_skriver_en_aabning_med_faa_felter(
    rolle: str, som: Any, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Aabning, Aabningsskridt

    svar = som(rolle).post(reverse("kontor:aabning_ny"), FELTER)
    en = Aabning.for_kommune(folk.hjemme).get()
    assert (svar.status_code, svar.url) == (302, reverse("kontor:aabning", args=[en.pk]))
    assert (en.titel, en.status, en.se_efter) == (
        "Stille bøger på plads og klargøre dem",
        "aaben",
        DAG + timedelta(days=30),
    )
    (skridt,) = Aabningsskridt.for_kommune(folk.hjemme).filter(aabning=en)
    assert (skridt.art, skridt.tekst, skridt.af) == ("oprettet", "Besøg", getattr(folk, rolle))


def test_ingen_opgave_og_forkerte_timer_siges_ved_feltet_og_intet_er_tabt(
    som: Any, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Aabning

    felter = {
        "virksomhed": "Boghandlen",
        "kilde": "ringet",
        "timer_fra": "9",
        "timer_til": "4",
        "postnr": "99",
        "note": "Ring før 10",
    }
    svar = som("sagsbehandler").post(reverse("kontor:aabning_ny"), felter)
    side = svar.content.decode()
    assert svar.status_code == 422
    assert "Vælg mindst én opgave, eller skriv den selv." in side
    assert "Det højeste antal timer skal være mindst det laveste." in side
    assert "Skriv postnummeret med fire cifre." in side
    assert "Ring før 10" in side
    assert not Aabning.for_kommune(folk.hjemme).exists()


@pytest.mark.parametrize("tekst", ["Til ham med gigt", "Kontakt 6503841111"])
def test_hverken_sygdom_eller_cpr_kan_skrives_i_en_aabning(tekst: str, folk: SimpleNamespace) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)):
        ny(folk.sagsbehandler, note=tekst)


def test_tavlen_har_en_spalte_for_hver_status_og_siger_hvad_der_skal_ses_efter(
    som: Any, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.skift_aabning import skift_status

    gammel = ny(folk.sagsbehandler, se_efter=DAG - timedelta(days=1))
    i_tale = ny(folk.konsulent, indhold=Indhold(opgaver=("bage",)))
    skift_status(folk.konsulent, i_tale.pk, til="i_tale", nu=NU)
    side = som("sagsbehandler").get(reverse("kontor:aabninger")).content.decode()
    assert side.index("Scanne og arkivere") < side.index("I tale <span>1</span>") < side.index("Bage")
    assert side.count("Er den der endnu?") == 1
    svar = som("sagsbehandler").post(reverse("kontor:aabning", args=[gammel.pk]), {"handling": "set_efter"})
    assert svar.status_code == 302
    gammel.refresh_from_db()
    assert gammel.se_efter == DAG + timedelta(days=30)


def test_listen_filtrerer_paa_opgave_sted_ord_og_hvem_der_fandt_den(folk: SimpleNamespace) -> None:
    from fleksjob.sager.visninger.aabninger import aabninger

    ny(folk.sagsbehandler)
    ny(folk.konsulent, indhold=Indhold(opgaver=("bage", "vaske_op")), virksomhed="Kroen", postnr="9902")

    def titler(**valg: str) -> list[str]:
        return [k.titel for k in aabninger(folk.sagsbehandler, DAG, **valg).raekker]

    assert len(titler()) == 2
    assert titler(opgave="bage") == ["Vaske op, Bage"]
    assert titler(postnr="9902") == ["Vaske op, Bage"]
    assert titler(tekst="kro") == ["Vaske op, Bage"]
    assert titler(kun="mine") == ["Scanne og arkivere"]
    assert titler(status="besat") == []


def test_opgavefinderen_goer_en_samtale_til_aabninger(som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Aabning
    from fleksjob.sager.visninger.aabninger import en_aabning

    adresse = reverse("kontor:opgavefinder") + "?branche=Køkken"
    klient = som("konsulent")
    assert "Hvad bliver liggende, når I har travlt?" in klient.get(adresse).content.decode()
    felter = {"virksomhed": "Kroen", "samlet": "hver", "vaelg_vaske_op": "on", "timer_vaske_op": "2",
              "hvem_vaske_op": "Kokken", "vaelg_kaffe": "on", "hvornaar_kaffe": "formiddag"}  # fmt: skip
    assert klient.post(adresse, felter).status_code == 302
    fundne = {en.titel: en for en in Aabning.for_kommune(folk.hjemme)}
    assert set(fundne) == {"Vaske op", "Passe kaffe, frugt og kantine"}
    _, opvask = en_aabning(folk.konsulent, fundne["Vaske op"].pk)
    assert (opvask.timer_til, opvask.fri_tid) == (2.0, True)
    assert fundne["Vaske op"].note == "Gøres i dag af: Vaske op: Kokken"
    assert klient.post(adresse, {**felter, "samlet": "samlet"}).status_code == 302
    assert (
        Aabning.for_kommune(folk.hjemme).filter(titel="Vaske op, Passe kaffe, frugt og kantine").count() == 1
    )
    tom = klient.post(adresse, {"virksomhed": "Kroen", "samlet": "hver"})
    assert (tom.status_code, "Sæt kryds ved mindst én opgave." in tom.content.decode()) == (422, True)


# --- Naboer -----------------------------------------------------------------------------------------------


def test_naboen_ser_opgaver_timer_sted_og_enhed_men_aldrig_virksomhed_eller_borger(
    folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.del_aabninger import del_med_nabo
    from fleksjob.sager.kommandoer.noter_match import noter_match
    from fleksjob.sager.kommandoer.skift_aabning import del_aabning
    from fleksjob.sager.models import Naboaabning, Postomraade
    from fleksjob.sager.visninger.aabninger import naboernes

    Postomraade.objects.create(kommune=folk.hjemme, postnr="9901", navn="Prøveby", bredde=56.0, laengde=10.0)
    indhold = Indhold(opgaver=("scanne",), andre_opgaver=("Hjælpe Bo Brink med arkivet",), timer_fra=3.0)
    en = ny(folk.sagsbehandler, indhold=indhold, note="Spørg efter Bo Brink", kontakt="Fru Hemmelig")
    noter_match(folk.konsulent, en.pk, sager.ledig.sag.nummer, art="oensket", nu=NU)
    del_aabning(folk.sagsbehandler, en.pk, delt=True, nu=NU)
    assert naboernes(folk.nabo) == []
    del_med_nabo(folk.leder, folk.ude.kode, nu=NU)
    (kort,) = naboernes(folk.nabo)
    assert (kort.kommune, kort.opgaver, kort.timer, kort.sted, kort.enhed) == (
        "Prøveby Kommune", ["Scanne og arkivere"], "mindst 3 timer", "Prøveby", "Team Nord",
    )  # fmt: skip
    raekke = Naboaabning.for_bruger(folk.nabo).values().get()
    for hemmeligt in ("Prøvebageriet", "12345674", "Bo Brink", "Hemmelig", sager.ledig.sag.nummer):
        assert hemmeligt not in repr((kort, raekke))


def test_uden_en_raekke_paa_listen_deles_intet_og_standses_den_lukkes_kortene(folk: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer.del_aabninger import del_med_nabo, stands_deling
    from fleksjob.sager.kommandoer.skift_aabning import skift_status
    from fleksjob.sager.visninger.aabninger import naboernes

    en = ny(folk.sagsbehandler, delt=True)
    ny(folk.sagsbehandler, delt=False)
    assert naboernes(folk.nabo) == []
    partner = del_med_nabo(folk.leder, folk.ude.kode, nu=NU)
    assert [k.opgaver for k in naboernes(folk.nabo)] == [["Scanne og arkivere"]]
    skift_status(folk.sagsbehandler, en.pk, til="besat", nu=NU)
    assert naboernes(folk.nabo) == []
    skift_status(folk.sagsbehandler, en.pk, til="aaben", nu=NU)
    assert len(naboernes(folk.nabo)) == 1
    stands_deling(folk.leder, partner.pk, nu=NU)
    assert naboernes(folk.nabo) == []


def test_deling_gaar_kun_den_vej_der_er_valgt(folk: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer.del_aabninger import del_med_nabo
    from fleksjob.sager.visninger.aabninger import naboernes

    del_med_nabo(folk.leder, folk.ude.kode, nu=NU)
    ny(folk.nabo, delt=True)
    assert naboernes(folk.sagsbehandler) == []


def test_naboen_kan_ikke_aabne_rette_eller_give_vores_aabning_bort(
    folk: SimpleNamespace, client: Any, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.noter_match import noter_match
    from fleksjob.sager.kommandoer.skift_aabning import skift_status

    en, egen = ny(folk.sagsbehandler, delt=True), ny(folk.nabo)
    client.force_login(folk.nabo)
    assert client.get(reverse("kontor:aabning", args=[egen.pk])).status_code == 200
    for navn in ("aabning", "aabning_ret"):
        svar = client.get(reverse(f"kontor:{navn}", args=[en.pk]))
        assert (svar.status_code, b"bageriet" in svar.content) == (404, False)
    with pytest.raises(AdgangNaegtet):
        skift_status(folk.nabo, en.pk, til="besat", nu=NU)
    with pytest.raises(AdgangNaegtet):
        noter_match(folk.nabo, en.pk, sager.fremmed.sag.nummer, art="oensket", nu=NU)


@pytest.mark.parametrize("rolle", ["sagsbehandler", "konsulent", "ydelse"])
def test_kun_lederen_vaelger_naboer(rolle: str, som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Delingspartner

    adresse = reverse("kontor:aabning_naboer")
    assert som(rolle).post(adresse, {"handling": "nabo", "nabo": "902"}).status_code == 403
    assert som("leder").post(adresse, {"handling": "nabo", "nabo": "902"}).status_code == 302
    (partner,) = Delingspartner.for_kommune(folk.hjemme)
    assert som(rolle).post(adresse, {"handling": f"stands-{partner.pk}"}).status_code == 403
    assert som("leder").post(adresse, {"handling": f"stands-{partner.pk}"}).status_code == 302
    partner.refresh_from_db()
    assert partner.til == DAG


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["del", "hjem", "besat", "aaben", "partner", "stands"]), max_size=8))
def test_naboen_ser_netop_det_der_er_delt_lige_nu(folk: SimpleNamespace, skridt: list[str]) -> None:
    """Uanset rækkefølgen af deling, status og partnere er kortet der, når og kun når det skal."""
    from django.db import transaction

    from fleksjob.sager.kommandoer import del_aabninger as deling, skift_aabning as skift
    from fleksjob.sager.models import Delingspartner
    from fleksjob.sager.visninger.aabninger import naboernes

    with transaction.atomic():
        en, partner = ny(folk.sagsbehandler), None
        for et in skridt:
            if et in ("del", "hjem"):
                en = skift.del_aabning(folk.leder, en.pk, delt=et == "del", nu=NU)
            elif et in ("besat", "aaben") and et != en.status:
                en = skift.skift_status(folk.leder, en.pk, til=et, nu=NU)
            elif et == "partner" and partner is None:
                partner = deling.del_med_nabo(folk.leder, folk.ude.kode, nu=NU)
            elif et == "stands" and partner is not None:
                deling.stands_deling(folk.leder, partner.pk, nu=NU)
                partner = None
        ventet = en.delt and en.status == "aaben" and partner is not None
        assert bool(naboernes(folk.nabo)) is ventet
        assert Delingspartner.for_kommune(folk.hjemme).filter(til__isnull=True).count() == (
            partner is not None
        )
        transaction.set_rollback(True)


# --- At give den bort ---------------------------------------------------------------------------------------


def test_den_der_bad_foerst_staar_foerst_og_en_anden_kraever_en_grund(
    folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.noter_match import noter_match
    from fleksjob.sager.visninger.matchhistorie import aabningens_koe

    en = ny(folk.sagsbehandler)
    bo, anna = sager.ledig.sag, sager.job.sag
    noter_match(folk.konsulent, en.pk, bo.nummer, art="oensket", nu=kl(DAG, 9))
    noter_match(folk.sagsbehandler, en.pk, anna.nummer, art="oensket", nu=kl(DAG, 10))
    assert [k.navn for k in aabningens_koe(folk.leder, en, DAG)] == ["Bo Brink", "Anna Agerlund"]
    with pytest.raises(UgyldigtInput, match="En anden bad om den først"):
        noter_match(folk.konsulent, en.pk, anna.nummer, art="tildelt", nu=NU)
    noter_match(folk.konsulent, en.pk, anna.nummer, art="tildelt", tekst="Bo vil hellere vente", nu=NU)
    en.refresh_from_db()
    assert en.reserveret_id == anna.pk
    with pytest.raises(UgyldigtInput, match="holdt til en anden"):
        noter_match(folk.konsulent, en.pk, bo.nummer, art="tildelt", tekst="Alligevel", nu=NU)


def test_opkald_foerst_ja_og_nej_staar_hos_borgeren_hos_aabningen_og_hos_firmaet(
    folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.noter_match import noter_match
    from fleksjob.sager.visninger.matchhistorie import aabningens_skridt, erfaringer, firmaets_erfaringer

    en, bo = ny(folk.sagsbehandler), sager.ledig.sag
    noter_match(folk.konsulent, en.pk, bo.nummer, art="ringet_for", tekst="Chefen er klar", nu=NU)
    en.refresh_from_db()
    assert en.status == "i_tale"
    with pytest.raises(UgyldigtInput, match="Vælg, hvorfor det blev et nej"):
        noter_match(folk.konsulent, en.pk, bo.nummer, art="nej", nu=NU)
    noter_match(folk.konsulent, en.pk, bo.nummer, art="nej", grund="vej", nu=NU)
    assert [(e.skridt, e.grund) for e in erfaringer(folk.sagsbehandler, bo)] == [
        ("Nej", "For langt væk"),
        ("Konsulenten har ringet først", ""),
    ]
    assert [e.navn for e in aabningens_skridt(folk.sagsbehandler, en, DAG)] == ["Bo Brink", "Bo Brink"]
    firmaets = firmaets_erfaringer(folk.ydelse, "12345674")
    assert [e.grund for e in firmaets] == ["For langt væk", ""]
    assert "Bo" not in repr(firmaets)
    assert bo.nummer not in repr(firmaets)
    noter_match(folk.konsulent, en.pk, sager.job.sag.nummer, art="ja", nu=NU)
    en.refresh_from_db()
    assert en.status == "besat"


def test_historien_kan_kun_tilfoejes(folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Aabningsskridt

    ny(folk.sagsbehandler)
    with pytest.raises(UforanderligRaekke):
        Aabningsskridt.for_kommune(folk.hjemme).update(tekst="noget andet")


def test_en_besat_aabning_kan_ikke_skifte_til_noget_tilfaeldigt(folk: SimpleNamespace) -> None:
    from fleksjob.sager.aabningsbegreber import SKIFT, STATUS
    from fleksjob.sager.kommandoer.skift_aabning import skift_status

    en = ny(folk.sagsbehandler)
    with pytest.raises(UgyldigtInput, match="hvorfor den ikke er der mere"):
        skift_status(folk.sagsbehandler, en.pk, til="trukket", nu=NU)
    skift_status(folk.sagsbehandler, en.pk, til="besat", nu=NU)
    for til in set(STATUS) - set(SKIFT["besat"]):
        with pytest.raises(UgyldigtInput):
            skift_status(folk.sagsbehandler, en.pk, til=til, nu=NU, tekst="x")


# --- Arbejdsgiveren -----------------------------------------------------------------------------------------


def test_en_virksomhed_tilbyder_opgaver_og_ser_kun_sine_egne(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.skift_aabning import hold_aabning, skift_status
    from fleksjob.sager.models import Aabning

    andet = ny(folk.sagsbehandler, note="Kommunens egen note", indhold=Indhold(opgaver=("bage",)))
    klient = som("arbejdsgiver")
    svar = klient.post(reverse("selvbetjening:opgavetilbud_nyt"), {"opgaver": ["vaske_op"], "timer_til": "3"})
    assert (svar.status_code, svar.url) == (302, reverse("selvbetjening:opgavetilbud"))
    tilbud = Aabning.for_kommune(folk.hjemme).exclude(pk=andet.pk).get()
    assert (tilbud.status, tilbud.cvr, tilbud.virksomhed, tilbud.kilde) == (
        "tilbudt", "12345674", "Prøvebageriet", "virksomhed",
    )  # fmt: skip
    skift_status(folk.konsulent, tilbud.pk, til="aaben", nu=NU)
    hold_aabning(folk.konsulent, tilbud.pk, nummer=sager.ledig.sag.nummer, nu=NU)
    side = klient.get(reverse("selvbetjening:opgavetilbud")).content.decode()
    assert "Vaske op" in side
    assert "Kommunen leder efter en, der passer." in side
    for hemmeligt in ("Bage", "Kommunens egen note", sager.ledig.sag.nummer, "Bo Brink", "Holdt"):
        assert hemmeligt not in side
    tom = klient.post(reverse("selvbetjening:opgavetilbud_nyt"), {})
    assert (tom.status_code, "Vælg mindst én opgave" in tom.content.decode()) == (422, True)
    assert som("borger").get(reverse("selvbetjening:opgavetilbud")).status_code == 403


def test_koden_paa_en_opgave_er_aldrig_en_del_af_en_anden() -> None:
    """Listen søges med koden i anførselstegn; så kan «kasse» ikke findes i noget andet."""
    assert all('"' not in kode for liste in NAVNE.values() for kode in liste)


def test_dagen_for_et_skridt_kan_ikke_ligge_fremme(folk: SimpleNamespace, sager: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer.noter_match import noter_match

    en = ny(folk.sagsbehandler)
    with pytest.raises(UgyldigtInput, match="kan ikke ligge i fremtiden"):
        noter_match(
            folk.konsulent, en.pk, sager.ledig.sag.nummer, art="foreslaaet", dag=date(2027, 1, 1), nu=NU
        )
