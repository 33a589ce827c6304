"""Opfølgningen i jobbet: et kald om hjælp og svaret på det, tegnene, og hvor ofte der følges op."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from fleksjob.forloeb.haendelser.grund import Haendelse, Tekst

Rytmeuger = Annotated[int, Meta(ge=0, le=130)]


class HjaelpOensket(Haendelse, frozen=True, kw_only=True):
    """Arbejdspladsen eller borgeren har bedt om hjælp. `svar_senest` er kommunens eget mål for at svare.

    `emner` er koder fra `lov.opfoelgningsord`; ordene selv står i en tabel. Uden `ansaettelse` gælder det en praktik.
    """

    titel = "Der er bedt om hjælp"
    ansaettelse: str = ""
    fra: Literal["borger", "arbejdsgiver"] = "borger"
    emner: tuple[str, ...] = ()
    svar_senest: date | None = None


class HjaelpBesvaret(Haendelse, frozen=True, kw_only=True):
    """Kommunen har svaret på kaldet. `hvordan` er telefon, besøg, besked eller møde."""

    titel = "Kaldet om hjælp er besvaret"
    kald: str = ""
    hvordan: str = ""


class HjaelpAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Det, der blev kaldt om, er løst. `aendret` er koder for det, der er lavet om."""

    titel = "Kaldet om hjælp er lukket"
    kald: str = ""
    aendret: tuple[str, ...] = ()


class OpfoelgningstegnVurderet(Haendelse, frozen=True, kw_only=True):
    """Et tegn på, at der skal følges op oftere, er slået til eller fra. Grunden siger hvorfor, aldrig sygdom."""

    titel = "Et tegn er vurderet"
    ansaettelse: Tekst
    tegn: Tekst
    gaelder: bool = True
    grund: str = ""


class OpfoelgningsrytmeValgt(Haendelse, frozen=True, kw_only=True):
    """Så ofte følger kommunen op. `uger` 0: kun de faste opfølgninger; `snak_uger` er de uformelle samtaler."""

    titel = "Rytmen for opfølgning er valgt"
    ansaettelse: Tekst
    uger: Rytmeuger = 0
    snak_uger: Rytmeuger = 0
    naeste: date | None = None
    grund: str = ""


class PensionssagRejst(Haendelse, frozen=True, kw_only=True):
    """Kommunen rejser en sag om førtidspension, mens jobbet løber."""

    titel = "Sag om førtidspension er rejst i jobbet"
    ansaettelse: Tekst


class PraktikForlaenget(Haendelse, frozen=True, kw_only=True):
    """Praktikken får en ny sidste dag, og hvorfor."""

    titel = "Praktikken er forlænget"
    slut: date | None = None
    grund: str = ""
