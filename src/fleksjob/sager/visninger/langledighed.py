"""Listen over lang ledighed: hvem der er forfaldent at se på, sorteret efter det; og anden aktørs resultater."""

from datetime import date, timedelta

import msgspec
from django.db.models import Q

from fleksjob.forloeb.ledighedslaengde import alarm_pr, hele_maaneder
from fleksjob.forloeb.roller import MEDARBEJDERE
from fleksjob.indblik.skjul import SKJULES_UNDER
from fleksjob.lov.sagsgang.jobsoegning import STILLE_UGER
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.sager import beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Aktoerhenvisning, Bruger, Job, Sag

PAA_EN_SIDE = 50
REVURDERES_OM = 6
"""Måneder før fristen, revurderingen kommer på listen: da er 12 måneder inden for 18 nået."""
GRUPPER = ("forfaldne", "foerste", "revurdering", "stille", "alle")


class Ledighedslinje(msgspec.Struct, frozen=True):
    """En borger på listen. `alarm` er den, der er gået af; `forfalder` er dagen, gruppen er sorteret efter."""

    nummer: str
    navn: str
    sagsbehandler: str
    maaneder: int
    alarm: str
    alarmkode: str
    forfalder: date | None
    stille_uger: int
    revurderes: date | None


class Ledighedsliste(msgspec.Struct, frozen=True):
    """En side af listen med antallet i hver gruppe."""

    raekker: list[Ledighedslinje]
    antal: dict[str, int]
    i_alt: int
    sider: int


