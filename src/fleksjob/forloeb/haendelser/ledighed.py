"""Ledighedsydelse og rådighed."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from fleksjob.forloeb.haendelser.grund import Haendelse, Kanal
from fleksjob.forloeb.haendelser.jobsoegning import Samtaleform


class LedighedsydelseStartet(Haendelse, frozen=True, kw_only=True):
    """Retten til ledighedsydelse er begyndt. `sats` er en af `lov.ledighedssatser.SATSER`; tom: ikke oplyst."""

    titel = "Ledighedsydelse er startet"
    sats: str = ""


class LedighedsydelseOphoert(Haendelse, frozen=True, kw_only=True):
    """Ledighedsydelsen er ophørt; dagen er den første uden ydelse."""

    titel = "Ledighedsydelse er ophørt"
    aarsag: str = ""


class SamtaleAfholdt(Haendelse, frozen=True, kw_only=True):
    """En samtale er holdt. Kun `art` "jobsamtale" tæller i kontaktforløbet.

    `emner` er det, der blev fortalt (igen): koder fra `lov.sagsgang.jobsoegning`.
    """

    titel = "Samtale er holdt"
    art: str = "jobsamtale"
    form: Samtaleform = ""
    emner: tuple[str, ...] = ()


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
    """Borgeren har skrevet i sin joblog: hvor mange, hvordan (en kode), hvilket job og hvor."""

    titel = "Jobsøgning er logget"
    antal: int = 1
    hvordan: str = ""
    stilling: str = ""
    sted: str = ""


class AndenAktoerTilbudt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er tilbudt en anden aktør."""

    titel = "Anden aktør er tilbudt"
    aktoer: str = ""


class AndenAktoerHenvist(Haendelse, frozen=True, kw_only=True):
    """Borgeren er henvist til en anden aktør; `til` er den aftalte sidste dag."""

    titel = "Henvist til anden aktør"
    aktoer: str = ""
    til: date | None = None
    se_paa: tuple[str, ...] = ()


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
    forberedt_af: str = ""
    godkendt_af: str = ""


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
