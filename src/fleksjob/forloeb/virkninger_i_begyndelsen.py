"""Hvad ansøgning, vejledning og ønsket om en afgørelse nu gør ved sagen."""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begyndelse import Vejledning
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.lov.sagsgang.klage import klagefrist

erstat = msgspec.structs.replace

I_BEGYNDELSEN, ved = tilmelding()


@ved(h.AnsoegningModtaget)
def ansoegning_modtaget(kladde: Kladde, h_: h.AnsoegningModtaget, id_: str) -> None:
    runde = kladde.runde
    runde.begyndelse = erstat(runde.begyndelse, ansoegt=h_.gyldig_fra, aaben=True, trukket=None)


@ved(h.AnsoegningTrukket)
def ansoegning_trukket(kladde: Kladde, h_: h.AnsoegningTrukket, id_: str) -> None:
    runde = kladde.runde
    runde.begyndelse = erstat(runde.begyndelse, aaben=False, paa_grundlag=None, trukket=h_.gyldig_fra)


@ved(h.AfgoerelsePaaGrundlagOensket)
def afgoerelse_paa_grundlag_oensket(kladde: Kladde, h_: h.AfgoerelsePaaGrundlagOensket, id_: str) -> None:
    kladde.runde.begyndelse = erstat(kladde.runde.begyndelse, paa_grundlag=h_.gyldig_fra)


@ved(h.AfgoerelsePaaGrundlagFrafaldet)
def afgoerelse_paa_grundlag_frafaldet(kladde: Kladde, h_: h.AfgoerelsePaaGrundlagFrafaldet, id_: str) -> None:
    kladde.runde.begyndelse = erstat(kladde.runde.begyndelse, paa_grundlag=None)


@ved(h.VejledningGivet)
def vejledning_givet(kladde: Kladde, h_: h.VejledningGivet, id_: str) -> None:
    ny = Vejledning(h_.gyldig_fra, h_.emner, h_.form, h_.undladt, h_.forventet_afgoerelse)
    begyndelse = kladde.runde.begyndelse
    kladde.runde.begyndelse = erstat(begyndelse, vejledninger=(*begyndelse.vejledninger, ny))


@ved(h.AfgoerelseSendt)
def afgoerelse_sendt(kladde: Kladde, h_: h.AfgoerelseSendt, id_: str) -> None:
    """Klagefristen regnes fra den dag, brevet kom i posten, og ikke fra den dag, det blev skrevet."""
    frist = klagefrist(h_.gyldig_fra, kanal=h_.kanal, retsgrundlag=kladde.retsgrundlag)
    for plads, afgoerelse in enumerate(kladde.afgoerelser):
        if afgoerelse.id == h_.afgoerelse:
            kladde.afgoerelser[plads] = erstat(afgoerelse, kanal=h_.kanal, klagefrist=frist.dato)
