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


def test_tillaegsaftalens_maal_bliver_udviklingsmaal_og_tre_siger_ja(
    godkendt: Vej, folk: SimpleNamespace
) -> None:
    from fleksjob.forloeb.haendelser import UdviklingsmaalAftalt
    from fleksjob.sager import lager

    godkendt.tag("tillaegsaftale_skrevet", date(2026, 11, 10), **AFTALE)
    maal = [
        en
        for en in lager.hent_nyeste(godkendt.sag.pk, godkendt.bruger, nu=kl(date(2026, 11, 20))).haendelser
        if isinstance(en, UdviklingsmaalAftalt)
    ]
    assert [(m.maal, m.art, m.startvaerdi, m.maalvaerdi, m.inden, m.kilde) for m in maal] == [
        ("Fire timer mere", "timer", 16.0, 20.0, date(2027, 6, 1), "tillaegsaftale")
    ]
    for bruger in (folk.borger, folk.arbejdsgiver):
        godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), bruger, ansaettelse="job-1", udgave=1)
    with pytest.raises(UgyldigtInput, match="Kun de selv kan sige ja digitalt"):
        godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), ansaettelse="job-1", part="borger")
    godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), ansaettelse="job-1", part="kommune")
    udgave = _t(godkendt).etableringer[0].tillaegsaftale
    assert {part: maade for part, _, maade in udgave.bekraeftet} == dict.fromkeys(
        ("borger", "arbejdsgiver", "kommune"), "digital"
    )


def test_en_ny_udgave_skal_bekraeftes_igen_og_den_gamle_bliver(godkendt: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Tillaegsaftale

    godkendt.tag("tillaegsaftale_skrevet", date(2026, 11, 10), **AFTALE)
    godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), folk.borger, ansaettelse="job-1", udgave=1)
    godkendt.tag("tillaegsaftale_skrevet", date(2026, 11, 12), **AFTALE | {"fravaer": "Ring før kl. 7."})
    en = _t(godkendt).etableringer[0]
    assert [(u.udgave, u.har("borger")) for u in en.tillaegsaftaler] == [(1, True), (2, False)]
    with pytest.raises(UgyldigtInput, match="Læs den nye udgave først"):
        godkendt.tag(
            "tillaegsaftale_bekraeftet", date(2026, 11, 13), folk.arbejdsgiver, ansaettelse="job-1", udgave=1
        )
    gamle = Tillaegsaftale.for_kommune(901).filter(sag=godkendt.sag).order_by("udgave")
    assert [a.fravaer for a in gamle] == ["", "Ring før kl. 7."]


def test_mentor_soeges_bevilges_og_foelges_op_foer_den_slutter(godkendt: Vej) -> None:
    from fleksjob.forloeb.pligter import pligter

    godkendt.tag(
        "stoette_soegt",
        date(2026, 11, 4),
        art="mentor",
        ansaettelse="job-1",
        hvad="Lære opgaverne.",
        timer_uge=1.0,
        fra=START,
        til=date(2027, 3, 1),
        udloeser="foerste_job",
        svar_inden=date(2026, 11, 18),
    )
    (soegt,) = _t(godkendt).stoette
    assert [p.status for p in pligter(_t(godkendt)) if p.kode == "stoette_svar"] == ["overskredet"]
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fund:
        godkendt.tag(
            "stoette_afgjort",
            date(2026, 11, 19),
            stoette=soegt.id,
            udfald="bevilget",
            begrundelse="Første job.",
        )
    assert "kollega eller en udefra" in _fejl(fund)
    assert "hvem der er mentor" in _fejl(fund)
    godkendt.tag(
        "stoette_afgjort",
        date(2026, 11, 19),
        stoette=soegt.id,
        udfald="bevilget",
        begrundelse="Første job.",
        mentortype="kollega",
        hvem="Lone",
    )
    (en,) = _t(godkendt).stoette
    assert (en.hvem, en.til, en.foelg_op) == ("Lone", date(2027, 3, 1), date(2027, 2, 1))
    (pligt,) = [p for p in pligter(_t(godkendt)) if p.kode == "stoette_ses_igen"]
    assert (pligt.frist, pligt.status) == (date(2027, 2, 1), "kommende")
    godkendt.tag(
        "stoette_fulgt_op", date(2027, 1, 28), stoette=soegt.id, udfald="fortsaetter", til=date(2027, 6, 1)
    )
    assert _t(godkendt, date(2027, 2, 1)).stoette[0].til == date(2027, 6, 1)


