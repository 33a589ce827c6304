"""Fælles for alle prøver: browseren og det lukkede net. Miljøet sættes i fleksjob.drift.proevemiljoe."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# En langsom maskine er ikke en fejl i reglen, der prøves.
settings.register_profile("huset", deadline=None)
settings.load_profile("huset")

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not Path(CHROMIUM).exists():
        for proeve in items:
            if proeve.get_closest_marker("browser"):
                proeve.add_marker(
                    pytest.mark.skip(reason="Chromium findes ikke her; installér pakken «chromium»")
                )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-sync",
                  "--no-first-run", "--disable-component-update", "--disable-quic"],
        )  # fmt: skip
        yield chromium
        chromium.close()


@pytest.fixture
def side(browser: Any, live_server: Any) -> Iterator[Any]:
    """En tom browserside, som kender prøveserveren (`side.goto("/")`), på dansk."""
    sammenhaeng = browser.new_context(
        base_url=live_server.url, locale="da-DK", viewport={"width": 1280, "height": 900}
    )
    sammenhaeng.set_default_timeout(10_000)
    yield sammenhaeng.new_page()
    sammenhaeng.close()


@pytest.fixture(autouse=True)
def _intet_net(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ingen prøve når ud af maskinen."""
    aegte = socket.socket.connect

    def kun_hjemme(self: socket.socket, adresse: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and adresse[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise OSError(f"Prøver må ikke bruge nettet: {adresse[0]}")
        aegte(self, adresse)

    monkeypatch.setattr(socket.socket, "connect", kun_hjemme)


@pytest.fixture(autouse=True, scope="session")
def _toem_trods_vaern() -> Iterator[None]:
    """Django tømmer tabellerne efter prøver med rigtige transaktioner; arkivets værn er væk imens."""
    from django.db import connection
    from django.test import TransactionTestCase

    from fleksjob.sager import vaern

    tomt = TransactionTestCase._fixture_teardown

    def toem(self: Any) -> None:
        with vaern.slaaet_fra(connection):
            tomt(self)

    with pytest.MonkeyPatch.context() as lap:
        lap.setattr(TransactionTestCase, "_fixture_teardown", toem)
        yield
