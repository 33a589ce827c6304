"""Jobbet: bevilling, vilkår, opfølgning og udvikling."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import Haendelse, Kroner, Opfoelgningsart, Procent, Tekst, Timer


class FleksjobBevilget(Haendelse, frozen=True, kw_only=True):
    """Kommunen har bevilget det konkrete fleksjob; `startdato` er den aftalte første dag.

    `fastholdelse`: det er på den arbejdsplads, borgeren allerede er på.
    """

    titel = "Fleksjob er bevilget"
    ansaettelse: Tekst
    midlertidig: bool = True
    virksomhed: str = ""
    cvr: str = ""
    startdato: date | None = None
    fastholdelse: bool = False


class FleksjobStartet(Haendelse, frozen=True, kw_only=True):
    """Første dag i jobbet. Timer er timer til stede pr. uge, lønnen er med pension."""

    titel = "Fleksjob er startet"
    ansaettelse: Tekst
    virksomhed: str = ""
    cvr: str = ""
    timer: Timer | None = None
    intensitet: Procent | None = None
    timeloen: Kroner | None = None
    fuldtidsloen: Kroner | None = None
    pension_pct: Procent | None = None
    fastholdelse: bool = False


class VilkaarAendret(Haendelse, frozen=True, kw_only=True):
    """Nye vilkår fra dagen; det, der ikke nævnes, er uændret."""

    titel = "Vilkårene er ændret"
    ansaettelse: Tekst
    timer: Timer | None = None
    intensitet: Procent | None = None
    timeloen: Kroner | None = None
    fuldtidsloen: Kroner | None = None
    pension_pct: Procent | None = None


class FuldtidsloenOplyst(Haendelse, frozen=True, kw_only=True):
    """Arbejdsgiveren har oplyst månedslønnen på fuld tid i samme stilling, med pension."""

    titel = "Fuldtidsløn er oplyst"
    ansaettelse: Tekst
    fuldtidsloen: Kroner


class FleksjobOphoert(Haendelse, frozen=True, kw_only=True):
    """Jobbet er ophørt; dagen er den første uden job."""

    titel = "Fleksjob er ophørt"
    ansaettelse: Tekst
    aarsag: str = ""


class OpfoelgningAfholdt(Haendelse, frozen=True, kw_only=True):
    """Opfølgning i jobbet."""

    titel = "Opfølgning er holdt"
    ansaettelse: Tekst
    art: Opfoelgningsart = "ad_hoc"


class StatusUdarbejdet(Haendelse, frozen=True, kw_only=True):
    """Status i det midlertidige fleksjob."""

    titel = "Status er udarbejdet"
    ansaettelse: Tekst
    konklusion: str = ""


class BevillingFornyet(Haendelse, frozen=True, kw_only=True):
    """Bevillingen er fornyet; `varig` betyder permanent."""

    titel = "Bevillingen er fornyet"
    ansaettelse: Tekst
    varig: bool = False


class UdviklingsmaalAftalt(Haendelse, frozen=True, kw_only=True):
    """Et mål for udvikling i jobbet er aftalt. Start- og målværdi er timer om ugen eller procent, når målet er et tal."""

    titel = "Udviklingsmål er aftalt"
    ansaettelse: str = ""
    maal: str = ""
    inden: date | None = None
    art: Literal["timer", "intensitet", "opgaver", "kvalitet", ""] = ""
    startvaerdi: float | None = None
    maalvaerdi: float | None = None
    kilde: Literal["tillaegsaftale", ""] = ""


class UdviklingsmaalNaaet(Haendelse, frozen=True, kw_only=True):
    """Målet er nået. `maal_id` er nummeret på den hændelse, hvor det blev aftalt; `opnaaet` er tallet, det blev til."""

    titel = "Udviklingsmål er nået"
    ansaettelse: str = ""
    maal: str = ""
    maal_id: str = ""
    opnaaet: float | None = None
