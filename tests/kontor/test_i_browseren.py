"""Siderne i en rigtig browser: hovedvejen med mus og tastatur, og axe i hver tilstand på skærm og telefon.

Med FLEKSJOB_BILLEDER=MAPPE gemmes et billede af hver side, så et menneske kan se dem.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.browser import foelg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BREDDER = {"skaerm": 1280, "telefon": 390}
REGLER = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Det synlige, der stikker ud over skærmen. Det, en forfader har klippet væk (til skærmlæsere), tæller ikke.
STIKKER_UD = """() => {
  const ruller = e => e.tabIndex >= 0 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
  const klippet = e => e && (getComputedStyle(e).clipPath !== 'none' || getComputedStyle(e).clip !== 'auto'
    || (e.parentElement && ruller(e.parentElement)) || klippet(e.parentElement));
  return [...document.querySelectorAll('body *')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && (r.right > innerWidth + 1 || r.left < -1) && !klippet(e);
  }).slice(0, 5).map(e => e.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def klager(side: Any) -> Iterator[list[str]]:
    """Det, browseren brokker sig over: brud på CSP, filer, der mangler, fejl i kode. Statuskoder er ventede."""
    fundet: list[str] = []
    side.on("pageerror", lambda fejl: fundet.append(str(fejl)))
    side.on(
        "console",
        lambda en: (
            fundet.append(en.text)
            if en.type in ("error", "warning") and "status of 4" not in en.text
            else None
        ),
    )
    yield fundet
    assert fundet == []


def efterse(side: Any, navn: str) -> None:
    """Axe og bredden i begge størrelser, med alt foldet ud, og et billede, når der bedes om det."""
    from axe_playwright_python.sync_playwright import Axe

    for form, bredde in BREDDER.items():
        side.set_viewport_size({"width": bredde, "height": 900})
        _gem_billede(side, f"{navn}-{form}")
        side.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        fund = Axe().run(side, options={"runOnly": {"type": "tag", "values": REGLER}}).response["violations"]
        assert [(en["id"], [n["target"] for n in en["nodes"]]) for en in fund] == [], f"{navn} ({form})"
        assert side.evaluate(STIKKER_UD) == [], f"{navn} ({form}) er for bred"
        _gem_billede(side, f"{navn}-{form}-foldet-ud")
        side.evaluate("document.querySelectorAll('main details').forEach(d => d.open = false)")
    side.set_viewport_size({"width": 1280, "height": 900})


def _gem_billede(side: Any, navn: str) -> None:
    if mappe := os.environ.get("FLEKSJOB_BILLEDER"):
        Path(mappe).mkdir(parents=True, exist_ok=True)
        side.screenshot(path=str(Path(mappe) / f"{navn}.png"), full_page=True)


def log_ind(side: Any, navn: str) -> None:
    side.goto("/log-ind/")
    foelg(side.get_by_role("button", name=f"Log ind som {navn}"))


def aabn(side: Any, sag: Any, fra: str = "min-dag") -> None:
    side.goto(f"/kontor/sag/{sag.sag.nummer}/?fra={fra}")


def skridt(side: Any, sag: Any, kode: str) -> None:
    aabn(side, sag)
    side.goto(f"/kontor/sag/{sag.sag.nummer}/skridt/{kode}/")


def test_listerne(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    side.goto("/log-ind/")
    efterse(side, "log-ind")
    log_ind(side, "Karen Prøve")
    efterse(side, "min-dag")
    side.goto("/kontor/?hvis=alle&art=udbetaling")
    efterse(side, "min-dag-valgt")
    side.goto("/kontor/?periode=idag")
    efterse(side, "min-dag-tom")
    for navn in ("godkendelse", "job", "ordbog", "udbetalinger"):
        side.goto(f"/kontor/{navn}/")
        efterse(side, navn)
    side.fill("#kontor-soeg", "a")
    foelg(side.get_by_role("button", name="Find"))
    efterse(side, "soegning")
    side.fill("#kontor-soeg", "intet")
    with side.expect_navigation():
        side.keyboard.press("Enter")
    efterse(side, "soegning-tom")


def test_sagen_i_hver_fase(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Birgitte Prøve")
    side.goto(f"/kontor/sag/{sager.job.sag.nummer}/")
    efterse(side, "formaal")
    side.get_by_label("Ledelsestilsyn").check()
    foelg(side.get_by_role("button", name="Åbn sagen"))
    efterse(side, "sag-job-leder")
    for fase in ("ledig", "godkend", "ny"):
        aabn(side, getattr(sager, fase))
        efterse(side, f"sag-{fase}")
    side.goto("/kontor/overblik/")
    efterse(side, "overblik")
    side.goto("/kontor/sag/1999-00001/?fra=min-dag")
    efterse(side, "findes-ikke")


def test_alle_formularer(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    """Hver formular, der kan åbnes i en af sagerne: tom, og med sine fejl."""
    from fleksjob.kontor.formularer import FORMULARER

    log_ind(side, "Karen Prøve")
    set_: set[str] = set()
    for frem in (_ny, _godkend, _ledig, _job, _med_plan, _med_bevilling):
        sag = frem(sager)
        aabn(side, sag)
        for kode in FORMULARER:
            if kode in set_ or side.locator(f'a[href$="/skridt/{kode}/"]').count() == 0:
                continue
            set_.add(kode)
            skridt(side, sag, kode)
            efterse(side, f"form-{kode}")
            if (dagen := side.locator("form.kontor-formular input[name=gyldig_fra]")).is_visible():
                dagen.fill("")
            tjek = side.get_by_role("button", name="Tjek uden at gemme")
            if tjek.count():  # en formular med sin egen side har sine egne knapper og sin egen prøve
                foelg(tjek)
                assert side.get_by_role("alert").is_visible()
                efterse(side, f"form-{kode}-fejl")
            aabn(side, sag)
    assert len(set_) >= 21
    side.goto("/kontor/ny-sag/")
    efterse(side, "ny-sag")
    foelg(side.get_by_role("button", name="Opret sagen"))
    efterse(side, "ny-sag-fejl")


def _ny(sager: SimpleNamespace) -> Any:
    return sager.ny


def _godkend(sager: SimpleNamespace) -> Any:
    return sager.godkend


def _ledig(sager: SimpleNamespace) -> Any:
    return sager.ledig


def _job(sager: SimpleNamespace) -> Any:
    return sager.job


def _med_plan(sager: SimpleNamespace) -> Any:
    """Den nye sag, hvor planen er begyndt."""
    sager.ny.tag("plan_paabegyndt", date(2026, 11, 20))
    return sager.ny


def _med_bevilling(sager: SimpleNamespace) -> Any:
    """Den ledige, som nu har et job på vej."""
    sager.ledig.tag("fleksjob_bevilget", date(2026, 11, 20), virksomhed="Kiosken", cvr="12345674")
    return sager.ledig


def test_teamets_formularer(
    side: Any, folk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, klager: list[str]
) -> None:
    """Før 1. juli 2026 gik sagen gennem rehabiliteringsteamet."""
    from tests.kontor.conftest import Vej

    monkeypatch.setenv("FLEKSJOB_DAG", "2026-03-02")
    sag = Vej(folk)
    sag.ny("bo", "Bo Brink", date(2026, 1, 5))
    sag.tag("plan_paabegyndt", date(2026, 1, 12))
    sag.tag("plan_faerdig", date(2026, 2, 2))
    log_ind(side, "Karen Prøve")
    skridt(side, sag, "teammoede_afholdt")
    efterse(side, "form-teammoede")
    for deltager in ("Borgeren", "Beskæftigelsesområdet", "Regionens sundhedskoordinator"):
        side.get_by_text(deltager, exact=True).click()
    foelg(side.get_by_role("button", name="Gem mødet"))
    deltog = "Deltagere: borgeren, beskæftigelsesområdet, regionens sundhedskoordinator."
    assert side.get_by_text(deltog).is_visible()
    foelg(side.get_by_role("link", name="Afgiv teamets indstilling"))
    side.locator("label[for=id_indstilling_0]").click()
    foelg(side.get_by_role("button", name="Gem indstillingen"))
    assert side.get_by_text(re.compile(r"Der er \d ting, der skal rettes")).is_visible()
    efterse(side, "form-indstilling-fejl")


def test_tjek_umuligt_konflikt_og_ret(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    skridt(side, sager.ny, "plan_faerdig")
    efterse(side, "umuligt")
    skridt(side, sager.job, "vilkaar_aendret")
    side.get_by_label("Timer til stede pr. uge").fill("20")
    foelg(side.get_by_role("button", name="Tjek uden at gemme"))
    assert side.get_by_text("1.365 kr. mere").is_visible()
    efterse(side, "tjek-vilkaar")
    skridt(side, sager.ledig, "samtale_afholdt")
    sager.ledig.tag("cv_registreret", date(2026, 11, 20), sager.ledig.folk.kollega)
    side.get_by_label("Det talte I om").fill("Vi talte om lageret")
    foelg(side.get_by_role("button", name="Gem samtalen"))
    assert side.get_by_label("Det talte I om").input_value() == "Vi talte om lageret"
    efterse(side, "konflikt")
    foelg(side.get_by_role("button", name="Gem samtalen"))
    assert side.get_by_text("Gemt: Samtale er holdt.").is_visible()
    aabn(side, sager.job)
    foelg(side.get_by_role("link", name="Ret Fuldtidsløn er oplyst"))
    efterse(side, "ret")


def test_penge(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    aabn(side, sager.job)
    foelg(side.get_by_role("link", name="Beregn").first)
    side.get_by_label("Måned", exact=True).select_option("2026-11")
    foelg(side.get_by_role("button", name="Beregn", exact=True))
    side.goto("/kontor/udbetalinger/")
    efterse(side, "udbetalinger-venter")
    foelg(side.get_by_role("link", name="Vælg alle på siden"))
    assert side.get_by_label("Vælg Anna Agerlund, november 2026").is_checked()
    efterse(side, "udbetalinger-valgt")
    foelg(side.get_by_role("link", name="Anna Agerlund"))
    assert side.get_by_text("en anden skal frigive den").is_visible()
    efterse(side, "udbetaling-egen")
    foelg(side.get_by_role("button", name="Log ud"))
    log_ind(side, "Birgitte Prøve")
    side.goto("/kontor/udbetalinger/")
    foelg(side.get_by_role("link", name="Anna Agerlund"))
    efterse(side, "udbetaling")
    foelg(side.get_by_role("button", name="Frigiv til udbetaling"))
    assert side.get_by_text("November 2026 er frigivet til udbetaling.").is_visible()
    efterse(side, "udbetaling-frigivet")
    side.goto("/kontor/godkendelse/")
    foelg(side.get_by_role("link", name="Læs og godkend"))
    efterse(side, "godkend")
    foelg(side.get_by_role("button", name="Godkend og træf"))
    assert side.get_by_text("Gemt: Afgørelsen er truffet.").is_visible()
    efterse(side, "sag-afgjort")


def test_ord_forklares_med_tastaturet_alene(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    aabn(side, sager.job)
    ordet = side.get_by_role("button", name="Arbejdsintensitet")
    ordet.focus()
    side.keyboard.press("Enter")
    forklaring = side.get_by_text("i procent af en kollega uden skånehensyn")
    assert forklaring.is_visible()
    efterse(side, "ord")
    side.keyboard.press("Escape")
    assert not forklaring.is_visible()


def test_spring_til_indholdet(side: Any, sager: SimpleNamespace, klager: list[str]) -> None:
    log_ind(side, "Karen Prøve")
    side.goto("/kontor/")
    side.keyboard.press("Tab")
    assert side.evaluate("document.activeElement.textContent") == "Gå til sidens indhold"
    side.keyboard.press("Enter")
    assert side.evaluate("document.activeElement.id") == "indhold"


def test_hovedvejen_uden_javascript(browser: Any, live_server: Any, sager: SimpleNamespace) -> None:
    """En ny sag fra ansøgning til færdig plan, uden at ét script er kørt."""
    uden = browser.new_context(base_url=live_server.url, locale="da-DK", java_script_enabled=False)
    side = uden.new_page()
    log_ind(side, "Karen Prøve")
    foelg(side.get_by_role("link", name="Ny sag"))
    side.get_by_label("Sygedagpengesag").check(force=True)
    side.get_by_label("CPR-nummer", exact=True).fill("680177-1234")
    side.get_by_label("Hvordan kom den?").select_option("telefon")
    side.get_by_label("Navn", exact=True).fill("Gerda Gade")
    side.get_by_label("Borgerens indtægt nu").select_option("sygedagpenge")
    foelg(side.get_by_role("button", name="Opret sagen"))
    assert side.get_by_role("heading", name="Gerda Gade").is_visible()
    foelg(side.get_by_role("link", name="Begynd planen"))
    foelg(side.get_by_role("button", name="Tjek uden at gemme"))
    assert side.get_by_text("Tjekket: det kan gemmes").is_visible()
    foelg(side.get_by_role("button", name="Gem, at planen er påbegyndt"))
    foelg(side.get_by_role("link", name="Gør planen færdig"))
    foelg(side.get_by_role("button", name="Gem, at planen er færdig"))
    assert side.get_by_text("Der er 3 ting, der skal rettes").is_visible()
    for ledetekst in ("Ressourcer og udfordringer", "Arbejdsevnen er varigt"):
        side.locator(".form-group", has_text=ledetekst).locator("input[type=checkbox]").check(force=True)
    side.get_by_label("Ja, de er prøvet").check(force=True)
    foelg(side.get_by_role("button", name="Gem, at planen er færdig"))
    assert side.get_by_text("Dokumenteret: Ressourcer og udfordringer er fuldt afklaret").is_visible()
    uden.close()
