"""Et forløb under sociale kapitler eller på særlige vilkår er begyndt på borgerens arbejdsplads."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FastholdelsePaabegyndt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsessvar import GRUNDLAG
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_aftale, kraev_cvr, kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def paabegynd_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    virksomhed: str,
    grundlag: str,
    cvr: str = "",
    aftale: str = "",
    funktioner: str = "",
    skaanehensyn: str = "",
    note: str = "",
) -> Sag:
    """Et forløb under sociale kapitler eller på særlige vilkår er begyndt på borgerens arbejdsplads."""
    kraev_tekst("virksomhed", virksomhed, "Skriv virksomhedens navn.")
    kraev_cvr("cvr", cvr)
    if grundlag not in GRUNDLAG:
        raise UgyldigtInput("grundlag", f"»{grundlag}« findes ikke; vælg {' eller '.join(GRUNDLAG)}.")
    kraev_aftale(aftale, funktioner, skaanehensyn)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("fastholdelse_paabegyndt", gyldig_fra)
    return sag.tilfoej(
        FastholdelsePaabegyndt(
            gyldig_fra=gyldig_fra,
            note=note,
            virksomhed=virksomhed,
            cvr=cvr,
            grundlag=grundlag,
            aftale=aftale,
            funktioner=funktioner,
            skaanehensyn=skaanehensyn,
        )
    )
