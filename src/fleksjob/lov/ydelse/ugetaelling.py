"""Hvornår ugetællingen i statens refusion begynder forfra (lov om kommunernes finansiering § 6).

Forfra begynder den, når personen efter den første uge med ydelser på ny har haft sammenlagt 52 hele kalenderuger med
selvforsørgelse inden for de seneste 3 år. Selvforsørgelse er tid uden offentlig forsørgelse og uden støttet arbejde.
Hvilke ydelser der tæller som offentlig forsørgelse, og hvordan en uge med flere ydelser tælles, står i regler, der
ikke er læst (§ 5, stk. 5, og § 6, stk. 3); derfor er selvforsørgelsen en oplysning, og ugens nummer tælles ikke.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.ydelse.perioder import Periode, lagt_sammen

HJEMMEL = "Lov om kommunernes finansiering § 6, stk. 1"
_UGE = timedelta(days=7)


class Forfra(msgspec.Struct, frozen=True, kw_only=True):
    """Om tællingen begynder forfra, og regnestykket."""

    pr: date
    vindue_fra: date
    hele_uger: int
    krav: int
    begynder_forfra: bool
    regnestykke: str


def begynder_forfra(
    selvforsoergelse: Sequence[Periode],
    foerste_ydelse: date,
    pr: date,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Forfra:
    """Om der før dagen `pr` er hele uger nok med selvforsørgelse efter den uge, `foerste_ydelse` ligger i.

    Perioderne er fra og med til (ikke med); None: løber endnu. En uge er mandag til søndag. Kaster `UgyldigtInput`.
    """
    krav = round(retsgrundlag.vaerdi("refusion_forfra_uger", pr).vaerdi)
    aar = round(retsgrundlag.vaerdi("refusion_forfra_aar", pr).vaerdi)
    if foerste_ydelse > pr:
        raise UgyldigtInput("foerste_ydelse", f"Den første uge med ydelse skal ligge før {dansk_dato(pr)}.")
    efter_foerste_uge = foerste_ydelse - timedelta(days=foerste_ydelse.weekday()) + _UGE
    vindue_fra = max(laeg_maaneder_til(pr, -12 * aar), efter_foerste_uge)
    uger = sum(
        _hele_uger(fra, til) for fra, til in lagt_sammen(selvforsoergelse, vindue_fra, pr, "selvforsoergelse")
    )
    return Forfra(
        pr=pr,
        vindue_fra=vindue_fra,
        hele_uger=uger,
        krav=krav,
        begynder_forfra=uger >= krav,
        regnestykke=(
            f"{uger} hele kalenderuger med selvforsørgelse mellem {dansk_dato(vindue_fra)} og {dansk_dato(pr)}; "
            f"der skal {krav} til"
        ),
    )


def _hele_uger(fra: date, til: date) -> int:
    """Uger fra mandag til søndag, der ligger helt i [fra, til)."""
    mandag = fra + timedelta(days=-fra.weekday() % 7)
    return max(0, (til - mandag).days // 7)
