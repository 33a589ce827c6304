"""Planen er færdig og kan bære en indstilling og en afgørelse. Det, der står i den, fryses som et papir."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import PlanFaerdig
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager, planfrysning
from fleksjob.sager.helbredsadgang import kraev_helbred
from fleksjob.sager.models import Bruger, Sag
from fleksjob.sager.visninger.plan import planen
from fleksjob.sager.visninger.sagsbillede import billede


def faerdiggoer_plan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    mangelgrund: str = "",
    note: str = "",
) -> Sag:
    """Gør planen færdig. Mangler den noget, loven kræver, skal `mangelgrund` sige hvorfor; det blokerer ikke.

    Er intet skrevet i planen her (den er lavet andre steder), er der intet at fryse, og der spørges ikke.
    """
    aaben = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    aaben.kraev("plan_faerdig", gyldig_fra)
    sag = (
        Sag.for_bruger(bruger)
        .select_related("person", "sagsbehandler", "virksomhedskonsulent")
        .get(pk=sag_id)
    )
    if not planfrysning.er_skrevet_her(sag):
        return aaben.tilfoej(PlanFaerdig(gyldig_fra=gyldig_fra, note=note, mangelgrund=mangelgrund))
    kraev_helbred(bruger, sag)
    foer = billede(sag, bruger, aaben.dag)
    plan = planen(bruger, foer)
    if plan.stand.lovens_mangler and not mangelgrund.strip():
        raise UgyldigtInput("mangelgrund", "Skriv, hvorfor planen gøres færdig, selv om der mangler noget.")
    with lager.transaktion():
        faerdig = aaben.tilfoej(
            PlanFaerdig(
                gyldig_fra=gyldig_fra,
                note=note,
                mangler=tuple(hvert.kode for hvert in plan.stand.mangler),
                mangelgrund=mangelgrund,
            )
        )
        planfrysning.frys(sag, bruger, plan, foer.tilstand, nu=nu, mangelgrund=mangelgrund)
    return faerdig
