"""En af de fire redegørelser til revurderingen. De kan skrives over flere dage og af flere."""

from datetime import datetime

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.revurdering import REDEGOERELSER
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG, kraev_skridt
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.helbredsadgang import kraev_helbred
from fleksjob.sager.jobsoegningsblade import LAENGSTE, skriv_blad
from fleksjob.sager.models import Bruger, Jobsoegningsblad, Sag
from fleksjob.sager.projektioner import DANSK_TID


def skriv_redegoerelse(
    sag_id: int, bruger: Bruger, *, kode: str, tekst: str, nu: datetime
) -> Jobsoegningsblad:
    """Gemmer en ny udgave. Redegørelserne handler om helbred og kræver adgang til det."""
    kraev_skridt(bruger, "revurdering_afsluttet")
    if kode not in {en.kode for en in REDEGOERELSER}:
        raise UgyldigtInput("kode", "Vælg en af de fire redegørelser.")
    ren = tekst.replace("\r\n", "\n").strip()
    if not ren:
        raise UgyldigtInput(f"tekst_{kode}", "Skriv redegørelsen, før du gemmer.")
    if len(ren) > LAENGSTE:
        raise UgyldigtInput(f"tekst_{kode}", f"Teksten må højst fylde {LAENGSTE} tegn.")
    lager.hent_nyeste(sag_id, bruger, nu=nu)
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    kraev_helbred(bruger, sag, nu.astimezone(DANSK_TID).date())
    with lager.transaktion():
        return skriv_blad(sag, bruger, f"redegoerelse_{kode}", {"tekst": ren}, nu=nu, helbred=True)
