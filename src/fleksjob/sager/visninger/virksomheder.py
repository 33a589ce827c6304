"""Virksomhederne: listen, kortet med historien, og hvem der taler med hvem.

Er virksomheden et menneske (personligt ejet), er det, der er skrevet om den, oplysninger om hende. Så ser kun de, der
arbejder med virksomheder, navne, numre og ord; de andre ser, at der har været kontakt.
"""

from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import Count, OuterRef, Q, Subquery

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kendte_virksomheder import virksomhedens_navn
from fleksjob.sager.models import (
    Bruger,
    Hjaelpeord,
    Job,
    Kontaktaftale,
    Kontaktperson,
    Sag,
    Virksomhed,
    Virksomhedskontakt,
    Virksomhedskort,
    Virksomhedsprofil,
)
from fleksjob.sager.virksomhedsord import EMNER, HVERV, KANALER, MELLEMSTORE, OPGAVETYPER, stoerrelse

PAA_EN_SIDE = 50
ARBEJDER_MED_VIRKSOMHEDER = (
    Rolle.VIRKSOMHEDSKONSULENT,
    Rolle.FASTHOLDELSESKONSULENT,
    Rolle.SAGSBEHANDLER,
    Rolle.LEDER,
)


class Kontaktnu(msgspec.Struct, frozen=True):
    """En kollegas kontakt med virksomheden i en uge; `planlagt`, når den ikke er sket endnu."""

    hvem: str
    dag: date
    kanal: str
    emne: str
    planlagt: bool


def samme_uge(bruger: Bruger, cvr: str, dag: date) -> list[Kontaktnu]:
    """Det, kolleger (ikke en selv) har gjort eller planlagt med virksomheden i den uge, dagen ligger i."""
    mandag = dag - timedelta(days=dag.weekday())
    ugen = (mandag, mandag + timedelta(days=6))
    sket = Virksomhedskontakt.for_bruger(bruger).filter(cvr=cvr, dag__range=ugen).exclude(skrevet_af=bruger)
    planlagt = (
        Kontaktaftale.for_bruger(bruger).filter(cvr=cvr, dag__range=ugen, udfald="").exclude(ejer=bruger)
    )
    fundne = [
        Kontaktnu(hvem, den, KANALER.get(kanal, kanal), EMNER.get(emne, emne), False)
        for hvem, den, kanal, emne in sket.values_list("skrevet_af__navn", "dag", "kanal", "emne")
    ] + [
        Kontaktnu(hvem, den, KANALER.get(kanal, kanal), EMNER.get(emne, emne), True)
        for hvem, den, kanal, emne in planlagt.values_list("ejer__navn", "dag", "kanal", "emne")
    ]
    return sorted(fundne, key=lambda en: (en.dag, en.hvem))


def seneste_kontakt(bruger: Bruger, cvr: str) -> Kontaktnu | None:
    """Den seneste kontakt, hvem der end havde den."""
    raekke = (
        Virksomhedskontakt.for_bruger(bruger)
        .filter(cvr=cvr)
        .order_by("-dag", "-pk")
        .values_list("skrevet_af__navn", "dag", "kanal", "emne")
        .first()
    )
    if raekke is None:
        return None
    hvem, dag, kanal, emne = raekke
    return Kontaktnu(hvem, dag, KANALER.get(kanal, kanal), EMNER.get(emne, emne), False)


class Virksomhedslinje(msgspec.Struct, frozen=True):
    """En virksomhed på listen."""

    cvr: str
    navn: str
    branche: str
    stoerrelse: str
    opgaver: tuple[str, ...]
    job_nu: int
    job_i_alt: int
    senest: date | None
    senest_af: str


class Virksomhedsliste(msgspec.Struct, frozen=True):
    """En side af listen."""

    raekker: list[Virksomhedslinje]
    i_alt: int
    sider: int


