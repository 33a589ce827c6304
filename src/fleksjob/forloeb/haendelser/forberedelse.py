"""Forberedelsen: planen, papirerne, praktikken, teamet og rådgivningen."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import Haendelse, Procent, Tekst, Timer


class PlanPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Rehabiliteringsplanens forberedende del (senere: den samlede beskrivelse) er begyndt.

    `selvstaendig`: borgeren søger med sin egen virksomhed, og planen har et afsnit mere.
    """

    titel = "Planen er påbegyndt"
    selvstaendig: bool = False


class PlanFaerdig(Haendelse, frozen=True, kw_only=True):
    """Planen er færdig og kan bære en indstilling og en afgørelse.

    `mangler` er de punkter (koder fra `lov.dokumentationskrav`), den blev gjort færdig uden, og `mangelgrund` hvorfor.
    """

    titel = "Planen er færdig"
    mangler: tuple[str, ...] = ()
    mangelgrund: str = ""


class VirksomhedskonsulentInviteret(Haendelse, frozen=True, kw_only=True):
    """En virksomhedskonsulent er inviteret med i planen; `konsulent` er brugernavnet (tom: ikke valgt endnu)."""

    titel = "Virksomhedskonsulent er inviteret"
    konsulent: str = ""


class VirksomhedskonsulentFravalgt(Haendelse, frozen=True, kw_only=True):
    """Der er ingen virksomhedskonsulent med, og `grund` siger hvorfor."""

    titel = "Virksomhedskonsulent er valgt fra"
    grund: str = ""


class ClearingGivet(Haendelse, frozen=True, kw_only=True):
    """En anden end sagens sagsbehandler har set, om sagen er klar til at blive lagt frem og afgjort."""

    titel = "Clearing er givet"
    udfald: Literal["klar", "mangler"] = "klar"
    begrundelse: str = ""


class DokumentRekvireret(Haendelse, frozen=True, kw_only=True):
    """Kommunen har bedt nogen om et dokument, fx en lægeattest."""

    titel = "Kommunen har bedt om et papir"
    art: Tekst
    fra: str = ""
    svarfrist: date | None = None
    spoergsmaal: str = ""
    punkter: tuple[str, ...] = ()


class DokumentRykket(Haendelse, frozen=True, kw_only=True):
    """Kommunen har rykket for svaret; `ny_frist` er den dag, det nu ventes. Ventetiden begynder ikke forfra."""

    titel = "Der er rykket for et papir"
    rekvisition: str = ""
    ny_frist: date | None = None


class RekvisitionOpgivet(Haendelse, frozen=True, kw_only=True):
    """Kommunen venter ikke længere på svaret."""

    titel = "Kommunen venter ikke længere på et papir"
    rekvisition: str = ""
    grund: str = ""


class DokumentModtaget(Haendelse, frozen=True, kw_only=True):
    """Papiret er kommet; `rekvisition` er id på den anmodning, det svarer på.

    `dateret` er dagen på papiret, `punkter` de krav (`lov.dokumentationskrav`), det viser. `helbred`: det har
    helbredsoplysninger (uden: som slagsen plejer).
    """

    titel = "Et papir er kommet"
    art: str = ""
    rekvisition: str = ""
    fra: str = ""
    dateret: date | None = None
    punkter: tuple[str, ...] = ()
    helbred: bool | None = None


