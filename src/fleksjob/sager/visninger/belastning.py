"""Hvor meget hver sagsbehandler har: sager efter fase, frister, det nye og det, der hviler. Kun for ledere.

Alt tælles i få opslag, uanset hvor mange sager og medarbejdere der er.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from statistics import median
from typing import Any

import msgspec
from django.db.models import Count, Q

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bero, Bruger, Pligt, Sag, Tildeling
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.arbejdsliste import ANDRES, UGE
from fleksjob.sager.visninger.mine_opgaver import LAENGE_LEDIG, laenge_ledige, ufordelte
from fleksjob.sager.visninger.samarbejde import i_bero

GRUPPER: dict[str, tuple[Fase, ...]] = {
    "Forberedelse": (Fase.FORBEREDELSE,),
    "Indstilling og afgørelse": (Fase.INDSTILLING, Fase.AFGOERELSE),
    "Ledig": (Fase.LEDIG,),
    "I job": (Fase.JOB_BEVILGET, Fase.I_FLEKSJOB),
}
"""Søjlens dele. Alle andre åbne faser (afslag, pause, fastholdelse) er «Andet»."""
ANDET = "Andet"
VAEGT = {"Forberedelse": 3.0, "Indstilling og afgørelse": 3.0, "Ledig": 2.0, "I job": 1.0, ANDET: 1.0}
"""Hvor meget en sag i fasen fylder. Kommunens eget skøn, som kan drøftes; ikke en regel og ikke en måling."""
SKAEVT = 1.25
"""Så meget over teamets midterste regnes som skævt."""
PAA_EN_SIDE = 100


class Medarbejderlast(msgspec.Struct, frozen=True):
    """Én sagsbehandlers sager. `andel` er vægten i procent af den største; `skaev` er langt over de andres."""

    id: int
    navn: str
    team: str
    aktiv: bool
    sager: int
    pr_gruppe: dict[str, int]
    overskredet: int
    uge: int
    i_bero: int
    nye: int
    laenge_ledige: int
    vaegt: float
    andel: float
    skaev: bool


class Belastning(msgspec.Struct, frozen=True):
    """Hele billedet. `midte` er den midterste vægt blandt dem, der har sager."""

    medarbejdere: list[Medarbejderlast]
    ufordelte: int
    i_alt: int
    midte: float
    grupper: list[str]


class Medarbejdersag(msgspec.Struct, frozen=True):
    """En sag på listen over én medarbejders sager."""

    nummer: str
    navn: str
    fase: str
    siden: date | None
    naeste_frist: date | None
    i_bero_til: date | None
    laenge_ledig: bool = False


class Medarbejderliste(msgspec.Struct, frozen=True):
    """En side af en medarbejders sager, med antal pr. fase i alt."""

    hvem: str
    raekker: list[Medarbejdersag]
    i_alt: int
    sider: int
    pr_fase: dict[str, int]


def belastning(bruger: Bruger, dag: date) -> Belastning:
    """Alle, der har sager, og alle aktive sagsbehandlere uden; den tungeste først i hvert team."""
    if bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Fordelingen af sager er for ledere.")
    sager = _sager(bruger)
    overskredet, uge = _frister(bruger, dag)
    hviler = _hviler(bruger, dag)
    nye = _nye(bruger, dag)
    folk = _folk(bruger, sager)
    laenge = _antal(laenge_ledige(bruger, dag), "sagsbehandler_id")
    vaegte = {pk: sum(VAEGT[gruppe] * antal for gruppe, antal in sager[pk].items()) for pk in folk}
    stoerst = max(vaegte.values(), default=0.0) or 1.0
    midte = median([vaegt for vaegt in vaegte.values() if vaegt] or [0.0])
    linjer = [
        Medarbejderlast(
            id=pk,
            navn=navn,
            team=team,
            aktiv=aktiv,
            sager=sum(sager[pk].values()),
            pr_gruppe={gruppe: sager[pk].get(gruppe, 0) for gruppe in (*GRUPPER, ANDET)},
            overskredet=overskredet.get(pk, 0),
            uge=uge.get(pk, 0),
            i_bero=hviler.get(pk, 0),
            nye=nye.get(pk, 0),
            laenge_ledige=laenge.get(pk, 0),
            vaegt=vaegte[pk],
            andel=round(100 * vaegte[pk] / stoerst, 1),
            skaev=bool(midte) and vaegte[pk] > SKAEVT * midte,
        )
        for pk, (navn, team, aktiv) in folk.items()
    ]
    return Belastning(
        medarbejdere=sorted(linjer, key=lambda en: (en.team, -en.vaegt, en.navn)),
        ufordelte=ufordelte(bruger).count(),
        i_alt=sum(en.sager for en in linjer),
        midte=midte,
        grupper=[*GRUPPER, ANDET],
    )


def _gruppe(fase: str) -> str:
    return next((navn for navn, faser in GRUPPER.items() if fase in faser), ANDET)


def _sager(bruger: Bruger) -> dict[int, dict[str, int]]:
    aabne = Sag.for_bruger(bruger).filter(sagsbehandler__isnull=False).exclude(fase=Fase.LUKKET.value)
    talt = aabne.order_by().values_list("sagsbehandler_id", "fase").annotate(antal=Count("pk"))
    ud: dict[int, dict[str, int]] = defaultdict(dict)
    for ejer, fase, antal in talt:
        gruppe = _gruppe(fase)
        ud[ejer][gruppe] = ud[ejer].get(gruppe, 0) + antal
    return ud


def _frister(bruger: Bruger, dag: date) -> tuple[dict[int, int], dict[int, int]]:
    """Overskredne, og dem der forfalder de næste syv dage, efter ejer."""
    aabne = Pligt.for_bruger(bruger).filter(
        aaben=True, gaelder_fra__lte=dag, aaben_til__gt=dag, frist__lte=dag + UGE
    )
    talt: Iterable[Any] = (
        aabne.exclude(ansvarlig__in=ANDRES)
        .order_by()
        .values_list("ejer_id")
        .annotate(over=Count("pk", filter=Q(frist__lt=dag)), snart=Count("pk", filter=Q(frist__gte=dag)))
    )
    raekker = [raekke for raekke in talt if raekke[0] is not None]
    return {ejer: over for ejer, over, _ in raekker}, {ejer: snart for ejer, _, snart in raekker}


def _hviler(bruger: Bruger, dag: date) -> dict[int, int]:
    aabne = Bero.for_bruger(bruger).filter(afsluttet__isnull=True, til__gt=dag)
    return _antal(aabne, "sag__sagsbehandler_id")


def _antal(raekker: Any, felt: str) -> dict[int, int]:
    talt: Any = raekker.order_by().values_list(felt).annotate(antal=Count("pk"))
    return dict(talt)


def _nye(bruger: Bruger, dag: date) -> dict[int, int]:
    """Sager, hver har fået i denne måned, uanset om de er nye i kommunen eller overtaget."""
    fra = datetime.combine(dag.replace(day=1), time(), DANSK_TID)
    talt: Any = (
        Tildeling.for_bruger(bruger)
        .filter(tid__gte=fra, felt="sagsbehandler", til__isnull=False)
        .order_by()
        .values_list("til_id")
        .annotate(antal=Count("sag", distinct=True))
    )
    return dict(talt)


def _folk(bruger: Bruger, sager: dict[int, dict[str, int]]) -> dict[int, tuple[str, str, bool]]:
    """Alle aktive, der kan have sager, og dem, der har nogen, også når de ikke længere kan logge ind."""
    alle = Bruger.for_bruger(bruger).filter(
        Q(rolle=Rolle.SAGSBEHANDLER.value, is_active=True) | Q(pk__in=list(sager))
    )
    return {
        pk: (navn, team, aktiv)
        for pk, navn, team, aktiv in alle.values_list("pk", "navn", "team", "is_active")
    }


def medarbejders_sager(
    bruger: Bruger, hvem: int | None, dag: date, *, fase: str = "", side: int = 1
) -> Medarbejderliste:
    """En medarbejders åbne sager (`None`: dem, ingen har). En leder ser alles, andre kun deres egne."""
    if not bruger.er_medarbejder or (bruger.rolle != Rolle.LEDER and hvem != bruger.pk):
        raise AdgangNaegtet("Du kan kun se listen over dine egne sager.")
    en = Bruger.for_bruger(bruger).filter(pk=hvem).first() if hvem is not None else None
    if hvem is not None and en is None:
        raise AdgangNaegtet("Medarbejderen findes ikke i kommunen.")
    alle = Sag.for_bruger(bruger).filter(sagsbehandler=en) if en else ufordelte(bruger)
    alle = alle.exclude(fase=Fase.LUKKET.value)
    pr_fase: dict[str, int] = dict(alle.order_by().values_list("fase").annotate(antal=Count("pk")))
    valgte = alle.filter(fase=fase) if fase else alle
    i_alt = pr_fase.get(fase, 0) if fase else sum(pr_fase.values())
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    raekker = list(
        valgte.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "", dag))
        .order_by("pk")
        .values_list("nummer", "vist_navn", "fase", "fase_siden", "naeste_frist")[
            foerste : foerste + PAA_EN_SIDE
        ]
    )
    hviler = i_bero(bruger, [raekke[0] for raekke in raekker], dag)
    return Medarbejderliste(
        hvem=en.navn if en else "",
        raekker=[
            Medarbejdersag(
                nummer,
                navn,
                Fase(en_fase).navn,
                siden,
                frist,
                hviler.get(nummer),
                laenge_ledig=en_fase == Fase.LEDIG and siden is not None and siden <= dag - LAENGE_LEDIG,
            )
            for nummer, navn, en_fase, siden, frist in raekker
        ],
        i_alt=i_alt,
        sider=sider,
        pr_fase={kode: pr_fase[kode] for kode in sorted(pr_fase, key=[en.value for en in Fase].index)},
    )


def alle_numre(bruger: Bruger, hvem: int | None, fase: str = "") -> list[str]:
    """Numrene på alle en medarbejders åbne sager, til at flytte dem samlet."""
    if not bruger.er_medarbejder or (bruger.rolle != Rolle.LEDER and hvem != bruger.pk):
        raise AdgangNaegtet("Du kan kun flytte dine egne sager.")
    alle = Sag.for_bruger(bruger).filter(sagsbehandler_id=hvem).exclude(fase=Fase.LUKKET.value)
    valgte = alle.filter(fase=fase) if fase else alle
    return list(valgte.order_by("pk").values_list("nummer", flat=True))
