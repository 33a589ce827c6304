"""Hvilke hændelser der gælder, og i hvilken orden: rettelser, de to tider og samme dag.

- Kun det, der var registreret senest `kendt`, er med (None: alt).
- En rettelse sætter `ny` på den rettede hændelses plads, med dens id og registreringstidspunkt, som om
  fejlen aldrig var sket. Uden `ny` forsvinder hændelsen. En rettelse kan selv rettes.
- En rettelse er viden, ikke en begivenhed: den virker, uanset hvilken dag den selv bærer.
- Kun det, der er sket senest `pr`, er med. Orden: dag, registrering, plads.
"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from fleksjob.forloeb.haendelser import AlleHaendelser, Haendelse, Rettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput


class Placeret(msgspec.Struct, frozen=True):
    """En hændelse på sin plads: id, tidspunktet den blev kendt, og nummer i rækken."""

    id: str
    kendt_fra: datetime
    plads: int
    haendelse: Haendelse


def gaeldende_haendelser(
    haendelser: Sequence[AlleHaendelser], pr: date, kendt: datetime | None = None
) -> list[Placeret]:
    """De hændelser, som tilstanden pr. dagen bygger på, i den orden de skete."""
    if kendt is not None and kendt.tzinfo is None:
        raise UgyldigtInput("kendt", "Tidspunktet skal have en tidszone, fx 2026-05-03T12:00:00+02:00.")
    placerede = [
        Placeret(haendelse.id or str(nummer), haendelse.kendt_fra, nummer, haendelse)
        for nummer, haendelse in enumerate(haendelser, start=1)
    ]
    if kendt is not None:
        placerede = [p for p in placerede if p.kendt_fra <= kendt]
    placerede = [p for p in _rettede(placerede) if p.haendelse.gyldig_fra <= pr]
    placerede.sort(key=lambda p: (p.haendelse.gyldig_fra, p.kendt_fra, p.plads))
    return placerede


def _rettede(placerede: list[Placeret]) -> list[Placeret]:
    """Uden rettelser; hver hændelse er den, som den seneste gældende rettelse siger."""
    rettelser = [p for p in placerede if isinstance(p.haendelse, Rettelse)]
    if not rettelser:
        return placerede
    erstatning: dict[str, Haendelse | None] = {}
    # Den seneste rettelse vinder, så de læses bagfra; en rettelse, der selv er rettet, er den nye rettelse.
    for placeret in sorted(rettelser, key=lambda p: (p.kendt_fra, p.plads), reverse=True):
        rettelse: Haendelse | None = erstatning.pop(placeret.id, placeret.haendelse)
        if isinstance(rettelse, Rettelse):
            erstatning.setdefault(rettelse.af, rettelse.ny)
        elif rettelse is not None:
            # Rettelsen er blevet til en almindelig hændelse og står på rettelsens plads.
            erstatning[placeret.id] = rettelse
    resultat = []
    for placeret in placerede:
        if placeret.id in erstatning:
            ny = erstatning[placeret.id]
            if ny is not None and not isinstance(ny, Rettelse):
                resultat.append(Placeret(placeret.id, placeret.kendt_fra, placeret.plads, ny))
        elif not isinstance(placeret.haendelse, Rettelse):
            resultat.append(placeret)
    return resultat
