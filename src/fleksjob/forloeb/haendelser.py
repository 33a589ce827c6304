"""Hændelserne: de kendsgerninger, en sag består af.

En hændelse er sket på en dag (`gyldig_fra`) og blev kendt på et tidspunkt (`registreret`, UTC; mangler den,
regnes hændelsen som kendt fra dagens begyndelse). En fejl rettes med en ny hændelse (`rettelse`), aldrig ved
at ændre en gammel. `None` betyder "ikke oplyst" og regnes aldrig som nul.

Filen er lang, fordi den er kataloget: én klasse pr. hændelsestype, og ingen logik.
"""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta

_ORDSKEL = re.compile(r"(?<!^)(?=[A-Z])")


def _typenavn(klasse: str) -> str:
    """`FleksjobStartet` bliver til `fleksjob_startet`."""
    return _ORDSKEL.sub("_", klasse).lower()


Timer = Annotated[float, Meta(ge=0, le=168)]
Procent = Annotated[float, Meta(ge=0, le=100)]
Kroner = Annotated[float, Meta(ge=0)]
Tekst = Annotated[str, Meta(min_length=1)]
Tidspunkt = Annotated[datetime, Meta(tz=True)]
Maaned = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Opfoelgningsart = Literal["3_mdr", "6_mdr", "30_mdr", "ad_hoc"]
Udfald = Literal["bevilget", "afslag", "andet"]
AndetUdfald = Literal["ressourceforloeb", "foertidspension", "afklaring", ""]
Ordning = Literal["fleksjob", "selvstaendig"]


Orlovsart = Literal["barsel", "sorgorlov", "andet"]
Ventegrund = Literal["borger", "helbredsoplysninger", "andet"]
Kanal = Literal["digital", "brev", "quickpost"]
Uger = Annotated[int, Meta(ge=1, le=520)]
Henvendelsesform = Literal[
    "brev", "digital_post", "mail", "telefon", "fremmoede", "selvbetjening", "repraesentant", ""
]


class Haendelse(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag=_typenavn
):
    """Det, alle hændelser har. `id` er sagens eget nummer for hændelsen; uden tæller pladsen i rækken."""

    titel: ClassVar[str] = ""

    gyldig_fra: date
    id: str = ""
    registreret: Tidspunkt | None = None
    registreret_af: str = ""
    note: str = ""

    @property
    def type(self) -> str:
        """Typens navn, som det står i filer og i arkivet."""
        return str(self.__struct_config__.tag)

    @property
    def kendt_fra(self) -> datetime:
        """Tidspunktet, hvor kommunen kendte hændelsen."""
        return self.registreret or datetime.combine(self.gyldig_fra, time(), UTC)


# --- Sagen og forberedelsen -------------------------------------------------------------------------------


class PersonRegistreret(Haendelse, frozen=True, kw_only=True):
    """Personen er kendt i kommunen; `tilflyttet` når personen kommer fra en anden kommune."""

    titel = "Personen er registreret"
    kommune: str = ""
    tilflyttet: bool = False


class SagOprettet(Haendelse, frozen=True, kw_only=True):
    """Der er søgt om, eller kommunen har rejst, en sag om fleksjob.

    `behandlingsuger` er den frist, kommunen selv har fastsat for området, når den gælder sagen. `oprindelse` og
    `kanal` er koder fra `lov.ansoegning`; `enhed` er den afdeling, sagen kommer fra.
    """

    titel = "Sagen er oprettet"
    aarsag: str = ""
    ydelse: str = ""
    behandlingsuger: Uger | None = None
    oprindelse: str = ""
    kanal: str = ""
    enhed: str = ""
    henvendt_af: str = ""
    repraesentant: str = ""
    bisidder: str = ""


class AnsoegningModtaget(Haendelse, frozen=True, kw_only=True):
    """Borgeren har selv søgt og skal have en skriftlig afgørelse. `kanal` er en kode fra `lov.ansoegning`."""

    titel = "Ansøgning er modtaget"
    kanal: str = ""
    behandlingsuger: Uger | None = None


class AnsoegningTrukket(Haendelse, frozen=True, kw_only=True):
    """Borgeren har trukket sin ansøgning; `hvordan` siger, hvordan hun sagde det."""

    titel = "Ansøgningen er trukket"
    hvordan: str = ""


class AfgoerelsePaaGrundlagOensket(Haendelse, frozen=True, kw_only=True):
    """Borgeren vil have sagen afgjort på det, der ligger nu. `mangler` er det, hun fik at vide, at sagen savnede."""

    titel = "Borgeren ønsker en afgørelse på det foreliggende grundlag"
    mangler: tuple[str, ...] = ()


