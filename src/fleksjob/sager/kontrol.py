"""Kontrol af hændelsesloggen: er alt der, er intet rørt, og kan alt læses.

Kædesummen binder hver hændelse til alle før den i sagen. En ændret, flyttet eller slettet række kan derfor ses,
også når databasens eget værn har været slået fra.
"""

from collections.abc import Callable, Iterator
from typing import Any

from fleksjob.sager import masselaesning
from fleksjob.sager.lagerdata import Haendelsespost
from fleksjob.sager.logkontrol import Fund, Sagslog, kontroller_bunke
from fleksjob.sager.models import Sag
from fleksjob.sager.udregning import i_flere_processer

_KOLONNER = ("sag_id", "kommune_id", *Haendelsespost.__struct_fields__)


def kontroller(
    kommune_id: int, *, fremdrift: Callable[[int], object] | None = None
) -> tuple[int, int, list[Fund]]:
    """(sager, hændelser, fund) for hele kommunen."""
    antal = Sag.for_kommune(kommune_id).count()
    fundne: list[Fund] = []
    sager = haendelser = 0
    for talte_sager, talte_haendelser, bunkens in i_flere_processer(
        kontroller_bunke, _logge(kommune_id), antal
    ):
        sager += talte_sager
        haendelser += talte_haendelser
        fundne += bunkens
        if fremdrift:
            fremdrift(talte_sager)
    return sager, haendelser, fundne


def _logge(kommune_id: int) -> Iterator[Sagslog]:
    for bunke in masselaesning.hoveder(kommune_id):
        raekker = masselaesning.raekker("sager_haendelse", _KOLONNER, "nr", bunke[0].sag_id, bunke[-1].sag_id)
        efter_sag: dict[int, list[tuple[Any, ...]]] = {}
        for raekke in raekker:
            efter_sag.setdefault(raekke[0], []).append(raekke[1:])
        for hoved in bunke:
            yield Sagslog(hoved, efter_sag.get(hoved.sag_id, []))
