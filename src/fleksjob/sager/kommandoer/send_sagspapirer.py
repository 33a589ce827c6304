"""Sender sagspapirerne til teamet: én PDF, gemt byte for byte, med et indeks over, hvad der var i."""

from collections.abc import Collection
from datetime import datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager, sagspapirer
from fleksjob.sager.brevskrivning import gem_brev
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.helbredsadgang import kraev_helbred
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import INTET_PUNKT
from fleksjob.sager.models import Bruger, Dagsordenspunkt, Sag, Sagspakke
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.teamadgang import kraev_saette_paa


def send_sagspapirer(
    sag_id: int, bruger: Bruger, *, nu: datetime, udeladt: Collection[str] = ()
) -> Sagspakke:
    """Pakken til sagens kommende møde. Sendes der igen, er det en ny pakke; den gamle bliver liggende."""
    kraev_saette_paa(bruger)
    sag = Sag.for_bruger(bruger).select_related("person").filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INTET_PUNKT)
    dag = nu.astimezone(DANSK_TID).date()
    kraev_helbred(bruger, sag, dag)
    punkt = Dagsordenspunkt.for_bruger(bruger).select_related("moede").filter(sag=sag, status="paa").first()
    if punkt is None:
        raise IkkeMuligt(f"{INTET_PUNKT} Sæt den på et møde, før papirerne sendes.")
    papirer = sagspapirer.valgt(sagspapirer.papirer_i(sag), udeladt)
    if not papirer:
        raise UgyldigtInput("papirer", "Vælg mindst ét papir; teamet skal have noget at læse.")
    titel = f"Sagspapirer til mødet {punkt.moede.dag.day}.{punkt.moede.dag.month}.{punkt.moede.dag.year}"
    bundt = sagspapirer.bundt_af(
        sag, papirer, dag=dag, overskrift=titel, undertitel="Frosset, da de blev sendt"
    )
    with lager.transaktion():
        dokument = gem_brev(
            sag, bruger, nu=nu, art="sagspapirer", titel=titel, pdf=bundt.pdf, helbred=True, send=False
        )
        pakke: Sagspakke = Sagspakke.objects.create(
            kommune_id=sag.kommune_id,
            punkt=punkt,
            sag=sag,
            dokument=dokument,
            indeks=sagspapirer.indeks_af(papirer, bundt),
            sendt=nu,
            sendt_af=bruger,
        )
    return pakke