class AfgoerelsePaaGrundlagFrafaldet(Haendelse, frozen=True, kw_only=True):
    """Borgeren har fortrudt; sagen undersøges videre."""

    titel = "Ønsket om en afgørelse nu er fortrudt"


class VejledningGivet(Haendelse, frozen=True, kw_only=True):
    """Borgeren er vejledt. `emner` er koder fra `lov.ansoegning`; `undladt` er grunden, når ikke alle udfald er nævnt.

    `forventet_afgoerelse` er den dag, borgeren har fået at vide, at afgørelsen kan ventes.
    """

    titel = "Vejledning er givet"
    emner: tuple[str, ...] = ()
    form: str = ""
    undladt: str = ""
    forventet_afgoerelse: date | None = None


class AfgoerelseSendt(Haendelse, frozen=True, kw_only=True):
    """Brevet med afgørelsen (`afgoerelse` er dens id) er lagt i posten på dagen."""

    titel = "Afgørelsen er lagt i posten"
    afgoerelse: Tekst
    kanal: Kanal = "brev"


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

    `egen_virksomhed`: arbejdsevnen prøves i borgerens eget firma.
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


# --- Høring og afgørelse ----------------------------------------------------------------------------------


class BetingelseVurderet(Haendelse, frozen=True, kw_only=True):
    """Sagsbehandleren har vurderet én betingelse for fleksjob; udfaldet gælder fra dagen, til den vurderes igen.

    `betingelse` og `svar` er koder fra `lov.visitationskrav`. `bilag` og `dokumenter` er numre på det, vurderingen
    hviler på.
    """

    titel = "Betingelse er vurderet"
    betingelse: Tekst
    udfald: Literal["opfyldt", "ikke_opfyldt", "ikke_vurderet"] = "ikke_vurderet"
    svar: str = ""
    grund: str = ""
    bilag: tuple[int, ...] = ()
    dokumenter: tuple[int, ...] = ()


