"""Mange forløb på én gang: demo og import. Samme hændelser, kædesum og projektioner som `lager`, men samlet.

Det udledte regnes i flere processer, når der er nok at gøre, og alt skrives i én transaktion: enten står det
hele, eller intet.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import msgspec
from django.db import connection

from fleksjob.forloeb.haendelser import AlleHaendelser, Haendelse
from fleksjob.sager import lager, lager_sqlite
from fleksjob.sager.lagerdata import Haendelsespost, Jobpost, Pligtpost, Sagshoved
from fleksjob.sager.projektioner import Sagskolonner
from fleksjob.sager.udregning import FaerdigSag, Udledt, goer_faerdige, i_flere_processer

_STOR_INDLAESNING = 1_000


class NytForloeb(msgspec.Struct, frozen=True):
    """Et forløb, der skal blive til en ny sag. Personen findes i forvejen. Hændelserne står i nummerorden."""

    nummer: str
    person_id: int
    foedselsdato: date
    haendelser: Sequence[AlleHaendelser]
    sagsbehandler_id: int | None = None
    virksomhedskonsulent_id: int | None = None
    team: str = ""


def skriv_forloeb(
    kommune_id: int, forloeb: Iterable[NytForloeb], *, fremdrift: Callable[[int], object] | None = None
) -> list[int]:
    """Opretter en sag for hvert forløb og giver sagernes id i samme rækkefølge.

    `fremdrift(antal)` kaldes undervejs.
    """
    alle = list(forloeb)
    sag_ider: list[int] = []
    with lager.transaktion():
        foerste = _reserver_sag_ider(len(alle))
        hoveder = (_hoved(kommune_id, foerste + nr, nyt) for nr, nyt in enumerate(alle))
        raa = (
            (hoved, msgspec.json.encode(_stemplede(nyt.haendelser)).decode())
            for hoved, nyt in zip(hoveder, alle, strict=True)
        )
        for faerdige in i_flere_processer(goer_faerdige, raa, len(alle)):
            _indsaet(faerdige)
            sag_ider += [sag.hoved.sag_id for sag in faerdige]
            if fremdrift:
                fremdrift(len(faerdige))
    if len(sag_ider) >= _STOR_INDLAESNING:
        opdater_statistik()
    return sag_ider


def opdater_statistik() -> None:
    """Lader databasen tælle sine tabeller efter en stor indlæsning; uden det vælger SQLite forkert i søgninger."""
    with connection.cursor() as markoer:
        markoer.execute("ANALYZE")


def _stemplede(haendelser: Sequence[AlleHaendelser]) -> list[Haendelse]:
    """Hændelsen får sit nummer som id, og dens registrering er kendt fra dagens begyndelse, når intet er sagt."""
    return [
        msgspec.structs.replace(haendelse, id=str(nr), registreret=haendelse.kendt_fra)
        for nr, haendelse in enumerate(haendelser, 1)
    ]


def _hoved(kommune_id: int, sag_id: int, nyt: NytForloeb) -> Sagshoved:
    return Sagshoved(
        sag_id=sag_id,
        kommune_id=kommune_id,
        nummer=nyt.nummer,
        person_id=nyt.person_id,
        foedselsdato=nyt.foedselsdato,
        sagsbehandler_id=nyt.sagsbehandler_id,
        virksomhedskonsulent_id=nyt.virksomhedskonsulent_id,
        team=nyt.team,
        version=0,
        kaedesum="",
    )


def _reserver_sag_ider(antal: int) -> int:
    """Det første af `antal` ledige sag-id i træk."""
    with connection.cursor() as markoer:
        if connection.vendor == "postgresql":
            markoer.execute("LOCK TABLE sager_sag IN SHARE ROW EXCLUSIVE MODE")
            markoer.execute("SELECT nextval(pg_get_serial_sequence('sager_sag', 'id'))")
            foerste = int(markoer.fetchone()[0])
            if antal > 1:
                markoer.execute(
                    "SELECT setval(pg_get_serial_sequence('sager_sag', 'id'), %s)", (foerste + antal - 1,)
                )
            return foerste
        markoer.execute("SELECT coalesce(max(id), 0) + 1 FROM sager_sag")
        return int(markoer.fetchone()[0])


def _indsaet(sager: list[FaerdigSag]) -> None:
    sagsraekker = [
        (
            sag.hoved.sag_id,
            sag.hoved.kommune_id,
            sag.hoved.nummer,
            sag.hoved.person_id,
            sag.hoved.sagsbehandler_id,
            sag.hoved.virksomhedskonsulent_id,
            sag.hoved.team,
            len(sag.haendelser),
            sag.kaedesum,
            *msgspec.structs.astuple(sag.kolonner),
        )
        for sag in sager
    ]
    _indsaet_raekker("sager_sag", (*_SAG_FORAN, *Sagskolonner.__struct_fields__), sagsraekker)
    _indsaet_poster("sager_haendelse", Haendelsespost, [(sag.hoved, sag.haendelser) for sag in sager])
    indsaet_udledte(sager)


def indsaet_udledte(sager: Sequence[FaerdigSag] | Sequence[Udledt]) -> None:
    """Indsætter sagernes pligter og job."""
    _indsaet_poster("sager_pligt", Pligtpost, [(sag.hoved, sag.pligter) for sag in sager])
    _indsaet_poster("sager_job", Jobpost, [(sag.hoved, sag.job) for sag in sager])


def _indsaet_poster(
    tabel: str, struktur: type[msgspec.Struct], sagers: Sequence[tuple[Sagshoved, Sequence[msgspec.Struct]]]
) -> None:
    raekker = [
        (hoved.kommune_id, hoved.sag_id, *_astuple(post)) for hoved, poster in sagers for post in poster
    ]
    _indsaet_raekker(tabel, ("kommune_id", "sag_id", *struktur.__struct_fields__), raekker)


_SAG_FORAN = (
    "id", "kommune_id", "nummer", "person_id", "sagsbehandler_id", "virksomhedskonsulent_id", "team", "version",
    "kaedesum",
)  # fmt: skip


def _astuple(post: Any) -> tuple[Any, ...]:
    return msgspec.structs.astuple(post) if connection.vendor == "postgresql" else lager_sqlite.vaerdier(post)


def _indsaet_raekker(tabel: str, kolonner: tuple[str, ...], raekker: list[tuple[Any, ...]]) -> None:
    """COPY i PostgreSQL, `executemany` i SQLite."""
    if not raekker:
        return
    felter = ", ".join(kolonner)
    with connection.cursor() as markoer:
        if connection.vendor == "postgresql":
            with markoer.copy(f"COPY {tabel} ({felter}) FROM STDIN") as kopi:
                for raekke in raekker:
                    kopi.write_row(raekke)
            return
        pladser = ", ".join(["%s"] * len(kolonner))
        markoer.executemany(f"INSERT INTO {tabel} ({felter}) VALUES ({pladser})", raekker)  # noqa: S608
