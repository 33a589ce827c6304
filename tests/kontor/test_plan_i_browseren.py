"""Planen i en rigtig browser: axe i hver tilstand på skærm og telefon, og vejen gennem et afsnit med tastaturet."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.conftest import kl
from tests.kontor.test_i_browseren import efterse, klager, log_ind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAG = date(2026, 11, 20)
__all__ = ["klager"]


def skriv(sag: Any, bruger: Any, afsnit: str, set_nr: int = 0, **felter: str) -> None:
    from fleksjob.sager.kommandoer.skriv_planafsnit import skriv_planafsnit

    skriv_planafsnit(sag.sag.pk, bruger, afsnit=afsnit, indhold=felter, set_nr=set_nr, nu=kl(DAG))


def aabn(side: Any, sag: Any, hvor: str = "") -> None:
    side.goto(f"/kontor/sag/{sag.sag.nummer}/?fra=min-dag")
    side.goto(f"/kontor/sag/{sag.sag.nummer}/plan/{hvor}")


def test_planen_i_hver_tilstand(side: Any, sager: SimpleNamespace, folk: Any, klager: list[str]) -> None:
    sag = sager.ny
    log_ind(side, "Karen Prøve")
    aabn(side, sag)
    efterse(side, "plan-ikke-begyndt")
    foelg(side.get_by_role("link", name="Begynd planen"))
    efterse(side, "plan-begynd")
    foelg(side.get_by_role("button", name="Gem, at planen er påbegyndt"))
    aabn(side, sag)
    assert side.get_by_role("heading", name="0 af 11 afsnit").is_visible()
    efterse(side, "plan-tom")
    skriv(sag, folk.sagsbehandler, "maal", maal="Butik")
    skriv(sag, folk.sagsbehandler, "maal", 1, maal="Butik eller lager", gengivet="Noget at stå op til")
    skriv(sag, folk.sagsbehandler, "gitter", arbejde_ressourcer="18 år i butik")
    skriv(sag, folk.sagsbehandler, "helbred", ressourcer="Sover godt", udfordringer="Ryggen")
    skriv(sag, folk.sagsbehandler, "tid", timer_fra="4", timer_til="10", frigives="4", moenster="Formiddag")
    skriv(sag, folk.konsulent, "virksomhed", muligheder="Tre butikker i gågaden")
    aabn(side, sag)
    assert side.get_by_text("en god uge kan så være op til 14 timer").is_visible()
    efterse(side, "plan-skrevet")
    for afsnit in ("maal", "helbred", "indsatser", "jobideer", "udvikling", "virksomhed"):
        aabn(side, sag, f"{afsnit}/")
        efterse(side, f"planafsnit-{afsnit}")
    side.goto(f"/kontor/sag/{sag.sag.nummer}/skridt/plan_faerdig/")
    assert side.get_by_text("Planen mangler").is_visible()
    efterse(side, "plan-faerdig")
    side.goto("/kontor/jobfunktioner/")
    efterse(side, "jobfunktioner")


def test_fejl_og_konflikt(side: Any, sager: SimpleNamespace, folk: Any, klager: list[str]) -> None:
    sag = sager.ny
    sag.tag("plan_paabegyndt", DAG)
    log_ind(side, "Karen Prøve")
    aabn(side, sag, "tid/")
    side.get_by_label("Timer i en god uge").fill("mange")
    foelg(side.get_by_role("button", name="Gem afsnittet"))
    assert side.get_by_label("Timer i en god uge").input_value() == "mange"
    efterse(side, "planafsnit-fejl")
    aabn(side, sag, "maal/")
    skriv(sag, folk.kollega, "maal", maal="Jonas skrev om lageret")
    side.get_by_label("Mål for job og uddannelse").fill("Karen skrev om butikken")
    foelg(side.get_by_role("button", name="Gem afsnittet"))
    assert side.get_by_text("Jonas skrev om lageret").is_visible()
    assert side.get_by_label("Mål for job og uddannelse").input_value() == "Karen skrev om butikken"
    efterse(side, "planafsnit-konflikt")
    foelg(side.get_by_role("button", name="Gem afsnittet"))
    assert side.get_by_text("Gemt: Mål og ønsker.").is_visible()


def test_konsulent_og_leder(side: Any, sager: SimpleNamespace, folk: Any, klager: list[str]) -> None:
    sag = sager.ny
    sag.tag("plan_paabegyndt", DAG)
    skriv(sag, folk.sagsbehandler, "helbred", udfordringer="Ryggen")
    log_ind(side, "Amira Prøve")
    aabn(side, sag)
    assert side.get_by_text("Helbredsafsnittet er kun for dem, der behandler sagen.").is_visible()
    assert side.get_by_text("Ryggen").count() == 0
    efterse(side, "plan-konsulent")
    side.goto("/kontor/jobfunktioner/")
    side.get_by_label("Jobfunktion", exact=True).fill("Vareopfyldning")
    foelg(side.get_by_role("button", name="Læg på listen"))
    efterse(side, "jobfunktioner-konsulent")
    foelg(side.get_by_role("button", name="Log ud"))
    log_ind(side, "Birgitte Prøve")
    aabn(side, sag)
    foelg(side.get_by_role("link", name="Giv clearing"))
    efterse(side, "clearing")
    side.get_by_label("Nej, der mangler noget").check(force=True)
    foelg(side.get_by_role("button", name="Gem clearingen"))
    assert side.get_by_role("link", name="Begrundelse: Skriv, hvad der mangler").is_visible()
    efterse(side, "clearing-fejl")


def test_et_afsnit_skrives_med_tastaturet_alene(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    sager.ny.tag("plan_paabegyndt", DAG)
    log_ind(side, "Karen Prøve")
    aabn(side, sager.ny)
    knap = side.get_by_role("link", name="Skriv i Mål og ønsker")
    knap.focus()
    with side.expect_navigation():
        side.keyboard.press("Enter")
    side.get_by_label("Mål for job og uddannelse").focus()
    side.keyboard.type("Et job i en butik")
    for _ in range(3):
        side.keyboard.press("Tab")
    assert side.evaluate("document.activeElement.textContent.trim()") == "Gem afsnittet"
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_text("Gemt: Mål og ønsker.").is_visible()
    assert side.get_by_role("heading", name="1 af 11 afsnit").is_visible()