class PartshoeringSendt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er hørt over oplysninger, der taler imod; `frist` er svarfristen.

    `betingelser` er dem, oplysningerne har betydning for, og `paataenkt` den afgørelse, kommunen overvejer.
    """

    titel = "Partshøring er sendt"
    frist: date
    om: str = ""
    betingelser: tuple[str, ...] = ()
    paataenkt: str = ""
    afslagsgrund: str = ""
    kanal: Kanal = "digital"


class PartshoeringForlaenget(Haendelse, frozen=True, kw_only=True):
    """Borgeren har fået længere tid til at svare på høringen `hoering` (uden: den seneste)."""

    titel = "Svarfristen er forlænget"
    frist: date
    hoering: str = ""
    grund: str = ""


class PartshoeringBesvaret(Haendelse, frozen=True, kw_only=True):
    """Borgeren har svaret på høringen."""

    titel = "Partshøring er besvaret"
    svar: str = ""
    kom: Literal["", "digitalt", "telefon", "brev", "moede"] = ""


class AfgoerelseForberedt(Haendelse, frozen=True, kw_only=True):
    """Den første af to personer har skrevet afgørelsen; den mangler at blive godkendt af en anden.

    `hoering_undladt` er grunden, hvis et afslag ikke kræver partshøring (borgeren kender oplysningerne).
    `afslagsgrund` er en kode fra `lov.afslag`. `regeludfald` og `regelgrund` er lovens svar, regnet af vurderingerne;
    er menneskets et andet, siger `afvigelsesgrund` hvorfor. `indstilling_fraveget` er grunden til ikke at følge teamet.
    `grundlag` er fingeraftrykket af det, udkastet hviler på; `opfoelgning` er dagen, et afslags følge skal være klaret.
    """

    titel = "Afgørelsen er forberedt"
    udfald: Udfald
    art: str = "visitation"
    begrundelse: str = ""
    hjemmel: str = ""
    til: Ordning = "fleksjob"
    midlertidig: bool | None = None
    regeludfald: str = ""
    afvigelsesgrund: str = ""
    afslagsgrund: str = ""
    hoering_undladt: str = ""
    regelgrund: str = ""
    andet_udfald: AndetUdfald = ""
    uden_vurdering: str = ""
    indstilling_fraveget: str = ""
    bemaerkninger: str = ""
    opfoelgning: date | None = None
    grundlag: str = ""


class AfgoerelseSendtTilbage(Haendelse, frozen=True, kw_only=True):
    """Den, der skulle godkende, har sendt udkastet tilbage med en grund."""

    titel = "Udkastet er sendt tilbage"
    grund: str = ""


class AfgoerelseTruffet(Haendelse, frozen=True, kw_only=True):
    """Afgørelsen er truffet. `modtaget` er dagen, borgeren fik den (ukendt: følger af kanalen)."""

    titel = "Afgørelsen er truffet"
    udfald: Udfald
    art: str = "visitation"
    begrundelse: str = ""
    hjemmel: str = ""
    til: Ordning = "fleksjob"
    midlertidig: bool | None = None
    modtaget: date | None = None
    kanal: Kanal = "digital"
    klagefrist: date | None = None
    forberedt_af: str = ""
    godkendt_af: str = ""
    regeludfald: str = ""
    afvigelsesgrund: str = ""
    afslagsgrund: str = ""
    regelgrund: str = ""
    andet_udfald: AndetUdfald = ""
    uden_vurdering: str = ""
    indstilling_fraveget: str = ""
    hoering_undladt: str = ""
    bemaerkninger: str = ""
    opfoelgning: date | None = None
    grundlag: str = ""


class FoertidspensionOvervejet(Haendelse, frozen=True, kw_only=True):
    """Efter et afslag, fordi arbejdsevnen er for lille: kommunen har overvejet førtidspension."""

    titel = "Førtidspension er overvejet"
    udfald: Literal["sag_rejst", "ikke_relevant", "borgeren_oensker_det_ikke", ""] = ""
    grund: str = ""


class HjaelpTilJobAftalt(Haendelse, frozen=True, kw_only=True):
    """Efter et afslag, fordi arbejdsevnen er for stor: det er aftalt, hvordan den bruges bedre."""

    titel = "Hjælp til job er aftalt"
    aftale: str = ""


class ForbedringsplanLagt(Haendelse, frozen=True, kw_only=True):
    """Efter et afslag, fordi begrænsningen ikke er varig: der er en plan for at forbedre arbejdsevnen."""

    titel = "Plan for at forbedre arbejdsevnen"
    plan: str = ""
    foelges_op: date | None = None


class TilbudAftalt(Haendelse, frozen=True, kw_only=True):
    """Efter et afslag, fordi tilbud ikke er prøvet: det er aftalt, hvilke der skal prøves."""

    titel = "Tilbud er aftalt"
    tilbud: str = ""


class AndenHjaelpVejledt(Haendelse, frozen=True, kw_only=True):
    """Efter et afslag på grund af pension eller alder: borgeren er vejledt om anden hjælp."""

    titel = "Vejledt om anden hjælp"
    om: str = ""


class Visiteret(Haendelse, frozen=True, kw_only=True):
    """Personen er visiteret til ordningen. `klage` er id på den klage, klageinstansen gav medhold i."""

    titel = "Visiteret"
    til: Ordning = "fleksjob"
    klage: str = ""


class FleksjobbevisOensket(Haendelse, frozen=True, kw_only=True):
    """Borgeren har bedt om et fleksjobbevis."""

    titel = "Fleksjobbevis er ønsket"


class FleksjobbevisUdstedt(Haendelse, frozen=True, kw_only=True):
    """Kommunen har givet beviset. Skånehensynene er skrevet sammen med borgeren; der står aldrig en diagnose."""

    titel = "Fleksjobbevis er udstedt"
    skaanehensyn: tuple[str, ...] = ()
    opgaver: tuple[str, ...] = ()


# --- Ledighedsydelse og rådighed --------------------------------------------------------------------------


class LedighedsydelseStartet(Haendelse, frozen=True, kw_only=True):
    """Retten til ledighedsydelse er begyndt. `sats` er en af `lov.ledighedssatser.SATSER`; tom: ikke oplyst."""

    titel = "Ledighedsydelse er startet"
    sats: str = ""


class LedighedsydelseOphoert(Haendelse, frozen=True, kw_only=True):
    """Ledighedsydelsen er ophørt; dagen er den første uden ydelse."""

    titel = "Ledighedsydelse er ophørt"
    aarsag: str = ""


class SamtaleAfholdt(Haendelse, frozen=True, kw_only=True):
    """En samtale er holdt. Kun `art` "jobsamtale" tæller i kontaktforløbet."""

    titel = "Samtale er holdt"
    art: str = "jobsamtale"


class SamtaleOensket(Haendelse, frozen=True, kw_only=True):
    """Borgeren har bedt om en samtale."""

    titel = "Samtale er ønsket"


class SamtalerFritaget(Haendelse, frozen=True, kw_only=True):
    """Kommunen har undtaget borgeren fra de fire samtaler i denne periode på ydelse (fra 1. juli 2026)."""

    titel = "Undtaget fra samtaler"
    grund: str = ""


class CvRegistreret(Haendelse, frozen=True, kw_only=True):
    """CV'et er registreret på Jobnet."""

    titel = "CV er registreret"


class JobsoegningLogget(Haendelse, frozen=True, kw_only=True):
    """Borgeren har skrevet i sin joblog."""

    titel = "Jobsøgning er logget"
    antal: int = 1


