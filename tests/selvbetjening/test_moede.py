"""«Mit møde»: borgeren ser sit møde, når hun er indkaldt, skriver sine egne ord, og ingen andres."""

from datetime import date, time
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import CPR, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]
I_DAG, MOEDEDAG = date(2025, 5, 6), date(2025, 5, 14)


@pytest.fixture
def verden(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Anna er på dagsordenen; Bo er på samme møde. Begge kan logge ind."""
    from fleksjob.sager import kommandoer as k
    from fleksjob.sager.models import Bruger, Kommune

    monkeypatch.setenv("FLEKSJOB_DAG", I_DAG.isoformat())
    hjemme = Kommune.objects.create(kode=903, navn="Mødeby")
    karen = Bruger.objects.create_user(
        "mk", None, navn="Karen", rolle="sagsbehandler", kommune=hjemme, team="Nord"
    )
    torben = Bruger.objects.create_user("mt", None, navn="Torben", rolle="moedeleder", kommune=hjemme)
    rum = k.gem_moederum(
        torben, navn="Lokale 2", adresse="Torvet 1", beskrivelse="Et rundt bord og vand.", vej="Bus 3.",
        billede=b"\x89PNG\r\n\x1a\n..", billedtekst="Rundt bord med otte stole",
    )  # fmt: skip
    moede = k.opret_teammoede(
        torben, nu=kl(I_DAG), dag=MOEDEDAG, begynder=time(9), slutter=time(12), rum=rum.pk
    )
    k.besaet_plads(torben, moede.pk, omraade="region", navn="Ilse Læge")
    ud: dict[str, Any] = {"karen": karen, "moede": moede}
    for hvem, navn in (("anna", "Anna Agerlund"), ("bo", "Bo Brink")):
        dag = date(2025, 2, 3)
        sag = k.opret_sag(karen, cpr=CPR[hvem], navn=navn, nu=kl(dag), gyldig_fra=dag)
        sag = k.paabegynd_plan(sag.pk, karen, forventet_version=sag.version, nu=kl(dag), gyldig_fra=dag)
        sag = k.faerdiggoer_plan(sag.pk, karen, forventet_version=sag.version, nu=kl(dag), gyldig_fra=dag)
        k.saet_paa_dagsordenen(sag.pk, karen, nu=kl(I_DAG), moede_id=moede.pk)
        ud[f"sag_{hvem}"] = sag
        ud[hvem] = Bruger.objects.create_user(
            f"m{hvem}", None, navn=navn, rolle="borger", kommune=hjemme, person_id=sag.person_id
        )
    return ud


def indkald(verden: dict[str, Any], hvem: str = "anna", **felter: Any) -> None:
    from fleksjob.sager.kommandoer import indkald_til_moede

    sag = verden[f"sag_{hvem}"]
    verden[f"sag_{hvem}"] = indkald_til_moede(
        sag.pk, verden["karen"], forventet_version=sag.version, nu=kl(I_DAG), gyldig_fra=I_DAG, **felter
    )


def test_foerst_naar_hun_er_indkaldt_staar_moedet_der(verden: dict[str, Any], client: Any) -> None:
    client.force_login(verden["anna"])
    svar = client.get(reverse("selvbetjening:moede"))
    assert "Du er ikke inviteret til et møde lige nu" in svar.content.decode()
    assert client.post(reverse("selvbetjening:moede"), {"vigtigt": "Hej"}).status_code == 404
    assert "Dit møde" not in client.get(reverse("selvbetjening:borger")).content.decode()
    indkald(verden)
    side = client.get(reverse("selvbetjening:moede")).content.decode()
    for ventet in ("14. maj 2025 kl. 9.00", "Lokale 2", "Et rundt bord og vand.", "Rundt bord med otte stole",
                   "Ilse Læge", "Du har ret til at have en med", "Fleksjob: et job",
                   "Revalidering: uddannelse"):  # fmt: skip
        assert ventet in side
    assert "Bo Brink" not in side
    assert "Dit møde 14. maj 2025" in client.get(reverse("selvbetjening:borger")).content.decode()
    billede = client.get(reverse("selvbetjening:moede_rum"))
    assert (billede["Content-Type"], billede.content[:4]) == ("image/png", b"\x89PNG")


def test_hendes_ord_gemmes_uroert_og_kun_hos_hende(verden: dict[str, Any], client: Any) -> None:
    from fleksjob.sager.sagspapirer import borgerens_ord

    indkald(verden)
    indkald(verden, "bo")
    client.force_login(verden["anna"])
    svar = client.post(
        reverse("selvbetjening:moede"), {"vigtigt": "Jeg vil gerne arbejde.\n  Men ikke <b>hver</b> dag."}
    )
    assert svar.status_code == 302
    assert [en.tekst for en in borgerens_ord(verden["sag_anna"])] == [
        "Jeg vil gerne arbejde.\n  Men ikke <b>hver</b> dag."
    ]
    assert borgerens_ord(verden["sag_bo"]) == []
    side = client.get(reverse("selvbetjening:moede")).content.decode()
    assert "Men ikke &lt;b&gt;hver&lt;/b&gt; dag." in side
    client.force_login(verden["bo"])
    assert "Jeg vil gerne arbejde" not in client.get(reverse("selvbetjening:moede")).content.decode()


def test_for_lang_tekst_siges_ved_feltet_og_mistes_ikke(verden: dict[str, Any], client: Any) -> None:
    indkald(verden)
    client.force_login(verden["anna"])
    svar = client.post(reverse("selvbetjening:moede"), {"vigtigt": "a" * 4001, "spoerge": "Hvad nu?"})
    assert svar.status_code == 422
    side = svar.content.decode()
    assert "Skriv højst 4000 tegn" in side
    assert "a" * 4001 in side
    assert "Hvad nu?" in side


def test_undtagelsen_viser_ikke_udfaldene(verden: dict[str, Any], client: Any) -> None:
    indkald(verden, udfald_udeladt="Bliver meget angst af ordet pension")
    client.force_login(verden["anna"])
    side = client.get(reverse("selvbetjening:moede")).content.decode()
    assert "Førtidspension" not in side
    assert "angst" not in side.split("Dine egne ord")[0]
    assert "Din sagsbehandler taler med dig om, hvad mødet kan ende med" in side


def test_bagefter_laeser_hun_indstillingen(
    verden: dict[str, Any], client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fleksjob.sager.kommandoer.skriv_referat import Indstilling, Referat, skriv_referat

    indkald(verden)
    sag = verden["sag_anna"]
    fuldt = {"beskæftigelsesområdet": True, "regionens sundhedskoordinator": True}
    skriv_referat(
        sag.pk, verden["karen"], forventet_version=sag.version, nu=kl(MOEDEDAG, 15), gyldig_fra=MOEDEDAG,
        referat=Referat(fremmoede=fuldt, borgeren_deltog=True, syn={"regionens sundhedskoordinator": "Hemmelig"}),
        indstilling=Indstilling(til="fleksjob", vaegt_helbred="Ryggen", afklaret="Ja", jobtyper="Lager",
                                hensyn=("Pauser",), stoette="Kontaktperson"),
    )  # fmt: skip
    monkeypatch.setenv("FLEKSJOB_DAG", "2025-05-15")
    client.force_login(verden["anna"])
    side = client.get(reverse("selvbetjening:moede")).content.decode()
    assert "Teamet anbefaler: <strong>Fleksjob</strong>" in side
    assert "Det er ikke en afgørelse" in side
    assert "Hemmelig" not in side
