"""Opfølgning i jobbet sammen med borger og arbejdsgiver."""

from datetime import date, datetime
from typing import get_args

from fleksjob.forloeb.haendelser import OpfoelgningAfholdt, Opfoelgningsart
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def afhold_opfoelgning(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    art: Opfoelgningsart,
    note: str = "",
) -> Sag:
    """`art` siger, hvilken af lovens opfølgninger det er, eller «ad_hoc»."""
    if art not in get_args(Opfoelgningsart):
        mulige = ", ".join(get_args(Opfoelgningsart))
        raise UgyldigtInput("art", f"Opfølgningen «{art}» findes ikke; vælg en af: {mulige}.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("opfoelgning_afholdt", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(OpfoelgningAfholdt(gyldig_fra=gyldig_fra, ansaettelse=ansaettelse, art=art, note=note))
