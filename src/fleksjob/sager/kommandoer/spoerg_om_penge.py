"""Borgeren spørger om en måned eller en linje på sin side; spørgsmålet kommer på sagsbehandlerens liste."""

from datetime import date, datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as navn
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.spoerg_kommunen import spoerg_kommunen
from fleksjob.sager.models import Bruger, Opgave, Sag, Udbetaling

LAENGST = 1000


def spoerg_om_penge(bruger: Bruger, sag_id: int, *, maaned: date, tekst: str, nu: datetime) -> Opgave:
    """`maaned` er en måned, borgeren kan se. Er der allerede et åbent spørgsmål om den, lægges der ikke et til."""
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None or bruger.rolle != Rolle.BORGER:
        raise AdgangNaegtet(INGEN_SAG)
    if not tekst.strip():
        raise UgyldigtInput("tekst", "Skriv, hvad du vil vide.")
    if len(tekst) > LAENGST:
        raise UgyldigtInput("tekst", f"Skriv højst {LAENGST} tegn.")
    if not Udbetaling.for_bruger(bruger).filter(sag=sag, maaned=maaned).exists():
        raise AdgangNaegtet("Måneden findes ikke i din sag.")
    om = f"Om {navn(maaned)}:"
    with lager.transaktion():
        aabne = Opgave.for_kommune(sag.kommune_id).filter(sag=sag, art="borger", afsluttet__isnull=True)
        if aabne.filter(oprettet_af=bruger, hvad__startswith=om).exists():
            raise IkkeMuligt("Du har allerede spurgt om måneden. Kommunen svarer på det først.")
        return spoerg_kommunen(sag, bruger, hvad=f"{om} {tekst.strip()}", nu=nu)
