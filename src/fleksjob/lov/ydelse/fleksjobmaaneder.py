"""9 måneder i fleksjob inden for de seneste 18 (AKL § 74 a, stk. 4), talt på jobbenes datoer.

Dagene lægges i forlængelse af hinanden fra den første dag, der tælles med, og så er n måneder nået, når der er lige så
mange dage, som der er i de n måneder efter den dag. Et ubrudt job giver derfor præcis 9 måneder efter sin start. Samme
optælling bruges til revurderingen (`raadighed.revurdering`). Loven siger ikke, hvordan der tælles; det er udledt.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.ydelse.perioder import Periode, dage_i, lagt_sammen

OPTAELLING_UDLEDT = (
    "Hvordan månederne tælles, når der er ophold mellem job, står ikke i loven; dagene er lagt i forlængelse af "
    "hinanden."
)


class Fleksjobtid(msgspec.Struct, frozen=True, kw_only=True):
    """Tiden i fleksjob inden for vinduet. `dage` tæller hver dag én gang, også ved to job på samme tid."""

    pr: date
    vindue_fra: date
    dage: int
    maaneder: float
    krav: int
    nok: bool
    ophold: bool

    @property
    def regnestykke(self) -> str:
        """»9,3 måneder i fleksjob (284 dage) mellem 1. januar 2023 og 1. juli 2024; kravet er 9 måneder«."""
        rundet_ned = int(self.maaneder * 10 + 1e-9)
        maaneder = f"{rundet_ned // 10},{rundet_ned % 10}".removesuffix(",0")
        return (
            f"{maaneder} {'måned' if maaneder == '1' else 'måneder'} i fleksjob ({self.dage} "
            f"{'dag' if self.dage == 1 else 'dage'}) mellem {dansk_dato(self.vindue_fra)} og {dansk_dato(self.pr)}; "
            f"kravet er {self.krav} måneder"
        )

    @property
    def forbehold(self) -> str:
        """Tom, når tiden er ubrudt."""
        return OPTAELLING_UDLEDT if self.ophold else ""


def fleksjobtid(perioder: Sequence[Periode], pr: date, retsgrundlag: Retsgrundlag = GAELDENDE) -> Fleksjobtid:
    """Månederne i fleksjob inden for de seneste 18 måneder før dagen `pr` (som ikke selv tæller).

    Kaster `UgyldigtInput`, når et job slutter, før det begynder, og `UkendtVaerdi` før 1. juli 2001.
    """
    vindue = round(retsgrundlag.vaerdi("ledighedsydelse_optjening_vindue_maaneder", pr).vaerdi)
    krav = round(retsgrundlag.vaerdi("ledighedsydelse_optjening_maaneder", pr).vaerdi)
    vindue_fra = laeg_maaneder_til(pr, -vindue)
    talt = lagt_sammen(perioder, vindue_fra, pr, "fleksjob")
    dage = dage_i(talt)
    maaneder = _maaneder(talt[0][0], dage) if talt else 0.0
    return Fleksjobtid(
        pr=pr,
        vindue_fra=vindue_fra,
        dage=dage,
        maaneder=maaneder,
        krav=krav,
        nok=maaneder >= krav,
        ophold=len(talt) > 1,
    )


def laes_perioder(tekst: str) -> tuple[Periode, ...]:
    """»2023-01-01..2023-10-10, 2024-02-01..« som perioder. Begge dage er med; uden slutdag løber jobbet endnu.

    Kaster `UgyldigtInput` med feltet `fleksjob`.
    """
    perioder: list[Periode] = []
    for del_ in tekst.split(","):
        fra, mellem, til = del_.strip().partition("..")
        try:
            if not mellem:
                raise ValueError
            slut = date.fromisoformat(til.strip()) + timedelta(days=1) if til.strip() else None
            perioder.append((date.fromisoformat(fra.strip()), slut))
        except ValueError:
            raise UgyldigtInput(
                "fleksjob",
                f"»{del_.strip()}« er ikke en periode; skriv første og sidste dag som 2023-01-01..2023-10-10.",
            ) from None
    return tuple(perioder)


def _maaneder(foerste: date, dage: int) -> float:
    """Hele måneder fra den første dag og en del af den næste, når dagene lægges i forlængelse af hinanden."""
    slut = foerste + timedelta(days=dage)
    hele = 0
    while laeg_maaneder_til(foerste, hele + 1) <= slut:
        hele += 1
    naaet, naeste = laeg_maaneder_til(foerste, hele), laeg_maaneder_til(foerste, hele + 1)
    return hele + (slut - naaet).days / (naeste - naaet).days
