"""Foldningen: fra hændelser til tilstand, én hændelse ad gangen."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Fase, Person, Tilstand
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.maerkning import Maerkning
from fleksjob.forloeb.omstaendigheder import Omstaendigheder
from fleksjob.forloeb.raekkefoelge import Placeret, gaeldende_haendelser
from fleksjob.forloeb.virkninger import VIRKNINGER
from fleksjob.lov.sagsgang.proces import raekker
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag


def tilstand(
    person: Person,
    haendelser: Sequence[h.AlleHaendelser],
    pr: date,
    kendt: datetime | None = None,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Tilstand:
    """Sagens tilstand pr. dagen, som den var kendt på tidspunktet (None: alt, hvad der er registreret)."""
    foldning = _Foldning(retsgrundlag)
    for placeret in gaeldende_haendelser(haendelser, pr, kendt):
        foldning.sker(placeret)
    return foldning.faerdig(person, pr, kendt)


def dag_for_dag(
    person: Person, haendelser: Sequence[h.AlleHaendelser], retsgrundlag: Retsgrundlag = GAELDENDE
) -> Iterator[Tilstand]:
    """Tilstanden efter hver dag, hvor der skete noget, i orden; hver er den, `tilstand` giver pr. dagen.

    Der foldes kun én gang, og mærkningen deles: læs en tilstand færdig, før den næste hentes.
    """
    foldning = _Foldning(retsgrundlag)
    alle = gaeldende_haendelser(haendelser, date.max)
    for dag, dagens in groupby(alle, key=lambda en: en.haendelse.gyldig_fra):
        for placeret in dagens:
            foldning.sker(placeret)
        yield foldning.faerdig(person, dag, None)


class Loebende:
    """En sag, der foldes videre: er det, der er foldet, begyndelsen af det nye, foldes kun resten.

    Svaret er altid det, `tilstand` giver. Mærkningen deles, så læs en tilstand færdig, før den næste hentes.
    """

    def __init__(self, person: Person) -> None:
        self._person = person
        self._foldet: list[Placeret] = []
        self._foldning = _Foldning(GAELDENDE)

    def tilstand(self, haendelser: Sequence[h.AlleHaendelser], pr: date) -> Tilstand:
        """Hændelsernes tilstand pr. dagen."""
        alle = gaeldende_haendelser(haendelser, pr)
        antal = len(self._foldet)
        if alle[:antal] != self._foldet:
            antal, self._foldning = 0, _Foldning(GAELDENDE)
        for placeret in alle[antal:]:
            self._foldning.sker(placeret)
        self._foldet = alle
        return self._foldning.faerdig(self._person, pr, None)


class _Foldning:
    """Det, der er foldet indtil nu."""

    def __init__(self, retsgrundlag: Retsgrundlag) -> None:
        self.kladde = Kladde(retsgrundlag=retsgrundlag)
        self.maerkning = Maerkning(raekker=raekker(retsgrundlag))
        self.fase = Fase.UDEN_SAG
        self.fase_siden: date | None = None
        self.antal = 0

    def sker(self, placeret: Placeret) -> None:
        """Lægger den næste hændelse til."""
        haendelse = placeret.haendelse
        virkning = VIRKNINGER.get(type(haendelse))
        if isinstance(haendelse, h.SagOprettet) and "sag_oprettet" not in self.maerkning.udelukket[""]:
            self.maerkning.ny_runde()
        if virkning is not None:
            virkning(self.kladde, haendelse, placeret.id)
        self.maerkning.sker(Omstaendigheder(self.kladde, haendelse, placeret.id))
        ny_fase = _fase(self.kladde)
        if ny_fase != self.fase:
            self.fase, self.fase_siden = ny_fase, haendelse.gyldig_fra
        self.antal += 1

    def faerdig(self, person: Person, pr: date, kendt: datetime | None) -> Tilstand:
        """Tilstanden nu."""
        return _faerdig(
            self.kladde, self.maerkning, person, pr, kendt, self.fase, self.fase_siden, self.antal
        )


def _fase(kladde: Kladde) -> Fase:
    runde = kladde.runde
    if runde.lukket is not None:
        return Fase.LUKKET
    if kladde.i_job:
        return Fase.I_FLEKSJOB
    if any(job.startet is None and job.ophoert is None for job in kladde.jobs.values()):
        return Fase.JOB_BEVILGET
    if runde.visiteret is not None:
        return Fase.LEDIG
    if runde.afslag:
        return Fase.AFSLAG
    if runde.andet_udfald:
        return Fase.ANDET_FORLOEB
    if runde.sag_oprettet is None:
        return Fase.UDEN_SAG
    if runde.venter_paa_indstilling:
        return Fase.INDSTILLING
    if runde.forberedt_afgoerelse or runde.indstilling or runde.raadgivning or runde.hoert:
        return Fase.AFGOERELSE
    if runde.begyndelse.paa_grundlag is not None:
        return Fase.AFGOERELSE
    return Fase.INDSTILLING if runde.plan_faerdig else Fase.FORBEREDELSE


def _faerdig(
    kladde: Kladde,
    maerkning: Maerkning,
    person: Person,
    pr: date,
    kendt: datetime | None,
    fase: Fase,
    fase_siden: date | None,
    antal: int,
) -> Tilstand:
    runde = kladde.runde
    return Tilstand(
        pr=pr,
        kendt=kendt,
        person=person,
        fase=fase,
        fase_siden=fase_siden,
        sag_oprettet=runde.sag_oprettet,
        aarsag=runde.aarsag,
        ydelse=runde.ydelse,
        tilflyttet=kladde.tilflyttet,
        plan_paabegyndt=runde.plan_paabegyndt,
        plan_faerdig=runde.plan_faerdig,
        rekvisitioner=tuple(kladde.rekvisitioner.values()),
        papirer=tuple(kladde.papirer.values()),
        praktikker=tuple(kladde.praktikker),
        afproevning_undladt=runde.afproevning_undladt,
        plan_selvstaendig=runde.plan_selvstaendig,
        konsulent=runde.konsulent,
        clearing=runde.clearing,
        teammoede=runde.teammoede,
        teamdeltagere=runde.teamdeltagere,
        indstilling=runde.indstilling,
        indstilling_til=runde.indstilling_til,
        indstilling_punkter=runde.indstilling_punkter,
        meget_begraenset=runde.meget_begraenset,
        indkaldt_til=runde.indkaldt_til,
        tvaerfagligt_moede=runde.tvaerfagligt_moede,
        genforelagt=runde.genforelagt,
        venter_paa_indstilling=runde.venter_paa_indstilling,
        raadgivning=runde.raadgivning,
        vurderinger=tuple(runde.vurderinger),
        partshoeringer=tuple(kladde.partshoeringer),
        sendt_tilbage=runde.sendt_tilbage,
        forberedt_afgoerelse=runde.forberedt_afgoerelse,
        afgoerelser=tuple(kladde.afgoerelser),
        visiteret=runde.visiteret,
        visiteret_til=runde.visiteret_til,
        ledighedsydelse=tuple(kladde.ledighedsydelse),
        samtaler=tuple(kladde.samtaler),
        cv_registreret=tuple(kladde.cv_registreret),
        anden_aktoer_tilbudt=tuple(kladde.anden_aktoer_tilbudt),
        anden_aktoer_henvist=tuple(kladde.anden_aktoer_henvist),
        revurderinger=tuple(kladde.revurderinger),
        revurdering_udskudt=kladde.revurdering_udskudt,
        udeblivelser=tuple(kladde.udeblivelser),
        sanktioner=tuple(kladde.sanktioner),
        jobsoegning=kladde.jobsoegning,
        stop=tuple(kladde.stop),
        aabne_aktindsigter=tuple(id_ for id_, en in kladde.aktindsigter.items() if en.besvaret is None),
        aktindsigter=tuple(kladde.aktindsigter.values()),
        fastholdelser=tuple(kladde.fastholdelser),
        fastholdelse_undtaget=(
            kladde.fastholdelser[-1].undtaget if kladde.fastholdelse_i_gang else kladde.undtaget_uden_forloeb
        ),
        fastholdelsessag=kladde.fastholdelsessag,
        ansaettelser=tuple(job.faerdig() for job in kladde.jobs.values()),
        hjaelpekald=tuple(kladde.hjaelpekald.values()),
        skaanehensyn=kladde.skaanehensyn,
        etableringer=tuple(kladde.etableringer.values()),
        stoette=tuple(kladde.stoette.values()),
        indkomster=tuple(kladde.indkomster),
        udbetalinger=tuple(kladde.udbetalinger.values()),
        tilbagekrav=tuple(kladde.tilbagekrav),
        klager=tuple(kladde.klager),
        fuldmagter=tuple(kladde.fuldmagter),
        lukket=runde.lukket,
        lukket_aarsag=runde.lukket_aarsag,
        begyndelse=runde.begyndelse,
        maerkning=maerkning,
        retsgrundlag=kladde.retsgrundlag,
        antal_haendelser=antal,
    )
