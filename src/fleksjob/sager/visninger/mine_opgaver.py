"""Det på min liste, som ikke er frister: sparring, opgaver hos andre, sager tilbage fra bero, clearing og vikariater.

Hvert tal er et opslag i et indeks over det, der er åbent, så Min dag ikke bliver langsommere af, at kommunen er stor.
"""

from datetime import date, timedelta
from typing import Any

import msgspec
from django.db.models import Count, Q

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase
from fleksjob.sager import beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bero, Bruger, Opgave, Sag, Vikariat
from fleksjob.sager.visninger.samarbejde import Opgavelinje, opgavelinjer

HOEJST = 200
SNART = timedelta(days=7)
LAENGE_LEDIG = timedelta(days=365)
"""Så længe uden job er det værd at se på sagen igen. Kommunens valg, ikke en regel (lange forløb slider på modet)."""


class Sagsopgave(msgspec.Struct, frozen=True):
    """En opgave med den sag, den står i."""

    nummer: str
    navn: str
    fase: str
    opgave: Opgavelinje


class Hvilende(msgspec.Struct, frozen=True):
    """En sag, der er eller har været i bero."""

    nummer: str
    navn: str
    til: date
    grund: str


class Vikarliste(msgspec.Struct, frozen=True):
    """En kollega, brugeren er vikar for lige nu."""

    id: int
    navn: str
    til: date


class Tvaergaaende(msgspec.Struct, frozen=True):
    """Tallene til Min dag. `over` er de opgaver, der er over svarfristen."""

    sparring: int
    opgaver: int
    over: int
    tilbage: int
    clearing: int
    ufordelte: int
    vikar_for: list[Vikarliste]
    laenge_ledige: int = 0

    @property
    def noget(self) -> bool:
        """Om der er noget at vise."""
        tal = (self.sparring, self.opgaver, self.tilbage, self.clearing, self.ufordelte, self.laenge_ledige)
        return any(tal) or bool(self.vikar_for)


class MineOpgaver(msgspec.Struct, frozen=True):
    """Listen bag tallene."""

    sparring: list[Sagsopgave]
    opgaver: list[Sagsopgave]
    stillet: list[Sagsopgave]
    tilbage: list[Hvilende]
    i_bero: list[Hvilende]


def tvaergaaende(bruger: Bruger, dag: date) -> Tvaergaaende:
    """Tallene for brugeren selv; en leder ser også køen til clearing og de sager, ingen har."""
    _kraev(bruger)
    mine = Opgave.for_bruger(bruger).filter(ejer_id=bruger.pk, afsluttet__isnull=True)
    tal: dict[str, Any] = mine.aggregate(
        sparring=Count("pk", filter=Q(art="sparring")),
        opgaver=Count("pk", filter=_naer(dag) & ~Q(art="sparring")),
        over=Count("pk", filter=Q(frist__lt=dag)),
    )
    leder = bruger.rolle == Rolle.LEDER
    venter = Opgave.for_bruger(bruger).filter(art="clearing", afsluttet__isnull=True)
    return Tvaergaaende(
        **tal,
        tilbage=_egne_hvil(bruger).filter(til__lte=dag).count(),
        clearing=venter.count() if leder else 0,
        ufordelte=ufordelte(bruger).count() if leder else 0,
        vikar_for=vikar_for(bruger, dag),
        laenge_ledige=laenge_ledige(bruger, dag).filter(sagsbehandler=bruger).count(),
    )


def laenge_ledige(bruger: Bruger, dag: date) -> SikretQuerySet[Sag]:
    """De sager, hvor borgeren har været ledig i mindst et år på dagen."""
    ledige = Sag.for_bruger(bruger).filter(fase=Fase.LEDIG.value)
    return ledige.filter(fase_siden__lte=dag - LAENGE_LEDIG)


def _naer(dag: date) -> Q:
    """Det, der forfalder snart, eller som brugeren har bedt om at blive mindet om."""
    return Q(frist__lte=dag + SNART) | Q(paamind__lte=dag)


def ufordelte(bruger: Bruger) -> SikretQuerySet[Sag]:
    """Åbne sager uden sagsbehandler."""
    return Sag.for_bruger(bruger).filter(sagsbehandler__isnull=True).exclude(fase=Fase.LUKKET.value)


