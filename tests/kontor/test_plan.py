"""Planens sider på kontoret: gem ét afsnit, intet tabt ved fejl og konflikt, og helbred og stemmer holdt for sig."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.kontor.conftest import kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 20)


@pytest.fixture
def plan(sager: SimpleNamespace) -> Any:
    """Eriks sag, hvor planen er begyndt."""
    sager.ny.tag("plan_paabegyndt", DAG)
    return sager.ny


def adr(plan: Any, afsnit: str = "") -> str:
    if afsnit:
        return reverse("kontor:planafsnit", args=[plan.sag.nummer, afsnit])
    return reverse("kontor:plan", args=[plan.sag.nummer])


def logget_ind(plan: Any, bruger: Any) -> Client:
    klient = Client()
    klient.force_login(bruger)
    klient.get(reverse("kontor:sag", args=[plan.sag.nummer]), {"fra": "min-dag"})
    return klient


@pytest.fixture
def karen(plan: Any, folk: SimpleNamespace) -> Client:
    return logget_ind(plan, folk.sagsbehandler)


def skriv(plan: Any, bruger: Any, afsnit: str, set_nr: int = 0, **felter: str) -> Any:
    from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit

    return skriv_planafsnit(plan.sag.pk, bruger, afsnit=afsnit, indhold=felter, set_nr=set_nr, nu=kl(DAG))


def test_siden_siger_hvor_langt_planen_er_og_hvad_der_mangler(karen: Client, plan: Any, folk: Any) -> None:
    skriv(plan, folk.sagsbehandler, "maal", maal="Et job i en butik")
    side = karen.get(adr(plan))
    html = side.content.decode()
    assert "1 af 11 afsnit" in html
    assert "Netværk" in html
    assert "er ikke læst" in html
    assert [m["krav"].kode for m in side.context["mangler"]][:2] == ["beskaeftigelse", "social"]
    assert side.context["naeste"].afsnit.kode == "erfaring"


def test_gem_et_afsnit_og_gaa_til_det_naeste(karen: Client, plan: Any) -> None:
    svar = karen.post(adr(plan, "maal"), {"set_nr": "0", "maal": "Butik", "handling": "naeste"})
    assert (svar.status_code, svar.url) == (302, adr(plan, "erfaring"))
    svar = karen.post(adr(plan, "maal"), {"set_nr": "1", "maal": "Lager", "handling": "gem"})
    assert svar.url == f"{adr(plan)}#maal"
    html = karen.get(adr(plan, "maal")).content.decode()
    assert "Tidligere udgaver: kommunen (1)" in html
    assert "Butik" in html


def test_en_fejl_taber_ikke_det_skrevne(karen: Client, plan: Any) -> None:
    svar = karen.post(
        adr(plan, "tid"), {"set_nr": "0", "timer_fra": "nogle", "moenster": "Bedst fra 9 til 12"}
    )
    assert svar.status_code == 422
    assert svar.context["formular"].errors["timer_fra"] == [
        "Skriv timer om ugen som et tal fra 0 til 168, fx 7,5."
    ]
    assert "Bedst fra 9 til 12" in svar.content.decode()


def test_en_konflikt_viser_begge_tekster_og_naeste_gem_lykkes(karen: Client, plan: Any, folk: Any) -> None:
    """Karen og vikaren Jonas har begge siden åben; Jonas gemmer først."""
    skriv(plan, folk.kollega, "maal", maal="Jonas' tekst om lageret")
    svar = karen.post(adr(plan, "maal"), {"set_nr": "0", "maal": "Karens tekst om butikken"})
    html = svar.content.decode()
    assert svar.status_code == 409
    assert "Jonas&#x27; tekst om lageret" in html
    assert "Karens tekst om butikken" in html
    assert "Gemt imens af Jonas Prøve" in html
    igen = karen.post(
        adr(plan, "maal"),
        {"set_nr": svar.context["formular"]["set_nr"].value(), "maal": "Karens tekst om butikken"},
    )
    assert igen.status_code == 302
    html = karen.get(adr(plan, "maal")).content.decode()
    assert "Jonas&#x27; tekst om lageret" in html


def test_konsulenten_skriver_sit_eget_afsnit_og_ser_ikke_helbredet(plan: Any, folk: Any) -> None:
    skriv(plan, folk.sagsbehandler, "helbred", udfordringer="Diskusprolaps i L5", ressourcer="Sover godt")
    amira = logget_ind(plan, folk.konsulent)
    for side in (adr(plan), adr(plan, "helbred"), adr(plan, "gitter")):
        html = amira.get(side).content.decode()
        assert "Diskusprolaps" not in html
        assert "Sover godt" not in html
    assert amira.post(adr(plan, "helbred"), {"set_nr": "1", "betydning": "x"}).status_code == 403
    assert amira.post(adr(plan, "maal"), {"set_nr": "0", "maal": "x"}).status_code == 403
    assert (
        amira.post(adr(plan, "virksomhed"), {"set_nr": "0", "muligheder": "Tre butikker"}).status_code == 302
    )
    html = amira.get(adr(plan)).content.decode()
    assert "Tre butikker" in html


def test_sagsbehandleren_kan_ikke_skrive_som_borgeren_eller_konsulenten(karen: Client, plan: Any) -> None:
    from fleksjob.sager.models import Plantekst

    karen.post(
        adr(plan, "maal"), {"set_nr": "0", "maal": "Butik", "stemme": "borger", "svar": "Jeg vil intet"}
    )
    assert karen.post(adr(plan, "virksomhed"), {"set_nr": "0", "muligheder": "x"}).status_code == 403
    (tekst,) = Plantekst.for_kommune(plan.sag.kommune_id)
    assert (tekst.stemme, tekst.indhold) == ("kommune", {"maal": "Butik"})


def test_gitteret_viser_helbredet_ved_siden_af_for_den_der_maa(karen: Client, plan: Any, folk: Any) -> None:
    skriv(plan, folk.sagsbehandler, "helbred", ressourcer="Sover godt", udfordringer="Ryggen")
    skriv(plan, folk.sagsbehandler, "gitter", arbejde_ressourcer="18 år i butik")
    html = karen.get(adr(plan)).content.decode()
    gitter = html[html.index("plan-gitter") : html.index("</table>", html.index("plan-gitter"))]
    for ord_ in ("18 år i butik", "Sover godt", "Ryggen", "Beskæftigelse", "Socialt", "Helbred"):
        assert ord_ in gitter


def test_et_afsnit_der_ikke_findes_eller_ikke_hoerer_til(karen: Client, plan: Any) -> None:
    assert karen.get(adr(plan, "humoer")).status_code == 404
    assert karen.get(adr(plan, "selvstaendig")).status_code == 404


def test_at_goere_planen_faerdig_viser_manglerne_foerst(karen: Client, plan: Any, folk: Any) -> None:
    skriv(plan, folk.sagsbehandler, "maal", maal="Butik")
    html = karen.get(reverse("kontor:skridt", args=[plan.sag.nummer, "plan_faerdig"])).content.decode()
    assert "Planen mangler 9 punkter" in html
    assert html.index("Planen mangler") < html.index("Gem, at planen er færdig")


def test_formularen_inviterer_en_konsulent_medmindre_der_er_en_grund(
    sager: SimpleNamespace, folk: Any
) -> None:
    klient = logget_ind(sager.ny, folk.sagsbehandler)
    skridt = reverse("kontor:skridt", args=[sager.ny.sag.nummer, "plan_paabegyndt"])
    data = {"forventet_version": sager.ny.sag.version, "gyldig_fra": "2026-11-20", "konsulent": "ingen"}
    uden = klient.post(skridt, data)
    assert uden.context["formular"].errors["uden_konsulent"] == [
        "Skriv, hvorfor der ingen virksomhedskonsulent er med."
    ]
    assert klient.post(skridt, {**data, "konsulent": "amira"}).status_code == 302
    plan = klient.get(adr(sager.ny)).context
    assert (plan["plan"].konsulent, plan["tilstand"].konsulent.med) == ("Amira Prøve", True)


def test_trekantsmoedet_er_en_samtale_og_taeller_ikke_som_jobsamtale(karen: Client, plan: Any) -> None:
    skridt = reverse("kontor:skridt", args=[plan.sag.nummer, "samtale_afholdt"])
    version = karen.get(skridt).context["formular"]["forventet_version"].value()
    karen.post(
        skridt,
        {
            "forventet_version": version,
            "gyldig_fra": "2026-11-20",
            "art": "trekantsmoede",
            "note": "Talte om lager",
        },
    )
    side = karen.get(adr(plan))
    assert side.context["trekantsmoeder"] == [DAG]
    assert not any(
        m.startswith("samtale_afholdt:jobsamtale") for m in side.context["tilstand"].maerkning.sket[""]
    )


def test_clearing_vises_som_anbefaling_og_som_krav(plan: Any, folk: Any, karen: Client) -> None:
    assert "en anbefaling, ikke et krav" in karen.get(adr(plan)).content.decode()
    leder = logget_ind(plan, folk.leder)
    liste = reverse("kontor:jobfunktioner")
    assert karen.post(liste, {"handling": "clearing", "kraeves": "ja"}).status_code == 403
    assert leder.post(liste, {"handling": "clearing", "kraeves": "ja"}).status_code == 302
    assert "Kommunen kræver det" in karen.get(adr(plan)).content.decode()


def test_konsulenten_laegger_paa_listen_og_den_kan_vaelges_i_planen(
    plan: Any, folk: Any, karen: Client
) -> None:
    amira = logget_ind(plan, folk.konsulent)
    liste = reverse("kontor:jobfunktioner")
    assert amira.post(liste, {"navn": ""}).context["formular"].errors["navn"] == ["Feltet skal udfyldes."]
    assert karen.post(liste, {"navn": "Kasse"}).status_code == 403
    assert amira.post(liste, {"navn": "Vareopfyldning", "branche": "Butik"}).status_code == 302
    svar = karen.post(
        adr(plan, "jobideer"), {"set_nr": "0", "funktioner": ["Vareopfyldning"], "ideer": "Planter"}
    )
    assert svar.status_code == 302
    html = karen.get(adr(plan)).content.decode()
    assert "Vareopfyldning" in html
    nr = amira.get(liste).context["funktioner"][0].pk
    amira.post(liste, {"handling": f"af-{nr}"})
    assert "Vareopfyldning" in karen.get(adr(plan, "jobideer")).content.decode()


def test_ressourceprofilen_viser_de_tolv_elementer_uden_helbred_for_andre(
    plan: Any, folk: Any, karen: Client
) -> None:
    from fleksjob.sager.models import Ressourceprofil

    profil = Ressourceprofil.objects.create(
        kommune_id=plan.sag.kommune_id, sag=plan.sag, dateret=date(2009, 5, 4), sha256="a" * 64,
        elementer={"helbred": {"beskrivelse": "Slidgigt"}, "interesser": {"ressourcer": "Have"}},
        indlaest=kl(DAG), indlaest_af=folk.sagsbehandler,
    )  # fmt: skip
    side = reverse("kontor:ressourceprofil", args=[plan.sag.nummer, profil.pk])
    html = karen.get(side).content.decode()
    assert html.count('class="plan-nr"') == 12
    assert "Slidgigt" in html
    hendes = logget_ind(plan, folk.konsulent).get(side).content.decode()
    assert "Have" in hendes
    assert "Slidgigt" not in hendes
    assert "ressourceplan" in karen.get(adr(plan)).content.decode()


def test_siden_slaar_op_lige_mange_gange_uanset_hvor_meget_der_er_skrevet(
    karen: Client, plan: Any, folk: Any, django_assert_max_num_queries: Any
) -> None:
    for nr in range(8):
        skriv(plan, folk.sagsbehandler, "maal", nr, maal=f"Udgave {nr}")
    with django_assert_max_num_queries(30):
        karen.get(adr(plan))
