"""Det opdigtede land: kvoterne rammer de offentliggjorte tal, livene hænger sammen, og lønnen er hændelsernes."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies as st
from tests.indblik.lille_land import DAG, OPGAVE

from fleksjob.demo import kalibrering
from fleksjob.demo.land import antagelser
from fleksjob.demo.land.bestand import (
    GAMMEL,
    LEDIG,
    LOEBER,
    NY,
    Bestand,
    bestand,
    foerste_dag,
    maaned,
    tilgang_i_aar,
)
from fleksjob.demo.land.kvoter import fordelt, trukket, vaelg
from fleksjob.demo.land.livsforloeb import Liv, Skriver
from fleksjob.demo.land.loen import MAANEDER_FOER, TIMER_FOER, loenraekker
from fleksjob.demo.land.skriv import Opgave, kilde, liv, maerker
from fleksjob.demo.land.timer import Timer, fordeling, timer
from fleksjob.drift.kommandolinje.demo import demo
from fleksjob.forloeb.haendelser import IndkomstIndberettet
from fleksjob.forloeb.tilstand import Person
from fleksjob.indblik import tabeller
from fleksjob.indblik.kommuner import kommuner
from fleksjob.indblik.offentliggjort import offentliggjort
from fleksjob.indblik.sagsraekker import foldet, indkomstraekker, raekker_for

ANTAL = 5_000
SKALA = ANTAL / antagelser.FULD_STOERRELSE
SIDSTE = maaned(DAG)
FROE = (2026, 7, 41)


@pytest.fixture(scope="module", params=FROE)
def land(request: pytest.FixtureRequest) -> tuple[Bestand, Timer]:
    b = bestand(ANTAL, request.param, DAG)
    return b, timer(b, request.param, SKALA, SIDSTE)


def _loeber(b: Bestand, nr: int, *slags: int) -> np.ndarray:
    return np.isin(b.slags, slags) & (b.fra <= nr) & (b.til > nr)


def _timer(t: Timer, nr: int) -> np.ndarray:
    return np.where(t.aendres <= nr, t.til, t.start)


def test_tilgangen_er_den_offentliggjorte_hvert_aar(land: tuple[Bestand, Timer]) -> None:
    b, _ = land
    for aar in range(2010, 2021):
        i_aaret = ~b.afslag & (b.visiteret // 12 == aar - 2010) & (b.visiteret >= 0)
        antal, direkte, _ = tilgang_i_aar(aar)
        assert i_aaret.sum() == round(antal * SKALA)
        assert (i_aaret & b.direkte).sum() == round(direkte * SKALA)


def test_timebaandene_i_oktober_2022_er_de_offentliggjorte(land: tuple[Bestand, Timer]) -> None:
    b, t = land
    nr = maaned(date(2022, 10, 1))
    timerne = _timer(t, nr)[_loeber(b, nr, NY)]
    fundne = np.bincount(np.searchsorted([5, 10, 15, 20, 25, 30], timerne), minlength=6)
    offentliggjorte = np.array([20_871, 26_148, 16_780, 7_293, 967, 237]) * SKALA
    assert timerne.size == round(72_296 * SKALA)
    assert np.abs(fundne - offentliggjorte).max() <= 1


@pytest.mark.parametrize(("aar", "snit"), [(2013, 11.5), (2023, 9.1)])
def test_gennemsnittet_er_det_offentliggjorte(land: tuple[Bestand, Timer], aar: int, snit: float) -> None:
    b, t = land
    nr = maaned(date(aar, 12, 1))
    assert abs(_timer(t, nr)[_loeber(b, nr, NY)].mean() - snit) < 0.05


def test_op_og_ned_i_juni_2016_er_svaret_saa_taet_som_antallet_tillader(land: tuple[Bestand, Timer]) -> None:
    b, t = land
    nr = maaned(date(2016, 6, 1))
    med = _loeber(b, nr, NY) & (t.start <= 10)
    aendring = (_timer(t, nr) - t.start)[med]
    dage = np.array([(date(2016, 6, 30) - foerste_dag(et)).days for et in b.fra[med].tolist()])
    for hvem, op in (
        (dage >= 0, 0.18),
        ((dage >= 365) & (dage < 730), 0.18),
        (dage >= 730, 0.25),
    ):
        assert abs((aendring[hvem] >= 1).mean() - op) <= 0.005 + 2 / hvem.sum()
    assert abs((aendring <= -1).mean() - 0.09) <= 0.005 + 2 / aendring.size


def test_ledigheden_i_2018_er_den_offentliggjorte(land: tuple[Bestand, Timer]) -> None:
    b, _ = land
    nr = maaned(date(2018, 1, 1))
    ledige = _loeber(b, nr, LEDIG)
    assert abs(ledige.sum() / (ledige.sum() + _loeber(b, nr, NY, GAMMEL).sum()) - 0.18) < 0.005
    laenge = (ledige & (b.fra <= nr - 24)).sum() / SKALA
    assert 2_500 <= laenge <= 4_500


def test_bestanden_er_den_forrige_plus_ind_minus_ud(land: tuple[Bestand, Timer]) -> None:
    b, _ = land
    personer = b.visiteret.size
    inde = [
        np.bincount(b.person[(b.fra <= nr) & (b.til > nr)], minlength=personer) > 0
        for nr in range(SIDSTE + 1)
    ]
    for nr, (foer, nu) in enumerate(pairwise(inde), 1):
        ind, ud = (nu & ~foer).sum(), (foer & ~nu).sum()
        assert nu.sum() == foer.sum() + ind - ud
        assert ud == (b.ude == nr).sum()


def test_ingen_er_to_steder_og_der_er_ingen_huller(land: tuple[Bestand, Timer]) -> None:
    b, _ = land
    ens = b.person[1:] == b.person[:-1]
    assert (b.til > b.fra).all()
    assert (b.fra[1:][ens] == b.til[:-1][ens]).all()
    sidste = np.flatnonzero(np.append(~ens, True))
    assert (b.til[sidste] == b.ude[b.person[sidste]]).all()
    gamle_fra = b.fra[b.slags == GAMMEL]
    assert gamle_fra.max() < antagelser.NY_ORDNING_FRA
    assert b.fra[b.slags == NY].min() >= antagelser.NY_ORDNING_FRA


def test_samme_froe_er_samme_land_og_et_andet_froe_et_andet() -> None:
    foerst, igen, andet = (list(liv(Opgave(600, froe, DAG))) for froe in (1, 1, 2))
    assert foerst == igen
    assert foerst != andet


def test_kommunens_demo_er_formet_efter_de_samme_offentliggjorte_tal() -> None:
    """Tallene står i `offentliggjort.yaml`; kommunens kalibrering gentager nogle af dem og må ikke sige andet."""
    alle = offentliggjort()
    baand = list(alle.find("timebaand").vaerdier().values())[:6]
    assert [antal for _, antal in kalibrering.TIMEBAAND] == baand
    ind, andele, fast = (alle.find(id_).vaerdier() for id_ in ("tilgang", "direkte_andel", "fastholdelse"))
    for aar in range(2010, 2021):
        antal, direkte, fastholdelse = kalibrering.TILGANG[aar]
        assert (antal, direkte) == (ind[str(aar)], andele[str(aar)] / 100)
        assert fastholdelse == pytest.approx(fast[str(aar)] / ind[str(aar)], abs=0.0006)
    op = alle.find("aendring_timer").vaerdier()
    assert (op["Gået op"] / 100, op["Gået ned"] / 100) == (kalibrering.OP, kalibrering.NED)
    assert alle.find("ledighed_2018").vaerdier() == {"Landet": kalibrering.LY_ANDEL * 100}


@pytest.mark.parametrize("antal", [500, 777, 1_000, 50_000])
def test_landet_har_netop_saa_mange_sager(antal: int) -> None:
    b = bestand(antal, 3, DAG)
    assert b.visiteret.size == antal
    assert 0 < b.afslag.sum() < antal * 0.05


def test_alle_98_kommuner_har_sager() -> None:
    b = bestand(20_000, 1, DAG)
    assert set(b.kommune.tolist()) == set(kommuner())


def _nogle(antal: int = 120) -> list[Liv]:
    """De første med et fastholdelsesjob, og hver tiende af de andre."""
    alle = list(liv(OPGAVE))
    fastholdte = [en for en in alle if en.fastholdt][: antal // 4]
    return [*fastholdte, *alle[:: len(alle) // (antal - len(fastholdte))]]


def _med_loen(en: Liv) -> Sequence[tuple[object, ...]]:
    """Lønnen, som `indkomstraekker` giver den, når hver måned er indberettet som en hændelse."""
    maerkerne = maerker(OPGAVE)
    haendelser = Skriver(en, OPGAVE.froe, DAG).alle()
    sag = kilde(maerkerne, OPGAVE, en)
    perioder = raekker_for(maerkerne, [sag])["perioder"]
    indberettet = loenraekker(perioder, DAG).to_pylist()
    cvr = {maerkerne.pseudonymer.arbejdsgiver(s.cvr): s.cvr for s in en.stykker if s.cvr}
    noegler = {str(nr): f"job{plads}" for nr, plads in enumerate(_jobbenes_pladser(en), 1)}
    for raekke in indberettet:
        dage = (foerste_dag(maaned(raekke["maaned"]) + 1) - raekke["maaned"]).days
        fra_jobbet = raekke["slags"] == "fleksjob"
        haendelser.append(
            IndkomstIndberettet(
                id=str(len(haendelser) + 1), gyldig_fra=raekke["maaned"], periode=f"{raekke['maaned']:%Y-%m}",
                timer=_timer_i(en, raekke["maaned"], noegler.get(raekke["job"], "")) * dage / 7,
                loen=raekke["loen"], ansaettelse=noegler.get(raekke["job"], "") if fra_jobbet else "",
                indberetter=cvr[raekke["arbejdsgiver"]],
            )
        )  # fmt: skip
    _, sidste = foldet(Person(en.foedselsdato), haendelser, maerkerne)
    assert sidste is not None
    fundne = [(sag.sag, *raekke) for raekke in indkomstraekker(sidste, maerkerne.pseudonymer)]
    assert sorted(map(tuple, (en.values() for en in indberettet))) == sorted(fundne)
    return fundne


def _jobbenes_pladser(en: Liv) -> list[int]:
    """Jobbenes pladser blandt stykkerne; jobnøglen er `job` og pladsen, tallet i tabellen er jobbets nummer."""
    return [plads for plads, s in enumerate(en.stykker, 1) if s.slags != LEDIG and foerste_dag(s.fra) <= DAG]


def _timer_i(en: Liv, dag: date, noegle: str) -> float:
    """Timerne i jobbet i måneden, som de er trukket; før et fastholdelsesjob de faste."""
    if not noegle:
        return TIMER_FOER
    stykke = en.stykker[int(noegle.removeprefix("job")) - 1]
    return float(stykke.nye_timer if stykke.aendres <= maaned(dag) else stykke.timer)


def test_loennen_i_bunker_er_den_haendelserne_giver() -> None:
    """Hver måned skrevet som hændelse og foldet giver de samme rækker som de regnede."""
    alle = [raekke for en in _nogle() for raekke in _med_loen(en)]
    assert len(alle) > 1_000
    assert {raekke[3] for raekke in alle} == {"fleksjob", "anden"}


def test_der_er_loen_for_hver_maaned_i_den_nye_ordning_og_kun_den() -> None:
    nogle = _nogle()
    maerkerne = maerker(OPGAVE)
    perioder = raekker_for(maerkerne, [kilde(maerkerne, OPGAVE, en) for en in nogle])["perioder"]
    fundne = loenraekker(perioder, DAG)
    ventet = sum(
        min(s.til, SIDSTE) - s.fra for en in nogle for s in en.stykker if s.slags == NY and s.fra < SIDSTE
    )
    fastholdte = sum(en.fastholdt for en in nogle)
    assert fastholdte > 10
    assert fundne.num_rows == ventet + MAANEDER_FOER * fastholdte


def test_livene_er_i_tidens_orden_og_slutter_senest_paa_dagen() -> None:
    for en in _nogle():
        haendelser = Skriver(en, OPGAVE.froe, DAG).alle()
        dage = [h.gyldig_fra for h in haendelser]
        assert dage == sorted(dage)
        assert dage[-1] <= DAG
        lukket = [h.gyldig_fra for h in haendelser if h.type == "sag_lukket"]
        assert lukket == ([] if en.ude == LOEBER else [foerste_dag(en.ude)])


def test_foldet_er_livet_de_perioder_der_blev_trukket() -> None:
    """Det, målene tæller, er det, kvoterne lagde: samme job og samme ledige perioder efter foldningen."""
    maerkerne = maerker(OPGAVE)
    for en in _nogle(60):
        fundne, _ = foldet(Person(en.foedselsdato), Skriver(en, OPGAVE.froe, DAG).alle(), maerkerne)
        for slags, de_slags in (("job", (NY, GAMMEL)), ("ledighedsydelse", (LEDIG,))):
            trukne = [
                (maaned(foerste_dag(s.fra)), None if s.til == LOEBER else s.til)
                for s in en.stykker
                if s.slags in de_slags
            ]
            foldede = [(maaned(p.fra), maaned(p.til) if p.til else None) for p in fundne if p.slags == slags]
            assert sorted(foldede, key=lambda p: p[0]) == trukne


@given(st.integers(0, 5_000), st.lists(st.floats(0.001, 50), min_size=1, max_size=20))
def test_en_kvote_gaar_altid_op(antal: int, vaegte: list[float]) -> None:
    hver = fordelt(antal, np.array(vaegte))
    assert hver.sum() == antal
    assert (np.abs(hver - antal * np.array(vaegte) / sum(vaegte)) < 1 + 1e-6).all()


@settings(max_examples=30)
@given(st.integers(0, 400), st.integers(0, 500), st.integers(0, 9))
def test_der_vaelges_forskellige_og_saa_mange_som_der_er(af: int, antal: int, froe: int) -> None:
    rng = np.random.default_rng(froe)
    valgte = vaelg(rng, np.arange(af), np.ones(af), antal)
    assert valgte.size == len(set(valgte.tolist())) == min(af, antal)


def test_den_med_det_mindste_tal_faar_den_foerste_vaerdi() -> None:
    ud = trukket(np.random.default_rng(1), 4, {1: 0.5, 9: 0.5}, np.array([3.0, 1.0, 4.0, 2.0]))
    assert ud.tolist() == [9, 1, 9, 1]


@pytest.mark.parametrize("snit", [8.6, 9.1, 11.5])
def test_fordelingen_har_det_gennemsnit_der_bedes_om(snit: float) -> None:
    f = fordeling(snit)
    assert sum(f.values()) == pytest.approx(1)
    assert sum(t * andel for t, andel in f.items()) == pytest.approx(snit, abs=1e-6)


def _koer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *valg: str) -> Result:
    from django.conf import settings as indstillinger

    monkeypatch.setattr(indstillinger, "DATA", tmp_path)
    return CliRunner().invoke(demo, ("--land", *valg), env={"FLEKSJOB_DAG": "2026-11-22"})


def test_kommandoen_laver_et_land_en_gang_uden_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foerst = _koer(tmp_path, monkeypatch, "--antal", "500")
    assert "opdigtet land på 500 sager" in foerst.output
    udgave = tabeller.nyeste(tmp_path / "indblik" / "land")
    assert udgave is not None
    assert udgave.sager == 500
    assert "ligger der i forvejen" in _koer(tmp_path, monkeypatch, "--antal", "500").output


@pytest.mark.parametrize(
    ("valg", "besked"),
    [
        (("--antal", "60"), "Et land er mindst 500 sager"),
        (("--antal", "500", "--server", "127.0.0.1:1"), "--server hører til kommunen"),
    ],
)
def test_kommandoen_siger_nej_til_det_der_ikke_er_et_land(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, valg: tuple[str, ...], besked: str
) -> None:
    svar = _koer(tmp_path, monkeypatch, *valg)
    assert besked in str(svar.exception)
    assert not (tmp_path / "indblik").exists()