def vikar_for(bruger: Bruger, dag: date) -> list[Vikarliste]:
    """De kolleger, brugeren passer sager for på dagen."""
    loebende = Vikariat.for_bruger(bruger).filter(vikar_id=bruger.pk, fra__lte=dag, til__gte=dag)
    raekker = loebende.order_by("til", "pk").values_list("for_hvem_id", "for_hvem__navn", "til")
    return [Vikarliste(*raekke) for raekke in raekker]


def mine_opgaver(bruger: Bruger, dag: date) -> MineOpgaver:
    """Alt på listen, højst 200 af hver."""
    _kraev(bruger)
    aabne = (
        Opgave.for_bruger(bruger)
        .filter(afsluttet__isnull=True)
        .select_related("sag", "ejer", "oprettet_af")
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag))
        .order_by("frist", "pk")
    )
    mine = list(aabne.filter(ejer_id=bruger.pk)[:HOEJST])
    stillet = list(aabne.filter(oprettet_af=bruger, art="sparring").exclude(ejer_id=bruger.pk)[:HOEJST])
    return MineOpgaver(
        sparring=_med_sag(bruger, [en for en in mine if en.art == "sparring"], dag),
        opgaver=_med_sag(bruger, [en for en in mine if en.art != "sparring"], dag),
        stillet=_med_sag(bruger, stillet, dag),
        tilbage=_hvilende(bruger, dag, Q(til__lte=dag)),
        i_bero=_hvilende(bruger, dag, Q(til__gt=dag)),
    )


def clearingkoe(bruger: Bruger, dag: date) -> list[Sagsopgave]:
    """De sager, der venter på clearing, ældste først. For ledere og fagkonsulenter med mødelederrollen."""
    if not bruger.har_rolle(Rolle.LEDER, Rolle.MOEDELEDER):
        raise AdgangNaegtet("Clearing gives af lederen eller mødelederen.")
    venter = (
        Opgave.for_bruger(bruger)
        .filter(art="clearing", afsluttet__isnull=True)
        .select_related("sag", "sag__sagsbehandler", "ejer", "oprettet_af")
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag))
        .order_by("oprettet", "pk")[:HOEJST]
    )
    return _med_sag(bruger, list(venter), dag)


def _med_sag(bruger: Bruger, opgaver: list[Any], dag: date) -> list[Sagsopgave]:
    linjer = opgavelinjer(bruger, opgaver, dag)
    return [
        Sagsopgave(en.sag.nummer, en.vist_navn, Fase(en.sag.fase_pr(dag)).navn, linje)
        for en, linje in zip(opgaver, linjer, strict=True)
    ]


def _egne_hvil(bruger: Bruger) -> Any:
    """De hvil, brugeren selv skal tage sagen op fra."""
    egne = Q(sag__sagsbehandler_id=bruger.pk) | Q(sag__virksomhedskonsulent_id=bruger.pk)
    return Bero.for_bruger(bruger).filter(egne, afsluttet__isnull=True)


def _hvilende(bruger: Bruger, dag: date, hvornaar: Q) -> list[Hvilende]:
    raekker = (
        _egne_hvil(bruger)
        .filter(hvornaar)
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__", dag))
        .order_by("til", "pk")
        .values_list("sag__nummer", "vist_navn", "til", "grund")[:HOEJST]
    )
    return [Hvilende(*raekke) for raekke in raekker]


def _kraev(bruger: Bruger) -> None:
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")


class Vikarrad(msgspec.Struct, frozen=True):
    """Et vikariat, der løber eller er på vej."""

    id: int
    vikar: str
    fra: date
    til: date
    grund: str


def vikarer_hos(bruger: Bruger, hvem: int | None, dag: date) -> list[Vikarrad]:
    """En medarbejders vikarer nu og senere. En leder ser alles, andre deres egne."""
    if hvem is None or (bruger.rolle != Rolle.LEDER and hvem != bruger.pk):
        return []
    raekker = Vikariat.for_bruger(bruger).filter(for_hvem_id=hvem, til__gte=dag).order_by("fra", "pk")
    return [Vikarrad(*raekke) for raekke in raekker.values_list("pk", "vikar__navn", "fra", "til", "grund")]
