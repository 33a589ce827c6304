"""Alle sager på én gang, bunke for bunke, til genopbygning, kontrol og månedskørsel."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db import connection

from fleksjob.sager.lagerdata import Sagshoved

_FELTER = """
SELECT s.id, s.kommune_id, s.nummer, s.person_id, p.foedselsdato, s.sagsbehandler_id, s.virksomhedskonsulent_id,
       s.team, s.version, s.kaedesum
FROM sager_sag s JOIN sager_person p ON p.id = s.person_id
"""
_HOVED = f"{_FELTER} WHERE s.kommune_id = %s AND s.id > %s ORDER BY s.id LIMIT %s"


def hoveder_for(kommune_id: int, sag_ider: Collection[int]) -> list[Sagshoved]:
    """Hovederne for netop de sager."""
    if not sag_ider:
        return []
    pladser = ", ".join(["%s"] * len(sag_ider))
    with connection.cursor() as markoer:
        markoer.execute(
            f"{_FELTER} WHERE s.kommune_id = %s AND s.id IN ({pladser}) ORDER BY s.id",
            (kommune_id, *sag_ider),
        )
        return [Sagshoved(*raekke) for raekke in markoer.fetchall()]


def hoveder(kommune_id: int, bunke: int = 500) -> Iterator[list[Sagshoved]]:
    """Kommunens sager i id-orden. Hver bunke er sit eget opslag, så ingen lang læsning holder skrivere tilbage."""
    efter = 0
    while True:
        with connection.cursor() as markoer:
            markoer.execute(_HOVED, (kommune_id, efter, bunke))
            fundne = [Sagshoved(*raekke) for raekke in markoer.fetchall()]
        if not fundne:
            return
        yield fundne
        efter = fundne[-1].sag_id


def raekker(tabel: str, kolonner: Iterable[str], orden: str, fra: int, til: int) -> list[tuple[Any, ...]]:
    """Rækkerne i en af arkivets tabeller for sagerne med id `fra`-`til`, som databasen giver dem."""
    with connection.cursor() as markoer:
        felter = ", ".join(kolonner)
        markoer.execute(
            f"SELECT {felter} FROM {tabel} WHERE sag_id BETWEEN %s AND %s ORDER BY sag_id, {orden}",  # noqa: S608
            (fra, til),
        )
        return list(markoer.fetchall())


def haendelser(fra: int, til: int) -> dict[int, list[str]]:
    """Hændelsernes tekst i nummerorden efter sag, for sagerne med id `fra`-`til`."""
    ud: dict[int, list[str]] = {}
    for sag_id, data in raekker("sager_haendelse", ("sag_id", "data"), "nr", fra, til):
        ud.setdefault(sag_id, []).append(data)
    return ud