class AndenAktoerTilbudt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er tilbudt en anden aktør."""

    titel = "Anden aktør er tilbudt"
    aktoer: str = ""


class AndenAktoerHenvist(Haendelse, frozen=True, kw_only=True):
    """Borgeren er henvist til en anden aktør."""

    titel = "Henvist til anden aktør"
    aktoer: str = ""


class RaadighedVurderet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har vurderet, om borgeren står til rådighed. `grund` er en kode fra `lov.raadighed.FRITAGET`."""

    titel = "Rådighed er vurderet"
    udfald: str = ""
    grund: str = ""


class Udeblivelse(Haendelse, frozen=True, kw_only=True):
    """Borgeren udeblev; `fra` er tilbud eller samtale, `dage` de dage, borgeren var væk helt eller delvist."""

    titel = "Udeblivelse"
    fra: str = ""
    dage: Annotated[int, Meta(ge=1, le=366)] | None = None
    rimelig_grund: bool | None = None


class Sanktion(Haendelse, frozen=True, kw_only=True):
    """Der er truffet afgørelse om en sanktion; `til` er den sidste dag, den virker.

    `adfaerd` og `art` (virkningen) er koder fra `lov.sanktioner`; `handling` er dagen, adfærden skete (ukendt: samme
    dag). `modtaget` og `kanal` bestemmer klagefristen.
    """

    titel = "Sanktion"
    art: str = ""
    til: date | None = None
    adfaerd: str = ""
    handling: date | None = None
    dage: Annotated[int, Meta(ge=0, le=366)] | None = None
    begrundelse: str = ""
    hjemmel: str = ""
    modtaget: date | None = None
    kanal: Kanal = "digital"


class RevurderingAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Revurderingen af retten til ledighedsydelse er afsluttet.

    `redegoerelser` er de redegørelser, den hviler på: koder fra `lov.raadighed.REDEGOERELSER` (tom: ikke oplyst).
    """

    titel = "Revurdering er afsluttet"
    udfald: str = ""
    redegoerelser: tuple[str, ...] = ()


class RevurderingUdskudt(Haendelse, frozen=True, kw_only=True):
    """Kommunen kan ikke nå revurderingen inden 18 måneder, fordi borgeren er flyttet til fra en anden kommune."""

    titel = "Revurdering er udskudt efter flytning"
    grund: str = ""


# --- Fravær og ventetid: det, der kan standse et ur -------------------------------------------------------


class OrlovPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er begyndt på orlov."""

    titel = "Orlov er begyndt"
    art: Orlovsart = "barsel"


class OrlovAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Orloven er slut; dagen er den første uden orlov."""

    titel = "Orlov er slut"


class SygdomPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er sygemeldt."""

    titel = "Sygdom er begyndt"


class SygdomAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Borgeren er raskmeldt; dagen er den første uden sygdom."""

    titel = "Sygdom er slut"


class AfventerPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Sagen venter på oplysninger fra borgeren, på helbredsoplysninger eller på andet."""

    titel = "Sagen venter"
    hvad: Ventegrund = "borger"
    om: str = ""


class AfventerAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Sagen venter ikke længere på `hvad` (uden: på noget); dagen er den første, hvor den ikke venter."""

    titel = "Sagen venter ikke længere"
    hvad: Ventegrund | None = None


class ForsinkelseMeddelt(Haendelse, frozen=True, kw_only=True):
    """Borgeren har fået skriftlig besked om, at fristen ikke holdes, og hvornår afgørelsen kan ventes (`frist`)."""

    titel = "Besked om forsinkelse er givet"
    frist: date
    grund: str = ""


class AktindsigtAnmodet(Haendelse, frozen=True, kw_only=True):
    """Borgeren har bedt om aktindsigt; `fra` er den, der bad på borgerens vegne."""

    titel = "Aktindsigt er ønsket"
    om: str = ""
    form: Henvendelsesform = ""
    fra: str = ""


class AktindsigtForsinket(Haendelse, frozen=True, kw_only=True):
    """Borgeren har fået besked om, hvorfor svaret på aktindsigt ikke kan nås, og hvornår det kommer (`frist`)."""

    titel = "Aktindsigten er forsinket"
    frist: date
    grund: str = ""
    anmodning: str = ""


class AktindsigtGivet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har svaret på anmodningen (`anmodning` er dens id; uden: den ældste åbne).

    `grunde` er koder fra `lov.klageord.UNDTAGELSER`; `bundt` er fingeraftrykket af det, der blev givet.
    """

    titel = "Aktindsigt er besvaret"
    anmodning: str = ""
    omfang: Literal["fuld", "delvis", "afslag", ""] = ""
    grunde: tuple[str, ...] = ()
    begrundelse: str = ""
    hjemmel: str = ""
    bundt: str = ""


