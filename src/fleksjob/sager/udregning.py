"""Fra en sags hændelser til alle dens afledte rækker, mange sager ad gangen.

Ren, så den kan køre i flere processer.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from os import cpu_count, environ
from typing import TypeVar

import msgspec

from fleksjob.forloeb.tilstand import Person
from fleksjob.sager.lagerdata import (
    Haendelsespost,
    Jobpost,
    Pligtpost,
    Sagshoved,
    jobposter,
    laes_haendelsesraekke,
    naeste_kaedesum,
    pligtposter,
    poster,
)
from fleksjob.sager.projektioner import Sagskolonner, projektion

_LOG = logging.getLogger(__name__)
_BUNKE = 500
_NOK_TIL_FLERE_PROCESSER = 2_000

E = TypeVar("E")
R = TypeVar("R")


class FaerdigSag(msgspec.Struct, frozen=True):
    """Alle rækker for en sag, udledt af dens hændelser."""

    hoved: Sagshoved
    kaedesum: str
    kolonner: Sagskolonner
    haendelser: list[Haendelsespost]
    pligter: list[Pligtpost]
    job: list[Jobpost]


def goer_faerdige(bunke: list[tuple[Sagshoved, str]]) -> list[FaerdigSag]:
    """Alle rækker for en bunke sager; hver er sit hoved og sine hændelser som én JSON-liste."""
    return [_faerdig(hoved, raa) for hoved, raa in bunke]


def _faerdig(hoved: Sagshoved, raa: str) -> FaerdigSag:
    haendelser = laes_haendelsesraekke(raa)
    udledt = projektion(Person(hoved.foedselsdato), haendelser)
    nye = poster(hoved, haendelser)
    return FaerdigSag(
        hoved=hoved,
        kaedesum=nye[-1].kaedesum,
        kolonner=udledt.sag,
        haendelser=nye,
        pligter=pligtposter(hoved, udledt.pligter),
        job=jobposter(udledt.job),
    )


class Udledt(msgspec.Struct, frozen=True):
    """Det udledte for en sag, der allerede står i arkivet."""

    hoved: Sagshoved
    version: int
    kaedesum: str
    kolonner: Sagskolonner
    pligter: list[Pligtpost]
    job: list[Jobpost]


_UDLEDTE = msgspec.msgpack.Decoder(list[Udledt])


def udled(bunke: list[tuple[Sagshoved, list[str]]]) -> bytes:
    """Det udledte for en bunke sager, af hændelserne som de står. Pakket, for det er hurtigere at sende."""
    return msgspec.msgpack.encode([_udledt(hoved, tekster) for hoved, tekster in bunke])


def pak_ud(pakket: bytes) -> list[Udledt]:
    """Det, `udled` pakkede."""
    return _UDLEDTE.decode(pakket)


def _udledt(hoved: Sagshoved, tekster: list[str]) -> Udledt:
    udledt = projektion(Person(hoved.foedselsdato), laes_haendelsesraekke(f"[{','.join(tekster)}]"))
    kaedesum = ""
    for data in tekster:
        kaedesum = naeste_kaedesum(kaedesum, data)
    return Udledt(
        hoved=hoved,
        version=len(tekster),
        kaedesum=kaedesum,
        kolonner=udledt.sag,
        pligter=pligtposter(hoved, udledt.pligter),
        job=jobposter(udledt.job),
    )


def bunkevis(emner: Iterable[E], stoerrelse: int = _BUNKE) -> Iterator[list[E]]:
    """Emnerne i lister af højst `stoerrelse`."""
    rest = iter(emner)
    while bunke := list(islice(rest, stoerrelse)):
        yield bunke


def i_flere_processer(
    regn: Callable[[list[E]], R], emner: Iterable[E], antal: int, stoerrelse: int = _BUNKE
) -> Iterator[R]:
    """`regn` på bunker af emner i orden; i flere processer, når der er nok af dem til, at det betaler sig.

    `regn` er ren. Dør en arbejdsproces (maskinen løb tør for hukommelse, eller programmet blev skiftet ud, mens den
    begyndte), regnes det, der mangler, derfor her; det tager længere, men arbejdet går ikke tabt.
    """
    processer = cpu_count() or 1
    if antal < _NOK_TIL_FLERE_PROCESSER or processer == 1:
        yield from map(regn, bunkevis(emner, stoerrelse))
        return
    with ProcessPoolExecutor(
        max_workers=processer, mp_context=get_context("spawn"), initializer=_klargoer
    ) as flere:
        yield from _lidt_forud(flere, regn, bunkevis(emner, stoerrelse), 2 * processer)


def _klargoer() -> None:
    """Gør Django klar i arbejdsprocessen, før den får sit første arbejde: demoens moduler kender arkivets modeller."""
    if environ.get("DJANGO_SETTINGS_MODULE"):
        import django

        django.setup()


def _lidt_forud(
    flere: ProcessPoolExecutor, regn: Callable[[list[E]], R], bunker: Iterable[list[E]], forud: int
) -> Iterator[R]:
    """Som `map`, men med højst `forud` bunker i luften, så hukommelsen ikke følger antallet af sager."""
    i_gang: list[tuple[list[E], Future[R] | None]] = []
    for bunke in bunker:
        i_gang.append((bunke, _send(flere, regn, bunke)))
        if len(i_gang) > forud:
            yield _svar(regn, *i_gang.pop(0))
    for bunke, sendt in i_gang:
        yield _svar(regn, bunke, sendt)


def _send(flere: ProcessPoolExecutor, regn: Callable[[list[E]], R], bunke: list[E]) -> Future[R] | None:
    """None, når arbejdsprocesserne er væk."""
    try:
        return flere.submit(regn, bunke)
    except BrokenProcessPool:
        return None


def _svar(regn: Callable[[list[E]], R], bunke: list[E], sendt: Future[R] | None) -> R:
    if sendt is None:
        return regn(bunke)
    try:
        return sendt.result()
    except BrokenProcessPool:
        _LOG.warning("En arbejdsproces døde; en bunke på %s regnes i denne proces.", len(bunke))
        return regn(bunke)
