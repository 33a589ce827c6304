"""Deling med nabokommuner: hvem der deles med, og det kort, der ligger hos dem.

Kortet er en kopi af det, naboen må se, og hører til naboens kommune. Der er ingen vej fra det til vores register.
"""

from datetime import date, datetime

import msgspec
from django.db.models import Q

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.lager import transaktion
from fleksjob.sager.models import Aabning, Bruger, Delingspartner, Kommune, Naboaabning, Postomraade
from fleksjob.sager.projektioner import DANSK_TID


def del_med_nabo(bruger: Bruger, kommunekode: int, *, nu: datetime) -> Delingspartner:
    """Naboen kommer på listen; åbninger, der er mærket til deling, lægges hos den."""
    _kraev_leder(bruger)
    dag = nu.astimezone(DANSK_TID).date()
    nabo = Kommune.objects.filter(pk=kommunekode).exclude(pk=bruger.kommune_id).first()
    if nabo is None:
        raise UgyldigtInput("nabo", "Vælg en af de andre kommuner.")
    if partnere(bruger.kommune_id, dag).filter(nabo=nabo).exists():
        raise UgyldigtInput("nabo", f"I deler allerede med {nabo.navn}.")
    with transaktion():
        ny: Delingspartner = Delingspartner.objects.create(
            kommune_id=bruger.kommune_id, nabo=nabo, fra=dag, oprettet_af=bruger
        )
        for aabning in Aabning.for_kommune(bruger.kommune_id).filter(delt=True):
            opdater_nabokort(aabning, nu)
    return ny


def stands_deling(bruger: Bruger, nr: int, *, nu: datetime) -> None:
    """Naboen tages af listen, og kortene hos den lukkes i samme øjeblik."""
    _kraev_leder(bruger)
    with transaktion():
        partner = Delingspartner.for_bruger(bruger).filter(pk=nr, til__isnull=True).first()
        if partner is None:
            raise AdgangNaegtet("Kommunen står ikke på listen.")
        partner.til = nu.astimezone(DANSK_TID).date()
        partner.save()
        _kortene(partner.nabo_id, bruger.kommune_id).update(aaben=False)


def partnere(kommune_id: int, dag: date) -> SikretQuerySet[Delingspartner]:
    """Kommunens naboer på dagen."""
    return Delingspartner.for_kommune(kommune_id).filter(Q(til__isnull=True) | Q(til__gt=dag), fra__lte=dag)


def opdater_nabokort(aabning: Aabning, nu: datetime) -> None:
    """Kortene hos naboerne følger åbningen: lagt ud, rettet eller lukket."""
    dag = nu.astimezone(DANSK_TID).date()
    naboer = list(partnere(aabning.kommune_id, dag).values_list("nabo_id", flat=True))
    ude = aabning.delt and aabning.status in begreber.KAN_SOEGES and aabning.reserveret_id is None
    felter = _kortet(aabning, dag) if ude else {}
    for nabo in naboer:
        kortet = _kortene(nabo, aabning.kommune_id).filter(noegle=aabning.pk)
        if not ude:
            kortet.update(aaben=False)
        elif not kortet.update(**felter):
            Naboaabning.objects.create(
                kommune_id=nabo, fra_kommune_id=aabning.kommune_id, noegle=aabning.pk, **felter
            )


def _kortene(nabo: int, fra: int) -> SikretQuerySet[Naboaabning]:
    return Naboaabning.for_kommune(nabo).filter(fra_kommune_id=fra)


def _kortet(aabning: Aabning, dag: date) -> dict[str, object]:
    """Det, naboen ser. Frie opgavetekster er ikke med: i dem kan et navn have gemt sig."""
    omraade = Postomraade.for_kommune(aabning.kommune_id).filter(postnr=aabning.postnr).first()
    indhold = msgspec.structs.replace(begreber.indhold_af(aabning.indhold), andre_opgaver=())
    return {
        "indhold": begreber.som_tekst(indhold),
        "sted": omraade.navn if omraade else "",
        "postnr": aabning.postnr,
        "bredde": omraade.bredde if omraade else None,
        "laengde": omraade.laengde if omraade else None,
        "enhed": aabning.enhed,
        "telefon": Kommune.objects.values_list("telefon", flat=True).get(pk=aabning.kommune_id),
        "delt": dag,
        "aaben": True,
    }


def _kraev_leder(bruger: Bruger) -> None:
    if not bruger.har_rolle(Rolle.LEDER):
        raise AdgangNaegtet("Kun en leder kan vælge, hvem der deles med.")
