"""Den åbne beregner: svaret først, fejl ved felterne, intet gemt, og et link, der giver det samme igen."""

import html
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.selvbetjening.beregnerformular import Beregnerformular

STAR = {"timeloen": "200", "timer": "18", "aar": "2024", "maaned": "5"}


@pytest.fixture(autouse=True)
def _fast_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2026-11-22")


def tekst(svar: HttpResponse) -> str:
    """Siden som løbende tekst, uden mærker."""
    uden = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return re.sub(r"\s+", " ", html.unescape(uden))


def hent(client: Client, **valg: Any) -> HttpResponse:
    return client.get("/", valg)  # type: ignore[return-value]


def fejl_ved(svar: Any, felt: str) -> list[str]:
    return list(svar.context["formular"][felt].errors)


def test_forsiden_er_en_tom_formular_uden_fejl(client: Client) -> None:
    svar = client.get("/")
    assert svar.status_code == 200
    assert not svar.context["formular"].is_bound
    assert 'name="timeloen"' in svar.content.decode()


def test_star_s_eksempel_giver_de_offentliggjorte_tal(client: Client) -> None:
    # ME-08: 18 timer til 200 kr. i 2024 → løn 15.600, tilskud 15.272, i alt 30.872.
    siden = tekst(hent(client, **STAR))
    assert "Du får 30.872 kr. om måneden i alt, før skat." in siden
    assert "Løn 15.600 kr. Fleksløntilskud 15.272 kr. I alt før skat 30.872 kr." in siden
    assert "500 kr. af tilskuddet til ATP" in siden
    assert "30.372 kr. til udbetaling" in siden


def test_siden_siger_at_fuldtidsloennen_er_antaget(client: Client) -> None:
    assert "timelønnen er den samme på fuld tid" in tekst(hent(client, **STAR))
    assert "timelønnen er den samme på fuld tid" not in tekst(hent(client, **STAR, fuldtidstimeloen="210"))


def test_zone_c_siger_at_flere_timer_ikke_betaler_sig_og_hvorfor(client: Client) -> None:
    siden = tekst(hent(client, timeloen="114", timer="10", aar="2018", maaned="3"))
    assert "0 kr. mere om måneden" in siden
    assert "Flere timer betaler sig ikke" in siden
    assert "fuldtidslønnen på" in siden


def test_zone_c_med_pension_siger_at_der_bliver_mindre_i_haanden(client: Client) -> None:
    valg = {"timeloen": "150", "timer": "12", "pension_pct": "12", "aar": "2026", "maaned": "11"}
    svar = hent(client, **valg)
    nu = beregn(12)
    mere = beregn(13)
    assert mere.i_haanden < nu.i_haanden
    tabt = f"{round(nu.i_haanden - mere.i_haanden)} kr. mindre udbetalt"
    assert tabt in tekst(svar)


def beregn(timer: float) -> Any:
    from datetime import date

    return beregn_fleksloentilskud(
        dato=date(2026, 11, 1), timeloen=150, timer=timer, fuldtidstimeloen=150, pension_pct=12
    )


def test_den_der_vinder_faar_ikke_at_vide_at_hun_taber(client: Client) -> None:
    siden = tekst(hent(client, **STAR | {"timer": "10"}))
    assert "mindre udbetalt" not in siden
    assert "607 kr. mere om måneden" in siden


def test_2026_viser_forbehold_for_de_udledte_satser(client: Client) -> None:
    assert "Tag svaret med forbehold" in tekst(hent(client, **STAR | {"aar": "2026"}))
    assert "Tag svaret med forbehold" not in tekst(hent(client, **STAR))


def test_linket_giver_samme_beregning(client: Client) -> None:
    foerst: Any = hent(client, **STAR, pension_pct="17,1", anden_loen="1.500,50", fuldtidstimeloen="210,25")
    adresse = foerst.context["svar"].adresse
    igen: Any = client.get(adresse)
    assert igen.context["svar"].ind == foerst.context["svar"].ind
    assert igen.context["svar"].adresse == adresse
    assert parse_qs(urlsplit(adresse).query)["maaned"] == ["5"]


def test_linket_husker_maaneden_selv_om_den_ikke_var_valgt(client: Client) -> None:
    svar: Any = hent(client, timeloen="150", timer="12")
    assert parse_qs(urlsplit(svar.context["svar"].adresse).query) == {
        "timeloen": ["150"],
        "timer": ["12"],
        "maaned": ["11"],
        "aar": ["2026"],
    }


def test_fremmoede_og_intensitet_giver_betalte_timer_og_et_billede(client: Client) -> None:
    svar: Any = hent(client, timeloen="150", fremmoede="20", intensitet="50", aar="2024", maaned="5")
    assert svar.context["svar"].ind.timer == 10
    assert "Løn for: 10 timer (50 % intensitet)" in tekst(svar)
    assert "fremmoede=20" in svar.context["svar"].adresse


def test_hvert_trin_viser_regel_kilde_og_sikkerhed(client: Client) -> None:
    svar: Any = hent(client, **STAR)
    led = svar.context["svar"].regnestykke
    alle = [*led, *(under for et in led for under in et.under)]
    assert {"Grundbeløb", "Nedsættelse for løn", "Fleksløntilskud", "Lønloft"} <= {et.navn for et in alle}
    assert all(et.hjemmel and et.tekst and et.sikkert for et in alle)
    assert "LAB § 123, stk. 3" in tekst(svar)


