"""Kommunens borgere: de samme hver gang, formet efter tallene, og kendeligt opdigtede."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from fleksjob.demo import kalibrering
from fleksjob.demo.befolkning import befolkning, fodselsdag_i_cpr, opdigtet_cpr
from fleksjob.demo.hovedsag import BAGERIET, HOVEDPERSONER
from fleksjob.demo.personale import personale
from fleksjob.demo.virksomheder import cvr_gaar_op, firmaer

DAG = date(2026, 11, 22)
MANGE = list(befolkning(20_000, 2026, DAG))


def _baand(timer: float) -> tuple[int, int]:
    return next(baand for baand, _ in kalibrering.TIMEBAAND if baand[0] <= timer <= baand[1])


@pytest.mark.parametrize(("antal", "tolerance"), [(300, 0.035), (20_000, 0.004)])
def test_timebaandene_er_dem_fra_oktober_2022(antal: int, tolerance: float) -> None:
    i_job = [borger for borger in MANGE[:antal] if borger.fase == "i_fleksjob"]
    talt = Counter(_baand(borger.betalte_timer) for borger in i_job)
    i_alt = sum(antal for _, antal in kalibrering.TIMEBAAND)
    for baand, personer in kalibrering.TIMEBAAND:
        assert talt[baand] / len(i_job) == pytest.approx(personer / i_alt, abs=tolerance), baand


@pytest.mark.parametrize(("antal", "tolerance"), [(300, 0.02), (20_000, 0.003)])
def test_koen_alder_og_ledighedsydelse(antal: int, tolerance: float) -> None:
    borgere = MANGE[:antal]
    kvinder = sum(borger.koen == "kvinde" for borger in borgere) / antal
    assert kvinder == pytest.approx(kalibrering.KVINDER, abs=tolerance)
    ledige = sum(borger.fase == "ledig" for borger in borgere)
    i_job = sum(borger.fase == "i_fleksjob" for borger in borgere)
    assert ledige / (ledige + i_job) == pytest.approx(kalibrering.LY_ANDEL, abs=tolerance)
    aabne = [borger for borger in borgere if borger.fase != "lukket"]
    summen = sum(andel for _, andel in kalibrering.ALDER)
    for (fra, til), andel in kalibrering.ALDER:
        talt = sum(fra <= (DAG - borger.foedselsdato).days / 365.2425 < til + 1 for borger in aabne)
        assert talt / len(aabne) == pytest.approx(andel / summen, abs=tolerance), (fra, til)


def test_tilgangen_foelger_aarene() -> None:
    """Af to år i træk med samme alder i ordningen er der flest fra det år, hvor flest kom ind."""
    talt = Counter(borger.tilgang.year for borger in MANGE)
    assert talt[2019] > talt[2015] > talt[2013]
    assert min(talt) < 2013
    assert max(talt) == 2026


def test_samme_froe_og_dag_er_de_samme_mennesker() -> None:
    assert list(befolkning(300, 2026, DAG)) == MANGE[:300]
    assert list(befolkning(300, 2027, DAG)) != MANGE[:300]


def test_cpr_numre_er_opdigtede_entydige_og_passer_paa_personen() -> None:
    numre = [(borger.cpr, borger.foedselsdato, borger.koen) for borger in MANGE]
    numre += [(person.cpr, person.foedselsdato, person.koen) for person in HOVEDPERSONER]
    for cpr, foedt, koen in numre:
        assert 61 <= int(cpr[:2]) <= 91
        assert fodselsdag_i_cpr(cpr) == foedt
        assert int(cpr[9]) % 2 == (koen == "mand")
    assert len({cpr for cpr, _, _ in numre}) == len(numre)


def test_et_virkeligt_cpr_nummer_kendes_fra_et_opdigtet() -> None:
    assert fodselsdag_i_cpr("0205843112") is None
    assert fodselsdag_i_cpr(opdigtet_cpr(Random(1), "mand", date(2004, 2, 29), set())) == date(2004, 2, 29)


def test_cvr_numre_er_fra_den_opdigtede_serie() -> None:
    numre = [firma.cvr for firma in firmaer(50_000, 2026)] + [BAGERIET.cvr]
    assert all(cvr_gaar_op(cvr) and cvr.startswith("99") for cvr in numre)
    assert len(set(numre)) == len(numre)
    assert not cvr_gaar_op("99000008")


def test_to_personer_paa_hver_sag() -> None:
    ansatte = personale(300, 2026)
    for nr in range(300):
        hold = ansatte.hold(nr)
        assert hold.sagsbehandler != hold.kollega
    assert len({en.brugernavn for en in ansatte.alle()}) == len(ansatte.alle())
