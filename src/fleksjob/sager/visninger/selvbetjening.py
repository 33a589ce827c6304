"""Det, borgeren ser af sin egen sag, og arbejdsgiveren af sin virksomheds job."""

from datetime import date, datetime

import msgspec
from django.db.models import F

from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import Skridt, mulige_skridt
from fleksjob.forloeb.tilstand import Ansaettelse, Person, Vilkaar, tilstand
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Dokument, Job, Sag
from fleksjob.sager.visninger.opslagslog import SELVBETJENING, MitOpslag, log_opslag, mine_opslag
from fleksjob.sager.visninger.sagsbillede import Sagsbillede, billede, sagens_haendelser

ARBEJDSGIVERENS = (
    "opfoelgning_3_mdr",
    "opfoelgning_6_mdr",
    "opfoelgning_30_mdr",
    "status_54_mdr",
    "bevilling_udloeber",
)


class MinSag(msgspec.Struct, frozen=True):
    """Borgerens egen sag med de opslag, andre har gjort."""

    billede: Sagsbillede
    opslag: list[MitOpslag]


class Ansat(msgspec.Struct, frozen=True):
    """Et job i arbejdsgiverens virksomhed. Kun det, der vedrører jobbet; hverken CPR eller fødselsdato."""

    sag_id: int
    version: int
    navn: str
    ansaettelse: Ansaettelse
    vilkaar: Vilkaar | None
    skridt: list[Skridt]
    pligter: list[Pligt]


def min_sag(bruger: Bruger, *, dag: date) -> MinSag | None:
    """Borgerens nyeste åbne sag, ellers den nyeste; None, når der ingen er."""
    if bruger.rolle != Rolle.BORGER:
        raise AdgangNaegtet("Siden er for borgere.")
    sager = Sag.for_bruger(bruger).select_related("person", "sagsbehandler", "virksomhedskonsulent")
    alle = sorted(sager, key=lambda en: (en.fase != "lukket", en.pk), reverse=True)
    return MinSag(billede(alle[0], bruger, dag), mine_opslag(bruger)) if alle else None


def mit_dokument(bruger: Bruger, dokument_id: int) -> Dokument:
    """Et brev, der er sendt til borgeren."""
    fundet = Dokument.for_bruger(bruger).filter(pk=dokument_id).first()
    if fundet is None or bruger.rolle != Rolle.BORGER:
        raise AdgangNaegtet("Brevet findes ikke, eller du har ikke adgang til det.")
    return fundet


def vores_ansatte(bruger: Bruger, *, nu: datetime, dag: date) -> list[Ansat]:
    """Virksomhedens job, de løbende først. At se dem er et opslag i personernes oplysninger."""
    if bruger.rolle != Rolle.ARBEJDSGIVER:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    job = (
        Job.for_bruger(bruger)
        .select_related("sag", "sag__person")
        .order_by(F("ophoert").desc(nulls_first=True), "sag__person__navn")
    )
    ud = []
    for et_job in job:
        sag = et_job.sag
        log_opslag(bruger, sag.person_id, formaal="Virksomhedens ansatte", nu=nu, kanal=SELVBETJENING)
        en_tilstand = tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=dag)
        ansaettelse = next((en for en in en_tilstand.ansaettelser if en.id == et_job.ansaettelse), None)
        if ansaettelse is None:
            continue
        ud.append(
            Ansat(
                sag_id=sag.pk,
                version=sag.version,
                navn=sag.person.navn,
                ansaettelse=ansaettelse,
                vilkaar=ansaettelse.vilkaar_pr(dag),
                skridt=mulige_skridt(en_tilstand, Rolle.ARBEJDSGIVER),
                pligter=[
                    en
                    for en in pligter(en_tilstand)
                    if en.kode in ARBEJDSGIVERENS
                    and en.status in ("kommende", "overskredet")
                    and f":{ansaettelse.id}:" in f":{en.noegle}:"
                ],
            )
        )
    return ud
