"""API'et: samme tal som kommandoen, og alle fejl som problem+json på dansk."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud

BEREGN = "/api/v1/beregn/fleksloentilskud"
FRISTER = "/api/v1/frister"
STAR = {"dato": "2024-05-01", "timeloen": 200, "timer": 18, "fuldtidstimeloen": 200}
FORLOEB = {
    "person": {"foedselsdato": "1984-05-02"},
    "haendelser": [{"type": "sag_oprettet", "gyldig_fra": "2026-03-02"}],
}


@pytest.fixture
def api() -> Client:
    """Uden login og med CSRF-kontrol slået til: API'et må ikke være afhængigt af nogen af delene."""
    return Client(enforce_csrf_checks=True)


def send(api: Client, adresse: str, krop: Any, medietype: str = "application/json") -> Any:
    data = krop if isinstance(krop, str | bytes) else json.dumps(krop)
    return api.post(adresse, data=data, content_type=medietype)


def problem(svar: Any, status: int) -> dict[str, Any]:
    """Svaret som problem, efter at dets form er kontrolleret mod RFC 9457."""
    assert svar.status_code == status
    assert svar["Content-Type"] == "application/problem+json"
    krop: dict[str, Any] = svar.json()
    assert set(krop) == {"type", "title", "status", "detail", "fejl"}
    assert krop["status"] == status
    assert krop["detail"]
    return krop


def test_svaret_er_beregningens_egen_json(api: Client) -> None:
    svar = send(api, BEREGN, STAR)
    ventet = beregn_fleksloentilskud(dato=date(2024, 5, 1), timeloen=200, timer=18, fuldtidstimeloen=200)
    assert svar.status_code == 200
    assert svar.json() == ventet.som_json()
    assert svar.json()["fleksloentilskud"] == 15272


def test_svaret_kan_laeses_med_ae_oe_og_aa(api: Client) -> None:
    assert "lønindtægtsgrænsen" in send(api, BEREGN, STAR).content.decode()


def test_maanedsloen_i_stedet_for_timer(api: Client) -> None:
    svar = send(api, BEREGN, {"dato": "2024-05-01", "loen": 15600, "fuldtidsloen": 32066.67})
    assert svar.json()["fleksloentilskud"] == 15272


@pytest.mark.parametrize(
    ("aendring", "felt", "besked"),
    [
        ({"timeloen": "200"}, "timeloen", "Skriv et tal, for eksempel 150.5, ikke tekst."),
        ({"timeloen": True}, "timeloen", "Skriv et tal, for eksempel 150.5, ikke tekst."),
        ({"timelon": 200}, "timelon", "Feltet »timelon« kendes ikke. Mente du »timeloen«?"),
        ({"cpr": "x"}, "cpr", "Feltet »cpr« kendes ikke."),
        ({"dato": 1714521600}, "dato", "Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-11-21."),
        ({"dato": "2024-02-30"}, "dato", "Skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-11-21."),
        ({"timer": -1}, "timer", "Antal betalte timer om ugen må ikke være under 0, men er -1."),
        ({"timer": 38}, "timer", "Antal betalte timer om ugen må højst være 37, men er 38."),
        (
            {"dato": "2012-12-31"},
            "dato",
            "Datoen 31. december 2012 er uden for det, beregneren kender; "
            "vælg en dato fra 1. januar 2013 til 31. december 2026 (»det højeste fleksløntilskud pr. måned« og "
            "»lønindtægtsgrænsen« m.fl. kendes først fra 1. januar 2013).",
        ),
    ],
)
def test_fejl_i_et_felt_naevner_feltet(api: Client, aendring: dict[str, Any], felt: str, besked: str) -> None:
    krop = problem(send(api, BEREGN, STAR | aendring), 422)
    assert krop["type"] == "/api/v1/fejl/ugyldige-felter"
    assert krop["fejl"] == [{"felt": felt, "besked": besked}]
    assert krop["detail"] == besked


def test_flere_fejl_kommer_paa_en_gang(api: Client) -> None:
    krop = problem(send(api, BEREGN, STAR | {"timer": 40, "timeloen": -1}), 422)
    assert [en["felt"] for en in krop["fejl"]] == ["timeloen", "timer"]
    assert krop["detail"].endswith("Og 1 mere.")


def test_et_manglende_felt(api: Client) -> None:
    krop = problem(send(api, BEREGN, {"timeloen": 200}), 422)
    assert {"felt": "dato", "besked": "Feltet mangler."} in krop["fejl"]


@pytest.mark.parametrize(
    ("krop", "status"),
    [
        ("{", 400),
        ('{"dato": NaN}', 400),
        (b"\xff\xfe", 400),
        ("[]", 422),
        ("null", 422),
        ("", 422),
        ("3", 422),
    ],
)
def test_ulaeselig_krop(api: Client, krop: str | bytes, status: int) -> None:
    problem(send(api, BEREGN, krop), status)