# --- Fastholdelse -----------------------------------------------------------------------------------------


class FastholdelseHenvendt(Haendelse, frozen=True, kw_only=True):
    """Nogen har bedt om hjælp til at beholde en medarbejder. `tovholder` er brugernavnet på den ene, der har sagen.

    `kontakt_fra` og `kanal` er koder fra `lov.fastholdelsestiltag`; `besoeg_inden` er den dag, kommunen har lovet at
    være ude eller ringe.
    """

    titel = "Henvendelse om fastholdelse"
    kontakt_fra: str = ""
    kanal: str = ""
    virksomhed: str = ""
    cvr: str = ""
    kontakt: str = ""
    tovholder: str = ""
    besoeg_inden: date | None = None


class FastholdelseMoede(Haendelse, frozen=True, kw_only=True):
    """Et besøg eller en samtale om at beholde jobbet. Nej i `holdt`: det blev tilbudt og ikke taget imod."""

    titel = "Besøg eller samtale om fastholdelse"
    form: str = ""
    holdt: bool = True
    deltagere: str = ""
    udfordringer: str = ""
    forslag: str = ""


class FastholdelseOverdraget(Haendelse, frozen=True, kw_only=True):
    """Fastholdelsessagen har fået en ny tovholder (brugernavn)."""

    titel = "Ny tovholder på fastholdelsen"
    tovholder: Tekst


class FastholdelsePaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Ansættelse efter sociale kapitler eller på særlige vilkår er begyndt på den nuværende arbejdsplads.

    `aftale` siger, hvilken aftale der er (tom: ingen endnu); `funktioner` og `skaanehensyn` er det, den skal nævne.
    """

    titel = "Fastholdelse er påbegyndt"
    grundlag: str = ""
    aftale: str = ""
    virksomhed: str = ""
    cvr: str = ""
    funktioner: str = ""
    skaanehensyn: str = ""


class FastholdelseAftalt(Haendelse, frozen=True, kw_only=True):
    """Den skriftlige aftale. `indgaaet` er dagen på papiret (None: hændelsens egen), `fra` den dag, den gælder fra, og
    `bilag` nummeret på den underskrevne side (0: ikke lagt ind). `underskrevet` er koder for dem, der har skrevet
    under."""

    titel = "Skriftlig aftale om fastholdelse"
    indgaaet: date | None = None
    fra: date | None = None
    grundlag: str = ""
    overenskomst: str = ""
    funktioner: str = ""
    skaanehensyn: str = ""
    tillidsrepraesentant: str = ""
    underskrevet: tuple[str, ...] = ()
    kontakt: str = ""
    bilag: int = 0


class FastholdelseSkridt(Haendelse, frozen=True, kw_only=True):
    """Et dokumenteret forsøg på at fastholde uden støtte; `art` "aftale" er den skriftlige aftale selv.

    `samtidig`: dokumentationen er fra dengang; nej betyder, at den er lavet siden. `til` er tiltagets sidste dag (None:
    det løber).
    """

    titel = "Skridt i fastholdelsen"
    art: str = ""
    dokumentation: str = ""
    funktioner: str = ""
    skaanehensyn: str = ""
    samtidig: bool | None = None
    til: date | None = None
    resultat: str = ""


class FastholdelseDokumenteret(Haendelse, frozen=True, kw_only=True):
    """Et papir viser, hvad der skete fra `fra` til og med `til`. Dagen er den, det kom i sagen.

    `lavet` er papirets egen dag, `indestaar` den, der siger god for det, og `samtidig`, om det er fra dengang; nej
    betyder, at det er lavet siden. `bilag` er filens nummer (0: kun nævnt).
    """

    titel = "Dokumentation i fastholdelsen"
    bevis: str = ""
    fra: date
    til: date
    samtidig: bool = False
    lavet: date | None = None
    indestaar: str = ""
    skridt: str = ""
    bilag: int = 0


class FastholdelseVurderet(Haendelse, frozen=True, kw_only=True):
    """Kommunens vurdering af, om mulighederne er udtømt, og om forsøget uden tilskud var reelt.

    `regeludfald` er lovens udfald af det, der står i sagen den dag; skønnet er menneskets, og `afvigelsesgrund` siger
    hvorfor, når de er forskellige. `ordinaert` er de tiltag, der er prøvet på almindelige vilkår.
    """

    titel = "Vurdering af fastholdelsen"
    reelt_forsoeg: bool | None = None
    udtoemt: bool | None = None
    ordinaert: tuple[str, ...] = ()
    begrundelse: str = ""
    regeludfald: str = ""
    afvigelsesgrund: str = ""
    afklaring: str = ""


class FastholdelseUndtagelseSoegt(Haendelse, frozen=True, kw_only=True):
    """Der er bedt om at fravige de 12 måneder. Hver af de to betingelser har sin grund og det, der viser den."""

    titel = "Bedt om at fravige de 12 måneder"
    akut_grund: str = ""
    akut_bevis: str = ""
    formaalsloest_grund: str = ""
    formaalsloest_bevis: str = ""


class FastholdelseUndtaget(Haendelse, frozen=True, kw_only=True):
    """Kravet om de 12 måneder er fraveget. Siges det, at sygdommen ikke var akut, eller at forløbet ikke var åbenbart
    formålsløst, har det ingen virkning."""

    titel = "Undtaget fra fastholdelseskravet"
    grund: str = ""
    akut: bool | None = None
    formaalsloest: bool | None = None


class FastholdelseUndtagelseAfslaaet(Haendelse, frozen=True, kw_only=True):
    """Kravet om de 12 måneder bliver ikke fraveget; de 12 måneder går videre."""

    titel = "Kravet om 12 måneder fastholdt"
    begrundelse: str = ""


class FastholdelseOphoert(Haendelse, frozen=True, kw_only=True):
    """Forløbet på arbejdspladsen er ophørt; dagen er den første uden. `videre` er, hvor sagen går hen, og `spoerg_igen`
    den dag, kommunen vil spørge, hvordan det gik."""

    titel = "Fastholdelse er ophørt"
    aarsag: str = ""
    videre: str = ""
    spoerg_igen: date | None = None


class FastholdelseFulgtOp(Haendelse, frozen=True, kw_only=True):
    """Hvad der skete siden, efter et forløb uden fleksjob på arbejdspladsen."""

    titel = "Hvad der skete efter fastholdelsen"
    siden: str = ""


# --- Jobbet -----------------------------------------------------------------------------------------------


class FleksjobBevilget(Haendelse, frozen=True, kw_only=True):
    """Kommunen har bevilget det konkrete fleksjob; `startdato` er den aftalte første dag.

    `fastholdelse`: det er på den arbejdsplads, borgeren allerede er på.
    """

    titel = "Fleksjob er bevilget"
    ansaettelse: Tekst
    midlertidig: bool = True
    virksomhed: str = ""
    cvr: str = ""
    startdato: date | None = None
    fastholdelse: bool = False


class FleksjobStartet(Haendelse, frozen=True, kw_only=True):
    """Første dag i jobbet. Timer er timer til stede pr. uge, lønnen er med pension."""

    titel = "Fleksjob er startet"
    ansaettelse: Tekst
    virksomhed: str = ""
    cvr: str = ""
    timer: Timer | None = None
    intensitet: Procent | None = None
    timeloen: Kroner | None = None
    fuldtidsloen: Kroner | None = None
    pension_pct: Procent | None = None
    fastholdelse: bool = False


class VilkaarAendret(Haendelse, frozen=True, kw_only=True):
    """Nye vilkår fra dagen; det, der ikke nævnes, er uændret."""

    titel = "Vilkårene er ændret"
    ansaettelse: Tekst
    timer: Timer | None = None
    intensitet: Procent | None = None
    timeloen: Kroner | None = None
    fuldtidsloen: Kroner | None = None
    pension_pct: Procent | None = None


class FuldtidsloenOplyst(Haendelse, frozen=True, kw_only=True):
    """Arbejdsgiveren har oplyst månedslønnen på fuld tid i samme stilling, med pension."""

    titel = "Fuldtidsløn er oplyst"
    ansaettelse: Tekst
    fuldtidsloen: Kroner


class FleksjobOphoert(Haendelse, frozen=True, kw_only=True):
    """Jobbet er ophørt; dagen er den første uden job."""

    titel = "Fleksjob er ophørt"
    ansaettelse: Tekst
    aarsag: str = ""


class OpfoelgningAfholdt(Haendelse, frozen=True, kw_only=True):
    """Opfølgning i jobbet."""

    titel = "Opfølgning er holdt"
    ansaettelse: Tekst
    art: Opfoelgningsart = "ad_hoc"


class StatusUdarbejdet(Haendelse, frozen=True, kw_only=True):
    """Status i det midlertidige fleksjob."""

    titel = "Status er udarbejdet"
    ansaettelse: Tekst
    konklusion: str = ""


class BevillingFornyet(Haendelse, frozen=True, kw_only=True):
    """Bevillingen er fornyet; `varig` betyder permanent."""

    titel = "Bevillingen er fornyet"
    ansaettelse: Tekst
    varig: bool = False


class UdviklingsmaalAftalt(Haendelse, frozen=True, kw_only=True):
    """Et mål for udvikling i jobbet er aftalt."""

    titel = "Udviklingsmål er aftalt"
    ansaettelse: str = ""
    maal: str = ""
    inden: date | None = None


class UdviklingsmaalNaaet(Haendelse, frozen=True, kw_only=True):
    """Målet er nået."""

    titel = "Udviklingsmål er nået"
    ansaettelse: str = ""
    maal: str = ""


# --- Penge ------------------------------------------------------------------------------------------------


class IndkomstIndberettet(Haendelse, frozen=True, kw_only=True):
    """Løn indberettet for en måned: `loen` uden pension, `pension` eget og arbejdsgivers bidrag, i kroner."""

    titel = "Indkomst er indberettet"
    periode: Maaned
    dispositionsdato: date | None = None
    loen: float | None = None
    pension: float | None = None
    timer: float | None = None
    indberetter: str = ""
    ansaettelse: str = ""


class UdbetalingBeregnet(Haendelse, frozen=True, kw_only=True):
    """En måneds tilskud er beregnet. `difference` er forskellen til det før beregnede."""

    titel = "Udbetaling er beregnet"
    periode: Maaned
    beloeb: float | None = None
    difference: float | None = None
    version: int = 1


class UdbetalingFrigivet(Haendelse, frozen=True, kw_only=True):
    """En måneds tilskud er frigivet til udbetaling."""

    titel = "Udbetaling er frigivet"
    periode: Maaned
    beloeb: float | None = None
    version: int = 1


# --- Klage, fuldmagt, rettelse, afslutning ----------------------------------------------------------------


class KlageModtaget(Haendelse, frozen=True, kw_only=True):
    """Kommunen har modtaget en klage; `afgoerelse` er id på afgørelsen (tom: den seneste).

    En klage behøver ingen begrundelse. `saerlig_grund` er borgerens grund til, at den kommer for sent, og
    `grund_vurdering` det, kommunen ved om den. `fra` er den, der klagede på borgerens vegne.
    """

    titel = "Klage er modtaget"
    afgoerelse: str = ""
    saerlig_grund: str = ""
    grund_vurdering: str = ""
    form: Henvendelsesform = ""
    fra: str = ""
    ring_til: str = ""


class GenvurderingAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har genvurderet den påklagede afgørelse: fastholdt, ændret eller delvis ændret.

    `fejl` er koder fra `lov.klageord.FEJLTYPER`; `nyt` er det, der er kommet til siden afgørelsen.
    """

    titel = "Genvurdering er afsluttet"
    udfald: Literal["fastholdt", "aendret", "delvis_aendret"] = "fastholdt"
    klage: str = ""
    begrundelse: str = ""
    fejl: tuple[str, ...] = ()
    nyt: str = ""


