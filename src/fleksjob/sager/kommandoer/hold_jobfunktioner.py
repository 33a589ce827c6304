"""Kommunens liste over jobfunktioner, og dens valg om clearing. Ingen af delene hører til en sag."""

from datetime import datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Jobfunktion, Kommune

HOLDERE = (Rolle.VIRKSOMHEDSKONSULENT, Rolle.LEDER)


def opret_jobfunktion(
    bruger: Bruger, *, navn: str, branche: str = "", opgaver: str = "", nu: datetime
) -> Jobfunktion:
    """Lægger en funktion på listen. Står den der i forvejen, men er taget af, kommer den på igen."""
    _kraev_holder(bruger)
    kraev_tekst("navn", navn, "Skriv, hvad jobfunktionen hedder.")
    navn = " ".join(navn.split())
    samme = Jobfunktion.for_kommune(bruger.kommune_id).filter(navn__iexact=navn).first()
    if samme is not None and samme.aktiv:
        raise UgyldigtInput("navn", f"«{samme.navn}» står allerede på listen.")
    if samme is not None:
        samme.branche, samme.opgaver, samme.aktiv = branche, opgaver, True
        samme.save()
        return samme
    ny: Jobfunktion = Jobfunktion.objects.create(
        kommune_id=bruger.kommune_id,
        navn=navn,
        branche=branche,
        opgaver=opgaver,
        oprettet=nu,
        oprettet_af=bruger,
    )
    return ny


def tag_jobfunktion_af(bruger: Bruger, nr: int) -> None:
    """Tager funktionen af listen. Planer, der nævner den, er uændrede."""
    _kraev_holder(bruger)
    if not Jobfunktion.for_bruger(bruger).filter(pk=nr).update(aktiv=False):
        raise AdgangNaegtet("Funktionen findes ikke på kommunens liste.")


def saet_clearingkrav(bruger: Bruger, *, kraeves: bool) -> None:
    """Lederen vælger, om en sag skal have clearing, før den lægges frem."""
    if not bruger.har_rolle(Rolle.LEDER):
        raise AdgangNaegtet("Kun en leder kan bestemme, om clearing er et krav.")
    Kommune.objects.filter(pk=bruger.kommune_id).update(clearing_kraeves=kraeves)


def _kraev_holder(bruger: Bruger) -> None:
    if not bruger.har_rolle(*HOLDERE):
        raise AdgangNaegtet("Listen holdes af virksomhedskonsulenterne og lederen.")
