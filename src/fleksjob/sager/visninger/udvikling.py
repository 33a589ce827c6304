"""Udviklingen, som den læses: sagens tekster, og listen over job, der står stille."""

from datetime import date

import msgspec
from django.db.models import Count, Q

from fleksjob.forloeb.begreber import Ansaettelse
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.forloeb.udvikling import maalets_ord, skal_vurderes, staar_stille
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.udvikling import (
    FAA_TIMER,
    LAENGE_STILLE_MAANEDER,
    PROEVET,
    STILLE_MAANEDER,
    VARSEL_MAANEDER,
)
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Sag, Udviklingsnotat
from fleksjob.sager.visninger.sagsbillede import haendelser_i

PAA_EN_SIDE = 50
GRUPPER = ("varsel", "stille", "laenge", "uden_maal", "vurderes")
"""Snart et år med mål, et år, to år, et år uden mål, og få timer, som ingen har vurderet."""


class Linje(msgspec.Struct, frozen=True):
    """Ét job på listen. `stille` er hele måneder uden ændring i betalte timer."""

    nummer: str
    navn: str
    virksomhed: str
    timer: float | None
    siden: date | None
    stille: int
    aabne: tuple[str, ...]
    sidst: date | None
    sidst_navn: str
    proevet: tuple[str, ...]
    trivsel: str
    hvorfor: tuple[str, ...]
    vurderes: bool


class Udviklingsliste(msgspec.Struct, frozen=True):
    """En side af listen med antallet i hver gruppe."""

    raekker: list[Linje]
    antal: dict[str, int]
    sider: int


def _gruppen(gruppe: str, dag: date) -> Q:
    """Gruppen som opslag i de afledte kolonner; en foldning er ikke nødvendig for at finde den."""
    senest = {
        "varsel": laeg_maaneder_til(dag, -VARSEL_MAANEDER),
        "stille": laeg_maaneder_til(dag, -STILLE_MAANEDER),
        "laenge": laeg_maaneder_til(dag, -LAENGE_STILLE_MAANEDER),
    }
    match gruppe:
        case "varsel":
            return Q(timer_siden__lte=senest["varsel"], timer_siden__gt=senest["stille"], aabne_maal__gt=0)
        case "stille":
            return Q(timer_siden__lte=senest["stille"], timer_siden__gt=senest["laenge"], aabne_maal__gt=0)
        case "laenge":
            return Q(timer_siden__lte=senest["laenge"], aabne_maal__gt=0)
        case "uden_maal":
            return Q(timer_siden__lte=senest["stille"], aabne_maal=0)
    return Q(timer_siden__isnull=False, timer__gt=0, timer__lte=FAA_TIMER, udvikling_vurderet__isnull=True)


def udviklingsliste(
    bruger: Bruger, dag: date, *, gruppe: str = "stille", mine: bool = False, side: int = 1
) -> Udviklingsliste:
    """Job, der står stille, de længste først. Siden findes i ét indeks; kun dens egne sager foldes."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    alle = Sag.for_bruger(bruger).filter(fase="i_fleksjob", timer_siden__isnull=False)
    if mine:
        alle = alle.filter(Q(sagsbehandler=bruger) | Q(virksomhedskonsulent=bruger))
    antal = alle.aggregate(**{navn: Count("pk", filter=_gruppen(navn, dag)) for navn in GRUPPER})
    sider = max(1, -(-antal[gruppe] // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    valgte = alle.filter(_gruppen(gruppe, dag)).order_by("timer_siden", "pk").select_related("person")
    paa_siden = list(valgte[foerste : foerste + PAA_EN_SIDE])
    haendelserne = haendelser_i(bruger, [sag.pk for sag in paa_siden])
    raekker = [
        _linje(
            sag,
            beskyttelse.navn(bruger, sag, dag),
            tilstand(Person(sag.person.foedselsdato), haendelserne[sag.pk], pr=dag),
        )
        for sag in paa_siden
    ]
    return Udviklingsliste(raekker, antal, sider)


def _linje(sag: Sag, navn: str, t: Tilstand) -> Linje:
    job = t.aktuel_ansaettelse
    if job is None:
        return Linje(
            sag.nummer, navn, sag.virksomhed, sag.timer, sag.timer_siden, 0, (), None, "", (), "", (), False
        )
    udvikling = job.udvikling
    sidst, sidst_navn = sidste_kontakt(job)
    proevet = [kode for en in udvikling.samtaler for kode in en.proevet]
    return Linje(
        nummer=sag.nummer,
        navn=navn,
        virksomhed=job.virksomhed,
        timer=sag.timer,
        siden=sag.timer_siden,
        stille=staar_stille(job, t.pr) or 0,
        aabne=tuple(maalets_ord(maal.slags, maal.maal, maal.til) for maal in udvikling.aabne),
        sidst=sidst,
        sidst_navn=sidst_navn,
        proevet=tuple(PROEVET[kode] for kode in dict.fromkeys(proevet)),
        trivsel=udvikling.samtaler[-1].trivsel if udvikling.samtaler else "",
        hvorfor=hvorfor_stille(t, job),
        vurderes=skal_vurderes(job, t.pr),
    )


def sidste_kontakt(job: Ansaettelse) -> tuple[date | None, str]:
    """Den seneste opfølgning eller samtale i jobbet, og hvad det var."""
    fundne = [(en.dato, "Opfølgning") for en in job.opfoelgninger]
    fundne += [(en.dato, "Udviklingssamtale") for en in job.udvikling.samtaler]
    return max(fundne, default=(None, "")) if fundne else (None, "")


def hvorfor_stille(t: Tilstand, job: Ansaettelse) -> tuple[str, ...]:
    """Det, sagen selv viser som grund eller mulighed. Ingen gæt: kun det, der står."""
    ud = []
    udvikling = job.udvikling
    sidst, _ = sidste_kontakt(job)
    if sidst is None:
        ud.append("Ingen har talt med dem om det")
    elif (t.pr - sidst).days > 183:
        ud.append("Over et halvt år siden sidste samtale")
    if udvikling.plan is None:
        ud.append("Ingen udviklingsplan")
    if udvikling.samtaler and udvikling.samtaler[-1].trivsel == "presset":
        ud.append("Trivslen var presset sidst")
    for_sent = [maal for maal in udvikling.aabne if maal.inden is not None and maal.inden < t.pr]
    if for_sent:
        ud.append("Målets dag er gået")
    if any(stop.til is None and stop.grund == "sygdom" for stop in t.stop):
        ud.append("Sygemeldt nu")
    return tuple(ud)


def udviklingsnotater(bruger: Bruger, sag: Sag) -> list[Udviklingsnotat]:
    """Sagens tekster om udvikling, nyeste først."""
    alle = Udviklingsnotat.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af")
    return list(alle.order_by("-dag", "-pk"))
