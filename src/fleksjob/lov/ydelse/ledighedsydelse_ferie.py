"""Ferie med ledighedsydelse (AKL § 74 e): hvad der er optjent, hvornår det holdes, og hvad anden ferie tager af det.

Ferieåret går fra 1. september til 31. august. Et helt ferieår med ledighedsydelse giver 5 uger (25 dage); ellers regnes
der forholdsmæssigt, her efter dage. Ferien skal holdes i ferieåret eller de fire følgende måneder, ellers bortfalder
den, og der kan højst holdes 5 uger i alt med løn, feriegodtgørelse, ferieydelse eller ledighedsydelse.
Læst i lovbekendtgørelse nr. 241 af 12/2/2021; ferieår før 1. september 2020 er ikke læst.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.oere import decimal
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.ydelse.perioder import Periode, dage_i, lagt_sammen

HJEMMEL = "AKL § 74 e, stk. 3-5"
FOERSTE_FERIEAAR = 2020
FERIEDAGE_PR_UGE = 5
FORHOLD_UDLEDT = "Loven siger kun, at der regnes forholdsmæssigt; her er det efter kalenderdage."


class Ferieret(msgspec.Struct, frozen=True, kw_only=True):
    """Ferie med ledighedsydelse for ét ferieår. Dage er feriedage, 5 om ugen, med to decimaler."""

    ferieaar_fra: date
    ferieaar_til: date
    senest_holdt: date
    optjent: Decimal
    anden_ferie: Decimal
    ret: Decimal
    regnestykke: str
    forbehold: str


def ferieret(
    perioder: Sequence[Periode],
    ferieaar: int,
    anden_ferie: float = 0,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Ferieret:
    """Ferien for det ferieår, der begynder 1. september `ferieaar`.

    `perioder` er tiden med ledighedsydelse, fra og med til (ikke med); None: hele resten af ferieåret. `anden_ferie`
    er de feriedage, der er med løn, feriegodtgørelse eller ferieydelse. Kaster `UgyldigtInput`.
    """
    if ferieaar < FOERSTE_FERIEAAR:
        raise UgyldigtInput(
            "ferieaar",
            f"Reglen er kun læst for ferieår fra 1. september {FOERSTE_FERIEAAR}; {ferieaar} kan ikke regnes.",
        )
    start, naeste = date(ferieaar, 9, 1), date(ferieaar + 1, 9, 1)
    uger = retsgrundlag.vaerdi("ledighedsydelse_ferie_uger", start).vaerdi
    efter = round(retsgrundlag.vaerdi("ledighedsydelse_ferie_efter_maaneder", start).vaerdi)
    hele = uger * FERIEDAGE_PR_UGE
    if not 0 <= anden_ferie <= hele:
        besked = f"Anden ferie skal være fra 0 til {tal(hele)} dage, men er {tal(anden_ferie)}."
        raise UgyldigtInput("anden_ferie", besked)
    senest = laeg_maaneder_til(naeste, efter) - timedelta(days=1)
    dage = dage_i(lagt_sammen(perioder, start, naeste, "perioder"))
    aarets_dage = (naeste - start).days
    optjent = hele * dage / aarets_dage
    return Ferieret(
        ferieaar_fra=start,
        ferieaar_til=naeste - timedelta(days=1),
        senest_holdt=senest,
        optjent=decimal(optjent),
        anden_ferie=decimal(anden_ferie),
        ret=decimal(min(optjent, hele - anden_ferie)),
        regnestykke=(
            f"{tal(hele)} feriedage × {dage} af {aarets_dage} dage med ledighedsydelse = {tal(optjent)}; sammen med "
            f"{tal(anden_ferie)} dages anden ferie højst {tal(hele)}; holdes senest {dansk_dato(senest)}"
        ),
        forbehold="" if dage in (0, aarets_dage) else FORHOLD_UDLEDT,
    )


def suppleret(maanedsbeloeb: Decimal, feriebetaling: Decimal) -> Decimal:
    """Ledighedsydelsen oven i løn under ferie eller feriegodtgørelse for de samme dage (AKL § 74 e, stk. 6).

    De to må tilsammen højst være det, personen ellers ville have fået i ledighedsydelse. Kaster `UgyldigtInput`.
    """
    for navn, beloeb in (("maanedsbeloeb", maanedsbeloeb), ("feriebetaling", feriebetaling)):
        if beloeb < 0:
            raise UgyldigtInput(navn, f"Beløbet må ikke være under 0, men er {tal(float(beloeb))}.")
    return max(Decimal(0), maanedsbeloeb - feriebetaling)
