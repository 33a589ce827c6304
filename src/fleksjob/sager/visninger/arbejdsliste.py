"""Hvad skal jeg gøre i dag: de åbne frister, de overskredne først.

Alle svar kommer fra delindeksene på åbne pligter. Det overskredne afgøres her, ved at sammenligne med dagen.
"""

from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import Case, Count, Min, Q, Value, When

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.sagsgang.proces import REGLER_UDEN_RELATION, SVAR
from fleksjob.sager import beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Pligt, Sag, Udbetaling
from fleksjob.sager.visninger.samarbejde import i_bero

PAA_EN_SIDE = 50
HORISONT = timedelta(days=92)
"""Så langt frem viser listen frister; resten står på sagen."""
UGE = timedelta(days=7)
UDBETALING = "udbetaling"
PERIODER = ("overskredet", "idag", "uge", "senere")
# Borgerens og arbejdsgiverens egne frister står på deres side og på sagen, ikke på medarbejdernes liste.
ANDRES = (Rolle.BORGER.value, Rolle.ARBEJDSGIVER.value)
PLIGTNAVNE = {svar.kode: svar.navn for svar in (*SVAR, *REGLER_UDEN_RELATION)}


class Pligtlinje(msgspec.Struct, frozen=True):
    """Én frist på listen."""

    nummer: str
    navn: str
    fase: str
    kode: str
    pligt: str
    frist: date
    art: str
    forklaring: str
    hjemmel: str
    forbehold: str
    ejer: str
    team: str
    bero_til: date | None = None


class Slags(msgspec.Struct, frozen=True):
    """Antallet af frister af én slags inden for det øvrige valg."""

    kode: str
    navn: str
    antal: int


class Samlet(msgspec.Struct, frozen=True):
    """Månedens udbetalinger som én linje: hvor mange, den første frist, og hvor mange der er over den."""

    antal: int
    frist: date
    overskredet: int


class MinDag(msgspec.Struct, frozen=True):
    """En side af arbejdslisten med de tal, filtrene viser.

    Månedens udbetalinger klares samlet på deres egen side. Derfor står de som én linje i `udbetalinger` og hverken
    blandt rækkerne eller i tallene pr. periode, medmindre der spørges om netop dem (`art="udbetaling"`).
    """

    raekker: list[Pligtlinje]
    i_alt: int
    sider: int
    pr_periode: dict[str, int]
    pr_kode: list[Slags]
    teams: list[str]
    udbetalinger: Samlet | None = None


class DagensTal(msgspec.Struct, frozen=True):
    """Hvor mange frister der venter på brugeren selv."""

    overskredet: int
    idag: int
    uge: int


def min_dag(
    bruger: Bruger,
    dag: date,
    *,
    art: str | None = None,
    team: str | None = None,
    periode: str | None = None,
    mine: bool | None = None,
    side: int = 1,
    vikar_for: int | None = None,
) -> MinDag:
    """Fristerne i den orden, de haster. `art` er en pligtkode.

    `mine` er brugerens egne, `team` et teams; uden nogen af dem er det alles. Uden `mine` og `team` ser en
    sagsbehandler og en virksomhedskonsulent deres egne og en leder alles.
    """
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Arbejdslisten er for kommunens medarbejdere.")
    if vikar_for is not None and vikar_for not in beskyttelse.passer_for(bruger, dag):
        raise AdgangNaegtet("Du er ikke vikar for den medarbejder.")
    if vikar_for is not None:
        mine = False
    if mine is None:
        mine = team is None and bruger.rolle != Rolle.LEDER
    valgte = _aabne(bruger, dag, team=team, mine=mine)
    if vikar_for is not None:
        valgte = valgte.filter(_mine(Bruger.for_bruger(bruger).get(pk=vikar_for)))
    grupper = _grupper(valgte, dag)
    vist = [en for en in grupper if (en.kode == art if art else en.kode != UDBETALING)]
    pr_periode = {navn: sum(en.antal for en in vist if en.periode == navn) for navn in PERIODER}
    i_alt = sum(antal for navn, antal in pr_periode.items() if periode in (None, navn))
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    side = min(max(side, 1), sider)
    raekker = valgte.filter(kode=art) if art else valgte.exclude(kode=UDBETALING)
    if periode:
        raekker = raekker.filter(_i_perioden(periode, dag))
    return MinDag(
        raekker=_linjer(bruger, raekker, dag, side) if i_alt else [],
        i_alt=i_alt,
        sider=sider,
        pr_periode=pr_periode,
        pr_kode=_pr_kode(grupper, periode),
        teams=_teams(bruger),
        udbetalinger=None if art else _samlet([en for en in grupper if en.kode == UDBETALING]),
    )


