"""Fravær og ventetid: det, der kan standse et ur."""

from datetime import date

from fleksjob.forloeb.haendelser.grund import Haendelse, Orlovsart, Ventegrund


class OrlovPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er begyndt på orlov."""

    titel = "Orlov er begyndt"
    art: Orlovsart = "barsel"


class OrlovAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Orloven er slut; dagen er den første uden orlov."""

    titel = "Orlov er slut"


class SygdomPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Borgeren er sygemeldt."""

    titel = "Sygdom er begyndt"


class SygdomAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Borgeren er raskmeldt; dagen er den første uden sygdom."""

    titel = "Sygdom er slut"


class AfventerPaabegyndt(Haendelse, frozen=True, kw_only=True):
    """Sagen venter på oplysninger fra borgeren, på helbredsoplysninger eller på andet."""

    titel = "Sagen venter"
    hvad: Ventegrund = "borger"
    om: str = ""


class AfventerAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Sagen venter ikke længere på `hvad` (uden: på noget); dagen er den første, hvor den ikke venter."""

    titel = "Sagen venter ikke længere"
    hvad: Ventegrund | None = None


class ForsinkelseMeddelt(Haendelse, frozen=True, kw_only=True):
    """Borgeren har fået skriftlig besked om, at fristen ikke holdes, og hvornår afgørelsen kan ventes (`frist`)."""

    titel = "Besked om forsinkelse er givet"
    frist: date
    grund: str = ""
