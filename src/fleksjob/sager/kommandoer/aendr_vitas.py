"""Ansøgningen i VITAS kommer et skridt videre. Bliver den bevilget, er jobbet bevilget i samme øjeblik."""

from datetime import date, datetime

from fleksjob.forloeb.etableringsbegreber import Etablering
from fleksjob.forloeb.haendelser import AlleHaendelser, FleksjobBevilget, VitasAendret
from fleksjob.forloeb.haendelser.etablering import Vitasstatus
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.forloeb.vitas import BEVILGEDE, HVEM, NAVNE, OVERGANGE, kan_blive
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import lager
from fleksjob.sager.etablering import kraev_uden_cpr, vejen
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.lager import AabenSag
from fleksjob.sager.models import Bruger, Sag

IKKE_GODKENDT = "Jobbet er foreslået, men kommunen har ikke godkendt timer og hensyn. Godkend det først."


def aendr_vitas(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    ansaettelse: str,
    status: Vitasstatus,
    reference: str = "",
    ansoegt_af: str = "",
    startdato: date | None = None,
    bemaerkning: str = "",
    note: str = "",
) -> Sag:
    """`reference` er nummeret i VITAS; det kræves, når ansøgningen er indsendt eller bevilget."""
    if ansoegt_af and ansoegt_af not in HVEM:
        raise UgyldigtInput("ansoegt_af", "Vælg, hvem der søger.")
    kraev_uden_cpr("bemaerkning", reference, bemaerkning)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("vitas_aendret", gyldig_fra, ansaettelse=ansaettelse)
    en = vejen(tilstand, ansaettelse)
    _kraev_overgang(en, status, reference, bemaerkning)
    dag = _startdag(en, startdato)
    nye: list[AlleHaendelser] = [
        VitasAendret(
            gyldig_fra=gyldig_fra,
            note=note,
            ansaettelse=ansaettelse,
            status=status,
            reference=reference.strip() or en.reference,
            ansoegt_af=ansoegt_af or (en.vitas[-1].ansoegt_af if en.vitas else en.soeger),
            startdato=dag,
            bemaerkning=bemaerkning.strip(),
        )
    ]
    job = next((et for et in tilstand.ansaettelser if et.id == ansaettelse), None)
    if status == "bevilget" and (job is None or job.bevilget is None):
        nye.append(_bevilling(sag, tilstand, en, gyldig_fra, dag))
    return sag.tilfoej(*nye)


def _kraev_overgang(en: Etablering, status: str, reference: str, bemaerkning: str) -> None:
    if status not in NAVNE or not status:
        raise UgyldigtInput("status", "Vælg, hvor ansøgningen er.")
    if not kan_blive(en.vitasstatus, status):
        mulige = " eller ".join(f"«{NAVNE[kode]}»" for kode in OVERGANGE[en.vitasstatus])
        besked = f"Ansøgningen er «{NAVNE[en.vitasstatus]}» og kan ikke blive «{NAVNE[status]}»."
        raise UgyldigtInput(
            "status", f"{besked} Den kan blive {mulige}." if mulige else f"{besked} Den er slut."
        )
    if status in BEVILGEDE | {"indsendt"} and not (reference.strip() or en.reference):
        raise UgyldigtInput("reference", "Skriv nummeret fra VITAS.")
    if status in ("returneret", "afslag") and not bemaerkning.strip():
        raise UgyldigtInput(
            "bemaerkning", "Skriv, hvad der skal rettes, eller hvorfor det ikke kan bevilges."
        )


def _startdag(en: Etablering, startdato: date | None) -> date | None:
    """Dagen i ansøgningen. En anden dag end forslagets er en fejl: bevillingen skal gælde det job, der er aftalt."""
    if startdato is not None and en.startdato is not None and startdato != en.startdato:
        raise UgyldigtInput(
            "startdato",
            f"Ansøgningen gælder fra {dansk_dato(startdato)}, men jobbet er aftalt fra {dansk_dato(en.startdato)}. "
            "Ret forslaget, eller få ansøgningen rettet.",
        )
    return startdato or en.startdato


def _bevilling(
    sag: AabenSag, tilstand: Tilstand, en: Etablering, gyldig_fra: date, startdato: date | None
) -> FleksjobBevilget:
    if en.foreslaaet is not None and not en.godkendt:
        raise IkkeMuligt(IKKE_GODKENDT)
    if startdato is not None and startdato < gyldig_fra:
        raise UgyldigtInput(
            "startdato", f"Bevillingen er fra {dansk_dato(gyldig_fra)}, efter første dag {dansk_dato(startdato)}. Flyt "
            "første dag i et nyt forslag."
        )  # fmt: skip
    sag.kraev("fleksjob_bevilget", gyldig_fra)
    return FleksjobBevilget(
        gyldig_fra=gyldig_fra,
        ansaettelse=en.ansaettelse,
        virksomhed=en.virksomhed,
        cvr=en.cvr,
        startdato=startdato,
    )
