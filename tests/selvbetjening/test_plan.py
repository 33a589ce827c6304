"""Borgerens plan: egne ord, som ingen andre kan skrive; hele planen at læse; kun hendes egen."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.selvbetjening.conftest import Vej, kl, logget_ind

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 20)
PLAN = "/borger/plan/"


@pytest.fixture
def anna(ny_vej: Callable[..., Vej]) -> Any:
    """En borger, hvis plan er begyndt."""
    vej = ny_vej("Anna Agerlund", date(2026, 8, 3))
    return vej.tag("plan_paabegyndt", date(2026, 8, 10))


@pytest.fixture
def bo(ny_vej: Callable[..., Vej], anna: Any) -> Any:
    """En anden borger med sin egen plan."""
    return ny_vej("Bo Brink", date(2026, 8, 3)).tag("plan_paabegyndt", date(2026, 8, 10))


def skriv(vej: Any, bruger: Any, afsnit: str, set_nr: int = 0, **felter: str) -> Any:
    from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit

    return skriv_planafsnit(vej.sag.pk, bruger, afsnit=afsnit, indhold=felter, set_nr=set_nr, nu=kl(DAG))


def test_borgeren_svarer_paa_et_spoergsmaal_ad_gangen(anna: Any) -> None:
    klient = logget_ind(anna.borger)
    assert "Du har svaret på 0 af 10" in klient.get(PLAN).content.decode()
    svar = klient.post(
        f"{PLAN}maal/",
        {"set_nr": "0", "svar": "Noget at stå op til", "valg": ["Være ude"], "handling": "videre"},
    )
    assert (svar.status_code, svar.url) == (302, f"{PLAN}erfaring/")
    html = klient.get(PLAN).content.decode()
    assert "Du har svaret på 1 af 10" in html
    assert "Noget at stå op til" in html
    assert "Være ude" in html
    naeste = klient.get(f"{PLAN}erfaring/").content.decode()
    assert f'href="{PLAN}netvaerk/"' in naeste
    assert "Spring over" in naeste


def test_hun_ser_hele_planen_ogsaa_det_kommunen_har_skrevet_om_hende(
    anna: Any, folk: SimpleNamespace
) -> None:
    skriv(anna, folk.karen, "helbred", udfordringer="Ryggen gør ondt")
    skriv(anna, folk.karen, "udvikling", afgoerelse_ventes="2026-12-18", droeftet="ja")
    skriv(anna, folk.konsulent, "virksomhed", muligheder="Tre butikker i gågaden")
    html = logget_ind(anna.borger).get(PLAN).content.decode()
    for ord_ in ("Ryggen gør ondt", "Tre butikker i gågaden", "18. december 2026", "Karen Prøve"):
        assert ord_ in html


def test_hun_ser_kun_sin_egen_plan(anna: Any, bo: Any, folk: SimpleNamespace) -> None:
    """Bo har ret til en plan: sin egen. Annas ord og papir findes ikke for ham."""
    skriv(anna, anna.borger, "maal", svar="Annas hemmelige drøm")
    skriv(anna, folk.karen, "maal", maal="Det, Karen skrev om Anna")
    anna.tag("plan_faerdig", DAG)
    from fleksjob.sager.models import Dokument

    papir = Dokument.for_kommune(anna.sag.kommune_id).get(art="plan")
    bos = logget_ind(bo.borger)
    for side in (PLAN, f"{PLAN}maal/"):
        html = bos.get(side).content.decode()
        assert "Annas hemmelige drøm" not in html
        assert "Det, Karen skrev om Anna" not in html
    assert bos.get(f"{PLAN}papir/{papir.pk}/").status_code == 404
    hendes = logget_ind(anna.borger).get(f"{PLAN}papir/{papir.pk}/")
    assert (hendes["Content-Type"], hendes.content[:5]) == ("application/pdf", b"%PDF-")
    assert hendes["Cache-Control"] == "no-store"


@pytest.mark.parametrize("rolle", ["karen", "leder", "konsulent", "firma"])
def test_ingen_anden_rolle_kommer_til_borgerens_side(rolle: str, anna: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Plantekst

    klient = logget_ind(getattr(folk, rolle))
    for side in (PLAN, f"{PLAN}maal/", f"{PLAN}papir/1/"):
        assert klient.get(side).status_code == 403
    assert klient.post(f"{PLAN}maal/", {"set_nr": "0", "svar": "Som borgeren"}).status_code == 403
    assert not Plantekst.for_kommune(anna.sag.kommune_id).exists()


def test_to_vinduer_taber_intet(anna: Any) -> None:
    klient = logget_ind(anna.borger)
    klient.post(f"{PLAN}maal/", {"set_nr": "0", "svar": "Fra telefonen"})
    svar = klient.post(f"{PLAN}maal/", {"set_nr": "0", "svar": "Fra computeren"})
    html = svar.content.decode()
    assert svar.status_code == 409
    assert "Fra telefonen" in html
    assert "Fra computeren" in html
    assert klient.post(f"{PLAN}maal/", {"set_nr": "1", "svar": "Fra computeren"}).status_code == 302
    assert "Fra telefonen" in klient.get(PLAN).content.decode()


def test_et_tomt_svar_siger_hvad_der_mangler(anna: Any) -> None:
    svar = logget_ind(anna.borger).post(f"{PLAN}maal/", {"set_nr": "0", "svar": "  "})
    assert svar.status_code == 422
    assert "udfyld mindst ét felt" in svar.content.decode()


def test_faa_ord_giver_kort_spoergsmaal_tegning_og_krydser(anna: Any) -> None:
    klient = logget_ind(anna.borger)
    assert "planikoner.svg" not in klient.get(f"{PLAN}helbred/").content.decode()
    svar = klient.post(reverse("selvbetjening:planord"), {"ord": "faa", "afsnit": "helbred"})
    assert svar.url == f"{PLAN}helbred/"
    html = klient.get(svar.url).content.decode()
    assert "<h1>Hvordan har du det?</h1>" in html
    assert "planikoner.svg#helbred" in html
    assert "Jeg bliver hurtigt træt" in html


def test_jobideer_vaelges_fra_kommunens_liste(anna: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer.hold_jobfunktioner import opret_jobfunktion

    opret_jobfunktion(folk.konsulent, navn="Vareopfyldning", nu=kl(DAG))
    klient = logget_ind(anna.borger)
    assert "Vareopfyldning" in klient.get(f"{PLAN}jobideer/").content.decode()
    klient.post(f"{PLAN}jobideer/", {"set_nr": "0", "valg": ["Vareopfyldning"]})
    fejl = klient.post(f"{PLAN}jobideer/", {"set_nr": "1", "valg": ["Direktør"]})
    assert fejl.context["formular"].errors["valg"] == ["Vælg blandt de viste."]
    assert "Vareopfyldning" in klient.get(PLAN).content.decode()


def test_uden_plan_og_efter_afgoerelsen(ny_vej: Callable[..., Vej], anna: Any) -> None:
    from fleksjob.sager.models import Plantekst

    uden = logget_ind(ny_vej("Dorte Dam", date(2026, 8, 3)).borger)  # type: ignore[attr-defined]
    assert "Du har ikke en plan her endnu" in uden.get(PLAN).content.decode()
    assert uden.get(f"{PLAN}maal/").status_code == 404
    skriv(anna, anna.borger, "maal", svar="Noget at stå op til")
    anna.tag("plan_faerdig", DAG).tag("raadgivning_modtaget", DAG, resume="Kan arbejde lidt")
    anna.tag("afgoerelse_forberedt", DAG, udfald="bevilget", begrundelse="Evnen er nedsat")
    anna.tag("afgoerelse_truffet", DAG, af=anna.leder)
    klient = logget_ind(anna.borger)
    html = klient.get(PLAN).content.decode()
    assert "Din sag er afgjort" in html
    assert "Noget at stå op til" in html
    assert klient.post(f"{PLAN}maal/", {"set_nr": "1", "svar": "For sent"}).status_code == 302
    assert Plantekst.for_kommune(anna.sag.kommune_id).count() == 1


def test_overblikket_foerer_til_planen_saa_laenge_den_er_aaben(anna: Any) -> None:
    assert f'href="{PLAN}">Skriv i din plan' in logget_ind(anna.borger).get("/borger/").content.decode()
