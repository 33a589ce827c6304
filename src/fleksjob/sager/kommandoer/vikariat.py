"""En kollega passer en andens sager i en tid. Sagerne flytter ikke; vikaren ser dem på sin liste."""

from datetime import date, datetime, timedelta

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bruger, Vikariat
from fleksjob.sager.projektioner import DANSK_TID


def saet_vikar(
    bruger: Bruger, *, for_hvem: Bruger, vikar: Bruger, fra: date, til: date, grund: str, nu: datetime
) -> Vikariat:
    """Sætter en vikar fra og til og med en dag. Lederen kan for alle, andre kun for sig selv."""
    grund = kraev_grund(grund)
    if bruger.rolle != Rolle.LEDER and for_hvem.pk != bruger.pk:
        raise AdgangNaegtet("Du kan kun sætte en vikar for dig selv. Bed din leder om resten.")
    fejl = []
    if vikar.pk == for_hvem.pk:
        fejl.append(UgyldigtInput("vikar", "Vælg en anden som vikar."))
    for felt, person in (("for_hvem", for_hvem), ("vikar", vikar)):
        if person.kommune_id != bruger.kommune_id or not person.er_medarbejder:
            fejl.append(UgyldigtInput(felt, "Vælg en medarbejder i kommunen."))
    if not vikar.is_active:
        fejl.append(UgyldigtInput("vikar", "Vælg en, der kan logge ind."))
    if til < fra:
        fejl.append(UgyldigtInput("til", "Den sidste dag skal være samme dag eller senere end den første."))
    elif til < nu.astimezone(DANSK_TID).date():
        fejl.append(UgyldigtInput("til", "Den sidste dag er forbi; vælg en dag fra i dag og frem."))
    kast(fejl)
    ny: Vikariat = Vikariat.objects.create(
        kommune_id=bruger.kommune_id,
        for_hvem=for_hvem,
        vikar=vikar,
        fra=fra,
        til=til,
        grund=grund,
        oprettet=nu,
        oprettet_af=bruger,
    )
    return ny


def stop_vikar(bruger: Bruger, vikariat_id: int, *, nu: datetime) -> None:
    """Stopper et vikariat i dag. Er det ikke begyndt, fjernes det; ellers er i går den sidste dag."""
    dag = nu.astimezone(DANSK_TID).date()
    fundet = Vikariat.for_bruger(bruger).filter(pk=vikariat_id, til__gte=dag).first()
    if fundet is None or (bruger.rolle != Rolle.LEDER and bruger.pk != fundet.for_hvem_id):
        raise AdgangNaegtet("Vikariatet findes ikke, eller du kan ikke stoppe det.")
    if fundet.fra >= dag:
        fundet.delete()
        return
    fundet.til = dag - timedelta(days=1)
    fundet.save(update_fields=["til"])
