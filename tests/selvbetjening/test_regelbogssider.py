"""Regelbogen i browseren: hver side kan læses uden login, siger det samme som loven, og er hurtig anden gang."""

import re
from time import perf_counter

import pytest
from django.test import Client

from fleksjob.lov.bog.regelbog import regelbog
from fleksjob.lov.bog.tidslinje import tidslinje
from fleksjob.lov.bog.usikkerheder import usikkerheder

KODER = [o.kode for o in regelbog().opslag]
pytestmark = pytest.mark.django_db


def hent(client: Client, sti: str) -> str:
    svar = client.get(sti)
    assert svar.status_code == 200, sti
    return svar.content.decode()


def test_forsiden_har_et_kort_for_hvert_emne_og_siger_hvor_sikkert_det_er(client: Client) -> None:
    side = hent(client, "/regelbog/")
    for opslag in regelbog().opslag:
        assert f'href="/regelbog/{opslag.kode}/"' in side
        assert opslag.titel in side
    assert f"{len(usikkerheder())} ting, der ikke vides" in side
    assert side.count('data-title="Mærke"') == 4


@pytest.mark.parametrize("kode", KODER)
def test_emnets_side_har_alle_regler_satser_og_huller(client: Client, kode: str) -> None:
    side = hent(client, f"/regelbog/{kode}/")
    opslag = regelbog().find(kode)
    assert opslag is not None
    assert f"<h1>{opslag.titel}</h1>" in side
    for regel in opslag.regler:
        assert f'id="regel-{regel.navn}"' in side
    for sats in opslag.satser:
        assert f'id="sats-{sats.navn}"' in side
        assert f'<title id="sats-{sats.navn}-titel">' in side
    assert side.count('class="bog-huller__hvad"') == len(opslag.huller)
    assert side.count("<svg xmlns") == len(opslag.satser)


@pytest.mark.parametrize(
    "sti", ["/regelbog/", "/regelbog/huller/", "/regelbog/tidslinje/", *[f"/regelbog/{k}/" for k in KODER]]
)
def test_links_paa_siden_rammer_noget_og_intet_id_er_der_to_gange(client: Client, sti: str) -> None:
    side = hent(client, sti)
    ider = re.findall(r'\bid="([^"]+)"', side)
    assert len(ider) == len(set(ider))
    for anker in re.findall(r'href="#([^"]+)"', side):
        assert anker in ider, anker
    for adresse in set(re.findall(r'href="(/regelbog/[^"#]*)"', side)):
        assert client.get(adresse).status_code == 200


@pytest.mark.parametrize(
    "sti", ["/regelbog/", "/regelbog/fleksloentilskud/", "/regelbog/huller/", "/regelbog/tidslinje/"]
)
def test_siderne_har_hverken_script_eller_style_i_sig(client: Client, sti: str) -> None:
    indhold = hent(client, sti).partition("<main")[2].partition("</main>")[0]
    assert "<script" not in indhold
    assert " style=" not in indhold
    assert "<style" not in indhold


def test_hullerne_er_alle_paa_siden(client: Client) -> None:
    side = hent(client, "/regelbog/huller/")
    assert side.count('class="bog-huller__hvad"') == len(usikkerheder())


def test_lovaendringerne_er_alle_paa_siden(client: Client) -> None:
    side = hent(client, "/regelbog/tidslinje/")
    for post in tidslinje():
        assert f">{post.lovaendring.titel}" in side


def test_en_ukendt_side_findes_ikke(client: Client) -> None:
    assert client.get("/regelbog/findes-ikke/").status_code == 404


def test_kun_laesning(client: Client) -> None:
    assert client.post("/regelbog/").status_code == 405
    assert client.post("/regelbog/fleksloentilskud/").status_code == 405


def test_siden_laves_kun_en_gang(client: Client) -> None:
    hent(client, "/regelbog/netto/")
    begyndt = perf_counter()
    for _ in range(20):
        hent(client, "/regelbog/netto/")
    assert (perf_counter() - begyndt) / 20 < 0.1


def test_forsiden_og_foden_foerer_til_regelbogen(client: Client) -> None:
    assert hent(client, "/").count('href="/regelbog/"') == 2


def test_beregnerens_regler_foerer_til_reglen_i_bogen(client: Client) -> None:
    svar = hent(client, "/?timeloen=200&timer=18&aar=2024&maaned=5")
    ankre = re.findall(r'href="/regelbog/fleksloentilskud/#([^"]+)"', svar)
    assert len(ankre) > 5
    bog = hent(client, "/regelbog/fleksloentilskud/")
    for anker in ankre:
        assert f'id="{anker}"' in bog
