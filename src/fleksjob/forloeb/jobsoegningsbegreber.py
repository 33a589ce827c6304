"""Begreberne i jobsøgningen, som tilstanden bærer dem. Rene data."""

from datetime import date

import msgspec


class Opsamling(msgspec.Struct, frozen=True):
    """Det første møde efter afgørelsen."""

    dato: date
    form: str = ""
    forloebet: str = ""
    emner: tuple[str, ...] = ()


class Joblinje(msgspec.Struct, frozen=True):
    """Én gang, borgeren skrev i sin joblog."""

    dato: date
    antal: int
    hvordan: str = ""
    stilling: str = ""
    sted: str = ""


class Fortalt(msgspec.Struct, frozen=True):
    """Et emne, borgeren har fået fortalt en dag."""

    dato: date
    emne: str


class Gennemgang(msgspec.Struct, frozen=True):
    """En gennemgang af ledigheden. `grund` er en kode."""

    dato: date
    anledning: str
    grund: str = ""
    aftalt: str = ""
    naeste: date | None = None


class Aktoerforloeb(msgspec.Struct, frozen=True):
    """Et forløb hos en anden aktør. `slut` og `resultat` er tomme, mens det løber."""

    aktoer: str
    fra: date
    aftalt_til: date | None = None
    slut: date | None = None
    resultat: str = ""


class KanVil(msgspec.Struct, frozen=True):
    """En vurdering af, om borgeren ikke kan eller ikke vil."""

    dato: date
    svar: str
    adfaerd: str = ""
    handling: date | None = None
    fritaget: str = ""
    grund: str = ""
    tilpasning: str = ""
    af: str = ""


class Sanktionsudkast(msgspec.Struct, frozen=True):
    """Et udkast til en sanktion, som en anden skal godkende. `af` er brugernavnet."""

    id: str
    dato: date
    af: str
    adfaerd: str = ""
    handling: date | None = None
    dage: int | None = None
    begrundelse: str = ""
    bemaerkninger: str = ""


class Jobsoegning(msgspec.Struct, frozen=True):
    """Alt det i jobsøgningen, som følger af hændelserne. `sidst_aktiv` er den seneste dag, der skete noget."""

    opsamlinger: tuple[Opsamling, ...] = ()
    planer: tuple[date, ...] = ()
    min_plan: tuple[date, ...] = ()
    undtaget_jobnet: tuple[str, ...] = ()
    joblog: tuple[Joblinje, ...] = ()
    fortalt: tuple[Fortalt, ...] = ()
    gennemgange: tuple[Gennemgang, ...] = ()
    aktoerer: tuple[Aktoerforloeb, ...] = ()
    revurderet: date | None = None
    revurderet_til: str = ""
    kan_vil: tuple[KanVil, ...] = ()
    sanktionsudkast: Sanktionsudkast | None = None
    fritaget_samtaler: date | None = None
    sidst_aktiv: date | None = None
