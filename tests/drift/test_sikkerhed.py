"""Husets ydre lås: sikkerhedshoveder på hver side, ingen kode eller stil i selve siden, ingen åben database."""

import re
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AABNE = ["/", "/log-ind/", "/findes-ikke/"]


@pytest.mark.parametrize("adresse", AABNE)
def test_sikkerhedshoveder(client: Client, adresse: str) -> None:
    svar = client.get(adresse)
    csp = svar.headers["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "script-src 'self'" in csp
    assert "unsafe" not in csp
    assert svar.headers["X-Frame-Options"] == "DENY"
    assert svar.headers["X-Content-Type-Options"] == "nosniff"
    assert svar.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("adresse", AABNE)
def test_ingen_kode_eller_stil_i_siden(client: Client, adresse: str) -> None:
    html = client.get(adresse).content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", html) == []


def test_sundhed_svarer_uden_login_og_uden_oplysninger(client: Client) -> None:
    svar = client.get("/sundhed")
    assert svar.status_code == 200
    assert svar.json() == {"status": "ok", "database": "svarer"}


def test_sundhed_siger_fra_naar_databasen_er_vaek(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DatabaseError, connection

    def vaek(*_: Any, **__: Any) -> Any:
        raise DatabaseError("væk")

    monkeypatch.setattr(connection, "cursor", vaek)
    svar = client.get("/sundhed")
    assert svar.status_code == 503
    assert svar.json()["database"] == "svarer ikke"


def test_ukendt_side_siger_hvad_og_giver_en_vej_videre(client: Client) -> None:
    svar = client.get("/findes-ikke/")
    assert svar.status_code == 404
    html = svar.content.decode()
    assert "Siden findes ikke" in html
    assert 'href="/"' in html


def test_nettet_er_lukket_for_proeverne() -> None:
    import socket

    with socket.socket() as forbindelse, pytest.raises(OSError, match="Prøver må ikke bruge nettet"):
        forbindelse.connect(("192.0.2.1", 80))


def test_et_stort_loebenummer_skrives_uden_punktum() -> None:
    """Ellers ville et skjult felt sende 30.042, hvor rækken hedder 30042."""
    from django.template import engines

    skabelon = engines["django"].from_string('<input value="{{ nr }}">')
    assert skabelon.render({"nr": 30042}) == '<input value="30042">'
