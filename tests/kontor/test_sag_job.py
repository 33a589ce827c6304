"""Jobbet etableres: fra forslag til første dag, det, der spærrer for den, og siderne for alle tre."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.kontor.conftest import Vej, kl

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

pytestmark = [pytest.mark.database, pytest.mark.django_db]
START = date(2026, 12, 1)
TAL: dict[str, Any] = {"timer": 16.0, "intensitet": 50.0, "timeloen": 180.0, "fuldtidsloen": 33000.0}
FORSLAG: dict[str, Any] = {
    **TAL,
    "virksomhed": "Prøvebageriet",
    "cvr": "12345674",
    "stilling": "Bagerihjælp",
    "startdato": START,
    "proevetid_til": date(2027, 2, 1),
    "passer": "Begge vil have faste dage.",
    "opgaver": [{"opgave": "Pakke brød", "omfang": "10 timer", "hensyn": "Siddende og rolig plads"}],
}
GODKENDT: dict[str, Any] = {
    "ansaettelse": "job-1",
    "begrundelse": "Prøvet i praktik.",
    "vurderede_timer": 16.0,
    "vurderet_intensitet": 50.0,
}
PDF = b"%PDF-1.7 kontrakten\n%%EOF"


@pytest.fixture
def ledig(folk: SimpleNamespace) -> Vej:
    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_visiteret()
    return vej


@pytest.fixture
def foreslaaet(ledig: Vej) -> Vej:
    ledig.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG)
    return ledig


@pytest.fixture
def godkendt(foreslaaet: Vej) -> Vej:
    foreslaaet.tag("job_godkendt", date(2026, 11, 3), **GODKENDT)
    return foreslaaet


def _vitas(vej: Vej, dag: date, status: str, **felter: Any) -> None:
    vej.tag("vitas_aendret", dag, ansaettelse="job-1", status=status, **felter)


def _t(vej: Vej, dag: date = date(2026, 11, 20)) -> Any:
    from fleksjob.sager import lager

    return lager.hent_nyeste(vej.sag.pk, vej.bruger, nu=kl(dag)).tilstand()


def _fejl(fund: Any) -> str:
    fejl = fund.value
    return " ".join(en.besked for en in fejl.fejl) if isinstance(fejl, UgyldigeInput) else str(fejl)


def _fil() -> Any:
    from fleksjob.sager.bilagsfil import laes_fil

    return laes_fil("kontrakt.pdf", PDF)


AFTALE: dict[str, Any] = {
    "ansaettelse": "job-1",
    "opgaver": [{"opgave": "Pakke brød", "hensyn": "Rolig plads"}],
    "maal": [
        {
            "maal": "Fire timer mere",
            "art": "timer",
            "startvaerdi": 16.0,
            "maalvaerdi": 20.0,
            "inden": date(2027, 6, 1),
        }
    ],
    "opfoelgninger": (date(2027, 3, 1), date(2027, 6, 1)),
}


def test_fra_forslag_til_foerste_dag_og_ophoer(godkendt: Vej) -> None:
    _vitas(godkendt, date(2026, 11, 4), "indsendt", reference="V-1")
    _vitas(godkendt, date(2026, 11, 5), "bevilget")
    job = _t(godkendt).ansaettelser[0]
    assert (job.bevilget, job.planlagt_start, job.cvr) == (date(2026, 11, 5), START, "12345674")
    godkendt.tag("fleksjob_startet", START, ansaettelse="job-1", **TAL)
    senere = _t(godkendt, date(2026, 12, 10))
    assert senere.etableringer[0].vitasstatus == "aktiv"
    assert senere.etableringer[0].reference == "V-1"
    godkendt.tag("fleksjob_ophoert", date(2026, 12, 8), ansaettelse="job-1", aarsag="nedskaering")
    assert _t(godkendt, date(2026, 12, 10)).etableringer[0].vitasstatus == "ophoert"


def test_intet_job_begynder_uden_bevilling_i_vitas(godkendt: Vej) -> None:
    from fleksjob.sager.fejl import IkkeMuligt

    with pytest.raises(IkkeMuligt, match="skal være bevilget, før det begynder"):
        godkendt.tag("fleksjob_startet", START, ansaettelse="job-1", **TAL)
    _vitas(godkendt, date(2026, 11, 4), "indsendt", reference="V-1")
    _vitas(godkendt, date(2026, 11, 5), "bevilget")
    _vitas(godkendt, date(2026, 11, 9), "annulleret")
    with pytest.raises(IkkeMuligt, match="Ansøgningen i VITAS er ikke bevilget"):
        godkendt.tag("fleksjob_startet", START, ansaettelse="job-1", **TAL)


def test_en_bevilling_til_en_anden_dag_slipper_ikke_igennem(godkendt: Vej) -> None:
    _vitas(godkendt, date(2026, 11, 4), "indsendt", reference="V-1")
    with pytest.raises(UgyldigtInput, match=r"aftalt fra 1\. december 2026"):
        _vitas(godkendt, date(2026, 11, 5), "bevilget", startdato=date(2027, 1, 4))
    with pytest.raises(UgyldigtInput, match=r"aftalt fra 1\. december 2026"):
        godkendt.tag(
            "fleksjob_bevilget",
            date(2026, 11, 5),
            virksomhed="Prøvebageriet",
            ansaettelse="job-1",
            startdato=date(2027, 1, 4),
        )
    _vitas(godkendt, date(2026, 11, 5), "bevilget")
    with pytest.raises(UgyldigtInput, match=r"gælder først fra 1\. december 2026"):
        godkendt.tag("fleksjob_startet", date(2026, 11, 24), ansaettelse="job-1", **TAL)


def test_bevillingen_kraever_at_jobbet_er_godkendt(foreslaaet: Vej) -> None:
    from fleksjob.sager.fejl import IkkeMuligt

    _vitas(foreslaaet, date(2026, 11, 4), "indsendt", reference="V-1")
    with pytest.raises(IkkeMuligt, match="Godkend det først"):
        _vitas(foreslaaet, date(2026, 11, 5), "bevilget")
    with pytest.raises(IkkeMuligt, match="Godkend det først"):
        foreslaaet.tag(
            "fleksjob_bevilget", date(2026, 11, 5), virksomhed="Prøvebageriet", ansaettelse="job-1"
        )
    assert _t(foreslaaet).ansaettelser == ()


def test_vitas_foelger_sine_overgange_og_siger_hvilke(godkendt: Vej) -> None:
    with pytest.raises(UgyldigtInput, match="Den kan blive «Under udfyldelse» eller «Indsendt»"):
        _vitas(godkendt, date(2026, 11, 4), "bevilget", reference="V-1")
    with pytest.raises(UgyldigtInput, match="nummeret fra VITAS"):
        _vitas(godkendt, date(2026, 11, 4), "indsendt")
    _vitas(godkendt, date(2026, 11, 4), "indsendt", reference="V-1")
    with pytest.raises(UgyldigtInput, match="hvad der skal rettes"):
        _vitas(godkendt, date(2026, 11, 5), "returneret")
    _vitas(godkendt, date(2026, 11, 5), "returneret", bemaerkning="CVR mangler.")
    _vitas(godkendt, date(2026, 11, 6), "indsendt")
    assert [trin.status for trin in _t(godkendt).etableringer[0].vitas] == [
        "indsendt",
        "returneret",
        "indsendt",
    ]


def test_forskel_skal_begrundes_og_uudnyttet_evne_ses_igen(foreslaaet: Vej) -> None:
    mere = GODKENDT | {"vurderede_timer": 20.0, "vurderet_intensitet": 60.0}
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fund:
        foreslaaet.tag("job_godkendt", date(2026, 11, 3), **mere)
    assert "Skriv, hvorfor jobbet alligevel" in _fejl(fund)
    assert "Skriv en dag" in _fejl(fund)
    foreslaaet.tag(
        "job_godkendt",
        date(2026, 11, 3),
        **mere,
        forskel="begyndelse",
        se_igen=date(2027, 2, 1),
        betinget=True,
        plan="andet_job",
    )
    v = _t(foreslaaet).etableringer[0].vurdering
    assert (v.uudnyttet, v.forskel, v.se_igen, v.betinget, v.plan) == (
        4.0,
        "begyndelse",
        date(2027, 2, 1),
        True,
        "andet_job",
    )


def test_dagen_at_se_paa_det_igen_er_en_pligt_der_opfyldes(foreslaaet: Vej) -> None:
    from fleksjob.forloeb.pligter import pligter

    foreslaaet.tag(
        "job_godkendt",
        date(2026, 11, 3),
        **GODKENDT | {"vurderede_timer": 20.0},
        forskel="begyndelse",
        se_igen=date(2026, 11, 18),
    )
    (pligt,) = [p for p in pligter(_t(foreslaaet)) if p.kode == "kapacitet_ses_igen"]
    assert (pligt.frist, pligt.status, pligt.art) == (date(2026, 11, 18), "overskredet", "intern")
    with pytest.raises(UgyldigtInput, match="grunden og en ny dag"):
        foreslaaet.tag(
            "kapacitet_set",
            date(2026, 11, 19),
            ansaettelse="job-1",
            udfald="uaendret",
            tekst="Ikke flere timer.",
        )
    foreslaaet.tag("kapacitet_set", date(2026, 11, 19), ansaettelse="job-1", udfald="job_to")
    assert [p.status for p in pligter(_t(foreslaaet)) if p.kode == "kapacitet_ses_igen"] == ["opfyldt"]


def test_svaret_om_jobbet_er_et_brev_og_kan_paaklages(foreslaaet: Vej) -> None:
    from fleksjob.sager.models import Dokument

    foreslaaet.tag(
        "job_afslaaet",
        date(2026, 11, 3),
        ansaettelse="job-1",
        grund="skaanehensyn",
        begrundelse="Tunge løft hver dag.",
    )
    afslag = _t(foreslaaet).etableringer[0]
    brev = Dokument.for_kommune(foreslaaet.sag.kommune_id).get(sag=foreslaaet.sag, art="job")
    assert (brev.titel, brev.haendelse, brev.helbred) == (
        "Vi kan ikke godkende jobbet",
        afslag.vurdering.id,
        False,
    )
    foreslaaet.tag("klage_modtaget", date(2026, 11, 10), afgoerelse=afslag.vurdering.id)
    assert _t(foreslaaet).klager[-1].afgoerelse == afslag.vurdering.id


def test_et_nyt_forslag_begynder_forfra_og_kan_godkendes(foreslaaet: Vej) -> None:
    foreslaaet.tag(
        "job_afslaaet",
        date(2026, 11, 3),
        ansaettelse="job-1",
        grund="vilkaar",
        begrundelse="Lønnen er for lav.",
    )
    foreslaaet.tag("job_foreslaaet", date(2026, 11, 3), **FORSLAG | {"timeloen": 185.0}, ansaettelse="job-1")
    foreslaaet.tag("job_godkendt", date(2026, 11, 3), **GODKENDT)
    en = _t(foreslaaet).etableringer[0]
    assert (en.godkendt, en.timeloen, len(_t(foreslaaet).etableringer)) == (True, 185.0, 1)


@pytest.mark.parametrize("timer", [0.5, 2.0, 37.0])
def test_der_er_ingen_nedre_graense_for_timer(ledig: Vej, timer: float) -> None:
    ledig.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG | {"timer": timer})
    assert _t(ledig).etableringer[0].timer == timer


def test_nul_timer_er_ikke_et_job(ledig: Vej) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="Få timer er også et job"):
        ledig.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG | {"timer": 0.0})


def test_kopien_af_kontrakten_kraever_samtykke_som_kan_traekkes_tilbage(godkendt: Vej) -> None:
    from fleksjob.sager.models import Bilag

    om: dict[str, Any] = {"ansaettelse": "job-1", "punkter": ("loen", "timer", "parter")}
    with pytest.raises(UgyldigtInput, match="ikke sagt ja til, at kommunen får en kopi"):
        godkendt.tag("kontrakt_aftalt", date(2026, 11, 6), **om, fil=_fil())
    godkendt.tag(
        "kontraktsamtykke_givet",
        date(2026, 11, 6),
        ansaettelse="job-1",
        til=("fagforening",),
        fagforening="3F",
    )
    with pytest.raises(UgyldigtInput, match="ikke sagt ja"):
        godkendt.tag("kontrakt_aftalt", date(2026, 11, 6), **om, fil=_fil())
    godkendt.tag("kontraktsamtykke_givet", date(2026, 11, 7), ansaettelse="job-1", til=("kommune",))
    godkendt.tag(
        "kontrakt_aftalt", date(2026, 11, 8), **om, fil=_fil(), underskrevet=("borger", "arbejdsgiver")
    )
    en = _t(godkendt).etableringer[0]
    assert dict(en.samtykke) == {"fagforening": date(2026, 11, 6), "kommune": date(2026, 11, 7)}
    assert Bilag.for_kommune(901).get(pk=en.kontrakt.bilag).titel == "Kopi af kontrakt, Prøvebageriet"
    godkendt.tag("kontraktsamtykke_trukket", date(2026, 11, 9), ansaettelse="job-1", til=("kommune",))
    assert [til for til, _ in _t(godkendt).etableringer[0].samtykke] == ["fagforening"]


def test_kontrakten_skal_mindst_have_loen_og_timer(godkendt: Vej) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="mindst fastsætte løn og arbejdstid"):
        godkendt.tag("kontrakt_aftalt", date(2026, 11, 6), ansaettelse="job-1", punkter=("parter", "loen"))


def test_et_job_mere_regnes_sammen_med_det_foerste(folk: SimpleNamespace) -> None:
    from fleksjob.sager.visninger.sag_job import jobveje

    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_job()
    vej.tag(
        "job_foreslaaet", date(2026, 11, 2), **FORSLAG | {"virksomhed": "Boghandlen", "cvr": "", "timer": 6.0}
    )
    t = _t(vej)
    nr_to = next(en for en in jobveje(folk.sagsbehandler, vej.sag, t) if en.id == "job-2")
    assert nr_to.en.ved_siden_af is True
    assert nr_to.tal.anden_loen == pytest.approx(7800, abs=1)
    vej.tag("job_godkendt", date(2026, 11, 3), **GODKENDT | {"ansaettelse": "job-2", "vurderede_timer": 26.0})
    nr_to = next(en for en in jobveje(folk.sagsbehandler, vej.sag, _t(vej)) if en.id == "job-2")
    assert (nr_to.udnyttelse.vurderet, nr_to.udnyttelse.tilbudt, nr_to.udnyttelse.procent) == (
        13.0,
        13.0,
        100,
    )


def test_overdragelsen_er_en_opgave_paa_kollegaens_liste(godkendt: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Opgave

    _vitas(godkendt, date(2026, 11, 4), "indsendt", reference="V-1")
    _vitas(godkendt, date(2026, 11, 5), "bevilget")
    godkendt.tag(
        "job_overdraget",
        date(2026, 11, 6),
        ansaettelse="job-1",
        til="amira",
        besoeg_inden=date(2027, 3, 1),
        note="Bageren vil gerne have besøg om eftermiddagen.",
    )
    opgave = Opgave.for_kommune(901).get(sag=godkendt.sag)
    assert (opgave.ejer, opgave.frist) == (folk.konsulent, date(2027, 3, 1))
    assert opgave.hvad.endswith("besøg om eftermiddagen.")


def test_virksomheden_naar_kun_sit_eget_forslag(foreslaaet: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.fejl import AdgangNaegtet
    from fleksjob.sager.models import Bruger

    svar: dict[str, Any] = {"ansaettelse": "job-1", "svar": "enig", "soeger": "kommune"}
    anden = Bruger.objects.create_user(
        "andet", None, navn="Andet", rolle="arbejdsgiver", kommune=folk.hjemme, virksomhed_cvr="10150817"
    )
    egen = Vej(folk)
    egen.ny("bo", "Bo Brink", date(2026, 8, 3))
    egen.til_visiteret()
    egen.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG | {"cvr": "10150817"})
    egen.tag("forslag_besvaret", date(2026, 11, 3), anden, **svar)
    with pytest.raises(AdgangNaegtet):
        foreslaaet.tag("forslag_besvaret", date(2026, 11, 3), anden, **svar)
    foreslaaet.tag("forslag_besvaret", date(2026, 11, 3), folk.arbejdsgiver, **svar)
    en = _t(foreslaaet).etableringer[0]
    assert (en.sidste_svar("arbejdsgiver").svar, en.soeger, en.sidste_svar("borger")) == (
        "enig",
        "kommune",
        None,
    )
