"""Koerselsbyens bunker: borgernes forløb som færdige rækker. Rører ikke databasen, så flere processer kan arbejde."""

from datetime import date

import msgspec

from fleksjob.demo.befolkning import Borger
from fleksjob.demo.job import NY_ORDNING
from fleksjob.demo.vaerksted import Opgave, Raekker, forloebsblad, sagshoved, tilfoej
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til


class Maanedsopgave(msgspec.Struct, frozen=True):
    """Demoens opgave og den måned, der skal kunne køres."""

    opgave: Opgave
    maaned: date


class Bunke(msgspec.Struct):
    """Numrene på dem, der har et job i måneden, og deres rækker."""

    numre: list[int]
    raekker: Raekker


_KODER = msgspec.json.Encoder()
AFKODER = msgspec.json.Decoder(Bunke)


def kodet(opgave: Maanedsopgave, borgere: list[Borger]) -> bytes:
    """Bunken som JSON, som den sendes mellem processer."""
    return _KODER.encode(raekker_for(borgere, opgave))


def raekker_for(borgere: list[Borger], opgave: Maanedsopgave) -> Bunke:
    """Rækkerne for dem, der har et job i måneden."""
    ud, loenmaaned = Bunke([], Raekker()), laeg_maaneder_til(opgave.maaned, -1)
    for borger in borgere:
        blad = forloebsblad(opgave.opgave, borger, loenmaaned, loenmaaned)
        haendelser = blad.haendelser()
        if _har_job(haendelser, opgave.maaned):
            ud.numre.append(borger.nr)
            tilfoej(ud.raekker, opgave.opgave, sagshoved(opgave.opgave, borger), haendelser)
    ud.raekker = AFKODER.decode(_KODER.encode(ud)).raekker
    return ud


def _har_job(haendelser: list[h.AlleHaendelser], maaned: date) -> bool:
    """Om et job i den nye ordning var i gang i måneden. Rettelser flytter aldrig et job ind i eller ud af den."""
    slut = laeg_maaneder_til(maaned, 1)
    startet = {
        en.ansaettelse: en.gyldig_fra
        for en in haendelser
        if isinstance(en, h.FleksjobStartet) and NY_ORDNING <= en.gyldig_fra < slut
    }
    for en in haendelser:
        if isinstance(en, h.FleksjobOphoert) and en.gyldig_fra <= maaned:
            startet.pop(en.ansaettelse, None)
    return bool(startet)
