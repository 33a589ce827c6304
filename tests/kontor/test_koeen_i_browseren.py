"""Månedens kø i en rigtig browser: grunden vælges, læsningerne ses side om side, og det almindelige frigives samlet."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOVEMBER = date(2026, 11, 1)


def _med_tastaturet_til(side: Any, hvor: Any) -> None:
    for _ in range(80):
        side.keyboard.press("Tab")
        if hvor.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError("Tab når ikke derhen.")


@pytest.mark.usefixtures("klager")
def test_koeen_linjen_med_laesninger_og_den_valgte(
    side: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    """Annas job slutter midt i måneden, og loven siger ikke, hvordan tilskuddet så deles."""
    anna = sager.job
    anna.tag("fleksjob_ophoert", date(2026, 11, 16), ansaettelse="job-1", aarsag="helbred")
    anna.tag("udbetaling_beregnet", date(2026, 11, 20), maaned=NOVEMBER)
    log_ind(side, "Signe Prøve")
    side.goto("/kontor/udbetalinger/")
    efterse(side, "koeen")
    foelg(side.get_by_role("link", name="Loven er ikke klar 1"))
    efterse(side, "koeen-en-grund")
    link = side.get_by_role("link", name="Anna Agerlund")
    _med_tastaturet_til(side, link)
    with side.expect_navigation():
        side.keyboard.press("Enter")
    efterse(side, "linjen-med-laesninger")
    foelg(side.get_by_role("button", name="Brug læsningen"))
    assert side.get_by_role("alert").is_visible()
    efterse(side, "linjen-uden-valg")
    valg = side.get_by_label("Tilskud for de dage, jobbet varede")
    beloeb = side.locator(".laesning", has=valg).locator(".laesning__tal").inner_text()
    valg.focus()
    side.keyboard.press("Space")
    side.get_by_label("Hvorfor den læsning?").fill("Kommunens praksis siden 2024.")
    foelg(side.get_by_role("button", name="Brug læsningen"))
    assert side.get_by_text("Signe Prøve skrev: «Kommunens praksis siden 2024.»").is_visible()
    assert (
        f"i alt {beloeb}" in side.locator("main").inner_text() or beloeb in side.locator("main").inner_text()
    )
    efterse(side, "linjen-valgt")


@pytest.mark.usefixtures("klager")
def test_det_almindelige_frigives_samlet(side: Any, sager: SimpleNamespace) -> None:
    from fleksjob.sager.models import Udbetaling

    sager.job.tag("udbetaling_beregnet", date(2026, 11, 20), maaned=NOVEMBER)
    alle = Udbetaling.for_kommune(sager.job.sag.kommune_id).filter(maaned=NOVEMBER)
    alle.update(i_koe=False)
    log_ind(side, "Signe Prøve")
    side.goto("/kontor/udbetalinger/?maaned=2026-11")
    knap = side.get_by_role("button", name="Frigiv 1 linje på")
    _med_tastaturet_til(side, knap)
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("er frigivet for november 2026").is_visible()
    assert [en.status for en in alle] == ["frigivet"]
    efterse(side, "frigivet-samlet")
