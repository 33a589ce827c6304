"""Løn for en måned, indberettet af arbejdsgiveren eller indlæst fra en lønfil."""

import math
import re
from datetime import date, datetime

from fleksjob.forloeb.haendelser import IndkomstIndberettet
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag


def indberet_indkomst(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    loen: float,
    pension: float = 0.0,
    timer: float | None = None,
    dispositionsdato: date | None = None,
    indberetter: str = "",
    ansaettelse: str = "",
    note: str = "",
) -> Sag:
    """`periode` er "2026-03"; `loen` er uden pension, `pension` er eget og arbejdsgivers bidrag, i kroner.

    En arbejdsgiver kan kun indberette for sit eget CVR-nummer og sit eget job. En fejl rettes med
    `ret_haendelse`; en linje mere for samme måned lægges til.
    """
    er_arbejdsgiver = bruger.rolle == Rolle.ARBEJDSGIVER
    fejl = []
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", periode):
        fejl.append(UgyldigtInput("periode", "Skriv måneden som ÅÅÅÅ-MM, fx 2026-03."))
    for felt, tal in (("loen", loen), ("pension", pension), ("timer", timer)):
        if tal is not None and not (math.isfinite(tal) and tal >= 0):
            fejl.append(
                UgyldigtInput(felt, "Beløb og timer kan ikke være negative; ret en fejl med en rettelse.")
            )
    if er_arbejdsgiver and not ansaettelse:
        fejl.append(UgyldigtInput("ansaettelse", "Vælg, hvilket job lønnen er for."))
    kast(fejl)
    if er_arbejdsgiver:
        indberetter = bruger.virksomhed_cvr
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("indkomst_indberettet", gyldig_fra, ansaettelse=ansaettelse)
    return sag.tilfoej(
        IndkomstIndberettet(
            gyldig_fra=gyldig_fra,
            note=note,
            periode=periode,
            dispositionsdato=dispositionsdato,
            loen=loen,
            pension=pension,
            timer=timer,
            indberetter=indberetter,
            ansaettelse=ansaettelse,
        )
    )
