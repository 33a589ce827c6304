"""Udbetalingerne på tværs af sager:

hvad der venter på frigivelse, hvad der skal vurderes, og hvad der mangler.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from django.db.models import Count

from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Udbetaling
from fleksjob.sager.visninger.sagsbillede import STATUSNAVNE

PAA_EN_SIDE = 50


class Udbetalingsraekke(msgspec.Struct, frozen=True):
    """En linje på den samlede liste. Beløb er kroner før skat."""

    id: int
    nummer: str
    navn: str
    maaned: date
    version: int
    fleksloentilskud: Decimal | None
    forskel: Decimal | None
    aarsag: str
    status: str
    statusnavn: str


class Udbetalingsliste(msgspec.Struct, frozen=True):
    """En side af listen, med antal pr. status og de måneder, der findes."""

    raekker: list[Udbetalingsraekke]
    i_alt: int
    sider: int
    pr_status: dict[str, int]
    maaneder: list[date]


def udbetalinger(
    bruger: Bruger, maaned: date | None = None, status: str | None = None, side: int = 1
) -> Udbetalingsliste:
    """Linjerne for en måned (uden:

    alle) i en status. Erstattede linjer er ikke med, medmindre der spørges.
    """
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    alle = Udbetaling.for_bruger(bruger)
    i_maaneden = alle.filter(maaned=maaned.replace(day=1)) if maaned else alle
    tal: Any = i_maaneden.order_by().values_list("status").annotate(antal=Count("pk"))
    pr_status: dict[str, int] = dict(tal)
    valgte = i_maaneden.filter(status=status) if status else i_maaneden.exclude(status="erstattet")
    i_alt = sum(
        antal for navn, antal in pr_status.items() if (navn == status if status else navn != "erstattet")
    )
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    med_navn = valgte.annotate(vist_navn=beskyttelse.navn_udtryk(bruger, "sag__"))
    raekker = med_navn.order_by("-maaned", "sag__nummer", "-version").values_list(
        *("pk", "sag__nummer", "vist_navn", "maaned", "version"),
        *("fleksloentilskud", "forskel", "aarsag", "status"),
    )[foerste : foerste + PAA_EN_SIDE]
    return Udbetalingsliste(
        raekker=[_raekke(*raekke) for raekke in raekker],
        i_alt=i_alt,
        sider=sider,
        pr_status=pr_status,
        maaneder=list(alle.order_by("-maaned").values_list("maaned", flat=True).distinct()),
    )


def _raekke(*felter: Any) -> Udbetalingsraekke:
    navne = Udbetalingsraekke.__struct_fields__
    return Udbetalingsraekke(**dict(zip(navne, (*felter, STATUSNAVNE[felter[-1]]), strict=True)))


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
