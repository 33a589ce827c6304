"""»Kan det betale sig?«: sætningen, tabellen, gitteret, fejlene og linkene."""

import html
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

STED = "/kan-det-betale-sig/"
VALG = {"timeloen": "150", "fuldtidstimeloen": "165", "pension_pct": "12", "aar": "2026"}


@pytest.fixture(autouse=True)
def _fast_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2026-11-22")


def tekst(svar: Any) -> str:
    """Siden som løbende tekst, uden mærker."""
    uden = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return re.sub(r"\s+", " ", html.unescape(uden))


def test_tom_side_har_formular_og_gitter(client: Client) -> None:
    svar: Any = client.get(STED)
    assert svar.status_code == 200
    assert svar.context["svar"] is None
    assert not svar.context["formular"].is_bound
    assert svar.context["formular"]["aar"].value() == 2026
    raekker = {(r.timeloen, r.aar): r.stopper_ved for r in svar.context["gitter"].tabel}
    assert len(raekker) == 5 * 3
    assert raekker["150 kr.", 2018] == "12,7 timer"
    assert raekker["130 kr.", 2026] == "fra den første"
    assert raekker["250 kr.", 2018] == "aldrig"


def test_svaret_siger_hvor_det_stopper_og_hvorfor(client: Client) -> None:
    siden = tekst(client.get(STED, VALG))
    assert "Flere timer betaler sig indtil 15,76 timer om ugen." in siden
    assert "fuldtidslønnen på 29.629,60 kr." in siden
    assert "op til 78 kr. mindre til rådighed" in siden
    assert "timelønnen er den samme på fuld tid" not in siden
    assert "12 % pension" in siden


def test_uden_fuldtidsloen_siges_antagelsen(client: Client) -> None:
    siden = tekst(client.get(STED, {"timeloen": "150", "aar": "2024"}))
    assert "timelønnen er den samme på fuld tid" in siden
    assert "Flere timer betaler sig indtil 9,01 timer om ugen." in siden


def test_tabellen_har_hver_time_og_kun_skat_naar_den_er_skrevet(client: Client) -> None:
    uden: Any = client.get(STED, VALG)
    med: Any = client.get(STED, VALG | {"kommuneskat_pct": "24,5"})
    assert [r.timer for r in uden.context["svar"].gevinst.raekker] == list(range(1, 38))
    assert "Efter skat" not in tekst(uden)
    assert "En time mere efter skat" in tekst(med)
    assert "Nettoindkomsten er omtrentlig" in tekst(med)
    assert med.context["svar"].gevinst.raekker[9].netto is not None


def test_egen_timeloen_og_aar_kommer_med_i_gitteret(client: Client) -> None:
    svar: Any = client.get(STED, {"timeloen": "162,50", "aar": "2020"})
    tabel = svar.context["gitter"].tabel
    assert "162,50 kr." in {r.timeloen for r in tabel}
    assert {r.aar for r in tabel} == {2018, 2020, 2022, 2026}


def test_hvor_det_slet_ikke_betaler_sig(client: Client) -> None:
    svar: Any = client.get(STED, {"timeloen": "120", "aar": "2026"})
    assert svar.context["svar"].betaler_sig_ikke
    assert "Flere timer betaler sig ikke." in tekst(svar)
    assert "selv-gevinst--nul" in svar.content.decode()


@pytest.mark.parametrize(
    ("valg", "felt", "besked"),
    [
        ({"aar": "2026"}, "timeloen", "Skriv timelønnen, for eksempel 150."),
        ({"timeloen": "abc"}, "timeloen", "Skriv et tal, for eksempel 150 eller 150,50."),
        (
            {"timeloen": "0"},
            "timeloen",
            "Timelønnen skal være over 0; ellers er der ingen timer at få løn for.",
        ),
        ({"timeloen": "150", "aar": "2012"}, "aar", "Vælg et år på listen."),
        ({"timeloen": "150", "pension_pct": "101"}, "pension_pct", "Pensionsprocenten må højst være 100"),
        (
            {"timeloen": "150", "fuldtidstimeloen": "140"},
            "fuldtidstimeloen",
            "er lavere end timelønnen i fleksjobbet",
        ),
        (
            {"timeloen": "150", "kommuneskat_pct": "150"},
            "kommuneskat_pct",
            "skal være fra 20 til 30, men er 150",
        ),
        (
            {"timeloen": "150", "aar": "2015", "kommuneskat_pct": "25"},
            "aar",
            "vælg en dato fra 1. januar 2016",
        ),
    ],
)
def test_fejl_ved_feltet_og_gitteret_bliver(
    client: Client, valg: dict[str, str], felt: str, besked: str
) -> None:
    svar: Any = client.get(STED, valg)
    assert svar.status_code == 200
    assert svar.context["svar"] is None
    (fejl,) = svar.context["formular"][felt].errors
    assert besked in fejl
    assert svar.content.decode().count(f'id="id_{felt}"') == 1
    assert svar.context["gitter"].tabel


def test_linket_giver_samme_svar(client: Client) -> None:
    foerst: Any = client.get(STED, VALG | {"kirkeskat_pct": "0", "kommuneskat_pct": "24,5"})
    adresse = foerst.context["svar"].adresse
    igen: Any = client.get(adresse)
    assert igen.context["svar"].valg == foerst.context["svar"].valg
    assert parse_qs(urlsplit(adresse).query)["kirkeskat_pct"] == ["0"]


def test_beregneren_linker_med_de_samme_tal(client: Client) -> None:
    assert f'href="{STED}"' in client.get("/").content.decode()
    # 26.455 kr. om måneden er 165 kr. i 37 timer
    svar: Any = client.get(
        "/", {"timeloen": "150", "timer": "12", "fuldtidsloen": "26.455", "pension_pct": "12", "aar": "2026"}
    )
    link = svar.context["svar"].gevinst_adresse
    assert parse_qs(urlsplit(link).query) == {key: [value] for key, value in VALG.items()}
    assert html.escape(link) in svar.content.decode()


def test_intet_gemmes_og_siden_kan_kun_laeses(client: Client) -> None:
    svar = client.get(STED, VALG)
    assert not svar.cookies
    assert client.post(STED, VALG).status_code == 405
