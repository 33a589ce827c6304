"""Borgerens egen ansøgning: hendes ord gemmes, som hun skrev dem, og hun får en kvittering."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from fleksjob.breve import ansoegningsbrev, frit_brev
from fleksjob.lov.sagsgang.kalender import uger_fra
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.models import Ansoegning, Bruger, Kommune, Sag
from fleksjob.sager.projektioner import DANSK_TID


class Egetsvar(NamedTuple):
    """Et spørgsmål og borgerens svar med hendes egne ord."""

    spoergsmaal: str
    svar: str


def behandlingsuger(kommune_id: int) -> int | None:
    """Den frist, kommunen selv har sat for området; None, når den ikke er sat ind."""
    return Kommune.objects.get(pk=kommune_id).behandlingsuger


def svar_senest(kommune_id: int, modtaget: date) -> date | None:
    """Den dag, kommunens egen frist udløber."""
    uger = behandlingsuger(kommune_id)
    return None if uger is None else uger_fra(modtaget, uger).dato


def gem_og_kvitter(
    sag: Sag, bruger: Bruger, svar: Sequence[Egetsvar], *, kanal: str, modtaget: date, nu: datetime
) -> Ansoegning:
    """Gemmer ansøgningen og skriver kvitteringen. Kaldes i samme transaktion som hændelsen."""
    ansoegning: Ansoegning = Ansoegning.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        svar=[[et.spoergsmaal, et.svar] for et in svar if et.svar.strip()],
        kanal=kanal,
        modtaget=modtaget,
        tid=nu,
        skrevet_af=bruger,
    )
    vej = kanal_for(sag)
    ramme = brevramme(sag, dag=nu.astimezone(DANSK_TID).date(), kanal=vej)
    brev = ansoegningsbrev.kvittering(ramme, modtaget, svar_senest(sag.kommune_id, modtaget))
    gem_brev(
        sag, bruger, nu=nu, art="kvittering_ansoegning", titel=brev.titel, pdf=frit_brev.pdf(brev), kanal=vej
    )
    return ansoegning
