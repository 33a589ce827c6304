"""Begreberne i en fastholdelse: henvendelsen, aftalen, tiltagene, det, der viser dem, og vurderingerne. Rene data."""

from datetime import date

import msgspec


class Fastholdelsesforsoeg(msgspec.Struct, frozen=True):
    """Et forsøg på at fastholde uden støtte, med det, der dokumenterer det. `til` None: det løber."""

    dato: date
    art: str = ""
    dokumentation: str = ""
    samtidig: bool | None = None
    til: date | None = None
    resultat: str = ""
    id: str = ""


class Fastholdelsesbevis(msgspec.Struct, frozen=True):
    """Et papir, der viser, hvad der skete fra `fra` til og med `til`. `dato` er den dag, det kom i sagen."""

    dato: date
    fra: date
    til: date
    art: str = ""
    samtidig: bool = False
    lavet: date | None = None
    indestaar: str = ""
    skridt: str = ""
    bilag: int = 0
    id: str = ""


class Fastholdelsesmoede(msgspec.Struct, frozen=True):
    """Et besøg eller en samtale; `holdt` nej: tilbudt og ikke taget imod."""

    dato: date
    form: str = ""
    holdt: bool = True
    deltagere: str = ""
    udfordringer: str = ""
    forslag: str = ""


class Fastholdelsesvurdering(msgspec.Struct, frozen=True):
    """Menneskets vurdering ved siden af lovens udfald den dag."""

    dato: date
    reelt_forsoeg: bool | None = None
    udtoemt: bool | None = None
    ordinaert: tuple[str, ...] = ()
    begrundelse: str = ""
    regeludfald: str = ""
    afvigelsesgrund: str = ""
    afklaring: str = ""
    af: str = ""

    @property
    def klar(self) -> bool:
        """Om både forsøget og mulighederne er vurderet til, at sagen kan gå videre."""
        return bool(self.reelt_forsoeg) and bool(self.udtoemt)


class Undtagelsesanmodning(msgspec.Struct, frozen=True):
    """Nogen har bedt om at fravige de 12 måneder; `svar` er tomt, til en anden har svaret."""

    dato: date
    af: str = ""
    akut_grund: str = ""
    akut_bevis: str = ""
    formaalsloest_grund: str = ""
    formaalsloest_bevis: str = ""
    svar: str = ""
    besvaret: date | None = None
    begrundelse: str = ""


class Fastholdelse(msgspec.Struct, frozen=True):
    """Et forløb under sociale kapitler eller på særlige vilkår. `ophoert` er den første dag uden.

    `aftalt` er den dag, den skriftlige aftale er indgået; None: ikke skrevet ned, hvornår.
    """

    begyndt: date
    grundlag: str = ""
    virksomhed: str = ""
    cvr: str = ""
    aftale: str = ""
    funktioner: str = ""
    skaanehensyn: str = ""
    forsoeg: tuple[Fastholdelsesforsoeg, ...] = ()
    undtaget: date | None = None
    ophoert: date | None = None
    ophoersaarsag: str = ""
    aftalt: date | None = None
    aftale_kendt: date | None = None
    gaelder_fra: date | None = None
    overenskomst: str = ""
    tillidsrepraesentant: str = ""
    underskrevet: tuple[str, ...] = ()
    beviser: tuple[Fastholdelsesbevis, ...] = ()
    vurdering: Fastholdelsesvurdering | None = None


class Fastholdelsessag(msgspec.Struct, frozen=True):
    """Fra nogen beder om hjælp, til det er endt: det, der ligger uden om de 12 måneder."""

    dato: date
    kontakt_fra: str = ""
    kanal: str = ""
    virksomhed: str = ""
    cvr: str = ""
    kontakt: str = ""
    tovholder: str = ""
    besoeg_inden: date | None = None
    moeder: tuple[Fastholdelsesmoede, ...] = ()
    ordinaert: tuple[Fastholdelsesforsoeg, ...] = ()
    anmodning: Undtagelsesanmodning | None = None
    ophoert: date | None = None
    videre: str = ""
    siden: str = ""
    siden_den: date | None = None
