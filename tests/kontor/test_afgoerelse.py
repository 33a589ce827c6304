"""Fanen Afgørelse: betingelserne, de tre udfald hver for sig, høringen, grundlaget, og hvem der ser hvad."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import DAG, Vej, kl

from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.visitationskrav import KRAV

pytestmark = [pytest.mark.database, pytest.mark.django_db]
HELBRED = "Speciallægen skriver sklerose"


@pytest.fixture
def klar(vej: Vej) -> Vej:
    """Annas sag, klar til afgørelse."""
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_afgoerelse()
    return vej


def fanen(klient: Any, sag: Any) -> Any:
    klient.get(reverse("kontor:sag", args=[sag.sag.nummer]), {"fra": "min-dag"})
    return klient.get(reverse("kontor:afgoerelse", args=[sag.sag.nummer]))


def vurder_alt(sag: Vej, **andet: str) -> None:
    for kode, krav in KRAV.items():
        svar = andet.get(kode, krav.svar[0].kode)
        sag.tag("betingelse_vurderet", DAG, betingelse=kode, svar=svar, grund=f"{HELBRED} ({kode})")


def test_fanen_viser_hver_betingelse_med_paragraf_og_fakta(klar: Vej, som: Any) -> None:
    svar = fanen(som("sagsbehandler"), klar)
    tekst = svar.content.decode()
    for krav in KRAV.values():
        assert krav.spoergsmaal in tekst
    assert "LAB § 116, stk. 2" in tekst
    assert "Rådgivning fra regionens kliniske funktion 10. september 2026" in tekst
    assert "42 år. Folkepensionsalderen nås 5. marts 2054" in tekst
    assert "Reglerne svarer, når 9 betingelser mere er vurderet." in tekst


def test_i_teamets_tid_staar_indstillingen_og_den_tids_regler(
    vej: Vej, som: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2025-05-06")
    vej.ny("anna", "Anna Agerlund", date(2025, 1, 6))
    vej.tag("plan_paabegyndt", date(2025, 1, 8))
    vej.tag("plan_faerdig", date(2025, 3, 3))
    vej.tag(
        "teammoede_afholdt",
        date(2025, 4, 7),
        deltagere=("beskæftigelsesområdet", "regionens sundhedskoordinator"),
    )
    vej.tag(
        "indstilling_afgivet", date(2025, 4, 8), indstilling="fleksjob", meget_begraenset=True, udvikling="Ja"
    )
    tekst = fanen(som("sagsbehandler"), vej).content.decode()
    assert "Teamets indstilling 8. april 2025: fleksjob." in tekst
    assert (
        "Teamet har peget på, at arbejdsevnen er meget begrænset, og skrevet, hvorfor den kan udvikles."
        in tekst
    )
    assert "LAB § 118, stk. 2, nr. 1" in tekst
    assert "LOV nr. 1750" not in tekst


def test_alle_betingelser_vurderes_paa_en_side(klar: Vej, som: Any) -> None:
    klient = som("sagsbehandler")
    fanen(klient, klar)
    adr = reverse("kontor:vurdering", args=[klar.sag.nummer])
    data: dict[str, Any] = {"forventet_version": klar.sag.version, "gyldig_fra": "2026-11-20"}
    for kode, krav in KRAV.items():
        data |= {f"svar_{kode}": krav.svar[0].kode, f"grund_{kode}": "Set i planen"}
    uden_grund = klient.post(adr, data | {"grund_varig": ""})
    assert uden_grund.status_code == 422
    assert uden_grund.context["formular"].errors["grund_varig"] == ["Skriv, hvad vurderingen bygger på."]
    assert uden_grund.context["formular"]["grund_vaesentlig"].value() == "Set i planen"
    modsagt = klient.post(adr, data | {"svar_vaesentlig": "nej", "svar_meget_begraenset": "ja_kan_udvikles"})
    assert "svar nej her" in str(modsagt.context["formular"].non_field_errors())
    gemt = klient.post(adr, data, follow=True)
    assert gemt.context["a"].regler.udfald == "bevilget"
    igen = klient.post(adr, data | {"forventet_version": klar.sag.version + 9})
    assert "ikke noget nyt at gemme" in str(igen.context["formular"].non_field_errors())
    foer = klient.get(adr).context["formular"]
    assert foer["svar_varig"].value() == "ja"


def test_en_konflikt_taber_intet_af_det_skrevne(klar: Vej, som: Any) -> None:
    klient = som("sagsbehandler")
    fanen(klient, klar)
    svar = klient.post(
        reverse("kontor:vurdering", args=[klar.sag.nummer]),
        {"forventet_version": 1, "gyldig_fra": "2026-11-20", "svar_varig": "ja", "grund_varig": "Attesten"},
    )
    assert svar.status_code == 422
    assert "Dit er ikke gemt" in str(svar.context["formular"].non_field_errors())
    assert svar.context["formular"]["grund_varig"].value() == "Attesten"


def test_reglernes_og_menneskets_udfald_og_grunden_staar_hver_for_sig(klar: Vej, som: Any) -> None:
    vurder_alt(klar, varig="nej")
    klar.tag(
        "afgoerelse_forberedt",
        DAG,
        udfald="bevilget",
        begrundelse="Evnen",
        afvigelsesgrund="Ny attest er kommet",
    )
    fundet = fanen(som("leder"), klar).context["a"].udfaldene
    assert (fundet.reglernes, fundet.reglernes_grund) == ("Afslag", "Begrænsningen er ikke varig")
    assert (fundet.menneskets, fundet.afviger) == ("Bevilling", True)
    assert fundet.afvigelsesgrund == "Ny attest er kommet"


def test_det_gemte_udfald_aendres_ikke_af_en_senere_vurdering(klar: Vej, som: Any) -> None:
    vurder_alt(klar)
    klar.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse="Evnen")
    klar.tag("betingelse_vurderet", DAG, betingelse="varig", svar="nej", grund="Nyt")
    a = fanen(som("leder"), klar).context["a"]
    assert (a.udfaldene.reglernes, a.regler.udfald) == ("Bevilling", "afslag")
    assert a.nyt_siden_udkastet == ("Betingelse er vurderet 20.11.2026",)


def test_den_der_godkender_ser_det_den_foerste_byggede_paa(klar: Vej, som: Any) -> None:
    vurder_alt(klar)
    klar.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse="Evnen er varigt nedsat")
    svar = fanen(som("leder"), klar)
    laast = svar.context["a"].laast
    assert (len(laast.vurderinger), laast.uroert) == (9, True)
    tekst = svar.content.decode()
    assert f"SHA-256 {laast.sha256}" in tekst
    assert f"{HELBRED} (varig)" in tekst
    assert "Evnen er varigt nedsat" in tekst
    assert {s.kode for s in svar.context["mulige"]} >= {"afgoerelse_truffet", "afgoerelse_sendt_tilbage"}


@pytest.mark.parametrize("rolle", ["konsulent", "fastholder", "kollega"])
def test_helbredstekst_er_skjult_for_dem_der_ikke_behandler_sagen(klar: Vej, som: Any, rolle: str) -> None:
    """De har adgang til sagen; kollegaen er sagsbehandler i et andet team."""
    vurder_alt(klar)
    klar.tag("partshoering_sendt", DAG, frist=date(2026, 12, 4), om=f"{HELBRED} i attesten")
    klar.tag("partshoering_besvaret", DAG, svar=f"{HELBRED} passer ikke")
    assert HELBRED in fanen(som("sagsbehandler"), klar).content.decode()
    svar = fanen(som(rolle), klar)
    assert svar.status_code == 200
    assert HELBRED not in svar.content.decode()
    assert "Opfyldt" in svar.content.decode()
    # Venter et udkast på hendes underskrift, ser kollegaen det, den første så; de andre ser det stadig ikke.
    klar.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse=HELBRED)
    assert (HELBRED in fanen(som(rolle), klar).content.decode()) == (rolle == "kollega")


def test_knapperne_er_de_mulige_skridt(klar: Vej, som: Any) -> None:
    svar = fanen(som("sagsbehandler"), klar)
    assert {s.kode for s in svar.context["mulige"]} == {"partshoering_sendt", "afgoerelse_forberedt"}
    assert [s.kode for s in svar.context["ikke_nu"]] == ["afgoerelse_truffet"]
    konsulent = fanen(som("konsulent"), klar)
    assert not konsulent.context["kan_vurdere"]
    assert konsulent.context["mulige"] == []


def test_et_tilbagesendt_udkast_staar_med_sin_grund(klar: Vej, folk: SimpleNamespace, som: Any) -> None:
    klar.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse="Evnen")
    klar.tag("afgoerelse_sendt_tilbage", DAG, folk.leder, grund="Praktikken mangler i begrundelsen")
    tekst = fanen(som("sagsbehandler"), klar).content.decode()
    assert "Birgitte Prøve skrev 20. november 2026: «Praktikken mangler i begrundelsen»" in tekst


@pytest.mark.parametrize("grund", AFSLAGSGRUNDE)
def test_et_afslags_foelge_staar_paa_fanen_og_paa_min_dag_til_det_er_gjort(
    klar: Vej, folk: SimpleNamespace, som: Any, grund: str
) -> None:
    klar.tag("partshoering_sendt", date(2026, 11, 2), frist=date(2026, 11, 9), om="x")
    klar.tag(
        "afgoerelse_forberedt", DAG, udfald="afslag", afslagsgrund=grund, begrundelse="x",
        opfoelgning=date(2026, 12, 18),
    )  # fmt: skip
    klar.tag("afgoerelse_truffet", DAG, folk.leder)
    klient = som("sagsbehandler")
    navn = AFSLAGSGRUNDE[grund].pligt
    assert [(p.navn, p.frist) for p in fanen(klient, klar).context["a"].pligter] == [
        (navn, date(2026, 12, 18))
    ]
    assert navn in klient.get(reverse("kontor:min_dag"), {"hvis": "mine"}).content.decode()
    felter: dict[str, Any] = {
        "for_lav": {"udfald": "ikke_relevant", "grund": "x"},
        "for_hoej": {"aftale": "x"},
        "ikke_varig": {"plan": "x"},
        "ikke_afproevet": {"tilbud": "x"},
        "uden_for_personkredsen": {"om": "x"},
    }[grund]
    klar.tag(AFSLAGSGRUNDE[grund].skridt, DAG, **felter)
    assert fanen(klient, klar).context["a"].pligter[0].status == "opfyldt"
    assert navn not in klient.get(reverse("kontor:min_dag"), {"hvis": "mine"}).content.decode()


def test_betingelsen_over_tid_viser_ogsaa_det_rettede(klar: Vej, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.forloeb.haendelser import BetingelseVurderet
    from fleksjob.sager.kommandoer import ret_haendelse

    klar.tag("betingelse_vurderet", DAG, betingelse="varig", svar="ja", grund="Første læsning")
    ny = BetingelseVurderet(
        gyldig_fra=DAG, betingelse="varig", svar="nej", udfald="ikke_opfyldt", grund="Rigtigt læst"
    )
    klar.sag = ret_haendelse(
        klar.sag.pk, folk.sagsbehandler, forventet_version=klar.sag.version, nu=kl(DAG), gyldig_fra=DAG,
        af=str(klar.sag.version), ny=ny, note="Læst forkert",
    )  # fmt: skip
    a = fanen(som("sagsbehandler"), klar).context["a"]
    varig = next(linje for _, linjer in a.grupper for linje in linjer if linje.krav.kode == "varig")
    assert (varig.status, varig.grund) == ("ikke_opfyldt", "Rigtigt læst")
    assert {(v.grund, v.rettet) for v in varig.historie} == {
        ("Rigtigt læst", False),
        ("Første læsning", True),
    }


def test_naar_sagen_er_afgjort_spoerges_loven_som_den_var_den_dag(
    klar: Vej, folk: SimpleNamespace, som: Any
) -> None:
    vurder_alt(klar)
    klar.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse="Evnen")
    klar.tag("afgoerelse_truffet", DAG, folk.leder, kanal="quickpost")
    a = fanen(som("sagsbehandler"), klar).context["a"]
    assert (a.dag, a.aaben, a.udfaldene.menneskets) == (DAG, False, "Bevilling")
    gamle = fanen(som("sagsbehandler"), klar).content.decode()
    assert "Borgeren er allerede visiteret." in gamle


def test_et_udkast_uden_vurderinger_skal_have_sin_grund_i_formularen(klar: Vej, som: Any) -> None:
    klient = som("sagsbehandler")
    fanen(klient, klar)
    adr = reverse("kontor:skridt", args=[klar.sag.nummer, "afgoerelse_forberedt"])
    data = {
        "forventet_version": klar.sag.version,
        "gyldig_fra": "2026-11-20",
        "udfald": "bevilget",
        "begrundelse": "Evnen",
    }
    uden = klient.post(adr, data)
    assert uden.context["formular"].errors["uden_vurdering"] == [
        "Vurdér betingelserne først, eller skriv, hvorfor sagen afgøres uden."
    ]
    assert uden.context["formular"]["begrundelse"].value() == "Evnen"
    med = klient.post(adr, data | {"uden_vurdering": "Borgeren vil have svar nu"}, follow=True)
    assert med.context["a"].udfaldene.uden_vurdering == "Borgeren vil have svar nu"


def test_svar_paa_borgerens_bemaerkninger_kan_ikke_glemmes(klar: Vej, som: Any) -> None:
    klar.tag("partshoering_sendt", date(2026, 11, 2), frist=date(2026, 11, 9), om="Attesten")
    klar.tag("partshoering_besvaret", date(2026, 11, 5), svar="Jeg er uenig")
    klient = som("sagsbehandler")
    fanen(klient, klar)
    svar = klient.post(
        reverse("kontor:skridt", args=[klar.sag.nummer, "afgoerelse_forberedt"]),
        {
            "forventet_version": klar.sag.version,
            "gyldig_fra": "2026-11-20",
            "udfald": "afslag",
            "afslagsgrund": "ikke_varig",
            "opfoelgning": "2026-12-18",
            "begrundelse": "x",
            "uden_vurdering": "x",
        },
    )
    assert svar.context["formular"].errors["bemaerkninger"] == [
        "Svar på det, borgeren skrev; det står i brevet."
    ]
