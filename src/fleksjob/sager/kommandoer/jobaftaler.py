"""Aftaler i jobsøgningen: hvem gør hvad inden hvornår, og hvordan det gik. Begge parter kan have dem."""

from datetime import date, datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager.adgang import INGEN_SAG, kraev_skridt
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Jobaftale, Sag
from fleksjob.sager.projektioner import DANSK_TID

HVEM = {
    "borger": "Borgeren",
    "kommune": "Kommunen",
    "konsulent": "Virksomhedskonsulenten",
    "andre": "En anden",
}
UDFALD = {"gjort": "Gjort", "ikke_gjort": "Ikke gjort", "droppet": "Ikke længere aktuel"}


def lav_jobaftale(
    bruger: Bruger, nummer: str, *, hvem: str, hvad: str, frist: date, nu: datetime
) -> Jobaftale:
    """Skriver en aftale ned. Den står på begges side, til nogen siger, hvordan det gik."""
    kraev_skridt(bruger, "jobsoegningsplan_aftalt")
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None or not bruger.er_medarbejder:
        raise AdgangNaegtet(INGEN_SAG)
    hvad = " ".join(hvad.split())
    fejl = []
    if hvem not in HVEM:
        fejl.append(UgyldigtInput("hvem", "Vælg, hvem der gør det."))
    if not hvad:
        fejl.append(UgyldigtInput("hvad", "Skriv, hvad der skal gøres."))
    if len(hvad) > 240:
        fejl.append(UgyldigtInput("hvad", "Skriv højst 240 tegn."))
    if frist < nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("frist", "Vælg en dag fra i dag og frem."))
    kast(fejl)
    ny: Jobaftale = Jobaftale.objects.create(
        kommune_id=sag.kommune_id, sag=sag, hvem=hvem, hvad=hvad, frist=frist, oprettet=nu, oprettet_af=bruger
    )
    return ny


def afslut_jobaftale(
    bruger: Bruger, aftale_id: int, *, udfald: str, nu: datetime, svar: str = "", sag_id: int | None = None
) -> Jobaftale:
    """Siger, hvordan det gik. Borgeren kan kun afslutte sine egne."""
    if bruger.rolle != Rolle.BORGER:
        kraev_skridt(bruger, "jobsoegningsplan_aftalt")
    fundne = Jobaftale.for_bruger(bruger).filter(pk=aftale_id)
    aftale = (fundne if sag_id is None else fundne.filter(sag_id=sag_id)).first()
    if aftale is None or (bruger.rolle == Rolle.BORGER and aftale.hvem != "borger"):
        raise AdgangNaegtet(INGEN_SAG)
    if udfald not in UDFALD:
        raise UgyldigtInput("udfald", "Vælg, hvordan det gik.")
    if aftale.udfald:
        raise IkkeMuligt("Aftalen er allerede afsluttet.")
    aftale.udfald, aftale.svar = udfald, " ".join(svar.split())[:300]
    aftale.afsluttet, aftale.afsluttet_af = nu, bruger
    aftale.save(update_fields=["udfald", "svar", "afsluttet", "afsluttet_af"])
    return aftale