class KlageOversendt(Haendelse, frozen=True, kw_only=True):
    """Klagen er sendt videre til klageinstansen; `bundt` er fingeraftrykket af den sag, der fulgte med."""

    titel = "Klagen er sendt videre"
    klage: str = ""
    bundt: str = ""


class KlageAfgjort(Haendelse, frozen=True, kw_only=True):
    """Klageinstansen har afgjort klagen: stadfaestet, aendret, ophaevet, hjemvist eller afvist.

    `behandlingsuger` er kommunens egen frist for at behandle en hjemvist eller ophævet sag igen. `ny_udfald` er det,
    klageinstansen selv har afgjort, og `virkning_fra` dagen, det gælder fra. `fejl` er som ved genvurderingen.
    """

    titel = "Klagen er afgjort"
    udfald: Literal["stadfaestet", "aendret", "ophaevet", "hjemvist", "afvist", ""] = ""
    klage: str = ""
    behandlingsuger: Uger | None = None
    ny_udfald: Literal["bevilget", "afslag", ""] = ""
    virkning_fra: date | None = None
    begrundelse: str = ""
    fejl: tuple[str, ...] = ()
    journalnummer: str = ""


class FuldmagtGivet(Haendelse, frozen=True, kw_only=True):
    """Borgeren har givet en anden fuldmagt. `omfang` er en kode fra `lov.fuldmagt.OMFANG` eller fri tekst."""

    titel = "Fuldmagt er givet"
    til: str = ""
    omfang: str = ""
    forhold: str = ""
    sidste_dag: date | None = None
    form: Henvendelsesform = ""


class FuldmagtTilbagekaldt(Haendelse, frozen=True, kw_only=True):
    """Borgeren har kaldt fuldmagten tilbage; `fuldmagt` er dens id."""

    titel = "Fuldmagt er kaldt tilbage"
    fuldmagt: str = ""


class SagLukket(Haendelse, frozen=True, kw_only=True):
    """Sagen er lukket."""

    titel = "Sagen er lukket"
    aarsag: str = ""


