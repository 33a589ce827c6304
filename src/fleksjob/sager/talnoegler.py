"""Nøglerne til kommunens tal i Jobindsats' form: lederen giver og tilbagekalder dem, og en forespørgsel slås op.

En nøgle er 32 tilfældige bytes. Den vises, når den gives, og gemmes ikke; arkivet har kun dens sha256.
"""

import hmac
import secrets
from datetime import date, datetime
from hashlib import sha256

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Apinoegle, Bruger

FORAN = "fj_"
LAENGST_MAANEDER = 24
_VIST = 9


def giv_noegle(
    kommune_id: int, bruger: Bruger | None, *, navn: str, maaneder: int, nu: datetime
) -> tuple[Apinoegle, str]:
    """En ny nøgle og selve nøglen, som ikke kan vises igen. Uden bruger er det driften, der giver den."""
    _kraev_leder(bruger)
    navn = " ".join(navn.split())
    if not 3 <= len(navn) <= 80:
        raise UgyldigtInput("navn", "Skriv, hvem eller hvad der skal bruge nøglen, på 3-80 tegn.")
    if not 1 <= maaneder <= LAENGST_MAANEDER:
        raise UgyldigtInput("maaneder", f"En nøgle kan gælde 1-{LAENGST_MAANEDER} måneder.")
    hemmelig = FORAN + secrets.token_urlsafe(32)
    ny: Apinoegle = Apinoegle.objects.create(
        kommune_id=kommune_id,
        navn=navn,
        aftryk=aftrykket(hemmelig),
        begynder=hemmelig[:_VIST],
        oprettet=nu,
        oprettet_af=bruger,
        udloeber=_om_maaneder(nu.date(), maaneder),
    )
    return ny, hemmelig


def tilbagekald_noegle(kommune_id: int, bruger: Bruger | None, noegle_id: int, *, nu: datetime) -> Apinoegle:
    """Nøglen virker ikke mere. Den bliver stående i listen."""
    _kraev_leder(bruger)
    with lager.transaktion():
        en = Apinoegle.for_kommune(kommune_id).select_for_update().filter(pk=noegle_id).first()
        if en is None:
            raise AdgangNaegtet("Nøglen findes ikke.")
        if en.tilbagekaldt is not None:
            raise IkkeMuligt("Nøglen er allerede tilbagekaldt.")
        en.tilbagekaldt, en.tilbagekaldt_af = nu, bruger
        en.save(update_fields=["tilbagekaldt", "tilbagekaldt_af"])
        return en


def noegler(kommune_id: int) -> list[Apinoegle]:
    """Kommunens nøgler, de nyeste først."""
    return list(
        Apinoegle.for_kommune(kommune_id)
        .select_related("oprettet_af", "tilbagekaldt_af")
        .order_by("-oprettet", "-pk")
    )


def find_noegle(hemmelig: str, dag: date) -> Apinoegle | None:
    """Nøglen, når den gælder på dagen; så er den også brugt den dag. Kommunen kendes først, når nøglen gør."""
    aftryk = aftrykket(hemmelig)
    en: Apinoegle | None = SikretQuerySet(Apinoegle).afgraens(aftryk=aftryk).first()
    if en is None or not hmac.compare_digest(en.aftryk, aftryk):
        return None
    if en.tilbagekaldt is not None or en.udloeber < dag:
        return None
    if en.sidst_brugt != dag:
        Apinoegle.for_kommune(en.kommune_id).filter(pk=en.pk).update(sidst_brugt=dag)
    return en


def aftrykket(hemmelig: str) -> str:
    """Det, arkivet husker om en nøgle."""
    return sha256(hemmelig.strip().encode()).hexdigest()


def _kraev_leder(bruger: Bruger | None) -> None:
    if bruger is not None and bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Nøgler til tallene gives kun af en leder.")


def _om_maaneder(dag: date, maaneder: int) -> date:
    nr = dag.year * 12 + dag.month - 1 + maaneder
    return date(nr // 12, nr % 12 + 1, min(dag.day, 28))
