"""Alarmerne, som en medarbejder læser dem: indblikkets lister sat tilbage til sager i hendes egen kommune."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from fleksjob.indblik import tabeller
from fleksjob.indblik.alarmer import ALARMER, Alarm, Raekke, antal_paa_holdene, hvorfor, lister
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
    er_valgt = _udvalg(bruger, hvis)
    alle = lister(sted, udgave)
    fundne: Mapping[str, Sequence[Raekke]] = (
        alle
        if er_valgt is None
        else {kode: [raekke for raekke in raekker if er_valgt(raekke)] for kode, raekker in alle.items()}
    )
    valgte = fundne[alarm.kode]
    sider = max(1, -(-len(valgte) // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    paa_siden = valgte[foerste : foerste + PAA_EN_SIDE]
    return Alarmliste(
        udgave=udgave,
        raekker=_linjer(bruger, dag, alarm, paa_siden, udgave.dag),
        antal={kode: len(raekker) for kode, raekker in fundne.items()},
        i_alt=len(alle[alarm.kode]),
        sider=sider,
    )


def alarmtal(bruger: Bruger, team: str = "") -> tuple[tabeller.Udgave, dict[str, int]] | None:
    """Alarmernes antal for et hold (tomt: hele kommunen), og den udgave af tallene, de er fra."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Alarmerne er for kommunens medarbejdere.")
    sted = mappe(bruger.kommune_id)
    udgave = tabeller.nyeste(sted)
    if udgave is None:
        return None
    return udgave, {en.kode: antal_paa_holdene(sted, udgave)[en.kode, team] for en in ALARMER}


def _udvalg(bruger: Bruger, hvis: str) -> Callable[[Raekke], bool] | None:
    """Om en rækkes sag er valgt. Holdet er det, sagen havde, da tallene blev regnet; mine er dem, jeg har nu.

    None: alle.
    """
    if hvis != MINE:
        team = hvis.removeprefix(HOLD) if hvis.startswith(HOLD) else ""
        return (lambda raekke: bool(raekke["team"] == team)) if team else None
    numre = sager_bag_pseudonymer(bruger.kommune_id)
    mine = frozenset(
        pk
        for felt in (
            {"sagsbehandler": bruger},
            {"virksomhedskonsulent": bruger},
            {"fastholder": bruger.username},
        )
        for pk in Sag.for_bruger(bruger).filter(**felt).values_list("pk", flat=True)
    )
    return lambda raekke: numre.get(raekke["sag"]) in mine


def _linjer(
    bruger: Bruger, dag: date, alarm: Alarm, paa_siden: Sequence[Raekke], regnet: date
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