def virksomheder(
    bruger: Bruger, *, soeg: str = "", kun_emner: bool = False, opgave: str = "", side: int = 1
) -> Virksomhedsliste:
    """Kommunens virksomheder efter navn; `kun_emner` er de små og mellemstore, vi vil tale med."""
    _kraev_medarbejder(bruger)
    alle = Virksomhed.for_bruger(bruger)
    ord_ = soeg.strip()
    if ord_:
        alle = alle.filter(Q(cvr=ord_.replace(" ", "")) | Q(navn__icontains=ord_))
    if kun_emner or opgave:
        kort = Virksomhedskort.for_bruger(bruger)
        if kun_emner:
            kort = kort.filter(Q(ansatte__lt=MELLEMSTORE) | Q(ansatte__isnull=True), emne=True)
        cvrer = [
            cvr for cvr, typer in kort.values_list("cvr", "opgavetyper") if not opgave or opgave in typer
        ]
        alle = alle.filter(cvr__in=cvrer)
    i_alt = alle.count()
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    fra = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    paa_siden = list(alle.order_by("navn", "cvr").values_list("cvr", "navn")[fra : fra + PAA_EN_SIDE])
    return Virksomhedsliste(_linjer(bruger, paa_siden), i_alt, sider)


def _linjer(bruger: Bruger, paa_siden: list[tuple[str, str]]) -> list[Virksomhedslinje]:
    cvrer = [cvr for cvr, _ in paa_siden]
    kort = {en.cvr: en for en in Virksomhedskort.for_bruger(bruger).filter(cvr__in=cvrer)}
    job = {
        cvr: (nu, i_alt)
        for cvr, nu, i_alt in Job.for_bruger(bruger)
        .filter(cvr__in=cvrer, startet__isnull=False)
        .order_by()
        .values("cvr")
        .annotate(nu=Count("pk", filter=Q(ophoert__isnull=True)), i_alt=Count("pk"))
        .values_list("cvr", "nu", "i_alt")
    }
    nyeste = (
        Virksomhedskontakt.for_bruger(bruger).filter(cvr=OuterRef("cvr")).order_by("-dag", "-pk").values("pk")
    )
    senest = {
        cvr: (dag, hvem)
        for cvr, dag, hvem in Virksomhedskontakt.for_bruger(bruger)
        .filter(cvr__in=cvrer, pk=Subquery(nyeste[:1]))
        .values_list("cvr", "dag", "skrevet_af__navn")
    }
    return [
        Virksomhedslinje(
            cvr=cvr,
            navn=navn,
            branche=kort[cvr].branche if cvr in kort else "",
            stoerrelse=stoerrelse(kort[cvr].ansatte) if cvr in kort else "Ikke oplyst",
            opgaver=tuple(OPGAVETYPER.get(en, en) for en in kort[cvr].opgavetyper) if cvr in kort else (),
            job_nu=job.get(cvr, (0, 0))[0],
            job_i_alt=job.get(cvr, (0, 0))[1],
            senest=senest.get(cvr, (None, ""))[0],
            senest_af=senest.get(cvr, (None, ""))[1],
        )
        for cvr, navn in paa_siden
    ]


class Jobhistorie(msgspec.Struct, frozen=True):
    """Et job eller en praktik på virksomheden."""

    nummer: str
    navn: str
    fra: date | None
    til: date | None
    hvad: str


class Virksomhedsbillede(msgspec.Struct, frozen=True):
    """Alt, kommunen ved om virksomheden. `lukket` er, når læseren kun må se, at der har været kontakt."""

    cvr: str
    navn: str
    kort: Virksomhedskort | None
    profil: Virksomhedsprofil | None
    personer: list[tuple[Kontaktperson, str]]
    kontakter: list[Virksomhedskontakt]
    aftaler: list[Kontaktaftale]
    ugen: list[Kontaktnu]
    job: list[Jobhistorie]
    praktikker: list[Jobhistorie]
    fastholdelser: list[Jobhistorie]
    kald: int
    lukket: bool


