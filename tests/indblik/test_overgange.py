"""Status efter et forløb: hvert forløb står ét sted, andelene er 100,0, og den dag, der ikke er nået, står for sig."""

from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from tests.indblik.tidslinjer import DAG, Huskede, periode, sager, sql

from fleksjob.indblik.maal import MAAL, ubundne
from fleksjob.indblik.maal.overgange import FORLOEB, IKKE_NAAET, STATUS
from fleksjob.lov.kerne.fejl import UgyldigtInput

Verden = tuple[list[dict[str, Any]], list[dict[str, Any]]]
_FAA = settings(max_examples=25, deadline=None)
UGER = (26, 52)


@cache
def _sql(**valg: Any) -> str:
    return sql(MAAL["overgange"].udtryk(ubundne(), DAG, **valg))


def _kvartal(dag: date) -> str:
    return f"{dag.year}K{(dag.month + 2) // 3}"


def _status(perioder: list[dict[str, Any]], sag: str, da: date) -> str:
    """Reglen, skrevet en gang til."""
    if da > DAG:
        return IKKE_NAAET
    gaelder = [
        en
        for en in perioder
        if en["sag"] == sag and en["fra"] <= da and (en["til"] is None or en["til"] > da)
    ]
    for slags in ("fleksjob", "ledighedsydelse"):
        if any(en["slags"] == slags for en in gaelder):
            return slags
    grunde = [en["vaerdi"] for en in gaelder if en["slags"] == "lukket"]
    return grunde[0] if grunde and grunde[0] in STATUS else "andet"


@_FAA
@given(sager())
def test_hvert_forloeb_staar_ved_den_status_reglen_giver(verden: Verden) -> None:
    hoveder, perioder = verden
    ventet = Counter(
        (
            en["slags"],
            _kvartal(en["til"]),
            uge,
            _status(perioder, en["sag"], en["til"] + timedelta(days=7 * uge)),
        )
        for en in perioder
        if en["slags"] in FORLOEB and en["til"] is not None and date(2022, 1, 1) <= en["til"] <= DAG
        for uge in UGER
    )
    fundet = Huskede(sager=hoveder, perioder=perioder).regn(_sql(kvartaler=10))
    assert {(en["forloeb"], en["kvartal"], en["uger"], en["status"]): en["antal"] for en in fundet} == ventet


@_FAA
@given(sager())
def test_andelene_er_hundrede_og_kommunerne_er_det_hele(verden: Verden) -> None:
    huskede = Huskede(sager=verden[0], perioder=verden[1])
    hele = huskede.regn(_sql(kvartaler=40))
    summer: dict[tuple[Any, ...], int] = {}
    for en in hele:
        assert (en["andel"] is None) == (en["status"] == IKKE_NAAET)
        if en["andel"] is not None:
            noegle = (en["forloeb"], en["kvartal"], en["uger"])
            summer[noegle] = summer.get(noegle, 0) + round(10 * en["andel"])
    assert set(summer.values()) <= {1000}
    noegler = ("forloeb", "kvartal", "uger", "status")
    delt: Counter[tuple[Any, ...]] = Counter()
    raekker = huskede.regn(_sql(kvartaler=40, efter="kommune"))
    assert [en for en in raekker if en["gruppe"] == "i_alt"] == [{"gruppe": "i_alt", **en} for en in hele]
    for en in raekker:
        if en["gruppe"] != "i_alt":
            delt[tuple(en[felt] for felt in noegler)] += en["antal"]
    assert delt == {tuple(en[felt] for felt in noegler): en["antal"] for en in hele}


def test_tre_lige_store_grupper_er_stadig_hundrede() -> None:
    """33,3 tre gange er 99,9; den første af de største er resten."""
    slut = date(2023, 2, 1)
    perioder = [periode(sag, "ledighedsydelse", date(2022, 1, 1), slut) for sag in "abc"]
    perioder += [
        periode("a", "fleksjob", slut, None),
        periode("b", "lukket", slut, None, vaerdi="doed"),
    ]
    fundet = Huskede(perioder=perioder).regn(_sql(uger=(26,)))
    assert [(en["status"], en["andel"]) for en in fundet] == [
        ("andet", 33.4),
        ("doed", 33.3),
        ("fleksjob", 33.3),
    ]


def test_paa_selve_dagen_er_status_naaet_og_dagen_efter_er_den_ikke() -> None:
    perioder = [
        periode(sag, "ledighedsydelse", date(2022, 1, 1), DAG - timedelta(days=dage))
        for sag, dage in (("a", 182), ("b", 181))
    ]
    fundet = Huskede(perioder=perioder).regn(_sql(uger=(26,)))
    assert Counter(en["status"] for en in fundet) == {"andet": 1, IKKE_NAAET: 1}


def test_uger_og_kvartaler_skal_vaere_fra_1() -> None:
    for valg in ({"uger": (0,)}, {"uger": ()}, {"kvartaler": 0}):
        with pytest.raises(UgyldigtInput, match="Uger og kvartaler er hele tal fra 1"):
            MAAL["overgange"].udtryk(ubundne(), DAG, **valg)
