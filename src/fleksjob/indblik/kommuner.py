"""Landets 98 kommuner: kode, navn og region. Det eneste sted, indblikket ved, hvor en kommune ligger."""

from functools import cache
from pathlib import Path

import msgspec
import yaml


class Kommune(msgspec.Struct, frozen=True):
    """En kommune. `kode` er den trecifrede kommunekode; en opdigtet kommune har ingen plads her."""

    kode: int
    navn: str
    region: str


@cache
def kommuner() -> dict[int, Kommune]:
    """Alle kommuner efter kode, i kodernes orden."""
    laest: dict[str, dict[int, str]] = yaml.safe_load(
        Path(__file__).with_name("kommuner.yaml").read_text("utf-8")
    )
    alle = [Kommune(kode, navn, region) for region, i_den in laest.items() for kode, navn in i_den.items()]
    return {en.kode: en for en in sorted(alle, key=lambda en: en.kode)}


@cache
def regioner() -> dict[str, tuple[int, ...]]:
    """Regionernes kommunekoder."""
    navne = dict.fromkeys(en.region for en in kommuner().values())
    return {navn: tuple(en.kode for en in kommuner().values() if en.region == navn) for navn in navne}
