"""En arbejdsgiver retter den løn, der er indberettet for en måned. Den gamle linje bliver stående ved siden af."""

import math
from datetime import date, datetime

import msgspec

from fleksjob.forloeb.haendelser import IndkomstIndberettet, Rettelse
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def ret_indkomst(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    periode: str,
    ansaettelse: str,
    loen: float,
    pension: float = 0.0,
    timer: float | None = None,
    note: str,
) -> Sag:
    """Den nye løn for måneden i jobbet. Er måneden indberettet i flere linjer, skal de rettes hver for sig.

    En arbejdsgiver kan kun rette for sit eget job. Næste kørsel giver forskellen som en ny linje med sin grund.
    """
    kraev_tekst("note", note, "Skriv, hvad der var forkert; det bliver stående i sagen.")
    kast(
        [
            UgyldigtInput(felt, "Beløb og timer er tal fra nul og op.")
            for felt, tal in (("loen", loen), ("pension", pension), ("timer", timer))
            if tal is not None and not (math.isfinite(tal) and tal >= 0)
        ]
    )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev_ret("indkomst_indberettet", ansaettelse=ansaettelse)
    nr, gammel = _linjen(sag, periode, ansaettelse)
    ny = msgspec.structs.replace(gammel, id="", loen=loen, pension=pension, timer=timer, note=note)
    return sag.tilfoej(Rettelse(gyldig_fra=gyldig_fra, af=nr, ny=ny, note=note))


def _linjen(sag: lager.AabenSag, periode: str, ansaettelse: str) -> tuple[str, IndkomstIndberettet]:
    """(nummeret på den hændelse, der rettes, linjen som den gælder nu)."""
    fundne = [
        (en.id, en.haendelse)
        for en in gaeldende_haendelser(sag.haendelser, date.max)
        if isinstance(en.haendelse, IndkomstIndberettet)
        and en.haendelse.periode == periode
        and en.haendelse.ansaettelse == ansaettelse
        and en.haendelse.art in ("", "loen")
    ]
    if not fundne:
        raise IkkeMuligt(f"Der er ingen løn for {_maaned(periode)} i jobbet; indberet den i stedet.")
    if len(fundne) > 1:
        raise IkkeMuligt(
            f"{_maaned(periode).capitalize()} er indberettet i flere linjer; ret dem hver for sig."
        )
    return fundne[0]


def _maaned(periode: str) -> str:
    try:
        return navn(date.fromisoformat(f"{periode}-01"))
    except ValueError:
        raise UgyldigtInput("periode", "Skriv måneden som ÅÅÅÅ-MM, fx 2026-03.") from None
