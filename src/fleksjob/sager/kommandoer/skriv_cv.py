"""Borgerens svar på ét spørgsmål i «Det kan jeg»: store felter at trykke på og, hvis hun vil, egne ord."""

from collections.abc import Sequence
from datetime import datetime

from fleksjob.forloeb.kompetencer import SPOERGSMAAL
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.jobsoegningsblade import skriv_blad
from fleksjob.sager.models import Bruger, Jobsoegningsblad, Sag

LAENGST = 1000


def skriv_cv(
    sag_id: int, bruger: Bruger, *, spoergsmaal: str, valg: Sequence[str], ord_: str, nu: datetime
) -> Jobsoegningsblad:
    """Gemmer svaret. Et tomt svar er også et svar: spørgsmålet er set. Kommunen kan hjælpe borgeren med det."""
    valgt = SPOERGSMAAL.get(spoergsmaal)
    if valgt is None:
        raise UgyldigtInput("spoergsmaal", "Spørgsmålet findes ikke.")
    if any(en not in valgt.valg for en in valg):
        raise UgyldigtInput("valg", "Vælg blandt de viste.")
    rene = ord_.replace("\r\n", "\n").strip()
    if len(rene) > LAENGST:
        raise UgyldigtInput("ord", f"Skriv højst {LAENGST} tegn.")
    lager.hent_nyeste(sag_id, bruger, nu=nu)
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    indhold = {"valg": [en for en in valgt.valg if en in valg], "ord": rene}
    with lager.transaktion():
        return skriv_blad(sag, bruger, f"cv_{spoergsmaal}", indhold, nu=nu)
