"""Den anden person godkender afgørelsen, og dermed er den truffet."""

from datetime import date, datetime
from typing import Literal

import msgspec

from fleksjob.forloeb.haendelser import AfgoerelseTruffet
from fleksjob.forloeb.tilstand import ForberedtAfgoerelse
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.klage import klagefrist as regnet_klagefrist
from fleksjob.sager import lager
from fleksjob.sager.afgoerelsesgrundlag import det_laaste
from fleksjob.sager.brevskrivning_afgoerelse import skriv_afgoerelsesbrev
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bruger, Sag

TO_PERSONER = "Du har selv forberedt afgørelsen; en anden skal godkende den."
HELBRED = (
    "Afgørelsen hviler på helbredspapirer, som du ikke har adgang til. En leder eller en sagsbehandler i sagens team "
    "skal godkende den."
)
SVAR_EFTER_UDKAST = (
    "Borgeren har svaret på høringen, efter at udkastet blev skrevet. "
    "Send udkastet tilbage, så svaret kan indgå."
)
_SOM_FORBEREDT = (
    "udfald", "art", "begrundelse", "hjemmel", "til", "midlertidig", "regeludfald", "regelgrund", "afvigelsesgrund",
    "afslagsgrund", "andet_udfald", "uden_vurdering", "indstilling_fraveget", "hoering_undladt", "bemaerkninger",
    "opfoelgning", "grundlag",
)  # fmt: skip


def traef_afgoerelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    kanal: Literal["digital", "brev", "quickpost"] = "digital",
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
    _kraev_at_alt_er_set(sag, bruger, forberedt)
    if modtaget is not None and modtaget < gyldig_fra:
        raise UgyldigtInput("modtaget", "Borgeren kan ikke have modtaget afgørelsen, før den blev truffet.")
    if klagefrist is None and gyldig_fra != sag.dag:
        klagefrist = regnet_klagefrist(sag.dag, kanal=kanal, modtaget=modtaget).dato
    felter = {navn: getattr(forberedt, navn) for navn in _SOM_FORBEREDT}
    with lager.transaktion():
        truffet = sag.tilfoej(
            msgspec.convert(
                {
                    **felter,
                    "type": "afgoerelse_truffet",
                    "gyldig_fra": gyldig_fra,
                    "note": note,
                    "modtaget": modtaget,
                    "kanal": kanal,
                    "klagefrist": klagefrist,
                    "forberedt_af": forberedt.af,
                    "godkendt_af": bruger.username,
                },
                AfgoerelseTruffet,
            )
        )
        skriv_afgoerelsesbrev(truffet, bruger, nu=nu, kanal=kanal)
    return truffet


def _kraev_at_alt_er_set(sag: lager.AabenSag, bruger: Bruger, forberedt: ForberedtAfgoerelse) -> None:
    """Den, der godkender, skal kunne se alt, den første byggede på, og intet svar må være kommet siden."""
    raekken: Sag = Sag.for_bruger(bruger).get(pk=sag.hoved.sag_id)
    laast = det_laaste(raekken, bruger, forberedt.grundlag)
    if laast is not None and laast.helbred and not maa_se_helbred(bruger, raekken):
        raise IkkeMuligt(HELBRED)
    siden = [
        en for en in sag.haendelser if en.type == "partshoering_besvaret" and int(en.id) > int(forberedt.id)
    ]
    if siden and forberedt.udfald != "bevilget":
        raise IkkeMuligt(SVAR_EFTER_UDKAST)
