"""Hvad der skete siden, efter et forløb, der sluttede uden fleksjob på arbejdspladsen."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelseFulgtOp
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import SIDEN
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def foelg_fastholdelse_op(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    siden: str,
    note: str = "",
) -> Sag:
    """`siden` er en kode fra `lov.fastholdelsestiltag.SIDEN`."""
    if siden not in SIDEN:
        raise UgyldigtInput("siden", "Vælg, hvad der er sket siden.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_fulgt_op", gyldig_fra)
    return sag.tilfoej(FastholdelseFulgtOp(gyldig_fra=gyldig_fra, note=note, siden=siden))
