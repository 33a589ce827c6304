"""Hvem der har adgang til hvad: kommunens brugere, deres roller, og hvad en rolle må, i ord."""

from datetime import datetime

import msgspec
from django.db.models import Count

from fleksjob.forloeb.haendelser import KATALOG
from fleksjob.forloeb.roller import HVEM_KAN, KAN_GIVES, Rolle
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Rolleaendring, Sag


class Adgangslinje(msgspec.Struct, frozen=True):
    """En bruger med sin adgang. `sager` er dem, hun har som sagsbehandler."""

    id: int
    navn: str
    brugernavn: str
    roller: tuple[Rolle, ...]
    team: str
    aktiv: bool
    sager: int


class Aendring(msgspec.Struct, frozen=True):
    """En ændring i historien, i ord."""

    tid: datetime
    bruger: str
    hvad: str
    grund: str
    af: str


def kommunens_brugere(bruger: Bruger) -> list[Adgangslinje]:
    """Alle, hvis adgang lederen bestemmer, efter team og navn."""
    _kraev(bruger)
    brugere = Bruger.for_bruger(bruger).filter(rolle__in=[en.value for en in KAN_GIVES])
    antal = dict(
        Sag.for_bruger(bruger)
        .exclude(fase="lukket")
        .order_by()
        .values_list("sagsbehandler_id")
        .annotate(antal=Count("pk"))
    )
    return [_linje(en, antal.get(en.pk, 0)) for en in brugere.order_by("-is_active", "team", "navn", "pk")]


def en_bruger(bruger: Bruger, bruger_id: int) -> Adgangslinje:
    """Én af dem."""
    for en in kommunens_brugere(bruger):
        if en.id == bruger_id:
            return en
    raise AdgangNaegtet("Brugeren findes ikke, eller hendes adgang ændres ikke her.")


def _linje(en: Bruger, sager: int) -> Adgangslinje:
    foerst = en.som_rolle
    andre = sorted(en.roller - {foerst}, key=list(Rolle).index)
    return Adgangslinje(en.pk, en.navn, en.username, (foerst, *andre), en.team, en.is_active, sager)


def adgangsaendringer(bruger: Bruger, bruger_id: int | None = None) -> list[Aendring]:
    """De seneste 100 ændringer, nyeste først; med `bruger_id` kun hendes."""
    _kraev(bruger)
    alle = Rolleaendring.for_bruger(bruger).select_related("bruger", "af").order_by("-tid", "-pk")
    valgte = alle.filter(bruger_id=bruger_id) if bruger_id is not None else alle
    return [Aendring(en.tid, en.bruger.navn, _i_ord(en), en.grund, en.af.navn) for en in valgte[:100]]


def _i_ord(en: Rolleaendring) -> str:
    dele = []
    if en.roller_foer != en.roller_efter:
        dele.append(f"{_roller(en.roller_foer)} blev til {_roller(en.roller_efter)}")
    if en.team_foer != en.team_efter:
        dele.append(f"team {en.team_foer or 'uden navn'} blev til {en.team_efter or 'uden navn'}")
    if en.aktiv_foer != en.aktiv_efter:
        dele.append("adgangen blev åbnet" if en.aktiv_efter else "adgangen blev lukket")
    tekst = "; ".join(dele)
    return f"{tekst[:1].upper()}{tekst[1:]}"


def _roller(koder: str) -> str:
    return " og ".join(Rolle(kode).navn.lower() for kode in koder.split())


def skridt_for(rolle: Rolle) -> list[str]:
    """Navnene på alle de skridt, rollen kan tage, når reglerne tillader det."""
    return sorted(KATALOG[kode].titel for kode, hvem in HVEM_KAN.items() if rolle in hvem)


def _kraev(bruger: Bruger) -> None:
    if bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Adgangen styres af lederen.")
