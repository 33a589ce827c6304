"""Alarmerne i en rigtig browser: axe i hver tilstand, telefon, og vejen fra tallet til sagen med tastaturet."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import DAG, kl
from tests.kontor.test_alarmer import stille  # noqa: F401
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_fra_tavlen_til_listen_til_sagen(
    side: Any,
    stille: SimpleNamespace,  # noqa: F811
    folk: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    from fleksjob.sager.indblikskilde import opdater

    log_ind(side, "Birgitte Prøve")
    side.goto("/kontor/alarmer/")
    assert side.get_by_role("heading", name="Tallene er ikke regnet endnu").is_visible()
    efterse(side, "alarmer-uden")
    opdater(folk.hjemme.pk, kl(DAG))
    side.goto("/kontor/holdet/")
    assert side.get_by_role("img", name="Frister dag for dag").is_visible()
    foelg(side.get_by_role("link", name="Lovens frister, der er overskredet"))
    assert side.get_by_role("heading", level=2, name="Lovens frister, der er overskredet").is_visible()
    efterse(side, "alarmer")
    side.get_by_text("Sådan er det regnet: Frister i fare").focus()
    side.keyboard.press("Enter")
    assert side.get_by_text("en frist er i fare, til den er opfyldt").is_visible()
    foelg(side.get_by_role("link", name="Ledighedsydelse i over 2 år"))
    assert side.get_by_role("heading", name="Ingen her").is_visible()
    efterse(side, "alarmer-tom")
    side.go_back()
    sag = side.get_by_role("table", name="Lovens frister, der er overskredet").get_by_role("link").first
    hvem = sag.inner_text()
    sag.focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert hvem in side.get_by_role("main").inner_text()
