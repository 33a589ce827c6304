"""Siderne, som de ser ud: axe i hver tilstand på skærm og telefon, ingen vandret rulning, intet i konsollen.

Med FLEKSJOB_BILLEDER=MAPPE gemmes et billede af hver side, så et menneske kan se dem.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from tests.browser import foelg
from tests.selvbetjening.conftest import VORES_CVR, Vej, kl, logget_ind

from fleksjob.sager.models import Dokument
from fleksjob.sager.visninger import sagen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NyVej = Callable[..., Vej]
BREDDER = {"skaerm": 1280, "telefon": 390}
REGLER = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ZONE_C = "/?timeloen=150&timer=12&pension_pct=12&aar=2026&maaned=11"
AABNE_SIDER = {
    "beregner-tom": "/",
    "beregner-zone-a": "/?timeloen=200&timer=10&aar=2024&maaned=5",
    "beregner-zone-b": "/?timeloen=300&timer=20&aar=2024&maaned=5&anden_loen=1500",
    "beregner-zone-c": ZONE_C,
    "beregner-zone-d": "/?timeloen=300&timer=37&aar=2018&maaned=5",
    "beregner-uden-loen": "/?timeloen=150&timer=0&aar=2024&maaned=5",
    "beregner-intensitet": "/?timeloen=160&fremmoede=20&intensitet=50&aar=2024&maaned=5",
    "beregner-fejl": "/?timeloen=abc&timer=50&fremmoede=3&fuldtidsloen=x",
    "beregner-lovens-fejl": "/?timeloen=200&timer=40&fuldtidsloen=20000",
    "gevinst-tom": "/kan-det-betale-sig/",
    "gevinst-svar": "/kan-det-betale-sig/?timeloen=150&fuldtidstimeloen=165&pension_pct=12&aar=2026",
    "gevinst-betaler-sig-ikke": "/kan-det-betale-sig/?timeloen=120&aar=2026",
    "gevinst-efter-skat": "/kan-det-betale-sig/?timeloen=250&aar=2018&kommuneskat_pct=25&kirkeskat_pct=0",
    "gevinst-fejl": "/kan-det-betale-sig/?timeloen=abc&pension_pct=x&aar=1999",
    "regelbog": "/regelbog/",
    "regelbog-regelsaet": "/regelbog/fleksloentilskud/",
    "regelbog-proces": "/regelbog/raadighed/",
    "regelbog-huller": "/regelbog/huller/",
    "regelbog-tidslinje": "/regelbog/tidslinje/",
}


@pytest.fixture
def konsol(side: Any) -> Iterator[list[str]]:
    """Det, browseren brokker sig over; prøven fejler, hvis der er noget."""
    fundet: list[str] = []
    side.on(
        "console", lambda linje: fundet.append(linje.text) if linje.type in ("error", "warning") else None
    )
    side.on("pageerror", lambda fejl: fundet.append(str(fejl)))
    yield fundet
    assert fundet == []


def efterse(side: Any, navn: str) -> None:
    """Axe, vandret rulning og et billede, i begge bredder, med alt foldet ud."""
    from axe_playwright_python.sync_playwright import Axe

    for form, bredde in BREDDER.items():
        side.set_viewport_size({"width": bredde, "height": 900})
        gem_billede(side, f"{navn}-{form}")
        side.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        fund = Axe().run(side, options={"runOnly": {"type": "tag", "values": REGLER}}).response["violations"]
        assert [(en["id"], [n["target"] for n in en["nodes"]]) for en in fund] == [], f"{navn} ({form})"
        for_bred = side.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert for_bred == 0, f"{navn} ({form}) kan rulles vandret"
        gem_billede(side, f"{navn}-{form}-foldet-ud")
        side.evaluate("document.querySelectorAll('main details').forEach(d => d.open = false)")


def gem_billede(side: Any, navn: str) -> None:
    if mappe := os.environ.get("FLEKSJOB_BILLEDER"):
        side.screenshot(path=str(Path(mappe) / "selvbetjening" / f"{navn}.png"), full_page=True)


def log_ind(side: Any, live_server: Any, bruger: Any) -> None:
    noegle = logget_ind(bruger).cookies[settings.SESSION_COOKIE_NAME].value
    side.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": noegle, "url": live_server.url}]
    )


@pytest.mark.parametrize("navn", AABNE_SIDER)
def test_de_aabne_sider(side: Any, konsol: list[str], navn: str) -> None:
    side.goto(AABNE_SIDER[navn])
    efterse(side, navn)
    assert side.context.cookies() == []


def test_foerste_gang_paa_telefonen(side: Any, konsol: list[str]) -> None:
    """En ny bruger skriver to tal, trykker på én knap og får svaret øverst."""
    side.set_viewport_size({"width": 390, "height": 844})
    side.goto("/")
    side.get_by_label("Din timeløn").fill("150,00")
    side.get_by_label("Timer med løn om ugen").fill("12")
    foelg(side.get_by_role("button", name="Regn ud"))
    svar = side.get_by_text("om måneden i alt, før skat")
    assert svar.is_visible()
    assert svar.bounding_box()["y"] < 400
    foelg(side.get_by_role("link", name="Ret tallene"))
    assert side.get_by_label("Din timeløn").input_value() == "150,00"


def test_fejlen_foerer_til_feltet(side: Any, konsol: list[str]) -> None:
    side.goto("/?timeloen=abc&timer=12")
    side.get_by_role("link", name="Skriv et tal, for eksempel 150 eller 150,50.").click()
    assert side.evaluate("document.activeElement.name") == "timeloen"


def test_uden_javascript(browser: Any, live_server: Any) -> None:
    sammenhaeng = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    side = sammenhaeng.new_page()
    side.goto("/")
    side.get_by_label("Din timeløn").fill("200")
    side.get_by_label("Timer med løn om ugen").fill("18")
    foelg(side.get_by_role("button", name="Regn ud"))
    assert side.get_by_text("om måneden i alt, før skat").is_visible()
    side.locator("summary", has_text="Hvert trin").click()
    side.locator(".selv-trin").get_by_text("Lønloft", exact=True).click()
    assert side.get_by_text("LAB § 123, stk. 3").first.is_visible()
    sammenhaeng.close()


def test_kan_det_betale_sig_paa_telefonen_uden_javascript(browser: Any, live_server: Any) -> None:
    """Fra forsiden til sætningen om, hvor det stopper; billedet er der, og tallene kan foldes ud."""
    sammenhaeng = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    side = sammenhaeng.new_page()
    side.goto("/")
    foelg(side.get_by_role("link", name="Kan det betale sig at arbejde mere?"))
    side.get_by_label("Timeløn", exact=True).fill("150")
    foelg(side.get_by_role("button", name="Regn ud"))
    svar = side.get_by_text("Flere timer betaler sig indtil")
    assert svar.is_visible()
    assert svar.bounding_box()["y"] < 400
    assert side.get_by_role("img", name="Løn og fleksløntilskud ved 150 kr. i timen").is_visible()
    assert side.get_by_role("img", name="Hvad en time mere er værd").is_visible()
    side.locator("#gitter-overskrift ~ details > summary").click()
    assert side.get_by_role("rowheader", name="130 kr.").first.is_visible()
    sammenhaeng.close()


def test_kun_tastaturet(side: Any, konsol: list[str]) -> None:
    """Man kan nå felterne, sende og folde et trin ud uden mus."""
    side.goto("/")
    side.get_by_label("Din timeløn").focus()
    side.keyboard.type("200")
    side.keyboard.press("Tab")
    side.keyboard.type("18")
    side.keyboard.press("Enter")
    side.wait_for_url("**timer=18**")
    for niveau, indhold in (
        ("Kort fortalt", "kr. i fleksløntilskud for"),
        ("Hvert trin", "Åbn et trin"),
        ("Reglen selv", "Det er teksten, som programmet regner med"),
    ):
        tekst = side.locator(".niveauer").get_by_text(indhold)
        assert not tekst.is_visible()
        side.locator(".niveauer > details > summary", has_text=niveau).focus()
        side.keyboard.press("Enter")
        tekst.wait_for()
    side.locator(".lov-regel > summary", has_text="Tilskud før lønloft").focus()
    side.keyboard.press("Enter")
    side.get_by_text("return max(0, grundbeloeb - nedsaettelse)").wait_for()
    side.locator(".selv-trin summary").first.focus()
    side.keyboard.press("Enter")
    assert side.locator(".selv-trin details").first.get_attribute("open") is not None


@pytest.fixture
def maja(ny_vej: NyVej, folk: SimpleNamespace) -> Vej:
    """I job med tre måneder, en rettelse, et brev og et opslag."""
    vej = ny_vej("Maja Bek-Lund").til_job(VORES_CVR, "Bager Prøve")
    vej.loen(date(2026, 7, 1), 9_360).betal(date(2026, 8, 1), date(2026, 9, 1))
    vej.loen(date(2026, 8, 1), 9_360).betal(date(2026, 9, 1), date(2026, 10, 1))
    vej.loen(date(2026, 8, 1), 1_000).betal_tilbage("2026-09")
    Dokument.objects.create(
        kommune_id=901, sag=vej.sag, art="tilskud", titel="Dit fleksløntilskud for september 2026", pdf=b"%PDF",
        sha256="0" * 64, kanal="digital", oprettet=kl(date(2026, 10, 1)), oprettet_af=vej.karen,
        afsendt=kl(date(2026, 10, 1)),
    )  # fmt: skip
    sagen(folk.karen, vej.sag.nummer, formaal="Opfølgning", nu=kl(date(2026, 11, 20)))
    return vej


@pytest.mark.parametrize(
    ("navn", "sti"),
    [
        ("borger-i-job", "/borger/"),
        ("borger-penge", "/borger/penge/"),
        ("borger-maaned", "/borger/penge/2026/9/"),
        ("borger-breve", "/borger/breve/"),
        ("borger-opslag", "/borger/opslag/"),
        ("borger-lukket-opgave", "/borger/opgave/hoering/"),
    ],
)
def test_borgeren_i_job(
    side: Any, konsol: list[str], live_server: Any, maja: Vej, navn: str, sti: str
) -> None:
    log_ind(side, live_server, maja.borger)  # type: ignore[attr-defined]
    side.goto(sti)
    efterse(side, navn)


def test_borgeren_der_skal_svare(side: Any, konsol: list[str], live_server: Any, ny_vej: NyVej) -> None:
    vej = ny_vej("Anna Agerlund").tag("plan_paabegyndt", date(2026, 11, 3))
    vej.tag(
        "partshoering_sendt", date(2026, 11, 16), frist=date(2026, 12, 1), om="Lægens vurdering af din ryg."
    )
    log_ind(side, live_server, vej.borger)  # type: ignore[attr-defined]
    side.goto("/borger/")
    efterse(side, "borger-hoering")
    foelg(side.get_by_role("link", name="Svar på brevet fra kommunen"))
    efterse(side, "borger-hoering-svar")
    foelg(side.get_by_role("button", name="Send svaret"))
    assert side.get_by_role("link", name="Skriv dit svar, før du sender.").is_visible()
    efterse(side, "borger-hoering-fejl")
    side.get_by_label("Dit svar").fill("Jeg kan højst stå op i en halv time.")
    foelg(side.get_by_role("button", name="Send svaret"))
    assert side.get_by_text("Tak. Dit svar er sendt til kommunen.").is_visible()
    efterse(side, "borger-hoering-sendt")


def test_borgeren_uden_job(side: Any, konsol: list[str], live_server: Any, ny_vej: NyVej) -> None:
    vej = ny_vej("Bo Brink").til_ledig()
    log_ind(side, live_server, vej.borger)  # type: ignore[attr-defined]
    side.goto("/borger/")
    efterse(side, "borger-ledig")
    for navn in ("cv", "joblog", "klage"):
        side.goto(f"/borger/opgave/{navn}/")
        efterse(side, f"borger-opgave-{navn}")


def test_virksomheden(
    side: Any, konsol: list[str], live_server: Any, ny_vej: NyVej, folk: SimpleNamespace
) -> None:
    log_ind(side, live_server, folk.firma)
    side.goto("/virksomhed/")
    efterse(side, "virksomhed-tom")
    ny_vej("Anna Agerlund").til_job(VORES_CVR, "Bager Prøve", fuldtidsloen=None)
    ny_vej("Maja Bek-Lund").til_job(VORES_CVR, "Bager Prøve")
    side.goto("/virksomhed/")
    efterse(side, "virksomhed-ansatte")
    foelg(side.get_by_role("link", name="Oplys løn på fuld tid"))
    efterse(side, "virksomhed-fuldtidsloen")
    side.get_by_label("Løn på fuld tid om måneden").fill("20.000")
    foelg(side.get_by_role("button", name="Send til kommunen"))
    assert side.get_by_role("link", name="Fuldtidslønnen er lavere end").is_visible()
    efterse(side, "virksomhed-fuldtidsloen-fejl")
    side.get_by_label("Løn på fuld tid om måneden").fill("33.000")
    foelg(side.get_by_role("button", name="Send til kommunen"))
    assert side.get_by_text("Tak. Fuldtidslønnen for Anna Agerlund").is_visible()
    efterse(side, "virksomhed-sendt")
