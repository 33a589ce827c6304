"""Kontrollantens syn på opslagene: hvem der slog hvem op, hvornår og hvorfor, og aldrig, hvad der står i sagen.

Personen vises kun som sagsnummer. Hver søgning skrives ned: på en person også som et opslag, borgeren kan se.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import msgspec
from django.db.models import Count, Max
from django.db.models.functions import TruncDate

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import (
    Bruger,
    Kontrolsoegning,
    Logspoergsmaal,
    Opslag,
    Opslagskontrol,
    Person,
    Sag,
)
from fleksjob.sager.opslagstegn import TEGN, TILKNYTNINGER
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.opslagslog import KONTROL, log_opslag

HOEJST = 50
MANGE_PAA_EN_DAG = 60
"""Så mange personer på én dag er det værd at spørge til. Kommunens valg, ikke en regel."""
STIKPROEVE = 10


class Kontrollinje(msgspec.Struct, frozen=True):
    """Et opslag på kontrollantens liste. `kontrol` er det seneste, der er skrevet om det."""

    id: int
    tid: datetime
    hvem: str
    rolle: str
    enhed: str
    sager: str
    formaal: str
    begrundelse: str
    tilknytning: str
    tegn: list[str]
    kontrol: str
    note: str


class Travl(msgspec.Struct, frozen=True):
    """En bruger, der har slået mange personer op på én dag."""

    id: int
    navn: str
    dag: date
    personer: int


class Spoergsmaal(msgspec.Struct, frozen=True):
    """En borgers spørgsmål til et opslag, med opslaget."""

    id: int
    tekst: str
    stillet: datetime
    opslag: Kontrollinje


class Kontrol(msgspec.Struct, frozen=True):
    """Siden: det fundne, mønstrene og de ubesvarede spørgsmål."""

    linjer: list[Kontrollinje]
    i_alt: int
    pr_tegn: dict[str, int]
    travle: list[Travl]
    spoergsmaal: list[Spoergsmaal]
    sidste_soegninger: list[tuple[datetime, str, str]]


class Valg(msgspec.Struct, frozen=True):
    """Det, der søges efter. `person` er et CPR- eller sagsnummer."""

    fra: date
    til: date
    hvem: int | None = None
    person: str = ""
    tegn: str = ""
    stikproeve: bool = False


def maa_kontrollere(bruger: Bruger) -> bool:
    """Kontrollanten ser hele kommunens opslag, lederen sit eget teams."""
    return bruger.is_active and bruger.rolle in (Rolle.KONTROLLANT, Rolle.LEDER)


def lederens_folk(bruger: Bruger) -> list[int] | None:
    """De brugere, en leder ser opslag for: sit team. En leder, ingen er i team med, leder alle (None)."""
    if bruger.rolle == Rolle.KONTROLLANT:
        return None
    ansatte = Bruger.for_kommune(bruger.kommune_id).filter(rolle__in=[en.value for en in MEDARBEJDERE])
    andre = ansatte.filter(team=bruger.team).exclude(pk=bruger.pk) if bruger.team else ansatte.none()
    folk = list(andre.values_list("pk", flat=True))
    return [*folk, bruger.pk] if folk else None


def brugere_at_vaelge(bruger: Bruger) -> list[tuple[int, str]]:
    """De brugere, der kan søges på."""
    folk = lederens_folk(bruger)
    ansatte = Bruger.for_kommune(bruger.kommune_id).exclude(
        rolle__in=[Rolle.BORGER.value, Rolle.ARBEJDSGIVER.value]
    )
    valgte = ansatte if folk is None else ansatte.filter(pk__in=folk)
    return list(valgte.order_by("navn", "pk").values_list("pk", "navn"))


def opslagskontrol(bruger: Bruger, valg: Valg, *, nu: datetime) -> Kontrol:
    """Søger i opslagene og skriver søgningen ned. Rejser `UgyldigtInput`, når personen ikke findes."""
    if not maa_kontrollere(bruger):
        raise AdgangNaegtet("Opslagene ses af kontrollanten og lederen.")
    if valg.til < valg.fra:
        raise UgyldigtInput("til", "Den sidste dag skal være samme dag eller senere end den første.")
    person_id = _person(bruger, valg.person)
    _skriv_soegning(bruger, valg, person_id, nu)
    perioden = _perioden(bruger, valg)
    fundne = perioden
    if valg.hvem is not None:
        fundne = fundne.filter(bruger_id=valg.hvem)
    if person_id is not None:
        fundne = fundne.filter(person_id=person_id)
    if valg.tegn in TEGN:
        fundne = fundne.exclude(tegn="").filter(tegn__contains=valg.tegn)
    i_alt = fundne.count()
    if valg.stikproeve:
        fundne = _stikproeve(fundne, nu.date())
    raekker = list(fundne.select_related("bruger").order_by("-tid", "-pk")[:HOEJST])
    return Kontrol(
        linjer=kontrollinjer(bruger, raekker),
        i_alt=i_alt,
        pr_tegn=_pr_tegn(perioden),
        travle=_travle(perioden),
        spoergsmaal=_spoergsmaal(bruger),
        sidste_soegninger=_sidste(bruger),
    )


def _perioden(bruger: Bruger, valg: Valg) -> SikretQuerySet[Opslag]:
    fra = datetime.combine(valg.fra, time(), DANSK_TID)
    til = datetime.combine(valg.til + timedelta(days=1), time(), DANSK_TID)
    alle = Opslag.for_bruger(bruger).filter(tid__gte=fra, tid__lt=til)
    folk = lederens_folk(bruger)
    return alle if folk is None else alle.filter(bruger_id__in=folk)


def _person(bruger: Bruger, tekst: str) -> int | None:
    cifre = "".join(tegn for tegn in tekst if tegn.isdigit())
    if not tekst.strip():
        return None
    kommune = bruger.kommune_id
    if len(cifre) == 10:
        fundet = Person.for_kommune(kommune).filter(cpr=cifre).values_list("pk", flat=True).first()
    else:
        fundet = (
            Sag.for_kommune(kommune).filter(nummer=tekst.strip()).values_list("person_id", flat=True).first()
        )
    if fundet is None:
        raise UgyldigtInput("person", "Ingen sag har det nummer. Skriv hele CPR-nummeret eller sagsnummeret.")
    return int(fundet)


def _skriv_soegning(bruger: Bruger, valg: Valg, person_id: int | None, nu: datetime) -> None:
    """Den, der kontrollerer, kontrolleres også. En søgning på en person er et opslag i hendes oplysninger."""
    if person_id is not None:
        er_kontrollant = bruger.rolle == Rolle.KONTROLLANT
        formaal = "Kontrol af opslag" if er_kontrollant else "Ledelsestilsyn"
        log_opslag(bruger, person_id, formaal=formaal, nu=nu, kanal=KONTROL)
    Kontrolsoegning.objects.create(
        kommune_id=bruger.kommune_id,
        person_id=person_id,
        bruger_id=valg.hvem,
        fra=valg.fra,
        til=valg.til,
        tegn="stikproeve" if valg.stikproeve else valg.tegn,
        tid=nu,
        af=bruger,
    )


def _stikproeve(fundne: SikretQuerySet[Opslag], dag: date) -> SikretQuerySet[Opslag]:
    """Ti tilfældige opslag blandt de fundne. Samme dag trækkes de samme, så prøven kan gøres færdig."""
    noegler = list(fundne.order_by("pk").values_list("pk", flat=True))
    trukne = Random(dag.isoformat()).sample(noegler, min(STIKPROEVE, len(noegler)))  # noqa: S311 – ikke en hemmelighed
    return fundne.filter(pk__in=trukne)


def _pr_tegn(perioden: SikretQuerySet[Opslag]) -> dict[str, int]:
    talt: Any = perioden.exclude(tegn="").order_by().values_list("tegn").annotate(antal=Count("pk"))
    ud = dict.fromkeys(TEGN, 0)
    for koder, antal in talt:
        for kode in koder.split():
            ud[kode] = ud.get(kode, 0) + antal
    return ud


def _travle(perioden: SikretQuerySet[Opslag]) -> list[Travl]:
    talt: Any = (
        perioden.exclude(kanal="selvbetjening")
        .annotate(dagen=TruncDate("tid", tzinfo=DANSK_TID))
        .order_by()
        .values_list("bruger_id", "bruger__navn", "dagen")
        .annotate(personer=Count("person", distinct=True))
        .filter(personer__gte=MANGE_PAA_EN_DAG)
        .order_by("-personer")[:20]
    )
    return [Travl(*raekke) for raekke in talt]


def kontrollinjer(bruger: Bruger, raekker: Sequence[Opslag]) -> list[Kontrollinje]:
    """Opslagene, som de må vises: personen er sine sagsnumre, og intet fra sagen er med."""
    numre: dict[int, list[str]] = {}
    sager = Sag.for_kommune(bruger.kommune_id).filter(person_id__in={en.person_id for en in raekker})
    for person_id, nummer in sager.order_by("nummer").values_list("person_id", "nummer"):
        numre.setdefault(person_id, []).append(nummer)
    senest = {
        opslag_id: (udfald, note)
        for opslag_id, udfald, note in Opslagskontrol.for_kommune(bruger.kommune_id)
        .filter(opslag__in=[en.pk for en in raekker])
        .order_by("tid", "pk")
        .values_list("opslag_id", "udfald", "note")
    }
    return [_kontrollinje(en, numre.get(en.person_id, []), senest.get(en.pk, ("", ""))) for en in raekker]


def _kontrollinje(en: Opslag, numre: list[str], kontrol: tuple[str, str]) -> Kontrollinje:
    return Kontrollinje(
        id=en.pk,
        tid=en.tid,
        hvem=en.bruger.navn,
        rolle=Rolle(en.rolle).navn if en.rolle else en.bruger.som_rolle.navn,
        enhed=en.enhed,
        sager=", ".join(numre),
        formaal=en.formaal,
        begrundelse=en.begrundelse,
        tilknytning=TILKNYTNINGER.get(en.tilknytning, "Ikke noteret"),
        tegn=[TEGN[kode].navn for kode in en.tegn.split() if kode in TEGN],
        kontrol=kontrol[0],
        note=kontrol[1],
    )


def _spoergsmaal(bruger: Bruger) -> list[Spoergsmaal]:
    if bruger.rolle != Rolle.KONTROLLANT:
        return []
    venter = list(
        Logspoergsmaal.for_bruger(bruger)
        .filter(besvaret__isnull=True)
        .select_related("opslag", "opslag__bruger")
        .order_by("stillet", "pk")[:HOEJST]
    )
    linjer = kontrollinjer(bruger, [en.opslag for en in venter])
    return [Spoergsmaal(en.pk, en.tekst, en.stillet, linje) for en, linje in zip(venter, linjer, strict=True)]


def _sidste(bruger: Bruger) -> list[tuple[datetime, str, str]]:
    """De seneste søgninger i loggen: hvornår, hvem, og hvad der blev søgt på."""
    fundne = Kontrolsoegning.for_kommune(bruger.kommune_id).select_related("af", "bruger")
    if bruger.rolle != Rolle.KONTROLLANT:
        fundne = fundne.filter(af=bruger)
    return [(en.tid, en.af.navn, _soegt(en)) for en in fundne.order_by("-tid", "-pk")[:10]]


def _soegt(en: Kontrolsoegning) -> str:
    dele = [f"{en.fra:%d.%m.%Y} til {en.til:%d.%m.%Y}"]
    if en.bruger:
        dele.append(f"opslag af {en.bruger.navn}")
    if en.person_id:
        dele.append("én person")
    if en.tegn:
        dele.append("stikprøve" if en.tegn == "stikproeve" else TEGN[en.tegn].navn.lower())
    return ", ".join(dele)


class Periodetal(msgspec.Struct, frozen=True):
    """Hvor meget der er slået op og set efter i en periode."""

    opslag: int
    personer: int
    kontrolleret: int
    sidste: datetime | None


def periodetal(bruger: Bruger, fra: date, til: date) -> Periodetal:
    """Tallene til siden. Samme afgrænsning som listen."""
    if not maa_kontrollere(bruger):
        raise AdgangNaegtet("Opslagene ses af kontrollanten og lederen.")
    perioden = _perioden(bruger, Valg(fra, til))
    tal = perioden.aggregate(opslag=Count("pk"), personer=Count("person", distinct=True), sidste=Max("tid"))
    kontrolleret = Opslagskontrol.for_kommune(bruger.kommune_id).filter(opslag__in=perioden.values("pk"))
    return Periodetal(**tal, kontrolleret=kontrolleret.values("opslag").distinct().count())
