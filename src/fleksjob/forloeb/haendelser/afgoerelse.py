"""Høring og afgørelse, det, et afslag bringer med sig, og fleksjobbeviset."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import AndetUdfald, Haendelse, Kanal, Ordning, Tekst, Udfald


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


class AfgoerelseSendt(Haendelse, frozen=True, kw_only=True):
    """Brevet med afgørelsen (`afgoerelse` er dens id) er lagt i posten på dagen."""

    titel = "Afgørelsen er lagt i posten"
    afgoerelse: Tekst
    kanal: Kanal = "brev"


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
