"""Borgeren spørger om et opslag, og kontrollanten svarer."""

from datetime import datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Logspoergsmaal, Opslag
from fleksjob.snitflader.felter import ligner_cpr


def spoerg_om_opslag(bruger: Bruger, opslag_id: int, *, tekst: str, nu: datetime) -> Logspoergsmaal:
    """Sender spørgsmålet til kommunens kontrollant. Et opslag kan spørges om én gang."""
    opslag = Opslag.for_bruger(bruger).filter(pk=opslag_id).first()
    if opslag is None or bruger.rolle != Rolle.BORGER:
        raise AdgangNaegtet("Opslaget findes ikke, eller det er ikke i dine oplysninger.")
    if not tekst.strip():
        raise UgyldigtInput("tekst", "Skriv, hvad du vil vide.")
    if len(tekst) > 1000:
        raise UgyldigtInput("tekst", "Skriv højst 1000 tegn.")
    with lager.transaktion():
        if Logspoergsmaal.for_bruger(bruger).filter(opslag=opslag).exists():
            raise IkkeMuligt("Du har allerede spurgt om dette opslag.")
        ny: Logspoergsmaal = Logspoergsmaal.objects.create(
            kommune_id=bruger.kommune_id,
            person_id=opslag.person_id,
            opslag=opslag,
            tekst=tekst.strip(),
            stillet=nu,
        )
        return ny


def svar_om_opslag(bruger: Bruger, spoergsmaal_id: int, *, svar: str, nu: datetime) -> Logspoergsmaal:
    """Kontrollantens svar. Borgeren læser det, som det står; navne på ansatte hører ikke hjemme i det."""
    if bruger.rolle != Rolle.KONTROLLANT:
        raise AdgangNaegtet("Kun kontrollanten kan svare på spørgsmål om opslag.")
    if not svar.strip():
        raise UgyldigtInput("svar", "Skriv svaret til borgeren.")
    if len(svar) > 2000:
        raise UgyldigtInput("svar", "Skriv højst 2000 tegn.")
    if ligner_cpr(svar):
        raise UgyldigtInput("svar", "Skriv svaret uden CPR-nummer.")
    with lager.transaktion():
        fundet = Logspoergsmaal.for_bruger(bruger).select_for_update().filter(pk=spoergsmaal_id).first()
        if fundet is None:
            raise AdgangNaegtet("Spørgsmålet findes ikke.")
        if fundet.besvaret is not None:
            raise IkkeMuligt("Spørgsmålet er besvaret.")
        fundet.svar, fundet.besvaret, fundet.besvaret_af = svar.strip(), nu, bruger
        fundet.save(update_fields=["svar", "besvaret", "besvaret_af"])
        return fundet
