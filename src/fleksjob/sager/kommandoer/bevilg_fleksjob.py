"""Kommunen bevilger det konkrete fleksjob, før det begynder."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import FleksjobBevilget
from fleksjob.lov.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.felter import kraev_cvr, kraev_tekst
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
    note: str = "",
) -> Sag:
    """Bevilger jobbet. Uden `ansaettelse` får det den næste nøgle i sagen (job-1, job-2, …)."""
    kraev_tekst("virksomhed", virksomhed, "Skriv virksomhedens navn.")
    kraev_cvr("cvr", cvr)
    if startdato is not None and startdato < gyldig_fra:
        besked = (
            "Jobbet kan ikke begynde, før det er bevilget; vælg en startdato fra bevillingsdagen og frem."
        )
        raise UgyldigtInput("startdato", besked)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("fleksjob_bevilget", gyldig_fra)
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
        )
    )