class Rettelse(Haendelse, frozen=True, kw_only=True):
    """Hændelsen `af` gælder ikke længere; `ny` træder i stedet, og uden `ny` er den annulleret."""

    titel = "Rettelse"
    af: Tekst
    ny: "AlleHaendelser | None" = None


AlleHaendelser = (
    PersonRegistreret
    | SagOprettet
    | AnsoegningModtaget
    | AnsoegningTrukket
    | AfgoerelsePaaGrundlagOensket
    | AfgoerelsePaaGrundlagFrafaldet
    | VejledningGivet
    | AfgoerelseSendt
    | PlanPaabegyndt
    | PlanFaerdig
    | VirksomhedskonsulentInviteret
    | VirksomhedskonsulentFravalgt
    | ClearingGivet
    | DokumentRekvireret
    | DokumentRykket
    | RekvisitionOpgivet
    | DokumentModtaget
    | DokumentVurderet
    | PraktikStartet
    | PraktikBesoegt
    | PraktikSluttet
    | AfproevningUndladt
    | BehandlingAfvist
    | TeammoedeIndkaldt
    | TeammoedeAfholdt
    | TvaerfagligtMoedeAfholdt
    | IndstillingAfgivet
    | IndstillingGenforelagt
    | RaadgivningModtaget
    | BetingelseVurderet
    | PartshoeringSendt
    | PartshoeringForlaenget
    | PartshoeringBesvaret
    | AfgoerelseForberedt
    | AfgoerelseSendtTilbage
    | AfgoerelseTruffet
    | FoertidspensionOvervejet
    | HjaelpTilJobAftalt
    | ForbedringsplanLagt
    | TilbudAftalt
    | AndenHjaelpVejledt
    | Visiteret
    | FleksjobbevisOensket
    | FleksjobbevisUdstedt
    | LedighedsydelseStartet
    | LedighedsydelseOphoert
    | SamtaleAfholdt
    | SamtaleOensket
    | SamtalerFritaget
    | CvRegistreret
    | JobsoegningLogget
    | AndenAktoerTilbudt
    | AndenAktoerHenvist
    | RaadighedVurderet
    | Udeblivelse
    | Sanktion
    | RevurderingAfsluttet
    | RevurderingUdskudt
    | OrlovPaabegyndt
    | OrlovAfsluttet
    | SygdomPaabegyndt
    | SygdomAfsluttet
    | AfventerPaabegyndt
    | AfventerAfsluttet
    | ForsinkelseMeddelt
    | AktindsigtAnmodet
    | AktindsigtForsinket
    | AktindsigtGivet
    | FastholdelseHenvendt
    | FastholdelseMoede
    | FastholdelseOverdraget
    | FastholdelsePaabegyndt
    | FastholdelseAftalt
    | FastholdelseSkridt
    | FastholdelseDokumenteret
    | FastholdelseVurderet
    | FastholdelseUndtagelseSoegt
    | FastholdelseUndtaget
    | FastholdelseUndtagelseAfslaaet
    | FastholdelseOphoert
    | FastholdelseFulgtOp
    | FleksjobBevilget
    | FleksjobStartet
    | VilkaarAendret
    | FuldtidsloenOplyst
    | FleksjobOphoert
    | OpfoelgningAfholdt
    | StatusUdarbejdet
    | BevillingFornyet
    | UdviklingsmaalAftalt
    | UdviklingsmaalNaaet
    | IndkomstIndberettet
    | UdbetalingBeregnet
    | UdbetalingFrigivet
    | KlageModtaget
    | GenvurderingAfsluttet
    | KlageOversendt
    | KlageAfgjort
    | FuldmagtGivet
    | FuldmagtTilbagekaldt
    | Rettelse
    | SagLukket
)

KATALOG: dict[str, type[Haendelse]] = {
    str(klasse.__struct_config__.tag): klasse for klasse in Haendelse.__subclasses__()
}
"""Alle hændelsestyper efter navn."""

_LAESER = msgspec.json.Decoder(AlleHaendelser)
_SKRIVER = msgspec.json.Encoder()


def fra_json(raa: bytes | str) -> AlleHaendelser:
    """Én hændelse fra arkivet. Arkivet er skrevet af huset selv, så en fejl her er `msgspec.DecodeError`."""
    haendelse: AlleHaendelser = _LAESER.decode(raa)
    return haendelse


def som_json(haendelse: Haendelse) -> bytes:
    """Hændelsen som JSON; felter med standardværdi udelades."""
    return _SKRIVER.encode(haendelse)


def som_dict(haendelse: Haendelse) -> dict[str, Any]:
    """Hændelsen som almindelige værdier (datoer som tekst)."""
    return dict(msgspec.to_builtins(haendelse))
