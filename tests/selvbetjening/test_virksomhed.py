"""Virksomhedens sider: kun egne ansatte, kun det nødvendige, og fuldtidslønnen kan oplyses."""

import html
import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.selvbetjening.conftest import ANDEN_CVR, VORES_CVR, Vej, logget_ind

from fleksjob.sager.models import Haendelse, Opslag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NyVej = Callable[..., Vej]


def tekst(svar: Any) -> str:
    assert svar.status_code == 200
    uden = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return re.sub(r"\s+", " ", html.unescape(uden))


def fuldtidsloen(vej: Vej) -> str:
    return f"/virksomhed/{vej.sag.pk}/job-1/fuldtidsloen/"


@pytest.fixture
def ansat(ny_vej: NyVej) -> Vej:
    return ny_vej("Anna Agerlund").til_job(VORES_CVR, "Bager Prøve", fuldtidsloen=None)


def test_uden_ansatte(folk: SimpleNamespace) -> None:
    siden = tekst(logget_ind(folk.firma).get("/virksomhed/"))
    assert "Der er ingen ansatte i fleksjob hos jer i Prøveby Kommune." in siden


def test_den_ansatte_vises_med_timer_og_naeste_opfoelgning(ansat: Vej, folk: SimpleNamespace) -> None:
    siden = tekst(logget_ind(folk.firma).get("/virksomhed/"))
    assert "Anna Agerlund Ansat i fleksjob fra 1. juli 2026." in siden
    assert "I betaler løn for 12 timer om ugen" in siden
    assert "Løn for: 12 timer (60 % intensitet)" in siden
    assert "I mangler at oplyse lønnen på fuld tid." in siden
    assert "Kommunen følger op på fleksjobbet" in siden


def test_siden_roeber_hverken_cpr_foedselsdato_eller_sagens_indhold(
    ansat: Vej, folk: SimpleNamespace
) -> None:
    klient = logget_ind(folk.firma)
    for adresse in ("/virksomhed/", fuldtidsloen(ansat)):
        indhold = klient.get(adresse).content.decode()
        assert "650384" not in indhold
        assert "1984" not in indhold
        assert ansat.sag.nummer not in indhold


def test_opfoelgningens_regnestykke_vises_ikke_for_arbejdsgiveren(ansat: Vej, folk: SimpleNamespace) -> None:
    """Regnestykket kan røbe alder og sagens gang; borgeren ser det, arbejdsgiveren kun dagen og reglen."""
    regnestykke = "måneder fra 1. juli 2026"
    assert regnestykke in tekst(logget_ind(ansat.borger).get("/borger/"))  # type: ignore[attr-defined]
    siden = tekst(logget_ind(folk.firma).get("/virksomhed/"))
    assert regnestykke not in siden
    assert "Regel: " in siden


def test_at_se_ansatte_skrives_i_den_ansattes_opslag(ansat: Vej, folk: SimpleNamespace) -> None:
    logget_ind(folk.firma).get("/virksomhed/")
    opslag = Opslag.for_kommune(901).get(bruger=folk.firma)
    assert opslag.person_id == ansat.sag.person_id
    assert "Virksomhedens ansatte" in tekst(logget_ind(ansat.borger).get("/borger/opslag/"))  # type: ignore[attr-defined]


def test_fuldtidsloennen_kan_oplyses(ansat: Vej, folk: SimpleNamespace) -> None:
    klient = logget_ind(folk.firma)
    siden = tekst(klient.get(fuldtidsloen(ansat)))
    assert "Tillæg for aften, nat, weekend, kvalifikationer, anciennitet og funktion" in siden
    assert "Fri bil, telefon, kost og logi" in siden
    svar = klient.post(
        fuldtidsloen(ansat),
        {"fuldtidsloen": "33.000", "gyldig_fra": "2026-11-20", "version": ansat.sag.version},
        follow=True,
    )
    assert "Tak. Fuldtidslønnen for Anna Agerlund er sendt til kommunen." in tekst(svar)
    assert "Løn på fuld tid 33.000 kr. om måneden, oplyst 20. november 2026" in tekst(svar)
    gemt = Haendelse.for_kommune(901).get(sag=ansat.sag, type="fuldtidsloen_oplyst")
    assert '"fuldtidsloen":33000' in gemt.data
    assert gemt.registreret_af == "firma"


@pytest.mark.parametrize(
    ("felter", "besked"),
    [
        ({"fuldtidsloen": ""}, "Skriv lønnen om måneden, for eksempel 32.000."),
        ({"fuldtidsloen": "mange"}, "Skriv et tal, for eksempel 150 eller 150,50."),
        ({"fuldtidsloen": "172,50"}, "Skriv lønnen for en måned, for eksempel 32.000."),
        ({"fuldtidsloen": "20000"}, "Fuldtidslønnen er lavere end timelønnen gange 37 timer"),
        ({"gyldig_fra": "2026-12-24"}, "Datoen ligger ude i fremtiden"),
        ({"gyldig_fra": ""}, "Skriv dagen."),
        ({"version": "1"}, "mens du skrev. Dit er ikke gemt."),
        ({"version": "abc"}, "mens du skrev. Dit er ikke gemt."),
    ],
)
def test_fejl_siges_og_intet_gemmes(
    ansat: Vej, folk: SimpleNamespace, felter: dict[str, str], besked: str
) -> None:
    gyldig = {"fuldtidsloen": "33000", "gyldig_fra": "2026-11-20", "version": str(ansat.sag.version)}
    svar = logget_ind(folk.firma).post(fuldtidsloen(ansat), gyldig | felter)
    assert besked in tekst(svar)
    assert not Haendelse.for_kommune(901).filter(sag=ansat.sag, type="fuldtidsloen_oplyst").exists()


def test_en_anden_virksomhed_ser_og_aendrer_intet(ansat: Vej, ny_vej: NyVej, folk: SimpleNamespace) -> None:
    """Den anden virksomhed har selv en ansat, så dens rettigheder er rigtige, bare ikke til denne."""
    deres = ny_vej("Bo Brink").til_job(ANDEN_CVR, "Smed Prøve", fuldtidsloen=None)
    klient = logget_ind(folk.andet_firma)
    siden = tekst(klient.get("/virksomhed/"))
    assert "Bo Brink" in siden
    assert "Anna Agerlund" not in siden
    assert klient.get(fuldtidsloen(deres)).status_code == 200
    assert klient.get(fuldtidsloen(ansat)).status_code == 404
    svar = klient.post(
        fuldtidsloen(ansat),
        {"fuldtidsloen": "33000", "gyldig_fra": "2026-11-20", "version": ansat.sag.version},
    )
    assert svar.status_code == 404
    assert not Haendelse.for_kommune(901).filter(sag=ansat.sag, type="fuldtidsloen_oplyst").exists()


def test_et_andet_job_i_samme_sag_er_ikke_ens_eget(ansat: Vej, folk: SimpleNamespace) -> None:
    assert logget_ind(folk.firma).get(f"/virksomhed/{ansat.sag.pk}/job-2/fuldtidsloen/").status_code == 404


def test_en_tidligere_ansat_er_vaek(ansat: Vej, folk: SimpleNamespace) -> None:
    ansat.tag("fleksjob_ophoert", date(2026, 11, 1), ansaettelse="job-1", aarsag="opsagt")
    assert "Anna Agerlund" not in tekst(logget_ind(folk.firma).get("/virksomhed/"))
    assert logget_ind(folk.firma).get(fuldtidsloen(ansat)).status_code == 404
