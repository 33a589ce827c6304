"""Status i det midlertidige fleksjob er skrevet."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from fleksjob.forloeb.haendelser import StatusUdarbejdet
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.bevilling import ny_bevilling
from fleksjob.lov.sagsgang.opfoelgningsord import ANBEFALINGER, PROEVET
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.opfoelgningsark import laeg_ark
from fleksjob.sager.models import Bruger, Sag


def udarbejd_status(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    konklusion: str,
    proevet: tuple[str, ...] = (),
    betingelser_opfyldt: bool | None = None,
    anbefaling: str = "",
    vurdering_ordinaert: str = "",
    note: str = "",
) -> Sag:
    """Konklusionen skal siges. En anbefaling om et varigt job afvises, når loven ikke giver plads til det.

    `vurdering_ordinaert` er ordene om arbejde på almindelige vilkår; de gemmes på arket.
    """
    kraev_tekst("konklusion", konklusion, "Skriv statussens konklusion.")
    if set(proevet) - set(PROEVET):
        raise UgyldigtInput("proevet", "Vælg blandt de viste.")
    if anbefaling and anbefaling not in ANBEFALINGER:
        raise UgyldigtInput("anbefaling", "Vælg én af anbefalingerne.")
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        tilstand = sag.kraev("status_udarbejdet", gyldig_fra, ansaettelse=ansaettelse)
        job = next(job for job in tilstand.ansaettelser if job.id == ansaettelse)
        _kraev_mulig(tilstand, job, anbefaling)
        svar: Mapping[str, Any] = {
            "konklusion": konklusion,
            "proevet": list(proevet),
            "betingelser_opfyldt": betingelser_opfyldt,
            "anbefaling": anbefaling,
            "vurdering_ordinaert": vurdering_ordinaert,
        }
        if any(svar.values()):
            laeg_ark(sag, job, art="status", dag=gyldig_fra, svar=svar)
        return sag.tilfoej(
            StatusUdarbejdet(
                gyldig_fra=gyldig_fra,
                ansaettelse=ansaettelse,
                konklusion=konklusion,
                proevet=proevet,
                betingelser_opfyldt=betingelser_opfyldt,
                anbefaling=anbefaling,
                note=note,
            )
        )


def _kraev_mulig(tilstand: Tilstand, job: Ansaettelse, anbefaling: str) -> None:
    """Varigt kan kun anbefales, når borgeren er fyldt 40, før bevillingen udløber."""
    if anbefaling != "varig" or job.udloeber is None:
        return
    fundet = ny_bevilling(
        tilstand.person.foedselsdato,
        job.udloeber,
        foerste_er_udloebet=True,
        har_haft_foerste=True,
        udloeber=job.udloeber,
        retsgrundlag=tilstand.retsgrundlag,
    )
    if not fundet.kan_vaere_varig:
        raise UgyldigtInput("anbefaling", f"{fundet.begrundelse} Vælg at forny i fem år.")
