"""Jobbet etableres: forslag, vurdering, ansøgning i VITAS, kontrakt, tillægsaftale og støtte på arbejdspladsen."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import Haendelse, Kanal, Kroner, Procent, Tekst, Timer

Jobpart = Literal["borger", "arbejdsgiver", "kommune"]
Forslagssvar = Literal["enig", "aendring", "nej"]
Vitasstatus = Literal[
    "kladde",
    "indsendt",
    "returneret",
    "under_behandling",
    "bevilget",
    "afslag",
    "accepteret",
    "aktiv",
    "ophoert",
    "annulleret",
]
Bekraeftelse = Literal["digital", "papir"]
Stoetteudfald = Literal["bevilget", "afslag"]


class JobForeslaaet(Haendelse, frozen=True, kw_only=True):
    """Et job er foreslået. Timer er timer til stede pr. uge, lønnen er med pension.

    Et nyt forslag om samme `ansaettelse` træder i stedet for det gamle. `slut_timer` er de timer, der ventes til sidst,
    når timerne stiger; `proevetid_til` er prøvetid i selve jobbet i stedet for en praktik; `ved_siden_af`: jobbet er
    fleksjob nummer to. Opgaver og aftaler om ugen står i tabellen Jobforslag.
    """

    titel = "Job er foreslået"
    ansaettelse: Tekst
    virksomhed: str = ""
    cvr: str = ""
    stilling: str = ""
    startdato: date | None = None
    timer: Timer | None = None
    intensitet: Procent | None = None
    timeloen: Kroner | None = None
    fuldtidsloen: Kroner | None = None
    pension_pct: Procent | None = None
    slut_timer: Timer | None = None
    proevetid_til: date | None = None
    ved_siden_af: bool = False


class ForslagBesvaret(Haendelse, frozen=True, kw_only=True):
    """Borgeren eller virksomheden har svaret på forslaget; `oensker` er det, de gerne vil have ændret.

    `soeger`: hvem der søger bevillingen i VITAS, når virksomheden har valgt.
    """

    titel = "Forslaget er besvaret"
    ansaettelse: Tekst
    part: Jobpart = "borger"
    svar: Forslagssvar = "enig"
    oensker: str = ""
    soeger: str = ""


class JobGodkendt(Haendelse, frozen=True, kw_only=True):
    """Kommunen har vurderet timer, intensitet og skånehensyn i jobbet og godkendt det.

    `vurderede_timer` og `vurderet_intensitet` er det, borgeren vurderes at kunne, `uudnyttet` de betalte timer om
    ugen, jobbet ikke bruger. Er de forskellige, siger `forskel` hvorfor jobbet godkendes alligevel, og `se_igen` er
    dagen, kommunen ser på det igen. `betinget`: med pligt til at søge flere timer eller et job mere (`plan`).
    """

    titel = "Jobbet er godkendt"
    ansaettelse: Tekst
    vurderede_timer: Timer | None = None
    vurderet_intensitet: Procent | None = None
    uudnyttet: Timer | None = None
    forskel: str = ""
    se_igen: date | None = None
    betinget: bool = False
    plan: str = ""
    progression_droeftet: bool = False
    begrundelse: str = ""
    modtaget: date | None = None
    kanal: Kanal = "digital"


class JobAfslaaet(Haendelse, frozen=True, kw_only=True):
    """Kommunen kan ikke godkende jobbet. `grund` er en kode fra `lov.sagsgang.etableringsord.AFSLAGSGRUNDE`."""

    titel = "Jobbet er ikke godkendt"
    ansaettelse: Tekst
    grund: str = ""
    begrundelse: str = ""
    modtaget: date | None = None
    kanal: Kanal = "digital"


class KapacitetSet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har set igen på den evne, jobbet ikke bruger. `se_igen`: næste gang, når der er en."""

    titel = "Uudnyttet arbejdsevne er set igen"
    ansaettelse: Tekst
    udfald: str = ""
    tekst: str = ""
    se_igen: date | None = None


