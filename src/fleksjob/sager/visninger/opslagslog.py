"""Opslagsloggen: at se en persons sag er at slå hende op, og det skrives ned med formål."""

from datetime import datetime, time, timedelta

import msgspec

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import opslagstegn
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, KraeverBegrundelse
from fleksjob.sager.models import Bruger, Logspoergsmaal, Opslag, Sag
from fleksjob.sager.opslagstegn import Forbindelse
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.snitflader.felter import ligner_cpr

SAMME_OPSLAG = timedelta(minutes=15)
"""Bladrer man i den samme sag med det samme formål inden for denne tid, er det ét opslag."""
KONTOR, SELVBETJENING, KONTROL = "kontor", "selvbetjening", "kontrol"
MINDSTE_BEGRUNDELSE = 10


class Opslagslinje(msgspec.Struct, frozen=True):
    """Et opslag, som lederen ser det."""

    tid: datetime
    formaal: str
    kanal: str
    navn: str
    begrundelse: str = ""


class MitOpslag(msgspec.Struct, frozen=True):
    """Et opslag, som borgeren ser det: hvornår, hvorfor og fra hvilken rolle og enhed, men ikke hvem."""

    id: int
    tid: datetime
    formaal: str
    kanal: str
    rolle: str
    enhed: str
    begrundelse: str
    spurgt: datetime | None
    svar: str


def log_opslag(
    bruger: Bruger,
    person_id: int,
    *,
    formaal: str,
    nu: datetime,
    kanal: str = KONTOR,
    begrundelse: str = "",
) -> None:
    """Skriver opslaget. En borger, der ser sin egen sag, slår ingen op.

    Rejser `KraeverBegrundelse`, når personen er beskyttet, brugeren ikke har sagen, og hun ikke i dag har skrevet,
    hvorfor hun skal se den. Alle veje til en sag går herigennem, så ingen af dem kan glemme det.
    """
    if bruger.rolle == Rolle.BORGER and bruger.person_id == person_id:
        return
    if not formaal.strip():
        raise UgyldigtInput("formaal", "Vælg, hvorfor du slår personen op.")
    if ligner_cpr(formaal):
        raise UgyldigtInput("formaal", "Skriv formålet uden CPR-nummer; det står i loggen.")
    samme = Opslag.for_kommune(bruger.kommune_id).filter(
        person_id=person_id, tid__gt=nu - SAMME_OPSLAG, bruger=bruger, formaal=formaal, kanal=kanal
    )
    if not begrundelse and samme.exists():
        return
    fundet = opslagstegn.forbindelse(bruger, person_id, nu, kanal)
    if fundet.kraever_begrundelse and not begrundelse:
        begrundelse = _dagens_begrundelse(bruger, person_id, nu)
        if not begrundelse:
            raise KraeverBegrundelse("Personen er beskyttet. Skriv, hvorfor du skal se sagen.")
    Opslag.objects.create(
        kommune_id=bruger.kommune_id,
        bruger=bruger,
        person_id=person_id,
        formaal=formaal,
        kanal=kanal,
        tid=nu,
        rolle=bruger.rolle,
        enhed=bruger.team,
        tilknytning=fundet.tilknytning,
        tegn=" ".join(fundet.tegn),
        beskyttet=fundet.kraever_begrundelse,
        begrundelse=begrundelse,
    )


def _dagens_begrundelse(bruger: Bruger, person_id: int, nu: datetime) -> str:
    """Den begrundelse, brugeren selv har skrevet for personen i dag."""
    i_dag = datetime.combine(nu.astimezone(DANSK_TID).date(), time(), DANSK_TID)
    egne = Opslag.for_kommune(bruger.kommune_id).filter(
        person_id=person_id, bruger=bruger, tid__gte=i_dag, beskyttet=True
    )
    return egne.order_by("-tid", "-pk").values_list("begrundelse", flat=True).first() or ""


def kraev_begrundelse(begrundelse: str) -> str:
    """Begrundelsen, som den gemmes. Rejser, når den er tom, for lang eller har et CPR-nummer."""
    begrundelse = " ".join(begrundelse.split())
    if len(begrundelse) < MINDSTE_BEGRUNDELSE:
        raise UgyldigtInput("begrundelse", "Skriv med få ord, hvorfor du skal se netop denne sag.")
    if len(begrundelse) > 300:
        raise UgyldigtInput("begrundelse", "Begrundelsen må højst fylde 300 tegn.")
    if ligner_cpr(begrundelse):
        raise UgyldigtInput("begrundelse", "Skriv begrundelsen uden CPR-nummer; den står i loggen.")
    return begrundelse


def begrund_opslag(bruger: Bruger, nummer: str, *, formaal: str, begrundelse: str, nu: datetime) -> None:
    """Skriver et opslag i en beskyttet persons sag med grunden til det. Derefter kan sagen åbnes resten af dagen."""
    begrundelse = kraev_begrundelse(begrundelse)
    log_opslag(bruger, _sagen(bruger, nummer).person_id, formaal=formaal, nu=nu, begrundelse=begrundelse)


def skal_begrundes(bruger: Bruger, nummer: str, *, nu: datetime) -> bool:
    """Om brugeren skal skrive hvorfor, før hun kan åbne sagen. En sag, hun ikke må se, skal intet."""
    sag = Sag.for_bruger(bruger).filter(nummer=nummer, person__beskyttet=True).first()
    if sag is None or not bruger.er_medarbejder:
        return False
    fundet: Forbindelse = opslagstegn.forbindelse(bruger, sag.person_id, nu, KONTOR)
    return fundet.kraever_begrundelse and not _dagens_begrundelse(bruger, sag.person_id, nu)


def opslag_i_sag(bruger: Bruger, nummer: str) -> list[Opslagslinje]:
    """Hvem der har slået sagens person op, nyeste først. Kun for ledere."""
    if bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Opslagene kan kun ses af en leder.")
    sag = _sagen(bruger, nummer)
    fundne = Opslag.for_bruger(bruger).filter(person_id=sag.person_id).order_by("-tid", "-pk")
    raekker = fundne.values_list("tid", "formaal", "kanal", "bruger__navn", "begrundelse")[:200]
    return [Opslagslinje(*raekke) for raekke in raekker]


def mine_opslag(bruger: Bruger) -> list[MitOpslag]:
    """De opslag, andre har gjort i borgerens oplysninger, nyeste først, med borgerens egne spørgsmål til dem."""
    if bruger.rolle != Rolle.BORGER:
        raise AdgangNaegtet("Kun borgeren selv kan se sine opslag her.")
    felter = ("pk", "tid", "formaal", "kanal", "rolle", "enhed", "begrundelse")
    fundne = list(Opslag.for_bruger(bruger).order_by("-tid", "-pk").values_list(*felter)[:200])
    spurgt = {
        nr: (stillet, svar)
        for nr, stillet, svar in Logspoergsmaal.for_bruger(bruger).values_list("opslag_id", "stillet", "svar")
    }
    return [MitOpslag(*raekke, *spurgt.get(raekke[0], (None, ""))) for raekke in fundne]


def _sagen(bruger: Bruger, nummer: str) -> Sag:
    sag = Sag.for_bruger(bruger).filter(nummer=nummer).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    return sag