def lang_ledighed(
    bruger: Bruger, dag: date, *, gruppe: str = "forfaldne", mine: bool = False, side: int = 1
) -> Ledighedsliste:
    """Kommunens ledige i gruppen, det ældst forfaldne først. Intet foldes; alt står i kolonner med indeks."""
    if not bruger.har_rolle(*MEDARBEJDERE):
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    alle = Sag.for_bruger(bruger)
    if mine:
        alle = alle.filter(Q(sagsbehandler=bruger) | Q(virksomhedskonsulent=bruger))
    grupper = {navn: _gruppe(alle, navn, dag) for navn in GRUPPER}
    antal = {navn: valg.order_by().count() for navn, valg in grupper.items()}
    valgt = gruppe if gruppe in GRUPPER else "forfaldne"
    sider = max(1, -(-antal[valgt] // PAA_EN_SIDE))
    fra = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    paa_siden = grupper[valgt].select_related("person", "sagsbehandler")[fra : fra + PAA_EN_SIDE]
    raekker = [_linje(sag, bruger, dag, valgt) for sag in paa_siden]
    return Ledighedsliste(raekker, antal, antal[valgt], sider)


def _gruppe(alle: SikretQuerySet[Sag], navn: str, dag: date) -> SikretQuerySet[Sag]:
    match navn:
        case "forfaldne":
            return alle.filter(ledig_naeste__lte=dag).order_by("ledig_naeste", "pk")
        case "foerste":
            return alle.filter(foerste_moede__isnull=False).order_by("foerste_moede", "pk")
        case "revurdering":
            graense = laeg_maaneder_til(dag, REVURDERES_OM)
            return alle.filter(revurderes__lte=graense).order_by("revurderes", "pk")
        case "stille":
            graense = dag - timedelta(weeks=STILLE_UGER)
            return alle.filter(sidst_aktiv__lte=graense).order_by("sidst_aktiv", "pk")
    return alle.filter(ledig_fra__isnull=False).order_by("ledig_fra", "pk")


def _linje(sag: Sag, bruger: Bruger, dag: date, gruppe: str) -> Ledighedslinje:
    maaneder = hele_maaneder(sag.ledig_fra, dag) if sag.ledig_fra else 0
    alarm = alarm_pr(maaneder, sag.ledig_gennemgaaet or 0) if sag.ledig_fra else None
    forfalder = {
        "forfaldne": sag.ledig_naeste,
        "foerste": sag.foerste_moede,
        "revurdering": sag.revurderes,
        "stille": sag.sidst_aktiv,
    }.get(gruppe, sag.ledig_naeste)
    return Ledighedslinje(
        nummer=sag.nummer,
        navn=beskyttelse.navn(bruger, sag, dag),
        sagsbehandler=sag.sagsbehandler.navn if sag.sagsbehandler else "",
        maaneder=maaneder,
        alarm=alarm.navn if alarm else "",
        alarmkode=alarm.kode if alarm else "",
        forfalder=forfalder,
        stille_uger=max(0, (dag - sag.sidst_aktiv).days // 7) if sag.sidst_aktiv else 0,
        revurderes=sag.revurderes,
    )


class Aktoerlinje(msgspec.Struct, frozen=True):
    """Én aktørs tal. None er et tal, der er for lille til at vise."""

    aktoer: str
    henvist: int
    loeber: int | None
    sluttet: int | None
    i_job: int | None
    i_job_pct: int | None
    stadig_efter_halvt_aar: int | None
    dage: int | None


def aktoerresultater(bruger: Bruger, dag: date) -> list[Aktoerlinje]:
    """Aktørerne side om side. Et job tæller, når det er begyndt, mens forløbet løb, eller inden 3 måneder efter."""
    if not bruger.har_rolle(*MEDARBEJDERE):
        raise AdgangNaegtet("Tallene er for kommunens medarbejdere.")
    henvist = list(Aktoerhenvisning.for_bruger(bruger).order_by("aktoer", "fra"))
    job: dict[int, list[tuple[date, date | None]]] = {}
    raekker = Job.for_bruger(bruger).filter(sag_id__in={en.sag_id for en in henvist}, startet__isnull=False)
    for sag_id, startet, ophoert in raekker.values_list("sag_id", "startet", "ophoert"):
        if startet is not None:
            job.setdefault(sag_id, []).append((startet, ophoert))
    efter: dict[str, list[Aktoerhenvisning]] = {}
    for en in henvist:
        efter.setdefault(en.aktoer, []).append(en)
    return [_aktoer(navn, rk, job, dag) for navn, rk in sorted(efter.items())]


def _aktoer(
    navn: str, raekker: list[Aktoerhenvisning], job: dict[int, list[tuple[date, date | None]]], dag: date
) -> Aktoerlinje:
    sluttede = [en for en in raekker if en.slut is not None]
    i_job = [en for en in sluttede if en.resultat == "job" or _fik_job(en, job)]
    halvt = [en for en in i_job if _holdt_et_halvt_aar(en, job, dag)]
    varighed = sorted((en.slut - en.fra).days for en in sluttede if en.slut)
    vises = len(sluttede) >= SKJULES_UNDER
    return Aktoerlinje(
        aktoer=navn,
        henvist=len(raekker),
        loeber=_lille(len(raekker) - len(sluttede)),
        sluttet=_lille(len(sluttede)),
        i_job=_lille(len(i_job)) if vises else None,
        i_job_pct=round(100 * len(i_job) / len(sluttede)) if vises and len(i_job) >= SKJULES_UNDER else None,
        stadig_efter_halvt_aar=_lille(len(halvt)) if vises else None,
        dage=varighed[len(varighed) // 2] if vises else None,
    )


def _lille(antal: int) -> int | None:
    """Tallet, når det må vises; 0 må, for det siger intet om nogen."""
    return antal if antal == 0 or antal >= SKJULES_UNDER else None


def _fik_job(en: Aktoerhenvisning, job: dict[int, list[tuple[date, date | None]]]) -> bool:
    til = laeg_maaneder_til(en.slut, 3) if en.slut else date.max
    return any(en.fra <= startet <= til for startet, _ in job.get(en.sag_id, ()))


def _holdt_et_halvt_aar(
    en: Aktoerhenvisning, job: dict[int, list[tuple[date, date | None]]], dag: date
) -> bool:
    for startet, ophoert in job.get(en.sag_id, ()):
        halvt = laeg_maaneder_til(startet, 6)
        if startet >= en.fra and halvt <= dag and (ophoert is None or ophoert >= halvt):
            return True
    return False