class VitasAendret(Haendelse, frozen=True, kw_only=True):
    """Ansøgningen om bevilling i VITAS er kommet et skridt. Navnene er husets egne."""

    titel = "Ansøgning i VITAS"
    ansaettelse: Tekst
    status: Vitasstatus = "kladde"
    reference: str = ""
    ansoegt_af: str = ""
    startdato: date | None = None
    bemaerkning: str = ""


class KontraktsamtykkeGivet(Haendelse, frozen=True, kw_only=True):
    """Borgeren siger ja til, at en kopi af kontrakten sendes til kommunen, fagforeningen eller begge."""

    titel = "Samtykke til kopi af kontrakten"
    ansaettelse: Tekst
    til: tuple[str, ...] = ()
    fagforening: str = ""
    maade: str = ""


class KontraktsamtykkeTrukket(Haendelse, frozen=True, kw_only=True):
    """Borgeren har trukket samtykket til kopien tilbage."""

    titel = "Samtykke til kopi af kontrakten er trukket tilbage"
    ansaettelse: Tekst
    til: tuple[str, ...] = ()


class KontraktAftalt(Haendelse, frozen=True, kw_only=True):
    """Virksomhed og medarbejder har skrevet kontrakt. `punkter` er det, den nævner; `bilag` er kopien."""

    titel = "Kontrakt er skrevet"
    ansaettelse: Tekst
    underskrevet: tuple[str, ...] = ()
    punkter: tuple[str, ...] = ()
    overenskomst: str = ""
    udloeber: date | None = None
    bilag: int = 0


class TillaegsaftaleSkrevet(Haendelse, frozen=True, kw_only=True):
    """En udgave af fleks-tillægsaftalen er skrevet. Teksten står i tabellen Tillaegsaftale."""

    titel = "Fleks-tillægsaftale er skrevet"
    ansaettelse: Tekst
    udgave: int = 1
    opfoelgninger: tuple[date, ...] = ()
    maal: int = 0


class TillaegsaftaleBekraeftet(Haendelse, frozen=True, kw_only=True):
    """En af de tre har sagt ja til udgaven, digitalt eller på papir."""

    titel = "Fleks-tillægsaftale er bekræftet"
    ansaettelse: Tekst
    udgave: int = 1
    part: Jobpart = "borger"
    maade: Bekraeftelse = "digital"


class StoetteSoegt(Haendelse, frozen=True, kw_only=True):
    """Der er søgt om mentor, personlig assistance, hjælpemiddel eller befordring.

    `art` og `udloeser` er koder fra `lov.sagsgang.etableringsord`; uden `ansaettelse` er det til jobsøgningen.
    """

    titel = "Støtte er søgt"
    art: str = ""
    ansaettelse: str = ""
    hvad: str = ""
    timer_uge: Timer | None = None
    fra: date | None = None
    til: date | None = None
    udloeser: str = ""
    svar_inden: date | None = None


class StoetteAfgjort(Haendelse, frozen=True, kw_only=True):
    """Kommunen har afgjort ansøgningen om støtte. `stoette` er id på ansøgningen."""

    titel = "Støtte er afgjort"
    stoette: str = ""
    udfald: Stoetteudfald = "bevilget"
    timer_uge: Timer | None = None
    fra: date | None = None
    til: date | None = None
    mentortype: str = ""
    hvem: str = ""
    foelg_op: date | None = None
    begrundelse: str = ""
    modtaget: date | None = None
    kanal: Kanal = "digital"


class StoetteFulgtOp(Haendelse, frozen=True, kw_only=True):
    """Kommunen har set på støtten, før den slutter."""

    titel = "Støtte er fulgt op"
    stoette: str = ""
    udfald: str = ""
    til: date | None = None
    foelg_op: date | None = None


class JobOverdraget(Haendelse, frozen=True, kw_only=True):
    """Jobbet er givet videre til den, der følger op. `til` er brugernavnet."""

    titel = "Jobbet er givet videre til opfølgning"
    ansaettelse: Tekst
    til: str = ""
    besoeg_inden: date | None = None