def dagens_tal(bruger: Bruger, dag: date) -> DagensTal:
    """Brugerens egne frister i tal; en leders er alles."""
    valgte = _aabne(bruger, dag, team=None, mine=bruger.rolle != Rolle.LEDER).filter(frist__lte=dag + UGE)
    grupper = [en for en in _grupper(valgte, dag) if en.kode != UDBETALING]

    def i_alt(periode: str) -> int:
        return sum(en.antal for en in grupper if en.periode == periode)

    return DagensTal(i_alt("overskredet"), i_alt("idag"), i_alt("uge"))


def _aabne(bruger: Bruger, dag: date, *, team: str | None, mine: bool) -> SikretQuerySet[Pligt]:
    """De pligter, der er åbne på dagen og forfalder inden for horisonten."""
    fundne = Pligt.for_bruger(bruger).filter(
        aaben=True, gaelder_fra__lte=dag, aaben_til__gt=dag, frist__lte=dag + HORISONT
    )
    if mine:
        fundne = fundne.filter(_mine(bruger))
    if team is not None:
        fundne = fundne.filter(team=team)
    return fundne.exclude(ansvarlig__in=ANDRES)


def _mine(bruger: Bruger) -> Q:
    """En fastholdelseskonsulents egne er fastholdelsens frister i de sager, hun er tovholder for, eller ingen er."""
    if bruger.rolle != Rolle.FASTHOLDELSESKONSULENT:
        return Q(ejer_id=bruger.pk)
    return Q(ansvarlig=Rolle.FASTHOLDELSESKONSULENT.value, sag__fastholder__in=(bruger.username, ""))


def _i_perioden(periode: str, dag: date) -> Q:
    return {
        "overskredet": Q(frist__lt=dag),
        "idag": Q(frist=dag),
        "uge": Q(frist__gt=dag, frist__lte=dag + UGE),
    }.get(periode, Q(frist__gt=dag + UGE))


class _Gruppe(msgspec.Struct, frozen=True):
    kode: str
    periode: str
    antal: int
    foerste: date


def _grupper(valgte: SikretQuerySet[Pligt], dag: date) -> list[_Gruppe]:
    """Antal og første frist for hver slags i hver periode, talt i ét opslag."""
    i = Case(
        When(frist__lt=dag, then=Value("overskredet")),
        When(frist=dag, then=Value("idag")),
        When(frist__lte=dag + UGE, then=Value("uge")),
        default=Value("senere"),
    )
    talt = (
        valgte.annotate(i=i)
        .order_by()
        .values_list("kode", "i")
        .annotate(antal=Count("pk"), foerste=Min("frist"))
    )
    return [_Gruppe(*raekke) for raekke in talt]


def _samlet(grupper: list[_Gruppe]) -> Samlet | None:
    if not grupper:
        return None
    return Samlet(
        antal=sum(en.antal for en in grupper),
        frist=min(en.foerste for en in grupper),
        overskredet=sum(en.antal for en in grupper if en.periode == "overskredet"),
    )


def _pr_kode(grupper: list[_Gruppe], periode: str | None) -> list[Slags]:
    koder: dict[str, int] = {}
    for en in grupper:
        if periode in (None, en.periode):
            koder[en.kode] = koder.get(en.kode, 0) + en.antal
    slags = [Slags(kode, PLIGTNAVNE.get(kode, kode), antal) for kode, antal in koder.items()]
    return sorted(slags, key=lambda en: en.navn)


def _teams(bruger: Bruger) -> list[str]:
    """Sagernes teams er sagsbehandlernes; dem er der få af."""
    behandlere = Bruger.for_bruger(bruger).filter(rolle=Rolle.SAGSBEHANDLER.value).exclude(team="")
    teams = behandlere.order_by("team").values_list("team", flat=True)
    return list(teams.distinct())