def test_mentor_fra_soegningen_foreslaas_igen(foreslaaet: Vej, som: Any) -> None:
    foreslaaet.tag(
        "stoette_soegt",
        date(2026, 11, 4),
        art="mentor",
        hvad="Komme i gang.",
        fra=date(2026, 11, 4),
        til=date(2027, 1, 4),
    )
    soegt = _t(foreslaaet).stoette[0].id
    foreslaaet.tag(
        "stoette_afgjort",
        date(2026, 11, 5),
        stoette=soegt,
        udfald="bevilget",
        begrundelse="Ny i søgningen.",
        mentortype="ekstern",
        hvem="Lone",
    )
    assert "samme mentor kan følge med" in _aabn(som, "konsulent", foreslaaet).content.decode()
    foreslaaet.tag(
        "stoette_soegt", date(2026, 11, 9), art="mentor", ansaettelse="job-1", hvad="Lære opgaverne."
    )
    side = _aabn(som, "konsulent", foreslaaet, "skridt/stoette_afgjort/").content.decode()
    assert 'value="Lone"' in side


def test_personlig_assistance_kraever_et_job_og_et_afslag_er_et_brev(ledig: Vej) -> None:
    from fleksjob.sager.models import Dokument

    with pytest.raises(UgyldigtInput, match="kræver et konkret job"):
        ledig.tag("stoette_soegt", date(2026, 11, 4), art="personlig_assistance", hvad="Løfte kasser.")
    ledig.tag("stoette_soegt", date(2026, 11, 4), art="hjaelpemiddel", hvad="En ståstol.")
    soegt = _t(ledig).stoette[0].id
    ledig.tag(
        "stoette_afgjort",
        date(2026, 11, 5),
        stoette=soegt,
        udfald="afslag",
        begrundelse="Den findes på arbejdspladsen.",
    )
    brev = Dokument.for_kommune(901).get(sag=ledig.sag, art="stoette")
    assert brev.titel == "Vi kan ikke bevilge hjælpemiddel eller indretning"


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


# Siderne


def _aabn(som: Any, navn: str, vej: Vej, sti: str = "job/") -> Any:
    klient = som(navn)
    klient.get(f"/kontor/sag/{vej.sag.nummer}/?fra=job")
    return klient.get(f"/kontor/sag/{vej.sag.nummer}/{sti}")


def test_fanen_viser_hvor_jobbet_er_og_hvad_der_mangler(foreslaaet: Vej, som: Any) -> None:
    foreslaaet.tag(
        "job_godkendt",
        date(2026, 11, 3),
        **GODKENDT | {"vurderede_timer": 24.0},
        forskel="begyndelse",
        se_igen=date(2027, 3, 1),
    )
    side = _aabn(som, "sagsbehandler", foreslaaet).content.decode()
    assert "Godkendt 3. november 2026. Bevillingen mangler." in side
    assert "Udnyttelse: 67 %." in side
    assert "Bevillingen er ikke givet, og uden den kan jobbet ikke begynde." in side
    assert "Virksomheden betaler: 6.240 kr." in side
    assert "Det er det første fleksjob." in side
    assert "Begge vil have faste dage." in side
    assert "Intensitet 50 procent: virksomheden betaler for" in side
    assert "score" not in side.lower()


def test_papirerne_er_pdf_uden_adresse(foreslaaet: Vej, som: Any) -> None:
    from fleksjob.sager.models import Person

    Person.for_kommune(901).filter(pk=foreslaaet.sag.person_id).update(adresse="Lærkevej 3, 4000 Roskilde")
    foreslaaet.tag("tillaegsaftale_skrevet", date(2026, 11, 4), **AFTALE)
    for sti in ("job/job-1/side/", "job/job-1/aftale/1/"):
        svar = _aabn(som, "konsulent", foreslaaet, sti)
        assert (svar["Content-Type"], svar.content[:5]) == ("application/pdf", b"%PDF-")
        assert "Lærkevej" not in _tekst(svar.content)
        assert "Anna Agerlund" in _tekst(svar.content)
        if sti.endswith("side/"):
            assert "prøvetid i jobbet til og med 1. februar 2027" in " ".join(_tekst(svar.content).split())


def _tekst(pdf: bytes) -> str:
    import io

    from pypdf import PdfReader

    return "\n".join(side.extract_text() for side in PdfReader(io.BytesIO(pdf)).pages)


