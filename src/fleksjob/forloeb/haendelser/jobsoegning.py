"""Jobsøgningen, mens borgeren er ledig: opsamling, plan, varighed, anden aktørs resultat og vejen til en sanktion."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from fleksjob.forloeb.haendelser.grund import Haendelse

Samtaleform = Literal["fremmoede", "telefon", "video", ""]
Anledning = Literal["3_mdr", "6_mdr", "12_mdr", "18_mdr", "aar", "stilstand"]
Aktoerresultat = Literal["job", "praktik", "naermere", "uaendret", "afbrudt"]


class OpsamlingHoldt(Haendelse, frozen=True, kw_only=True):
    """Det første møde lige efter beslutningen: anbefalingen er talt igennem, og forløbet før er samlet op.

    `forloebet` er borgerens oplevelse af tiden før; `emner` er det, der blev fortalt (`lov.sagsgang.jobsoegning`).
    """

    titel = "Opsamling efter afgørelsen"
    form: Samtaleform = ""
    forloebet: Literal["godt", "blandet", "haardt", ""] = ""
    anbefaling: bool = False
    emner: tuple[str, ...] = ()


class JobsoegningsplanAftalt(Haendelse, frozen=True, kw_only=True):
    """Borgeren og kommunen er enige om en udgave af planen for jobsøgningen; `udgave` er nummeret på papiret."""

    titel = "Plan for jobsøgning er aftalt"
    udgave: Annotated[int, Meta(ge=1)] = 1


class MinPlanRegistreret(Haendelse, frozen=True, kw_only=True):
    """Planen står også i Min Plan på Jobnet."""

    titel = "Planen står i Min Plan"


class JobnetUndtaget(Haendelse, frozen=True, kw_only=True):
    """Borgeren er undtaget fra CV på Jobnet, Min Plan eller begge dele."""

    titel = "Undtaget fra Jobnet"
    pligt: Literal["cv", "min_plan", "begge"] = "begge"
    grund: str = ""


class LedighedGennemgaaet(Haendelse, frozen=True, kw_only=True):
    """Nogen har set på, hvorfor det varer ved, og aftalt det næste. `anledning` er alarmen; `grund` en kode."""

    titel = "Ledigheden er gennemgået"
    anledning: Anledning = "stilstand"
    grund: str = ""
    aftalt: str = ""
    naeste: date | None = None


class AndenAktoerAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Forløbet hos en anden aktør er slut, og aktøren har meldt tilbage."""

    titel = "Forløb hos anden aktør er slut"
    aktoer: str = ""
    resultat: Aktoerresultat = "uaendret"


class KanVilVurderet(Haendelse, frozen=True, kw_only=True):
    """Det er vurderet, om borgeren ikke kan eller ikke vil. `adfaerd` er en kode fra `lov.sanktioner`.

    `fritaget` er en kode fra `lov.raadighed.FRITAGET`; `tilpasning` er det, der ændres, når borgeren ikke kan.
    """

    titel = "Kan ikke eller vil ikke er vurderet"
    svar: Literal["kan_ikke", "vil_ikke", "uvist"] = "uvist"
    adfaerd: str = ""
    handling: date | None = None
    fritaget: str = ""
    grund: str = ""
    tilpasning: str = ""


class SanktionForberedt(Haendelse, frozen=True, kw_only=True):
    """Den første af to personer har skrevet et udkast til en sanktion; felterne er dem i `sanktion`."""

    titel = "Sanktion er forberedt"
    adfaerd: str = ""
    handling: date | None = None
    dage: Annotated[int, Meta(ge=0, le=366)] | None = None
    begrundelse: str = ""
    bemaerkninger: str = ""


class SanktionFrafaldet(Haendelse, frozen=True, kw_only=True):
    """Udkastet til en sanktion er taget tilbage; der bliver ingen."""

    titel = "Sanktion er frafaldet"
    grund: str = ""
