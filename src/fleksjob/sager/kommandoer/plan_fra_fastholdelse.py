"""Fastholdelsen giver sit videre til planen, så ingen skriver det igen. Kun tomme felter fyldes."""

from datetime import datetime

from fleksjob.forloeb.fastholdelse_overlevering import til_planen
from fleksjob.forloeb.planafsnit import EFTER_KODE, KOMMUNE, LAENGSTE
from fleksjob.sager import lager, planadgang
from fleksjob.sager.kommandoer.skriv_planafsnit import gem_udgave
from fleksjob.sager.models import Bruger, Plantekst, Sag

FASTHOLDELSE = "fastholdelse"
HVORHEN = {"indsatser": ("indsatser", "erfaringer"), "beskaeftigelse": ("gitter", "arbejde_udfordringer")}
"""Bidragets afsnit → afsnittet og feltet i planen."""


def plan_fra_fastholdelse(sag_id: int, bruger: Bruger, *, nu: datetime) -> list[Plantekst]:
    """Skriver fastholdelsens bidrag i de afsnit, kommunen ikke har skrevet i, og giver de nye udgaver.

    Teksterne er mærket med deres kilde og er et forslag: afsnittet er først skrevet, når et menneske har set på det.
    """
    aaben = lager.hent_nyeste(sag_id, bruger, nu=nu)
    sag = Sag.for_bruger(bruger).get(pk=sag_id)
    tilstand = aaben.tilstand()
    planadgang.kraev_aaben(tilstand)
    ud = []
    with lager.transaktion():
        for bidrag in til_planen(tilstand):
            kode, felt = HVORHEN[bidrag.afsnit]
            planadgang.kraev_stemme(bruger, sag, EFTER_KODE[kode])
            egne = Plantekst.for_kommune(sag.kommune_id).filter(sag=sag, afsnit=kode, stemme=KOMMUNE)
            if not egne.exists():
                indhold = {felt: bidrag.tekst[:LAENGSTE]}
                afsnit = EFTER_KODE[kode]
                ud.append(
                    gem_udgave(sag, bruger, afsnit, KOMMUNE, indhold, set_nr=0, nu=nu, kilde=FASTHOLDELSE)
                )
    return ud
