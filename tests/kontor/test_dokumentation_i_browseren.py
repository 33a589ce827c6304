"""Dokumentationsfanen og ventelisten i en rigtig browser: axe i hver tilstand, og vejen igennem med tastaturet."""

from datetime import date
from typing import Any

import pytest
from tests.kontor.conftest import Vej
from tests.kontor.test_i_browseren import efterse, klager, log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.7\n%%EOF\n"
__all__ = ["klager"]


@pytest.fixture
def sagen(vej: Vej) -> Any:
    """Eriks sag med noget, der ventes på, et gammelt papir, et punkt, der er vist, og en praktik med tre målinger."""
    vej.ny("erik", "Erik Enghave", date(2026, 8, 3))
    vej.tag("dokument_rekvireret", date(2026, 8, 10), art="lae265", fra="Lægehuset Prøve")
    vej.tag("dokument_rykket", date(2026, 9, 14), rekvisition="2")
    vej.tag(
        "dokument_modtaget",
        date(2026, 8, 12),
        art="journal",
        dateret=date(2024, 5, 2),
        punkter=("varig_og_vaesentlig",),
    )
    vej.tag(
        "praktik_startet",
        date(2026, 9, 7),
        virksomhed="Prøvebageriet",
        formaal="afklaring",
        timer=6.0,
        intensitet=50.0,
    )
    vej.tag("praktik_besoegt", date(2026, 9, 21), deltagere=("fysioterapeut",), timer=9.5, intensitet=60.0)
    vej.tag(
        "praktik_sluttet", date(2026, 10, 9), resultat="8 timer er loftet", timer=8.0, fremmoede="Hver dag"
    )
    vej.tag("behandling_afvist", date(2026, 10, 12), hvad="Operation")
    return vej.sag


def fane(side: Any, sag: Any) -> None:
    side.goto(f"/kontor/sag/{sag.nummer}/dokumentation/?fra=min-dag")


def test_fanen_og_listen(side: Any, sagen: Any, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/venter/?fra=min-dag")
    efterse(side, "venter")
    side.goto("/kontor/venter/?hos=Findes+ikke")
    efterse(side, "venter-tom")
    fane(side, sagen)
    efterse(side, "dokumentation")
    for kode in (
        "dokument_rekvireret",
        "dokument_rykket",
        "dokument_modtaget",
        "praktik_startet",
        "afproevning_undladt",
    ):
        side.goto(f"/kontor/sag/{sagen.nummer}/skridt/{kode}/")
        efterse(side, f"dokumentation-{kode}")


def test_konsulentens_fane_med_skjulte_papirer(side: Any, sagen: Any, klager: list[str]) -> None:
    log_ind(side, "Amira Prøve")
    fane(side, sagen)
    assert side.get_by_text("1 helbredspapir, som du ikke har adgang til.", exact=True).is_visible()
    efterse(side, "dokumentation-konsulent")


def test_et_papir_laegges_i_sagen_med_tastaturet(side: Any, sagen: Any, klager: list[str]) -> None:
    """Fra fanen til formularen, en fejl, filen og tilbage, uden mus."""
    log_ind(side, "Karen Prøve")
    fane(side, sagen)
    side.get_by_role("link", name="Det er kommet").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    side.get_by_label("Datoen på papiret").fill("2027-01-01")
    side.get_by_role("button", name="Læg i sagen").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    efterse(side, "dokumentation-modtaget-fejl")
    side.get_by_label("Datoen på papiret").fill("2026-11-02")
    side.set_input_files("#id_fil", {"name": "attest.pdf", "mimeType": "application/pdf", "buffer": PDF})
    side.get_by_label("Ressourcer og udfordringer er fuldt afklaret").focus()
    side.keyboard.press("Space")
    side.get_by_role("button", name="Læg i sagen").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("1 punkt mangler at blive vist, før der kan træffes afgørelse.").is_visible()
    assert side.get_by_role("link", name="Åbn attest.pdf").is_visible()
    efterse(side, "dokumentation-efter")


def test_borgerens_papirer(side: Any, vej: Vej, klager: list[str]) -> None:
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.tag("dokument_rekvireret", date(2026, 8, 10), art="lae265", fra="Lægehuset Prøve")
    vej.tag("dokument_rekvireret", date(2026, 11, 12), art="cv")
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/papirer/")
    efterse(side, "borger-papirer")
    with side.expect_navigation():
        side.get_by_role("button", name="Send papiret").click()
    efterse(side, "borger-papirer-fejl")
    side.get_by_label("Det har kommunen bedt om").check()
    side.set_input_files("#id_fil", {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF})
    side.get_by_role("button", name="Send papiret").focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Tak. Kommunen har fået dit papir.").is_visible()
    efterse(side, "borger-papirer-sendt")
