"""Udbetalingerne på tværs af sager: hvad der kan frigives samlet, hvad der er i kø og hvorfor, og hvad der mangler."""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from django.db.models import Count, Q, QuerySet, Sum

from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.koegrunde import GRUNDE
from fleksjob.sager.massefrigivelse import Samlet, samlet
from fleksjob.sager.models import Bruger, Koegrund, Koersel, Linjevurdering, Udbetaling
from fleksjob.sager.visninger.sagsbillede import STATUSNAVNE

PAA_EN_SIDE = 50
VENTER = ("beregnet", "manuel", "mangler")


class Grund(msgspec.Struct, frozen=True):
    """En grund til, at linjen er i køen, og de to tal bag."""

    kode: str
    navn: str
    tekst: str
    foer: Decimal | None
    nu: Decimal | None


class Udbetalingsraekke(msgspec.Struct, frozen=True):
    """En linje på den samlede liste. Beløb er kroner før skat; `foer` er tilskuddet i måneden før."""

    id: int
    nummer: str
    navn: str
    maaned: date
    version: int
    fleksloentilskud: Decimal | None
    forskel: Decimal | None
    aarsag: str
    status: str
    i_koe: bool
    behandling: str
    foer: Decimal | None
    statusnavn: str
    grunde: tuple[Grund, ...] = ()

    @property
    def aendring(self) -> Decimal | None:
        """Ændringen fra måneden før."""
        if self.foer is None or self.fleksloentilskud is None:
            return None
        return self.fleksloentilskud - self.foer


class Udbetalingsliste(msgspec.Struct, frozen=True):
    """En side af listen, med antal pr. status og de måneder, der findes."""

    raekker: list[Udbetalingsraekke]
    i_alt: int
    sider: int
    pr_status: dict[str, int]
    maaneder: list[date]


class Tal(msgspec.Struct, frozen=True):
    """Linjer og sum før ATP og skat i en stand."""

    antal: int
    beloeb: Decimal


def _kraev_medarbejder(bruger: Bruger) -> None:
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")


def _i_standen(stand: str | None) -> Q:
    """Betingelsen for en stand: `koe` er det, et menneske skal se på; `klar` er det, der kan frigives samlet."""
    venter = Q(status__in=VENTER)
    fin = Q(i_koe=False, behandling="") | Q(behandling="godkendt")
    if stand == "koe":
        return venter & ~Q(status="beregnet", behandling="godkendt") & (Q(i_koe=True) | ~Q(behandling=""))
    if stand == "klar":
        return Q(status="beregnet") & fin
    if stand in ("holdt", "spurgt"):
        return venter & Q(behandling=stand)
    return Q(status=stand) if stand else ~Q(status="erstattet")


def udbetalinger(
    bruger: Bruger,
    maaned: date | None = None,
    status: str | None = None,
    side: int = 1,
    grund: str = "",
) -> Udbetalingsliste:
    """Linjerne for en måned (uden: alle) i en stand, og med en grund. Erstattede er ikke med, medmindre der spørges."""
    _kraev_medarbejder(bruger)
    alle = Udbetaling.for_bruger(bruger)
    i_maaneden = alle.filter(maaned=maaned.replace(day=1)) if maaned else alle
    tal: Any = i_maaneden.order_by().values_list("status").annotate(antal=Count("pk"))
    valgte = i_maaneden.filter(_i_standen(status))
    if grund:
        valgte = valgte.filter(pk__in=_med_grund(bruger, grund, maaned))
    i_alt = valgte.count()
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    return Udbetalingsliste(
        raekker=_raekker(bruger, valgte, foerste),
        i_alt=i_alt,
        sider=sider,
        pr_status=dict(tal),
        maaneder=list(alle.order_by("-maaned").values_list("maaned", flat=True).distinct()),
    )


def _med_grund(bruger: Bruger, grund: str, maaned: date | None) -> "QuerySet[Koegrund, int]":
    med = Koegrund.for_bruger(bruger).filter(kode=grund)
    med = med.filter(maaned=maaned.replace(day=1)) if maaned else med
    return med.values_list("udbetaling_id", flat=True)


def _raekker(bruger: Bruger, valgte: "QuerySet[Udbetaling]", foerste: int) -> list[Udbetalingsraekke]:
    noegler = list(
        valgte.order_by("-maaned", "sag_id", "-version").values_list("pk", flat=True)[
            foerste : foerste + PAA_EN_SIDE
        ]
    )
    med_navn = Udbetaling.for_bruger(bruger).filter(pk__in=noegler)
    med_navn = med_navn.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__"))
    fundne = med_navn.order_by("-maaned", "sag_id", "-version").values_list(
        *("pk", "sag__nummer", "vist_navn", "maaned", "version"),
        *("fleksloentilskud", "forskel", "aarsag", "status", "i_koe", "behandling", "foer"),
    )
    grunde = grunde_for(bruger, noegler)
    return [_raekke(felter, grunde.get(felter[0], ())) for felter in fundne]


