"""Borgeren indkaldes til det møde, hendes sag er på. Brevet skrives og sendes i samme transaktion."""

from datetime import date, datetime

from fleksjob.breve import indkaldelse
from fleksjob.forloeb.haendelser import TeammoedeIndkaldt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import gem_brev
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.indkaldelsesbrev import indkaldelse_til
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import INTET_PUNKT, sagens_punkt
from fleksjob.sager.models import Bruger, Sag

KORTESTE_GRUND = 10


def indkald_til_moede(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    udfald_udeladt: str = "",
    note: str = "",
) -> Sag:
    """Alle udfald står i brevet. `udfald_udeladt` er undtagelsen: grunden til, at det ville skade at vise dem."""
    udfald_udeladt = udfald_udeladt.strip()
    if udfald_udeladt and len(udfald_udeladt) < KORTESTE_GRUND:
        raise UgyldigtInput(
            "udfald_udeladt", "Skriv, hvorfor det ville skade borgeren at få alle udfald at vide i brevet."
        )
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("teammoede_indkaldt", gyldig_fra)
    punkt = sagens_punkt(bruger, sag_id)
    if punkt is None:
        raise IkkeMuligt(f"{INTET_PUNKT} Sæt den på et møde, før borgeren indkaldes.")
    raekke = Sag.for_bruger(bruger).select_related("person").get(pk=sag_id)
    brev = indkaldelse_til(raekke, punkt, dag=sag.dag, udfald_udeladt=udfald_udeladt)
    with lager.transaktion():
        ny = sag.tilfoej(
            TeammoedeIndkaldt(
                gyldig_fra=gyldig_fra,
                moede=punkt.moede.dag,
                klokken=brev.klokken,
                sted=", ".join(filter(None, (brev.sted.navn, brev.sted.adresse))),
                udfald_udeladt=udfald_udeladt,
                note=note,
            )
        )
        gem_brev(raekke, bruger, nu=nu, art="indkaldelse", titel=brev.titel, pdf=indkaldelse.pdf(brev))
    return ny