def test_tabellen_har_hver_hele_time_og_maerker_nu(client: Client) -> None:
    svar: Any = hent(client, **STAR)
    raekker = svar.context["svar"].raekker
    assert [int(r.timer) for r in raekker] == list(range(38))
    assert [int(r.timer) for r in raekker if r.er_nu] == [18]
    assert raekker[-1].en_time_mere is None
    assert "18 (nu)" in tekst(svar)


@pytest.mark.parametrize(
    ("valg", "felt", "besked"),
    [
        ({"timer": "10"}, "timeloen", "Skriv din timeløn, for eksempel 150."),
        ({"timeloen": "abc", "timer": "10"}, "timeloen", "Skriv et tal, for eksempel 150 eller 150,50."),
        ({"timeloen": "150"}, "timer", "Skriv, hvor mange timer du får løn for om ugen, for eksempel 12."),
        ({"timeloen": "-5", "timer": "10"}, "timeloen", "Timelønnen må ikke være under 0, men er -5."),
        (
            {"timeloen": "150", "timer": "40"},
            "timer",
            "Antal betalte timer om ugen må højst være 37, men er 40.",
        ),
        (
            {"timeloen": "150", "fremmoede": "20"},
            "intensitet",
            "Skriv også din arbejdsintensitet i procent, for eksempel 50.",
        ),
        (
            {"timeloen": "150", "intensitet": "50"},
            "fremmoede",
            "Skriv også, hvor mange timer du er på arbejde om ugen.",
        ),
        (
            {"timeloen": "150", "fremmoede": "20", "intensitet": "150"},
            "intensitet",
            "Intensiteten er et tal over 0 og højst 100 procent.",
        ),
        (
            {"timeloen": "150", "fremmoede": "20", "intensitet": "50", "timer": "12"},
            "timer",
            "Skriv enten timer med løn, eller timer på arbejde og intensitet, ikke begge dele.",
        ),
        (
            {"timeloen": "150", "timer": "10", "fuldtidstimeloen": "160", "fuldtidsloen": "26000"},
            "fuldtidsloen",
            "Skriv enten timelønnen eller månedslønnen på fuld tid, ikke begge dele.",
        ),
        ({"timeloen": "150", "timer": "10", "aar": "2012"}, "aar", "Vælg en værdi på listen."),
        ({"timeloen": "150", "timer": "10", "maaned": "13"}, "maaned", "Vælg en værdi på listen."),
    ],
)
def test_fejl_staar_ved_feltet(client: Client, valg: dict[str, str], felt: str, besked: str) -> None:
    svar = hent(client, **valg)
    assert fejl_ved(svar, felt) == [besked]
    assert svar.context["svar"] is None  # type: ignore[attr-defined]
    indhold = html.unescape(svar.content.decode())
    assert f'href="#id_{felt}">{besked}</a>' in indhold
    assert re.search(rf'name="{felt}"[^>]*aria-invalid="true"', indhold)


def test_for_lav_fuldtidsloen_afvises_ved_feltet(client: Client) -> None:
    svar = hent(client, timeloen="200", timer="18", fuldtidsloen="20000", aar="2024", maaned="5")
    assert fejl_ved(svar, "fuldtidsloen") == [
        "Fuldtidslønnen på 20.000 kr. er lavere end timelønnen i 37 timer, som er 32.066,67 kr. om måneden; "
        "den skal være mindst det beløb."
    ]


def test_felter_i_foldede_afsnit_er_foldet_ud_naar_de_er_i_brug(client: Client) -> None:
    def aabne(**valg: str) -> int:
        return (
            hent(client, **STAR, **valg)
            .content.decode()
            .split("selv-formular")[1]
            .count('<details class="details" open>')
        )

    assert aabne() == 0
    assert aabne(anden_loen="1000") == 1


@pytest.mark.parametrize("ondt", ['"><script>alert(1)</script>', "' onfocus=alert(1) x='"])
def test_skrevet_tekst_bliver_aldrig_til_kode(client: Client, ondt: str) -> None:
    indhold = hent(client, timeloen=ondt, timer=ondt).content.decode()
    assert ondt not in indhold
    assert "<script>alert" not in indhold


def test_intet_gemmes_og_ingen_cookies_saettes(client: Client) -> None:
    for svar in (client.get("/"), hent(client, **STAR), hent(client, timeloen="x")):
        assert not svar.cookies
        assert "csrfmiddlewaretoken" not in svar.content.decode()


def test_ingen_indlejret_stil_eller_script(client: Client) -> None:
    indhold = hent(client, **STAR).content.decode()
    assert "style=" not in indhold
    assert not re.search(r"<script(?![^>]*\bsrc=)", indhold)


def test_kun_laesning(client: Client) -> None:
    assert client.post("/", STAR).status_code == 405


def test_et_aar_efter_de_kendte_satser_foreslaar_det_sidste_kendte() -> None:
    from datetime import date

    assert Beregnerformular(dag=date(2031, 2, 1))["aar"].value() == 2026
