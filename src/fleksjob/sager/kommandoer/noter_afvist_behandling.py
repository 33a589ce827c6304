"""Borgeren har afvist en behandling. Det noteres, og det tæller aldrig imod borgeren."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import BehandlingAfvist
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import INGEN_HELBRED, maa_se_helbred
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.kommandoer.papirfelter import sagen
from fleksjob.sager.models import Bruger, Sag


def noter_afvist_behandling(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    hvad: str,
    note: str = "",
) -> Sag:
    """Borgeren har afvist operation, medicin eller lignende. Ingen regel i huset læser det."""
    kraev_tekst("hvad", hvad, "Skriv kort, hvilken behandling det er.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("behandling_afvist", gyldig_fra)
    if not maa_se_helbred(bruger, sagen(sag), sag.dag):
        raise AdgangNaegtet(INGEN_HELBRED)
    return sag.tilfoej(BehandlingAfvist(gyldig_fra=gyldig_fra, note=note, hvad=hvad))
