"""Sagerne til en kørsel, læst bunke for bunke: hændelser, aftryk af det udledte og de linjer, der står."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from django.db import connection

from fleksjob.sager import masselaesning
from fleksjob.sager.lagerdata import Sagshoved
from fleksjob.sager.maanedsbunke import Sagsopgave
from fleksjob.sager.maanedslinjer import Staaende
from fleksjob.sager.models import Bruger
from fleksjob.sager.udregning import bunkevis

_LINJE = (
    "sag_id", "id", "maaned", "version", "status", "fleksloentilskud", "forskel", "forskel_atp", "atp", "grundlag",
    "sag_version",
)  # fmt: skip

_OERE = Decimal("0.01")


def sagsopgaver(bruger: Bruger, sag_ider: Sequence[int], stoerrelse: int) -> Iterator[Sagsopgave]:
    """Sagerne i id-orden."""
    for bunke in bunkevis(sag_ider, stoerrelse):
        staar = linjer_for(bunke)
        tekster = _efter_sag(
            "SELECT sag_id, data FROM sager_haendelse WHERE sag_id IN ({}) ORDER BY sag_id, nr", bunke
        )
        pligter = _pligternes_aftryk(bunke)
        job = _efter_sag("SELECT sag_id, ansaettelse, aftryk FROM sager_job WHERE sag_id IN ({})", bunke)
        for hoved in masselaesning.hoveder_for(bruger.kommune_id, bunke):
            yield _opgave(hoved, tekster, pligter, job, staar)


def _opgave(
    hoved: Sagshoved,
    tekster: dict[int, list[Any]],
    pligter: dict[int, str],
    job: dict[int, list[Any]],
    staar: dict[int, list[Staaende]],
) -> Sagsopgave:
    sag_id = hoved.sag_id
    return Sagsopgave(
        hoved=hoved,
        tekster=[data for (data,) in tekster.get(sag_id, [])],
        pligter=pligter.get(sag_id, ""),
        job=dict(job.get(sag_id, [])),
        staar=staar.get(sag_id, []),
    )


def _pligternes_aftryk(sag_ider: Sequence[int]) -> dict[int, str]:
    """Sagens pligter i én tekst, som `maanedsbunke.pligtaftryk` læser; tyve rækker i hver sag er for mange at hente."""
    samlet = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    pladser = ", ".join(["%s"] * len(sag_ider))
    with connection.cursor() as markoer:
        markoer.execute(
            f"SELECT sag_id, {samlet}(noegle || '|' || gaelder_fra || ' ' || aftryk, %s) FROM sager_pligt "  # noqa: S608
            f"WHERE sag_id IN ({pladser}) GROUP BY sag_id",
            ("\n", *sag_ider),
        )
        return dict(markoer.fetchall())


def linjer_for(sag_ider: Sequence[int]) -> dict[int, list[Staaende]]:
    """Linjerne, der står, efter sag; uden regnestykket, som kørslen ikke skal bruge."""
    felter = ", ".join(_LINJE)
    saetning = (
        f"SELECT {felter} FROM sager_udbetaling WHERE sag_id IN ({{}}) ORDER BY sag_id, maaned, version"  # noqa: S608
    )
    return {
        sag_id: [_staaende(*felter) for felter in linjer]
        for sag_id, linjer in _efter_sag(saetning, sag_ider).items()
    }


def _staaende(*felter: Any) -> Staaende:
    """Linjen; SQLite giver datoer som tekst og beløb som tal."""
    pk, maaned, version, status, tilskud, forskel, forskel_atp, atp, grundlag, sag_version = felter
    return Staaende(
        pk=pk,
        maaned=maaned if isinstance(maaned, date) else date.fromisoformat(maaned),
        version=version,
        status=status,
        fleksloentilskud=_beloeb(tilskud),
        forskel=_beloeb(forskel),
        forskel_atp=_beloeb(forskel_atp),
        atp=_beloeb(atp),
        grundlag=msgspec.json.decode(grundlag) if isinstance(grundlag, str) else grundlag,
        sag_version=sag_version,
    )


def _beloeb(gemt: Any) -> Decimal | None:
    return None if gemt is None else Decimal(str(gemt)).quantize(_OERE)


def _efter_sag(saetning: str, sag_ider: Sequence[int]) -> dict[int, list[Any]]:
    """Rækkerne efter sag; første kolonne er sagen."""
    with connection.cursor() as markoer:
        markoer.execute(saetning.format(", ".join(["%s"] * len(sag_ider))), tuple(sag_ider))
        ud: dict[int, list[Any]] = {}
        for sag_id, *felter in markoer.fetchall():
            ud.setdefault(sag_id, []).append(felter)
        return ud
