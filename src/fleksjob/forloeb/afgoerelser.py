"""Begreberne om en afgørelse: vurderinger, høring, udkast, det tilbagesendte, og den truffne. Rene data."""

from datetime import date, datetime

import msgspec


class Vurdering(msgspec.Struct, frozen=True):
    """Sagsbehandlerens vurdering af én betingelse. Den gælder fra `dag`, til betingelsen vurderes igen."""

    id: str
    dag: date
    betingelse: str
    udfald: str
    svar: str = ""
    grund: str = ""
    bilag: tuple[int, ...] = ()
    dokumenter: tuple[int, ...] = ()
    af: str = ""
    registreret: datetime | None = None


class Hoering(msgspec.Struct, frozen=True):
    """En partshøring med frist og svar. `frist` er den gældende, `foerste_frist` den, den begyndte med."""

    id: str
    sendt: date
    frist: date
    besvaret: date | None = None
    om: str = ""
    svar: str = ""
    betingelser: tuple[str, ...] = ()
    paataenkt: str = ""
    afslagsgrund: str = ""
    forlaenget: tuple[tuple[date, str], ...] = ()


class SendtTilbage(msgspec.Struct, frozen=True):
    """Et udkast, den anden person ikke ville godkende: hvem, hvornår og hvorfor."""

    dato: date
    af: str
    grund: str
    forberedt_af: str = ""


class ForberedtAfgoerelse(msgspec.Struct, frozen=True):
    """En afgørelse, der venter på, at en anden person godkender den."""

    id: str
    dato: date
    af: str
    art: str
    udfald: str
    til: str
    begrundelse: str = ""
    hjemmel: str = ""
    midlertidig: bool | None = None
    regeludfald: str = ""
    afvigelsesgrund: str = ""
    afslagsgrund: str = ""
    hoering_undladt: str = ""
    regelgrund: str = ""
    andet_udfald: str = ""
    uden_vurdering: str = ""
    indstilling_fraveget: str = ""
    bemaerkninger: str = ""
    opfoelgning: date | None = None
    grundlag: str = ""


class Afgoerelse(msgspec.Struct, frozen=True):
    """En truffet afgørelse. `modtaget` og `klagefrist` er som oplyst; beregnede står i `lov.klage`.

    Lovens svar (`regeludfald`, `regelgrund`), menneskets (`udfald`) og grunden til en forskel (`afvigelsesgrund`) er
    tre ting.
    """

    id: str
    dato: date
    art: str
    udfald: str
    til: str
    begrundelse: str = ""
    hjemmel: str = ""
    modtaget: date | None = None
    kanal: str = "digital"
    klagefrist: date | None = None
    forberedt_af: str = ""
    godkendt_af: str = ""
    regeludfald: str = ""
    afvigelsesgrund: str = ""
    afslagsgrund: str = ""
    regelgrund: str = ""
    andet_udfald: str = ""
    uden_vurdering: str = ""
    indstilling_fraveget: str = ""
    hoering_undladt: str = ""
    bemaerkninger: str = ""
    opfoelgning: date | None = None
    grundlag: str = ""
