"""Arbejdet med planen begynder sammen med borgeren, og en virksomhedskonsulent inviteres med."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    PlanPaabegyndt,
    VirksomhedskonsulentFravalgt,
    VirksomhedskonsulentInviteret,
)
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.inviter_virksomhedskonsulent import knyt_konsulent, kraev_konsulent
from fleksjob.sager.kommandoer.plan_fra_fastholdelse import plan_fra_fastholdelse
from fleksjob.sager.models import Bruger, Sag


def paabegynd_plan(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    selvstaendig: bool = False,
    konsulent: str | None = None,
    uden_konsulent: str = "",
    note: str = "",
) -> Sag:
    """Begynder planen. `konsulent` er brugernavnet på den, der inviteres (tom: vælges senere); `uden_konsulent` er
    grunden til, at ingen gør. None: der er ikke taget stilling, som i en sag, der er læst ind."""
    aaben = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = aaben.kraev("plan_paabegyndt", gyldig_fra)
    kraev_konsulent(konsulent or "", bruger)
    nye: list[AlleHaendelser] = [PlanPaabegyndt(gyldig_fra=gyldig_fra, note=note, selvstaendig=selvstaendig)]
    if tilstand.konsulent.dato is None:
        if uden_konsulent.strip():
            nye.append(VirksomhedskonsulentFravalgt(gyldig_fra=gyldig_fra, grund=uden_konsulent))
        elif konsulent is not None:
            nye.append(VirksomhedskonsulentInviteret(gyldig_fra=gyldig_fra, konsulent=konsulent))
    with lager.transaktion():
        sag = aaben.tilfoej(*nye)
        if not uden_konsulent and tilstand.konsulent.dato is None:
            knyt_konsulent(sag, konsulent or "", bruger, nu)
        if tilstand.fastholdelser or tilstand.fastholdelsessag is not None:
            plan_fra_fastholdelse(sag_id, bruger, nu=nu)
    return sag
