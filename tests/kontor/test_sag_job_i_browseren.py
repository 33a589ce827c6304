"""Jobbets sider i en rigtig browser: axe i hver tilstand på skærm og telefon, og turen med tastatur."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.kontor.conftest import Vej
from tests.kontor.test_i_browseren import efterse, klager, log_ind
from tests.kontor.test_sag_job import AFTALE, GODKENDT, foreslaaet, ledig

__all__ = ["foreslaaet", "klager", "ledig"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_fanen_og_formularerne(side: Any, foreslaaet: Vej, klager: list[str]) -> None:
    sti = f"/kontor/sag/{foreslaaet.sag.nummer}"
    log_ind(side, "Amira Prøve")
    side.goto(f"{sti}/job/?fra=job")
    side.goto(f"{sti}/?fra=job")
    side.goto(f"{sti}/job/")
    efterse(side, "job-foreslaaet")
    for kode in (
        "job_foreslaaet",
        "job_godkendt",
        "vitas_aendret",
        "tillaegsaftale_skrevet",
        "stoette_soegt",
    ):
        side.goto(f"{sti}/skridt/{kode}/?ansaettelse=job-1")
        efterse(side, kode)
    foreslaaet.tag("job_godkendt", date(2026, 11, 3), **GODKENDT | {"vurderede_timer": 20.0}, forskel="begyndelse",
                   se_igen=date(2027, 3, 1))  # fmt: skip
    foreslaaet.tag("tillaegsaftale_skrevet", date(2026, 11, 4), **AFTALE)
    side.goto(f"{sti}/job/")
    efterse(side, "job-godkendt")
    side.goto("/kontor/vitas/")
    efterse(side, "vitas")


def test_borgerens_og_virksomhedens_side(
    side: Any, foreslaaet: Vej, folk: SimpleNamespace, klager: list[str]
) -> None:
    foreslaaet.tag("tillaegsaftale_skrevet", date(2026, 11, 4), **AFTALE)
    log_ind(side, "Firma Prøve")
    side.goto("/virksomhed/job/")
    efterse(side, "virksomhedens-job")
    side.goto(f"/virksomhed/job/{foreslaaet.sag.pk}/job-1/")
    efterse(side, "virksomhedens-forslag")
    side.get_by_role("button", name="Send svaret").click()
    side.wait_for_load_state()
    efterse(side, "virksomhedens-forslag-fejl")
    side.context.clear_cookies()
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/job/")
    efterse(side, "mit-job")


def test_borgeren_svarer_med_tastaturet_alene(side: Any, foreslaaet: Vej, klager: list[str]) -> None:
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/job/")
    side.get_by_label("Ja, det passer mig").focus()
    side.keyboard.press("Space")
    knap = side.get_by_role("button", name="Send mit svar")
    for _ in range(12):
        side.keyboard.press("Tab")
        if knap.evaluate("e => e === document.activeElement"):
            break
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Du har svaret: enig.").is_visible()
