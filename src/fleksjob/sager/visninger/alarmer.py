"""Alarmerne, som en medarbejder læser dem: indblikkets lister sat tilbage til sager i hendes egen kommune."""

from collections.abc import Collection
from datetime import date

import msgspec
from django.db.models import Q

from fleksjob.indblik import tabeller
from fleksjob.indblik.alarmer import ALARMER, Alarm, Raekke, hvorfor, raekker_bag
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.indblikskilde import aftryk_af, mappe, sager_bag_pseudonymer
from fleksjob.sager.models import Bruger, Sag

PAA_EN_SIDE = 50
MINE, ALLE = "mine", "alle"
HOLD = "team:"
"""`hvis` for et teams sager er dette og teamets navn."""


class Alarmlinje(msgspec.Struct, frozen=True):
    """En række på listen. `aendret`: der er sket noget i sagen, siden tallene blev regnet."""

    nummer: str
    navn: str
    sagsbehandler: str
    team: str
    hvorfor: str
    aendret: bool


class Alarmliste(msgspec.Struct, frozen=True):
    """En side af en alarms liste.

    `antal` er, hvor mange rækker hver alarm har i udvalget, og `i_alt`, hvor mange den valgte har i hele kommunen: det
    er tallet på lederens side. Er en sag siden forsvundet fra arkivet, mangler dens linje på siden.
    """

    udgave: tabeller.Udgave
    raekker: list[Alarmlinje]
    antal: dict[str, int]
    i_alt: int
    sider: int


def alarmliste(
    bruger: Bruger, dag: date, alarm: Alarm, *, hvis: str = ALLE, side: int = 1
) -> Alarmliste | None:
    """Siden af alarmens liste; None, før tallene er regnet første gang. `hvis` er mine, alle eller team:NAVN."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Alarmerne er for kommunens medarbejdere.")
    sted = mappe(bruger.kommune_id)
    udgave = tabeller.nyeste(sted)
    if udgave is None:
        return None
    numre = sager_bag_pseudonymer(bruger.kommune_id)
    udvalg = _udvalg(bruger, hvis)
    bag = {maal: raekker_bag(sted, maal, udgave.dag) for maal in dict.fromkeys(en.maal for en in ALARMER)}
    fundne = {
        en.kode: [
            raekke
            for raekke in bag[en.maal]
            if en.er_med(raekke) and (udvalg is None or numre.get(raekke["sag"]) in udvalg)
        ]
        for en in ALARMER
    }
    valgte = fundne[alarm.kode]
    sider = max(1, -(-len(valgte) // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    paa_siden = valgte[foerste : foerste + PAA_EN_SIDE]
    return Alarmliste(
        udgave=udgave,
        raekker=_linjer(bruger, dag, alarm, paa_siden, udgave.dag),
        antal={kode: len(raekker) for kode, raekker in fundne.items()},
        i_alt=sum(alarm.er_med(raekke) for raekke in bag[alarm.maal]),
        sider=sider,
    )


def _udvalg(bruger: Bruger, hvis: str) -> Collection[int] | None:
    """Nøglerne på de sager, der er valgt; None er alle."""
    if hvis == MINE:
        mine = Q(sagsbehandler=bruger) | Q(virksomhedskonsulent=bruger) | Q(fastholder=bruger.username)
        return frozenset(Sag.for_bruger(bruger).filter(mine).values_list("pk", flat=True))
    if hvis.startswith(HOLD):
        paa_holdet = Sag.for_bruger(bruger).filter(team=hvis.removeprefix(HOLD))
        return frozenset(paa_holdet.values_list("pk", flat=True))
    return None


def _linjer(
    bruger: Bruger, dag: date, alarm: Alarm, paa_siden: list[Raekke], regnet: date
) -> list[Alarmlinje]:
    numre = sager_bag_pseudonymer(bruger.kommune_id)
    noegler = {numre[en["sag"]] for en in paa_siden if en["sag"] in numre}
    fundne = Sag.for_bruger(bruger).filter(pk__in=noegler).select_related("person", "sagsbehandler")
    sager = {sag.pk: sag for sag in fundne}
    ud = []
    for en in paa_siden:
        sag = sager.get(numre.get(en["sag"], 0))
        if sag is None:
            continue
        ud.append(
            Alarmlinje(
                nummer=sag.nummer,
                navn=beskyttelse.navn(bruger, sag, dag),
                sagsbehandler=sag.sagsbehandler.navn if sag.sagsbehandler else "",
                team=sag.team,
                hvorfor=hvorfor(alarm, en, regnet),
                aendret=aftryk_af(sag.kaedesum, sag.team) != en["aftryk"],
            )
        )
    return ud
