"""Kommunen tager stilling til, hvilke krav et papir viser er opfyldt."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import DokumentVurderet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import INGEN_HELBRED, maa_se_helbred
from fleksjob.sager.kommandoer.papirfelter import kraev_punkter, sagen
from fleksjob.sager.models import Bruger, Sag


def vurder_dokument(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    papir: str,
    punkter: tuple[str, ...] = (),
    note: str = "",
) -> Sag:
    """Hvad papiret viser. Ingen punkter er også et svar: det er læst og viser intet af det, loven spørger om."""
    kraev_punkter(punkter)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    tilstand = sag.kraev("dokument_vurderet", gyldig_fra)
    fundet = next((et for et in tilstand.papirer if et.id == papir), None)
    if fundet is None:
        raise UgyldigtInput("papir", "Vælg et af papirerne i sagen.")
    if fundet.er_helbred and not maa_se_helbred(bruger, sagen(sag), sag.dag):
        raise AdgangNaegtet(INGEN_HELBRED)
    return sag.tilfoej(DokumentVurderet(gyldig_fra=gyldig_fra, note=note, papir=papir, punkter=punkter))
