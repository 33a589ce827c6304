"""Genopbygning: alt det udledte regnes forfra af hændelserne og sammenlignes med det, der står.

I et rigtigt arkiv er der ingen forskelle. Er der, rettes de, når der bedes om det, og hver forskel siges med sag,
tabel og felt. Sammenligningen er kolonne for kolonne, ikke af aftryk. Efter en ny udgave, der ændrer en frist eller
ordlyden af en forklaring, er forskellene netop det, udgaven ændrede; så køres den én gang.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from django.db import connection

from fleksjob.sager import lager, masselaesning
from fleksjob.sager.lagerdata import Jobpost, Pligtpost, Sagshoved
from fleksjob.sager.masseskrivning import indsaet_udledte
from fleksjob.sager.models import Sag
from fleksjob.sager.projektioner import Sagskolonner
from fleksjob.sager.udregning import Udledt, i_flere_processer, pak_ud, udled

_SAG = ("id", "version", "kaedesum", *Sagskolonner.__struct_fields__)
# (tabel, struktur, hvor mange af strukturens første felter der er rækkens nøgle i sagen)
_TABELLER: tuple[tuple[str, type[msgspec.Struct], int], ...] = (
    ("sager_pligt", Pligtpost, 2),
    ("sager_job", Jobpost, 1),
)


class Forskel(msgspec.Struct, frozen=True):
    """Ét sted, hvor det udledte ikke stemte. `var` eller `er` er None, når rækken manglede eller var for meget."""

    nummer: str
    tabel: str
    noegle: str
    felt: str
    var: str | None
    er: str | None


class Genopbygning(msgspec.Struct, frozen=True):
    """Resultatet: hvor mange sager, og hvad der ikke stemte."""

    sager: int
    forskelle: list[Forskel]


def genopbyg(
    kommune_id: int, *, ret: bool = True, fremdrift: Callable[[int], object] | None = None
) -> Genopbygning:
    """Regner alle kommunens sager forfra. `ret=False` melder kun forskellene."""
    antal = Sag.for_kommune(kommune_id).count()
    forskelle: list[Forskel] = []
    sager = 0
    for pakket in i_flere_processer(udled, _sagerne(kommune_id), antal):
        faerdige = pak_ud(pakket)
        fundne = _sammenlign(faerdige)
        if fundne and ret:
            _ret(faerdige, {forskel.nummer for forskel in fundne})
        forskelle += fundne
        sager += len(faerdige)
        if fremdrift:
            fremdrift(len(faerdige))
    return Genopbygning(sager, forskelle)


def _sagerne(kommune_id: int) -> Iterator[tuple[Sagshoved, list[str]]]:
    for bunke in masselaesning.hoveder(kommune_id):
        data = masselaesning.haendelser(bunke[0].sag_id, bunke[-1].sag_id)
        for hoved in bunke:
            tekster = data.get(hoved.sag_id)
            if tekster:
                yield hoved, tekster


def _sammenlign(faerdige: list[Udledt]) -> list[Forskel]:
    fra, til = faerdige[0].hoved.sag_id, faerdige[-1].hoved.sag_id
    numre = {sag.hoved.sag_id: sag.hoved.nummer for sag in faerdige}
    ud = _sagskolonner(faerdige, fra, til)
    for tabel, struktur, noegle in _TABELLER:
        felter = struktur.__struct_fields__
        orden = ", ".join(felter[:noegle])
        staar = {
            raekke[: noegle + 1]: raekke[1:]
            for raekke in masselaesning.raekker(tabel, ("sag_id", *felter), orden, fra, til)
        }
        for sag in faerdige:
            for post in _poster(sag, tabel):
                skal = msgspec.structs.astuple(post)
                raekken = staar.pop((sag.hoved.sag_id, *skal[:noegle]), None)
                if raekken != skal:
                    ud += _raekkeforskelle(sag.hoved.nummer, tabel, skal[:noegle], felter, raekken, skal)
        for sag_id, *for_meget in staar:
            if sag_id in numre:
                ud.append(Forskel(numre[sag_id], tabel, _tekst(for_meget), "rækken", "findes", None))
    return ud


def _poster(sag: Udledt, tabel: str) -> list[Pligtpost] | list[Jobpost]:
    return sag.pligter if tabel == "sager_pligt" else sag.job


def _tekst(noegle: Any) -> str:
    return " ".join(str(del_) for del_ in noegle)


def _raekkeforskelle(
    nummer: str,
    tabel: str,
    plads: tuple[Any, ...],
    felter: tuple[str, ...],
    staar: tuple[Any, ...] | None,
    skal: tuple[Any, ...],
) -> list[Forskel]:
    if staar is None:
        return [Forskel(nummer, tabel, _tekst(plads), "rækken", None, "mangler")]
    fundne = [
        Forskel(nummer, tabel, _tekst(plads), felt, str(var), str(er))
        for felt, var, er in zip(felter, staar, skal, strict=True)
        if var != er
    ]
    # Aftrykket følger af resten og siges kun, når det er det eneste, der er galt.
    return [en for en in fundne if en.felt != "aftryk"] or fundne


def _sagskolonner(faerdige: list[Udledt], fra: int, til: int) -> list[Forskel]:
    with connection.cursor() as markoer:
        markoer.execute(
            f"SELECT {', '.join(_SAG)} FROM sager_sag WHERE id BETWEEN %s AND %s",  # noqa: S608
            (fra, til),
        )
        staar = {raekke[0]: raekke for raekke in markoer.fetchall()}
    ud = []
    for sag in faerdige:
        skal = (sag.hoved.sag_id, sag.version, sag.kaedesum, *msgspec.structs.astuple(sag.kolonner))
        ud += _raekkeforskelle(sag.hoved.nummer, "sager_sag", (), _SAG, staar.get(sag.hoved.sag_id), skal)
    return ud


def _ret(faerdige: list[Udledt], numre: set[str]) -> None:
    """Skriver det udledte forfra for de sager, der ikke stemte. Hændelserne røres ikke."""
    forkerte = [sag for sag in faerdige if sag.hoved.nummer in numre]
    with lager.transaktion():
        for sag in forkerte:
            Sag.for_kommune(sag.hoved.kommune_id).filter(pk=sag.hoved.sag_id).update(
                version=sag.version, kaedesum=sag.kaedesum, **msgspec.structs.asdict(sag.kolonner)
            )
            with connection.cursor() as markoer:
                for tabel, *_ in _TABELLER:
                    markoer.execute(f"DELETE FROM {tabel} WHERE sag_id = %s", (sag.hoved.sag_id,))  # noqa: S608
        indsaet_udledte(forkerte)
