"""Holdets tavle: hvem der venter på hvad lige nu, og ugens frister. Talt i arkivet, men efter indblikkets regler.

Hvad der tæller som noget, der ventes på, og hvem der har bolden, står i `indblik.ventes`; målet `venter` bruger det
samme på tabellerne, og en prøve holder de to sammen.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import Case, CharField, Count, F, Min, Q, When
from django.db.models.functions import Coalesce

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.ventes import DAGE_FREM, HVEM, IKKE_VENTET, RET_MED_UDLOEB, Hvem, hvem_ventes_der_paa
from fleksjob.lov.sagsgang.dokumentation import RYKKES
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Job, Pligt
from fleksjob.sager.visninger.arbejdsliste import ANDRES
from fleksjob.sager.visninger.mine_opgaver import ufordelte

SER_TAVLEN = (
    *(Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.FASTHOLDELSESKONSULENT),
    *(Rolle.MOEDELEDER, Rolle.LEDER),
)


HJAELP_SVAR = "hjaelp_svar"
"""Pligten til at svare den, der har bedt om hjælp i et job."""


class Ventepunkt(msgspec.Struct, frozen=True):
    """Frister i en fase, der venter på én slags. `laengst` er dage siden der blev bedt, ellers dage over fristen."""

    fase: str
    hvem: Hvem
    antal: int
    over_frist: int
    laengst: int


class Ugedag(msgspec.Struct, frozen=True):
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
    ugen: list[Ugedag]
    overskredet: int
    ufordelte: int
    foelges_oftere: int
    ubesvarede: int

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
    teams = _teams(bruger)
    if team is None or team not in ("", *teams):
        team = bruger.team if bruger.team in teams and bruger.rolle != Rolle.LEDER else ""
    return Tavle(
        team=team,
        teams=teams,
        venter=ventepunkter(bruger, dag, team),
        ugen=_ugen(bruger, dag, team),
        overskredet=_overskredet(bruger, dag, team),
        ufordelte=ufordelte(bruger).count(),
        foelges_oftere=_foelges_oftere(bruger, dag, team),
        ubesvarede=_aabne(bruger, dag, team).filter(kode=HJAELP_SVAR).count(),
    )


def ventepunkter(bruger: Bruger, dag: date, team: str = "") -> list[Ventepunkt]:
    """Det samme som målet `venter` pr. dagen, talt i arkivet."""
    hos_andre = _aabne(bruger, dag, team).filter(Q(ansvarlig__in=ANDRES) | Q(kode=RYKKES.kode))
    vores = _aabne(bruger, dag, team).exclude(ansvarlig__in=ANDRES).exclude(kode=RYKKES.kode)
    vores = vores.filter(frist__lte=dag + timedelta(days=DAGE_FREM))
    talt: dict[tuple[str, Hvem], list[int]] = defaultdict(lambda: [0, 0, 0])
    for fase, kode, ansvarlig, hos, antal, over, foerst in [*_talt(hos_andre, dag), *_talt(vores, dag)]:
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
    aabne = aabne.exclude(kode__in=IKKE_VENTET).exclude(efter_frist=RET_MED_UDLOEB)
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


def _ugen(bruger: Bruger, dag: date, team: str) -> list[Ugedag]:
    """Vores egne frister i dag og de næste seks dage."""
    dage = [dag + timedelta(days=nr) for nr in range(DAGE_FREM)]
    talt: Any = (
        _aabne(bruger, dag, team)
        .exclude(ansvarlig__in=ANDRES)
        .filter(frist__gte=dag, frist__lte=dage[-1])
        .order_by()
        .values_list("frist")
        .annotate(lov=Count("pk", filter=Q(art="lov")), alle=Count("pk"))
    )
    har = {frist: (lov, alle - lov) for frist, lov, alle in talt}
    return [Ugedag(en, *har.get(en, (0, 0))) for en in dage]


def _overskredet(bruger: Bruger, dag: date, team: str) -> int:
    return _aabne(bruger, dag, team).exclude(ansvarlig__in=ANDRES).filter(frist__lt=dag).count()


def _foelges_oftere(bruger: Bruger, dag: date, team: str) -> int:
    """Løbende job med tegn på, at de skal følges oftere; tegnene og deres kilder står på listen."""
    job = Job.for_bruger(bruger).filter(oftere_til__gt=dag, startet__lte=dag, ophoert__isnull=True)
    return (job.filter(sag__team=team) if team else job).count()


def _teams(bruger: Bruger) -> list[str]:
    behandlere = Bruger.for_bruger(bruger).filter(rolle=Rolle.SAGSBEHANDLER.value).exclude(team="")
    return list(behandlere.order_by("team").values_list("team", flat=True).distinct())