def _raekke(felter: tuple[Any, ...], grunde: tuple[Grund, ...]) -> Udbetalingsraekke:
    navne = Udbetalingsraekke.__struct_fields__
    statusnavn = STATUSNAVNE[felter[navne.index("status")]]
    return Udbetalingsraekke(**dict(zip(navne, (*felter, statusnavn, grunde), strict=True)))


def grunde_for(bruger: Bruger, linjer: list[int]) -> dict[int, tuple[Grund, ...]]:
    """Køens grunde efter linje, i køens orden."""
    ud: dict[int, list[Grund]] = {}
    fundne = Koegrund.for_bruger(bruger).filter(udbetaling_id__in=linjer)
    for linje, kode, tekst, foer, nu in fundne.values_list("udbetaling_id", "kode", "tekst", "foer", "nu"):
        ud.setdefault(linje, []).append(Grund(kode, GRUNDE.get(kode, kode), tekst, foer, nu))
    orden = list(GRUNDE)
    return {linje: tuple(sorted(en, key=lambda g: orden.index(g.kode))) for linje, en in ud.items()}


class Maanedsstand(msgspec.Struct, frozen=True):
    """En måned, som den står: det, brugeren kan frigive samlet, og linjer og sum i hver stand."""

    maaned: date
    kan_frigives: Samlet
    klar: Tal
    koe: Tal
    holdt: Tal
    mangler: Tal
    frigivet: Tal
    grunde: tuple[tuple[str, str, int], ...]
    koersel: Koersel | None
    frigivelse: Koersel | None


def maanedsstand(bruger: Bruger, maaned: date) -> Maanedsstand:
    """Månedens tal. Grundene er (kode, navn, antal linjer) for det, der venter i køen."""
    _kraev_medarbejder(bruger)
    i_maaneden = Udbetaling.for_bruger(bruger).filter(maaned=maaned)
    per_grund = (
        Koegrund.for_bruger(bruger)
        .filter(maaned=maaned, udbetaling__in=i_maaneden.filter(_i_standen("koe")))
        .order_by()
        .values_list("kode")
        .annotate(antal=Count("udbetaling", distinct=True))
    )
    talt: dict[str, int] = dict(per_grund)
    koersler = (
        Koersel.for_bruger(bruger).filter(maaned=maaned).order_by("-startet").select_related("startet_af")
    )
    return Maanedsstand(
        maaned=maaned,
        kan_frigives=samlet(bruger, maaned),
        klar=_tal(i_maaneden, "klar"),
        koe=_tal(i_maaneden, "koe"),
        holdt=_tal(i_maaneden, "holdt"),
        mangler=_tal(i_maaneden, "mangler"),
        frigivet=_tal(i_maaneden, "frigivet"),
        grunde=tuple((kode, navn, talt[kode]) for kode, navn in GRUNDE.items() if kode in talt),
        koersel=koersler.filter(slags="beregning").first(),
        frigivelse=koersler.filter(slags="frigivelse").first(),
    )


def _tal(linjer: "QuerySet[Udbetaling]", stand: str) -> Tal:
    tal = linjer.filter(_i_standen(stand)).aggregate(antal=Count("pk"), beloeb=Sum("forskel"))
    return Tal(tal["antal"], tal["beloeb"] or Decimal("0.00"))


def nyeste_maaned(bruger: Bruger) -> date | None:
    """Den seneste måned, kommunen har kørt."""
    _kraev_medarbejder(bruger)
    fundet = Udbetaling.for_bruger(bruger).order_by("-maaned").values_list("maaned", flat=True).first()
    return fundet if isinstance(fundet, date) else None


def udbetaling(bruger: Bruger, udbetaling_id: int) -> tuple[Udbetaling, list[Udbetaling]]:
    """En linje og alle linjer for den samme måned, ældste først."""
    fundet = (
        Udbetaling.for_bruger(bruger)
        .select_related("sag", "sag__person", "beregnet_af", "frigivet_af")
        .filter(pk=udbetaling_id)
        .first()
    )
    if fundet is None:
        raise AdgangNaegtet("Udbetalingen findes ikke, eller du har ikke adgang til den.")
    andre = Udbetaling.for_bruger(bruger).filter(sag_id=fundet.sag_id, maaned=fundet.maaned)
    return fundet, list(andre.order_by("version"))


def i_maanedernes_orden(bruger: Bruger, linjer: list[int]) -> list[int]:
    """Linjernes numre, den ældste måned først. Så står en rettelse i brevet om den måned, der frigives efter den."""
    maaneder = dict(Udbetaling.for_bruger(bruger).filter(pk__in=linjer).values_list("pk", "maaned"))
    return sorted(linjer, key=lambda nr: (maaneder.get(nr, date.max), nr))


def vurderinger(bruger: Bruger, linje: Udbetaling) -> list[Linjevurdering]:
    """Det, mennesker har gjort ved månedens linjer i sagen, nyeste først."""
    _kraev_medarbejder(bruger)
    fundne = Linjevurdering.for_bruger(bruger).filter(sag_id=linje.sag_id, udbetaling__maaned=linje.maaned)
    return list(fundne.select_related("af").order_by("-tid", "-pk"))
