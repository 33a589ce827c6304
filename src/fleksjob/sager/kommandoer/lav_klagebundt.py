"""Sagen samles til klageinstansen i én PDF."""

from datetime import datetime

from fleksjob.breve.sagsbundt import Bundt
from fleksjob.sager import adgang, klagepost, lager
from fleksjob.sager.models import Bruger, Dokument, Sag


def lav_klagebundt(sag: Sag, bruger: Bruger, *, klage: str, nu: datetime) -> tuple[Dokument, Bundt]:
    """Bundtet, gemt i sagen; det sendes først, når klagen sendes videre. Kræver ret til at sende den videre."""
    adgang.kraev_skridt(bruger, "klage_oversendt")
    with lager.transaktion():
        return klagepost.lav_bundt(sag, bruger, klage, nu=nu)
