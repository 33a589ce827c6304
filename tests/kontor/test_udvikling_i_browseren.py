"""Udviklingens og den gamle ordnings sider i en rigtig browser: axe på skærm og telefon, og turen med tastatur."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import Vej
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401
from tests.kontor.test_refusion import send, villy  # noqa: F401
from tests.kontor.test_udvikling import i_job  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_fanen_i_hver_tilstand(side: Any, i_job: Vej, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Amira Prøve")
    adr = f"/kontor/sag/{i_job.sag.nummer}/udvikling/"
    side.goto(f"{adr}?fra=udvikling")
    efterse(side, "udvikling-uden-plan")
    i_job.tag(
        "udviklingsplan_aftalt", date(2026, 10, 5), ansaettelse="job-1", tekst="Kassen først", skriftlig=True
    )
    i_job.tag("udviklingssamtale_holdt", date(2026, 11, 5), ansaettelse="job-1", trivsel="presset", om=("trivsel",),
              tegn=("afspadserer",), gik_godt="Åbnede alene")  # fmt: skip
    i_job.tag("udviklingsmaal_aftalt", date(2026, 11, 6), ansaettelse="job-1", art="opgaver", maal="Kassen")
    side.goto(adr)
    side.get_by_text("Tallene og det, der skete").click()
    efterse(side, "udvikling-med-alt")
    side.get_by_role("link", name="Hvad er en time mere værd?").click()
    side.wait_for_load_state()
    side.get_by_text("Det skal tages med forbehold").click()
    efterse(side, "udvikling-time")
    for kode in (
        "udviklingssamtale_holdt",
        "udviklingsmaal_aftalt",
        "udviklingsplan_aftalt",
        "udviklingsmaal_naaet",
    ):
        side.goto(f"/kontor/sag/{i_job.sag.nummer}/skridt/{kode}/")
        efterse(side, kode)
    side.goto("/kontor/udvikling/?gruppe=vurderes")
    efterse(side, "udviklinger")


def test_fra_fanen_til_et_gemt_maal_med_tastaturet_alene(side: Any, i_job: Vej, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Amira Prøve")
    side.goto(f"/kontor/sag/{i_job.sag.nummer}/udvikling/?fra=udvikling")
    link = side.get_by_role("link", name="Aftal mål")
    for _ in range(60):
        side.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    with side.expect_navigation():
        side.keyboard.press("Enter")
    side.get_by_label("Tallet, I vil nå").focus()
    side.keyboard.type("18")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Fra 16 til 18 timer om ugen").is_visible()


def test_borgerens_side_paa_telefonen(side: Any, i_job: Vej, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/udvikling/")
    efterse(side, "borger-udvikling")
    side.set_viewport_size({"width": 390, "height": 800})
    assert side.locator(".udv-smal svg").is_visible()
    assert not side.locator(".udv-bred svg").is_visible()
    foelg(side.get_by_role("button", name="Gem"))
    efterse(side, "borger-udvikling-fejl")
    side.get_by_label("Noget, der gik godt").fill("Jeg klarede kassen")
    foelg(side.get_by_role("button", name="Gem"))
    assert side.get_by_text("Jeg klarede kassen", exact=True).is_visible()
    foelg(side.get_by_role("link", name="Se tallene"))
    efterse(side, "borger-udvikling-time")


def test_et_krav_fra_virksomheden_til_godkendt(
    side: Any,
    villy: Vej,  # noqa: F811
    folk: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    log_ind(side, "Firma Prøve")
    side.goto("/virksomhed/refusion/")
    efterse(side, "virksomhed-refusion")
    foelg(side.get_by_role("link", name="Send krav").first)
    foelg(side.get_by_role("button", name="Send kravet til kommunen"))
    efterse(side, "virksomhed-refusionskrav-fejl")
    side.goto(f"/virksomhed/{villy.sag.pk}/job-1/udvikling/")
    efterse(side, "virksomhed-samtaleark")
    krav = send(villy, folk.arbejdsgiver)
    side.context.clear_cookies()
    log_ind(side, "Signe Prøve")
    side.goto("/kontor/refusion/")
    efterse(side, "refusioner")
    side.goto(f"/kontor/sag/{villy.sag.nummer}/refusion/{krav.pk}/?fra=refusion")
    efterse(side, "refusion-sendt")
    side.get_by_label("Årets højeste timeløn").fill("400")
    foelg(side.get_by_role("button", name="Kravet er i orden"))
    efterse(side, "refusion-efterset")
    side.goto(f"/kontor/sag/{villy.sag.nummer}/ordning/")
    efterse(side, "ordning")
    side.context.clear_cookies()
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/ordning/")
    efterse(side, "borger-ordning")
