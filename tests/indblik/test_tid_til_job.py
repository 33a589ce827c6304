"""Kaplan-Meier i udtryk mod Kaplan-Meier i almindelig Python, og hvad der er et job og en afbrydelse."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from math import exp, log, sqrt
from typing import Any

import ibis
import pytest
from hypothesis import given, settings, strategies as st
from tests.indblik.tidslinjer import DAG, Huskede, periode, sager, sql

from fleksjob.indblik.maal import MAAL, ubundne
from fleksjob.indblik.maal.overlevelse import (
    Z,
    dagskurve,
    fejlen,
    graensen,
    halvdelen,
    i_uger,
    overlevelsen,
)
from fleksjob.indblik.maal.tid_til_job import OVERGANG_DAGE, tider_til_job
from fleksjob.lov.kerne.fejl import UgyldigtInput

Tid = tuple[int, bool]
_FAA = settings(max_examples=30, deadline=None)
UGER, TRIN = 40, 2


def _efter(tider: Sequence[Tid], dag: int) -> tuple[float, float, float | None, float | None]:
    """S, fejl og bånd efter dagen, som lærebogen skriver dem."""
    s, v = 1.0, 0.0
    for t in sorted({t for t, haendt in tider if haendt and t <= dag}):
        n = sum(en >= t for en, _ in tider)
        d = sum(en == t and haendt for en, haendt in tider)
        s *= 1 - d / n
        v += d / (n * (n - d)) if n > d else 0.0
    if s == 0:
        return 0.0, 0.0, None, None
    if s == 1:
        return 1.0, 0.0, 1.0, 1.0
    bredde = Z * sqrt(v) / abs(log(s))
    return s, s * sqrt(v), s ** exp(bredde), s ** exp(-bredde)


def _foerste(tider: Sequence[Tid], felt: int) -> int | None:
    for dag in sorted({t for t, _ in tider}):
        vaerdi = _efter(tider, dag)[felt]
        if vaerdi is not None and vaerdi <= 0.5 + 1e-9:
            return dag
    return None


_TIDER = st.lists(st.tuples(st.integers(0, 300), st.booleans()), min_size=1, max_size=25)


_EGEN = ibis.table({"kohorte": "string", "dage": "int64", "haendt": "boolean"}, name="egen")


@cache
def _kurven_i_uger() -> str:
    kurve = i_uger(dagskurve(_EGEN), UGER, TRIN)
    tal = {"s": overlevelsen(kurve), "fejl": fejlen(kurve)}
    baand = {"nedre": graensen(kurve, Z), "oevre": graensen(kurve, -Z)}
    valgt = kurve.select("kohorte", "uge", "i_risiko", "i_job", **tal, **baand)
    return sql(valgt.order_by("kohorte", "uge"))


@cache
def _medianen() -> str:
    return sql(halvdelen(dagskurve(_EGEN)))


@cache
def _tiderne() -> str:
    return sql(tider_til_job(ubundne(), DAG, 2013))


@_FAA
@given(st.dictionaries(st.sampled_from(("2021", "2022")), _TIDER, min_size=1))
def test_kurven_er_kaplan_meiers(kohorter: dict[str, list[Tid]]) -> None:
    huskede = Huskede()
    huskede.egen([{"kohorte": k, "dage": t, "haendt": h} for k, alle in kohorter.items() for t, h in alle])
    fundet = huskede.regn(_kurven_i_uger())
    ventet = [raekke for k in sorted(kohorter) for raekke in _ventet(k, kohorter[k])]
    assert [(en["kohorte"], en["uge"], en["i_risiko"], en["i_job"]) for en in fundet] == [
        en[:4] for en in ventet
    ]
    for en, (*_, tal) in zip(fundet, ventet, strict=True):
        assert [en["s"], en["fejl"], en["nedre"], en["oevre"]] == pytest.approx(list(tal), abs=1e-9)


def _ventet(kohorte: str, tider: list[Tid]) -> list[tuple[Any, ...]]:
    ud = []
    for uge in range(0, UGER + 1, TRIN):
        dag = 7 * uge
        i_risiko = sum(t >= dag for t, _ in tider)
        i_job = sum(h and dag - 7 * TRIN < t <= dag for t, h in tider)
        tal = _efter(tider, dag)
        if i_risiko or (tal[0] == 0 and i_job):
            ud.append((kohorte, uge, i_risiko, i_job, tal))
    return ud


@_FAA
@given(_TIDER)
def test_medianen_er_den_foerste_dag_kurven_er_en_halv(tider: list[Tid]) -> None:
    huskede = Huskede()
    huskede.egen([{"kohorte": "2021", "dage": t, "haendt": h} for t, h in tider])
    (en,) = huskede.regn(_medianen())
    assert (en["antal"], en["i_job"]) == (len(tider), sum(h for _, h in tider))
    assert [en["median"], en["nedre"], en["oevre"]] == [_foerste(tider, felt) for felt in (0, 2, 3)]


def _tiden(alle: list[dict[str, Any]], ydelse: dict[str, Any]) -> Tid:
    """Reglen, skrevet en gang til: jobbet først, ellers det første, der afbryder."""

    def foerste(slags: str) -> date | None:
        fundne = [
            en["fra"]
            for en in alle
            if (en["sag"], en["slags"]) == (ydelse["sag"], slags) and ydelse["fra"] <= en["fra"] <= DAG
        ]
        return min(fundne, default=None)

    job, lukket, til = foerste("fleksjob"), foerste("lukket"), ydelse["til"]
    i_tide = job is not None and (til is None or job <= til + timedelta(days=OVERGANG_DAGE))
    if job is not None and i_tide and (lukket is None or job <= lukket):
        return (job - ydelse["fra"]).days, True
    slut = min(en for en in (til, lukket, DAG) if en is not None)
    return (slut - ydelse["fra"]).days, False


@_FAA
@given(sager())
def test_hvert_forloebs_tid_er_reglens(verden: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    hoveder, perioder = verden
    huskede = Huskede(sager=hoveder, perioder=perioder)
    fundet = {(en["sag"], en["fra"]): (en["dage"], en["haendt"]) for en in huskede.regn(_tiderne())}
    ydelser = [en for en in perioder if en["slags"] == "ledighedsydelse" and en["fra"] <= DAG]
    assert fundet == {(en["sag"], en["fra"]): _tiden(perioder, en) for en in ydelser}


@pytest.mark.parametrize(
    ("hul", "ventet"),
    [
        pytest.param(OVERGANG_DAGE, (100 + OVERGANG_DAGE, True), id="sidste-dag-i-overgangen"),
        pytest.param(OVERGANG_DAGE + 1, (100, False), id="en-dag-for-sent"),
    ],
)
def test_et_job_lidt_efter_ydelsen_er_det_ydelsen_endte_med(hul: int, ventet: Tid) -> None:
    fra = date(2023, 1, 2)
    til = fra + timedelta(days=100)
    perioder = [
        periode("a", "ledighedsydelse", fra, til),
        periode("a", "fleksjob", til + timedelta(days=hul), None),
    ]
    huskede = Huskede(perioder=perioder)
    (en,) = huskede.regn(_tiderne())
    assert (en["dage"], en["haendt"]) == ventet


def test_den_der_faar_pension_er_afbrudt_og_det_siges() -> None:
    fra, luk = date(2023, 1, 2), date(2023, 3, 1)
    perioder = [
        periode("a", "ledighedsydelse", fra, None),
        periode("a", "lukket", luk, None, vaerdi="folkepension"),
    ]
    huskede = Huskede(perioder=perioder)
    (en,) = huskede.regn(_tiderne())
    assert (en["dage"], en["haendt"]) == ((luk - fra).days, False)
    for kode in ("tid_til_job", "tid_til_job_median"):
        assert "Pension, flytning, almindeligt job, død" in MAAL[kode].forbehold
        assert "afbrudt" in MAAL[kode].forbehold


@pytest.mark.parametrize(
    ("valg", "saetning"),
    [
        ({"kohorte": "uge"}, "«uge» kan ikke vælges; vælg aar, halvaar, alle."),
        ({"trin": 0}, "Uger og trin er hele tal fra 1, og trin er højst uger."),
    ],
)
def test_et_valg_der_ikke_findes_siges_med_en_saetning(valg: dict[str, Any], saetning: str) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        MAAL["tid_til_job"].udtryk(Huskede().t, DAG, **valg)
    assert saetning in str(fejl.value)


def test_forloeb_fra_foer_den_nye_ordning_er_kun_med_naar_de_vaelges() -> None:
    perioder = [periode("a", "ledighedsydelse", date(aar, 6, 1), None) for aar in (2012, 2013)]
    huskede = Huskede(perioder=perioder)
    for valg, ventet in (({}, {"2013"}), ({"fra": 2012}, {"2012", "2013"})):
        fundet = huskede.regn(MAAL["tid_til_job"].udtryk(huskede.t, DAG, **valg))
        assert {en["kohorte"] for en in fundet} == ventet


def test_kohorten_kan_vaere_et_halvt_aar_og_alle() -> None:
    perioder = [
        periode("a", "ledighedsydelse", date(2023, 6, 30), None),
        periode("b", "ledighedsydelse", date(2023, 7, 1), None),
    ]
    huskede = Huskede(perioder=perioder)
    for kohorte, ventet in (("halvaar", {"2023H1", "2023H2"}), ("alle", {"i_alt"})):
        fundet = huskede.regn(MAAL["tid_til_job"].udtryk(huskede.t, DAG, kohorte=kohorte))
        assert {en["kohorte"] for en in fundet} == ventet
