"""Betalingsfilerne, deres linjer, det afviste og de åbne krav, som listerne viser dem."""

from datetime import date
from decimal import Decimal

import msgspec
from django.db.models import Count

from fleksjob.sager import beskyttelse
from fleksjob.sager.afgraensning import SikretQuerySet
from fleksjob.sager.betaling import kraev_ret
from fleksjob.sager.models import Betaling, Betalingsfil, Bruger, Tilbagekravspost, Udbetaling

PAA_EN_SIDE = 50
NUL = Decimal("0.00")


class Linje(msgspec.Struct, frozen=True):
    """En betaling i en fil. Virksomheder nævnes med CVR, borgere med sagens nummer og navn."""

    reference: str
    nummer: str
    modtager: str
    art: str
    periode: date
    beloeb: Decimal
    forsoeg: int
    svar: str
    grund: str


def filer(bruger: Bruger, *, side: int = 1) -> list[Betalingsfil]:
    """Filerne, den nyeste først."""
    kraev_ret(bruger)
    foerste = (side - 1) * PAA_EN_SIDE
    alle = Betalingsfil.for_bruger(bruger).select_related("dannet_af", "frigivet_af").order_by("-nr")
    return list(alle[foerste : foerste + PAA_EN_SIDE])


def linjer(bruger: Bruger, fil: Betalingsfil, *, side: int = 1) -> list[Linje]:
    """En side af filens linjer."""
    return _linjer(bruger, Betaling.for_bruger(bruger).filter(fil=fil), side)


def afviste(bruger: Bruger) -> list[Linje]:
    """Det, banken afviste, og som ikke er sendt igen endnu."""
    alle = Betaling.for_bruger(bruger)
    sendt_igen = alle.filter(forsoeg__gt=1).values_list("noegle", "forsoeg")
    senest = dict(sorted(sendt_igen))
    fundne = [
        (pk, noegle, forsoeg)
        for pk, noegle, forsoeg in alle.filter(svar="afvist").values_list("pk", "noegle", "forsoeg")
        if senest.get(noegle, 1) <= forsoeg
    ]
    return _linjer(bruger, alle.filter(pk__in=[pk for pk, _, _ in fundne]), 1)


def _linjer(bruger: Bruger, valgte: SikretQuerySet[Betaling], side: int) -> list[Linje]:
    foerste = (side - 1) * PAA_EN_SIDE
    med_navn = valgte.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__")).order_by("pk")
    felter = (
        "reference",
        "sag__nummer",
        "vist_navn",
        "cvr",
        "art",
        "periode",
        "beloeb",
        "forsoeg",
        "svar",
        "svargrund",
    )
    return [
        Linje(
            reference,
            nummer or "",
            f"CVR {cvr}" if cvr else navn or "",
            art,
            periode,
            beloeb,
            forsoeg,
            svar,
            grund,
        )
        for reference, nummer, navn, cvr, art, periode, beloeb, forsoeg, svar, grund in med_navn.values_list(
            *felter
        )[foerste : foerste + PAA_EN_SIDE]
    ]


def svartal(bruger: Bruger, fil: Betalingsfil) -> dict[str, int]:
    """Hvor mange i filen der er betalt, afvist, og uden svar."""
    tal = dict(
        Betaling.for_bruger(bruger).filter(fil=fil).order_by().values_list("svar").annotate(antal=Count("pk"))
    )
    return {"betalt": tal.get("betalt", 0), "afvist": tal.get("afvist", 0), "venter": tal.get("", 0)}


class Kravlinje(msgspec.Struct, frozen=True):
    """En sag med penge, der er betalt for meget: til vurdering, eller et krav, der ikke er betalt."""

    nummer: str
    navn: str
    maaned: date
    beloeb: Decimal
    hvad: str


def aabne_krav(bruger: Bruger) -> list[Kravlinje]:
    """Måneder, hvor nogen skal tage stilling, og krav, der mangler at blive betalt, ældste først."""
    kraev_ret(bruger)
    til_vurdering = (
        Udbetaling.for_bruger(bruger)
        .filter(status="beregnet", forskel__lt=0)
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__"))
        .order_by("maaned", "pk")
        .values_list("sag__nummer", "vist_navn", "maaned", "forskel", "forskel_atp")[:PAA_EN_SIDE]
    )
    aabne = (
        Tilbagekravspost.for_bruger(bruger)
        .filter(lukket__isnull=True)
        .annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__"))
        .order_by("aabnet", "pk")
        .values_list("sag__nummer", "vist_navn", "maaned", "beloeb", "betalt")[:PAA_EN_SIDE]
    )
    return [
        *(
            Kravlinje(nummer, navn, maaned, (atp or NUL) - (forskel or NUL), "Der skal tages stilling")
            for nummer, navn, maaned, forskel, atp in til_vurdering
        ),
        *(
            Kravlinje(nummer, navn, maaned, beloeb - betalt, "Kræves tilbage")
            for nummer, navn, maaned, beloeb, betalt in aabne
        ),
    ]
