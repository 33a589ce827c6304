"""Fravær og ventetid: sygdom, orlov, og når sagen venter på nogen."""

from datetime import date
from typing import Any

from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import LangTekst, Tekst, Valg
from fleksjob.kontor.formularer.grund import SkridtFormular

_VENTER = {
    "borger": "Borgeren",
    "helbredsoplysninger": "Helbredsoplysninger",
    "andet": "Noget andet",
}


class SygdomPaabegyndt(SkridtFormular):
    """Borgeren er syg."""

    kode = "sygdom_paabegyndt"
    overskrift = "Borgeren er syg"
    indledning = "Skriv den første sygedag. Hvad borgeren fejler, hører ikke til her."
    datonavn = "Første sygedag"
    knap = "Gem sygemeldingen"


class SygdomAfsluttet(SkridtFormular):
    """Borgeren er rask."""

    kode = "sygdom_afsluttet"
    overskrift = "Borgeren er rask"
    datonavn = "Første dag uden sygdom"
    knap = "Gem raskmeldingen"


class OrlovPaabegyndt(SkridtFormular):
    """Orlov begynder."""

    kode = "orlov_paabegyndt"
    overskrift = "Registrér orlov"
    indledning = "Ydelse under barsel og sorgorlov tælles ikke med i de måneder, der udløser revurderingen."
    datonavn = "Første dag med orlov"

    art = Valg(
        label="Slags", choices=[("barsel", "Barsel"), ("sorgorlov", "Sorgorlov"), ("andet", "Anden orlov")]
    )


class OrlovAfsluttet(SkridtFormular):
    """Orlov slutter."""

    kode = "orlov_afsluttet"
    overskrift = "Afslut orlov"
    datonavn = "Første dag uden orlov"


class AfventerPaabegyndt(SkridtFormular):
    """Sagen venter."""

    kode = "afventer_paabegyndt"
    overskrift = "Sagen venter"
    indledning = (
        "Kun det, loven regner som en grund, flytter en frist; siden siger, hvilke ure der står stille. "
        "Vil du bare lægge sagen til side en tid, så brug «I bero» under Noter og opgaver."
    )
    datonavn = "Venter fra"

    hvad = Valg(label="Hvad venter sagen på?", choices=list(_VENTER.items()))
    om = Tekst(
        label="Hvad præcist?", required=False, help_text="Fx «svar på brevet af 3. marts». Ikke om helbred."
    )


class AfventerAfsluttet(SkridtFormular):
    """Sagen venter ikke længere."""

    kode = "afventer_afsluttet"
    overskrift = "Sagen venter ikke længere"
    datonavn = "Første dag, den ikke venter"

    hvad = Valg(label="Hvad er kommet?", choices=list(_VENTER.items()))

    def tilpas(self) -> None:
        venter = [en.grund.removeprefix("afventer_") for en in self.tilstand.stop if en.til is None]
        mulige = [(kode, navn) for kode, navn in _VENTER.items() if kode in venter]
        self.vaelg_blandt("hvad", mulige or list(_VENTER.items()))

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        venter = [en.grund.removeprefix("afventer_") for en in tilstand.stop if en.til is None]
        return {"hvad": next((kode for kode in _VENTER if kode in venter), "borger")}


class RevurderingUdskudt(SkridtFormular):
    """Revurderingen udskydes efter flytning."""

    kode = "revurdering_udskudt"
    overskrift = "Udskyd revurdering efter flytning"
    indledning = (
        "Kun når borgeren er flyttet hertil, og 18 måneder ikke kan nås af den grund. Fristen er 6 "
        "måneder fra flytningen."
    )
    begreber = ("revurdering",)
    datonavn = "Besluttet den"
    tilbage = "kontor:jobsoegning"

    grund = LangTekst(label="Hvorfor kan 18 måneder ikke nås?", linjer=3, max_length=500)


FRAVAERETS = (
    SygdomPaabegyndt,
    SygdomAfsluttet,
    OrlovPaabegyndt,
    OrlovAfsluttet,
    AfventerPaabegyndt,
    AfventerAfsluttet,
    RevurderingUdskudt,
)