def test_filen_til_vitas_er_den_samme_hver_gang_og_baerer_stigende_timer_paa_to_maader(
    ledig: Vej, som: Any
) -> None:
    import json

    from fleksjob.sager.models import Vitasbesked

    ledig.tag(
        "job_foreslaaet", date(2026, 11, 2), **FORSLAG, timeprofil=[{"fra": date(2027, 2, 1), "timer": 20.0}]
    )
    klient = som("konsulent")
    klient.get(f"/kontor/sag/{ledig.sag.nummer}/?fra=job")
    sti = f"/kontor/sag/{ledig.sag.nummer}/job/job-1/vitas/"
    foerst, igen = (klient.post(sti, {"profil": "slut"}) for _ in range(2))
    assert foerst.content == igen.content
    (en,) = json.loads(foerst.content)["ansoegninger"]
    assert en["ansaettelsen"]["timer_om_ugen"] == 20.0
    assert en["bemaerkninger"].startswith(
        "Timerne stiger: 16 timer fra 1. december 2026, 20 timer fra 1. februar 2027."
    )
    trin = json.loads(klient.post(sti, {"profil": "trin"}).content)["ansoegninger"]
    assert [(a["ansaettelsen"]["startdato"], a["ansaettelsen"]["timer_om_ugen"]) for a in trin] == [
        ("2026-12-01", 16.0),
        ("2027-02-01", 20.0),
    ]
    gemt = Vitasbesked.for_kommune(901).filter(retning="ud")
    assert sorted(b.besked_id for b in gemt) == [
        f"{ledig.sag.nummer}-job-1-{_t(ledig).etableringer[0].forslag_nr}-{n}" for n in (1, 2)
    ]
    assert all("cpr" not in str(b.indhold) for b in gemt)


def test_svar_fra_vitas_laeses_en_gang(godkendt: Vej, som: Any) -> None:
    import json

    from django.core.files.uploadedfile import SimpleUploadedFile

    om = {"sag": godkendt.sag.nummer, "ansaettelse": "job-1", "reference": "V-9"}
    fil = json.dumps(
        {
            "format": "fleksjob-vitas/1",
            "svar": [
                {
                    **om,
                    "besked_id": "a",
                    "status": "indsendt",
                    "dato": "2026-11-05",
                    "startdato": "2026-12-01",
                },
                {
                    **om,
                    "besked_id": "b",
                    "status": "bevilget",
                    "dato": "2026-11-06",
                    "startdato": "2027-01-04",
                },
                {
                    **om,
                    "besked_id": "c",
                    "status": "bevilget",
                    "dato": "2026-11-06",
                    "startdato": "2026-12-01",
                },
            ],
        }
    ).encode()
    klient = som("konsulent")
    for ventet in (["ny", "fejl", "ny"], ["kendt", "fejl", "kendt"]):
        svar = klient.post("/kontor/vitas/", {"fil": SimpleUploadedFile("svar.json", fil)})
        assert [en.slags for en in svar.context["laest"]] == ventet
        assert ventet[0] != "ny" or "aftalt fra 1. december 2026" in svar.content.decode()
    job = _t(godkendt).ansaettelser[0]
    assert (job.bevilget, job.planlagt_start) == (date(2026, 11, 6), START)