class DokumentVurderet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har vurderet, hvilke krav papiret viser. `papir` er id på den hændelse, det kom med."""

    titel = "Et papir er vurderet"
    papir: str = ""
    punkter: tuple[str, ...] = ()


class PraktikStartet(Haendelse, frozen=True, kw_only=True):
    """Virksomhedspraktik er begyndt. `timer` er timer til stede om ugen fra første dag, `intensitet` i procent.

    `egen_virksomhed`: arbejdsevnen prøves i borgerens eget firma. `jobloefte` er, om der er et job, hvis det går;
    `lang_grund`, hvorfor praktikken er længere end de sædvanlige fire uger.
    """

    titel = "Praktik er startet"
    virksomhed: str = ""
    cvr: str = ""
    formaal: str = ""
    maal: str = ""
    funktioner: str = ""
    hensyn: str = ""
    timer: Timer | None = None
    timer_slut: Timer | None = None
    intensitet: Procent | None = None
    slut: date | None = None
    kontakt: str = ""
    egen_virksomhed: bool = False
    jobloefte: str = ""
    opfoelgninger: tuple[date, ...] = ()
    lang_grund: str = ""


class PraktikBesoegt(Haendelse, frozen=True, kw_only=True):
    """Nogen har besøgt borgeren i praktikken. `timer` og `intensitet` er det, borgeren klarede på det tidspunkt."""

    titel = "Besøg i praktikken"
    deltagere: tuple[str, ...] = ()
    timer: Timer | None = None
    intensitet: Procent | None = None
    iagttagelser: str = ""


class PraktikSluttet(Haendelse, frozen=True, kw_only=True):
    """Virksomhedspraktik er slut. `timer` og `intensitet` er det, borgeren nåede; resten er rapporten."""

    titel = "Praktik er sluttet"
    resultat: str = ""
    timer: Timer | None = None
    intensitet: Procent | None = None
    fremmoede: str = ""
    udholdenhed: str = ""
    kvalitet: str = ""
    tempo: str = ""
    samarbejde: str = ""
    hensyn_virkede: str = ""
    punkter: tuple[str, ...] = ()
    udgang: str = ""


class AfproevningUndladt(Haendelse, frozen=True, kw_only=True):
    """Det er åbenbart formålsløst at prøve (flere) tilbud, før der træffes afgørelse."""

    titel = "Afprøvning er åbenbart formålsløs"
    grund: str = ""


class BehandlingAfvist(Haendelse, frozen=True, kw_only=True):
    """Borgeren har afvist operation, medicin eller lignende behandling. Det må ikke tælle imod borgeren."""

    titel = "Borgeren har afvist en behandling"
    hvad: str = ""


class TeammoedeIndkaldt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er indkaldt til et møde den dag. `udfald_udeladt` er grunden til, at brevet ikke viser alle udfald."""

    titel = "Borgeren er indkaldt til møde"
    moede: date | None = None
    klokken: str = ""
    sted: str = ""
    udfald_udeladt: str = ""


class TeammoedeAfholdt(Haendelse, frozen=True, kw_only=True):
    """Rehabiliteringsteamet har behandlet sagen på et møde. `deltagere` er fagområder og personer (tom: uoplyst).

    `uden_borgeren` er grunden, når mødet blev holdt uden borgeren.
    """

    titel = "Møde i rehabiliteringsteamet"
    deltagere: tuple[str, ...] = ()
    borgeren_deltog: bool | None = None
    bisidder: bool | None = None
    uden_borgeren: str = ""


class TvaerfagligtMoedeAfholdt(Haendelse, frozen=True, kw_only=True):
    """Kommunen har holdt et tværfagligt møde efter eget valg (fra 1. juli 2026). Det kræves ikke og afgør intet."""

    titel = "Tværfagligt møde"
    deltagere: tuple[str, ...] = ()
    borgeren_deltog: bool | None = None
    bisidder: bool | None = None
    resume: str = ""


class IndstillingAfgivet(Haendelse, frozen=True, kw_only=True):
    """Rehabiliteringsteamet har afgivet sin indstilling. Den er ikke en afgørelse.

    Felterne er det indhold, den skal have (`lov.dokumentationskrav.INDSTILLING`); timer hører ikke til. `dissens` er
    det, et medlem var uenig i, `tvivl` det, teamet var i tvivl om, og `jobideer` job ud over praktikkens branche.
    """

    titel = "Teamets indstilling"
    indstilling: str = ""
    begrundelse: str = ""
    vaegt: str = ""
    afklaret: str = ""
    jobtyper: str = ""
    hensyn: str = ""
    stoette: str = ""
    udvikling: str = ""
    meget_begraenset: bool | None = None
    progression_droeftet: bool | None = None
    dissens: str = ""
    tvivl: str = ""
    jobideer: str = ""


class IndstillingGenforelagt(Haendelse, frozen=True, kw_only=True):
    """Kommunen kan ikke følge indstillingen og har lagt sagen for teamet igen med sine grunde."""

    titel = "Sagen er lagt for teamet igen"
    begrundelse: str = ""


class RaadgivningModtaget(Haendelse, frozen=True, kw_only=True):
    """Sundhedsfaglig rådgivning fra regionens kliniske funktion."""

    titel = "Rådgivning fra klinisk funktion"
    resume: str = ""
