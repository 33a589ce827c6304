"""Holdets tavle: hvem der venter på hvad lige nu, og ugens frister. Talt i arkivet, men efter indblikkets regler.

Hvad der tæller som noget, der ventes på, og hvem der har bolden, står i `indblik.ventes`; målet `venter` bruger det
samme på tabellerne, og en prøve holder de to sammen.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import Case, CharField, Count, F, Min, Q, When
from django.db.models.functions import Coalesce

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.ventes import DAGE_FREM, HVEM, IKKE_VENTET, RET_MED_UDLOEB, Hvem, hvem_ventes_der_paa
from fleksjob.lov.sagsgang.dokumentation import RYKKES
from fleksjob.lov.sagsgang.proces import REGLER_UDEN_RELATION, SVAR
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Job, Pligt
from fleksjob.sager.visninger.arbejdsliste import ANDRES
from fleksjob.sager.visninger.mine_opgaver import ufordelte

SER_TAVLEN = (
    *(Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.FASTHOLDELSESKONSULENT),
    *(Rolle.MOEDELEDER, Rolle.LEDER),
)

PLIGTREGLER = (*SVAR, *REGLER_UDEN_RELATION)
HJAELP_SVAR = "hjaelp_svar"
"""Pligten til at svare den, der har bedt om hjælp i et job. Løftet er få hverdage, så et åbent kald er altid snart."""
UGER = 5
"""Så mange uger viser kalenderen, fra mandag i denne uge."""
RETTIGHEDER = frozenset(en.kode for en in PLIGTREGLER if en.efter_frist == RET_MED_UDLOEB)
_ARTER = {kode: {en.art for en in PLIGTREGLER if en.kode == kode} for kode in {en.kode for en in PLIGTREGLER}}
LOVENS = frozenset(kode for kode, arter in _ARTER.items() if arter == {"lov"})
SOM_SKREVET = frozenset(kode for kode, arter in _ARTER.items() if len(arter) > 1)
"""Koder, der er loven i en tid eller for én afgørelse og ikke i en anden; for dem læses rækken."""


class Ventepunkt(msgspec.Struct, frozen=True):
    """Frister i en fase, der venter på én slags. `laengst` er dage siden der blev bedt, ellers dage over fristen."""

    fase: str
    hvem: Hvem
    antal: int
    over_frist: int
    laengst: int


class Kalenderdag(msgspec.Struct, frozen=True):
    """Kommunens egne frister på én dag, delt efter, om loven sætter dem."""

    dag: date
    lov: int
    andre: int

    @property
    def antal(self) -> int:
        """Alle dagens frister."""
        return self.lov + self.andre


class Tavle(msgspec.Struct, frozen=True):
    """Tavlen for et team; tomt navn: alle."""

    team: str
    teams: list[str]
    venter: list[Ventepunkt]
    kalender: list[Kalenderdag]
    overskredet: int
    ubesvarede: int
    ufordelte: int
    foelges_oftere: int

    def hos(self, hvem: str) -> int:
        """Hvor meget der ventes på den."""
        return sum(en.antal for en in self.venter if en.hvem == hvem)

    @property
    def hos_andre(self) -> int:
        """Alt, hvor bolden ligger uden for kommunen."""
        return sum(self.hos(hvem) for hvem in HVEM if hvem != "os")


def holdets_tavle(bruger: Bruger, dag: date, *, team: str | None = None) -> Tavle:
    """Tavlen for det valgte team; tomt er alle. Ukendt eller `None`: brugerens eget, når det har sager."""
    if not bruger.har_rolle(*SER_TAVLEN):
        raise AdgangNaegtet("Tavlen er for dem, der arbejder med sagerne.")
    teams = hold(bruger)
    if team is None or team not in ("", *teams):
        team = bruger.team if bruger.team in teams and bruger.rolle != Rolle.LEDER else ""
    talt = _talte(bruger, dag, team)
    return Tavle(
        team=team,
        teams=teams,
        venter=_punkter(talt, dag),
        kalender=_kalender(bruger, dag, team),
        overskredet=sum(over for _, _, ansvarlig, _, _, over, _ in talt if ansvarlig not in ANDRES),
        ubesvarede=sum(antal for _, kode, _, _, antal, _, _ in talt if kode == HJAELP_SVAR),
        ufordelte=ufordelte(bruger).count(),
        foelges_oftere=_foelges_oftere(bruger, dag, team),
    )


def ventepunkter(bruger: Bruger, dag: date, team: str = "") -> list[Ventepunkt]:
    """Det samme som målet `venter` pr. dagen, talt i arkivet."""
    return _punkter(_talte(bruger, dag, team), dag)


def _talte(bruger: Bruger, dag: date, team: str) -> list[Any]:
    """Tre opslag, der hver rammer sit indeks: papirer hos andre, andres egne frister, og vores, der haster."""
    aabne = _aabne(bruger, dag, team)
    papirer = aabne.filter(kode=RYKKES.kode, siden__isnull=False)
    andres = aabne.filter(ansvarlig__in=ANDRES).exclude(kode=RYKKES.kode)
    vores = aabne.exclude(ansvarlig__in=ANDRES).exclude(kode=RYKKES.kode)
    vores = vores.filter(frist__lte=dag + timedelta(days=DAGE_FREM))
    return [*_talt(papirer, dag), *_talt(andres, dag), *_talt(vores, dag)]


def _punkter(raekker: list[Any], dag: date) -> list[Ventepunkt]:
    talt: dict[tuple[str, Hvem], list[int]] = defaultdict(lambda: [0, 0, 0])
    for fase, kode, ansvarlig, hos, antal, over, foerst in raekker:
        her = talt[fase, hvem_ventes_der_paa(kode, ansvarlig, hos)]
        her[0] += antal
        her[1] += over
        her[2] = max(her[2], (dag - foerst).days)
    return [Ventepunkt(fase, hvem, *tal) for (fase, hvem), tal in sorted(talt.items())]


def _aabne(bruger: Bruger, dag: date, team: str) -> SikretQuerySet[Pligt]:
    """De åbne frister, der er noget at vente på."""
    aabne = Pligt.for_bruger(bruger).filter(
        aaben=True, gaelder_fra__lte=dag, aaben_til__gt=dag, frist__isnull=False
    )
    aabne = aabne.exclude(kode__in=IKKE_VENTET | RETTIGHEDER)
    return aabne.filter(team=team) if team else aabne


def _talt(aabne: SikretQuerySet[Pligt], dag: date) -> list[Any]:
    fasen = Case(
        When(~Q(sag__naeste_fase="") & Q(sag__naeste_fase_fra__lte=dag), then=F("sag__naeste_fase")),
        default=F("sag__fase"),
        output_field=CharField(),
    )
    grupper = aabne.annotate(fasen=fasen).order_by().values_list("fasen", "kode", "ansvarlig", "hos")
    return list(
        grupper.annotate(
            antal=Count("pk"),
            over=Count("pk", filter=Q(frist__lt=dag)),
            foerst=Min(Coalesce("siden", "frist")),
        )
    )


def _kalender(bruger: Bruger, dag: date, team: str) -> list[Kalenderdag]:
    """Vores egne frister dag for dag. Om loven sætter fristen, følger af koden, så indekset svarer alene."""
    mandag = dag - timedelta(days=dag.weekday())
    dage = [mandag + timedelta(days=nr) for nr in range(7 * UGER)]
    vores = _aabne(bruger, dag, team).exclude(ansvarlig__in=ANDRES).exclude(kode=RYKKES.kode)
    vores = vores.filter(frist__gte=mandag, frist__lte=dage[-1]).order_by()
    faste: Any = vores.exclude(kode__in=SOM_SKREVET).values_list("frist", "kode").annotate(antal=Count("pk"))
    skrevne: Any = vores.filter(kode__in=SOM_SKREVET).values_list("frist", "art").annotate(antal=Count("pk"))
    lov: Counter[date] = Counter()
    andre: Counter[date] = Counter()
    for frist, kode, antal in faste:
        (lov if kode in LOVENS else andre)[frist] += antal
    for frist, art, antal in skrevne:
        (lov if art == "lov" else andre)[frist] += antal
    return [Kalenderdag(en, lov[en], andre[en]) for en in dage]


def _foelges_oftere(bruger: Bruger, dag: date, team: str) -> int:
    """Løbende job med tegn på, at de skal følges oftere; tegnene og deres kilder står på listen."""
    job = Job.for_bruger(bruger).filter(oftere_til__gt=dag, startet__lte=dag, ophoert__isnull=True)
    return (job.filter(sag__team=team) if team else job).count()


def hold(bruger: Bruger) -> list[str]:
    """Holdene med sagsbehandlere, i navnenes orden."""
    behandlere = Bruger.for_bruger(bruger).filter(rolle=Rolle.SAGSBEHANDLER.value).exclude(team="")
    return list(behandlere.order_by("team").values_list("team", flat=True).distinct())
