"""Tilfældige forløb til egenskabsprøverne: alle hændelsestyper, hver på sin egen dag, i og uden for orden."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from fleksjob.forloeb.haendelser import KATALOG, AlleHaendelser
from fleksjob.forloeb.tilstand import Person

PERSON = Person(date(1984, 5, 2))
FOERSTE, SIDSTE = date(2008, 1, 1), date(2028, 12, 31)
TYPER = sorted(set(KATALOG) - {"rettelse"})

_FAELLES: dict[str, st.SearchStrategy[Any]] = {
    "ansaettelse": st.sampled_from(["a", "b"]),
    "frist": st.dates(FOERSTE, SIDSTE),
    "udfald": st.sampled_from(["bevilget", "afslag"]),
    "periode": st.sampled_from(["2024-01", "2024-02", "2025-06"]),
    "varig": st.booleans(),
    "midlertidig": st.booleans(),
    "timer": st.sampled_from([None, 5.0, 12.0]),
    "fuldtidsloen": st.sampled_from([28_000.0, 32_000.0]),
    "kanal": st.sampled_from(["digital", "brev", "quickpost"]),
    "behandlingsuger": st.sampled_from([None, 4, 13]),
    "tilflyttet": st.booleans(),
    "hvad": st.sampled_from(["borger", "helbredsoplysninger", "andet"]),
}
FAELLES_FELTER = {"id", "gyldig_fra", "registreret", "registreret_af", "note"}

_SAERLIGE: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("opfoelgning_afholdt", "art"): st.sampled_from(["3_mdr", "6_mdr", "30_mdr", "ad_hoc"]),
    ("samtale_afholdt", "art"): st.sampled_from(["jobsamtale", "telefon"]),
    ("dokument_rekvireret", "art"): st.just("LÆ 265"),
    ("orlov_paabegyndt", "art"): st.sampled_from(["barsel", "sorgorlov", "andet"]),
    ("sanktion", "art"): st.sampled_from(["plan_i_3_maaneder", "ingen_ydelse_i_3_uger"]),
    ("genvurdering_afsluttet", "udfald"): st.sampled_from(["fastholdt", "aendret", "delvis_aendret"]),
    ("sag_lukket", "aarsag"): st.just("fraflyttet"),
}


@cache
def _felter(navn: str) -> tuple[inspect.Field, ...]:
    """Hændelsens egne felter, med de typer de har."""
    typen = inspect.type_info(KATALOG[navn])
    assert isinstance(typen, inspect.StructType)
    return tuple(felt for felt in typen.fields if felt.name not in FAELLES_FELTER)


def _af_typen(typen: inspect.Type) -> st.SearchStrategy[Any]:
    """Rimelige værdier af en type, så en ny hændelse er med, uden at nogen skriver den her."""
    match typen:
        case inspect.LiteralType():
            return st.sampled_from(list(typen.values))
        case inspect.BoolType():
            return st.booleans()
        case inspect.DateType():
            return st.dates(FOERSTE, SIDSTE)
        case inspect.IntType():
            return st.integers(typen.ge or 0, min(typen.le or 50, 50))
        case inspect.FloatType():
            return st.sampled_from([1.0, 20.0, 37.0])
        case inspect.StrType():
            return st.sampled_from(["1", "2", "noget"])
        case inspect.UnionType():
            return st.one_of([_af_typen(en) for en in typen.types])
        case inspect.VarTupleType():
            return st.lists(_af_typen(typen.item_type), max_size=2).map(tuple)
    return st.none()


@st.composite
def en_haendelse(draw: st.DrawFn, id_: str, dag: date) -> AlleHaendelser:
    """En hændelse af en tilfældig type på dagen, registreret op til hundrede dage efter."""
    navn = draw(st.sampled_from(TYPER))
    felter: dict[str, Any] = {"type": navn, "id": id_, "gyldig_fra": dag}
    for felt in _felter(navn):
        strategi = _SAERLIGE.get((navn, felt.name))
        if strategi is None and not (felt.name == "udfald" and not navn.startswith("afgoerelse")):
            strategi = _FAELLES.get(felt.name)
        if strategi is None:
            strategi = _af_typen(felt.type) if felt.required or draw(st.booleans()) else st.none()
        vaerdi = draw(strategi)
        if vaerdi is not None:
            felter[felt.name] = vaerdi
    senere = draw(st.integers(0, 100))
    felter["registreret"] = datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC) + timedelta(days=senere)
    haendelse: AlleHaendelser = msgspec.convert(felter, AlleHaendelser)
    return haendelse


@st.composite
def forloeb(draw: st.DrawFn, stoerst: int = 25) -> list[AlleHaendelser]:
    """Et forløb med forskellige dage og id'erne 1, 2, 3 … i tidsfølge."""
    dage = draw(st.lists(st.dates(FOERSTE, SIDSTE), unique=True, max_size=stoerst))
    return [draw(en_haendelse(str(nummer), dag)) for nummer, dag in enumerate(sorted(dage), start=1)]


def mindste_vaerdi(type_: Any, dag: date) -> Any:
    """En gyldig værdi til et felt, der skal være der, så en ny hændelse kan gå med, uden at nogen skriver den her."""
    typen = inspect.type_info(type_)
    match typen:
        case inspect.LiteralType():
            return typen.values[0]
        case inspect.DateType():
            return dag
        case inspect.BoolType():
            return True
        case inspect.FloatType() | inspect.IntType():
            return 1
    return "x"
