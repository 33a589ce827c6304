"""At give sager videre: sagen, dens frister og historien skifter hænder i samme transaktion.

Sagens frister bærer deres ejer og team, så listen kan svare fra ét indeks. De skrives derfor om, når sagen skifter
hænder, og får nyt aftryk af præcis samme regel som ellers (`lagerdata.pligtposter`), så en genopbygning intet finder.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from django.db import connection

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager import lager, masselaesning
from fleksjob.sager.lagerdata import pligtposter
from fleksjob.sager.models import Bruger, Pligt, Sag, Tildeling
from fleksjob.sager.projektioner import Pligtraekke

Felt = Literal["sagsbehandler", "virksomhedskonsulent"]
FELTER: dict[Felt, str] = {
    "sagsbehandler": "Sagsbehandler",
    "virksomhedskonsulent": "Kontakt til virksomheden",
}
KAN_HAVE: dict[Felt, tuple[Rolle, ...]] = {
    "sagsbehandler": (Rolle.SAGSBEHANDLER, Rolle.FASTHOLDELSESKONSULENT),
    "virksomhedskonsulent": (Rolle.VIRKSOMHEDSKONSULENT, Rolle.FASTHOLDELSESKONSULENT),
}
"""Hvem der kan have sagen, og hvem der kan være virksomhedens faste kontakt. Kommunens arbejdsdeling."""
_BUNKE = 500


def kan_have(bruger: Bruger, felt: Felt) -> bool:
    """Om brugeren kan få sagen i det felt."""
    return bruger.is_active and bruger.er_medarbejder and bruger.har_rolle(*KAN_HAVE[felt])


def flyt(
    kommune_id: int,
    sag_ider: Sequence[int],
    felt: Felt,
    til: Bruger | None,
    *,
    slags: str,
    grund: str,
    af: Bruger,
    nu: datetime,
) -> list[Sag]:
    """Giver sagerne til `til` (None: til fordeling) og skriver hver overdragelse. Giver dem, der skiftede hænder.

    Kaldes af kommandoerne, når de har set efter, at det må ske.
    """
    flyttet: list[Sag] = []
    with lager.transaktion():
        for fra in range(0, len(sag_ider), _BUNKE):
            flyttet += _flyt_bunke(kommune_id, sag_ider[fra : fra + _BUNKE], felt, til, slags, grund, af, nu)
    return flyttet


def _flyt_bunke(
    kommune_id: int,
    sag_ider: Sequence[int],
    felt: Felt,
    til: Bruger | None,
    slags: str,
    grund: str,
    af: Bruger,
    nu: datetime,
) -> list[Sag]:
    alle = Sag.for_kommune(kommune_id).select_for_update().filter(pk__in=sag_ider).order_by("pk")
    nyt_id = til.pk if til else None
    sager = [sag for sag in alle if getattr(sag, f"{felt}_id") != nyt_id]
    nyt_team = til.team if til and felt == "sagsbehandler" else ""
    aendring: dict[str, int | str | None] = {f"{felt}_id": nyt_id}
    if nyt_team:
        aendring["team"] = nyt_team
    Sag.for_kommune(kommune_id).filter(pk__in=[sag.pk for sag in sager]).update(**aendring)
    Tildeling.objects.bulk_create(
        Tildeling(
            kommune_id=kommune_id,
            sag=sag,
            felt=felt,
            slags=slags,
            fra_id=getattr(sag, f"{felt}_id"),
            til=til,
            team_foer=sag.team,
            team_efter=nyt_team or sag.team,
            grund=grund,
            tid=nu,
            af=af,
        )
        for sag in sager
    )
    skriv_ejere(kommune_id, [sag.pk for sag in sager])
    return sager


def skriv_ejere(kommune_id: int, sag_ider: Iterable[int]) -> None:
    """Skriver ejer, team og aftryk om på sagernes frister efter det, der nu står på sagerne."""
    hoveder = {hoved.sag_id: hoved for hoved in masselaesning.hoveder_for(kommune_id, list(sag_ider))}
    felter = Pligtraekke.__struct_fields__
    staar = (
        Pligt.for_kommune(kommune_id)
        .filter(sag_id__in=list(hoveder))
        .order_by("sag_id", "pk")
        .values_list("sag_id", "pk", "ejer_id", "team", "aftryk", *felter)
    )
    nye: list[tuple[int | None, str, int, int]] = []
    for sag_id, raekker in groupby(staar, key=lambda raekke: int(raekke[0])):
        gamle = list(raekker)
        poster = pligtposter(hoveder[sag_id], [Pligtraekke(*raekke[5:]) for raekke in gamle])
        for gammel, post in zip(gamle, poster, strict=True):
            if gammel[2:5] != (post.ejer_id, post.team, post.aftryk):
                nye.append((post.ejer_id, post.team, post.aftryk, int(gammel[1])))
    if nye:
        with connection.cursor() as markoer:
            markoer.executemany(
                "UPDATE sager_pligt SET ejer_id = %s, team = %s, aftryk = %s WHERE id = %s", nye
            )
