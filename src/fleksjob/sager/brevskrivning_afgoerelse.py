"""Afgørelsens og høringens brev og fleksjobbeviset: skrives og gemmes i samme transaktion som hændelsen."""

from datetime import datetime

from fleksjob.breve import afgoerelsesbrev, fleksjobbevis, partshoering
from fleksjob.breve.ramme import Kanal
from fleksjob.forloeb.haendelser import FleksjobbevisUdstedt
from fleksjob.forloeb.pligter import pligter
from fleksjob.sager import lager
from fleksjob.sager.afsnit import tillaeg
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.models import Bruger, Dokument, Sag

_SITUATION = {"bevilget": "bevilling", "afslag": "afslag"}
"""Afgørelsens udfald → situationen, som bibliotekets afsnit vælges efter."""


def skriv_afgoerelsesbrev(sag: Sag, bruger: Bruger, *, nu: datetime, kanal: Kanal) -> Dokument | None:
    """Brevet om sagens seneste afgørelse om visitation til fleksjob; None, når den er om noget andet.

    Begrundelsen er ofte om helbred, så brevet er for dem, der behandler sagen, og for borgeren.
    """
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    tilstand = aaben.tilstand()
    afgoerelse = tilstand.afgoerelser[-1]
    if afgoerelse.art != "visitation" or afgoerelse.til != "fleksjob":
        return None
    brev = afgoerelsesbrev.fra_tilstand(
        tilstand,
        ramme=brevramme(sag, dag=aaben.dag, kanal=kanal),
        pligter=pligter(tilstand),
        tillaeg=tillaeg(
            sag, slags="afgoerelse", situation=_SITUATION.get(afgoerelse.udfald, ""), dag=aaben.dag
        ),
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=kanal,
        art="afgoerelse",
        titel=f"Afgørelse: {brev.titel}",
        pdf=afgoerelsesbrev.pdf(brev),
        helbred=True,
        haendelse=afgoerelse.id,
    )


def skriv_hoeringsbrev(
    sag: Sag, bruger: Bruger, *, nu: datetime, kanal: Kanal | None = None
) -> Dokument | None:
    """Brevet om sagens seneste høring; None, når den er noteret bagefter og fristen er gået.

    Det nævner ofte helbred og er derfor kun for dem, der behandler sagen, og for borgeren.
    """
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    hoering = aaben.tilstand().partshoeringer[-1]
    if hoering.frist <= aaben.dag:
        return None
    vej = kanal or kanal_for(sag)
    brev = partshoering.fra_hoering(
        hoering,
        ramme=brevramme(sag, dag=aaben.dag, kanal=vej),
        tillaeg=tillaeg(sag, slags="partshoering", dag=aaben.dag),
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=vej,
        art="partshoering",
        titel=brev.titel,
        pdf=partshoering.pdf(brev),
        helbred=True,
    )


def skriv_fleksjobbevis(sag: Sag, bruger: Bruger, *, nu: datetime) -> Dokument:
    """Beviset efter sagens seneste udstedelse."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    udstedt = [en for en in aaben.haendelser if isinstance(en, FleksjobbevisUdstedt)][-1]
    vej = kanal_for(sag)
    bevis = fleksjobbevis.Fleksjobbevis(
        ramme=brevramme(sag, dag=aaben.dag, kanal=vej),
        visiteret=aaben.tilstand().visiteret or udstedt.gyldig_fra,
        skaanehensyn=udstedt.skaanehensyn,
        opgaver=udstedt.opgaver,
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=vej,
        art="fleksjobbevis",
        titel="Fleksjobbevis",
        pdf=fleksjobbevis.pdf(bevis),
    )
