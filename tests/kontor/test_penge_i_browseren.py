"""Pengesiderne i en rigtig browser: axe i hver tilstand på skærm og telefon, og en tur med tastaturet."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401
from tests.kontor.test_penge import penge  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_fanen_og_betalingerne(side: Any, penge: Vej, folk: SimpleNamespace, klager: list[str]) -> None:  # noqa: F811
    nummer = penge.sag.nummer
    log_ind(side, "Signe Prøve")
    side.goto(f"/kontor/sag/{nummer}/penge/?fra=udbetaling")
    efterse(side, "penge-opdaget")
    foelg(side.get_by_role("link", name="Hør borgeren om tilbagebetaling"))
    efterse(side, "tilbagebetaling-hoert")
    penge.tag(
        "tilbagebetaling_forberedt", date(2026, 11, 19), folk.ydelse, periode="2026-10", udfald="kraeves_ikke",
        uden_ret=True, bedre_vidende=False, begrundelse="Du kunne ikke vide det.",
    )  # fmt: skip
    side.goto(f"/kontor/sag/{nummer}/penge/")
    efterse(side, "penge-til-underskrift")
    side.goto("/kontor/betalinger/")
    efterse(side, "betalinger")
    foelg(side.get_by_role("button", name="Dan betalingsfilen"))
    efterse(side, "betalingsfil")
    side.goto("/kontor/betalinger/opsaetning/")
    efterse(side, "betalingsopsaetning")


def test_borgerens_penge_paa_telefonen(
    side: Any,
    penge: Vej,  # noqa: F811
    folk: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    penge.tag(
        "tilbagebetaling_hoert", date(2026, 11, 16), folk.ydelse, periode="2026-10", frist=date(2026, 11, 30)
    )
    side.set_viewport_size({"width": 390, "height": 800})
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/penge/")
    efterse(side, "borger-penge-hoering")
    foelg(side.get_by_role("link", name="Svar kommunen"))
    efterse(side, "borger-svar")
    side.get_by_label("Dit svar").fill("Det vidste jeg ikke.")
    foelg(side.get_by_role("button", name="Send"))
    assert side.get_by_text("Tak. Kommunen har fået dit svar.").is_visible()
    side.goto("/borger/penge/2026/")
    efterse(side, "borger-aaret")
    side.goto("/borger/penge/2026/10/spoerg/")
    foelg(side.get_by_role("button", name="Send"))
    efterse(side, "borger-spoerg-fejl")


def test_virksomhedens_loen_med_tastaturet(side: Any, penge: Vej, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Firma Prøve")
    side.goto("/virksomhed/loen/")
    efterse(side, "virksomhed-loen")
    link = side.get_by_role("link", name="oktober 2026")
    for _ in range(40):
        side.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    with side.expect_navigation():
        side.keyboard.press("Enter")
    efterse(side, "virksomhed-maanedsloen")
