"""Rejsen i trin: hver overgang i tabellen sker i et forløb, og intet forløb skifter trin uden for tabellen."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from fleksjob.forloeb.foldning import tilstand
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.rejse import AFVIGELSER, OVERGANGE, TRIN, baner
from fleksjob.forloeb.tilstand import Person

MAPPE = Path(__file__).parent
PERSON = Person(date(1984, 5, 2))
TABELLEN = {(o.fra, o.til, o.haendelse) for o in OVERGANGE}

# Kildens rejse, kapitel 3-8: nummer → fra og til.
KILDEN = {
    "J01": "S01 S02", "J02": "S02 S03", "J03": "S02 S10", "J04": "S03 S04", "J05": "S04 S05", "J06": "S05 S06",
    "J07": "S05 S07", "J08": "S05 S08", "J09": "S05 S09", "J10": "S05 S10", "J11": "S06 S11", "J12": "S11 S12",
    "J13": "S12 S11", "J14": "S11 S13", "J15": "S13 S25", "J16": "S25 S04", "J17": "S25 S08", "J18": "S11 S14",
    "J19": "S14 S15", "J20": "S14 S11", "J21": "S11 S15", "J22": "S15 S16", "J23": "S15 S11", "J24": "S16 S17",
    "J25": "S17 S18", "J26": "S18 S25", "J27": "S25 S18", "J28": "S18 S19", "J29": "S19 S18", "J30": "S18 S20",
    "J31": "S20 S21", "J32": "S20 S22", "J33": "S20 S23", "J34": "S20 S08", "J35": "S18 S23", "J36": "S18 S24",
    "J37": "S24 S11", "J38": "S18 S15", "J39": "S21 S19", "J40": "R01 R02", "J41": "R02 R03", "J42": "R02 R05",
    "J43": "R03 R04", "J44": "R04 R06", "J45": "R04 R03", "J46": "R05 R06", "J47": "R05 R03", "J48": "R06 R07",
    "J49": "R07 S18", "J50": "R03 R08", "J51": "R08 S01", "J52": "S10 K01", "J53": "K01 K02", "J54": "K02 K04",
    "J55": "K02 K03", "J56": "K03 K04", "J57": "S10 S08", "J58": "S10 S09",
}  # fmt: skip


def _haendelser(raa: list[dict[str, Any]]) -> list[AlleHaendelser]:
    med_id = [{"id": str(nr), **en} for nr, en in enumerate(raa, 1)]
    return [msgspec.convert(en, AlleHaendelser, strict=False) for en in med_id]


@cache
def forloebene() -> dict[str, list[AlleHaendelser]]:
    rejser = yaml.safe_load((MAPPE / "rejser.yaml").read_text("utf-8"))
    return {en["navn"]: _haendelser([*en["haendelser"], *en.get("saa", [])]) for en in rejser}


def skift(haendelser: list[AlleHaendelser]) -> Iterator[tuple[str, str, str]]:
    """(fra, til, hændelse) for hvert skift på de tre baner; uden hændelse er det tiden, der gik."""
    foer = ("", "", "")
    for antal, haendelse in enumerate(haendelser, 1):
        dag = haendelse.gyldig_fra
        ventet = baner(tilstand(PERSON, haendelser[: antal - 1], pr=dag))
        efter = baner(tilstand(PERSON, haendelser[:antal], pr=dag))
        for hvad, fra, til in (
            *(("", *par) for par in zip(foer, ventet, strict=True)),
            *((haendelse.type, *par) for par in zip(ventet, efter, strict=True)),
        ):
            if fra != til:
                yield fra, til, hvad
        foer = efter


def test_hver_overgang_sker() -> None:
    sket = {et for haendelser in forloebene().values() for et in skift(haendelser)}
    assert sorted(TABELLEN - sket) == []


@pytest.mark.parametrize("navn", forloebene())
def test_intet_forloeb_skifter_trin_uden_for_tabellen(navn: str) -> None:
    # En lukket sag er ude af sagens bane og tæller ikke som et skift.
    sket = {(fra, til, hvad) for fra, til, hvad in skift(forloebene()[navn]) if til}
    assert sorted(sket - TABELLEN) == []


def test_rejsen_er_kildens_eller_afviger_med_en_grund() -> None:
    husets: dict[str, set[str]] = {}
    for o in OVERGANGE:
        for nummer in o.numre:
            husets.setdefault(nummer, set()).add(f"{o.fra} {o.til}")
    forskellige = {nummer for nummer, vej in KILDEN.items() if husets.get(nummer) != {vej}}
    assert forskellige == set(AFVIGELSER)
    assert set(husets) <= set(KILDEN)


def test_hvert_trin_er_paa_vejen() -> None:
    assert {trin for o in OVERGANGE for trin in (o.fra, o.til) if trin} == set(TRIN)
