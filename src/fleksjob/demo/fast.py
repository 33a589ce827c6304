"""Fastholdelser i demoen: en del af dem, der er under forberedelse, er stadig ansat, og virksomheden prøver."""

from datetime import date, timedelta
from random import Random
from typing import Any

from fleksjob.demo.blad import Blad
from fleksjob.demo.hovedsag import BAGERIET
from fleksjob.demo.personale import SOFIE
from fleksjob.demo.terning import terning
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.fastholdelsestiltag import er_samtidig
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag

_ANDEL = 0.35  # antagelse
_FUNKTIONER = ("Løft over 10 kg", "Stå op en hel vagt", "Skiftende vagter", "Telefon og kø ved disken")
_HENSYN = ("Ingen løft, siddende opgaver", "Pause hver time", "Faste formiddage", "Eget lokale, ingen disk")
_BEVISER = ("loenseddel", "vagtplan", "notat")
_TILTAG = ("faerre_opgaver", "aendrede_opgaver", "nedsat_tid", "flere_pauser", "omplacering", "hjaelpemidler")


def fastholdelse(blad: Blad) -> None:
    """Skriver en fastholdelse på nogle blade. Terningen er sin egen, så resten af demoen ikke rykker sig."""
    lykke = terning(f"fastholdelse {blad.borger.nr}")
    if not blad.noter or lykke.random() >= _ANDEL:
        return
    begyndt = laeg_maaneder_til(blad.dag, -int(lykke.random() * 14)).replace(day=1)
    hos_bageren = blad.borger.nr % 5 == 0 or not blad.firmaer
    firma = BAGERIET if hos_bageren else blad.firmaer[int(lykke.random() * len(blad.firmaer))]
    kald = naeste_hverdag(begyndt - timedelta(days=20))
    hvor: dict[str, Any] = {"virksomhed": firma.navn, "cvr": firma.cvr}
    blad.skriv(
        h.FastholdelseHenvendt, kald, SOFIE.brugernavn, **hvor, kanal="telefon", tovholder=SOFIE.brugernavn,
        kontakt_fra=lykke.choice(("virksomheden", "sygedagpenge", "borgeren", "konsulent")),
        besoeg_inden=naeste_hverdag(kald + timedelta(days=4)),
    )  # fmt: skip
    ny = lykke.random() < 0.12 and not hos_bageren
    if ny:
        return
    blad.skriv(
        h.FastholdelseMoede, naeste_hverdag(kald + timedelta(days=3)), SOFIE.brugernavn, form="besoeg",
        udfordringer=lykke.choice(_FUNKTIONER), forslag=lykke.choice(_HENSYN),
    )  # fmt: skip
    blad.skriv(
        h.FastholdelsePaabegyndt, begyndt, SOFIE.brugernavn, kendt=naeste_hverdag(begyndt), **hvor,
        grundlag="saerlige_vilkaar",
    )  # fmt: skip
    if lykke.random() < 0.85:
        blad.skriv(
            h.FastholdelseAftalt, naeste_hverdag(begyndt), SOFIE.brugernavn, fra=begyndt,
            grundlag="saerlige_vilkaar", funktioner=lykke.choice(_FUNKTIONER), skaanehensyn=lykke.choice(_HENSYN),
            underskrevet=("medarbejder", "arbejdsgiver"),
        )  # fmt: skip
    blad.skriv(
        h.FastholdelseSkridt, naeste_hverdag(begyndt + timedelta(days=2)), SOFIE.brugernavn, art=lykke.choice(_TILTAG),
        resultat="Hjælper, men ikke nok",
    )  # fmt: skip
    _papirer(blad, lykke, begyndt)
    if lykke.random() < 0.15:
        blad.skriv(
            h.FastholdelseUndtagelseSoegt, naeste_hverdag(blad.dag - timedelta(days=6)), SOFIE.brugernavn,
            akut_grund="Ulykke på vej hjem fra arbejde for tre uger siden", akut_bevis="Udskrivningsbrev",
            formaalsloest_grund="Ingen af opgaverne på stedet kan klares", formaalsloest_bevis="Lederens erklæring",
        )  # fmt: skip


def _papirer(blad: Blad, lykke: Random, begyndt: date) -> None:
    """Et papir for de fleste måneder; nogle er først fundet frem bagefter."""
    for nr in range(12):
        fra = laeg_maaneder_til(begyndt, nr)
        til = laeg_maaneder_til(fra, 1) - timedelta(days=1)
        if lykke.random() < 0.75:
            kom = naeste_hverdag(til + timedelta(days=3 if lykke.random() < 0.8 else 90))
            blad.skriv(
                h.FastholdelseDokumenteret, kom, SOFIE.brugernavn, bevis=lykke.choice(_BEVISER),
                fra=fra, til=til, samtidig=er_samtidig(kom, til), lavet=kom, indestaar="nærmeste leder",
            )  # fmt: skip
