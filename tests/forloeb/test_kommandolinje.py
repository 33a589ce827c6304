"""`fleksjob frister`, `tilstand` og `skridt` på den sag, README viser."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fleksjob.drift.kommandolinje import fleksjob
from fleksjob.lov.kerne.fejl import UgyldigtInput

SAG = str(Path(__file__).parents[2] / "docs" / "eksempler" / "sag.json")


def _koer(*argumenter: str) -> Result:
    return CliRunner().invoke(fleksjob, argumenter, catch_exceptions=False)


def _pligter(*argumenter: str) -> dict[str, tuple[str | None, str]]:
    liste = json.loads(_koer("frister", SAG, *argumenter, "--json").output)
    return {pligt["noegle"]: (pligt["frist"], pligt["status"]) for pligt in liste}


def test_frister_som_json() -> None:
    liste = json.loads(_koer("frister", SAG, "--pr", "2026-11-21", "--json").output)
    assert {"kode", "frist", "status", "art", "hjemmel", "forklaring"} <= liste[0].keys()
    status = {pligt["kode"]: (pligt["frist"], pligt["status"]) for pligt in liste}
    assert status["opfoelgning_30_mdr"] == ("2026-09-01", "overskredet")
    assert status["status_54_mdr"] == ("2028-09-01", "kommende")
    assert status["udbetaling"] == ("2026-11-30", "kommende")
    regnestykker = {pligt["kode"]: pligt["forklaring"] for pligt in liste}
    assert "30 måneder fra 1. marts 2024 = 1. september 2026" in regnestykker["opfoelgning_30_mdr"]


def test_kendt_viser_hvad_man_vidste() -> None:
    nu = _koer("frister", SAG, "--pr", "2026-10-01").output
    da = _koer("frister", SAG, "--pr", "2026-10-01", "--kendt", "2026-10-01").output
    assert "Opfyldt 5. september 2024, 4 dage for sent" in nu
    assert "Opfyldt 4. september 2024, 3 dage for sent" in da


def test_foer_sagen_er_der_ingen_pligter() -> None:
    assert _pligter("--pr", "2023-02-06") == {}


def test_tilstand() -> None:
    tilstand = json.loads(_koer("tilstand", SAG, "--pr", "2026-11-21", "--json").output)
    assert (tilstand["fase"], tilstand["alder"], tilstand["betalte_timer"]) == ("i_fleksjob", 42, 12)
    assert tilstand["bevilling_udloeber"] == "2029-03-01"
    assert tilstand["dage_med_ledighedsydelse"] == 247
    assert tilstand["jobrettet_uddannelse_inden"] is None  # ydelsen stoppede, før de 9 måneder var gået
    assert "15 timer om ugen" in _koer("tilstand", SAG, "--pr", "2026-11-21").output


def test_tilstand_viser_det_der_kan_standse_et_ur(tmp_path: Path) -> None:
    fil = tmp_path / "sag.json"
    haendelser = [
        {"type": "visiteret", "gyldig_fra": "2024-01-01"},
        {"type": "ledighedsydelse_startet", "gyldig_fra": "2024-01-01"},
        {"type": "orlov_paabegyndt", "gyldig_fra": "2024-06-01", "art": "sorgorlov"},
        {"type": "orlov_afsluttet", "gyldig_fra": "2024-07-01"},
        {"type": "sygdom_paabegyndt", "gyldig_fra": "2024-08-01"},
    ]
    fil.write_text(json.dumps({"person": {"foedselsdato": "1984-05-02"}, "haendelser": haendelser}))
    svar = json.loads(_koer("tilstand", str(fil), "--pr", "2024-09-01", "--json").output)
    assert svar["jobrettet_uddannelse_inden"] == "2024-10-01"
    assert svar["orlov_sygdom_og_ventetid"] == [
        {"fra": "2024-06-01", "til": "2024-07-01", "grund": "sorgorlov"},
        {"fra": "2024-08-01", "til": None, "grund": "sygdom"},
    ]
    tekst = _koer("tilstand", str(fil), "--pr", "2024-09-01").output
    assert "Sorgorlov fra 1. juni 2024, til 1. juli 2024." in tekst
    assert "Sygdom fra 1. august 2024, varer endnu." in tekst
    assert "skal bruges inden 1. oktober 2024" in tekst


def test_skridt() -> None:
    liste = json.loads(_koer("skridt", SAG, "--pr", "2026-11-21", "--rolle", "arbejdsgiver", "--json").output)
    assert {et["kode"]: et["mulig"] for et in liste} == {
        "forslag_besvaret": False,
        "fuldtidsloen_oplyst": True,
        "hjaelp_oensket": True,
        "indkomst_indberettet": True,
        "kontrakt_aftalt": True,
        "tillaegsaftale_bekraeftet": False,
    }
    assert (
        "Jobbet er allerede begyndt."
        in _koer("skridt", SAG, "--pr", "2026-11-21", "--rolle", "sagsbehandler").output
    )


@pytest.mark.parametrize(
    ("argumenter", "besked"),
    [
        (["frister", SAG, "--pr", "i-dag"], "--pr er »i-dag«, men skal være en dato som 2026-11-21."),
        (["frister", SAG, "--pr", "1980-01-01"], "--pr er 1. januar 1980, før personen blev født 2. maj 1984."),
        (["frister", SAG, "--pr", "2026-01-01", "--kendt", "2026-01-01T10:00"],
         "»2026-01-01T10:00« mangler tidszone; skriv fx 2026-05-03T12:00:00+02:00."),
        (["frister", "findes-ikke.json", "--pr", "2026-01-01"], "Filen findes-ikke.json kan ikke læses."),
        (["skridt", SAG, "--pr", "2026-01-01", "--rolle", "konge"],
         "Rollen »konge« findes ikke; vælg en af sagsbehandler, virksomhedskonsulent, "
         "fastholdelseskonsulent, moedeleder, teammedlem, ydelsesmedarbejder, leder, analytiker, kontrollant, "
         "borger, arbejdsgiver."),
    ],
)  # fmt: skip
def test_forkert_input(argumenter: list[str], besked: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        _koer(*argumenter)
    assert str(fejl.value) == besked
