"""Udviklingen i et job, som den er foldet: mål, plan, samtaler og vurderinger. Rene data."""

from datetime import date

import msgspec


class Udviklingsmaal(msgspec.Struct, frozen=True):
    """Et mål. `slags` er timer, intensitet, opgaver eller kvalitet; `fra` og `til` er tal, når målet er et tal."""

    id: str
    aftalt: date
    slags: str = ""
    maal: str = ""
    fra: float | None = None
    til: float | None = None
    inden: date | None = None
    kilde: str = ""
    naaet: date | None = None
    opnaaet: float | None = None
    frafaldet: date | None = None
    grund: str = ""

    @property
    def aabent(self) -> bool:
        """Hverken nået eller faldet væk."""
        return self.naaet is None and self.frafaldet is None


class Udviklingsplan(msgspec.Struct, frozen=True):
    """Den gældende plan. Før `tidligst` tales der kun om trivsel."""

    aftalt: date
    tidligst: date | None = None
    rytme: str = "kvartal"
    skriftlig: bool = False
    med: tuple[str, ...] = ()


class Udviklingssamtale(msgspec.Struct, frozen=True):
    """En holdt samtale."""

    id: str
    dato: date
    trivsel: str
    tegn: tuple[str, ...] = ()
    om: tuple[str, ...] = ()
    proevet: tuple[str, ...] = ()
    naeste: date | None = None


class Udviklingsvurdering(msgspec.Struct, frozen=True):
    """Kommunens vurdering af, om arbejdsevnen kan udvikles."""

    dato: date
    kan_udvikles: bool
    begrundelse: str = ""
    inden: date | None = None
    af: str = ""


class Jobaendring(msgspec.Struct, frozen=True):
    """Svaret på, om en ændring gjorde et gammelt job til et nyt."""

    dato: date
    aendring: str
    regeludfald: str
    udfald: str
    afvigelsesgrund: str = ""
    af: str = ""


class Ordningsvalg(msgspec.Struct, frozen=True):
    """Borgerens valg af den nye ordning."""

    fra: date
    valgt: date
    ny_ansaettelse: str
    dokument: str = ""


class Udvikling(msgspec.Struct, frozen=True):
    """Alt om udviklingen i ét job, ældste først. `andel` er brøken i den gamle ordning."""

    maal: tuple[Udviklingsmaal, ...] = ()
    plan: Udviklingsplan | None = None
    samtaler: tuple[Udviklingssamtale, ...] = ()
    vurderinger: tuple[Udviklingsvurdering, ...] = ()
    andel: str = ""
    aendringer: tuple[Jobaendring, ...] = ()
    valg: Ordningsvalg | None = None

    @property
    def aabne(self) -> tuple[Udviklingsmaal, ...]:
        """De mål, der hverken er nået eller faldet væk."""
        return tuple(maal for maal in self.maal if maal.aabent)
