"""Det, borgeren og arbejdspladsen ser af opfølgningen: deres kald om hjælp, arkene, og hvornår vi kommer igen."""

from datetime import date, datetime

import msgspec

from fleksjob.forloeb.dokumentation import Praktik
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Ansaettelse, Person, Tilstand, tilstand
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Job, Sag
from fleksjob.sager.visninger.opfoelgning import Ark, Kald, arkene, kaldene
from fleksjob.sager.visninger.opslagslog import SELVBETJENING, log_opslag
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser
from fleksjob.sager.visninger.selvbetjening import min_sag


class Hjaelpebillede(msgspec.Struct, frozen=True):
    """Et job (eller en praktik), som den, der kalder, ser det. `navn` er medarbejderens, til arbejdspladsen."""

    sag: Sag
    navn: str
    job: Ansaettelse | None
    praktik: Praktik | None
    kald: list[Kald]
    ark: list[Ark]


def mit_job(bruger: Bruger, *, dag: date) -> Hjaelpebillede | None:
    """Borgerens job eller praktik; None uden sag. Uden job og praktik er begge felter None."""
    fundet = min_sag(bruger, dag=dag)
    if fundet is None:
        return None
    t, sag = fundet.billede.tilstand, fundet.billede.sag
    job = t.aktuel_ansaettelse
    if job is not None and job.startet is None:
        job = None
    praktik = t.praktik_i_gang or (t.praktikker[-1] if t.praktikker else None)
    return Hjaelpebillede(sag, "", job, praktik, kaldene(bruger, sag, t), arkene(bruger, sag))


def vores_medarbejder(
    bruger: Bruger, sag_id: int, ansaettelse: str, *, nu: datetime, dag: date
) -> Hjaelpebillede:
    """En ansat i virksomheden. Rejser `AdgangNaegtet`, når jobbet ikke er dens. At se det er et opslag."""
    if bruger.rolle != Rolle.ARBEJDSGIVER:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    raekke = (
        Job.for_bruger(bruger)
        .select_related("sag", "sag__person", "sag__kommune")
        .filter(sag_id=sag_id, ansaettelse=ansaettelse)
        .first()
    )
    t = _tilstand(bruger, raekke.sag, dag) if raekke is not None else None
    job = next((en for en in t.ansaettelser if en.id == ansaettelse), None) if t else None
    if raekke is None or t is None or job is None:
        raise AdgangNaegtet("Jobbet findes ikke, eller du har ikke adgang til det.")
    log_opslag(bruger, raekke.sag.person_id, formaal="Virksomhedens ansatte", nu=nu, kanal=SELVBETJENING)
    egne = [en for en in kaldene(bruger, raekke.sag, t) if en.kald.ansaettelse == ansaettelse]
    ark = arkene(bruger, raekke.sag, ansaettelse)
    return Hjaelpebillede(raekke.sag, raekke.sag.person.navn, job, None, egne, ark)


def _tilstand(bruger: Bruger, sag: Sag, dag: date) -> Tilstand:
    return tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=dag)
