"""Kommunen bevilger det konkrete fleksjob, før det begynder."""

from datetime import date, datetime

from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.fastholdelse import hvorfor_ikke_fastholdelsesfleksjob
from fleksjob.forloeb.haendelser import FleksjobBevilget, VitasAendret
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.forloeb.vitas import BEVILGEDE, kan_blive
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelse import FASTHOLDELSE
from fleksjob.lov.sagsgang.relationer import hjemmel_pr
from fleksjob.sager import lager
from fleksjob.sager.etablering import ny_noegle
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kendte_virksomheder import kend_virksomhed
from fleksjob.sager.kommandoer.aendr_vitas import IKKE_GODKENDT
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
    reference: str = "",
    note: str = "",
) -> Sag:
    """Bevilger jobbet. Uden `ansaettelse` får det den næste nøgle i sagen (job-1, job-2, …).

    `fastholdelse`: jobbet er på den arbejdsplads, borgeren allerede er på. `reference` er nummeret i VITAS; med det er
    også ansøgningen bevilget. Er jobbet foreslået i sagen, skal det være godkendt, og første dag den aftalte.
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
    forslag = _forslaget(tilstand, ansaettelse, startdato)
    noegle = ansaettelse or ny_noegle(tilstand)
    if noegle in brugte:
        raise UgyldigtInput("ansaettelse", f"Nøglen «{noegle}» er brugt i sagen; vælg en anden.")
    bevilling = FleksjobBevilget(
        gyldig_fra=gyldig_fra,
        note=note,
        ansaettelse=noegle,
        virksomhed=virksomhed,
        cvr=cvr,
        midlertidig=midlertidig,
        startdato=startdato or (forslag.startdato if forslag is not None else None),
        fastholdelse=fastholdelse,
    )
    kend_virksomhed(bruger.kommune_id, cvr, virksomhed)
    return sag.tilfoej(bevilling, *_i_vitas(forslag, bevilling, reference))


def _forslaget(tilstand: Tilstand, ansaettelse: str, startdato: date | None) -> Etablering | None:
    """Forslaget om jobbet, når der er ét. Det skal være godkendt, og bevillingen skal gælde fra den aftalte dag."""
    en = next((en for en in tilstand.etableringer if en.ansaettelse == ansaettelse), None)
    if en is None or en.foreslaaet is None:
        return en
    if not en.godkendt:
        raise IkkeMuligt(IKKE_GODKENDT)
    if startdato is not None and en.startdato is not None and startdato != en.startdato:
        besked = f"Jobbet er aftalt fra {dansk_dato(en.startdato)}. Skriv den dag, eller ret forslaget først."
        raise UgyldigtInput("startdato", besked)
    return en


def _i_vitas(en: Etablering | None, bevilling: FleksjobBevilget, reference: str) -> list[VitasAendret]:
    """Ansøgningen følger bevillingen, når den er i gang, eller nummeret er skrevet."""
    status = en.vitasstatus if en is not None else ""
    if status in BEVILGEDE or not (reference or (en is not None and kan_blive(status, "bevilget"))):
        return []
    return [
        VitasAendret(
            gyldig_fra=bevilling.gyldig_fra,
            ansaettelse=bevilling.ansaettelse,
            status="bevilget",
            reference=reference or (en.reference if en is not None else ""),
            startdato=bevilling.startdato,
        )
    ]
