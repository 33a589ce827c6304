"""Fastholdelsens arbejde i arkivet: papirer og filer, virksomhedens note, to personer om en fravigelse, og listen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.sager.conftest import kl
from tests.sager.test_fastholdelse import kald

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import kommandoer as k
from fleksjob.sager.bilagsfil import laes_fil
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.noter_virksomhedsoplysning import noter_virksomhedsoplysning
from fleksjob.sager.models import (
    Bilag,
    Bruger,
    Fastholdelsesnote,
    Kommune,
    Opslag,
    Pligt,
    Sag,
    Virksomhedsprofil,
)
from fleksjob.sager.visninger.arbejdsliste import min_dag
from fleksjob.sager.visninger.fastholdelse import (
    fastholdelser,
    virksomhedens_fastholdelser,
    virksomhedsprofil,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]
CVR, ANDET_CVR = "12345674", "10150817"
PDF = b"%PDF-1.7\nloenseddel\n%%EOF\n"


@pytest.fixture
def sofie(kommune: Kommune) -> Bruger:
    return Bruger.objects.create_user(
        "sofie",
        None,
        navn="Sofie Prøve",
        rolle="fastholdelseskonsulent",
        kommune=kommune,
        team="Team Virksomhed",
    )


@pytest.fixture
def lis(kommune: Kommune) -> Bruger:
    """Arbejdsgiveren, hvor forløbet løber."""
    return Bruger.objects.create_user(
        "ejer", None, navn="Lis Lager", rolle="arbejdsgiver", kommune=kommune, virksomhed_cvr=CVR
    )


@pytest.fixture
def fremmed(db: None) -> Bruger:
    """En sagsbehandler i en anden kommune, som har ret til sin egen kommunes sager."""
    ude = Kommune.objects.create(kode=997, navn="Nabohavn")
    return Bruger.objects.create_user("fremmed", None, navn="Frida", rolle="sagsbehandler", kommune=ude)


@pytest.fixture
def smed(kommune: Kommune) -> Bruger:
    """En arbejdsgiver med ret til sine egne ansatte, bare ikke til denne."""
    return Bruger.objects.create_user(
        "smed", None, navn="Smed Smedesen", rolle="arbejdsgiver", kommune=kommune, virksomhed_cvr=ANDET_CVR
    )


@pytest.fixture
def forloeb(foer_til: Callable[[str], Sag], sofie: Bruger) -> Sag:
    """Henvendelse, besøg og 12 måneder fra 1. marts 2026 på Lageret, set i oktober 2026."""
    sag = foer_til("ledig")
    sag = kald(
        k.modtag_fastholdelse, sag, sofie, "2026-10-01", kontakt_fra="virksomheden", kanal="hotline",
        virksomhed="Lageret", cvr=CVR, kontakt="Lis", tovholder="sofie", besoeg_inden=date(2026, 10, 6),
    )  # fmt: skip
    uden = {"virksomhed": "Lageret", "grundlag": "saerlige_vilkaar", "cvr": CVR}
    return kald(k.paabegynd_fastholdelse, sag, sofie, "2026-03-01", nu="2026-10-02", **uden)


def papir(sag: Sag, bruger: Bruger, **felter: Any) -> Sag:
    givet: dict[str, Any] = {
        "bevis": "loenseddel", "fra": date(2026, 3, 1), "til": date(2026, 3, 31), "lavet": date(2026, 4, 1),
        "indestaar": "lønkontoret",
    }  # fmt: skip
    return kald(k.dokumenter_fastholdelse, sag, bruger, "2026-10-05", **(givet | felter))


def test_henvendelsen_giver_et_besoeg_paa_listen_og_en_tovholder(forloeb: Sag, sofie: Bruger) -> None:
    pligt = Pligt.for_bruger(sofie).get(kode="fastholdelse_besoeg")
    assert (pligt.frist, pligt.aaben, pligt.art) == (date(2026, 10, 6), True, "intern")
    sag = Sag.for_bruger(sofie).get(pk=forloeb.pk)
    assert (sag.fastholder, sag.fastholdelsestrin, sag.fastholdes_fra, sag.fastholdelsescvr) == (
        "sofie", "R03", date(2026, 3, 1), CVR,
    )  # fmt: skip


def test_varslerne_staar_paa_tovholderens_min_dag_og_ikke_paa_en_andens(
    forloeb: Sag, sofie: Bruger, kommune: Kommune
) -> None:
    anden = Bruger.objects.create_user(
        "saga", None, navn="Saga", rolle="fastholdelseskonsulent", kommune=kommune
    )
    dag = date(2026, 10, 5)
    koder = {r.kode for r in min_dag(sofie, dag, mine=True).raekker}
    assert {"fastholdelse_besoeg", "fastholdelse_6_mdr", "fastholdelse_9_mdr"} <= koder
    assert min_dag(anden, dag, mine=True).raekker == []
    kald(k.overdrag_fastholdelse, forloeb, sofie, "2026-10-05", tovholder="saga")
    assert min_dag(sofie, dag, mine=True).raekker == []
    assert {r.kode for r in min_dag(anden, dag, mine=True).raekker} == koder


def test_tovholderen_skal_vaere_en_kollega(forloeb: Sag, sofie: Bruger, lis: Bruger) -> None:
    for navn in ("ejer", "findes-ikke", ""):
        with pytest.raises(UgyldigtInput) as fejl:
            kald(k.overdrag_fastholdelse, forloeb, sofie, "2026-10-05", tovholder=navn)
        assert fejl.value.felt == "tovholder"


def test_et_besoeg_skal_sige_hvad_der_er_svaert_men_et_afslag_paa_besoeget_ikke(
    forloeb: Sag, sofie: Bruger
) -> None:
    with pytest.raises(UgyldigtInput, match="hvad der er svært"):
        kald(k.afhold_fastholdelsesmoede, forloeb, sofie, "2026-10-05", form="besoeg")
    sag = kald(k.afhold_fastholdelsesmoede, forloeb, sofie, "2026-10-05", form="trepart", holdt=False)
    assert not Pligt.for_bruger(sofie).get(sag=sag, kode="fastholdelse_besoeg").aaben


def test_om_et_papir_er_fra_dengang_kan_ikke_vaelges(forloeb: Sag, sofie: Bruger) -> None:
    sag = papir(forloeb, sofie)
    papir(sag, sofie, fra=date(2026, 4, 1), til=date(2026, 4, 30), lavet=date(2026, 10, 4))
    linje = fastholdelser(sofie, date(2026, 10, 5)).raekker[0]
    assert (linje.gaaet, linje.samtidige, linje.rekonstruerede) == (7, 1, 1)
    assert linje.mangler[-1] == "Ingen dokumentation for maj, juni, juli, august og september 2026"


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"til": date(2026, 2, 1)}, "til"),
        ({"lavet": date(2026, 10, 6)}, "lavet"),
        ({"fra": date(2026, 11, 1), "til": date(2026, 11, 30)}, "fra"),
        ({"fra": date(2025, 1, 1), "til": date(2025, 1, 31), "lavet": date(2025, 2, 1)}, "fra"),
        ({"indestaar": " "}, "indestaar"),
        ({"bevis": "x"}, "bevis"),
    ],
)
def test_et_forkert_papir_siges_ved_sit_felt_og_intet_gemmes(
    forloeb: Sag, sofie: Bruger, felter: dict[str, Any], felt: str
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        papir(forloeb, sofie, fil=laes_fil("a.pdf", PDF), **felter)
    fundet = getattr(fejl.value, "fejl", (fejl.value,))
    assert felt in {en.felt for en in fundet}
    assert not Bilag.for_bruger(sofie).exists()
    assert Sag.for_bruger(sofie).get(pk=forloeb.pk).version == forloeb.version


def test_laegelig_dokumentation_bliver_et_helbredspapir(forloeb: Sag, sofie: Bruger) -> None:
    sag = papir(forloeb, sofie, fil=laes_fil("løn.pdf", PDF))
    papir(
        sag,
        sofie,
        bevis="laege",
        fil=laes_fil("læge.pdf", PDF + b"%%EOF\n"),
        fra=date(2026, 4, 1),
        til=date(2026, 4, 2),
    )
    assert list(Bilag.for_bruger(sofie).order_by("pk").values_list("art", "helbred", "punkter")) == [
        ("fastholdelse_loenseddel", False, ["fastholdelse_12_mdr"]),
        ("fastholdelse_laege", True, ["fastholdelse_12_mdr"]),
    ]


def test_fortiden_samles_op_i_ét_papir_for_flere_maaneder(forloeb: Sag, sofie: Bruger) -> None:
    felter = {
        "bevis": "tillidsrepraesentant",
        "lavet": date(2026, 10, 5),
        "indestaar": "Tina, tillidsrepræsentant",
    }
    sag = k.genskab_fastholdelse(
        forloeb.pk, sofie, forventet_version=forloeb.version, nu=kl("2026-10-05"), numre=[2, 3, 4, 7],
        fil=laes_fil("tr.pdf", PDF), **felter,
    )  # fmt: skip
    assert sag.version == forloeb.version + 2
    linje = fastholdelser(sofie, date(2026, 10, 5)).raekker[0]
    # Månederne til og med august er for længe siden; september er under 31 dage gammel.
    assert (linje.samtidige, linje.rekonstruerede) == (1, 3)
    assert Bilag.for_bruger(sofie).count() == 1
    with pytest.raises(UgyldigtInput, match="Sæt kryds"):
        k.genskab_fastholdelse(
            sag.pk, sofie, forventet_version=sag.version, nu=kl("2026-10-05"), numre=[12], **felter
        )


def test_aftalen_husker_virksomheden_til_naeste_gang(forloeb: Sag, sofie: Bruger, fremmed: Bruger) -> None:
    with pytest.raises(UgyldigtInput, match="hvilken overenskomst"):
        kald(k.skriv_fastholdelsesaftale, forloeb, sofie, "2026-03-01", nu="2026-10-05", grundlag="sociale_kapitler",
             funktioner="løft", skaanehensyn="ingen løft")  # fmt: skip
    kald(k.skriv_fastholdelsesaftale, forloeb, sofie, "2026-02-20", nu="2026-10-05", grundlag="sociale_kapitler",
         overenskomst="Industriens", funktioner="løft", skaanehensyn="ingen løft", kontakt="Lis",
         tillidsrepraesentant="inddraget", fil=laes_fil("aftale.pdf", PDF))  # fmt: skip
    profil = virksomhedsprofil(sofie, CVR)
    assert profil is not None
    assert (profil.overenskomst, profil.kontakt) == ("Industriens", "Lis")
    assert virksomhedsprofil(fremmed, CVR) is None
    assert Virksomhedsprofil.for_bruger(sofie).count() == 1
    assert Bilag.for_bruger(sofie).get().art == "fastholdelse_aftale"


def test_fravigelsen_kraever_to_personer_og_begge_grunde(forloeb: Sag, sofie: Bruger, leder: Bruger) -> None:
    with pytest.raises(UgyldigeInput) as fejl:
        kald(k.soeg_undtagelse, forloeb, sofie, "2026-10-05", akut_grund="blodprop", akut_bevis="",
             formaalsloest_grund="", formaalsloest_bevis="erklæring")  # fmt: skip
    assert {en.felt for en in fejl.value.fejl} == {"akut_bevis", "formaalsloest_grund"}
    with pytest.raises(IkkeMuligt, match="Ingen har bedt om"):
        kald(k.undtag_fastholdelse, forloeb, leder, "2026-10-05", grund="x", akut=True, formaalsloest=True)
    hver = dict.fromkeys(("akut_grund", "akut_bevis", "formaalsloest_grund", "formaalsloest_bevis"), "x")
    sag = kald(k.soeg_undtagelse, forloeb, sofie, "2026-10-05", **hver)
    assert [r.trin for r in fastholdelser(leder, date(2026, 10, 5), gruppe="leder").raekker] == ["R05"]
    with pytest.raises(AdgangNaegtet):
        kald(k.undtag_fastholdelse, sag, sofie, "2026-10-06", grund="x", akut=True, formaalsloest=True)
    sag = kald(k.afslaa_undtagelse, sag, leder, "2026-10-06", begrundelse="Ikke akut")
    assert [r.trin for r in fastholdelser(leder, date(2026, 10, 6)).raekker] == ["R03"]
    sag = kald(k.soeg_undtagelse, sag, sofie, "2026-10-07", **hver)
    kald(k.undtag_fastholdelse, sag, leder, "2026-10-07", grund="Begge dele", akut=True, formaalsloest=True)
    assert [r.trin for r in fastholdelser(leder, date(2026, 10, 7)).raekker] == ["R06"]


def test_vurderingen_skal_begrundes_naar_papirerne_siger_noget_andet(forloeb: Sag, sofie: Bruger) -> None:
    svar = {"reelt_forsoeg": True, "udtoemt": True, "begrundelse": "Set på stedet"}
    with pytest.raises(UgyldigtInput) as fejl:
        kald(k.vurder_fastholdelse, forloeb, sofie, "2026-10-05", **svar)
    assert fejl.value.felt == "afvigelsesgrund"
    kald(k.vurder_fastholdelse, forloeb, sofie, "2026-10-05", afvigelsesgrund="Papirerne brændte", **svar)
    assert not Pligt.for_bruger(sofie).get(kode="fastholdelse_vurdering").aaben


def test_et_forloeb_uden_resultat_bliver_spurgt_til(forloeb: Sag, sofie: Bruger) -> None:
    sag = kald(k.afslut_fastholdelse, forloeb, sofie, "2026-10-05", aarsag="Virksomheden lukkede", videre="ledig",
               spoerg_igen=date(2027, 1, 5))  # fmt: skip
    assert [r.trin for r in fastholdelser(sofie, date(2026, 10, 6), gruppe="endt").raekker] == ["R08"]
    assert Pligt.for_bruger(sofie).get(kode="fastholdelse_efter").frist == date(2027, 1, 5)
    sag = kald(k.foelg_fastholdelse_op, sag, sofie, "2026-10-20", siden="andet_arbejde")
    assert fastholdelser(sofie, date(2026, 10, 21), gruppe="endt").raekker == []
    with pytest.raises(IkkeMuligt, match="intet afsluttet forløb"):
        kald(k.foelg_fastholdelse_op, sag, sofie, "2026-10-21", siden="ledig")


def note(sag: Sag, bruger: Bruger, **felter: Any) -> Sag:
    givet: dict[str, Any] = {"maaned": 7, "tiltag": ("flere_pauser",), "gik": "Bedre"}
    return k.skriv_fastholdelsesnote(sag.pk, bruger, nu=kl("2026-10-05"), **(givet | felter))


def test_virksomheden_skriver_maanedens_note_og_den_er_fra_dengang(
    forloeb: Sag, lis: Bruger, sofie: Bruger
) -> None:
    sag = note(forloeb, lis, fil=laes_fil("vagtplan.pdf", PDF), papir="vagtplan")
    note(sag, lis, maaned=2, gjort="Flyttet til kontoret")
    raekker = Fastholdelsesnote.for_bruger(sofie).order_by("fra").values_list("fra", "tiltag", "gik")
    assert list(raekker) == [
        (date(2026, 4, 1), ["flere_pauser"], "Bedre"), (date(2026, 9, 1), ["flere_pauser"], "Bedre"),
    ]  # fmt: skip
    linje = fastholdelser(sofie, date(2026, 10, 5)).raekker[0]
    assert (linje.samtidige, linje.rekonstruerede) == (1, 1)
    assert Bilag.for_bruger(sofie).get().haendelse_nr == forloeb.version + 2


def test_kun_virksomheden_hvor_forloebet_loeber_kan_skrive_og_se(
    forloeb: Sag, lis: Bruger, smed: Bruger, sofie: Bruger, kommune: Kommune
) -> None:
    for bruger in (smed, sofie):
        with pytest.raises(AdgangNaegtet):
            note(forloeb, bruger)
    with pytest.raises(AdgangNaegtet):
        papir(forloeb, lis)
    dag = date(2026, 10, 5)
    assert [en.navn for en in virksomhedens_fastholdelser(lis, nu=kl("2026-10-05"), dag=dag)] != []
    assert virksomhedens_fastholdelser(smed, nu=kl("2026-10-05"), dag=dag) == []
    assert not Opslag.for_kommune(kommune).filter(bruger=smed).exists()
    assert Opslag.for_kommune(kommune).filter(bruger=lis, formaal="Virksomhedens fastholdelser").count() == 1
    slut = kald(k.afslut_fastholdelse, forloeb, sofie, "2026-10-05", aarsag="opsagt", videre="ledig")
    assert virksomhedens_fastholdelser(lis, nu=kl("2026-10-05"), dag=dag) == []
    with pytest.raises(AdgangNaegtet):
        note(slut, lis)


def test_en_maaned_der_ikke_er_begyndt_kan_ikke_noteres(forloeb: Sag, lis: Bruger) -> None:
    for maaned in (0, 9, 13):
        with pytest.raises(UgyldigtInput) as fejl:
            note(forloeb, lis, maaned=maaned)
        assert fejl.value.felt == "maaned"
    with pytest.raises(UgyldigtInput, match="Sæt kryds ved det"):
        note(forloeb, lis, tiltag=())


def test_listen_er_kommunens_egen(forloeb: Sag, sofie: Bruger, fremmed: Bruger, lis: Bruger) -> None:
    dag = date(2026, 10, 5)
    assert [r.nummer for r in fastholdelser(sofie, dag, mine=True).raekker] == [forloeb.nummer]
    assert fastholdelser(fremmed, dag).raekker == []
    with pytest.raises(AdgangNaegtet):
        fastholdelser(lis, dag)


def test_nyhedsbreve_noteres_uden_personer(sofie: Bruger, lis: Bruger) -> None:
    felter = {"dag": date(2026, 10, 1), "kanal": "nyhedsbrev", "emne": "De 12 måneder"}
    assert noter_virksomhedsoplysning(sofie, nu=kl("2026-10-05"), modtagere=120.0, **felter).modtagere == 120
    with pytest.raises(UgyldigtInput, match="fremtiden"):
        noter_virksomhedsoplysning(sofie, nu=kl("2026-10-05"), **(felter | {"dag": date(2026, 10, 6)}))
    with pytest.raises(AdgangNaegtet):
        noter_virksomhedsoplysning(lis, nu=kl("2026-10-05"), **felter)
