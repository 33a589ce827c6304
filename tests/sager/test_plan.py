"""Planen: ingen stemme kan tabes, ændres eller efterlignes, og helbred er kun for dem, der behandler sagen."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.sager.conftest import kl

from fleksjob.forloeb.planafsnit import ALLE, BORGER, EFTER_KODE, KOMMUNE, KONSULENT, afsnit_i
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import clearing, kommandoer as k, planadgang
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt, UforanderligRaekke
from fleksjob.sager.kommandoer.hold_jobfunktioner import (
    opret_jobfunktion,
    saet_clearingkrav,
    tag_jobfunktion_af,
)
from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit
from fleksjob.sager.models import Bruger, Dokument, Jobfunktion, Opgave, Plantekst, Sag
from fleksjob.sager.visninger import min_sag
from fleksjob.sager.visninger.plan import Planbillede, jobfunktioner, min_frosne_plan, planen
from fleksjob.sager.visninger.sagsbillede import billede

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 20)
NU = kl("2026-11-20")


@pytest.fixture
def med_plan(sag: Sag, anne: Bruger) -> Sag:
    """En sag, hvor planen er begyndt."""
    return k.KOMMANDOER["plan_paabegyndt"](
        sag.pk, anne, forventet_version=sag.version, nu=kl("2026-08-03"), gyldig_fra=date(2026, 8, 3)
    )


def skriv(sag: Sag, bruger: Bruger, afsnit: str = "maal", nr: int | None = None, **felter: str) -> Plantekst:
    """Skriver videre på den nyeste udgave af brugerens stemme."""
    if nr is None:
        stemme = planadgang.kraev_stemme(bruger, Sag.for_bruger(bruger).get(pk=sag.pk), EFTER_KODE[afsnit])
        nr = Plantekst.for_kommune(sag.kommune_id).filter(sag=sag, afsnit=afsnit, stemme=stemme).count()
    return skriv_planafsnit(sag.pk, bruger, afsnit=afsnit, indhold=felter, set_nr=nr, nu=NU)


def planen_for(bruger: Bruger, sag: Sag, dag: date = DAG) -> Planbillede:
    fundet = (
        Sag.for_bruger(bruger)
        .select_related("person", "sagsbehandler", "virksomhedskonsulent")
        .get(pk=sag.pk)
    )
    return planen(bruger, billede(fundet, bruger, dag))


# --- Intet går tabt ---------------------------------------------------------------------------------------

_SKRIDT = st.lists(
    st.tuples(
        st.sampled_from(["anne", "bo", "maja", "kira"]),
        st.sampled_from([en.kode for en in ALLE]),
        st.text(alphabet="abcæøå \n", max_size=12),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(skridt=_SKRIDT)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ingen_raekke_af_skrivninger_taber_eller_aendrer_en_tidligere_tekst(
    skridt: list[tuple[str, str, str, int]],
    med_plan: Sag, anne: Bruger, bo: Bruger, borger: Bruger, konsulent: Bruger,
) -> None:  # fmt: skip
    """Hver skrivning lykkes helt eller slet ikke; det, der stod, står der endnu; kun ens egen stemme får en udgave."""
    brugere = {"anne": anne, "bo": bo, "maja": borger, "kira": konsulent}
    stemmer = {"anne": KOMMUNE, "bo": KOMMUNE, "maja": BORGER, "kira": KONSULENT}
    with transaction.atomic():
        kendte: dict[int, tuple[Any, ...]] = {}
        for hvem, afsnit, tekst, set_nr in skridt:
            felter = {
                felt.kode: tekst
                for felt in EFTER_KODE[afsnit].felter_for(stemmer[hvem])
                if felt.slags == "tekst"
            }
            try:
                with transaction.atomic():
                    ny = skriv_planafsnit(
                        med_plan.pk, brugere[hvem], afsnit=afsnit, indhold=felter, set_nr=set_nr, nu=NU
                    )
                assert ny.stemme == stemmer[hvem]
                assert ny.skrevet_af_id == brugere[hvem].pk or ny.pk in kendte
            except (AdgangNaegtet, Samtidighedskonflikt, UgyldigtInput):
                pass
            nu = {
                en.pk: (en.afsnit, en.stemme, en.nr, en.indhold, en.skrevet, en.skrevet_af_id)
                for en in Plantekst.for_kommune(med_plan.kommune_id).filter(sag=med_plan)
            }
            assert {pk: nu[pk] for pk in kendte} == kendte
            assert len(nu) - len(kendte) in (0, 1)
            kendte = nu
        for afsnit, stemme in {(en[0], en[1]) for en in kendte.values()}:
            numre = sorted(en[2] for en in kendte.values() if (en[0], en[1]) == (afsnit, stemme))
            assert numre == list(range(1, len(numre) + 1))
        transaction.set_rollback(True)


def test_en_ny_udgave_er_en_ny_raekke_og_den_gamle_kan_laeses(med_plan: Sag, anne: Bruger) -> None:
    skriv(med_plan, anne, maal="Butik")
    skriv(med_plan, anne, maal="Lager")
    afsnit = planen_for(anne, med_plan).find("maal")
    assert afsnit is not None
    assert afsnit.kommunen is not None
    assert [u.felter[0].tekst for u in afsnit.kommunen.udgaver] == ["Lager", "Butik"]


def test_det_samme_igen_er_ingen_ny_udgave(med_plan: Sag, anne: Bruger) -> None:
    foerste = skriv(med_plan, anne, maal="Butik")
    assert skriv(med_plan, anne, nr=0, maal="  Butik\r\n").pk == foerste.pk


def test_to_der_skriver_samtidig_ser_begge(med_plan: Sag, anne: Bruger, bo: Bruger) -> None:
    skriv(med_plan, anne, maal="Butik")
    with pytest.raises(Samtidighedskonflikt, match=r"Anne Holm gemte «Mål og ønsker» kl\. 10\.00") as fejl:
        skriv(med_plan, bo, nr=0, maal="Lager")
    assert fejl.value.version == 1
    assert [en.indhold for en in Plantekst.for_kommune(med_plan.kommune_id)] == [{"maal": "Butik"}]


def test_databasen_selv_afviser_at_aendre_slette_eller_finde_paa_en_stemme(
    med_plan: Sag, anne: Bruger
) -> None:
    tekst = skriv(med_plan, anne, maal="Butik")
    tekst.indhold = {"maal": "Andet"}
    with pytest.raises(UforanderligRaekke):
        tekst.save()
    with pytest.raises(UforanderligRaekke):
        Plantekst.for_kommune(med_plan.kommune_id).update(indhold={})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as markoer:
        markoer.execute("UPDATE sager_plantekst SET stemme = 'borger'")
    with pytest.raises(IntegrityError), transaction.atomic():
        Plantekst.objects.create(
            kommune_id=med_plan.kommune_id, sag=med_plan, afsnit="maal", stemme="chefen", nr=9,
            indhold={}, skrevet=NU, skrevet_af=anne,
        )  # fmt: skip


# --- Stemmen kan ikke efterlignes -------------------------------------------------------------------------


@pytest.mark.parametrize("afsnit", [en.kode for en in ALLE])
@pytest.mark.parametrize("rolle", list(Rolle))
def test_stemmen_foelger_rollen_og_ingen_anden_kan_tale_som_borgeren(
    rolle: Rolle, afsnit: str, med_plan: Sag, bruger_i: Any, kommune: Any, anden_sag: Sag
) -> None:
    """En borger med ret til en anden sag, og hver medarbejderrolle: stemmen er rollens eller ingen."""
    felter: dict[str, object] = {"team": med_plan.team}
    if rolle == Rolle.BORGER:
        felter = {"person_id": anden_sag.person_id}
    if rolle == Rolle.ARBEJDSGIVER:
        felter = {"virksomhed_cvr": "12345674"}
    en = bruger_i(kommune, rolle, f"proeve-{rolle}", **felter)
    stemme = planadgang.stemme_i(en, med_plan, EFTER_KODE[afsnit])
    assert stemme != BORGER
    ventet = {Rolle.SAGSBEHANDLER: KOMMUNE, Rolle.VIRKSOMHEDSKONSULENT: KONSULENT}.get(rolle)
    assert stemme in (ventet, None)
    if stemme is None:
        with pytest.raises(AdgangNaegtet):
            skriv_planafsnit(
                med_plan.pk, en, afsnit=afsnit, indhold={"maal": "x", "svar": "x"}, set_nr=0, nu=NU
            )
        assert not Plantekst.for_kommune(med_plan.kommune_id).filter(sag=med_plan).exists()


def test_borgerens_felter_kan_ikke_smugles_ind_af_kommunen(med_plan: Sag, anne: Bruger) -> None:
    tekst = skriv(med_plan, anne, maal="Butik", svar="Jeg vil have førtidspension", stemme="borger")
    assert (tekst.stemme, tekst.indhold) == (KOMMUNE, {"maal": "Butik"})


def test_borgeren_skriver_i_sin_egen_og_ser_kun_sin_egen(
    med_plan: Sag, anne: Bruger, borger: Bruger, anden_sag: Sag, anden_borger: Bruger
) -> None:
    k.KOMMANDOER["plan_paabegyndt"](
        anden_sag.pk,
        anne,
        forventet_version=anden_sag.version,
        nu=kl("2026-08-03"),
        gyldig_fra=date(2026, 8, 3),
    )
    skriv(med_plan, borger, svar="Noget at stå op til")
    skriv(med_plan, anne, maal="Butik")
    mit = min_sag(borger, dag=DAG)
    andet = min_sag(anden_borger, dag=DAG)
    assert mit is not None
    assert andet is not None
    min_plan, anden_plan = planen(borger, mit.billede), planen(anden_borger, andet.billede)
    assert "Noget at stå op til" in repr(min_plan)
    assert "Butik" in repr(min_plan)
    assert "Noget at stå op til" not in repr(anden_plan)
    assert "Butik" not in repr(anden_plan)
    assert list(Plantekst.for_bruger(anden_borger)) == []
    with pytest.raises(AdgangNaegtet):
        skriv_planafsnit(med_plan.pk, anden_borger, afsnit="maal", indhold={"svar": "x"}, set_nr=1, nu=NU)


def test_en_anden_kommunes_sagsbehandler_kan_hverken_laese_eller_skrive(
    med_plan: Sag, anne: Bruger, anden_kommune: Any, bruger_i: Any
) -> None:
    skriv(med_plan, anne, maal="Butik")
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "fremmed", team=med_plan.team)
    assert list(Plantekst.for_bruger(fremmed)) == []
    with pytest.raises(AdgangNaegtet):
        skriv_planafsnit(med_plan.pk, fremmed, afsnit="maal", indhold={"maal": "x"}, set_nr=1, nu=NU)


# --- Helbred ----------------------------------------------------------------------------------------------


def test_helbredet_er_kun_for_dem_der_behandler_sagen(
    med_plan: Sag, anne: Bruger, bo: Bruger, konsulent: Bruger, leder: Bruger, borger: Bruger
) -> None:
    skriv(med_plan, anne, "helbred", udfordringer="Diskusprolaps i L5")
    skriv(med_plan, borger, "helbred", svar="Mit ben sover")
    for maa in (anne, leder, borger):
        assert "Diskusprolaps" in repr(planen_for(maa, med_plan))
    for maa_ikke in (bo, konsulent):
        plan = planen_for(maa_ikke, med_plan)
        assert "Diskusprolaps" not in repr(plan)
        assert "Mit ben sover" not in repr(plan)
        assert plan.helbred is not None
        assert plan.helbred.lukket
        with pytest.raises(AdgangNaegtet):
            skriv_planafsnit(
                med_plan.pk, maa_ikke, afsnit="helbred", indhold={"betydning": "x"}, set_nr=1, nu=NU
            )


def test_et_tal_der_ikke_er_et_tal_og_alle_fejl_paa_en_gang(med_plan: Sag, anne: Bruger) -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        skriv(med_plan, anne, "tid", timer_fra="mange", timer_til="200", moenster="Formiddag")
    assert [en.felt for en in fejl.value.fejl] == ["timer_fra", "timer_til"]
    with pytest.raises(UgyldigtInput, match="byt tallene om"):
        skriv(med_plan, anne, "tid", timer_fra="10", timer_til="4,5")
    with pytest.raises(UgyldigtInput, match="plads til 8000"):
        skriv(med_plan, anne, maal="a" * 8001)
    with pytest.raises(UgyldigtInput, match="mindst ét felt"):
        skriv(med_plan, anne, maal="   ")
    assert not Plantekst.for_kommune(med_plan.kommune_id).exists()


def test_foer_planen_og_efter_afgoerelsen_kan_der_ikke_skrives(sag: Sag, anne: Bruger, foer_til: Any) -> None:
    with pytest.raises(IkkeMuligt, match="ikke begyndt"):
        skriv(sag, anne, nr=0, maal="Butik")
    visiteret = foer_til("ledig")
    with pytest.raises(IkkeMuligt, match="kan læses, men ikke ændres"):
        skriv(visiteret, anne, nr=0, maal="Butik")


# --- Konsulent, clearing og frysning ----------------------------------------------------------------------


def tag(sag: Sag, bruger: Bruger, kode: str, dag: str = "2026-11-20", **felter: Any) -> Sag:
    nyeste = Sag.for_kommune(sag.kommune_id).get(pk=sag.pk)
    return k.KOMMANDOER[kode](
        sag.pk,
        bruger,
        forventet_version=nyeste.version,
        nu=kl(dag),
        gyldig_fra=date.fromisoformat(dag),
        **felter,
    )


def tilstanden(sag: Sag, bruger: Bruger) -> Any:
    fundet = Sag.for_bruger(bruger).select_related("person", "sagsbehandler").get(pk=sag.pk)
    return billede(fundet, bruger, DAG).tilstand


def test_at_begynde_planen_inviterer_en_konsulent(anden_sag: Sag, anne: Bruger, konsulent: Bruger) -> None:
    sag = tag(anden_sag, anne, "plan_paabegyndt", konsulent="kira")
    assert tilstanden(sag, anne).konsulent.konsulent == "kira"
    assert Sag.for_kommune(sag.kommune_id).get(pk=sag.pk).virksomhedskonsulent_id == konsulent.pk
    (opgave,) = Opgave.for_kommune(sag.kommune_id).filter(ejer=konsulent)
    assert (opgave.frist, opgave.afsluttet) == (date(2026, 12, 4), None)
    tag(sag, konsulent, "virksomhedskonsulent_fravalgt", grund="Borgeren er indlagt")
    assert not tilstanden(sag, anne).konsulent.med
    assert not Opgave.for_kommune(sag.kommune_id).filter(afsluttet__isnull=True).exists()
    tag(sag, anne, "virksomhedskonsulent_inviteret", konsulent="kira")
    assert tilstanden(sag, anne).konsulent.med
    assert Opgave.for_kommune(sag.kommune_id).filter(afsluttet__isnull=True).count() == 1
    skriv(sag, konsulent, "virksomhed", muligheder="Tre butikker")
    assert not Opgave.for_kommune(sag.kommune_id).filter(afsluttet__isnull=True).exists()


def test_uden_konsulent_kraever_en_grund_og_en_der_ikke_er_konsulent_kan_ikke_inviteres(
    anden_sag: Sag, anne: Bruger
) -> None:
    with pytest.raises(UgyldigtInput, match="virksomhedskonsulenter på listen"):
        tag(anden_sag, anne, "plan_paabegyndt", konsulent="anne")
    sag = tag(anden_sag, anne, "plan_paabegyndt", konsulent="", uden_konsulent="Afventer operation")
    assert tilstanden(sag, anne).konsulent.fravalgt == "Afventer operation"
    assert "virksomhed" in planen_for(anne, sag).stand.skrevne
    with pytest.raises(UgyldigtInput, match="hvorfor"):
        tag(sag, anne, "virksomhedskonsulent_fravalgt", grund=" ")


def test_ingen_giver_clearing_i_sin_egen_sag(med_plan: Sag, anne: Bruger, bo: Bruger) -> None:
    with pytest.raises(IkkeMuligt, match="Du er selv sagsbehandler"):
        tag(med_plan, anne, "clearing_givet", udfald="klar")
    with pytest.raises(UgyldigtInput, match="hvad der mangler"):
        tag(med_plan, bo, "clearing_givet", udfald="mangler")
    tag(med_plan, bo, "clearing_givet", udfald="klar")
    assert tilstanden(med_plan, anne).clearing.klar


def test_mangler_noget_kan_planen_goeres_faerdig_igen(med_plan: Sag, anne: Bruger, leder: Bruger) -> None:
    tag(med_plan, anne, "plan_faerdig")
    with pytest.raises(IkkeMuligt, match="allerede færdig"):
        tag(med_plan, anne, "plan_faerdig")
    tag(med_plan, leder, "clearing_givet", udfald="mangler", begrundelse="Attesten er to år gammel")
    tag(med_plan, anne, "plan_faerdig")
    assert tilstanden(med_plan, anne).clearing is None


def test_clearing_spaerrer_kun_naar_kommunen_har_valgt_det(
    med_plan: Sag, anne: Bruger, leder: Bruger
) -> None:
    tag(med_plan, anne, "plan_faerdig")
    tag(med_plan, anne, "raadgivning_modtaget", resume="Kan arbejde lidt")
    with pytest.raises(AdgangNaegtet):
        saet_clearingkrav(anne, kraeves=True)
    saet_clearingkrav(leder, kraeves=True)
    med_krav = {et.kode: et for et in _skridt(med_plan, anne)}["afgoerelse_forberedt"]
    assert "mangler clearing" in med_krav.hvorfor_ikke
    with pytest.raises(IkkeMuligt, match="mangler clearing"):
        tag(med_plan, anne, "afgoerelse_forberedt", udfald="bevilget", begrundelse="Evnen er nedsat")
    tag(med_plan, leder, "clearing_givet", udfald="klar")
    assert {et.kode: et for et in _skridt(med_plan, anne)}["afgoerelse_forberedt"].mulig
    saet_clearingkrav(leder, kraeves=False)


def _skridt(sag: Sag, bruger: Bruger) -> Any:
    fundet = Sag.for_bruger(bruger).select_related("person", "sagsbehandler").get(pk=sag.pk)
    return billede(fundet, bruger, DAG).skridt


def test_den_faerdige_plan_er_frosset_byte_for_byte(
    med_plan: Sag, anne: Bruger, borger: Bruger, anden_borger: Bruger
) -> None:
    skriv(med_plan, anne, maal="Butik")
    skriv(med_plan, borger, svar="Noget at stå op til")
    tag(med_plan, anne, "plan_faerdig")
    (papir,) = Dokument.for_kommune(med_plan.kommune_id).filter(sag=med_plan, art="plan")
    foer = bytes(papir.pdf)
    assert (papir.titel, papir.helbred, papir.afsendt) == ("Samlet beskrivelse", True, None)
    senere = kl("2026-11-20", 11)
    skriv_planafsnit(
        med_plan.pk, borger, afsnit="maal", indhold={"svar": "Jeg har tænkt over det"}, set_nr=1, nu=senere
    )
    assert planen_for(anne, med_plan).skrevet_siden == 1
    assert bytes(Dokument.for_kommune(med_plan.kommune_id).get(pk=papir.pk).pdf) == foer
    fundet = min_frosne_plan(borger, papir.pk)
    assert fundet is not None
    assert bytes(fundet.pdf) == foer
    assert min_frosne_plan(anden_borger, papir.pk) is None
    assert min_frosne_plan(anne, papir.pk) is None


def test_foer_reformen_skal_lovens_mangler_forklares_og_efter_er_de_kun_en_anbefaling(
    anden_sag: Sag, anne: Bruger, bruger_i: Any, kommune: Any
) -> None:
    from fleksjob.sager.kommandoer import opret_sag

    sag = opret_sag(
        anne, cpr="6502841236", navn="Else Gran", nu=kl("2026-01-05"), gyldig_fra=date(2026, 1, 5)
    )
    tag(sag, anne, "plan_paabegyndt", "2026-01-06")
    skriv_planafsnit(sag.pk, anne, afsnit="maal", indhold={"maal": "x"}, set_nr=0, nu=kl("2026-01-07"))
    with pytest.raises(UgyldigtInput, match="selv om der mangler noget"):
        tag(sag, anne, "plan_faerdig", "2026-02-02")
    tag(sag, anne, "plan_faerdig", "2026-02-02", mangelgrund="Borgeren har bedt om en afgørelse nu")
    faerdig = next(h for h in _haendelser(sag, anne) if h.type == "plan_faerdig")
    assert "laege" in faerdig.mangler
    assert "maal" not in faerdig.mangler
    (papir,) = Dokument.for_kommune(sag.kommune_id).filter(sag=sag, art="plan")
    assert papir.titel == "Rehabiliteringsplan, forberedende del"


def _haendelser(sag: Sag, bruger: Bruger) -> Any:
    fundet = Sag.for_bruger(bruger).select_related("person", "sagsbehandler").get(pk=sag.pk)
    return billede(fundet, bruger, DAG).haendelser


def test_en_der_ikke_maa_se_helbredet_kan_ikke_fryse_planen(med_plan: Sag, anne: Bruger, bo: Bruger) -> None:
    skriv(med_plan, anne, maal="Butik")
    with pytest.raises(AdgangNaegtet):
        tag(med_plan, bo, "plan_faerdig")


def test_standen_taeller_afsnit_og_punkter(med_plan: Sag, anne: Bruger, borger: Bruger) -> None:
    tom = planen_for(anne, med_plan).stand
    assert (tom.antal, tom.ialt) == (0, 11)
    assert {hvert.kode for hvert in tom.mangler} >= {"maal", "eget_syn", "laege", "helbred"}
    assert {hvert.art for hvert in tom.mangler} == {"anbefaling"}
    skriv(med_plan, borger, "maal", svar="Noget at stå op til")
    skriv(med_plan, borger, "helbred", svar="Mit ben sover")
    tag(med_plan, anne, "dokument_rekvireret", art="lae265", fra="Egen læge")
    rekvisition = next(h.id for h in _haendelser(med_plan, anne) if h.type == "dokument_rekvireret")
    tag(med_plan, anne, "dokument_modtaget", art="lae265", rekvisition=rekvisition)
    stand = planen_for(anne, med_plan).stand
    assert stand.antal == 1
    assert {hvert.kode for hvert in tom.mangler} - {hvert.kode for hvert in stand.mangler} == {
        "maal", "eget_syn", "laege",
    }  # fmt: skip


def test_en_selvstaendig_har_et_afsnit_mere(anden_sag: Sag, anne: Bruger) -> None:
    sag = tag(anden_sag, anne, "plan_paabegyndt", selvstaendig=True)
    plan = planen_for(anne, sag)
    assert plan.stand.ialt == 12 == len(afsnit_i(selvstaendig=True))
    assert plan.find("selvstaendig") is not None


# --- Jobfunktioner ----------------------------------------------------------------------------------------


def test_konsulenten_holder_listen_over_jobfunktioner(
    konsulent: Bruger, anne: Bruger, borger: Bruger
) -> None:
    ny = opret_jobfunktion(konsulent, navn="  Vareopfyldning ", branche="Butik", nu=NU)
    assert [en.navn for en in jobfunktioner(borger)] == ["Vareopfyldning"]
    with pytest.raises(UgyldigtInput, match="står allerede"):
        opret_jobfunktion(konsulent, navn="vareopfyldning", nu=NU)
    with pytest.raises(AdgangNaegtet):
        opret_jobfunktion(anne, navn="Kasse", nu=NU)
    tag_jobfunktion_af(konsulent, ny.pk)
    assert jobfunktioner(anne) == []
    assert opret_jobfunktion(konsulent, navn="Vareopfyldning", nu=NU).pk == ny.pk
    assert Jobfunktion.for_kommune(konsulent.kommune_id).count() == 1


def test_en_anden_kommunes_funktion_kan_ikke_tages_af(
    konsulent: Bruger, anden_kommune: Any, bruger_i: Any
) -> None:
    ny = opret_jobfunktion(konsulent, navn="Kasse", nu=NU)
    fremmed = bruger_i(anden_kommune, Rolle.VIRKSOMHEDSKONSULENT, "fremmed")
    with pytest.raises(AdgangNaegtet):
        tag_jobfunktion_af(fremmed, ny.pk)
    assert jobfunktioner(fremmed) == []


def test_clearing_spaerrer_aldrig_for_den_afgoerelse_borgeren_har_kraevet(
    med_plan: Sag, anne: Bruger, leder: Bruger
) -> None:
    saet_clearingkrav(leder, kraeves=True)
    assert clearing.mangler(tilstanden(med_plan, anne))
    tag(med_plan, anne, "afgoerelse_paa_grundlag_oensket")
    assert not clearing.mangler(tilstanden(med_plan, anne))
    tag(med_plan, anne, "afgoerelse_paa_grundlag_frafaldet")
    assert clearing.mangler(tilstanden(med_plan, anne))
    saet_clearingkrav(leder, kraeves=False)
