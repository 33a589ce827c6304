"""Brevene, mens borgeren er ledig: indkaldelsen og sanktionen, skrevet i samme transaktion som det, de fortæller."""

from datetime import datetime

from fleksjob.breve import jobbrev
from fleksjob.breve.ramme import Kanal
from fleksjob.forloeb.haendelser import Sanktion
from fleksjob.lov.sagsgang.sanktioner_udfald import ADFAERD_TIL_BORGEREN
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.models import Bruger, Dokument, Sag, Samtaletid
from fleksjob.sager.projektioner import DANSK_TID

FORBEHOLD = {
    "cv_mangler": "Reglen er læst hos en kommune og ikke i selve loven; spørg os, hvis du vil se den.",
    "ikke_jobsoegende": "Reglen er læst hos en kommune og ikke i selve loven; spørg os, hvis du vil se den.",
}


def tilbuddet(tid: Samtaletid, sag: Sag, *, nu: datetime, flyttet: bool = False) -> jobbrev.Samtaletilbud:
    """Brevet om tiderne, som det ser ud nu."""
    return jobbrev.Samtaletilbud(
        ramme=brevramme(sag, dag=nu.astimezone(DANSK_TID).date(), kanal=kanal_for(sag)),
        tider=tuple(datetime.fromisoformat(en) for en in tid.tider),
        form=tid.form,
        sted=tid.sted,
        minutter=tid.minutter,
        svar_senest=tid.svar_senest,
        om=tid.om,
        foerste=tid.art == "opsamling",
        flyttet=flyttet,
    )


def skriv_indkaldelse(
    tid: Samtaletid, sag: Sag, bruger: Bruger, *, nu: datetime, flyttet: bool = False
) -> Dokument:
    """Indkaldelsen til samtalen, sendt til borgeren."""
    brev = jobbrev.om_samtalen(tilbuddet(tid, sag, nu=nu, flyttet=flyttet))
    return gem_brev(sag, bruger, nu=nu, art="samtale", titel=brev.titel, pdf=jobbrev.pdf(brev))


def skriv_sanktionsbrev(
    sag: Sag, bruger: Bruger, *, nu: datetime, kanal: Kanal, bemaerkninger: str = ""
) -> Dokument:
    """Brevet om sagens seneste sanktion. Begrundelsen kan nævne helbred."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    nr, truffet = [(en.id, en) for en in aaben.haendelser if isinstance(en, Sanktion)][-1]
    brev = jobbrev.om_sanktionen(
        jobbrev.Sanktionsbesked(
            ramme=brevramme(sag, dag=aaben.dag, kanal=kanal),
            virkning=truffet.art,
            adfaerd=ADFAERD_TIL_BORGEREN.get(truffet.adfaerd, truffet.adfaerd),
            handling=truffet.handling or truffet.gyldig_fra,
            begrundelse=truffet.begrundelse,
            hjemmel=truffet.hjemmel,
            dage=truffet.dage,
            bemaerkninger=bemaerkninger,
            forbehold=tuple(filter(None, (FORBEHOLD.get(truffet.adfaerd, ""),))),
        )
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        kanal=kanal,
        art="sanktion",
        titel=brev.titel,
        pdf=jobbrev.pdf(brev),
        helbred=True,
        haendelse=nr,
    )