def test_sproeget_i_fejl_er_dansk_ogsaa_naar_json_er_itu(api: Client) -> None:
    krop = problem(send(api, BEREGN, '{"dato": NaN}'), 400)
    assert krop["detail"] == "Indholdet er ikke gyldig JSON; det går galt ved tegn 9."


def test_forkert_medietype(api: Client) -> None:
    problem(send(api, BEREGN, STAR, "text/plain"), 415)


def test_for_stort(api: Client) -> None:
    problem(send(api, BEREGN, " " * 600_000), 413)
    problem(send(api, BEREGN, " " * 3_000_000), 413)


@pytest.mark.parametrize("adresse", ["/api/v1/", "/api/v1/findes/ikke", "/api/v1/fejl/nej"])
def test_ukendt_adresse(api: Client, adresse: str) -> None:
    assert problem(api.get(adresse), 404)["type"] == "/api/v1/fejl/findes-ikke"


@pytest.mark.parametrize(
    ("metode", "adresse", "tilladt"),
    [
        ("get", BEREGN, "POST"),
        ("delete", BEREGN, "POST"),
        ("get", FRISTER, "POST"),
        ("post", "/api/v1/openapi.json", "GET, HEAD"),
        ("put", "/api/v1/fejl/for-stort", "GET"),
    ],
)
def test_forkert_metode(api: Client, metode: str, adresse: str, tilladt: str) -> None:
    svar = getattr(api, metode)(adresse)
    problem(svar, 405)
    assert svar["Allow"] == tilladt


def test_hver_fejltype_har_en_adresse_der_forklarer_den(api: Client) -> None:
    typer = [
        problem(send(api, BEREGN, "{"), 400),
        problem(send(api, BEREGN, {}), 422),
        problem(send(api, BEREGN, STAR, "text/csv"), 415),
        problem(api.get(BEREGN), 405),
        problem(api.get("/api/v1/x"), 404),
    ]
    for krop in typer:
        forklaring = api.get(krop["type"])
        assert forklaring.status_code == 200
        assert forklaring.json()["title"] == krop["title"]
        assert forklaring.json()["status"] == krop["status"]


def test_openapi_beskriver_begge_beregninger_og_deres_fejl(api: Client) -> None:
    beskrivelse = api.get("/api/v1/openapi.json").json()
    for adresse in (BEREGN, FRISTER):
        svar = beskrivelse["paths"][adresse]["post"]["responses"]
        assert {"200", "400", "413", "415", "422"} <= set(svar)
    eksempel = beskrivelse["components"]["schemas"]["FleksloentilskudInd"]["example"]
    assert send(api, BEREGN, eksempel).status_code == 200


def test_intet_gemmes(api: Client) -> None:
    svar = send(api, BEREGN, STAR)
    assert not svar.cookies


def test_frister_af_et_forloeb(api: Client) -> None:
    svar = send(api, f"{FRISTER}?pr=2026-11-21", FORLOEB)
    assert svar.status_code == 200
    for pligt in svar.json():
        assert {"kode", "frist", "status", "art", "hjemmel", "forklaring"} <= set(pligt)


@pytest.mark.parametrize(
    ("krop", "sporg", "felt"),
    [
        (FORLOEB, "", "pr"),
        (FORLOEB, "?pr=i-dag", "pr"),
        (FORLOEB, "?pr=2026-11-21&kendt=1700000000", "kendt"),
        (FORLOEB, "?pr=2026-11-21&kendt=2026-11-21T12:00:00", "kendt"),
        (FORLOEB | {"ekstra": 1}, "?pr=2026-11-21", "ekstra"),
        ({"person": {}, "haendelser": []}, "?pr=2026-11-21", "person.foedselsdato"),
        (
            FORLOEB | {"haendelser": [{"type": "sag_oprettet"}]},
            "?pr=2026-11-21",
            "haendelser.0.gyldig_fra",
        ),
    ],
)
def test_frister_med_fejl(api: Client, krop: Any, sporg: str, felt: str) -> None:
    svar = problem(send(api, FRISTER + sporg, krop), 422)
    assert felt in [en["felt"] for en in svar["fejl"]]


def test_frister_naevner_den_ukendte_haendelsestype(api: Client) -> None:
    forkert = FORLOEB | {"haendelser": [{"type": "sag_oprettett", "gyldig_fra": "2026-03-02"}]}
    svar = problem(send(api, f"{FRISTER}?pr=2026-11-21", forkert), 422)
    assert "sag_oprettet" in svar["detail"]