@pytest.mark.parametrize(
    ("indhold", "besked"),
    [
        (b"ikke json", "Filen er ikke JSON."),
        (b'{"format": "andet", "svar": []}', "Filen skal begynde med"),
        (b'{"format": "fleksjob-vitas/1", "svar": [{"besked_id": "a"}]}', "Besked 1 kan ikke læses"),
        (
            b'{"format": "fleksjob-vitas/1", "svar": [{"besked_id": "a", "sag": "s", "ansaettelse": "j", "status": "ja", '
            b'"dato": "2026-11-05"}]}',
            "er ikke en status",
        ),
    ],
)
def test_en_forkert_fil_fra_vitas(folk: SimpleNamespace, som: Any, indhold: bytes, besked: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    svar = som("konsulent").post("/kontor/vitas/", {"fil": SimpleUploadedFile("svar.json", indhold)})
    assert svar.status_code == 422
    assert besked in svar.content.decode()


def test_folderen_har_kontaktperson_og_pris_for_smaa_job(som: Any) -> None:
    tekst = _tekst(som("konsulent").get("/kontor/folder/").content)
    assert "Amira Prøve" in tekst
    assert "Det koster et lille job" in tekst
    assert "forskelsbehandling" in tekst


def test_borgeren_svarer_samtykker_og_siger_ja_paa_sin_egen_side(
    foreslaaet: Vej, folk: SimpleNamespace, som: Any
) -> None:
    foreslaaet.tag("tillaegsaftale_skrevet", date(2026, 11, 4), **AFTALE)
    klient = som("borger")
    assert "Der er foreslået et job hos Prøvebageriet" in klient.get("/borger/").content.decode()
    side = klient.get("/borger/job/").content.decode()
    assert "Siddende og rolig plads" in side
    om = {"ansaettelse": "job-1", "version": foreslaaet.sag.version}
    tomt = klient.post("/borger/job/", om | {"handling": "svar", "svar": "aendring"})
    assert (tomt.status_code, "Skriv, hvad der skal være anderledes." in tomt.content.decode()) == (422, True)
    klient.post("/borger/job/", om | {"handling": "svar", "svar": "aendring", "oensker": "Ikke om mandagen"})
    om["version"] += 1
    klient.post("/borger/job/", om | {"handling": "samtykke", "til": ["kommune"]})
    om["version"] += 1
    klient.post("/borger/job/", om | {"handling": "aftale", "udgave": "1"})
    en = _t(foreslaaet).etableringer[0]
    assert (
        en.sidste_svar("borger").oensker,
        en.har_samtykke("kommune"),
        en.tillaegsaftale.har("borger"),
    ) == (
        "Ikke om mandagen",
        True,
        True,
    )
    om["version"] += 1
    klient.post("/borger/job/", om | {"handling": "samtykke"})
    assert _t(foreslaaet).etableringer[0].samtykke == ()


def test_virksomheden_ser_sit_job_og_intet_om_helbred(
    foreslaaet: Vej, folk: SimpleNamespace, som: Any
) -> None:
    foreslaaet.tag(
        "job_godkendt", date(2026, 11, 3), **GODKENDT | {"begrundelse": "Leddegigten gør løft svært."}
    )
    klient = som("arbejdsgiver")
    liste = klient.get("/virksomhed/job/").content.decode()
    assert "I mangler at svare." in liste
    sti = f"/virksomhed/job/{foreslaaet.sag.pk}/job-1/"
    side = klient.get(sti).content.decode()
    assert "Anna Agerlund" in side
    assert "7.020 kr." in side
    assert "Leddegigt" not in side
    assert "650384" not in side
    svar = klient.post(
        sti, {"handling": "svar", "svar": "enig", "soeger": "virksomhed", "version": foreslaaet.sag.version}
    )
    assert svar.status_code == 302
    assert _t(foreslaaet).etableringer[0].soeger == "virksomhed"
    assert klient.get(f"{sti}side/").content[:5] == b"%PDF-"


def test_en_anden_virksomhed_kan_ikke_aabne_jobbet(
    foreslaaet: Vej, folk: SimpleNamespace, client: Any
) -> None:
    from fleksjob.sager.models import Bruger

    anden = Bruger.objects.create_user(
        "andet", None, navn="Andet", rolle="arbejdsgiver", kommune=folk.hjemme, virksomhed_cvr="10150817"
    )
    egen = Vej(folk)
    egen.ny("bo", "Bo Brink", date(2026, 8, 3))
    egen.til_visiteret()
    egen.tag("job_foreslaaet", date(2026, 11, 2), **FORSLAG | {"cvr": "10150817"})
    client.force_login(anden)
    assert "Bo Brink" in client.get(f"/virksomhed/job/{egen.sag.pk}/job-1/").content.decode()
    for sti in ("", "side/", "aftale/"):
        assert client.get(f"/virksomhed/job/{foreslaaet.sag.pk}/job-1/{sti}").status_code == 404
    assert "Anna" not in client.get("/virksomhed/job/").content.decode()


def test_jobskifte_kan_ikke_kraeves_i_et_midlertidigt_fleksjob(folk: SimpleNamespace, som: Any) -> None:
    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.til_job()
    assert (
        "Kommunen kan ikke kræve jobskifte i et midlertidigt fleksjob før 1. oktober 2031."
        in _aabn(som, "sagsbehandler", vej).content.decode()
    )


def test_alt_kan_goeres_i_formularerne(ledig: Vej, som: Any) -> None:
    klient = som("konsulent")
    klient.get(f"/kontor/sag/{ledig.sag.nummer}/?fra=job")
    sti = f"/kontor/sag/{ledig.sag.nummer}/skridt/job_foreslaaet/"
    felter = {
        "forventet_version": ledig.sag.version,
        "gyldig_fra": "2026-11-20",
        "virksomhed": "Bageriet",
        "startdato": "2026-12-01",
        "timer": "3,5",
        "intensitet": "40",
        "opgaver-0-opgave": "Feje",
        "opgaver-0-hensyn": "Ingen løft",
        "timeprofil-0-fra": "2027-02-01",
        "timeprofil-0-timer": "fem",
    }
    fejl = klient.post(sti, felter | {"handling": "gem"})
    assert fejl.status_code == 422
    side = fejl.content.decode()
    assert "Stigning 1, timer om ugen: Skriv et tal, fx 200,50." in side
    assert 'value="fem"' in side
    assert 'value="Ingen løft"' in side
    svar = klient.post(sti, felter | {"handling": "gem", "timeprofil-0-timer": "5"})
    assert svar.url == f"/kontor/sag/{ledig.sag.nummer}/job/"
    en = _t(ledig, date(2026, 11, 20)).etableringer[0]
    assert (en.timer, en.slut_timer, en.virksomhed) == (3.5, 5.0, "Bageriet")
