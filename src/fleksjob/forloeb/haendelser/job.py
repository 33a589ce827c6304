"""Jobbet: bevilling, vilkår, opfølgning og udvikling."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

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


Skala = Annotated[int, Meta(ge=1, le=5)]


class OpfoelgningAfholdt(Haendelse, frozen=True, kw_only=True):
    """Opfølgning i jobbet. Tallene er det, der gælder efter samtalen; ordene står i opfølgningsarket.

    Trivsel og `kolleger` (om borgeren er med i fællesskabet) går fra 1, dårligt, til 5, rigtig godt. `nyt` er koder
    for tegn, der blev set, og `naeste` den dag, der er aftalt.
    """

    titel = "Opfølgning er holdt"
    ansaettelse: Tekst
    art: Opfoelgningsart = "ad_hoc"
    form: str = ""
    deltagere: tuple[str, ...] = ()
    trivsel_borger: Skala | None = None
    trivsel_leder: Skala | None = None
    kolleger: Skala | None = None
    timer: Timer | None = None
    intensitet: Procent | None = None
    kapacitet_udnyttet: bool | None = None
    betingelser_opfyldt: bool | None = None
    konklusion: str = ""
    nyt: tuple[str, ...] = ()
    naeste: date | None = None


class StatusUdarbejdet(Haendelse, frozen=True, kw_only=True):
    """Status i det midlertidige fleksjob. `proevet` er koder for det, der er prøvet, og `anbefaling` for det videre."""

    titel = "Status er udarbejdet"
    ansaettelse: Tekst
    konklusion: str = ""
    proevet: tuple[str, ...] = ()
    betingelser_opfyldt: bool | None = None
    anbefaling: str = ""


class BevillingFornyet(Haendelse, frozen=True, kw_only=True):
    """Bevillingen er fornyet; `varig` betyder permanent."""

    titel = "Bevillingen er fornyet"
    ansaettelse: Tekst
    varig: bool = False


class UdviklingsmaalAftalt(Haendelse, frozen=True, kw_only=True):
    """Et mål for udvikling i jobbet er aftalt. Start- og målværdi er timer om ugen eller procent, når målet er tal."""

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
