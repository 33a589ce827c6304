"""Teamets sider i en rigtig browser: axe i hver tilstand på skærm og telefon, og dagsordenen lagt med tastaturet."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.test_i_browseren import efterse, klager, log_ind
from tests.kontor.test_team import MOEDEDAG, dagen, ny_verden, verden

__all__ = ["dagen", "klager", "ny_verden", "verden"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_kalender_moede_og_fane(side: Any, verden: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Torben Prøve")
    side.goto("/kontor/team/")
    efterse(side, "team-oversigt")
    foelg(side.get_by_role("button", name=f"Sæt på dagsordenen: {verden.bos.nummer}"))
    assert side.get_by_text("Vælg et møde.").first.is_visible()
    efterse(side, "team-oversigt-fejl")
    side.goto(f"/kontor/team/{verden.moede.pk}/")
    efterse(side, "team-moede")
    side.get_by_text("Invitér en gæst, flyt eller tag af").click()
    foelg(side.get_by_role("button", name="Tag af"))
    efterse(side, "team-moede-fejl")
    side.goto(f"/kontor/team/nyt/?folk={verden.moede.leder_id}&fra={MOEDEDAG}&minutter=120")
    efterse(side, "team-nyt")
    side.goto("/kontor/team/lokaler/")
    efterse(side, "team-lokaler")
    foelg(side.get_by_role("button", name="Gem lokalet"))
    efterse(side, "team-lokaler-fejl")
    side.goto(f"/kontor/sag/{verden.annas.nummer}/team/?fra=team")
    efterse(side, "team-fane")
    side.goto(f"/kontor/sag/{verden.bos.nummer}/team/?fra=team")
    efterse(side, "team-fane-i-koen")


def test_referatet_i_hver_tilstand(
    side: Any, verden: SimpleNamespace, klager: list[str], dagen: Callable[[date], None]
) -> None:
    dagen(MOEDEDAG)
    log_ind(side, "Torben Prøve")
    side.goto(f"/kontor/sag/{verden.annas.nummer}/team/?fra=team")
    foelg(side.get_by_role("link", name="Skriv referatet"))
    efterse(side, "team-referat")
    foelg(side.get_by_role("button", name="Gem møde og indstilling"))
    assert side.get_by_role("alert").is_visible()
    efterse(side, "team-referat-fejl")
    _udfyld(side)
    side.get_by_label("Hvorfor er borgeren afklaret").fill("Kan arbejde 12 timer om ugen")
    foelg(side.get_by_role("button", name="Gem møde og indstilling"))
    assert side.get_by_text("Du har skrevet «12 timer»").is_visible()
    efterse(side, "team-referat-raad")
    side.get_by_label("Regionens sundhedskoordinator (Ilse Prøve)").first.uncheck()
    foelg(side.get_by_role("button", name="Gem alligevel"))
    efterse(side, "team-referat-tom-plads")
    side.get_by_label("Regionens sundhedskoordinator (Ilse Prøve)").first.check()
    side.get_by_label("Hvorfor er borgeren afklaret").fill("Alt er prøvet")
    foelg(side.get_by_role("button", name="Gem møde og indstilling"))
    assert side.get_by_text("Mødet og indstillingen er gemt.").is_visible()
    efterse(side, "team-fane-efter")


def _udfyld(side: Any) -> None:
    side.locator("input[name=borgeren_deltog][value=ja]").check()
    side.locator("input[name=til][value=fleksjob]").check()
    side.get_by_label("Helbred, der er lagt vægt på").fill("Ryggen")
    side.get_by_label("Typer af fleksjob eller arbejdsfunktioner").fill("Lager")
    side.get_by_label("Faste pauser").check()
    side.get_by_label("Støtte i en overgang").fill("Ingen")


def test_teammedlemmet(side: Any, verden: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Ilse Prøve")
    efterse(side, "team-medlem")
    foelg(side.get_by_role("link", name="onsdag den 14. maj"))
    efterse(side, "team-medlem-moede")
    foelg(side.get_by_role("link", name="Anna Agerlund"))
    efterse(side, "team-medlem-sag")
    side.goto(f"/kontor/team/{verden.moede.pk}/")
    foelg(side.get_by_role("button", name="Kan ikke (Ilse Prøve)"))
    efterse(side, "team-medlem-afbud")


def test_efter_reformen(side: Any, ny_verden: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    side.goto(f"/kontor/sag/{ny_verden.annas.nummer}/team/?fra=team")
    efterse(side, "team-ny-fane")
    side.goto(f"/kontor/team/{ny_verden.moede.pk}/")
    efterse(side, "team-ny-moede")
    side.goto(f"/kontor/sag/{ny_verden.annas.nummer}/team/referat/")
    efterse(side, "team-ny-referat")


def test_borgerens_side(side: Any, verden: SimpleNamespace, klager: list[str], folk: SimpleNamespace) -> None:
    from tests.kontor.conftest import kl
    from tests.kontor.test_team import I_DAG

    from fleksjob.sager.kommandoer import indkald_til_moede

    log_ind(side, "Anna Agerlund")
    side.goto("/borger/moede/")
    efterse(side, "borger-moede-intet")
    indkald_til_moede(
        verden.annas.pk, folk.sagsbehandler, forventet_version=verden.annas.version, nu=kl(I_DAG), gyldig_fra=I_DAG
    )  # fmt: skip
    side.goto("/borger/")
    foelg(side.get_by_role("link", name="Gør mig klar til mødet"))
    efterse(side, "borger-moede")
    side.get_by_label("Hvad er det vigtigste, du vil have sagt?").fill("Jeg vil gerne arbejde")
    foelg(side.get_by_role("button", name="Gem mine ord"))
    assert side.get_by_text("Dine ord er gemt").is_visible()
    assert (
        side.get_by_label("Hvad er det vigtigste, du vil have sagt?").input_value() == "Jeg vil gerne arbejde"
    )


def test_en_sag_saettes_paa_med_tastaturet(side: Any, verden: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/team/")
    side.keyboard.press("Tab")
    for _ in range(60):
        if side.evaluate("document.activeElement.id") == "id_moede":
            break
        side.keyboard.press("Tab")
    side.keyboard.press("ArrowDown")
    for _ in range(30):
        if verden.bos.nummer in side.evaluate("document.activeElement.textContent"):
            break
        side.keyboard.press("Tab")
    if side.evaluate("document.activeElement.tagName") == "A":
        side.keyboard.press("Tab")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert "Sagen er sat på dagsordenen." in side.content()
    assert "Bo Brink" in side.content()
