"""Siden «Offentliggjort og regnet»: åben for alle, og begge tal står der, også dem, der ikke passer."""

import json
import re
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.browser import foelg
from tests.indblik.lille_land import lille_land
from tests.selvbetjening.test_i_browseren import efterse, konsol as konsol

from fleksjob.indblik.offentliggjort import offentliggjort
from fleksjob.indblik.sammenlign import LAND, i_ord, offentliggjort_i_ord, sammenlign

STI = "/tal/offentliggjort/"


@pytest.fixture
def med_land(settings: LazySettings) -> Path:
    settings.DATA = lille_land().parents[1]
    return lille_land()


def _side(client: Client) -> str:
    svar = client.get(STI)
    assert svar.status_code == 200
    assert svar.cookies == {}
    return svar.content.decode()


@pytest.mark.django_db
def test_begge_tal_staar_der_for_hvert_offentliggjort_tal(client: Client, med_land: Path) -> None:
    side = _side(client)
    fundet = sammenlign(med_land)
    for tal in offentliggjort().tal:
        afsnit = side.split(f'<h2 id="{tal.id}">')[1].split("</section>")[0]
        raekker = re.findall(
            r'<th scope="row">(.*?)</th><td class="tal">(.*?)</td><td class="tal">(.*?)</td>', afsnit
        )
        ventet = [(en.hvad, offentliggjort_i_ord(tal, en), i_ord(tal, en.beregnet)) for en in fundet.om(tal)]
        assert raekker == ventet
    assert "<strong>Landet er opdigtet.</strong>" in side
    assert f"<strong>{fundet.passer} af {len(fundet.linjer)}</strong>" in side


@pytest.mark.django_db
def test_kilden_staar_ved_hvert_tal_og_kan_aabnes_naar_den_har_en_adresse(
    client: Client, med_land: Path
) -> None:
    side = _side(client)
    for kilde in offentliggjort().kilder.values():
        assert kilde.titel in side
        assert kilde.laest in side
        if kilde.url:
            assert f'<a href="{kilde.url}">' in side


@pytest.mark.django_db
def test_et_tal_der_ikke_passer_skjules_ikke(
    client: Client, med_land: Path, tmp_path: Path, settings: LazySettings
) -> None:
    """Med en forkert skala er alle antal forkerte: siden siger nej ved hver og tæller dem ikke med."""
    copytree(med_land, tmp_path / "indblik" / "land")
    fil = tmp_path / "indblik" / "land" / LAND
    fil.write_text(json.dumps(json.loads(fil.read_text()) | {"skala": 0.015}))
    settings.DATA = tmp_path
    side = _side(client)
    timebaand = side.split('<h2 id="timebaand">')[1].split("</section>")[0]
    assert timebaand.count("<strong>nej</strong>") >= 4
    fundet = sammenlign(tmp_path / "indblik" / "land")
    assert fundet.passer < sammenlign(med_land).passer - 20
    assert f"<strong>{fundet.passer} af {len(fundet.linjer)}</strong>" in side
    assert 'class="tal-uden">uden for</span>' in side


@pytest.mark.django_db
def test_uden_et_land_siger_siden_hvordan_man_laver_et(
    client: Client, tmp_path: Path, settings: LazySettings
) -> None:
    settings.DATA = tmp_path
    side = _side(client)
    assert "fleksjob demo --antal 5000 --land" in side
    assert "<table" not in side


@pytest.mark.django_db
def test_siden_aendrer_intet_og_tager_kun_imod_laesning(client: Client, med_land: Path) -> None:
    assert client.post(STI).status_code == 405


@pytest.mark.django_db
def test_hvert_link_paa_siden_rammer_et_afsnit(client: Client, med_land: Path) -> None:
    side = _side(client)
    ider = re.findall(r'\bid="([^"]+)"', side)
    assert len(ider) == len(set(ider))
    ankre = re.findall(r'href="#([^"]+)"', side)
    assert {tal.id for tal in offentliggjort().tal} <= set(ankre) <= set(ider)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("land", [True, False])
def test_siden_i_browseren(
    side: Any, konsol: list[str], settings: LazySettings, tmp_path: Path, *, land: bool
) -> None:
    settings.DATA = lille_land().parents[1] if land else tmp_path
    side.goto(STI)
    efterse(side, f"offentliggjort-{'land' if land else 'intet'}")
    assert side.context.cookies() == []
    if land:
        side.set_viewport_size({"width": 390, "height": 844})
        foelg(side.get_by_role("link", name="Billeder"))
        foelg(side.get_by_role("link", name="Offentliggjort og regnet"))
        assert side.get_by_role("heading", level=1).inner_text() == "Offentliggjort og regnet"
