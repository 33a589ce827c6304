"""Åbninger, profil og muligheder i en rigtig browser: axe i hver tilstand, og en åbning skrevet med tastaturet."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg
from tests.kontor.test_aabninger import NU, ledig_med_profil, ny
from tests.kontor.test_i_browseren import efterse, klager, log_ind

from fleksjob.forloeb.matchprofil import Indhold, Profil

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["klager"]


@pytest.fixture
def aabningen(folk: SimpleNamespace, sager: SimpleNamespace) -> Any:
    """En åbning, to borgere, der passer og kan dele den, og én, der ikke passer."""
    from fleksjob.sager.kommandoer.del_aabninger import del_med_nabo
    from fleksjob.sager.kommandoer.noter_match import noter_match
    from fleksjob.sager.models import Bruger

    leder = Bruger.objects.create_user("naboleder", None, navn="Nabo Leder", rolle="leder", kommune=folk.ude)
    del_med_nabo(leder, folk.hjemme.kode, nu=NU)
    ny(folk.nabo, delt=True)
    kraever = Indhold(opgaver=("modtage_varer",), kraever=("tunge_loeft",))
    ny(folk.konsulent, indhold=kraever, virksomhed="Lageret")
    en = ny(
        folk.konsulent,
        indhold=Indhold(opgaver=("scanne",), timer_fra=12.0, kan_deles=True, tilbyder=("pauser",)),
    )
    for sag in (sager.ledig.sag, sager.job.sag):
        profil = Profil(
            kan=("scanne",), kan_ikke=("tunge_loeft",), skal_have=("pauser",), timer_til=8.0, deler=True
        )
        ledig_med_profil(folk, sag, profil)
    noter_match(folk.konsulent, en.pk, sager.ledig.sag.nummer, art="oensket", nu=NU)
    noter_match(folk.konsulent, en.pk, sager.job.sag.nummer, art="nej", grund="vej", nu=NU)
    return en


def test_registret_og_en_aabning(side: Any, aabningen: Any, klager: list[str]) -> None:
    log_ind(side, "Amira Prøve")
    for vis in ("tavle", "liste", "naboer"):
        side.goto(f"/kontor/aabninger/?vis={vis}")
        efterse(side, f"aabninger-{vis}")
    side.goto("/kontor/aabninger/?vis=liste&status=trukket")
    efterse(side, "aabninger-ingen")
    side.goto(f"/kontor/aabninger/{aabningen.pk}/?opgaver=2")
    efterse(side, "aabning")
    side.get_by_role("button", name="Gem skridtet").click()
    side.wait_for_load_state()
    efterse(side, "aabning-fejl")
    side.goto("/kontor/aabninger/opgavefinder/?branche=Kontor")
    side.get_by_role("button", name="Læg i registret").click()
    side.wait_for_load_state()
    efterse(side, "opgavefinder-fejl")
    side.goto(f"/kontor/aabninger/{aabningen.pk}/ret/")
    efterse(side, "aabning-ret")


def test_muligheder_og_profil(side: Any, aabningen: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Amira Prøve")
    side.goto(f"/kontor/sag/{sager.ledig.sag.nummer}/muligheder/?fra=match")
    efterse(side, "muligheder")
    side.goto(f"/kontor/sag/{sager.ledig.sag.nummer}/profil/")
    side.get_by_label("Med borgerens egne ord").fill("Jeg har gigt")
    foelg(side.get_by_role("button", name="Gem profilen"))
    efterse(side, "profil-fejl")


def test_en_aabning_skrives_paa_telefonen_med_tastaturet(
    side: Any, folk: SimpleNamespace, klager: list[str]
) -> None:
    side.set_viewport_size({"width": 390, "height": 800})
    log_ind(side, "Signe Prøve")
    side.goto("/kontor/aabninger/ny/")
    side.get_by_label("Hvor er det?").focus()
    side.keyboard.type("Boghandlen")
    gruppe = side.locator("details.match-gruppe summary", has_text="Kontor")
    for _ in range(20):
        side.keyboard.press("Tab")
        if gruppe.evaluate("e => e === document.activeElement"):
            break
    side.keyboard.press("Enter")
    kryds = side.get_by_label("Stille bøger på plads og klargøre dem")
    for _ in range(20):
        side.keyboard.press("Tab")
        if kryds.evaluate("e => e === document.activeElement"):
            break
    side.keyboard.press("Space")
    side.get_by_label("Timer om ugen, til").focus()
    side.keyboard.type("2,5")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    assert side.get_by_role("heading", level=1, name="Stille bøger på plads og klargøre dem").is_visible()
    assert side.get_by_text("op til 2,5 timer").is_visible()
    efterse(side, "aabning-uden-borgere")


def test_borgerens_og_virksomhedens_sider(side: Any, aabningen: Any, klager: list[str]) -> None:
    side.set_viewport_size({"width": 390, "height": 800})
    log_ind(side, "Anna Agerlund")
    side.goto("/borger/jobprofil/")
    efterse(side, "jobprofil")
    foelg(side.get_by_role("link", name="Fortsæt"))
    side.goto("/borger/jobprofil/lide/")
    efterse(side, "jobprofil-lide")
    side.get_by_label("At skabe orden").check()
    foelg(side.get_by_role("button", name="Videre"))
    side.goto("/borger/jobprofil/ord/")
    side.get_by_label("Med dine egne ord").fill("Jeg har gigt")
    foelg(side.get_by_role("button", name="Færdig"))
    efterse(side, "jobprofil-fejl")
    side.get_by_label("Med dine egne ord").fill("Jeg kan lide orden")
    foelg(side.get_by_role("button", name="Færdig"))
    efterse(side, "jobprofil-svaret")
    foelg(side.get_by_role("button", name="Ja, det må I gerne"))
    assert side.get_by_text("Du har sagt ja.").is_visible()
    side.context.clear_cookies()
    log_ind(side, "Firma Prøve")
    side.goto("/virksomhed/opgaver/nyt/")
    foelg(side.get_by_role("button", name="Send til kommunen"))
    efterse(side, "opgavetilbud-fejl")
    side.get_by_label("Noget andet?").fill("Pudse messing")
    foelg(side.get_by_role("button", name="Send til kommunen"))
    efterse(side, "opgavetilbud")
