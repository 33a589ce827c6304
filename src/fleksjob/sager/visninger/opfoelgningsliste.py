"""Listen Opfølgninger: denne uge, det overskredne, kald om hjælp, og de job, der skal følges oftere, med grundene."""

from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import F, OuterRef, Subquery

from fleksjob.forloeb.opfoelgningstegn import Fundet, forslag, gaeldende
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Job, Opfoelgningskladde, Pligt
from fleksjob.sager.visninger.sagsbillede import haendelser_i

PAA_EN_SIDE = 50
UGEN = timedelta(days=7)
SENERE = timedelta(days=42)
KODER = (
    "opfoelgning_3_mdr",
    "opfoelgning_6_mdr",
    "opfoelgning_30_mdr",
    "status_54_mdr",
    "opfoelgning_aftalt",
)
GRUPPER = ("uge", "over", "hjaelp", "oftere", "senere")


class Linje(msgspec.Struct, frozen=True):
    """En opfølgning på listen. `tegn` er grundene til at følge op oftere, `rytme` den valgte og `foreslaaet` i uger."""

    nummer: str
    navn: str
    virksomhed: str
    hvad: str
    frist: date | None
    art: str = ""
    tegn: tuple[Fundet, ...] = ()
    rytme: int | None = None
    foreslaaet: int = 0


class Opfoelgningsliste(msgspec.Struct, frozen=True):
    """En side af listen med antallet i hver gruppe. `begyndt` er skemaer, brugeren ikke er færdig med."""

    raekker: list[Linje]
    antal: dict[str, int]
    sider: int
    begyndt: list[tuple[str, str, str]]


def opfoelgninger(
    bruger: Bruger, dag: date, *, gruppe: str = "uge", mine: bool = False, side: int = 1
) -> Opfoelgningsliste:
    """Kommunens opfølgninger, de nærmeste først; med `mine` kun brugerens egne. Kun sidens egne sager foldes."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    grupper = {navn: _pligter(bruger, dag, navn, mine=mine) for navn in ("uge", "over", "hjaelp", "senere")}
    job = _job(bruger, dag, mine=mine)
    antal = {navn: alle.count() for navn, alle in grupper.items()} | {"oftere": job.count()}
    gruppe = gruppe if gruppe in GRUPPER else "uge"
    sider = max(1, -(-antal[gruppe] // PAA_EN_SIDE))
    fra = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    oftere = gruppe == "oftere"
    raekker = _oftere(bruger, job, dag, fra) if oftere else _linjer(bruger, grupper[gruppe], dag, fra)
    return Opfoelgningsliste(raekker, antal, sider, _begyndte(bruger))


def _pligter(bruger: Bruger, dag: date, gruppe: str, *, mine: bool) -> Any:
    alle = Pligt.for_bruger(bruger).filter(aaben=True, gaelder_fra__lte=dag, aaben_til__gt=dag)
    if mine:
        alle = alle.filter(ejer_id=bruger.pk)
    if gruppe == "hjaelp":
        return alle.filter(kode="hjaelp_svar", frist__isnull=False)
    alle = alle.filter(kode__in=KODER)
    match gruppe:
        case "over":
            return alle.filter(frist__lt=dag)
        case "uge":
            return alle.filter(frist__gte=dag, frist__lt=dag + UGEN)
    return alle.filter(frist__gte=dag + UGEN, frist__lt=dag + SENERE)


def _linjer(bruger: Bruger, pligter: Any, dag: date, fra: int) -> list[Linje]:
    virksomhed = F("sag__virksomhed")
    raekker = pligter.order_by("frist", "kode", "pk").annotate(
        virksomhed=virksomhed, vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag)
    )
    felter = ("sag_id", "sag__nummer", "vist_navn", "virksomhed", "navn", "frist", "art")
    fundne = list(raekker.values_list(*felter)[fra : fra + PAA_EN_SIDE])
    tegnene = _tegn(bruger, [en[0] for en in fundne], dag)
    return [
        Linje(nummer, navn, hvor, hvad, frist, art, *tegnene.get(sag, ((), None, 0)))
        for sag, nummer, navn, hvor, hvad, frist, art in fundne
    ]


def _job(bruger: Bruger, dag: date, *, mine: bool) -> Any:
    alle = Job.for_bruger(bruger).filter(
        oftere_til__gt=dag, startet__lte=dag, ophoert__isnull=True, startet__isnull=False
    )
    return alle.filter(sag__virksomhedskonsulent=bruger) if mine else alle


def _oftere(bruger: Bruger, job: Any, dag: date, fra: int) -> list[Linje]:
    """De job, der har tegn; dem uden en valgt rytme og med de fleste tegn først på siden."""
    naeste = (
        Pligt.for_kommune(bruger.kommune_id)
        .filter(sag_id=OuterRef("sag_id"), aaben=True, aaben_til__gt=dag, kode__in=KODER)
        .order_by("frist")
    )
    raekker = job.order_by("-oftere_til", "startet", "pk").annotate(
        vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag),
        naeste=Subquery(naeste.values("frist")[:1]),
    )
    felter = ("sag_id", "sag__nummer", "vist_navn", "virksomhed", "naeste")
    fundne = list(raekker.values_list(*felter)[fra : fra + PAA_EN_SIDE])
    tegnene = _tegn(bruger, [en[0] for en in fundne], dag)
    linjer = [
        Linje(nummer, navn, hvor, "", frist, "", *tegnene.get(sag, ((), None, 0)))
        for sag, nummer, navn, hvor, frist in fundne
    ]
    return sorted(linjer, key=lambda en: (en.rytme is not None, -len(en.tegn)))


def _tegn(
    bruger: Bruger, sager: list[int], dag: date
) -> dict[int, tuple[tuple[Fundet, ...], int | None, int]]:
    """Sag → tegn, valgt rytme og forslag for det job, der løber. Ét opslag i hændelserne for hele siden."""
    fra_sag: dict[int, tuple[tuple[Fundet, ...], int | None, int]] = {}
    foedt = dict(
        Job.for_bruger(bruger).filter(sag_id__in=sager).values_list("sag_id", "sag__person__foedselsdato")
    )
    for sag_id, haendelser in haendelser_i(bruger, list(foedt)).items():
        t = tilstand(Person(foedt[sag_id]), haendelser, pr=dag)
        job = t.aktuel_ansaettelse
        if job is not None and job.startet is not None:
            rytme = job.rytme.uger if job.rytme else None
            fra_sag[sag_id] = (gaeldende(t, job, dag), rytme, forslag(t, job, dag))
    return fra_sag


def _begyndte(bruger: Bruger) -> list[tuple[str, str, str]]:
    """De skemaer, brugeren selv er midt i: sagens nummer, navn og jobbets nøgle."""
    egne = (
        Opfoelgningskladde.for_bruger(bruger)
        .filter(gemt_af=bruger, faerdig__isnull=True)
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__"))
        .order_by("-gemt")
    )
    return list(egne.values_list("sag__nummer", "vist_navn", "ansaettelse")[:10])
