"""Siderne for arbejdet på tværs i en rigtig browser: axe i hver tilstand, bredden på telefon og en tur med tastatur."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import DAG
from tests.kontor.test_i_browseren import efterse, klager, log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["klager"]
UGEN = (DAG + timedelta(days=7)).isoformat()


def til(side: Any, sag: Any, fane: str) -> None:
    side.goto(f"/kontor/sag/{sag.sag.nummer}/{fane}/?fra=min-dag")


def test_noter_og_opgaver(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    til(side, sager.ny, "noter")
    efterse(side, "noter-tom")
    foelg(side.get_by_role("button", name="Gem notatet"))
    efterse(side, "noter-fejl")
    for tekst in ("Erik ringede.", "Erik kom forbi."):
        side.goto(f"/kontor/sag/{sager.ny.sag.nummer}/?fra=min-dag")
        side.fill("#hurtig-tekst", tekst)
        foelg(side.get_by_role("button", name="Gem notat", exact=True))
    til(side, sager.ny, "noter")
    foelg(side.get_by_role("link", name="Ret notatet").first)
    efterse(side, "noter-ret")
    side.fill("#notat_tekst", "Erik ringede og sagde nej.")
    foelg(side.get_by_role("button", name="Gem notatet"))
    side.get_by_text("Spørg en kollega", exact=True).click()
    side.locator("#sparring_til").select_option(index=1)
    side.fill("#sparring_hvad", "Er det nok?")
    foelg(side.get_by_role("button", name="Spørg", exact=True))
    side.locator("summary", has_text="Bed om clearing").click()
    side.fill("#clearing_hvad", "Er den klar?")
    foelg(side.get_by_role("button", name="Bed om clearing"))
    efterse(side, "noter-fyldt")
    side.fill("#soeg_soeg", "findes ikke")
    foelg(side.get_by_role("button", name="Søg", exact=True))
    assert side.get_by_text("Ingen notater passer").is_visible()
    efterse(side, "noter-soegt")


def test_hvem_har_sagen(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    til(side, sager.ledig, "hvem")
    efterse(side, "hvem-egen")
    side.get_by_text("Læg sagen i bero", exact=True).click()
    side.fill("#bero_grund", "Venter på operation")
    side.fill("#bero_til", UGEN)
    foelg(side.get_by_role("button", name="Læg i bero"))
    side.get_by_text("Giv sagen til en kollega", exact=True).click()
    foelg(side.get_by_role("button", name="Giv sagen videre"))
    efterse(side, "hvem-fejl")
    side.get_by_text("Personen er navne- og adressebeskyttet", exact=True).click()
    side.fill("#beskyttelse_grund", "CPR i dag")
    foelg(side.locator("details[open] button", has_text="Gem"))
    efterse(side, "hvem-bero-beskyttet")
    side.goto("/kontor/")
    efterse(side, "min-dag-med-bero")
    side.goto("/kontor/fordeling/")
    efterse(side, "mine-sager")
    log_ind(side, "Jonas Prøve")
    til(side, sager.ledig, "hvem")
    assert side.get_by_text("Personen er beskyttet.").is_visible()
    efterse(side, "beskyttet-begrund")
    foelg(side.get_by_role("button", name="Åbn sagen"))
    efterse(side, "beskyttet-begrund-fejl")


def test_lederens_og_kontrollantens_sider(
    side: Any, sager: SimpleNamespace, folk: SimpleNamespace, klager: list[str]
) -> None:
    log_ind(side, "Karen Prøve")
    til(side, sager.ny, "noter")
    side.locator("summary", has_text="Bed om clearing").click()
    side.fill("#clearing_hvad", "Er den klar?")
    foelg(side.get_by_role("button", name="Bed om clearing"))
    log_ind(side, "Birgitte Prøve")
    for navn in ("belastning", "clearing", "adgang", "opslag", "opgaver", "overblik"):
        side.goto(f"/kontor/{navn}/")
        efterse(side, f"leder-{navn}")
    side.goto(f"/kontor/adgang/{folk.kollega.pk}/")
    foelg(side.get_by_role("button", name="Gem adgangen"))
    efterse(side, "adgang-fejl")
    side.goto(f"/kontor/fordeling/?hvem={folk.sagsbehandler.pk}")
    foelg(side.get_by_role("button", name="Flyt sagerne"))
    efterse(side, "fordeling-fejl")
    side.get_by_text("Sæt en vikar", exact=True).click()
    foelg(side.get_by_role("button", name="Sæt vikaren"))
    efterse(side, "vikar-fejl")
    log_ind(side, "Per Prøve")
    assert side.url.endswith("/kontor/opslag/")
    efterse(side, "kontrollant-opslag")
    side.fill("#kontrolsoegning_person", "1999-00001")
    foelg(side.get_by_role("button", name="Søg", exact=True))
    efterse(side, "kontrollant-fejl")


def test_et_notat_med_tastaturet_alene(side: Any, sager: SimpleNamespace) -> None:
    """Fra sagens forside: feltet, teksten, Enter. Fem sekunder."""
    log_ind(side, "Karen Prøve")
    side.goto(f"/kontor/sag/{sager.job.sag.nummer}/?fra=min-dag")
    side.locator("#hurtig-slags").focus()
    side.keyboard.press("Tab")
    side.keyboard.type("Arbejdsgiveren ringede om vagterne.")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Notatet er gemt.").is_visible()
    til(side, sager.job, "noter")
    assert side.get_by_text("Arbejdsgiveren ringede om vagterne.").is_visible()


def test_flyt_en_sag_med_tastaturet(side: Any, sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    log_ind(side, "Birgitte Prøve")
    side.goto(f"/kontor/fordeling/?hvem={folk.sagsbehandler.pk}")
    side.locator(f"#sag-{sager.ledig.sag.nummer}").focus()
    side.keyboard.press("Space")
    side.locator("#flyt_til").focus()
    side.keyboard.type("Jonas")
    side.keyboard.press("Tab")
    side.keyboard.type("Ferie")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("1 sag er flyttet til Jonas Prøve.").is_visible()
