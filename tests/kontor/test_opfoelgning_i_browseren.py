"""Opfølgningen i en rigtig browser: axe i hver tilstand på skærm og telefon, og skemaet med tastaturet alene."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import DAG
from tests.kontor.test_i_browseren import efterse, klager, log_ind  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_skemaet_paa_telefonen_fra_listen_til_arket(
    side: Any,
    sager: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    log_ind(side, "Amira Prøve")
    side.set_viewport_size({"width": 390, "height": 800})
    side.goto("/kontor/opfoelgninger/?gruppe=oftere&hvis=alle")
    efterse(side, "opfoelgninger")
    foelg(side.get_by_role("link", name="Anna Agerlund"))
    efterse(side, "opfoelgning")
    foelg(side.get_by_role("link", name="Hold opfølgning nu"))
    efterse(side, "opfoelgning-trivsel")
    foelg(side.get_by_role("button", name="Gem, og gå videre"))
    efterse(side, "opfoelgning-trivsel-fejl")
    side.get_by_label("Borgeren", exact=True).check()
    side.get_by_role("group", name="Medarbejderen: Hvordan har du det på arbejdet?").get_by_label(
        "Godt", exact=True
    ).check()
    foelg(side.get_by_role("button", name="Gem, og gå videre"))
    efterse(side, "opfoelgning-arbejdet")
    foelg(side.get_by_role("button", name="Gem, og gå videre"))
    efterse(side, "opfoelgning-maal")
    foelg(side.get_by_role("button", name="Gem, og gå videre"))
    efterse(side, "opfoelgning-aftaler")
    side.get_by_label("Fortsæt som nu").check()
    foelg(side.get_by_role("button", name="Gem, og gå videre"))
    efterse(side, "opfoelgning-gennemse")
    foelg(side.get_by_role("button", name="Gem opfølgningen"))
    efterse(side, "opfoelgning-ark")
    assert side.get_by_text("Opfølgningen er gemt, og arket er klar til begge parter.").is_visible()


def test_et_trin_med_tastaturet_alene(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:  # noqa: F811
    log_ind(side, "Amira Prøve")
    nummer = sager.job.sag.nummer
    side.goto(f"/kontor/sag/{nummer}/opfoelgning/?fra=opfoelgninger")
    side.goto(f"/kontor/sag/{nummer}/opfoelgning/job-1/maal/")
    side.get_by_role("radio", name="Nej").focus()
    side.keyboard.press("Space")
    side.keyboard.press("Tab")
    side.keyboard.type("Kunne tage en time mere")
    side.keyboard.press("Tab")
    side.keyboard.press("Tab")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_role("heading", name="Det aftaler vi").is_visible()


def test_knappen_hos_borger_og_arbejdsplads_og_kaldet_paa_kontoret(
    side: Any,
    sager: SimpleNamespace,
    klager: list[str],  # noqa: F811
) -> None:
    log_ind(side, "Firma Prøve")
    side.set_viewport_size({"width": 390, "height": 800})
    side.goto("/virksomhed/samtale/")
    efterse(side, "samtaleguide")
    side.goto(f"/virksomhed/{sager.job.sag.pk}/job-1/hjaelp/")
    efterse(side, "virksomhed-hjaelp")
    foelg(side.get_by_role("button", name="Bed om hjælp"))
    efterse(side, "virksomhed-hjaelp-fejl")
    side.get_by_label("Tiderne passer ikke").check()
    foelg(side.get_by_role("button", name="Bed om hjælp"))
    efterse(side, "virksomhed-hjaelp-sendt")
    assert side.get_by_text("Kommunen svarer senest").is_visible()
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/hjaelp/")
    efterse(side, "borger-hjaelp")
    log_ind(side, "Amira Prøve")
    side.goto(f"/kontor/sag/{sager.job.sag.nummer}/opfoelgning/?fra=opfoelgninger")
    efterse(side, "opfoelgning-kald")
    foelg(side.get_by_role("link", name="Skriv svaret"))
    efterse(side, "hjaelp-besvaret")


def test_praktik_og_virksomheder(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:  # noqa: F811
    sager.ledig.tag("praktik_startet", DAG, virksomhed="Kiosken", cvr="10150817", formaal="match", timer=6.0,
                    maal="9 timer")  # fmt: skip
    log_ind(side, "Amira Prøve")
    side.goto(f"/kontor/sag/{sager.ledig.sag.nummer}/praktik/?fra=opfoelgninger")
    efterse(side, "praktik")
    side.goto(f"/kontor/sag/{sager.ledig.sag.nummer}/skridt/praktik_sluttet/")
    efterse(side, "praktik-sluttet")
    side.goto("/kontor/virksomheder/")
    efterse(side, "virksomheder")
    side.goto("/kontor/virksomheder/10150817/")
    efterse(side, "virksomhed")
    side.get_by_text("Planlæg en kontakt").click()
    foelg(side.get_by_role("button", name="Planlæg", exact=True))
    efterse(side, "virksomhed-fejl")
