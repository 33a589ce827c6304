"""Kladden: det, foldningen skriver i undervejs. Lever kun, mens en tilstand bygges."""

from collections.abc import Callable
from datetime import date

import msgspec

from fleksjob.forloeb.afgoerelser import (
    Afgoerelse,
    ForberedtAfgoerelse,
    Hoering,
    SendtTilbage,
    Vurdering,
)
from fleksjob.forloeb.begreber import (
    Aktindsigt,
    Ansaettelse,
    Bevilling,
    Clearing,
    Fuldmagt,
    Indkomst,
    Klage,
    Konsulentvalg,
    Periode,
    Samtale,
    Sanktionering,
    Status,
    UdbetaltMaaned,
    Udeblivelse,
    Vilkaar,
)
from fleksjob.forloeb.begyndelse import Begyndelse
from fleksjob.forloeb.dokumentation import Papir, Praktik, Rekvisition, Undladt
from fleksjob.forloeb.etableringsbegreber import Etablering, Stoette
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse, Fastholdelsessag
from fleksjob.forloeb.jobsoegningsbegreber import Jobsoegning
from fleksjob.forloeb.opfoelgningsbegreber import Hjaelpekald, Opfoelgning, Rytme, Tegnvalg
from fleksjob.forloeb.tilbagebetaling import Tilbagekrav
from fleksjob.forloeb.udviklingsbegreber import Udvikling
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.ure import Stop


class JobKladde(msgspec.Struct):
    """Et job under opbygning; felterne er dem i `Ansaettelse`."""

    id: str
    virksomhed: str = ""
    cvr: str = ""
    bevilget: date | None = None
    planlagt_start: date | None = None
    startet: date | None = None
    ophoert: date | None = None
    ophoersaarsag: str = ""
    midlertidig: bool = True
    fastholdelse: bool = False
    gammel_ordning: bool = False
    bevillinger: list[Bevilling] = []
    vilkaar: list[Vilkaar] = []
    opfoelgninger: list[Opfoelgning] = []
    tegnvalg: list[Tegnvalg] = []
    rytme: Rytme | None = None
    pensionssag: date | None = None
    status: list[Status] = []
    fuldtidsloen_oplyst: date | None = None
    udvikling: Udvikling = Udvikling()

    @property
    def er_midlertidig(self) -> bool:
        """Om den løbende bevilling har et udløb."""
        return bool(self.bevillinger) and self.bevillinger[-1].udloeber is not None

    def faerdig(self) -> Ansaettelse:
        """Jobbet, som det står."""
        return Ansaettelse(
            id=self.id,
            virksomhed=self.virksomhed,
            cvr=self.cvr,
            bevilget=self.bevilget,
            planlagt_start=self.planlagt_start,
            startet=self.startet,
            ophoert=self.ophoert,
            ophoersaarsag=self.ophoersaarsag,
            midlertidig=self.midlertidig,
            fastholdelse=self.fastholdelse,
            gammel_ordning=self.gammel_ordning,
            bevillinger=tuple(self.bevillinger),
            vilkaar=tuple(self.vilkaar),
            opfoelgninger=tuple(self.opfoelgninger),
            tegnvalg=tuple(self.tegnvalg),
            rytme=self.rytme,
            pensionssag=self.pensionssag,
            status=tuple(self.status),
            fuldtidsloen_oplyst=self.fuldtidsloen_oplyst,
            udvikling=self.udvikling,
        )


class Runde(msgspec.Struct):
    """Det, der hører til én ansøgning og begynder forfra ved den næste."""

    aarsag: str = ""
    ydelse: str = ""
    sag_oprettet: date | None = None
    plan_paabegyndt: date | None = None
    plan_faerdig: date | None = None
    plan_selvstaendig: bool = False
    konsulent: Konsulentvalg = Konsulentvalg()
    clearing: Clearing | None = None
    teammoede: date | None = None
    teamdeltagere: tuple[str, ...] = ()
    indstilling: date | None = None
    indstilling_til: str = ""
    indstilling_punkter: tuple[str, ...] = ()
    meget_begraenset: bool | None = None
    indkaldt_til: date | None = None
    tvaerfagligt_moede: date | None = None
    genforelagt: date | None = None
    venter_paa_indstilling: bool = False
    raadgivning: date | None = None
    afproevning_undladt: Undladt | None = None
    vurderinger: list[Vurdering] = []
    forberedt_afgoerelse: ForberedtAfgoerelse | None = None
    sendt_tilbage: SendtTilbage | None = None
    andet_udfald: str = ""
    visiteret: date | None = None
    visiteret_til: str = ""
    afslag: bool = False
    hoert: bool = False
    lukket: date | None = None
    lukket_aarsag: str = ""
    begyndelse: Begyndelse = Begyndelse()


