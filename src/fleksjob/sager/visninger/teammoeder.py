"""Teamets kalender: møderne forude, køen af sager, og ét møde med sin dagsorden og sine pladser."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.sagsgang.kalender import er_hverdag
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE, Teamkrav, raadgivning_kraeves, teamkrav
from fleksjob.lov.sagsgang.retssvar import Retssvar
from fleksjob.sager import beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.kommandoer.inviter_til_moede import SVAR
from fleksjob.sager.models import (
    Bruger,
    Dagsordenspunkt,
    Dagsordensskift,
    Haendelse,
    Moededeltager,
    Sag,
    Sagspakke,
    Teammoede,
)
from fleksjob.sager.teamadgang import maa_saette_paa, mine_punkter, moedet_for

SAG_MINUTTER = 45
PR_SIDE = 50


class Plads(msgspec.Struct, frozen=True):
    """En plads ved bordet. `kraevet`: loven på dagen siger, at den skal være besat."""

    id: int
    omraade: str
    hverv: str
    navn: str
    bruger_id: int | None
    svar: str
    kraevet: bool

    @property
    def svarnavn(self) -> str:
        """Svaret i ord; en tom plads har intet svar."""
        return SVAR[self.svar] if self.navn else "Ingen er inviteret"

    @property
    def tom(self) -> bool:
        """Om der ikke kommer nogen på pladsen, som det ser ud nu."""
        return not self.navn or self.svar == "kan_ikke"


class Punktlinje(msgspec.Struct, frozen=True):
    """En sag på dagsordenen. `enkel` er grunden til, at den er mærket som enkel; tom, når den ikke er."""

    id: int
    sag_id: int
    nummer: str
    navn: str
    klokken: time
    slutter: time
    minutter: int
    status: str
    genforelagt: bool
    enkel: str
    pakke: date | None
    gaester: list[Plads]
    under_30: bool
    foerst: bool


class Moedelinje(msgspec.Struct, frozen=True):
    """Et møde i kalenderen."""

    moede: Teammoede
    sager: int
    ledige_minutter: int
    mangler: tuple[str, ...]

    @property
    def ledige_pladser(self) -> int:
        """Hvor mange sager af almindelig længde der er plads til."""
        return max(self.ledige_minutter, 0) // SAG_MINUTTER


class Moedebillede(msgspec.Struct, frozen=True):
    """Ét møde. `mangler` er de pladser, loven kræver, og som ingen er på vej til."""

    moede: Teammoede
    krav: Teamkrav
    raad: Retssvar
    pladser: list[Plads]
    punkter: list[Punktlinje]
    ledige_minutter: int
    mangler: tuple[str, ...]


class Koelinje(msgspec.Struct, frozen=True):
    """En sag, der er klar og ikke på en dagsorden."""

    sag_id: int
    nummer: str
    navn: str
    siden: date | None
    dage: int
    sagsbehandler: str
    enkel: str
    genforelagt: bool


class Koe(msgspec.Struct, frozen=True):
    """En side af køen; `enkle` er banen for enkle sager og står på første side."""

    enkle: list[Koelinje]
    linjer: list[Koelinje]
    antal: int
    sider: int


class Tid(msgspec.Struct, frozen=True):
    """Et forslag: alle, der er spurgt om, er fri i vores egen kalender."""

    dag: date
    begynder: time
    slutter: time


def moeder_forude(bruger: Bruger, dag: date, hoejst: int = 40) -> list[Moedelinje]:
    """Møderne fra i dag og frem, som brugeren må se; aflyste er ikke med."""
    moeder = list(
        Teammoede.for_bruger(bruger)
        .filter(dag__gte=dag, aflyst="")
        .select_related("rum", "leder")
        .order_by("dag", "begynder")[:hoejst]
    )
    return _moedelinjer(bruger, moeder)


def moeder_bag(bruger: Bruger, dag: date, hoejst: int = 10) -> list[Moedelinje]:
    """De seneste møder, nyeste først."""
    moeder = Teammoede.for_bruger(bruger).filter(dag__lt=dag, aflyst="").select_related("rum", "leder")
    return _moedelinjer(bruger, list(moeder.order_by("-dag", "-begynder")[:hoejst]))


def _moedelinjer(bruger: Bruger, moeder: Sequence[Teammoede]) -> list[Moedelinje]:
    ider = [en.pk for en in moeder]
    brugt: dict[int, list[int]] = {}
    punkter = Dagsordenspunkt.for_kommune(bruger.kommune_id).filter(moede__in=ider).exclude(status="taget_af")
    for moede_id, minutter in punkter.values_list("moede_id", "minutter"):
        brugt.setdefault(moede_id, []).append(minutter)
    folk: dict[int, list[Moededeltager]] = {}
    for en in Moededeltager.for_kommune(bruger.kommune_id).filter(moede__in=ider, punkt=None):
        folk.setdefault(en.moede_id, []).append(en)
    return [
        Moedelinje(
            moede,
            len(brugt.get(moede.pk, ())),
            moede.minutter - sum(brugt.get(moede.pk, ())),
            _mangler(teamkrav(moede.dag), _pladser(folk.get(moede.pk, ()), teamkrav(moede.dag))),
        )
        for moede in moeder
    ]


def koeen(bruger: Bruger, dag: date, side: int = 1) -> Koe:
    """Sagerne, der er klar til mødet, længst ventende først. Kun for dem, der sætter sager på en dagsorden."""
    if not maa_saette_paa(bruger):
        return Koe([], [], 0, 1)
    paa = Dagsordenspunkt.for_kommune(bruger.kommune_id).filter(status="paa").values("sag")
    klar = Sag.for_bruger(bruger).filter(fase=Fase.INDSTILLING.value).exclude(pk__in=paa)
    enkle = _enkle(bruger)
    resten = klar.exclude(pk__in=list(enkle))
    antal = klar.count()
    sider = max(1, -(-resten.count() // PR_SIDE))
    side = min(side, sider)
    udsnit = resten.order_by("fase_siden", "pk")[(side - 1) * PR_SIDE : side * PR_SIDE]
    forrest = klar.filter(pk__in=list(enkle)) if side == 1 else klar.none()
    forrest = forrest.order_by("fase_siden", "pk")[:PR_SIDE]
    return Koe(_koelinjer(bruger, forrest, enkle, dag), _koelinjer(bruger, udsnit, enkle, dag), antal, sider)


def _enkle(bruger: Bruger) -> dict[int, str]:
    """Sagerne, hvis seneste mærke siger enkel, og hvorfor."""
    maerker = (
        Dagsordensskift.for_kommune(bruger.kommune_id)
        .filter(hvad__in=("enkel", "ikke_enkel"), sag__fase=Fase.INDSTILLING.value)
        .order_by("hvornaar", "pk")
        .values_list("sag_id", "hvad", "hvorfor")
    )
    seneste = {sag_id: (hvad, hvorfor) for sag_id, hvad, hvorfor in maerker}
    return {sag_id: hvorfor for sag_id, (hvad, hvorfor) in seneste.items() if hvad == "enkel"}


def _koelinjer(
    bruger: Bruger, sager: SikretQuerySet[Sag], enkle: dict[int, str], dag: date
) -> list[Koelinje]:
    felter = ("pk", "nummer", "vist", "fase_siden", "sagsbehandler__navn")
    raekker = list(sager.annotate(vist=beskyttelse.navn_udtryk(bruger, "", dag)).values_list(*felter))
    igen = set(
        Haendelse.for_kommune(bruger.kommune_id)
        .filter(sag__in=[raekke[0] for raekke in raekker], type="indstilling_genforelagt")
        .values_list("sag_id", flat=True)
    )
    return [
        Koelinje(
            pk,
            nummer,
            navn,
            siden,
            (dag - siden).days if siden else 0,
            hvem or "",
            enkle.get(pk, ""),
            pk in igen,
        )
        for pk, nummer, navn, siden, hvem in raekker
    ]


def moedet(bruger: Bruger, moede_id: int, dag: date) -> Moedebillede:
    """Mødet. Et teammedlem ser kun de punkter, hun må læse på dagen; andre ser hele dagsordenen."""
    moede = moedet_for(bruger, moede_id)
    krav = teamkrav(moede.dag)
    alle = list(Moededeltager.for_kommune(bruger.kommune_id).filter(moede=moede).order_by("pk"))
    pladser = _pladser([en for en in alle if en.punkt_id is None], krav)
    punkter = Dagsordenspunkt.for_kommune(bruger.kommune_id).filter(moede=moede).exclude(status="taget_af")
    linjer = _punktlinjer(bruger, moede, punkter.select_related("sag__person").order_by("plads"), alle, dag)
    brugt = sum(en.minutter for en in linjer)
    if not maa_saette_paa(bruger):
        mine = set(mine_punkter(bruger, dag).filter(moede=moede).values_list("pk", flat=True))
        linjer = [en for en in linjer if en.id in mine]
    return Moedebillede(
        moede,
        krav,
        raadgivning_kraeves(moede.dag),
        pladser,
        linjer,
        moede.minutter - brugt,
        _mangler(krav, pladser),
    )


def _punktlinjer(
    bruger: Bruger,
    moede: Teammoede,
    punkter: Iterable[Dagsordenspunkt],
    folk: Sequence[Moededeltager],
    dag: date,
) -> list[Punktlinje]:
    pakker = dict(
        Sagspakke.for_kommune(bruger.kommune_id)
        .filter(punkt__moede=moede)
        .order_by("sendt")
        .values_list("punkt_id", "sendt")
    )
    enkle = _enkle(bruger)
    begynder = datetime.combine(moede.dag, moede.begynder)
    ud: list[Punktlinje] = []
    for punkt in punkter:
        slutter = begynder + timedelta(minutes=punkt.minutter)
        person = punkt.sag.person
        krav = teamkrav(moede.dag, foedselsdato=person.foedselsdato)
        ud.append(
            Punktlinje(
                punkt.pk,
                punkt.sag_id,
                punkt.sag.nummer,
                beskyttelse.navn(bruger, punkt.sag, dag),
                begynder.time(),
                slutter.time(),
                punkt.minutter,
                punkt.status,
                punkt.genforelagt,
                enkle.get(punkt.sag_id, ""),
                pakker[punkt.pk].date() if punkt.pk in pakker else None,
                _gaester([en for en in folk if en.punkt_id == punkt.pk]),
                bool(krav.forbehold) and krav.forbehold != teamkrav(moede.dag).forbehold,
                not any(en.status == "paa" for en in ud),
            )
        )
        begynder = slutter
    return ud


def _pladser(folk: Iterable[Moededeltager], krav: Teamkrav) -> list[Plads]:
    """Lovens pladser først, i lovens orden, så de øvrige; en, der mangler helt, får en tom linje uden id."""
    alle = [
        Plads(en.pk, en.omraade, en.hverv, en.navn, en.bruger_id, en.svar, en.omraade in krav.medlemmer)
        for en in folk
    ]
    findes = {en.omraade for en in alle}
    alle += [
        Plads(0, omraade, FAGNAVNE[omraade], "", None, "inviteret", True)
        for omraade in krav.medlemmer
        if omraade not in findes
    ]
    orden = {omraade: nr for nr, omraade in enumerate((*krav.medlemmer, *FAGNAVNE))}
    return sorted(alle, key=lambda en: (not en.kraevet, orden.get(en.omraade, 99), en.id))


def _gaester(folk: Iterable[Moededeltager]) -> list[Plads]:
    return [Plads(en.pk, en.omraade, en.hverv, en.navn, en.bruger_id, en.svar, False) for en in folk]


def _mangler(krav: Teamkrav, pladser: Iterable[Plads]) -> tuple[str, ...]:
    besat = {en.omraade for en in pladser if not en.tom}
    return tuple(FAGNAVNE[omraade] for omraade in krav.medlemmer if omraade not in besat)


_BEGYNDELSER = (time(9), time(12, 30))


def ledige_tider(
    bruger: Bruger, folk: Sequence[int], *, fra: date, minutter: int, hoejst: int = 8
) -> list[Tid]:
    """De første hverdage, hvor ingen af dem sidder i et andet møde i vores kalender. Andre kalendere kendes ikke."""
    til = fra + timedelta(days=60)
    optaget: dict[date, list[tuple[time, time]]] = {}
    moeder = Teammoede.for_kommune(bruger.kommune_id).filter(dag__gte=fra, dag__lte=til, aflyst="")
    deltager = Moededeltager.for_kommune(bruger.kommune_id).filter(bruger__in=folk).exclude(svar="kan_ikke")
    deres = set(deltager.filter(moede__in=moeder.values("pk")).values_list("moede_id", flat=True))
    for moede in moeder:
        if moede.pk in deres or moede.leder_id in folk:
            optaget.setdefault(moede.dag, []).append((moede.begynder, moede.slutter))
    ud: list[Tid] = []
    for nr in range((til - fra).days + 1):
        dagen = fra + timedelta(days=nr)
        if not er_hverdag(dagen):
            continue
        for begynder in _BEGYNDELSER:
            slutter = (datetime.combine(dagen, begynder) + timedelta(minutes=minutter)).time()
            if slutter > begynder and all(
                slutter <= fra_ or begynder >= til_ for fra_, til_ in optaget.get(dagen, ())
            ):
                ud.append(Tid(dagen, begynder, slutter))
        if len(ud) >= hoejst:
            break
    return ud[:hoejst]
