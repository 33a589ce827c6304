"""Kontrollanten har set på et opslag og skriver, hvad hun fandt."""

from datetime import datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Opslag, Opslagskontrol
from fleksjob.snitflader.felter import ligner_cpr

UDFALD = {"i_orden": "I orden", "spoerg": "Skal forklares", "brud": "Uberettiget"}


def kontroller_opslag(
    bruger: Bruger, opslag_id: int, *, udfald: str, note: str, nu: datetime
) -> Opslagskontrol:
    """Skriver vurderingen. Alt andet end «i orden» kræver en note."""
    if bruger.rolle != Rolle.KONTROLLANT:
        raise AdgangNaegtet("Opslag kontrolleres af kontrollanten.")
    opslag = Opslag.for_bruger(bruger).filter(pk=opslag_id).first()
    if opslag is None:
        raise AdgangNaegtet("Opslaget findes ikke.")
    note = " ".join(note.split())
    if udfald not in UDFALD:
        raise UgyldigtInput("udfald", "Vælg, hvad du fandt.")
    if udfald != "i_orden" and not note:
        raise UgyldigtInput("note", "Skriv, hvad der skal forklares, eller hvorfor opslaget var uberettiget.")
    if len(note) > 500:
        raise UgyldigtInput("note", "Noten må højst fylde 500 tegn.")
    if ligner_cpr(note):
        raise UgyldigtInput("note", "Skriv noten uden CPR-nummer.")
    ny: Opslagskontrol = Opslagskontrol.objects.create(
        kommune_id=bruger.kommune_id, opslag=opslag, udfald=udfald, note=note, tid=nu, af=bruger
    )
    return ny
