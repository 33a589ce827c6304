"""Efterregulering af ledighedsydelsen (BEK nr. 111 af 29/1/2021 § 19).

Ydelsen udbetales månedsvis bagud. Den første måned regnes af den forventede løn og reguleres, når den faktiske er
kendt; ændres lønnen senere, reguleres der for op til 12 måneder tilbage.
"""

from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.ydelse.ledighedsydelse_maaned import beregn_ledighedsydelse

HJEMMEL = "BEK nr. 111 af 29/1/2021 § 19"


class Efterregulering(msgspec.Struct, frozen=True, kw_only=True):
    """Forskellen for én måned. Positiv: der er for lidt udbetalt; negativ: der er for meget."""

    dato: date
    regnet: Decimal
    rigtig: Decimal
    forskel: Decimal
    forbehold: tuple[str, ...]


def efterreguler(
    *,
    dato: date,
    sats: str,
    regnet_af_loen: float,
    faktisk_loen: float,
    opgjort: date,
    dage: float | None = None,
    afrunding: str = "oere",
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Efterregulering:
    """Forskellen mellem det, der blev regnet af én løn, og det, den faktiske løn giver, for måneden med `dato`.

    `opgjort` er dagen, der reguleres. Måneden må højst ligge 12 måneder før opgørelsens måned. Kaster `UgyldigtInput`.
    """
    maaneder = round(retsgrundlag.vaerdi("ledighedsydelse_efterregulering_maaneder", opgjort).vaerdi)
    tidligst = laeg_maaneder_til(date(opgjort.year, opgjort.month, 1), -maaneder)
    if dato > opgjort:
        raise UgyldigtInput("dato", f"Måneden skal ligge før opgørelsen {dansk_dato(opgjort)}.")
    if date(dato.year, dato.month, 1) < tidligst:
        raise UgyldigtInput(
            "dato",
            f"{maaned(dato)[:1].upper()}{maaned(dato)[1:]} ligger mere end {maaneder} måneder før opgørelsen "
            f"{dansk_dato(opgjort)}; der kan reguleres tilbage til {maaned(tidligst)} ({HJEMMEL}, stk. 3).",
        )
    regnet = beregn_ledighedsydelse(dato=dato, sats=sats, loen=regnet_af_loen, dage=dage, afrunding=afrunding)
    rigtig = beregn_ledighedsydelse(dato=dato, sats=sats, loen=faktisk_loen, dage=dage, afrunding=afrunding)
    return Efterregulering(
        dato=dato,
        regnet=regnet.beloeb("ledighedsydelse"),
        rigtig=rigtig.beloeb("ledighedsydelse"),
        forskel=rigtig.beloeb("ledighedsydelse") - regnet.beloeb("ledighedsydelse"),
        forbehold=tuple(dict.fromkeys((*regnet.forbehold, *rigtig.forbehold))),
    )
