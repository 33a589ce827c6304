"""Aflyser et møde. Sagerne går tilbage i køen, og de inviteredes adgang til dem lukker."""

from datetime import datetime

from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Dagsordenspunkt, Dagsordensskift, Teammoede
from fleksjob.sager.teamadgang import kraev_planlaegge, moedet_for


def aflys_teammoede(bruger: Bruger, moede_id: int, *, nu: datetime, hvorfor: str) -> Teammoede:
    """Mødet er aflyst. Et møde, hvor en sag er behandlet, er holdt og kan ikke aflyses."""
    kraev_planlaegge(bruger)
    kraev_tekst("hvorfor", hvorfor, "Skriv, hvorfor mødet aflyses; det ser de inviterede.")
    moede = moedet_for(bruger, moede_id)
    punkter = Dagsordenspunkt.for_kommune(bruger.kommune_id).filter(moede=moede)
    if punkter.filter(status="behandlet").exists():
        raise IkkeMuligt("En sag er allerede behandlet på mødet, så det kan ikke aflyses.")
    with lager.transaktion():
        for punkt in punkter.filter(status="paa"):
            Dagsordensskift.objects.create(
                kommune_id=bruger.kommune_id,
                sag_id=punkt.sag_id,
                moede=moede,
                hvad="aflyst",
                hvorfor=hvorfor,
                hvornaar=nu,
                hvem=bruger,
            )
        punkter.filter(status="paa").update(status="taget_af")
        moede.aflyst = hvorfor[:200]
        moede.save()
    return moede
