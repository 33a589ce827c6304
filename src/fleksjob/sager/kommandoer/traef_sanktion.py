"""Den anden person godkender udkastet, og dermed er sanktionen besluttet. Brevet skrives i samme transaktion."""

from datetime import date, datetime
from typing import Literal

from fleksjob.forloeb.haendelser import Sanktion
from fleksjob.forloeb.sanktionering import sanktion_i_sagen
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning_jobsoegning import skriv_sanktionsbrev
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Sag

TO_PERSONER = "Du har selv forberedt sanktionen; en anden skal godkende den."
SVAR_SIDEN = (
    "Borgeren har svaret på høringen, efter at udkastet blev skrevet. Forbered det igen, så svaret kan indgå."
)
AF_KOMMUNEN = ("cv_mangler", "ikke_jobsoegende")
"""Den adfærd, hvis følge er læst hos en kommune og ikke i loven; hjemlen siger kun kapitlet."""


def traef_sanktion(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    modtaget: date | None = None,
    kanal: Literal["digital", "brev", "quickpost"] = "digital",
    note: str = "",
) -> Sag:
    """Virkningen er lovens svar på adfærden; gentagelser tælles af sagens hændelser."""
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("sanktion", gyldig_fra)
    udkast = tilstand.jobsoegning.sanktionsudkast
    if udkast is None:
        raise IkkeMuligt("Ingen har forberedt en sanktion.")
    if udkast.af == bruger.username:
        raise IkkeMuligt(TO_PERSONER)
    if any(en.type == "partshoering_besvaret" and int(en.id) > int(udkast.id) for en in sag.haendelser):
        raise IkkeMuligt(SVAR_SIDEN)
    if modtaget is not None and modtaget < gyldig_fra:
        raise UgyldigtInput("modtaget", "Borgeren kan ikke have modtaget afgørelsen, før den blev truffet.")
    handling = udkast.handling or udkast.dato
    svar = sanktion_i_sagen(
        tilstand, adfaerd=udkast.adfaerd, handling=handling, rimelig_grund=False, dage=udkast.dage
    )
    with lager.transaktion():
        truffet = sag.tilfoej(
            Sanktion(
                gyldig_fra=gyldig_fra,
                art=str(svar["virkning"]),
                adfaerd=udkast.adfaerd,
                handling=handling,
                dage=udkast.dage,
                begrundelse=udkast.begrundelse,
                hjemmel="AKL kap. 7" if udkast.adfaerd in AF_KOMMUNEN else "AKL § 77 a",
                modtaget=modtaget,
                kanal=kanal,
                forberedt_af=udkast.af,
                godkendt_af=bruger.username,
                note=note,
            )
        )
        skriv_sanktionsbrev(truffet, bruger, nu=nu, kanal=kanal, bemaerkninger=udkast.bemaerkninger)
    return truffet
