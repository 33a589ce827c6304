"""Tegn, rytme, kald om hjælp og praktik: rene funktioner af hændelserne."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.opfoelgningstegn import forslag, gaeldende, koder, oftere_til, tegn
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.praktikresultat import kraever_leder, praktikresultat, uden_job, uger_mellem
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.opfoelgningsord import NYT_SIDEN_SIDST, RYTMER, TEGN, foreslaaet_rytme

PERSON = Person(date(1984, 5, 2))
START = date(2026, 1, 5)
JOB: list[Any] = [
    h.FleksjobBevilget(
        gyldig_fra=date(2026, 1, 2), id="1", ansaettelse="a", virksomhed="Bageriet", cvr="12345674"
    ),
    h.FleksjobStartet(gyldig_fra=START, id="2", ansaettelse="a", timer=10.0, intensitet=50.0),
]


def _t(dag: date, *flere: Any) -> Any:
    return tilstand(PERSON, [*JOB, *flere], pr=dag)


def _koder(dag: date, *flere: Any) -> tuple[str, ...]:
    t = _t(dag, *flere)
    return koder(gaeldende(t, t.ansaettelser[0], dag))


def test_de_foerste_seks_maaneder_er_et_tegn_og_kun_de() -> None:
    assert _koder(START) == ("foerste_maaneder",)
    assert _koder(date(2026, 7, 4)) == ("foerste_maaneder",)
    assert _koder(date(2026, 7, 5)) == ()


def test_et_kald_taeller_til_tre_maaneder_efter_det_er_lukket() -> None:
    kald = h.HjaelpOensket(
        gyldig_fra=date(2026, 8, 3), id="3", ansaettelse="a", fra="arbejdsgiver", emner=("ny_leder",)
    )
    lukket = h.HjaelpAfsluttet(gyldig_fra=date(2026, 8, 10), id="4", kald="3", aendret=("tider",))
    assert _koder(date(2026, 12, 1), kald) == ("ny_leder", "hjaelp")
    assert "hjaelp" in _koder(date(2026, 11, 9), kald, lukket)
    assert _koder(date(2026, 11, 10), kald, lukket) == ("ny_leder",)


def test_kilden_siger_hvor_tegnet_kommer_fra_og_bruger_arbejdspladsens_ord() -> None:
    kald = h.HjaelpOensket(
        gyldig_fra=date(2026, 8, 3), id="3", ansaettelse="a", fra="arbejdsgiver", emner=("fravaer",)
    )
    t = _t(date(2026, 8, 4), kald)
    hjaelp = next(en for en in tegn(t, t.ansaettelser[0]) if en.kode == "hjaelp")
    assert hjaelp.kilde == "Arbejdspladsen bad om hjælp (der er meget fravær)"


def test_et_tegn_slaaet_fra_taeller_ikke_men_kan_ses_med_grunden_og_kommer_igen_af_noget_nyt() -> None:
    fra = h.OpfoelgningstegnVurderet(gyldig_fra=date(2026, 2, 2), id="3", ansaettelse="a", tegn="foerste_maaneder",
                                     gaelder=False, grund="Har været her før", registreret_af="amira")  # fmt: skip
    t = _t(date(2026, 2, 3), fra)
    assert gaeldende(t, t.ansaettelser[0], date(2026, 2, 3)) == ()
    assert [(en.slukket, en.af) for en in tegn(t, t.ansaettelser[0])] == [("Har været her før", "amira")]
    sluk = h.OpfoelgningstegnVurderet(
        gyldig_fra=date(2026, 8, 20), id="5", ansaettelse="a", tegn="hjaelp", gaelder=False
    )
    foerste = h.HjaelpOensket(gyldig_fra=date(2026, 8, 3), id="4", ansaettelse="a", emner=("opgaver",))
    nyt = h.HjaelpOensket(gyldig_fra=date(2026, 9, 3), id="6", ansaettelse="a", emner=("tider",))
    assert "hjaelp" not in _koder(date(2026, 9, 1), foerste, sluk)
    assert "hjaelp" in _koder(date(2026, 9, 4), foerste, sluk, nyt)


def test_lang_ledighed_aendrede_timer_lav_trivsel_og_svingende_hensyn() -> None:
    ledig = h.LedighedsydelseStartet(gyldig_fra=date(2024, 1, 1), id="0", sats="hoej")
    bevis = h.FleksjobbevisUdstedt(
        gyldig_fra=date(2025, 12, 1), id="00", skaanehensyn=("Mulighed for at gå hjem på en dårlig dag",)
    )
    aendret = h.VilkaarAendret(gyldig_fra=date(2026, 3, 2), id="3", ansaettelse="a", timer=12.0)
    holdt = h.OpfoelgningAfholdt(gyldig_fra=date(2026, 4, 7), id="4", ansaettelse="a", trivsel_borger=2, kolleger=1,
                                 nyt=("traet",))  # fmt: skip
    t = tilstand(PERSON, [ledig, bevis, *JOB, aendret, holdt], pr=date(2026, 4, 8))
    assert koder(gaeldende(t, t.ansaettelser[0], date(2026, 4, 8))) == (
        "foerste_maaneder", "foerste_job", "svingende", "timer_aendret", "lav_trivsel", "traet", "uden_for",
    )  # fmt: skip


def test_intet_tegn_naevner_helbred() -> None:
    ord_ = ("sygdom", "diagnose", "helbred", "psyk", "smerte")
    for en in TEGN.values():
        assert not any(et in f"{en.navn} {en.hvorfor}".lower() for et in ord_)


@pytest.mark.parametrize(("antal", "uger"), [(0, 0), (1, 13), (2, 8), (3, 4), (9, 4)])
def test_forslaget_foelger_af_antallet_og_intet_andet(antal: int, uger: int) -> None:
    assert foreslaaet_rytme(antal) == uger
    assert uger in RYTMER


_VALG = st.builds(
    lambda dage, kode, gaelder: h.OpfoelgningstegnVurderet(
        gyldig_fra=START + timedelta(days=dage), ansaettelse="a", tegn=kode, gaelder=gaelder, grund="x"
    ),
    st.integers(0, 900),
    st.sampled_from(sorted(TEGN)),
    st.booleans(),
)
_HOLDT = st.builds(
    lambda dage, nyt, tal: h.OpfoelgningAfholdt(
        gyldig_fra=START + timedelta(days=dage), ansaettelse="a", nyt=tuple(nyt), trivsel_borger=tal
    ),
    st.integers(0, 900),
    st.lists(st.sampled_from(NYT_SIDEN_SIDST), max_size=3),
    st.sampled_from([None, 1, 3, 5]),
)


@given(st.lists(st.one_of(_VALG, _HOLDT), max_size=8), st.integers(0, 1400))
def test_den_gemte_dag_svarer_til_tegnene(flere: list[Any], dage: int) -> None:
    """Listen finder jobbet på `oftere_til`, siden viser tegnene: de to må aldrig være uenige."""
    dag = START + timedelta(days=dage)
    t = _t(START + timedelta(days=901), *flere)
    job = t.ansaettelser[0]
    til = oftere_til(t, job)
    nu = gaeldende(t, job, dag)
    if nu:
        assert til is not None
        assert til > dag
        assert forslag(t, job, dag) > 0
    if til is not None:
        sidste_dag = til - timedelta(days=1)
        assert any(en.til == til and en.gaelder(sidste_dag) for en in tegn(t, job))


def test_kaldet_er_en_pligt_med_kommunens_egen_frist_og_et_svar_lukker_kun_sit_eget() -> None:
    et = h.HjaelpOensket(gyldig_fra=date(2026, 8, 3), id="3", ansaettelse="a", svar_senest=date(2026, 8, 5))
    to = h.HjaelpOensket(gyldig_fra=date(2026, 8, 4), id="4", ansaettelse="a", svar_senest=date(2026, 8, 6))
    svar = h.HjaelpBesvaret(gyldig_fra=date(2026, 8, 4), id="5", kald="4", hvordan="telefon")
    fundne = [p for p in pligter(_t(date(2026, 8, 6), et, to, svar)) if p.kode == "hjaelp_svar"]
    assert {(p.frist, p.status) for p in fundne} == {
        (date(2026, 8, 5), "overskredet"),
        (date(2026, 8, 6), "opfyldt"),
    }
    assert {p.art for p in fundne} == {"intern"}
    assert all("eget mål" in p.forklaring for p in fundne)


def test_den_aftalte_opfoelgning_er_en_pligt_til_den_er_holdt() -> None:
    rytme = h.OpfoelgningsrytmeValgt(gyldig_fra=date(2026, 8, 3), id="3", ansaettelse="a", uger=4,
                                     naeste=date(2026, 8, 31))  # fmt: skip
    holdt = h.OpfoelgningAfholdt(
        gyldig_fra=date(2026, 9, 1), id="4", ansaettelse="a", naeste=date(2026, 10, 1)
    )
    alle = {
        (p.frist, p.status)
        for p in pligter(_t(date(2026, 9, 2), rytme, holdt))
        if p.kode == "opfoelgning_aftalt"
    }
    assert alle == {(date(2026, 8, 31), "opfyldt"), (date(2026, 10, 1), "kommende")}


def test_tidspunkterne_giver_svartiden() -> None:
    kaldt, svaret = (datetime(2026, 8, 3, time, tzinfo=UTC) for time in (8, 11))
    et = h.HjaelpOensket(gyldig_fra=date(2026, 8, 3), id="3", ansaettelse="a", registreret=kaldt)
    svar = h.HjaelpBesvaret(gyldig_fra=date(2026, 8, 3), id="4", kald="3", registreret=svaret)
    kald = _t(date(2026, 8, 4), et, svar).hjaelpekald[0]
    assert kald.svaret - kald.kaldt == timedelta(hours=3)


def _praktik(nr: int, fra: date, udgang: str = "", cvr: str = "10150817") -> list[Any]:
    return [
        h.PraktikStartet(gyldig_fra=fra, id=f"p{nr}", virksomhed="Lageret", cvr=cvr, timer=6.0, hensyn="Pauser"),
        h.PraktikSluttet(gyldig_fra=fra + timedelta(days=20), id=f"s{nr}", timer=9.0, intensitet=70.0, udgang=udgang,
                         hensyn_virkede="Fast makker"),
    ]  # fmt: skip


def test_praktikkens_resultat_er_det_naaede_og_de_hensyn_der_virkede() -> None:
    t = tilstand(PERSON, _praktik(1, date(2025, 3, 3)), pr=date(2025, 6, 1))
    fundet = praktikresultat(t)
    assert fundet is not None
    assert (fundet.timer, fundet.intensitet, fundet.hensyn) == (9.0, 70.0, "Fast makker")


def test_historien_viser_praktikker_uden_job() -> None:
    forloeb = [*_praktik(1, date(2025, 1, 6)), *_praktik(2, date(2025, 3, 3), "ikke_match"),
               *_praktik(3, date(2025, 9, 1), "job", cvr="12345674"), *JOB]  # fmt: skip
    t = tilstand(PERSON, forloeb, pr=date(2026, 2, 1))
    assert [en.startet for en in uden_job(t)] == [date(2025, 1, 6), date(2025, 3, 3)]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_uger_taeller_begge_dage_og_graensen_er_tolv(fra: date, dage: int) -> None:
    til = fra + timedelta(days=dage)
    uger = uger_mellem(fra, til)
    assert (uger - 1) * 7 <= dage < uger * 7
    assert kraever_leder(uger) == (dage >= 84)


def test_en_forlaenget_praktik_har_den_nye_sidste_dag_og_grunden() -> None:
    start = h.PraktikStartet(gyldig_fra=START, id="p", slut=date(2026, 2, 1))
    laengere = h.PraktikForlaenget(
        gyldig_fra=date(2026, 1, 30), id="q", slut=date(2026, 2, 15), grund="Onsdag også"
    )
    praktik = tilstand(PERSON, [start, laengere], pr=date(2026, 2, 1)).praktikker[0]
    assert praktik.forventet_slut == date(2026, 2, 15)
    assert praktik.forlaengelser == ((date(2026, 2, 15), "Onsdag også"),)


def test_rytmens_maaneder_regnes_efter_kalenderen() -> None:
    assert laeg_maaneder_til(START, TEGN["foerste_maaneder"].maaneder) == date(2026, 7, 5)
