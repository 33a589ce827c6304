"""Borgeren høres, før der træffes en afgørelse, der går hende imod."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import PartshoeringSendt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.visitationskrav import KRAV
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning_afgoerelse import skriv_hoeringsbrev
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def send_partshoering(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    frist: date,
    om: str,
    betingelser: Sequence[str] = (),
    paataenkt: str = "",
    afslagsgrund: str = "",
    kanal: Literal["digital", "brev", "quickpost"] = "digital",
    note: str = "",
) -> Sag:
    """Sender oplysningerne i høring med en svarfrist, og brevet om det.

    `betingelser` er dem, oplysningerne har betydning for; `afslagsgrund` den, kommunen overvejer.
    """
    kraev_tekst("om", om, "Skriv, hvilke oplysninger borgeren høres over.")
    fejl = []
    if frist <= gyldig_fra:
        fejl.append(UgyldigtInput("frist", "Svarfristen skal ligge efter den dag, høringen sendes."))
    if any(kode not in KRAV for kode in betingelser):
        fejl.append(UgyldigtInput("betingelser", "Vælg blandt betingelserne på listen."))
    if afslagsgrund and afslagsgrund not in AFSLAGSGRUNDE:
        fejl.append(UgyldigtInput("afslagsgrund", "Vælg en af de fem afslagsgrunde."))
    kast(fejl)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("partshoering_sendt", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            PartshoeringSendt(
                gyldig_fra=gyldig_fra,
                note=note,
                frist=frist,
                om=om,
                betingelser=tuple(betingelser),
                paataenkt=paataenkt,
                afslagsgrund=afslagsgrund,
                kanal=kanal,
            )
        )
        skriv_hoeringsbrev(ny, bruger, nu=nu, kanal=kanal)
    return ny
