"""Hændelserne: de kendsgerninger, en sag består af.

En hændelse er sket på en dag (`gyldig_fra`) og blev kendt på et tidspunkt (`registreret`, UTC; mangler den,
regnes hændelsen som kendt fra dagens begyndelse). En fejl rettes med en ny hændelse (`rettelse`), aldrig ved
at ændre en gammel. `None` betyder "ikke oplyst" og regnes aldrig som nul.

Her samles kataloget: én klasse for hver hændelsestype, og ingen logik. De står ved deres emne i pakkens filer.
"""

from typing import Any

import msgspec

from fleksjob.forloeb.haendelser.afgoerelse import (
    AfgoerelseForberedt as AfgoerelseForberedt,
    AfgoerelseSendt as AfgoerelseSendt,
    AfgoerelseSendtTilbage as AfgoerelseSendtTilbage,
    AfgoerelseTruffet as AfgoerelseTruffet,
    AndenHjaelpVejledt as AndenHjaelpVejledt,
    BetingelseVurderet as BetingelseVurderet,
    FleksjobbevisOensket as FleksjobbevisOensket,
    FleksjobbevisUdstedt as FleksjobbevisUdstedt,
    FoertidspensionOvervejet as FoertidspensionOvervejet,
    ForbedringsplanLagt as ForbedringsplanLagt,
    HjaelpTilJobAftalt as HjaelpTilJobAftalt,
    PartshoeringBesvaret as PartshoeringBesvaret,
    PartshoeringForlaenget as PartshoeringForlaenget,
    PartshoeringSendt as PartshoeringSendt,
    TilbudAftalt as TilbudAftalt,
    Visiteret as Visiteret,
)
from fleksjob.forloeb.haendelser.etablering import (
    ForslagBesvaret as ForslagBesvaret,
    JobAfslaaet as JobAfslaaet,
    JobForeslaaet as JobForeslaaet,
    JobGodkendt as JobGodkendt,
    JobOverdraget as JobOverdraget,
    KapacitetSet as KapacitetSet,
    KontraktAftalt as KontraktAftalt,
    KontraktsamtykkeGivet as KontraktsamtykkeGivet,
    KontraktsamtykkeTrukket as KontraktsamtykkeTrukket,
    StoetteAfgjort as StoetteAfgjort,
    StoetteFulgtOp as StoetteFulgtOp,
    StoetteSoegt as StoetteSoegt,
    TillaegsaftaleBekraeftet as TillaegsaftaleBekraeftet,
    TillaegsaftaleSkrevet as TillaegsaftaleSkrevet,
    VitasAendret as VitasAendret,
)
from fleksjob.forloeb.haendelser.fastholdelse import (
    FastholdelseAftalt as FastholdelseAftalt,
    FastholdelseDokumenteret as FastholdelseDokumenteret,
    FastholdelseFulgtOp as FastholdelseFulgtOp,
    FastholdelseHenvendt as FastholdelseHenvendt,
    FastholdelseMoede as FastholdelseMoede,
    FastholdelseOphoert as FastholdelseOphoert,
    FastholdelseOverdraget as FastholdelseOverdraget,
    FastholdelsePaabegyndt as FastholdelsePaabegyndt,
    FastholdelseSkridt as FastholdelseSkridt,
    FastholdelseUndtagelseAfslaaet as FastholdelseUndtagelseAfslaaet,
    FastholdelseUndtagelseSoegt as FastholdelseUndtagelseSoegt,
    FastholdelseUndtaget as FastholdelseUndtaget,
    FastholdelseVurderet as FastholdelseVurderet,
)
from fleksjob.forloeb.haendelser.forberedelse import (
    AfproevningUndladt as AfproevningUndladt,
    BehandlingAfvist as BehandlingAfvist,
    ClearingGivet as ClearingGivet,
    DokumentModtaget as DokumentModtaget,
    DokumentRekvireret as DokumentRekvireret,
    DokumentRykket as DokumentRykket,
    DokumentVurderet as DokumentVurderet,
    IndstillingAfgivet as IndstillingAfgivet,
    IndstillingGenforelagt as IndstillingGenforelagt,
    PlanFaerdig as PlanFaerdig,
    PlanPaabegyndt as PlanPaabegyndt,
    PraktikBesoegt as PraktikBesoegt,
    PraktikSluttet as PraktikSluttet,
    PraktikStartet as PraktikStartet,
    RaadgivningModtaget as RaadgivningModtaget,
    RekvisitionOpgivet as RekvisitionOpgivet,
    TeammoedeAfholdt as TeammoedeAfholdt,
    TeammoedeIndkaldt as TeammoedeIndkaldt,
    TvaerfagligtMoedeAfholdt as TvaerfagligtMoedeAfholdt,
    VirksomhedskonsulentFravalgt as VirksomhedskonsulentFravalgt,
    VirksomhedskonsulentInviteret as VirksomhedskonsulentInviteret,
)
from fleksjob.forloeb.haendelser.fravaer import (
    AfventerAfsluttet as AfventerAfsluttet,
    AfventerPaabegyndt as AfventerPaabegyndt,
    ForsinkelseMeddelt as ForsinkelseMeddelt,
    OrlovAfsluttet as OrlovAfsluttet,
    OrlovPaabegyndt as OrlovPaabegyndt,
    SygdomAfsluttet as SygdomAfsluttet,
    SygdomPaabegyndt as SygdomPaabegyndt,
)
from fleksjob.forloeb.haendelser.grund import (
    AndetUdfald as AndetUdfald,
    Haendelse as Haendelse,
    Henvendelsesform as Henvendelsesform,
    Kanal as Kanal,
    Kroner as Kroner,
    Maaned as Maaned,
    Opfoelgningsart as Opfoelgningsart,
    Ordning as Ordning,
    Orlovsart as Orlovsart,
    Procent as Procent,
    Tekst as Tekst,
    Tidspunkt as Tidspunkt,
    Timer as Timer,
    Udfald as Udfald,
    Uger as Uger,
    Ventegrund as Ventegrund,
)
from fleksjob.forloeb.haendelser.job import (
    BevillingFornyet as BevillingFornyet,
    FleksjobBevilget as FleksjobBevilget,
    FleksjobOphoert as FleksjobOphoert,
    FleksjobStartet as FleksjobStartet,
    FuldtidsloenOplyst as FuldtidsloenOplyst,
    OpfoelgningAfholdt as OpfoelgningAfholdt,
    StatusUdarbejdet as StatusUdarbejdet,
    UdviklingsmaalAftalt as UdviklingsmaalAftalt,
    UdviklingsmaalNaaet as UdviklingsmaalNaaet,
    VilkaarAendret as VilkaarAendret,
)
from fleksjob.forloeb.haendelser.jobsoegning import (
    AndenAktoerAfsluttet as AndenAktoerAfsluttet,
    JobnetUndtaget as JobnetUndtaget,
    JobsoegningsplanAftalt as JobsoegningsplanAftalt,
    KanVilVurderet as KanVilVurderet,
    LedighedGennemgaaet as LedighedGennemgaaet,
    MinPlanRegistreret as MinPlanRegistreret,
    OpsamlingHoldt as OpsamlingHoldt,
    SanktionForberedt as SanktionForberedt,
    SanktionFrafaldet as SanktionFrafaldet,
)
from fleksjob.forloeb.haendelser.klage import (
    AktindsigtAnmodet as AktindsigtAnmodet,
    AktindsigtForsinket as AktindsigtForsinket,
    AktindsigtGivet as AktindsigtGivet,
    FuldmagtGivet as FuldmagtGivet,
    FuldmagtTilbagekaldt as FuldmagtTilbagekaldt,
    GenvurderingAfsluttet as GenvurderingAfsluttet,
    KlageAfgjort as KlageAfgjort,
    KlageModtaget as KlageModtaget,
    KlageOversendt as KlageOversendt,
)
from fleksjob.forloeb.haendelser.ledighed import (
    AndenAktoerHenvist as AndenAktoerHenvist,
    AndenAktoerTilbudt as AndenAktoerTilbudt,
    CvRegistreret as CvRegistreret,
    JobsoegningLogget as JobsoegningLogget,
    LedighedsydelseOphoert as LedighedsydelseOphoert,
    LedighedsydelseStartet as LedighedsydelseStartet,
    RaadighedVurderet as RaadighedVurderet,
    RevurderingAfsluttet as RevurderingAfsluttet,
    RevurderingUdskudt as RevurderingUdskudt,
    SamtaleAfholdt as SamtaleAfholdt,
    SamtaleOensket as SamtaleOensket,
    SamtalerFritaget as SamtalerFritaget,
    Sanktion as Sanktion,
    Udeblivelse as Udeblivelse,
)
from fleksjob.forloeb.haendelser.opfoelgning import (
    HjaelpAfsluttet as HjaelpAfsluttet,
    HjaelpBesvaret as HjaelpBesvaret,
    HjaelpOensket as HjaelpOensket,
    OpfoelgningsrytmeValgt as OpfoelgningsrytmeValgt,
    OpfoelgningstegnVurderet as OpfoelgningstegnVurderet,
    PensionssagRejst as PensionssagRejst,
    PraktikForlaenget as PraktikForlaenget,
)
from fleksjob.forloeb.haendelser.penge import (
    IndkomstIndberettet as IndkomstIndberettet,
    UdbetalingBeregnet as UdbetalingBeregnet,
    UdbetalingFrigivet as UdbetalingFrigivet,
)
from fleksjob.forloeb.haendelser.sagen import (
    AfgoerelsePaaGrundlagFrafaldet as AfgoerelsePaaGrundlagFrafaldet,
    AfgoerelsePaaGrundlagOensket as AfgoerelsePaaGrundlagOensket,
    AnsoegningModtaget as AnsoegningModtaget,
    AnsoegningTrukket as AnsoegningTrukket,
    PersonRegistreret as PersonRegistreret,
    SagLukket as SagLukket,
    SagOprettet as SagOprettet,
    VejledningGivet as VejledningGivet,
)
from fleksjob.forloeb.haendelser.tilbagebetaling import (
    TilbagebetalingAfgjort as TilbagebetalingAfgjort,
    TilbagebetalingBesvaret as TilbagebetalingBesvaret,
    TilbagebetalingBetalt as TilbagebetalingBetalt,
    TilbagebetalingForberedt as TilbagebetalingForberedt,
    TilbagebetalingHoert as TilbagebetalingHoert,
    Tilbagebetalingsudfald as Tilbagebetalingsudfald,
)
from fleksjob.forloeb.haendelser.udvikling import (
    JobaendringVurderet as JobaendringVurderet,
    OrdningValgt as OrdningValgt,
    TilskudsbroekOplyst as TilskudsbroekOplyst,
    UdviklingsmaalFrafaldet as UdviklingsmaalFrafaldet,
    UdviklingsplanAftalt as UdviklingsplanAftalt,
    UdviklingssamtaleHoldt as UdviklingssamtaleHoldt,
    UdviklingVurderet as UdviklingVurderet,
)


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
    | PraktikForlaenget
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
    | OpsamlingHoldt
    | JobsoegningsplanAftalt
    | MinPlanRegistreret
    | JobnetUndtaget
    | LedighedGennemgaaet
    | AndenAktoerAfsluttet
    | KanVilVurderet
    | SanktionForberedt
    | SanktionFrafaldet
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
    | JobForeslaaet
    | ForslagBesvaret
    | JobGodkendt
    | JobAfslaaet
    | KapacitetSet
    | VitasAendret
    | KontraktsamtykkeGivet
    | KontraktsamtykkeTrukket
    | KontraktAftalt
    | TillaegsaftaleSkrevet
    | TillaegsaftaleBekraeftet
    | StoetteSoegt
    | StoetteAfgjort
    | StoetteFulgtOp
    | JobOverdraget
    | FleksjobBevilget
    | FleksjobStartet
    | VilkaarAendret
    | FuldtidsloenOplyst
    | FleksjobOphoert
    | OpfoelgningAfholdt
    | HjaelpOensket
    | HjaelpBesvaret
    | HjaelpAfsluttet
    | OpfoelgningstegnVurderet
    | OpfoelgningsrytmeValgt
    | PensionssagRejst
    | StatusUdarbejdet
    | BevillingFornyet
    | UdviklingsmaalAftalt
    | UdviklingsmaalNaaet
    | UdviklingsmaalFrafaldet
    | UdviklingsplanAftalt
    | UdviklingssamtaleHoldt
    | UdviklingVurderet
    | TilskudsbroekOplyst
    | JobaendringVurderet
    | OrdningValgt
    | IndkomstIndberettet
    | UdbetalingBeregnet
    | UdbetalingFrigivet
    | TilbagebetalingHoert
    | TilbagebetalingBesvaret
    | TilbagebetalingForberedt
    | TilbagebetalingAfgjort
    | TilbagebetalingBetalt
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
