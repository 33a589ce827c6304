"""Find en sag på navn, CPR-nummer eller sagsnummer. Altid et indeksopslag, uanset hvor mange sager der er."""

import re
from datetime import date

import msgspec

from fleksjob.forloeb.tilstand import Fase
from fleksjob.sager import beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.models import Bruger, Sag, Soegeord
from fleksjob.sager.models.aktoerer import ordene

HOEJST = 50
_NUMMER = re.compile(r"(\d{4})-(\d{1,5})")


class FundenSag(msgspec.Struct, frozen=True):
    """En sag på søgelisten. CPR-nummeret er ikke med; en beskyttet persons navn og fødselsdag heller ikke."""

    nummer: str
    navn: str
    foedselsdato: date | None
    fase: Fase
    sagsbehandler: str
    team: str


def find_sager(bruger: Bruger, tekst: str) -> list[FundenSag]:
    """De første 50 sager. Navne søges på begyndelsen af hvert ord; CPR- og sagsnumre skal være hele."""
    if not bruger.er_medarbejder:
        return []
    fundne = _fundne(bruger, tekst.strip())
    if fundne is None:
        return []
    raekker = (
        fundne.annotate(
            vist_navn=beskyttelse.navn_udtryk(bruger), foedt=beskyttelse.foedselsdato_udtryk(bruger)
        )
        .order_by("vist_navn", "-nummer")
        .values_list("nummer", "vist_navn", "foedt", "fase", "sagsbehandler__navn", "team")[:HOEJST]
    )
    return [
        FundenSag(nummer, navn, foedt, Fase(fase), behandler or "", team)
        for nummer, navn, foedt, fase, behandler, team in raekker
    ]


def _fundne(bruger: Bruger, tekst: str) -> SikretQuerySet[Sag] | None:
    sager = Sag.for_bruger(bruger)
    if nummer := _NUMMER.fullmatch(tekst):
        return sager.filter(nummer=f"{nummer[1]}-{int(nummer[2]):05d}")
    cifre = re.sub(r"[\s-]", "", tekst)
    if cifre.isdigit():
        return sager.filter(person__cpr=cifre) if len(cifre) == 10 else None
    ord_i_navn = ordene(tekst)
    if not ord_i_navn:
        return None
    # Det længste ord skærer mest fra; de øvrige prøves på dem, der er tilbage.
    for et_ord in sorted(ord_i_navn, key=len, reverse=True):
        ramte = Soegeord.for_kommune(bruger.kommune_id).filter(ord__gte=et_ord, ord__lt=et_ord + "\U0010ffff")
        sager = sager.filter(person__in=ramte.values("person"))
    return sager
