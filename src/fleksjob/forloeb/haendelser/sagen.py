"""Sagen: personen, ansøgningen, vejledningen, og at sagen lukkes."""

from datetime import date

from fleksjob.forloeb.haendelser.grund import Haendelse, Uger


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


class SagLukket(Haendelse, frozen=True, kw_only=True):
    """Sagen er lukket."""

    titel = "Sagen er lukket"
    aarsag: str = ""
