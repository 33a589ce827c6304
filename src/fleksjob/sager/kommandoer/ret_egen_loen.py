"""Arbejdsgiveren skriver en måneds løn, eller retter den, hun selv har indberettet. Rettelsen bærer sin dag."""

import math
from datetime import date, datetime

from fleksjob.forloeb.haendelser import AlleHaendelser, IndkomstIndberettet, Rettelse
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Sag

RETTET = "Virksomheden har rettet lønnen."


def ret_egen_loen(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    maaned: date,
    ansaettelse: str,
    loen: float,
    pension: float,
    timer: float | None = None,
) -> Sag:
    """Er måneden ikke indberettet, bliver den det; ellers bliver den linje, virksomheden selv har sendt, rettet.

    Er der flere linjer for måneden, er det kommunen, der skal se på dem.
    """
    if bruger.rolle != Rolle.ARBEJDSGIVER:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    _kraev_tal(loen=loen, pension=pension, timer=timer)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev_ret("indkomst_indberettet", ansaettelse=ansaettelse)
    if maaned.replace(day=1) >= sag.dag.replace(day=1):
        raise UgyldigtInput("maaned", "Måneden er ikke slut endnu; vælg en tidligere.")
    ny = IndkomstIndberettet(
        gyldig_fra=sag.dag,
        periode=f"{maaned:%Y-%m}",
        loen=loen,
        pension=pension,
        timer=timer,
        indberetter=bruger.virksomhed_cvr,
        ansaettelse=ansaettelse,
    )
    return sag.tilfoej(_som_haendelse(sag, bruger, ny, maaned))


def _kraev_tal(**tal: float | None) -> None:
    kast(
        [
            UgyldigtInput(felt, "Skriv et tal, der er 0 eller mere.")
            for felt, et in tal.items()
            if et is not None and not (math.isfinite(et) and et >= 0)
        ]
    )


def _som_haendelse(
    sag: lager.AabenSag, bruger: Bruger, ny: IndkomstIndberettet, maaned: date
) -> AlleHaendelser:
    """En ny indberetning, eller en rettelse af den, virksomheden har sendt."""
    gamle = [
        en
        for en in gaeldende_haendelser(sag.haendelser, date(9999, 12, 31))
        if isinstance(en.haendelse, IndkomstIndberettet)
        and en.haendelse.periode == ny.periode
        and ny.ansaettelse == en.haendelse.ansaettelse
    ]
    if not gamle:
        return ny
    foer = gamle[0].haendelse
    if (
        len(gamle) > 1
        or not isinstance(foer, IndkomstIndberettet)
        or foer.indberetter != bruger.virksomhed_cvr
    ):
        raise IkkeMuligt(
            f"Lønnen for {navn(maaned)} er sat sammen af flere linjer. Ring til kommunen, så retter I den sammen."
        )
    if (foer.loen, foer.pension) == (ny.loen, ny.pension):
        raise UgyldigtInput("loen", "Det er de samme tal, som kommunen har i forvejen.")
    som_foer = foer.dispositionsdato
    rettet = IndkomstIndberettet(
        gyldig_fra=foer.gyldig_fra,
        periode=ny.periode,
        dispositionsdato=som_foer,
        loen=ny.loen,
        pension=ny.pension,
        timer=ny.timer if ny.timer is not None else foer.timer,
        indberetter=ny.indberetter,
        ansaettelse=ny.ansaettelse,
    )
    return Rettelse(gyldig_fra=sag.dag, af=gamle[0].id, ny=rettet, note=RETTET)
