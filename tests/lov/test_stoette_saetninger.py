"""De tre sætninger til arbejdsgivere, ansatte og selvstændige: korte, én ad gangen, og sande."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fleksjob.lov.bog.eksempler import Eksempel
from fleksjob.lov.bog.laesere import for_borger
from fleksjob.lov.kerne.regelsaet import regelsaet
from fleksjob.lov.stoette.selvstaendig_borger import _FORKLARET
from fleksjob.lov.stoette.selvstaendig_ret import GRUNDE, OPFYLDT

MAPPE = Path(__file__).parent / "eksempler"
MED_SVAR = [
    e
    for fil in ("gammel_ordning", "ordning", "selvstaendig", "arbejdsgiver")
    for e in (Eksempel(**r) for r in yaml.safe_load((MAPPE / f"{fil}.yaml").read_text(encoding="utf-8")))
    if not e.fejl and e.regelsaet != "gammel_selvstaendig"
]


def saetninger(kode: str, **oplyst: Any) -> tuple[str, str, str]:
    saet = regelsaet(kode)
    return for_borger(saet, oplyst, saet.beregn(**oplyst))


def kroner_i(tekst: str) -> list[Decimal]:
    return [
        Decimal(x.replace(".", "").replace(",", ".")) for x in re.findall(r"(\d[\d.]*(?:,\d+)?) kr\.", tekst)
    ]


@pytest.mark.parametrize("eksempel", MED_SVAR, ids=[e.nr for e in MED_SVAR])
def test_hver_saetning_er_een_og_kort(eksempel: Eksempel) -> None:
    for tekst in saetninger(eksempel.regelsaet, **eksempel.oplyst):
        assert tekst[0].isupper()
        assert tekst.endswith(".")
        assert not re.search(r"(?<!kr)\. [A-ZÆØÅ]", tekst), tekst
        assert len(tekst.split()) <= 34, tekst
        assert "_" not in tekst


ARBEJDSGIVER: dict[str, Any] = {
    "dato": date(2024, 5, 1),
    "timer_uge": 20.0,
    "intensitet_pct": 50.0,
    "timeloen": 160.0,
    "pension_pct": 8.0,
    "ferieform": "feriegodtgoerelse",
}


def test_arbejdsgiveren_kan_laegge_linjerne_sammen_og_se_en_time_mere() -> None:
    hvad, hvorfor, en_time = saetninger("arbejdsgiver", **ARBEJDSGIVER)
    assert sum(kroner_i(hvorfor)) == kroner_i(hvad)[0] == Decimal("8420.67")
    beregn = regelsaet("arbejdsgiver").beregn
    forskel = beregn(**{**ARBEJDSGIVER, "timer_uge": 21.0})["koster_md"] - beregn(**ARBEJDSGIVER)["koster_md"]
    assert kroner_i(en_time) == [forskel] == [Decimal("417.73")]


def test_arbejdsgiveren_ved_37_timer_og_uden_timer() -> None:
    assert "er der ikke i et fleksjob" in saetninger("arbejdsgiver", **{**ARBEJDSGIVER, "timer_uge": 37.0})[2]
    assert "ingen løn" in saetninger("arbejdsgiver", **{**ARBEJDSGIVER, "timer_uge": 0.0})[0]
    uden_atp = saetninger("arbejdsgiver", dato=date(2024, 5, 1), timer_md=38.9)
    assert uden_atp[0] == "Der skal ikke betales ATP."
    assert kroner_i(saetninger("arbejdsgiver", dato=date(2024, 5, 1), timer_md=39.0)[0]) == [Decimal(66)]


GAMMEL: dict[str, Any] = {
    "dato": date(2019, 5, 1),
    "begyndt": date(2010, 3, 1),
    "andel": "halvdelen",
    "loen_time": 200.0,
    "bidrag_time": 0.0,
    "overenskomst_time": 180.0,
    "overenskomst_bidrag_time": 0.0,
    "timer_uge": 20.0,
    "uger": 4.0,
}


@pytest.mark.parametrize(
    ("aendret", "grund"),
    [
        ({}, "den mindste løn efter overenskomsten"),
        ({"loen_time": 150.0}, "det, I betaler"),
        ({"loen_time": 400.0, "overenskomst_time": 400.0}, "det højeste, der kan gives tilskud af"),
    ],
)
def test_den_gamle_ordning_siger_hvad_der_bandt(aendret: dict[str, Any], grund: str) -> None:
    assert grund in saetninger("gammel_ordning", **{**GAMMEL, **aendret})[1]


@pytest.mark.parametrize(
    ("timer", "tekst"),
    [
        (20.0, "Med en time mere om ugen ville I få 360 kr. mere."),
        (36.0, "Med en time mere om ugen ville I få 360 kr. mere."),
        (36.5, "Med 37 timer om ugen ville I få 180 kr. mere."),
        (37.0, "Flere end 37 timer om ugen giver ikke mere i tilskud."),
        (40.0, "Flere end 37 timer om ugen giver ikke mere i tilskud."),
    ],
)
def test_en_time_mere_i_den_gamle_ordning(timer: float, tekst: str) -> None:
    assert saetninger("gammel_ordning", **{**GAMMEL, "timer_uge": timer})[2] == tekst


@pytest.mark.parametrize(
    ("aendring", "grund"),
    [
        ("afskediget-og-genansat", "ansat igen"),
        ("valgt-ny-ordning", "selv valgt"),
        ("nyt-fleksjob", "nyt fleksjob efter 2012"),
    ],
)
def test_hvorfor_et_gammelt_job_er_i_den_nye_ordning(aendring: str, grund: str) -> None:
    hvad, hvorfor, _ = saetninger(
        "ordning", dato=date(2020, 1, 1), begyndt=date(2010, 1, 1), aendring=aendring
    )
    assert "den nye ordning" in hvad
    assert grund in hvorfor
    assert "efter 2012" in saetninger("ordning", dato=date(2020, 1, 1), begyndt=date(2013, 1, 1))[1]


def test_den_selvstaendige_ser_hvad_1000_kr_mere_goer() -> None:
    oplyst = {"dato": date(2018, 5, 1), "aarsindtaegt": 200_000.0, "anden_arbejdsindkomst_aar": 0.0}
    hvad, hvorfor, mere = saetninger("selvstaendig", **oplyst)
    assert kroner_i(hvad) == [Decimal("6536.42")]
    assert kroner_i(hvorfor) == [138_437, 60_000, 200_000]
    assert kroner_i(mere) == [1000, 300]
    vaek = saetninger("selvstaendig", **{**oplyst, "aarsindtaegt": 500_000.0})
    assert kroner_i(vaek[2]) == [Decimal("461456.67")]


def test_hver_grund_til_afslag_har_sine_ord() -> None:
    assert set(_FORKLARET) == {navn for kode, navn in GRUNDE.items() if kode != OPFYLDT}
