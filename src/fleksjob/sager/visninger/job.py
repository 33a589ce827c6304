"""Job set fra virksomhedskonsulentens stol: hvad der begynder, og hvor der skal følges op."""

from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Job, Pligt

SNART = timedelta(days=30)
HOEJST = 100
OPFOELGNINGER = ("opfoelgning_3_mdr", "opfoelgning_6_mdr", "opfoelgning_30_mdr", "status_54_mdr")


class Jobhenvisning(msgspec.Struct, frozen=True):
    """Et job eller en opfølgning på listen."""

    dato: date
    virksomhed: str
    nummer: str
    navn: str
    tekst: str
    art: str = ""


class Jobliste(msgspec.Struct, frozen=True):
    """`uden_bevilling`: begyndt eller på vej uden bevilling. `starter`: bevilget og begynder snart."""

    uden_bevilling: list[Jobhenvisning]
    starter: list[Jobhenvisning]
    opfoelgninger: list[Jobhenvisning]


def job_til_konsulent(bruger: Bruger, dag: date) -> Jobliste:
    """Konsulentens egne sager;

    for andre medarbejdere hele kommunens. De nærmeste først, højst 100 af hver.
    """
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    job = Job.for_bruger(bruger).filter(ophoert__isnull=True)
    pligter = Pligt.for_bruger(bruger).filter(
        aaben=True, gaelder_fra__lte=dag, aaben_til__gt=dag, frist__lte=dag + SNART, kode__in=OPFOELGNINGER
    )
    if bruger.rolle == Rolle.VIRKSOMHEDSKONSULENT:
        job = job.filter(sag__virksomhedskonsulent=bruger)
        pligter = pligter.filter(ejer_id=bruger.pk)
    uden = job.filter(bevilget__isnull=True, startet__gte=date(2013, 1, 1)).order_by("-startet", "pk")
    paa_vej = Q(startet__gt=dag) | Q(startet__isnull=True, planlagt_start__gte=dag - SNART)
    starter = job.filter(paa_vej, bevilget__isnull=False).order_by(
        Coalesce("startet", "planlagt_start"), "pk"
    )
    return Jobliste(
        uden_bevilling=_job(bruger, uden, "Jobbet er begyndt, men ikke bevilget"),
        starter=_job(bruger, starter, "Jobbet er bevilget og begynder"),
        opfoelgninger=_opfoelgninger(bruger, pligter),
    )


def _job(bruger: Bruger, raekker: Any, tekst: str) -> list[Jobhenvisning]:
    raekker = raekker.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__"))
    felter = ("startet", "planlagt_start", "virksomhed", "sag__nummer", "vist_navn")
    return [
        Jobhenvisning(startet or planlagt, virksomhed, nummer, navn, tekst)
        for startet, planlagt, virksomhed, nummer, navn in raekker.values_list(*felter)[:HOEJST]
    ]


def _opfoelgninger(bruger: Bruger, pligter: Any) -> list[Jobhenvisning]:
    raekker = pligter.order_by("frist", "kode", "pk").annotate(
        virksomhed=F("sag__virksomhed"), vist_navn=beskyttelse.navn_udtryk(bruger, "sag__")
    )
    felter = ("frist", "virksomhed", "sag__nummer", "vist_navn", "navn", "art")
    return [Jobhenvisning(*raekke) for raekke in raekker.values_list(*felter)[:HOEJST]]
