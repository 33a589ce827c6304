"""Kontrollen af en sags log, række for række. Ren, så den kan køre i flere processer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser, Rettelse, fra_json
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.sager.lagerdata import Haendelsespost, Sagshoved, naeste_kaedesum
from fleksjob.sager.projektioner import foldedage


class Fund(msgspec.Struct, frozen=True):
    """Én fejl i loggen. `nr` er 0, når den er sagens og ikke én hændelses."""

    nummer: str
    nr: int
    fejl: str


class Sagslog(msgspec.Struct, frozen=True):
    """En sags rækker, som de står i databasen."""

    hoved: Sagshoved
    raekker: list[tuple[Any, ...]]


def kontroller_bunke(logge: list[Sagslog]) -> tuple[int, int, list[Fund]]:
    """Kontrollen af en bunke sager. Ren, så den kan køre i en anden proces."""
    fundne = [fund for log in logge for fund in _kontroller(log)]
    return len(logge), sum(len(log.raekker) for log in logge), fundne


def _kontroller(log: Sagslog) -> Iterator[Fund]:
    hoved = log.hoved
    if len(log.raekker) != hoved.version:
        yield Fund(
            hoved.nummer, 0, f"Sagen siger version {hoved.version}, men har {len(log.raekker)} hændelser."
        )
    kaedesum, laeste = "", []
    for plads, (kommune_id, *kolonner) in enumerate(log.raekker, 1):
        post = Haendelsespost(*kolonner)
        kaedesum = naeste_kaedesum(kaedesum, post.data)
        for fejl in _raekkens_fejl(post, plads, kaedesum, kommune_id == hoved.kommune_id):
            yield Fund(hoved.nummer, post.nr, fejl)
        try:
            haendelse = fra_json(post.data)
        except msgspec.MsgspecError as fejl:
            yield Fund(hoved.nummer, post.nr, f"Hændelsen kan ikke læses: {fejl}.")
            continue
        for uenighed in _uenige(post, haendelse):
            yield Fund(hoved.nummer, post.nr, uenighed)
        laeste.append(haendelse)
    if log.raekker and kaedesum != hoved.kaedesum:
        yield Fund(
            hoved.nummer, 0, "Sagens kædesum er ikke den sidste hændelses; noget er tilføjet eller fjernet."
        )
    if len(laeste) == len(log.raekker) and laeste:
        yield from _forloebets_fejl(hoved, laeste)


def _raekkens_fejl(post: Haendelsespost, plads: int, kaedesum: str, samme_kommune: bool) -> Iterator[str]:
    if post.nr != plads:
        yield f"Nummeret skulle være {plads}; der er et hul i rækken."
    if post.kaedesum != kaedesum:
        yield "Kædesummen passer ikke; denne hændelse eller en før den er ændret, efter at den blev skrevet."
    if not samme_kommune:
        yield "Hændelsen hører til en anden kommune end sagen."


def _uenige(post: Haendelsespost, haendelse: AlleHaendelser) -> Iterator[str]:
    registreret = post.registreret if post.registreret.tzinfo else post.registreret.replace(tzinfo=UTC)
    par: tuple[tuple[str, object, object], ...] = (
        ("id", str(post.nr), haendelse.id),
        ("type", post.type, haendelse.type),
        ("gyldig_fra", post.gyldig_fra, haendelse.gyldig_fra),
        ("registreret", registreret, haendelse.kendt_fra),
        ("registreret_af", post.registreret_af, haendelse.registreret_af),
    )
    for felt, kolonne, data in par:
        if kolonne != data:
            yield f"Kolonnen {felt} siger {_vist(kolonne)}, men hændelsen siger {_vist(data)}."


def _vist(vaerdi: object) -> str:
    return vaerdi.isoformat() if isinstance(vaerdi, date | datetime) else f"«{vaerdi}»"


def _forloebets_fejl(hoved: Sagshoved, haendelser: list[AlleHaendelser]) -> Iterator[Fund]:
    """Det, der kan læses, men ikke kan passe: før fødslen, rettelse af intet, og pligter, der ikke kan udledes."""
    kendte = {haendelse.id for haendelse in haendelser}
    for haendelse in haendelser:
        if haendelse.gyldig_fra < hoved.foedselsdato:
            yield Fund(hoved.nummer, int(haendelse.id or 0), "Hændelsen er dateret før personens fødsel.")
        if isinstance(haendelse, Rettelse) and (
            haendelse.af not in kendte or int(haendelse.af) >= int(haendelse.id or 0)
        ):
            yield Fund(
                hoved.nummer,
                int(haendelse.id or 0),
                f"Rettelsen peger på «{haendelse.af}», som ikke findes før den.",
            )
    try:
        pligter(tilstand(Person(hoved.foedselsdato), haendelser, pr=foldedage(haendelser)[-1]))
    except (ValueError, LookupError) as fejl:
        yield Fund(hoved.nummer, 0, f"Fristerne kan ikke udledes: {fejl}.")
