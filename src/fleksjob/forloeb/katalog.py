"""Hændelseskataloget som tekst, skrevet af typerne selv."""

from typing import Any, get_args, get_origin

import msgspec

from fleksjob.forloeb.haendelser import KATALOG, Haendelse
from fleksjob.forloeb.roller import HVEM_KAN

_FAELLES = {felt.encode_name for felt in msgspec.structs.fields(Haendelse)}
_TYPENAVNE = {
    "date": "dato",
    "datetime": "tidspunkt",
    "float": "tal",
    "int": "helt tal",
    "str": "tekst",
    "bool": "ja/nej",
}


def haendelseskatalog() -> str:
    """Alle hændelsestyper som markdown-tabel: navn, betydning, felter, og hvem der kan registrere dem."""
    linjer = [
        "# Hændelser",
        "",
        "Alle hændelser har `gyldig_fra` (dato) og kan have `id`, `registreret` (tidspunkt med tidszone), "
        "`registreret_af` og `note`. Et felt med * skal udfyldes.",
        "",
        "| type | betydning | felter | hvem |",
        "|---|---|---|---|",
    ]
    for navn, klasse in KATALOG.items():
        betydning = (klasse.__doc__ or "").strip().splitlines()[0]
        hvem = ", ".join(sorted(HVEM_KAN.get(navn, ()))) or "følger af andet"
        linjer.append(f"| `{navn}` | {betydning} | {_felter(klasse)} | {hvem} |")
    return "\n".join(linjer) + "\n"


def _felter(klasse: type[Haendelse]) -> str:
    egne = [felt for felt in msgspec.structs.fields(klasse) if felt.encode_name not in _FAELLES]
    return ", ".join(
        f"`{felt.encode_name}`{'*' if felt.required else ''} ({_typetekst(felt.type)})" for felt in egne
    )


def _typetekst(type_: Any) -> str:
    if str(get_origin(type_)) == "typing.Literal":
        return " eller ".join(f"»{mulig}«" for mulig in get_args(type_) if mulig)
    if get_origin(type_) is tuple:
        return "liste"
    indre = [del_ for del_ in get_args(type_) if del_ is not type(None)]
    if hasattr(type_, "__metadata__"):
        return _typetekst(type_.__origin__)
    if len(indre) == 1:
        return _typetekst(indre[0])
    if indre:
        return "en hændelse"
    return _TYPENAVNE.get(getattr(type_, "__name__", ""), str(type_))
