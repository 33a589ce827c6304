"""Begreberne, som en tilstand består af: fase, job, vilkår, bevilling, afgørelse, klage. Rene data."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from fleksjob.forloeb.afgoerelser import (
    Afgoerelse,
    ForberedtAfgoerelse,
    Hoering,
    SendtTilbage,
    Vurdering,
)
from fleksjob.forloeb.begyndelse import Begyndelse
from fleksjob.forloeb.dokumentation import Papir, Praktik, Rekvisition, Undladt
from fleksjob.forloeb.etableringsbegreber import Etablering, Stoette
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse, Fastholdelsessag
from fleksjob.forloeb.jobsoegningsbegreber import Jobsoegning
from fleksjob.forloeb.maerkning import Maerkning
from fleksjob.forloeb.opfoelgningsbegreber import Hjaelpekald, Opfoelgning, Rytme, Tegnvalg
from fleksjob.forloeb.tilbagebetaling import Tilbagekrav
from fleksjob.forloeb.udviklingsbegreber import Udvikling
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.ure import Stop


class Person(msgspec.Struct, frozen=True):
    """Det eneste om personen, som fristerne afhænger af."""

    foedselsdato: date


class Fase(StrEnum):
    """Hvor i forløbet sagen er. `navn` er til skærmen."""

    UDEN_SAG = "uden_sag"
    FORBEREDELSE = "forberedelse"
    INDSTILLING = "indstilling"
    AFGOERELSE = "afgoerelse"
    LEDIG = "ledig"
    JOB_BEVILGET = "job_bevilget"
    I_FLEKSJOB = "i_fleksjob"
    AFSLAG = "afslag"
    ANDET_FORLOEB = "andet_forloeb"
    LUKKET = "lukket"

    @property
    def navn(self) -> str:
        """Fasens navn på dansk."""
        return _FASENAVNE[self]


_FASENAVNE = {
    Fase.UDEN_SAG: "Uden sag",
    Fase.FORBEREDELSE: "Under forberedelse",
    Fase.INDSTILLING: "Klar til indstilling",
    Fase.AFGOERELSE: "Klar til afgørelse",
    Fase.LEDIG: "Visiteret og ledig",
    Fase.JOB_BEVILGET: "Fleksjob bevilget, ikke startet",
    Fase.I_FLEKSJOB: "I fleksjob",
    Fase.AFSLAG: "Afslag",
    Fase.ANDET_FORLOEB: "Videre i et andet forløb",
    Fase.LUKKET: "Lukket",
}


class Periode(msgspec.Struct, frozen=True):
    """Fra og med `fra`, til (ikke med) `til`; `til` None: løber endnu. `sats` er ydelsens sats."""

    fra: date
    til: date | None = None
    sats: str = ""


class Vilkaar(msgspec.Struct, frozen=True):
    """Vilkår i jobbet fra en dag. Timer pr. uge, intensitet i procent, løn med pension; None: ikke oplyst."""

    gyldig_fra: date
    timer: float | None = None
    intensitet: float | None = None
    timeloen: float | None = None
    fuldtidsloen: float | None = None
    pension_pct: float | None = None

    @property
    def betalte_timer(self) -> float | None:
        """Timer til stede gange intensitet: de timer, arbejdsgiveren betaler løn for."""
        if self.timer is None or self.intensitet is None:
            return None
        return self.timer * self.intensitet / 100


class Status(msgspec.Struct, frozen=True):
    """En status i det midlertidige fleksjob."""

    dato: date
    konklusion: str = ""
    proevet: tuple[str, ...] = ()
    betingelser_opfyldt: bool | None = None
    anbefaling: str = ""


class Bevilling(msgspec.Struct, frozen=True):
    """En bevillings periode. `udloeber` er den første dag uden bevilling; None: intet udløb."""

    fra: date
    varig: bool
    udloeber: date | None = None
    regnestykke: str = ""
    forbehold: str = ""


class Ansaettelse(msgspec.Struct, frozen=True):
    """Ét fleksjob. `gammel_ordning` når jobbet er begyndt før 2013."""

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
    bevillinger: tuple[Bevilling, ...] = ()
    vilkaar: tuple[Vilkaar, ...] = ()
    opfoelgninger: tuple[Opfoelgning, ...] = ()
    tegnvalg: tuple[Tegnvalg, ...] = ()
    rytme: Rytme | None = None
    pensionssag: date | None = None
    status: tuple[Status, ...] = ()
    fuldtidsloen_oplyst: date | None = None
    udvikling: Udvikling = Udvikling()

    @property
    def udloeber(self) -> date | None:
        """Den første dag uden bevilling, eller None når den er varig eller uden udløb."""
        return self.bevillinger[-1].udloeber if self.bevillinger else None

    @property
    def varig(self) -> bool:
        """Om bevillingen nu er varig (permanent eller fra før 2013)."""
        return bool(self.bevillinger) and self.bevillinger[-1].varig

    def vilkaar_pr(self, dag: date) -> Vilkaar | None:
        """Vilkårene på dagen; None før jobbets første dag."""
        gaeldende = None
        for vilkaar in self.vilkaar:
            if vilkaar.gyldig_fra > dag:
                break
            gaeldende = vilkaar
        return gaeldende


class Clearing(msgspec.Struct, frozen=True):
    """En andens svar på, om sagen er klar. `af` er brugernavnet."""

    dato: date
    klar: bool
    af: str = ""
    begrundelse: str = ""


class Konsulentvalg(msgspec.Struct, frozen=True):
    """Om en virksomhedskonsulent er med i planen, siden `dato`. Uden dato er der ikke valgt."""

    dato: date | None = None
    konsulent: str = ""
    fravalgt: str = ""

    @property
    def med(self) -> bool:
        """Inviteret og ikke valgt fra."""
        return self.dato is not None and not self.fravalgt


class Klage(msgspec.Struct, frozen=True):
    """En klage over en afgørelse og dens vej. `genvurdering` er kommunens udfald, `udfald` det seneste."""

    id: str
    modtaget: date
    afgoerelse: str = ""
    genvurderet: date | None = None
    udfald: str = ""
    oversendt: date | None = None
    afgjort: date | None = None
    saerlig_grund: str = ""
    grund_vurdering: str = ""
    form: str = ""
    fra: str = ""
    ring_til: str = ""
    ordene: str = ""
    genvurdering: str = ""
    begrundelse: str = ""
    fejl: tuple[str, ...] = ()
    nyt: str = ""
    afgoerelsens_ord: str = ""
    ny_udfald: str = ""
    virkning_fra: date | None = None
    journalnummer: str = ""
    instansens_fejl: tuple[str, ...] = ()


class Aktindsigt(msgspec.Struct, frozen=True):
    """En anmodning om aktindsigt og svaret på den. `lovet` er dagen, borgeren har fået at vide ved forsinkelse."""

    id: str
    anmodet: date
    om: str = ""
    form: str = ""
    fra: str = ""
    lovet: date | None = None
    forsinket: str = ""
    besvaret: date | None = None
    omfang: str = ""
    grunde: tuple[str, ...] = ()
    begrundelse: str = ""


class Fuldmagt(msgspec.Struct, frozen=True):
    """En, der må handle for borgeren, i det omfang og så længe borgeren har sagt."""

    id: str
    til: str
    fra: date
    omfang: str = ""
    forhold: str = ""
    sidste_dag: date | None = None
    tilbagekaldt: date | None = None

    def gaelder(self, dag: date) -> bool:
        """Om fuldmagten gælder på dagen."""
        if self.tilbagekaldt is not None and self.tilbagekaldt <= dag:
            return False
        return self.fra <= dag and (self.sidste_dag is None or dag <= self.sidste_dag)


class Samtale(msgspec.Struct, frozen=True):
    """En holdt samtale. `form` er fremmøde, telefon eller video, når det er oplyst."""

    dato: date
    art: str
    form: str = ""


class Udeblivelse(msgspec.Struct, frozen=True):
    """Borgeren udeblev fra et tilbud eller en samtale."""

    dato: date
    fra: str = ""
    dage: int | None = None
    rimelig_grund: bool | None = None


class Sanktionering(msgspec.Struct, frozen=True):
    """En afgørelse om sanktion. `handling` er dagen, adfærden skete; koderne er fra `lov.sanktioner`."""

    id: str
    dato: date
    handling: date
    adfaerd: str = ""
    art: str = ""
    dage: int | None = None
    til: date | None = None


class Indkomst(msgspec.Struct, frozen=True):
    """Indberettet løn for en måned (`periode` "2026-03"), i kroner."""

    periode: str
    dispositionsdato: date | None = None
    loen: float | None = None
    pension: float | None = None
    timer: float | None = None
    indberetter: str = ""
    ansaettelse: str = ""
    art: str = ""
    fra: date | None = None
    til: date | None = None


class UdbetaltMaaned(msgspec.Struct, frozen=True):
    """En måneds tilskud: beregnet, og måske frigivet. `id` er den hændelse, der frigav det."""

    periode: str
    beloeb: float | None = None
    beregnet: date | None = None
    frigivet: date | None = None
    version: int = 1
    id: str = ""


class Tilstand(msgspec.Struct, frozen=True, kw_only=True):
    """Alt, hvad der vides om sagen `pr` en dag, som det var `kendt` (None: alt, hvad der er registreret)."""

    pr: date
    kendt: datetime | None
    person: Person
    fase: Fase
    fase_siden: date | None = None
    sag_oprettet: date | None = None
    aarsag: str = ""
    ydelse: str = ""
    tilflyttet: date | None = None
    plan_paabegyndt: date | None = None
    plan_faerdig: date | None = None
    rekvisitioner: tuple[Rekvisition, ...] = ()
    papirer: tuple[Papir, ...] = ()
    praktikker: tuple[Praktik, ...] = ()
    afproevning_undladt: Undladt | None = None
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
    vurderinger: tuple[Vurdering, ...] = ()
    partshoeringer: tuple[Hoering, ...] = ()
    sendt_tilbage: SendtTilbage | None = None
    forberedt_afgoerelse: ForberedtAfgoerelse | None = None
    afgoerelser: tuple[Afgoerelse, ...] = ()
    visiteret: date | None = None
    visiteret_til: str = ""
    ledighedsydelse: tuple[Periode, ...] = ()
    samtaler: tuple[Samtale, ...] = ()
    cv_registreret: tuple[date, ...] = ()
    anden_aktoer_tilbudt: tuple[date, ...] = ()
    anden_aktoer_henvist: tuple[date, ...] = ()
    revurderinger: tuple[date, ...] = ()
    revurdering_udskudt: date | None = None
    udeblivelser: tuple[Udeblivelse, ...] = ()
    sanktioner: tuple[Sanktionering, ...] = ()
    jobsoegning: Jobsoegning = Jobsoegning()
    stop: tuple[Stop, ...] = ()
    aabne_aktindsigter: tuple[str, ...] = ()
    aktindsigter: tuple[Aktindsigt, ...] = ()
    fastholdelser: tuple[Fastholdelse, ...] = ()
    fastholdelse_undtaget: date | None = None
    fastholdelsessag: Fastholdelsessag | None = None
    ansaettelser: tuple[Ansaettelse, ...] = ()
    etableringer: tuple[Etablering, ...] = ()
    stoette: tuple[Stoette, ...] = ()
    hjaelpekald: tuple[Hjaelpekald, ...] = ()
    skaanehensyn: tuple[str, ...] = ()
    indkomster: tuple[Indkomst, ...] = ()
    udbetalinger: tuple[UdbetaltMaaned, ...] = ()
    tilbagekrav: tuple[Tilbagekrav, ...] = ()
    klager: tuple[Klage, ...] = ()
    fuldmagter: tuple[Fuldmagt, ...] = ()
    lukket: date | None = None
    lukket_aarsag: str = ""
    begyndelse: Begyndelse = Begyndelse()
    maerkning: Maerkning = msgspec.field(default_factory=Maerkning)
    antal_haendelser: int = 0
    retsgrundlag: Retsgrundlag = GAELDENDE

    @property
    def aktuel_ansaettelse(self) -> Ansaettelse | None:
        """Det job, personen er i; ellers det senest bevilgede, der ikke er startet; ellers None."""
        ventende = None
        for ansaettelse in reversed(self.ansaettelser):
            if ansaettelse.ophoert is not None:
                continue
            if ansaettelse.startet is not None:
                return ansaettelse
            ventende = ventende or ansaettelse
        return ventende

    @property
    def praktik_i_gang(self) -> Praktik | None:
        """Den praktik, borgeren er i på dagen."""
        seneste = self.praktikker[-1] if self.praktikker else None
        return seneste if seneste is not None and seneste.sluttet is None else None

    @property
    def fastholdelse_i_gang(self) -> Fastholdelse | None:
        """Det fastholdelsesforløb, der løber på dagen."""
        seneste = self.fastholdelser[-1] if self.fastholdelser else None
        return seneste if seneste is not None and seneste.ophoert is None else None

    @property
    def faar_ledighedsydelse(self) -> bool:
        """Om en periode med ledighedsydelse løber på dagen."""
        return bool(self.ledighedsydelse) and self.ledighedsydelse[-1].til is None
