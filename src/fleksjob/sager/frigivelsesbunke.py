"""En bunke frigivelser, regnet uden database: sagens nye hændelser og alt det udledte, klar til at skrive."""

from datetime import UTC, date, datetime

import msgspec

from fleksjob.forloeb.haendelser import UdbetalingFrigivet
from fleksjob.sager.lagerdata import Skrivning, laes_haendelsesraekke
from fleksjob.sager.maanedsbunke import Sagsopgave, stemplet_skrivning
from fleksjob.sager.projektioner import DANSK_TID


class Frigivelse(msgspec.Struct, frozen=True):
    """En linje, der skal frigives. Beløbet er linjens før ATP."""

    linje: int
    maaned: date
    version: int
    beloeb: float


class Frigivelsesopgave(msgspec.Struct, frozen=True):
    """En sag og dens linjer."""

    sag: Sagsopgave
    linjer: list[Frigivelse]


class Frigiver(msgspec.Struct, frozen=True):
    """Hvem der frigiver, og hvornår."""

    brugernavn: str
    nu: datetime


_SVAR = msgspec.msgpack.Decoder(list[Skrivning])


def frigiv_bunke(frigiver: Frigiver, bunke: list[Frigivelsesopgave]) -> bytes:
    """Skrivningerne i sagernes orden, pakket."""
    dag = frigiver.nu.astimezone(DANSK_TID).date()
    return msgspec.msgpack.encode([_skrivning(frigiver, dag, en) for en in bunke])


def pak_ud(pakket: bytes) -> list[Skrivning]:
    """Det, `frigiv_bunke` pakkede."""
    return _SVAR.decode(pakket)


def _skrivning(frigiver: Frigiver, dag: date, opgave: Frigivelsesopgave) -> Skrivning:
    sag = opgave.sag
    laest = sag.laest(laes_haendelsesraekke(f"[{','.join(sag.tekster)}]"))
    nye = [
        UdbetalingFrigivet(gyldig_fra=dag, periode=f"{en.maaned:%Y-%m}", beloeb=en.beloeb, version=en.version)
        for en in opgave.linjer
    ]
    return stemplet_skrivning(laest, nye, frigiver.nu.astimezone(UTC), frigiver.brugernavn)
