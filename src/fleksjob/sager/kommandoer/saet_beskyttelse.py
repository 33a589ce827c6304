"""Personens navn og adresse er beskyttet i CPR, eller er det ikke længere."""

from datetime import datetime

from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.kommandoer.skriv_notat import gem_notat
from fleksjob.sager.models import Bruger, Person, Sag
from fleksjob.sager.projektioner import DANSK_TID


def saet_beskyttelse(bruger: Bruger, nummer: str, *, beskyttet: bool, grund: str, nu: datetime) -> Person:
    """Slår beskyttelsen til eller fra og noterer hvorfor i sagen. Det kan enhver, der har åbnet sagen."""
    grund = kraev_grund(grund)
    with lager.transaktion():
        sag = Sag.for_bruger(bruger).select_related("person").filter(nummer=nummer).first()
        if sag is None or not bruger.er_medarbejder:
            raise AdgangNaegtet(INGEN_SAG)
        if sag.person.beskyttet == beskyttet:
            raise IkkeMuligt("Beskyttelsen er sådan i forvejen.")
        sag.person.beskyttet = beskyttet
        sag.person.save(update_fields=["beskyttet"])
        hvad = "er beskyttet" if beskyttet else "er ikke længere beskyttet"
        dag = nu.astimezone(DANSK_TID).date()
        gem_notat(bruger, sag, "oplysning", f"Navn og adresse {hvad}. {grund}", nu, dag=dag)
        return sag.person
