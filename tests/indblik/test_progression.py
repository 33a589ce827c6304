"""Progression, tærskler, timeskift, nøgletal og job, der står stille: delene passer sammen, og valgene er tjekket."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import ibis
import pytest
from hypothesis import given, settings, strategies as st
from tests.indblik.tidslinjer import DAG, Huskede, periode, sager, sql

from fleksjob.indblik.maal import MAAL, ubundne
from fleksjob.indblik.maal.grupper import BAAND, FAA_TIMER
from fleksjob.indblik.maal.jobtimer import med_andele
from fleksjob.indblik.maal.stagnation import GRUPPER, loebende_job, stagnation_sager
from fleksjob.lov.kerne.fejl import UgyldigtInput

Verden = tuple[list[dict[str, Any]], list[dict[str, Any]]]
Rk = list[dict[str, Any]]
_FAA = settings(max_examples=25, deadline=None)
ANDELE = ("op_andel", "ned_andel", "uaendret_andel")


@cache
def _maal(kode: str, **valg: Any) -> str:
    return sql(MAAL[kode].udtryk(ubundne(), DAG, **valg))


_TALT = ibis.table({"antal": "int64", "op": "int64", "ned": "int64", "uaendret": "int64"}, name="egen")


@cache
def _andelene() -> str:
    return sql(med_andele(_TALT))


_TRE = st.tuples(*[st.one_of(st.integers(0, 12), st.integers(0, 100_000))] * 3).filter(sum)


@_FAA
@given(st.lists(_TRE, min_size=1, max_size=200))
def test_op_ned_og_uaendret_er_altid_hundrede_tilsammen(alle: list[tuple[int, int, int]]) -> None:
    huskede = Huskede()
    huskede.egen([{"antal": sum(en), "op": en[0], "ned": en[1], "uaendret": en[2]} for en in alle])
    for en in huskede.regn(_andelene()):
        vist = [round(10 * en[felt]) for felt in ANDELE]
        assert sum(vist) == 1000
        assert [tal / 10 for tal in vist] == [en[felt] for felt in ANDELE]
        for felt, tal in zip(("op", "ned", "uaendret"), vist, strict=True):
            assert tal >= 0
            assert tal == pytest.approx(1000 * en[felt] / en["antal"], abs=1.01)


def test_resten_bliver_aldrig_negativ_naar_ingen_er_uaendret() -> None:
    """49 og 351 af 400 er 12,25 og 87,75 %: afrundet hver for sig 100,1."""
    huskede = Huskede()
    huskede.egen([{"antal": 400, "op": 49, "ned": 351, "uaendret": 0}])
    (en,) = huskede.regn(_andelene())
    assert (en["op_andel"], en["ned_andel"], en["uaendret_andel"]) == (12.3, 87.7, 0.0)


@_FAA
@given(sager())
def test_taerskler_progression_og_timeskift_taeller_de_samme_job(verden: Verden) -> None:
    huskede = Huskede(sager=verden[0], perioder=verden[1])
    taerskler = {en["taerskel"]: en for en in huskede.regn(_maal("progression_taerskel"))}
    skift = huskede.regn(_maal("timeskift"))
    faa = [en for en in skift if en["fra"] in ("01", "06")]
    assert {en["fra"] for en in skift} | {en["til"] for en in skift} <= set(BAAND) - {"uoplyst"}
    i_alt = {en["anciennitet"]: en for en in huskede.regn(_maal("progression"))}.get("i_alt")
    if i_alt is None:
        assert (taerskler, faa) == ({}, [])
        return
    assert {felt: i_alt[felt] for felt in ("antal", "op", "ned", *ANDELE)} == {
        felt: taerskler["b"][felt] for felt in ("antal", "op", "ned", *ANDELE)
    }
    assert taerskler["a"]["op"] >= taerskler["b"]["op"] >= taerskler["c"]["op"]
    assert taerskler["a"]["ned"] >= taerskler["b"]["ned"] >= taerskler["c"]["ned"]
    assert sum(en["antal"] for en in faa) == i_alt["antal"]
    assert sum(en["antal"] for en in faa if en["til"] > en["fra"]) == taerskler["d"]["op"]


@_FAA
@given(sager())
def test_kommunerne_lagt_sammen_er_det_hele_og_noegletal_er_de_andre_maals_tal(verden: Verden) -> None:
    huskede = Huskede(sager=verden[0], perioder=verden[1])
    hele = {en["anciennitet"]: en for en in huskede.regn(_maal("progression"))}
    delt = huskede.regn(_maal("progression", efter="kommune"))
    for anciennitet, en in hele.items():
        assert [d for d in delt if (d["gruppe"], d["anciennitet"]) == ("i_alt", anciennitet)] == [
            {"gruppe": "i_alt", **en}
        ]
        dele = [d for d in delt if d["anciennitet"] == anciennitet and d["gruppe"] != "i_alt"]
        assert {felt: sum(d[felt] for d in dele) for felt in ("antal", "op", "ned")} == {
            felt: en[felt] for felt in ("antal", "op", "ned")
        }
    noegle = {en["gruppe"]: en for en in huskede.regn(_maal("noegletal"))}
    if noegle:
        _stemmer(huskede, noegle, hele.get("i_alt", {"antal": 0, "op": 0}))


def _stemmer(huskede: Huskede, noegle: dict[str, dict[str, Any]], hele: dict[str, Any]) -> None:
    i_alt = noegle.pop("i_alt")
    baand = {en["baand"]: en["antal"] for en in huskede.regn(_maal("timer"))}
    assert (i_alt["timer_1_5"], i_alt["timer_6_10"]) == (baand.get("01", 0), baand.get("06", 0))
    assert i_alt["i_fleksjob"] == sum(baand.values())
    assert i_alt["job_1_5"] + i_alt["job_6_10"] == hele["antal"]
    assert i_alt["op_1_5"] + i_alt["op_6_10"] == hele["op"]
    (ledighed,) = huskede.regn(_maal("ledighedsandel")) or [{"ledige": 0}]
    assert i_alt["ledige"] == ledighed["ledige"]
    for felt in ("i_fleksjob", "timer_1_5", "ledige", "sluttede", "job_1_5", "op_1_5", "job_6_10", "op_6_10"):
        assert sum(en[felt] for en in noegle.values()) == i_alt[felt], felt


def test_saetningen_er_om_alle_ogsaa_naar_der_er_delt() -> None:
    perioder = []
    for sag, slut in (("a", 8.0), ("b", 5.0), ("c", 5.0)):
        skift = date(2023, 6, 1)
        perioder += [
            periode(sag, "job", date(2023, 1, 1), None, job="1"),
            periode(sag, "timer", date(2023, 1, 1), skift, job="1", timer=5.0),
            periode(sag, "timer", skift, None, job="1", timer=slut),
        ]
    hoveder = [{"sag": sag, "kommune": kommune} for sag, kommune in (("a", 101), ("b", 851), ("c", 851))]
    huskede = Huskede(sager=hoveder, perioder=perioder)
    for efter in ("", "kommune", "region"):
        raekker = huskede.regn(_maal("progression", efter=efter))
        assert (
            MAAL["progression"]
            .hovedtal(raekker)
            .startswith("Af 3 job, der begyndte på 1-10 timer, er 33,3 %")
        )


@cache
def _liste(alle: bool) -> str:
    return sql((loebende_job if alle else stagnation_sager)(ubundne(), DAG))


@_FAA
@given(sager())
def test_listen_over_job_der_staar_stille_er_det_tallet_taeller(verden: Verden) -> None:
    huskede = Huskede(sager=verden[0], perioder=verden[1])
    (tal,) = huskede.regn(_maal("stagnation"))
    liste = huskede.regn(_liste(False))
    grupper = [en["gruppe"] for en in liste]
    assert set(grupper) <= set(GRUPPER) - {""}
    assert len(liste) == tal["stille_12"] + tal["uden_maal_12"]
    assert grupper.count("stille_24") == tal["stille_24"]
    assert tal["job"] == len(huskede.regn(_liste(True)))
    for en in liste:
        assert en["maaneder"] >= (24 if en["gruppe"] == "stille_24" else 12)
        assert (en["aabne_maal"] > 0) == (en["gruppe"] != "uden_maal_12")


@pytest.mark.parametrize(
    ("siden", "stille"),
    [
        pytest.param(date(2023, 5, 15), 1, id="paa-dagen-et-aar-efter"),
        pytest.param(date(2023, 5, 16), 0, id="en-dag-for-lidt"),
    ],
)
def test_et_aar_er_tolv_hele_maaneder(siden: date, stille: int) -> None:
    job = {"job": "1", "timer": 8.0}
    huskede = Huskede(perioder=[periode("a", slags, siden, None, **job) for slags in ("job", "timer")])
    assert len(huskede.regn(_liste(False))) == stille


def test_tiden_i_jobbet_er_under_et_aar_til_dag_365() -> None:
    perioder = []
    for sag, dage in (("a", 364), ("b", 365), ("c", 729), ("d", 730)):
        fra = DAG - timedelta(days=dage)
        perioder += [periode(sag, slags, fra, None, job="1", timer=8.0) for slags in ("job", "timer")]
    fundet = Huskede(perioder=perioder).regn(_maal("progression"))
    assert {en["anciennitet"]: en["antal"] for en in fundet} == {"a": 1, "b": 2, "c": 1, "i_alt": 4}


def test_loentimer_giver_det_samme_som_aftalen_naar_der_er_betalt_for_aftalen() -> None:
    """Job, der begynder og skifter den 1., med løn hver måned for de aftalte timer; dagen er en måneds sidste."""
    dag, begyndt, skift = date(2024, 4, 30), date(2023, 1, 1), date(2023, 7, 1)
    maaneder = [date(2023 + nr // 12, nr % 12 + 1, 1) for nr in range(16)]
    perioder, indkomst = [], []
    for sag, start, slut in (("a", 5.0, 8.0), ("b", 8.0, 8.0), ("c", 10.0, 4.0), ("d", 10.5, 10.9)):
        perioder += [
            periode(sag, "job", begyndt, None, job="1"),
            periode(sag, "timer", begyndt, skift, timer=start, job="1"),
            periode(sag, "timer", skift, None, timer=slut, job="1"),
        ]
        loen = {"sag": sag, "job": "1", "slags": "fleksjob"}
        indkomst += [loen | {"maaned": m, "loentimer": start if m < skift else slut} for m in maaneder]
    huskede = Huskede(perioder=perioder, indkomst=indkomst)
    svar = [
        huskede.regn(MAAL["progression"].udtryk(huskede.t, dag, timer=timer)) for timer in ("aftale", "loen")
    ]
    assert svar[0] == svar[1]
    assert [(en["antal"], en["op"], en["ned"]) for en in svar[1] if en["anciennitet"] == "i_alt"] == [
        (4, 1, 1)
    ]


@pytest.mark.parametrize(
    ("kode", "valg", "saetning"),
    [
        ("progression", {"timer": "minutter"}, "«minutter» kan ikke vælges; vælg aftale eller loen."),
        ("progression", {"maaned": "juni"}, "«juni» er ikke en måned"),
        ("progression", {"efter": "skostoerrelse"}, "«skostoerrelse» kan ikke vælges; vælg blandt kommune"),
        ("noegletal", {"efter": "timer"}, "«timer» kan ikke vælges; vælg blandt kommune"),
    ],
)
def test_et_valg_der_ikke_findes_siges_med_en_saetning(
    kode: str, valg: dict[str, Any], saetning: str
) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        MAAL[kode].udtryk(ubundne(), DAG, **valg)
    assert saetning in str(fejl.value)


def test_graensen_for_faa_timer_er_et_valg() -> None:
    perioder = [
        periode(sag, slags, date(2023, 1, 1), None, job="1", timer=timer)
        for sag, timer in (("a", FAA_TIMER), ("b", 10.6))
        for slags in ("job", "timer")
    ]
    huskede = Huskede(perioder=perioder)
    for hoejst, ventet in ((FAA_TIMER, 1), (37.0, 2)):
        fundet = huskede.regn(MAAL["progression"].udtryk(huskede.t, DAG, hoejst=hoejst))
        assert {en["anciennitet"]: en["antal"] for en in fundet}["i_alt"] == ventet
