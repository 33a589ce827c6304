"""Fastholdelse på den nuværende arbejdsplads."""

from datetime import date

from fleksjob.forloeb.haendelser.grund import Haendelse, Tekst


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
