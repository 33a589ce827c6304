"""Udvikling i jobbet: mål, kurven, hvornår det står stille, en times værdi, og udsigten i almindelige ord."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Vilkaar
from fleksjob.forloeb.tilstand import Ansaettelse, Person, Tilstand, tilstand
from fleksjob.forloeb.timevaerdi import ANDRE_YDELSER, PENSION_UKENDT, hvad_mangler, saetninger, timevaerdi
from fleksjob.forloeb.udsigt import NY_VISITATION, maaneder_til, udsigt, vejen_ud
from fleksjob.forloeb.udvikling import kurve, skal_vurderes, staar_stille, stagnerer, timer_siden
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.udvikling import FAA_TIMER, VARSEL_MAANEDER, faa_timer
from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud

START, DAG = date(2024, 3, 1), date(2026, 11, 20)
PERSON = Person(date(1984, 3, 5))


def folde(*mere: Any, pr: date = DAG, person: Person = PERSON, start: date = START) -> Tilstand:
    foerst = [
        h.FleksjobBevilget(gyldig_fra=start, ansaettelse="job-1", virksomhed="Bageriet"),
        h.FleksjobStartet(
            gyldig_fra=start, ansaettelse="job-1", virksomhed="Bageriet", timer=16.0, intensitet=50.0,
            timeloen=180.0, fuldtidsloen=33_000.0,
        ),
    ]  # fmt: skip
    return tilstand(person, [*foerst, *mere], pr=pr)


def jobbet(t: Tilstand) -> Ansaettelse:
    (job,) = t.ansaettelser
    return job


def maal(dag: date, id_: str = "m1", **felter: Any) -> h.UdviklingsmaalAftalt:
    return h.UdviklingsmaalAftalt(
        gyldig_fra=dag, id=id_, ansaettelse="job-1", **({"art": "timer", "maalvaerdi": 20.0} | felter)
    )


def test_maal_aftales_naas_og_falder_vaek() -> None:
    t = folde(
        maal(date(2024, 6, 3), "m1", startvaerdi=16.0, inden=date(2025, 6, 1)),
        maal(date(2024, 7, 1), "m2", art="opgaver", maal="kassen", maalvaerdi=None),
        maal(date(2024, 8, 1), "m3", art="kvalitet", maal="uden fejl", maalvaerdi=None),
        h.UdviklingsmaalNaaet(gyldig_fra=date(2025, 1, 6), ansaettelse="job-1", maal_id="m1", opnaaet=20.0),
        h.UdviklingsmaalFrafaldet(
            gyldig_fra=date(2025, 2, 3), ansaettelse="job-1", maal_id="m2", grund="lukket"
        ),
    )
    foerste, andet, tredje = jobbet(t).udvikling.maal
    assert (foerste.naaet, foerste.opnaaet, foerste.fra, foerste.til) == (date(2025, 1, 6), 20.0, 16.0, 20.0)
    assert (andet.frafaldet, andet.grund) == (date(2025, 2, 3), "lukket")
    assert jobbet(t).udvikling.aabne == (tredje,)


def test_et_maal_uden_nummer_og_job_findes_paa_ordene_som_i_gamle_arkiver() -> None:
    t = folde(
        h.UdviklingsmaalAftalt(gyldig_fra=date(2024, 6, 3), id="1", maal="Fra 16 til 18 timer"),
        h.UdviklingsmaalAftalt(gyldig_fra=date(2024, 6, 4), id="2", maal="Kassen"),
        h.UdviklingsmaalNaaet(gyldig_fra=date(2025, 6, 3), maal="Kassen"),
    )
    assert [(en.maal, en.aabent) for en in jobbet(t).udvikling.maal] == [
        ("Fra 16 til 18 timer", True),
        ("Kassen", False),
    ]


def test_plan_samtale_vurdering_broek_aendring_og_valg_foldes() -> None:
    t = folde(
        h.UdviklingsplanAftalt(gyldig_fra=date(2024, 4, 1), ansaettelse="job-1", tidligst=date(2024, 6, 1)),
        h.UdviklingssamtaleHoldt(gyldig_fra=date(2024, 7, 1), id="9", ansaettelse="job-1", trivsel="presset"),
        h.UdviklingVurderet(
            gyldig_fra=date(2024, 8, 1), ansaettelse="job-1", kan_udvikles=True, begrundelse="x"
        ),
        h.JobaendringVurderet(
            gyldig_fra=date(2024, 9, 1), ansaettelse="job-1", aendring="tjenestested", udfald="samme"
        ),
        h.TilskudsbroekOplyst(gyldig_fra=date(2024, 9, 2), ansaettelse="job-1", andel="halvdelen"),
        h.OrdningValgt(
            gyldig_fra=date(2024, 9, 3),
            ansaettelse="job-1",
            ny_ansaettelse="job-2",
            valgt=date(2024, 9, 1),
            dokument="d",
        ),
    )
    egen = jobbet(t).udvikling
    assert egen.plan is not None
    assert egen.valg is not None
    assert (egen.plan.tidligst, egen.samtaler[0].trivsel, egen.vurderinger[0].kan_udvikles, egen.andel) == (
        date(2024, 6, 1), "presset", True, "halvdelen",
    )  # fmt: skip
    assert (egen.aendringer[0].udfald, egen.valg.ny_ansaettelse) == ("samme", "job-2")


# --- Kurven ------------------------------------------------------------------------------------------------------


def test_kurven_siger_timer_intensitet_og_det_der_skete() -> None:
    haendelser = [
        h.VilkaarAendret(gyldig_fra=date(2025, 3, 1), ansaettelse="job-1", intensitet=75.0),
        h.VilkaarAendret(gyldig_fra=date(2025, 6, 1), ansaettelse="job-1", timeloen=190.0),
        h.OpfoelgningAfholdt(gyldig_fra=date(2024, 6, 3), ansaettelse="job-1", art="3_mdr"),
        h.SygdomPaabegyndt(gyldig_fra=date(2025, 9, 1)),
        h.SygdomAfsluttet(gyldig_fra=date(2025, 9, 15)),
        maal(date(2025, 1, 2)),
    ]
    t = folde(*haendelser)
    fundet = kurve(t, haendelser)
    assert fundet is not None
    assert [(s.fra, s.til, s.timer, s.intensitet, s.betalte) for s in fundet.stykker] == [
        (START, date(2025, 3, 1), 16.0, 50.0, 8.0),
        (date(2025, 3, 1), DAG, 16.0, 75.0, 12.0),
    ]
    assert [(v.slags, v.tekst) for v in fundet.ved] == [
        ("job", "Begyndte i fleksjob hos Bageriet"),
        ("opfoelgning", "Opfølgning efter 3 måneder"),
        ("maal", "Mål aftalt: 20 timer om ugen"),
        ("vilkaar", "16 timer med 75 %, 12 betalte"),
        ("fravaer", "Sygemeldt"),
    ]
    assert fundet.ved[-1].til == date(2025, 9, 15)


def test_ingen_kurve_foer_jobbet() -> None:
    t = tilstand(PERSON, [h.FleksjobBevilget(gyldig_fra=START, ansaettelse="job-1")], pr=DAG)
    assert kurve(t, []) is None


SKIFT = st.lists(
    st.tuples(
        st.integers(1, 900), st.sampled_from([4.0, 8.0, 16.0, 30.0]), st.sampled_from([30.0, 50.0, 100.0])
    ),
    max_size=6,
)


@given(SKIFT, st.integers(0, 700), st.booleans())
def test_kurvens_stykker_er_i_orden_uden_overlap_og_siger_som_vilkaarene(
    skift: list[tuple[int, float, float]], andet_fra: int, to_job: bool
) -> None:
    mere: list[Any] = [
        h.VilkaarAendret(gyldig_fra=START + timedelta(days=d), ansaettelse="job-1", timer=t, intensitet=i)
        for d, t, i in skift
    ]
    if to_job:
        fra = START + timedelta(days=andet_fra)
        mere.append(h.FleksjobStartet(gyldig_fra=fra, ansaettelse="job-2", timer=5.0, intensitet=100.0))
    t = folde(*mere)
    fundet = kurve(t, mere)
    assert fundet is not None
    assert fundet.stykker[0].fra == START
    assert fundet.stykker[-1].til == DAG
    for foer, nu in zip(fundet.stykker, fundet.stykker[1:], strict=False):
        assert foer.til == nu.fra
        assert (foer.timer, foer.betalte, foer.intensitet) != (nu.timer, nu.betalte, nu.intensitet)
    for stykke in fundet.stykker:
        job = [j for j in t.ansaettelser if j.startet is not None and j.startet <= stykke.fra]
        betalte = [v.betalte_timer or 0 for j in job if (v := j.vilkaar_pr(stykke.fra)) is not None]
        assert stykke.betalte == pytest.approx(sum(betalte))
        assert stykke.til > stykke.fra


@given(SKIFT, st.integers(0, 800))
def test_staar_stille_taeller_kun_aendringer_i_betalte_timer(
    skift: list[tuple[int, float, float]], dage: int
) -> None:
    pr = START + timedelta(days=900 + dage)
    mere = [
        h.VilkaarAendret(gyldig_fra=START + timedelta(days=d), ansaettelse="job-1", timer=t, intensitet=i)
        for d, t, i in skift
    ]
    job = jobbet(folde(*mere, pr=pr))
    siden = timer_siden(job, pr)
    assert siden is not None
    nu = job.vilkaar_pr(pr)
    dagen_foer = job.vilkaar_pr(siden - timedelta(days=1))
    assert nu is not None
    assert nu.betalte_timer is not None
    assert dagen_foer is None or dagen_foer.betalte_timer != pytest.approx(nu.betalte_timer)
    for v in job.vilkaar:
        if siden <= v.gyldig_fra <= pr:
            assert v.betalte_timer == pytest.approx(nu.betalte_timer)


def test_stagnation_kraever_aabne_maal_og_tid() -> None:
    uden = jobbet(folde())
    med = jobbet(folde(maal(date(2024, 6, 3))))
    assert (staar_stille(med, DAG), stagnerer(med, DAG), stagnerer(uden, DAG)) == (32, True, False)
    assert stagnerer(med, date(2024, 12, 1), VARSEL_MAANEDER) is True
    assert stagnerer(med, date(2024, 11, 30), VARSEL_MAANEDER) is False
    naaet = h.UdviklingsmaalNaaet(gyldig_fra=date(2025, 6, 3), ansaettelse="job-1", maal_id="m1")
    assert stagnerer(jobbet(folde(maal(date(2024, 6, 3)), naaet)), DAG) is False


def test_et_gammelt_job_stagnerer_ikke_og_skal_ikke_vurderes() -> None:
    job = jobbet(folde(maal(date(2024, 6, 3)), start=date(2008, 5, 1)))
    assert job.gammel_ordning
    assert (stagnerer(job, DAG), skal_vurderes(job, DAG)) == (False, False)


@pytest.mark.parametrize(
    ("timer", "faa"), [(0.0, False), (0.5, True), (10.0, True), (10.01, False), (None, False)]
)
def test_faa_timer_er_ti_eller_faerre(timer: float | None, faa: bool) -> None:
    assert FAA_TIMER == 10.0
    assert faa_timer(timer, DAG) is faa


def test_faa_timer_taender_vurderingen_indtil_den_er_skrevet() -> None:
    assert skal_vurderes(jobbet(folde()), DAG) is True
    vurderet = h.UdviklingVurderet(
        gyldig_fra=date(2024, 8, 1),
        ansaettelse="job-1",
        kan_udvikles=True,
        begrundelse="x",
        inden=date(2026, 1, 1),
    )
    assert skal_vurderes(jobbet(folde(vurderet)), DAG) is False
    flere = h.VilkaarAendret(gyldig_fra=date(2025, 1, 1), ansaettelse="job-1", intensitet=90.0)
    assert skal_vurderes(jobbet(folde(flere)), DAG) is False


# --- En time mere ------------------------------------------------------------------------------------------------


def vilkaar(
    timer: float, intensitet: float = 100.0, timeloen: float = 180.0, fuld: float = 33_000.0
) -> Vilkaar:
    return Vilkaar(START, timer, intensitet, timeloen, fuld)


@given(st.integers(2, 33), st.integers(140, 205))
def test_en_time_er_forskellen_mellem_to_beregninger(timer: int, timeloen: int) -> None:
    v = timevaerdi(vilkaar(float(timer), timeloen=float(timeloen)), DAG)
    foer, efter = (
        beregn_fleksloentilskud(dato=DAG, timeloen=timeloen, timer=t, fuldtidsloen=33_000.0)
        for t in (timer, timer + 1)
    )
    assert v.en_time is not None
    assert v.forskel("i_alt", v.en_time) == efter.i_alt - foer.i_alt
    assert v.nu.i_alt == foer.i_alt


def test_saetningerne_siger_naar_loftet_binder() -> None:
    under, over = (timevaerdi(vilkaar(t), DAG) for t in (10.0, 25.0))
    assert saetninger(under)[0].startswith(
        "En betalt time mere om ugen giver dig 546 kr. mere om måneden før skat"
    )
    assert "Det betaler sig, indtil du har 20,9 betalte timer" in saetninger(under)[-1]
    assert "Tilskuddet er helt væk ved 42" not in saetninger(under)[-1]
    assert saetninger(over)[0].startswith("Lige nu giver en time mere ikke flere penge.")
    assert over.forskel("i_alt", over.mere[0]) == 0


def test_pension_og_andre_ydelser_staar_som_forbehold() -> None:
    uden = timevaerdi(vilkaar(10.0), DAG)
    assert ANDRE_YDELSER in uden.forbehold
    assert PENSION_UKENDT in uden.forbehold
    med = timevaerdi(Vilkaar(START, 10.0, 100.0, 180.0, 33_000.0, 12.0), DAG)
    assert PENSION_UKENDT not in med.forbehold
    assert med.nu.i_alt == uden.nu.i_alt
    assert med.nu.i_haanden < uden.nu.i_haanden


def test_manglende_tal_regnes_ikke_som_nul() -> None:
    assert hvad_mangler(None) == ("vilkårene i jobbet",)
    assert hvad_mangler(Vilkaar(START, 10.0, 50.0)) == ("timelønnen", "fuldtidslønnen")
    with pytest.raises(UgyldigtInput, match="Det mangler: timelønnen, fuldtidslønnen"):
        timevaerdi(Vilkaar(START, 10.0, 50.0), DAG)


# --- Udsigten ----------------------------------------------------------------------------------------------------


def test_udsigten_for_en_der_fylder_40() -> None:
    u = udsigt(folde())
    assert u is not None
    assert (u.overskrift, u.dag, u.status_fra) == (
        "Hvad der sker i marts 2029, og hvad der ikke sker", date(2029, 3, 1), date(2028, 9, 1),
    )  # fmt: skip
    assert any("varigt fleksjob" in s and "Du er fyldt 40" in s for s in u.sker)
    assert u.du_skal[0] == "Ingenting nu. Kommunen skriver til dig."
    assert any(s.startswith("Du bliver ikke opsagt") for s in u.sker_ikke)
    assert any(s.startswith("Kommunen kan ikke kræve") for s in u.sker_ikke)


def test_udsigten_for_en_under_40() -> None:
    u = udsigt(folde(person=Person(date(1995, 3, 5))))
    assert u is not None
    assert any("fem år mere" in s for s in u.sker)


def test_udsigten_lover_ikke_jobroen_i_en_ny_periode() -> None:
    fornyet = [
        h.StatusUdarbejdet(gyldig_fra=date(2024, 2, 1), ansaettelse="job-1", konklusion="fortsat"),
        h.BevillingFornyet(gyldig_fra=date(2024, 3, 1), ansaettelse="job-1"),
    ]
    t = folde(*fornyet, start=date(2019, 3, 1), person=Person(date(1995, 3, 5)))
    u = udsigt(t)
    assert u is not None
    assert u.dag == date(2029, 3, 1)
    assert not any(s.startswith("Kommunen kan ikke kræve") for s in u.sker_ikke)
    assert any("ny periode" in s for s in u.forbehold)


def test_varig_og_gammel_har_ingen_dato() -> None:
    varig = udsigt(folde(h.BevillingFornyet(gyldig_fra=date(2025, 3, 1), ansaettelse="job-1", varig=True)))
    gammel = udsigt(folde(start=date(2008, 5, 1)))
    assert varig is not None
    assert gammel is not None
    assert (varig.dag, gammel.dag) == (None, None)
    assert (varig.overskrift, gammel.overskrift) == (
        "Dit fleksjob er varigt",
        "Dit fleksjob har ingen slutdato",
    )


def test_vejen_ud_og_tilbage_har_kilde_og_forbehold() -> None:
    vej = vejen_ud()
    assert "Aktivloven § 74, stk. 2" in vej.kilder
    assert NY_VISITATION in vej.forbehold
    assert any("ledighedsydelse" in s for s in vej.tilbage)


@given(st.dates(date(2026, 1, 1), date(2032, 1, 1)))
def test_maaneder_til_er_aldrig_negativ(dag: date) -> None:
    assert maaneder_til(dag, DAG) >= 0
    assert (maaneder_til(dag, DAG) == 0) == (dag < date(2026, 12, 20))