class Kladde(msgspec.Struct):
    """Tilstanden under opbygning, efter ét retsgrundlag."""

    retsgrundlag: Retsgrundlag = GAELDENDE
    runde: Runde = msgspec.field(default_factory=Runde)
    tilflyttet: date | None = None
    rekvisitioner: dict[str, Rekvisition] = {}
    svar_foer_tiden: dict[str, list[Callable[[Rekvisition], Rekvisition]]] = {}
    papirer: dict[str, Papir] = {}
    praktikker: list[Praktik] = []
    partshoeringer: list[Hoering] = []
    afgoerelser: list[Afgoerelse] = []
    ledighedsydelse: list[Periode] = []
    samtaler: list[Samtale] = []
    cv_registreret: list[date] = []
    anden_aktoer_tilbudt: list[date] = []
    anden_aktoer_henvist: list[date] = []
    revurderinger: list[date] = []
    revurdering_udskudt: date | None = None
    udeblivelser: list[Udeblivelse] = []
    sanktioner: list[Sanktionering] = []
    jobsoegning: Jobsoegning = Jobsoegning()
    stop: list[Stop] = []
    aktindsigter: dict[str, Aktindsigt] = {}
    besvaret_aktindsigt: str = ""
    fastholdelser: list[Fastholdelse] = []
    undtaget_uden_forloeb: date | None = None
    fastholdelsessag: Fastholdelsessag | None = None
    jobs: dict[str, JobKladde] = {}
    etableringer: dict[str, Etablering] = {}
    stoette: dict[str, Stoette] = {}
    hjaelpekald: dict[str, Hjaelpekald] = {}
    svaret_paa: str = ""
    skaanehensyn: tuple[str, ...] = ()
    indkomster: list[Indkomst] = []
    udbetalinger: dict[str, UdbetaltMaaned] = {}
    tilbagekrav: list[Tilbagekrav] = []
    klager: list[Klage] = []
    fuldmagter: list[Fuldmagt] = []

    def job(self, id_: str) -> JobKladde:
        """Jobbet med det id; findes det ikke, begynder det her."""
        fundet = self.jobs.get(id_)
        if fundet is None:
            fundet = self.jobs[id_] = JobKladde(id_)
        return fundet

    @property
    def i_job(self) -> bool:
        """Om noget job er begyndt og ikke ophørt."""
        return any(job.startet is not None and job.ophoert is None for job in self.jobs.values())

    @property
    def faar_ledighedsydelse(self) -> bool:
        """Om en periode med ledighedsydelse løber."""
        return bool(self.ledighedsydelse) and self.ledighedsydelse[-1].til is None

    @property
    def fastholdelse_i_gang(self) -> bool:
        """Om et fastholdelsesforløb løber."""
        return bool(self.fastholdelser) and self.fastholdelser[-1].ophoert is None

    def slut_fastholdelse(self, dag: date, aarsag: str) -> None:
        """Forløbet slutter; dagen er den første uden."""
        if self.fastholdelse_i_gang:
            loebende = self.fastholdelser[-1]
            self.fastholdelser[-1] = msgspec.structs.replace(loebende, ophoert=dag, ophoersaarsag=aarsag)
        self.undtaget_uden_forloeb = None
        if self.fastholdelsessag is not None and self.fastholdelsessag.ophoert is None:
            self.fastholdelsessag = msgspec.structs.replace(self.fastholdelsessag, ophoert=dag)

    def slut_ydelse(self, dag: date) -> None:
        """Ledighedsydelsen slutter; dagen er den første uden."""
        if self.faar_ledighedsydelse:
            loebende = self.ledighedsydelse[-1]
            self.ledighedsydelse[-1] = Periode(loebende.fra, dag, loebende.sats)

    def begynd_stop(self, dag: date, grund: str) -> None:
        """Noget, der kan standse et ur, begynder. Overlap tælles én gang, når fristen regnes."""
        self.stop.append(Stop(dag, None, grund))

    def slut_stop(self, dag: date, *grunde: str, alle: bool = False) -> None:
        """Det ældste, der varer (eller alt), slutter; dagen er den første uden. Varer intet, sker der intet."""
        for plads, et in enumerate(self.stop):
            if et.til is None and et.grund in grunde:
                self.stop[plads] = Stop(et.fra, dag, et.grund)
                if not alle:
                    return

    def hoeringen(self, id_: str) -> int | None:
        """Pladsen for høringen med det id; uden id den seneste."""
        for plads in range(len(self.partshoeringer) - 1, -1, -1):
            if not id_ or self.partshoeringer[plads].id == id_:
                return plads
        return None

    def kaldet(self, id_: str) -> str:
        """Det kald, et svar gælder: det nævnte, når det er åbent; ellers det ældste åbne; tomt uden."""
        aabne = [kald.id for kald in self.hjaelpekald.values() if kald.aabent]
        return id_ if id_ in aabne else next(iter(aabne), "")

    def klagen(self, id_: str) -> int | None:
        """Pladsen for klagen med det id; uden id den seneste."""
        for plads in range(len(self.klager) - 1, -1, -1):
            if not id_ or self.klager[plads].id == id_:
                return plads
        return None
