"""Den anden person godkender afgørelsen, og dermed er den truffet."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import AfgoerelseTruffet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.klage import klagefrist as regnet_klagefrist
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import skriv_afgoerelsesbrev
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Sag

TO_PERSONER = "Du har selv forberedt afgørelsen; en anden skal godkende den."


def traef_afgoerelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    kanal: Literal["digital", "brev"] = "digital",
    modtaget: date | None = None,
    klagefrist: date | None = None,
    note: str = "",
) -> Sag:
    """Gør den forberedte afgørelse gældende, som den er skrevet, og skriver brevet.

    Vil man noget andet, forberedes en ny. Klagefristen regnes fra den dag, brevet sendes.
    """
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("afgoerelse_truffet", gyldig_fra)
    forberedt = tilstand.forberedt_afgoerelse
    if forberedt is None:
        raise IkkeMuligt("Der er ingen forberedt afgørelse at godkende; den skal skrives af en anden først.")
    if forberedt.af == bruger.username:
        raise IkkeMuligt(TO_PERSONER)
    if modtaget is not None and modtaget < gyldig_fra:
        raise UgyldigtInput("modtaget", "Borgeren kan ikke have modtaget afgørelsen, før den blev truffet.")
    if klagefrist is None and gyldig_fra != sag.dag:
        klagefrist = regnet_klagefrist(sag.dag, kanal=kanal, modtaget=modtaget).dato
    with lager.transaktion():
        truffet = sag.tilfoej(
            AfgoerelseTruffet(
                gyldig_fra=gyldig_fra,
                note=note,
                udfald="afslag" if forberedt.udfald == "afslag" else "bevilget",
                art=forberedt.art,
                begrundelse=forberedt.begrundelse,
                hjemmel=forberedt.hjemmel,
                til="selvstaendig" if forberedt.til == "selvstaendig" else "fleksjob",
                midlertidig=forberedt.midlertidig,
                modtaget=modtaget,
                kanal=kanal,
                klagefrist=klagefrist,
                forberedt_af=forberedt.af,
                godkendt_af=bruger.username,
                regeludfald=forberedt.regeludfald,
                afvigelsesgrund=forberedt.afvigelsesgrund,
                afslagsgrund=forberedt.afslagsgrund,
            )
        )
        skriv_afgoerelsesbrev(truffet, bruger, nu=nu, kanal=kanal)
    return truffet
