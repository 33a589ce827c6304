"""Opslagsloggen: at se en persons sag er at slå hende op, og det skrives ned med formål."""

from datetime import datetime, timedelta

import msgspec

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Opslag, Sag
from fleksjob.snitflader.felter import ligner_cpr

SAMME_OPSLAG = timedelta(minutes=15)
"""Bladrer man i den samme sag med det samme formål inden for denne tid, er det ét opslag."""
KONTOR, SELVBETJENING = "kontor", "selvbetjening"


class Opslagslinje(msgspec.Struct, frozen=True):
    """Et opslag, som lederen ser det."""

    tid: datetime
    formaal: str
    kanal: str
    navn: str


class MitOpslag(msgspec.Struct, frozen=True):
    """Et opslag, som borgeren ser det: hvornår, hvorfor og hvorfra, men ikke hvem."""

    tid: datetime
    formaal: str
    kanal: str


def log_opslag(bruger: Bruger, person_id: int, *, formaal: str, nu: datetime, kanal: str = KONTOR) -> None:
    """Skriver opslaget. En borger, der ser sin egen sag, slår ingen op."""
    if bruger.rolle == Rolle.BORGER and bruger.person_id == person_id:
        return
    if not formaal.strip():
        raise UgyldigtInput("formaal", "Vælg, hvorfor du slår personen op.")
    if ligner_cpr(formaal):
        raise UgyldigtInput("formaal", "Skriv formålet uden CPR-nummer; det står i loggen.")
    samme = Opslag.for_kommune(bruger.kommune_id).filter(
        person_id=person_id, tid__gt=nu - SAMME_OPSLAG, bruger=bruger, formaal=formaal, kanal=kanal
    )
    if not samme.exists():
        Opslag.objects.create(
            kommune_id=bruger.kommune_id,
            bruger=bruger,
            person_id=person_id,
            formaal=formaal,
            kanal=kanal,
            tid=nu,
        )


def opslag_i_sag(bruger: Bruger, nummer: str) -> list[Opslagslinje]:
    """Hvem der har slået sagens person op, nyeste først. Kun for ledere."""
    if bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Opslagene kan kun ses af en leder.")
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None:
        raise AdgangNaegtet("Sagen findes ikke, eller du har ikke adgang til den.")
    fundne = Opslag.for_bruger(bruger).filter(person_id=sag.person_id).order_by("-tid", "-pk")
    raekker = fundne.values_list("tid", "formaal", "kanal", "bruger__navn")[:200]
    return [Opslagslinje(*raekke) for raekke in raekker]


def mine_opslag(bruger: Bruger) -> list[MitOpslag]:
    """De opslag, andre har gjort i borgerens oplysninger, nyeste først."""
    if bruger.rolle != Rolle.BORGER:
        raise AdgangNaegtet("Kun borgeren selv kan se sine opslag her.")
    fundne = Opslag.for_bruger(bruger).order_by("-tid", "-pk").values_list("tid", "formaal", "kanal")
    return [MitOpslag(*raekke) for raekke in fundne[:200]]
