"""Forløbene: hvert skridt var muligt den dag, det blev taget, alle faser og tider er med, og alt er det samme igen."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from fleksjob.demo import kalibrering
from fleksjob.demo.befolkning import Borger, befolkning
from fleksjob.demo.blad import Blad
from fleksjob.demo.forloeb import forloeb
from fleksjob.demo.hovedsag import HOVEDPERSONER, borger, hovedforloeb
from fleksjob.demo.koersler import foerste_loenmaaned
from fleksjob.demo.personale import personale
from fleksjob.demo.virksomheder import firmaer
from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.foldning import tilstand
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Fase, Person, Tilstand
from fleksjob.lov.sagsgang import proces

DAG = date(2026, 11, 22)
FROE = 2026
BORGERE = list(befolkning(600, FROE, DAG))


def _blad(en: Borger, dag: date = DAG) -> Blad:
    hold = personale(len(BORGERE), FROE).hold(en.nr)
    return forloeb(en, hold, firmaer(len(BORGERE), FROE), dag, FROE, foerste_loenmaaned(dag))


def _hoved(nr: int, dag: date = DAG) -> tuple[Borger, list[h.AlleHaendelser]]:
    person = HOVEDPERSONER[nr]
    return borger(nr + 1, person, dag), hovedforloeb(nr + 1, person, dag).haendelser()


FORLOEB = [(en, _blad(en).haendelser()) for en in BORGERE]
ALLE = FORLOEB + [_hoved(nr) for nr in range(len(HOVEDPERSONER))]
TILSTANDE = [(en, tilstand(Person(en.foedselsdato), haendelser, pr=DAG)) for en, haendelser in ALLE]


def _umulige(foedt: date, haendelser: list[h.AlleHaendelser]) -> list[str]:
    """De skridt, reglerne ikke tillod den dag, de skete, med det, der var skrevet før."""
    ud = []
    for nr, en in enumerate(haendelser):
        if en.type not in proces.TRIN:
            continue
        foer = tilstand(Person(foedt), haendelser[:nr], pr=en.gyldig_fra)
        skridt = skridtet(foer, en.type)
        if not skridt.mulig:
            ud.append(f"{en.gyldig_fra} {en.type}: {skridt.hvorfor_ikke}")
    return ud


def test_hvert_skridt_var_muligt_den_dag_det_blev_taget() -> None:
    fejl = {en.nr: umulige for en, haendelser in ALLE if (umulige := _umulige(en.foedselsdato, haendelser))}
    assert fejl == {}


@pytest.mark.parametrize(
    "dag",
    [
        date(2026, 1, 1),
        date(2026, 2, 28),
        date(2026, 6, 30),
        date(2026, 7, 1),
        date(2026, 8, 31),
        date(2026, 12, 31),
    ],
    ids=str,
)
def test_de_haandskrevne_sager_holder_ogsaa_paa_andre_dage(dag: date) -> None:
    for nr, person in enumerate(HOVEDPERSONER):
        en, haendelser = _hoved(nr, dag)
        assert _umulige(en.foedselsdato, haendelser) == [], person.navn
        pr = tilstand(Person(en.foedselsdato), haendelser, pr=dag)
        assert pr.fase == person.fase, person.navn


def test_fasen_er_den_borgeren_skulle_ende_i() -> None:
    assert [(en.nr, pr.fase) for en, pr in TILSTANDE if pr.fase != en.fase] == []


def test_alle_faser_er_med() -> None:
    talt = Counter(pr.fase for _, pr in TILSTANDE[:300])
    assert set(talt) == set(Fase) - {Fase.UDEN_SAG}


@pytest.mark.parametrize(
    ("fra", "til"),
    [
        (date(1998, 7, 1), date(2012, 12, 31)),
        (date(2013, 1, 1), date(2019, 12, 31)),
        (date(2020, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), DAG),
    ],
    ids=["gammel ordning", "2013-19", "2020-25", "februar 2026", "juli 2026"],
)
def test_hver_tids_regler_er_brugt_ved_afgoerelse_og_jobstart(fra: date, til: date) -> None:
    de_foerste_300 = [pr for _, pr in TILSTANDE[:300]]
    assert any(fra <= af.dato <= til for pr in de_foerste_300 for af in pr.afgoerelser)
    assert any(job.startet and fra <= job.startet <= til for pr in de_foerste_300 for job in pr.ansaettelser)


def _i_job(gammelt: bool = False) -> list[Tilstand]:
    return [pr for _, pr in TILSTANDE if pr.fase == Fase.I_FLEKSJOB and _job(pr).gammel_ordning == gammelt]


def _job(pr: Tilstand) -> Any:
    assert pr.aktuel_ansaettelse is not None
    return pr.aktuel_ansaettelse


def test_de_betalte_timer_i_forloebene_er_de_trukne() -> None:
    """Kvarte timer og hele procenter må flytte højst en femtedel time. Et job mere ved siden af lægges til."""
    for (en, haendelser), (_, pr) in zip(FORLOEB, TILSTANDE, strict=False):
        if pr.fase == Fase.I_FLEKSJOB:
            vilkaar = next(job for job in pr.ansaettelser if job.startet and not job.ophoert).vilkaar_pr(DAG)
            assert abs(vilkaar.betalte_timer - en.betalte_timer) <= 0.2
            oplyst = any(
                isinstance(h_, h.FuldtidsloenOplyst) for h_ in haendelser
            )  # også den usædvanligt lave
            assert oplyst or vilkaar.fuldtidsloen >= vilkaar.timeloen * 37 * 52 / 12


def test_op_og_ned_i_timer_er_som_maalt_i_2016() -> None:
    op = ned = 0
    faa_timer = [
        en for en in _i_job() if _job(en).vilkaar_pr(DAG).betalte_timer <= 10.5 and _job(en).startet < DAG
    ]
    for pr in faa_timer:
        timer = [v.betalte_timer for v in _job(pr).vilkaar if v.timer is not None]
        op += timer[-1] > timer[0] + 0.25
        ned += timer[-1] < timer[0] - 0.25
    assert op / len(faa_timer) == pytest.approx(kalibrering.OP, abs=0.05)
    assert ned / len(faa_timer) == pytest.approx(kalibrering.NED, abs=0.04)


def test_to_personer_paa_hver_afgoerelse() -> None:
    trufne = [en for _, liste in ALLE for en in liste if isinstance(en, h.AfgoerelseTruffet)]
    assert len(trufne) > 500
    assert [en for en in trufne if not en.forberedt_af or en.forberedt_af == en.godkendt_af] == []


def test_hvert_afslag_har_en_grund_og_en_hoering() -> None:
    for _, liste in ALLE:
        for en in liste:
            if isinstance(en, h.AfgoerelseTruffet) and en.udfald == "afslag":
                assert en.afslagsgrund
                assert any(isinstance(foer, h.PartshoeringSendt) for foer in liste)


def test_forloebene_har_rettelser_klager_og_forsinkelser() -> None:
    typer = Counter(en.type for _, liste in ALLE for en in liste)
    for kode in (
        "rettelse",
        "klage_modtaget",
        "vilkaar_aendret",
        "bevilling_fornyet",
        "revurdering_afsluttet",
    ):
        assert typer[kode] > 0, kode


def test_haendelserne_er_kendt_i_orden_og_ikke_fra_fremtiden() -> None:
    for en, liste in ALLE:
        tider = [haendelse.kendt_fra for haendelse in liste]
        assert tider == sorted(set(tider)), en.nr
        assert tider[-1].date() <= DAG
        assert [haendelse.id for haendelse in liste] == [str(nr) for nr in range(1, len(liste) + 1)]
        assert liste[0].gyldig_fra > en.foedselsdato


def test_haendelserne_kan_skrives_og_laeses_igen() -> None:
    for _, liste in ALLE:
        assert [h.fra_json(h.som_json(en)) for en in liste] == liste


def test_samme_froe_giver_de_samme_bytes() -> None:
    foerst = msgspec.json.encode([liste for _, liste in FORLOEB[:100]])
    igen = msgspec.json.encode([_blad(en).haendelser() for en in BORGERE[:100]])
    assert foerst == igen


def test_den_sidste_maaned_mangler_hos_faa_arbejdsgivere() -> None:
    blade = [_blad(en) for en in BORGERE]
    venter = [blad for blad in blade if blad.venter_paa]
    assert 0 < len(venter) < len(blade) / 10
    periode = f"{DAG.replace(day=1) - timedelta(days=1):%Y-%m}"
    assert {linje["periode"] for blad in venter for linje in blad.venter_paa} == {periode}
