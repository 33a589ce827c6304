"""Fra en persons uger i DREAM til hændelser.

En række uger med samme betydning uden en uge imellem er ét forløb, også når koden skifter: 741 efter 740 er samme
ledighedsydelse, og 774 (sygdom) efter 771 er samme fleksjob. Forløbet begynder mandag i den første uge og slutter
mandag efter den sidste; når det er med i filens sidste uge, løber det endnu.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    FleksjobBevilget,
    FleksjobOphoert,
    FleksjobStartet,
    LedighedsydelseOphoert,
    LedighedsydelseStartet,
    SagLukket,
    SagOprettet,
    Visiteret,
)
from fleksjob.snitflader.dreamkoder import Betydning, kodeliste

ORDNINGEN_BEGYNDTE = date(1998, 7, 1)
"""Fleksjob kom med virkning fra den dag."""
VISITATIONSALDER = 18
DOED, FOLKEPENSION = 999, 998
UDLEDT = "Udledt af DREAM"


class Ugeraekke(msgspec.Struct, frozen=True):
    """Uger i træk med samme kode: fra mandag i den første til mandag efter den sidste."""

    kode: int
    fra: date
    til: date


class Forloeb(msgspec.Struct, frozen=True):
    """Et forløb i ordningen, eller at den slutter. `til` er tom, når det løber."""

    betyder: Betydning
    fra: date
    til: date | None
    aarsag: str = ""


class Modsigelse(msgspec.Struct, frozen=True):
    """Uger i ordningen, der ikke kan passe; de er ikke brugt."""

    hvorfor: str
    uger: int


def uden_modsigelser(uger: Sequence[Ugeraekke], foedt: date) -> tuple[list[Ugeraekke], list[Modsigelse]]:
    """Ugerne, der kan passe, og dem, der ikke kan, med grunden."""
    i_ordningen = kodeliste().med("ledighedsydelse", "fleksjob")
    tidligst = _fylder(foedt, VISITATIONSALDER)
    doed = min((en.fra for en in uger if en.kode == DOED), default=date.max)
    pension = min((en.fra for en in uger if en.kode == FOLKEPENSION), default=date.max)
    brugt: list[Ugeraekke] = []
    talt: dict[str, int] = {}
    for en in uger:
        if en.kode not in i_ordningen:
            brugt.append(en)
            continue
        fra, til = en.fra, en.til
        for graense, hvorfor in (
            (ORDNINGEN_BEGYNDTE, "I ordningen, før den fandtes (1. juli 1998)."),
            (tidligst, f"I ordningen, før personen fyldte {VISITATIONSALDER}."),
        ):
            ny = min(til, max(fra, _mandag_tidligst(graense)))
            _tael(talt, hvorfor, fra, ny)
            fra = ny
        for graense, hvorfor in (
            (doed, "I ordningen efter død (999)."),
            (pension, "I ordningen efter folkepension (998)."),
        ):
            ny = max(fra, min(til, graense))
            _tael(talt, hvorfor, ny, til)
            til = ny
        if fra < til:
            brugt.append(Ugeraekke(en.kode, fra, til))
    return brugt, [Modsigelse(hvorfor, uger_i_alt) for hvorfor, uger_i_alt in talt.items()]


def _tael(talt: dict[str, int], hvorfor: str, fra: date, til: date) -> None:
    if til > fra:
        talt[hvorfor] = talt.get(hvorfor, 0) + (til - fra).days // 7


def _fylder(foedt: date, aar: int) -> date:
    dag = 28 if (foedt.month, foedt.day) == (2, 29) else foedt.day
    return foedt.replace(year=foedt.year + aar, day=dag)


def _mandag_tidligst(dag: date) -> date:
    """Mandagen i den uge, dagen ligger i: en uge med mindst én dag efter grænsen kan passe."""
    return date.fromordinal(dag.toordinal() - dag.weekday())


def forloebene(uger: Sequence[Ugeraekke], sidste: date) -> list[Forloeb]:
    """Forløbene i tidens orden. `sidste` er mandagen efter filens sidste uge."""
    koder = kodeliste().koder
    ud: list[Forloeb] = []
    for en in sorted(uger, key=_fra):
        kode = koder[en.kode]
        til = None if en.til >= sidste else en.til
        foer = ud[-1] if ud else None
        if foer and foer.til == en.fra and (foer.betyder, foer.aarsag) == (kode.betyder, kode.aarsag):
            ud[-1] = msgspec.structs.replace(foer, til=til)
        else:
            ud.append(Forloeb(kode.betyder, en.fra, til, kode.aarsag))
    return ud


def _fra(en: Ugeraekke) -> date:
    return en.fra


def haendelser_af(forloeb: Sequence[Forloeb], *, note: str = UDLEDT) -> list[AlleHaendelser]:
    """Forløbene som hændelser. Efter et slut begynder en ny sag, når personen kommer i ordningen igen."""
    ud: list[AlleHaendelser] = []
    visiteret = False
    job = 0
    for en in forloeb:
        if en.betyder == "slut":
            if visiteret:
                ud.append(SagLukket(gyldig_fra=en.fra, aarsag=en.aarsag, note=note))
            visiteret = False
            continue
        if not visiteret:
            ud += _visitationen(en.fra, note)
            visiteret = True
        if en.betyder == "fleksjob":
            job += 1
            ud += _jobbet(en, f"job-{job}", note)
        else:
            ud += _ydelsen(en, note)
    return ud


def _visitationen(fra: date, note: str) -> Iterator[AlleHaendelser]:
    yield SagOprettet(gyldig_fra=fra, note=f"{note}; dagen er den første uge i ordningen")
    yield Visiteret(gyldig_fra=fra, note=f"{note}; afgørelsen ligger ikke i registret")


def _jobbet(en: Forloeb, ansaettelse: str, note: str) -> Iterator[AlleHaendelser]:
    yield FleksjobBevilget(
        gyldig_fra=en.fra,
        ansaettelse=ansaettelse,
        startdato=en.fra,
        note=f"{note}; bevillingens dato kendes ikke og er sat til jobbets første dag",
    )
    yield FleksjobStartet(gyldig_fra=en.fra, ansaettelse=ansaettelse, note=f"{note}; timer og løn er ukendte")
    if en.til:
        yield FleksjobOphoert(gyldig_fra=en.til, ansaettelse=ansaettelse, note=note)


def _ydelsen(en: Forloeb, note: str) -> Iterator[AlleHaendelser]:
    yield LedighedsydelseStartet(gyldig_fra=en.fra, note=note)
    if en.til:
        yield LedighedsydelseOphoert(gyldig_fra=en.til, note=note)
