"""Lederens tal og holdets tavle i en rigtig browser: axe i hver tilstand, telefon, og turen med tastatur."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_lederen_regner_tallene_med_tastaturet_og_folder_dem_ud(
    side: Any,
    sager: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    log_ind(side, "Birgitte Prøve")
    side.goto("/kontor/tal/")
    efterse(side, "tal-uden")
    knap = side.get_by_role("button", name="Regn tallene")
    for _ in range(60):
        side.keyboard.press("Tab")
        if knap.evaluate("e => e === document.activeElement"):
            break
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Tallene er opdateret.").is_visible()
    assert side.get_by_role("heading", name="Holder vi lovens frister?").is_visible()
    efterse(side, "tal")
    foelg(side.get_by_role("navigation", name="Tal efter område").get_by_role("link", name="I fleksjob"))
    assert side.get_by_role("img", name="Personer efter timer om ugen").is_visible()
    kort = side.get_by_role("article", name="I fleksjob efter timer")
    kort.get_by_text("Alle tal").focus()
    side.keyboard.press("Enter")
    assert kort.get_by_role("cell", name="6-10 timer").is_visible()
    efterse(side, "tal-omraade")
    with side.expect_download() as hentet:
        kort.get_by_role("link", name="Hent tallene (CSV)").click()
    assert hentet.value.suggested_filename == "timer-2026-11-20.csv"


def test_taersklen_skrives_og_vises_med_tastaturet_alene(
    side: Any,
    sager: SimpleNamespace,
    folk: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    from tests.kontor.conftest import DAG, kl

    from fleksjob.sager.indblikskilde import opdater

    opdater(folk.hjemme.pk, kl(DAG))
    log_ind(side, "Birgitte Prøve")
    side.goto("/kontor/tal/progression/")
    efterse(side, "tal-maal")
    side.get_by_label("Tærskel").focus()
    side.keyboard.press("Control+a")
    side.keyboard.type("abc")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Skriv et tal, fx 200,50.").is_visible()
    efterse(side, "tal-maal-fejl")
    side.get_by_label("Tærskel").fill("2,5")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_label("Tærskel").input_value() == "2,5"
    with side.expect_download() as hentet:
        side.get_by_role("link", name="JSON").click()
    assert hentet.value.suggested_filename == "progression-2026-11-20.json"
    assert "taerskel=2.5" in Path(hentet.value.path()).read_text("utf-8")


def test_holdets_tavle_paa_skaerm_og_telefon(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/")
    foelg(side.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Holdet"))
    assert side.get_by_role("heading", level=1, name="Team Nord").is_visible()
    efterse(side, "holdet")
    foelg(side.get_by_role("link", name="Alle", exact=True))
    assert side.get_by_role("heading", level=1, name="Alle teams").is_visible()
    efterse(side, "holdet-alle")
