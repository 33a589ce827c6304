"""Skridtene, mens borgeren er visiteret og uden job."""

from fleksjob.kontor.formularer.felter import Valg
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.ydelse.ledighedssatser import TITLER


class LedighedsydelseStartet(SkridtFormular):
    """Retten til ledighedsydelse begynder."""

    kode = "ledighedsydelse_startet"
    overskrift = "Start ledighedsydelse"
    indledning = "Fra dagen løber fristerne for CV, jobsamtaler og revurdering af retten."
    begreber = ("ledighedsydelse", "revurdering")
    datonavn = "Første dag med ledighedsydelse"
    knap = "Start ledighedsydelsen"

    sats = Valg(
        label="Sats",
        choices=list(TITLER.items()),
    )


class CvRegistreret(SkridtFormular):
    """CV på Jobnet."""

    kode = "cv_registreret"
    overskrift = "Registrér, at CV ligger på Jobnet"
    indledning = "Borgeren registrerer selv sit CV. Her noterer du den dag, det lå på Jobnet."
    begreber = ("ledighedsydelse",)
    datonavn = "CV registreret den"
    knap = "Gem"
