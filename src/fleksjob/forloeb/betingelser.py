"""Betingelserne i et forløb: hvert svar som en tidslinje, og det, loven siger, når svarene er, som de er.

En vurdering gælder fra sin dag, til betingelsen vurderes igen. To vurderinger af samme dag: den sidst registrerede
gælder, og den første står stadig på tidslinjen. En rettelse bagud flytter kun, hvad der gjaldt hvornår.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from fleksjob.forloeb.afgoerelser import Vurdering
from fleksjob.forloeb.begreber import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.visitationskrav import KRAV, Regeludfald, krav_pr, regeludfald

IKKE_VURDERET = "ikke_vurderet"


class Udfaldsperiode(msgspec.Struct, frozen=True):
    """Ét udfald på en betingelses tidslinje: fra og med `fra`, til (ikke med) `til`; None: gælder endnu."""

    vurdering: Vurdering
    fra: date
    til: date | None = None

    @property
    def afloest_samme_dag(self) -> bool:
        """Om en senere vurdering af samme dag trådte i stedet, så denne aldrig gjaldt."""
        return self.til == self.fra

    def gaelder(self, dag: date) -> bool:
        """Om udfaldet gjaldt på dagen."""
        return self.fra <= dag and (self.til is None or dag < self.til)


def tidslinje(vurderinger: Sequence[Vurdering], betingelse: str) -> tuple[Udfaldsperiode, ...]:
    """Alle vurderinger af betingelsen i tidsorden, hver med den tid, den gjaldt."""
    egne = [en for en in vurderinger if en.betingelse == betingelse]
    naeste = [*(en.dag for en in egne[1:]), None] if egne else []
    return tuple(Udfaldsperiode(en, en.dag, til) for en, til in zip(egne, naeste, strict=True))


def gaeldende(vurderinger: Sequence[Vurdering], dag: date) -> dict[str, Vurdering]:
    """Betingelse → den vurdering, der gælder på dagen. Det, der er sat tilbage til «ikke vurderet», er ikke med."""
    fundne = {en.betingelse: en for en in vurderinger if en.dag <= dag}
    return {kode: en for kode, en in fundne.items() if en.udfald != IKKE_VURDERET}


def lovens_udfald(tilstand: Tilstand, dag: date | None = None) -> Regeludfald:
    """Hvad reglerne peger på den dag (uden: tilstandens) efter sagens egne vurderinger. Ingen skriver det selv.

    Uden for den tid, loven er kendt i, er der intet udfald, og `modsigelse` siger hvorfor.
    """
    den_dag = dag or tilstand.pr
    svar = {
        kode: en.svar
        for kode, en in gaeldende(tilstand.vurderinger, den_dag).items()
        if kode in KRAV and any(en.svar == mulighed.kode for mulighed in KRAV[kode].svar)
    }
    try:
        return regeludfald(den_dag, tilstand.person.foedselsdato, svar)
    except UgyldigtInput as fejl:
        return Regeludfald(udfald="", modsigelse=str(fejl))


def ikke_vurderede(tilstand: Tilstand, dag: date | None = None) -> tuple[str, ...]:
    """De betingelser, loven spørger om den dag, og som ingen har vurderet."""
    den_dag = dag or tilstand.pr
    svaret = gaeldende(tilstand.vurderinger, den_dag)
    try:
        return tuple(krav.kode for krav in krav_pr(den_dag) if krav.kode not in svaret)
    except UgyldigtInput:
        return ()


def menneskets_udfald_afviger(
    regler: Regeludfald, udfald: str, afslagsgrund: str = "", andet_udfald: str = ""
) -> bool:
    """Om et menneskes udfald er et andet end reglernes. Uden et udfald af reglerne er der intet at afvige fra.

    Et afslag med en anden grund end den, loven peger på, er også en afvigelse. Går sagen videre i et andet forløb,
    fordi loven siger nej eller «oplys», er det ikke en afvigelse.
    """
    if not regler.afgjort:
        return False
    if udfald == "andet":
        return regler.udfald == "bevilget"
    return regler.udfald != udfald or (udfald == "afslag" and regler.grund != afslagsgrund)
