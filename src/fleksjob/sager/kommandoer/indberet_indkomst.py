"""Løn for en måned, indberettet af arbejdsgiveren eller indlæst fra en lønfil."""

import math
import re
from datetime import date, datetime

from fleksjob.forloeb.haendelser import IndkomstIndberettet
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.models import Bruger, Sag
from fleksjob.snitflader.loenlinjer import FORDELES, LAENGSTE_FORDELING, LAENGSTE_PERIODE, Loentype


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
    art: str = "",
    fra: date | None = None,
    til: date | None = None,
    note: str = "",
) -> Sag:
    """`periode` er "2026-03"; `loen` er uden pension, `pension` er eget og arbejdsgivers bidrag, i kroner.

    `art` er en af lønlinjernes typer (tom er løn), `fra` og `til` lønperioden, når den ikke er måneden; en bonus'
    periode er de måneder, den er tjent i.

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
    fejl += _om_arten(art, fra, til)
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
            art="" if art == Loentype.LOEN else art,
            fra=fra,
            til=til,
        )
    )


def _om_arten(art: str, fra: date | None, til: date | None) -> list[UgyldigtInput]:
    if art and art not in {en.value for en in Loentype}:
        return [UgyldigtInput("art", "Vælg en af de slags løn, listen viser.")]
    if (fra is None) != (til is None):
        return [UgyldigtInput("til" if til is None else "fra", "Skriv både den første og den sidste dag.")]
    if fra is None or til is None:
        return []
    if til < fra:
        return [UgyldigtInput("til", "Lønperioden slutter, før den begynder; byt om på datoerne.")]
    hoejst = LAENGSTE_FORDELING if art in FORDELES else LAENGSTE_PERIODE
    if (til - fra).days >= hoejst:
        return [UgyldigtInput("til", f"En lønperiode af den slags er højst {hoejst} dage; del lønnen op.")]
    return []


def kraev_loenperiode(art: str, fra: date | None, til: date | None) -> None:
    """Rejser `UgyldigeInput`, når arten ikke kendes, eller lønperioden ikke kan være rigtig."""
    kast(_om_arten(art, fra, til))
