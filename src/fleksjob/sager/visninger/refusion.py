"""Refusionen i den gamle ordning, som den læses: virksomhedens kvartaler, kommunens liste, og det, der skal betales."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

import msgspec
from django.db.models import OuterRef, Subquery

from fleksjob.forloeb.begreber import Ansaettelse
from fleksjob.forloeb.refusion import Kvartal, kvartaler, mangler_loft
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Job, Kommune, Refusionskrav, Refusionsskridt, Sag
from fleksjob.sager.visninger.opslagslog import SELVBETJENING, log_opslag
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

NY_ORDNING = date(2013, 1, 1)
TRINNAVNE = {
    "": "Ikke sendt",
    "sendt": "Sendt, venter på kommunen",
    "sendt_tilbage": "Sendt tilbage: ret og send igen",
    "efterset": "Efterset, venter på godkendelse",
    "godkendt": "Godkendt",
}
AABNE = ("sendt", "efterset")
PAA_EN_SIDE = 50


class Kravbillede(msgspec.Struct, frozen=True):
    """Et krav med alt, hvad der er sket med det. `skridt` er ældste først."""

    krav: Refusionskrav
    skridt: tuple[Refusionsskridt, ...]

    @property
    def trin(self) -> str:
        """Hvor kravet står."""
        return self.skridt[-1].trin if self.skridt else ""

    @property
    def trinnavn(self) -> str:
        """Trinet i ord."""
        return TRINNAVNE[self.trin]

    @property
    def sidste(self) -> Refusionsskridt | None:
        """Det, der senest skete."""
        return self.skridt[-1] if self.skridt else None

    @property
    def tilskud(self) -> Decimal | None:
        """Kvartalets tilskud, når det er regnet."""
        return next((en.tilskud for en in reversed(self.skridt) if en.tilskud is not None), None)


class Kvartalskort(msgspec.Struct, frozen=True):
    """Et kvartal hos virksomheden: de krav, der er sendt for det, nyeste først."""

    kvartal: Kvartal
    krav: tuple[Kravbillede, ...]
    mangler_loft: bool

    @property
    def nyeste(self) -> Kravbillede | None:
        """Det seneste krav."""
        return self.krav[0] if self.krav else None

    @property
    def nummer(self) -> int:
        """Kvartalets nummer i året."""
        return (self.kvartal.foerste.month + 2) // 3

    @property
    def kan_sendes(self) -> bool:
        """Om der kan sendes et (nyt) krav nu."""
        return self.nyeste is None or self.nyeste.trin not in AABNE

    @property
    def betalt(self) -> Decimal:
        """Det, der er godkendt for kvartalet i alt."""
        beloeb = [en.beloeb or Decimal(0) for k in self.krav for en in k.skridt if en.trin == "godkendt"]
        return sum(beloeb, Decimal(0))


class GammeltJob(msgspec.Struct, frozen=True):
    """Et job i den gamle ordning hos virksomheden med dets kvartaler, nyeste først."""

    sag_id: int
    nummer: str
    navn: str
    ansaettelse: Ansaettelse
    kvartaler: tuple[Kvartalskort, ...]


def vores_gamle_job(bruger: Bruger, *, nu: datetime, dag: date) -> list[GammeltJob]:
    """Virksomhedens job fra før 2013. At se dem er et opslag i personernes oplysninger."""
    if bruger.rolle != Rolle.ARBEJDSGIVER:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    job = Job.for_bruger(bruger).filter(startet__lt=NY_ORDNING).select_related("sag", "sag__person")
    ud = []
    for et in job.order_by("sag__person__navn", "pk"):
        log_opslag(
            bruger, et.sag.person_id, formaal="Refusion i den gamle ordning", nu=nu, kanal=SELVBETJENING
        )
        fundet = gammelt_job(bruger, et.sag, et.ansaettelse, dag)
        if fundet is not None and fundet.kvartaler:
            ud.append(fundet)
    return ud


def gammelt_job(bruger: Bruger, sag: Sag, ansaettelse: str, dag: date, antal: int = 8) -> GammeltJob | None:
    """Jobbet i den gamle ordning med dets kvartaler; None, når det ikke er et."""
    t = tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=dag)
    job = next((en for en in t.ansaettelser if en.id == ansaettelse and en.gammel_ordning), None)
    if job is None:
        return None
    alle = _kravbilleder(bruger, sag.pk, ansaettelse)
    kort = tuple(
        Kvartalskort(k, tuple(alle.get(k.foerste, ())), mangler_loft(job, k))
        for k in kvartaler(job, dag, antal)
    )
    return GammeltJob(sag.pk, sag.nummer, sag.person.navn, job, kort)


def _kravbilleder(bruger: Bruger, sag_id: int, ansaettelse: str) -> dict[date, list[Kravbillede]]:
    krav = Refusionskrav.for_bruger(bruger).filter(sag_id=sag_id, ansaettelse=ansaettelse).order_by("-nr")
    skridt: dict[int, list[Refusionsskridt]] = {}
    raekker = Refusionsskridt.for_bruger(bruger).filter(krav__sag_id=sag_id).select_related("af")
    for en in raekker.order_by("pk"):
        skridt.setdefault(en.krav_id, []).append(en)
    ud: dict[date, list[Kravbillede]] = {}
    for et in krav:
        ud.setdefault(et.kvartal, []).append(Kravbillede(et, tuple(skridt.get(et.pk, ()))))
    return ud


def kravet(bruger: Bruger, krav_id: int) -> Kravbillede | None:
    """Ét krav, når brugeren må se det."""
    krav = Refusionskrav.for_bruger(bruger).select_related("sag", "sag__person").filter(pk=krav_id).first()
    if krav is None:
        return None
    skridt = Refusionsskridt.for_bruger(bruger).filter(krav=krav).select_related("af").order_by("pk")
    return Kravbillede(krav, tuple(skridt))


class Kravlinje(msgspec.Struct, frozen=True):
    """Et krav på kommunens liste."""

    id: int
    nummer: str
    navn: str
    virksomhed: str
    kvartal: date
    nr: int
    trin: str
    tid: datetime
    tilskud: Decimal | None
    beloeb: Decimal | None
    eget: bool


class Kravliste(msgspec.Struct, frozen=True):
    """En side af listen med antallet på hvert trin."""

    raekker: list[Kravlinje]
    antal: dict[str, int]
    sider: int


def refusionskrav(bruger: Bruger, *, trin: str = "sendt", side: int = 1) -> Kravliste:
    """Kommunens krav efter det trin, de står på; de ældste først, det godkendte nyeste først."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    alle = Refusionsskridt.for_bruger(bruger)
    sidste = alle.filter(krav=OuterRef("krav")).order_by("-pk").values("pk")[:1]
    staar = alle.filter(pk=Subquery(sidste))
    antal = {navn: staar.filter(trin=navn).count() for navn in TRINNAVNE if navn}
    sider = max(1, -(-antal[trin] // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    orden = ("-tid", "-pk") if trin == "godkendt" else ("tid", "pk")
    valgte = staar.filter(trin=trin).order_by(*orden).select_related("krav", "krav__sag", "krav__sag__person")
    raekker = [
        Kravlinje(
            id=en.krav_id,
            nummer=en.krav.sag.nummer,
            navn=beskyttelse.navn(bruger, en.krav.sag),
            virksomhed=en.krav.sag.virksomhed or en.krav.cvr,
            kvartal=en.krav.kvartal,
            nr=en.krav.nr,
            trin=en.trin,
            tid=en.tid,
            tilskud=en.tilskud,
            beloeb=en.beloeb,
            eget=en.af_id == bruger.pk,
        )
        for en in valgte[foerste : foerste + PAA_EN_SIDE]
    ]
    return Kravliste(raekker, antal, sider)


def godkendte_refusioner(kommune: Kommune | int) -> Iterable[Refusionsskridt]:
    """Det, der er godkendt af to, ældste først: én række for hvert beløb, også dem under 0. Til betalingsfilen."""
    alle = Refusionsskridt.for_kommune(kommune).filter(trin="godkendt").select_related("krav", "af")
    return alle.order_by("pk")
