"""Kommunen bevilger det konkrete fleksjob, før det begynder."""

from datetime import date, datetime

from fleksjob.forloeb.fastholdelse import hvorfor_ikke_fastholdelsesfleksjob
from fleksjob.forloeb.haendelser import FleksjobBevilget
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelse import FASTHOLDELSE
from fleksjob.lov.sagsgang.relationer import hjemmel_pr
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_cvr, kraev_tekst, kraev_varig
from fleksjob.sager.models import Bruger, Sag


def bevilg_fleksjob(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    virksomhed: str,
    cvr: str = "",
    ansaettelse: str = "",
    midlertidig: bool = True,
    startdato: date | None = None,
    fastholdelse: bool = False,
    note: str = "",
) -> Sag:
    """Bevilger jobbet. Uden `ansaettelse` får det den næste nøgle i sagen (job-1, job-2, …).

    `fastholdelse`: jobbet er på den arbejdsplads, borgeren allerede er på.
    """
    kraev_tekst("virksomhed", virksomhed, "Skriv virksomhedens navn.")
    kraev_cvr("cvr", cvr)
    if startdato is not None and startdato < gyldig_fra:
        besked = (
            "Jobbet kan ikke begynde, før det er bevilget; vælg en startdato fra bevillingsdagen og frem."
        )
        raise UgyldigtInput("startdato", besked)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fleksjob_bevilget", gyldig_fra)
    if fastholdelse and (hvorfor_ikke := hvorfor_ikke_fastholdelsesfleksjob(tilstand)):
        raise IkkeMuligt(hvorfor_ikke, hjemmel_pr(FASTHOLDELSE, gyldig_fra))
    if not midlertidig:
        kraev_varig("midlertidig", tilstand, startdato or gyldig_fra)
    brugte = {job.id for job in tilstand.ansaettelser}
    noegle = ansaettelse or next(n for nr in range(1, 1000) if (n := f"job-{nr}") not in brugte)
    if noegle in brugte:
        raise UgyldigtInput("ansaettelse", f"Nøglen «{noegle}» er brugt i sagen; vælg en anden.")
    return sag.tilfoej(
        FleksjobBevilget(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=noegle,
            virksomhed=virksomhed,
            cvr=cvr,
            midlertidig=midlertidig,
            startdato=startdato,
            fastholdelse=fastholdelse,
        )
    )
