"""Det, tilstanden ved om opfølgningen i jobbet. Rene data."""

from datetime import date, datetime

import msgspec


class Opfoelgning(msgspec.Struct, frozen=True):
    """En holdt opfølgning i jobbet. Trivsel er 1-5; None: ikke oplyst. `nyt` er koder for tegn, der blev set."""

    dato: date
    art: str
    form: str = ""
    trivsel_borger: int | None = None
    trivsel_leder: int | None = None
    kolleger: int | None = None
    kapacitet_udnyttet: bool | None = None
    betingelser_opfyldt: bool | None = None
    konklusion: str = ""
    nyt: tuple[str, ...] = ()
    naeste: date | None = None
    id: str = ""


class Hjaelpekald(msgspec.Struct, frozen=True):
    """Et kald om hjælp. `besvaret` og `afsluttet` er dage; tidspunkterne er, da det blev registreret."""

    id: str
    oensket: date
    fra: str = ""
    ansaettelse: str = ""
    emner: tuple[str, ...] = ()
    svar_senest: date | None = None
    besvaret: date | None = None
    hvordan: str = ""
    afsluttet: date | None = None
    aendret: tuple[str, ...] = ()
    kaldt: datetime | None = None
    svaret: datetime | None = None

    @property
    def aabent(self) -> bool:
        """Ikke lukket."""
        return self.afsluttet is None

    @property
    def ubesvaret(self) -> bool:
        """Ingen har svaret endnu."""
        return self.besvaret is None and self.afsluttet is None


class Tegnvalg(msgspec.Struct, frozen=True):
    """Et tegn, nogen har slået til eller fra, hvornår og hvorfor."""

    dato: date
    tegn: str
    gaelder: bool
    grund: str = ""
    af: str = ""


class Rytme(msgspec.Struct, frozen=True):
    """Så ofte følger kommunen op; 0 er kun de faste opfølgninger."""

    dato: date
    uger: int
    snak_uger: int = 0
    naeste: date | None = None
    grund: str = ""
    af: str = ""