def _linjer(bruger: Bruger, raekker: SikretQuerySet[Pligt], dag: date, side: int) -> list[Pligtlinje]:
    """Sidens frister. Siden findes i indekset alene; kun dens egne rækker slås op med sag, person og ejer."""
    foerste = (side - 1) * PAA_EN_SIDE
    orden = ("frist", "kode", "pk")
    ider = list(raekker.order_by(*orden).values_list("pk", flat=True)[foerste : foerste + PAA_EN_SIDE])
    paa_siden = (
        Pligt.for_bruger(bruger)
        .filter(pk__in=ider)
        .order_by(*orden)
        .select_related("sag", "ejer")
        .only(
            *("kode", "navn", "frist", "art", "forklaring", "hjemmel", "forbehold", "team"),
            *("sag__nummer", "sag__fase", "sag__naeste_fase", "sag__naeste_fase_fra"),
            "ejer__navn",
        )
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag))
    )
    raekkerne = list(paa_siden)
    hviler = i_bero(bruger, [en.sag.nummer for en in raekkerne], dag)
    return [
        Pligtlinje(
            nummer=en.sag.nummer,
            navn=en.vist_navn,
            fase=Fase(en.sag.fase_pr(dag)).navn,
            kode=en.kode,
            pligt=en.navn,
            frist=en.frist,
            art=en.art,
            forklaring=en.forklaring,
            hjemmel=en.hjemmel,
            forbehold=en.forbehold,
            ejer=en.ejer.navn if en.ejer else "",
            team=en.team,
            bero_til=hviler.get(en.sag.nummer),
        )
        for en in raekkerne
        if en.frist is not None
    ]


class Teamtal(msgspec.Struct, frozen=True):
    """Et teams frister i tal. `lov` er de overskredne, som loven sætter."""

    navn: str
    overskredet: int
    lov: int
    uge: int
    aabne: int


class Medarbejdertal(msgspec.Struct, frozen=True):
    """En medarbejders frister i tal."""

    navn: str
    team: str
    overskredet: int
    aabne: int


class Overblik(msgspec.Struct, frozen=True):
    """Lederens billede af hele kommunen."""

    teams: list[Teamtal]
    medarbejdere: list[Medarbejdertal]
    afgoerelser_venter: int
    udbetalinger_venter: int
    udbetalinger_manuelle: int


def overblik(bruger: Bruger, dag: date) -> Overblik:
    """Frister i hvert team og hos hver medarbejder, og det, der venter på en godkendelse. Kun for ledere."""
    if bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Overblikket er for ledere.")
    valgte = _aabne(bruger, dag, team=None, mine=False).order_by()
    forbi = Q(frist__lt=dag)
    tal: Any = valgte.values_list("team", "ejer_id", "ejer__navn", "ejer__team").annotate(
        overskredet=Count("pk", filter=forbi),
        lov=Count("pk", filter=forbi & Q(art="lov")),
        uge=Count("pk", filter=Q(frist__gte=dag, frist__lte=dag + UGE)),
        aabne=Count("pk"),
    )
    raekker = list(tal)
    venter = penge_der_venter(bruger)
    return Overblik(
        teams=_pr_team(raekker),
        medarbejdere=_pr_medarbejder(raekker),
        afgoerelser_venter=Sag.for_bruger(bruger).filter(forberedt__isnull=False).count(),
        udbetalinger_venter=venter.at_frigive,
        udbetalinger_manuelle=venter.at_vurdere,
    )


class Ventende(msgspec.Struct, frozen=True):
    """Udbetalingslinjer, der venter på et menneske."""

    at_frigive: int
    at_vurdere: int


def penge_der_venter(bruger: Bruger) -> Ventende:
    """Linjer at frigive og måneder, reglerne ikke kan afgøre. For alle medarbejdere, der ser udbetalingerne."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Udbetalingerne er for kommunens medarbejdere.")
    tal = Udbetaling.for_bruger(bruger).aggregate(
        at_frigive=Count("pk", filter=Q(status="beregnet")), at_vurdere=Count("pk", filter=Q(status="manuel"))
    )
    return Ventende(**tal)


def _pr_team(raekker: list[tuple[Any, ...]]) -> list[Teamtal]:
    samlet: dict[str, list[int]] = {}
    for team, _, _, _, *antal in raekker:
        foer = samlet.setdefault(team, [0, 0, 0, 0])
        samlet[team] = [a + b for a, b in zip(foer, antal, strict=True)]
    return [Teamtal(team, *antal) for team, antal in sorted(samlet.items())]


def _pr_medarbejder(raekker: list[tuple[Any, ...]]) -> list[Medarbejdertal]:
    samlet: dict[tuple[str, str], list[int]] = {}
    for _, ejer_id, navn, team, overskredet, _, _, aabne in raekker:
        if ejer_id is not None:
            foer = samlet.setdefault((navn, team), [0, 0])
            samlet[navn, team] = [foer[0] + overskredet, foer[1] + aabne]
    flest_foerst = sorted(samlet.items(), key=lambda en: (-en[1][0], en[0]))
    return [Medarbejdertal(navn, team, *antal) for (navn, team), antal in flest_foerst]
