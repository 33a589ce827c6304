"""Hele huset med demoen i: hver af de seks logger ind og ser en side, og README's billede tages.

`make billeder` gemmer billedet i docs/billeder; ellers bliver det kun taget.
"""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.browser import foelg

from fleksjob.demo.demoens_plads import Maerke
from fleksjob.demo.indlaesning import indlaes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
README_BILLEDE = Path(__file__).resolve().parents[2] / "docs" / "billeder" / "sagen.png"
FORSIDER = {
    "Karen Lyngvig": "Min dag",
    "Jonas Askemark": "Min dag",
    "Amira Klintlund": "Min dag",
    "Birgitte Ravnholm": "Min dag",
    "Mette Birkeholm": "Hvor er jeg nu?",
    "Henrik Bøgelund": "Vores ansatte i fleksjob",
}


@pytest.fixture
def kommunen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", DAG.isoformat())
    indlaes(Maerke(2026, 40, DAG), NU, lambda *_: None)


def log_ind(side: Any, navn: str) -> None:
    side.goto("/log-ind/")
    foelg(side.get_by_role("button", name=f"Log ind som {navn}"))


def test_alle_seks_logger_ind_paa_en_side_med_noget_paa(kommunen: None, side: Any) -> None:
    for navn, overskrift in FORSIDER.items():
        log_ind(side, navn)
        assert side.locator("h1").inner_text() == overskrift
        assert side.locator("main").inner_text().count("\n") > 5
        foelg(side.get_by_role("button", name="Log ud"))
        assert side.get_by_role("link", name="Log ind").is_visible()


def test_sagen_som_readme_viser_den(kommunen: None, side: Any) -> None:
    log_ind(side, "Karen Lyngvig")
    side.get_by_label("Find en sag").fill("mette birke")
    foelg(side.get_by_role("button", name="Find"))
    foelg(side.get_by_role("link", name="Mette Birkeholm"))
    assert side.locator("h1").inner_text() == "Mette Birkeholm"
    billede = side.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": 1280, "height": 1300})
    if mappe := os.environ.get("FLEKSJOB_BILLEDER"):
        (Path(mappe) / README_BILLEDE.name).write_bytes(billede)
    assert README_BILLEDE.is_file(), "README's billede mangler; lav det med: make billeder"
    assert billede[16:24] == README_BILLEDE.read_bytes()[16:24], (
        "billedets mål er et andet; kør: make billeder"
    )
