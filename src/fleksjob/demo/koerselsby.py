"""En opdigtet kommune til at køre en måned på: netop så mange personer, som har et fleksjob i måneden, alle med løn.

De er trukket som demoens øvrige borgere og har hele deres forløb; kun dem i fleksjob i den nye ordning er med. Lønnen
er indberettet fra lønmåneden, og ingen måned er kørt før.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from itertools import islice

from django.db import connection

from fleksjob.demo import demoens_plads
from fleksjob.demo.befolkning import Borger, befolkning
from fleksjob.demo.brevhus import laeg_kommune
from fleksjob.demo.demoens_plads import Maerke
from fleksjob.demo.indlaesning import (
    Fremdrift,
    laeg_ansatte,
    laeg_personer,
    laeg_virksomheder,
    saet_tael,
    skriv_raekker,
    uden_delindeks,
)
from fleksjob.demo.job import NY_ORDNING
from fleksjob.demo.koerselsbunke import AFKODER, Maanedsopgave, kodet, raekker_for
from fleksjob.demo.personale import KOMMUNEKODE, personale
from fleksjob.demo.vaerksted import Opgave
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.sager import lager
from fleksjob.sager.masseskrivning import opdater_statistik
from fleksjob.sager.models import Nummerserie
from fleksjob.sager.udregning import i_flere_processer

_OVERSKUD = 3.0
"""Så mange flere trækkes der at vælge iblandt; knap hver anden har et fleksjob i den nye ordning."""


def indlaes_koerselsby(maerke: Maerke, maaned: date, nu: datetime, fremdrift: Fremdrift) -> None:
    """Lægger byen i en tom database i én transaktion. `maerke.antal` er antallet af personer med en måned at regne."""
    demoens_plads.kraev_tom_eller_demo()
    with lager.transaktion():
        demoens_plads.skriv_maerke(maerke)
        laeg_kommune()
        ansatte = laeg_ansatte(personale(maerke.antal, maerke.froe))
        laeg_virksomheder(maerke)
        postgresql = connection.vendor == "postgresql"
        opgave = Opgave(maerke.antal, maerke.froe, maerke.dag, KOMMUNEKODE, ansatte, postgresql)
        _sager(Maanedsopgave(opgave, maaned), maerke, fremdrift)
    opdater_statistik()


def _sager(opgave: Maanedsopgave, maerke: Maerke, fremdrift: Fremdrift) -> None:
    mangler, sidste = maerke.antal, dict[int, int]()
    kandidater = list(_kandidater(opgave, maerke))
    efter_nr = {en.nr: en for en in kandidater}
    bunker = i_flere_processer(partial(kodet, opgave), kandidater, len(kandidater))
    with uden_delindeks():
        for pakket in bunker:
            bunke = AFKODER.decode(pakket)
            if len(bunke.numre) > mangler:
                bunke = raekker_for([efter_nr[nr] for nr in bunke.numre[:mangler]], opgave)
            laeg_personer([efter_nr[nr] for nr in bunke.numre], fremdrift)
            skriv_raekker(bunke.raekker, sidste, fremdrift)
            mangler -= len(bunke.numre)
            if not mangler:
                break
    Nummerserie.objects.bulk_create(
        [Nummerserie(kommune_id=KOMMUNEKODE, aar=aar, sidste=nr) for aar, nr in sidste.items()]
    )
    saet_tael("sager_sag")


def _kandidater(opgave: Maanedsopgave, maerke: Maerke) -> Iterator[Borger]:
    """Borgere, hvis forløb begyndte i den nye ordning og længe nok før måneden til, at jobbet kan være i gang."""
    foer = laeg_maaneder_til(opgave.maaned, -3)
    alle = befolkning(int(maerke.antal * _OVERSKUD) + 200, maerke.froe, maerke.dag)
    mulige = (en for en in alle if en.fase == "i_fleksjob" and NY_ORDNING <= en.tilgang < foer)
    return islice(mulige, int(maerke.antal * 1.25) + 50)
