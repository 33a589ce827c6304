"""Borgerens plan på telefonen: axe i hver tilstand, og et svar skrevet med tastaturet alene."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.selvbetjening.conftest import Vej, kl
from tests.selvbetjening.test_i_browseren import efterse, konsol, log_ind

from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["konsol"]


def test_planen_paa_telefonen(
    side: Any, live_server: Any, konsol: list[str], ny_vej: Callable[..., Vej], folk: SimpleNamespace
) -> None:
    vej: Any = ny_vej("Anna Agerlund", date(2026, 8, 3)).tag("plan_paabegyndt", date(2026, 8, 10))
    nu = kl(date(2026, 9, 1))
    skriv_planafsnit(
        vej.sag.pk, folk.karen, afsnit="maal", indhold={"maal": "Et job i en butik"}, set_nr=0, nu=nu
    )
    log_ind(side, live_server, vej.borger)
    side.goto("/borger/plan/")
    efterse(side, "plan")
    side.set_viewport_size({"width": 390, "height": 844})
    foelg(side.get_by_role("link", name="Begynd"))
    efterse(side, "plan-spoergsmaal")
    side.get_by_label("Dine egne ord").focus()
    side.keyboard.type("Noget at stå op til")
    side.keyboard.press("Tab")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_role("heading", name="Hvad kan du, og hvad har du lavet?").is_visible()
    foelg(side.get_by_role("button", name="Vis få ord og krydser"))
    efterse(side, "plan-faa-ord")
    side.goto("/borger/plan/")
    assert side.get_by_text("Noget at stå op til").is_visible()
    efterse(side, "plan-svaret")


def test_et_tomt_svar(side: Any, live_server: Any, ny_vej: Callable[..., Vej]) -> None:
    vej: Any = ny_vej("Anna Agerlund", date(2026, 8, 3)).tag("plan_paabegyndt", date(2026, 8, 10))
    log_ind(side, live_server, vej.borger)
    side.goto("/borger/plan/maal/")
    foelg(side.get_by_role("button", name="Gem, og stop her"))
    assert side.get_by_role("alert").is_visible()
    efterse(side, "plan-fejl")