def virksomheden(bruger: Bruger, cvr: str, dag: date) -> Virksomhedsbillede:
    """Virksomhedens kort med historien. Rejser `AdgangNaegtet`, når kommunen ikke kender den."""
    _kraev_medarbejder(bruger)
    firmanavn = virksomhedens_navn(bruger.kommune_id, cvr)
    if not firmanavn:
        raise AdgangNaegtet("Virksomheden findes ikke, eller du har ikke adgang til den.")
    kort = Virksomhedskort.for_bruger(bruger).filter(cvr=cvr).first()
    lukket = bool(kort and kort.personligt_ejet) and not bruger.har_rolle(*ARBEJDER_MED_VIRKSOMHEDER)
    personer = (
        [] if lukket else list(Kontaktperson.for_bruger(bruger).filter(cvr=cvr, aktiv=True).order_by("navn"))
    )
    kontakter = Virksomhedskontakt.for_bruger(bruger).filter(cvr=cvr).select_related("skrevet_af")
    aftaler = (
        Kontaktaftale.for_bruger(bruger).filter(cvr=cvr, udfald="").select_related("ejer").order_by("dag")
    )
    profil = Virksomhedsprofil.for_bruger(bruger).filter(cvr=cvr).order_by("-skrevet", "-pk").first()
    return Virksomhedsbillede(
        cvr=cvr,
        navn=firmanavn,
        kort=kort,
        profil=None if lukket else profil,
        personer=[(en, HVERV.get(en.hverv, en.hverv)) for en in personer],
        kontakter=list(kontakter.order_by("-dag", "-pk")[:50]),
        aftaler=list(aftaler),
        ugen=samme_uge(bruger, cvr, dag),
        job=_job(bruger, cvr, dag),
        praktikker=_praktikker(bruger, cvr, dag),
        fastholdelser=_fastholdelser(bruger, cvr, dag),
        kald=Hjaelpeord.for_bruger(bruger).filter(cvr=cvr, slags="kald").count(),
        lukket=lukket,
    )


def _job(bruger: Bruger, cvr: str, dag: date) -> list[Jobhistorie]:
    raekker: Any = Job.for_bruger(bruger).filter(cvr=cvr).order_by("-startet", "-planlagt_start", "pk")
    raekker = raekker.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag))
    felter = ("sag__nummer", "vist_navn", "startet", "planlagt_start", "ophoert")
    return [
        Jobhistorie(nummer, navn, startet or planlagt, ophoert, "Fleksjob" if startet else "Bevilget")
        for nummer, navn, startet, planlagt, ophoert in raekker.values_list(*felter)[:100]
    ]


def _praktikker(bruger: Bruger, cvr: str, dag: date) -> list[Jobhistorie]:
    raekker: Any = (
        Sag.for_bruger(bruger).filter(praktikcvr=cvr).exclude(praktikcvr="").order_by("-praktik_fra")
    )
    raekker = raekker.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "", dag))
    return [
        Jobhistorie(nummer, navn, fra, til, "Praktik")
        for nummer, navn, fra, til in raekker.values_list(
            "nummer", "vist_navn", "praktik_fra", "praktik_til"
        )[:50]
    ]


def _fastholdelser(bruger: Bruger, cvr: str, dag: date) -> list[Jobhistorie]:
    raekker: Any = Sag.for_bruger(bruger).filter(fastholdelsescvr=cvr).exclude(fastholdelsescvr="")
    raekker = raekker.order_by("-fastholdes_fra").annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "", dag))
    return [
        Jobhistorie(nummer, navn, fra, None, "Fastholdelse")
        for nummer, navn, fra in raekker.values_list("nummer", "vist_navn", "fastholdes_fra")[:50]
    ]


def mine_aftaler(bruger: Bruger, dag: date) -> list[tuple[Kontaktaftale, str]]:
    """Brugerens egne planlagte kontakter til og med de næste to uger, med virksomhedens navn."""
    egne = list(
        Kontaktaftale.for_bruger(bruger)
        .filter(ejer=bruger, udfald="", dag__lte=dag + timedelta(days=14))
        .order_by("dag")
    )
    navne = dict(
        Virksomhed.for_bruger(bruger).filter(cvr__in=[en.cvr for en in egne]).values_list("cvr", "navn")
    )
    return [(en, navne.get(en.cvr, en.cvr)) for en in egne]


def _kraev_medarbejder(bruger: Bruger) -> None:
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Virksomhederne er for kommunens medarbejdere.")
