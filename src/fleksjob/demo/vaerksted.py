"""Værkstedet: gør borgere til færdige databaserækker. Rører ikke databasen, så flere processer kan arbejde.

Rækkerne regnes med arkivets egne funktioner for kædesum og projektioner: `genopbyg` finder det samme.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date
from functools import lru_cache, partial
from typing import Any

import msgspec

from fleksjob.demo.befolkning import Borger
from fleksjob.demo.blad import Blad
from fleksjob.demo.forloeb import forloeb
from fleksjob.demo.hovedsag import HOLDET, HOVEDPERSONER, hovedforloeb
from fleksjob.demo.personale import Hold, Personale, personale
from fleksjob.demo.virksomheder import Firma, firmaer
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.tilstand import Person
from fleksjob.sager.lagerdata import Haendelsespost, Sagshoved, jobposter, pligtposter, poster
from fleksjob.sager.projektioner import projektion
from fleksjob.sager.udregning import i_flere_processer


class Opgave(msgspec.Struct, frozen=True):
    """Det, der skal til for at lave den samme bunke igen: tallene, dagen og nøglerne til de ansatte."""

    antal: int
    froe: int
    dag: date
    kommune: int
    ansatte: dict[str, int]
    postgresql: bool


class Raekker(msgspec.Struct):
    """Rækker til en bunke sager, kolonne for kolonne som i `lagerdata`, med kommune og sag forrest."""

    sager: list[tuple[Any, ...]] = []
    aar: list[int] = []
    haendelser: list[tuple[Any, ...]] = []
    pligter: list[tuple[Any, ...]] = []
    job: list[tuple[Any, ...]] = []


_KODER = msgspec.json.Encoder()
_AFKODER = msgspec.json.Decoder(Raekker)
_REGISTRERET = Haendelsespost.__struct_fields__.index("registreret")


def raekker(opgave: Opgave, borgere: Sequence[Borger]) -> Iterator[Raekker]:
    """Rækkerne bunke for bunke i borgernes orden; i flere processer, når der er nok at gøre.

    De går mellem processerne som JSON: det er hurtigere end pickle, og datoerne bliver til tekst undervejs.
    """
    return map(_AFKODER.decode, i_flere_processer(partial(_kodet_bunke, opgave), borgere, len(borgere)))


def som_tekst(bunke: Raekker) -> Raekker:
    """Rækkerne, som databasen skal have dem: datoer som tekst."""
    return _AFKODER.decode(_KODER.encode(bunke))


def _kodet_bunke(opgave: Opgave, borgere: Sequence[Borger]) -> bytes:
    return _KODER.encode(bunkens_raekker(opgave, borgere))


def bunkens_raekker(opgave: Opgave, borgere: Sequence[Borger]) -> Raekker:
    """Alle rækker for en bunke borgere uden løn."""
    ud = Raekker()
    for borger in borgere:
        tilfoej(ud, opgave, sagshoved(opgave, borger), forloebsblad(opgave, borger).haendelser())
    return ud


@lru_cache(maxsize=1)
def _kommunen(antal: int, froe: int) -> tuple[list[Firma], Personale]:
    return firmaer(antal, froe), personale(antal, froe)


def _hold(opgave: Opgave, borger: Borger) -> Hold:
    if borger.nr <= len(HOVEDPERSONER):
        return HOLDET
    return _kommunen(opgave.antal, opgave.froe)[1].hold(borger.nr)


def forloebsblad(
    opgave: Opgave, borger: Borger, loen_fra: date | None = None, saerlig: date | None = None
) -> Blad:
    """Forløbet: håndskrevet for de første, ellers trukket."""
    if borger.nr <= len(HOVEDPERSONER):
        return hovedforloeb(borger.nr, HOVEDPERSONER[borger.nr - 1], opgave.dag)
    virksomheder = _kommunen(opgave.antal, opgave.froe)[0]
    return forloeb(borger, _hold(opgave, borger), virksomheder, opgave.dag, opgave.froe, loen_fra, saerlig)


def sagshoved(opgave: Opgave, borger: Borger) -> Sagshoved:
    """Sagens givne oplysninger. Sagens og personens nøgle er borgerens nummer; sagsnummeret kommer senere."""
    hold = _hold(opgave, borger)
    return Sagshoved(
        sag_id=borger.nr,
        kommune_id=opgave.kommune,
        nummer="",
        person_id=borger.nr,
        foedselsdato=borger.foedselsdato,
        sagsbehandler_id=opgave.ansatte[hold.sagsbehandler.brugernavn],
        virksomhedskonsulent_id=opgave.ansatte[hold.konsulent.brugernavn],
        team=hold.sagsbehandler.team,
        version=0,
        kaedesum="",
    )


def tilfoej(ud: Raekker, opgave: Opgave, hoved: Sagshoved, haendelser: Sequence[AlleHaendelser]) -> None:
    """Udleder sagens rækker af dens hændelser og lægger dem i bunken."""
    udledt = projektion(Person(hoved.foedselsdato), haendelser)
    nye = poster(hoved, haendelser)
    zone = "+00" if opgave.postgresql else ""
    foran = (hoved.kommune_id, hoved.sag_id)
    ud.aar.append(haendelser[0].gyldig_fra.year)
    ud.sager.append(
        (
            hoved.sag_id,
            hoved.kommune_id,
            hoved.person_id,
            hoved.sagsbehandler_id,
            hoved.virksomhedskonsulent_id,
            hoved.team,
            len(nye),
            nye[-1].kaedesum,
            *msgspec.structs.astuple(udledt.sag),
        )
    )
    ud.haendelser += [_haendelsesraekke(foran, post, zone) for post in nye]
    ud.pligter += [(*foran, *msgspec.structs.astuple(post)) for post in pligtposter(hoved, udledt.pligter)]
    ud.job += [(*foran, *msgspec.structs.astuple(post)) for post in jobposter(udledt.job)]


def _haendelsesraekke(foran: tuple[int, int], post: Haendelsespost, zone: str) -> tuple[Any, ...]:
    """Hændelsens række; tidspunktet er UTC, som Django gemmer det (i SQLite uden zone)."""
    felter = list(msgspec.structs.astuple(post))
    felter[_REGISTRERET] = str(post.registreret.astimezone(UTC))[:19] + zone
    return (*foran, *felter)
