"""En fil i DREAM-registrets form, skrevet af forløb, vi kender: til prøver og til demoens prøvefil.

En uge får koden, når forløbet har mindst én dag i den. Er der flere, gælder den sidste i `VIGTIGHED`; registrets egen
orden er kun kendt i træk (sygdom over aktivering), så den indbyrdes orden her er husets valg.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from fleksjob.snitflader.dreamkolonner import UGE, ugenavn
from fleksjob.snitflader.tabel import skriv_tabel

LEDIG, FLEKSJOB, SYG_I_FLEKSJOB, DOED = 740, 771, 774, 999
VIGTIGHED = (740, 741, 743, 744, 745, 746, 747, 748, 771, 774, 611, 621, 622, 781, 783, 997, 998, 999)


class Kodetid(msgspec.Struct, frozen=True):
    """En kode fra og med `fra` til (ikke med) `til`; tom: den løber."""

    kode: int
    fra: date
    til: date | None = None


class Dreamborger(msgspec.Struct, frozen=True):
    """En persons række. `maaneder`: måned → grad (andel af fuld tid), branchekode og arbejdssted."""

    nummer: str
    foedt: date
    koen: str
    kommune: int
    tider: Sequence[Kodetid]
    maaneder: dict[date, tuple[float, str, str]] = {}
    navn: str = ""


def mandag(dag: date) -> date:
    """Mandagen i dagens ISO-uge."""
    return dag - timedelta(days=dag.weekday())


def ugekoder(tider: Sequence[Kodetid], uger: Sequence[date]) -> list[int]:
    """Koden for hver uge; 0 uden."""
    orden = {kode: nr for nr, kode in enumerate(VIGTIGHED)}
    ud = [0] * len(uger)
    for en in sorted(tider, key=lambda en: orden[en.kode]):
        fra = (mandag(en.fra) - uger[0]).days // 7
        til = len(uger) if en.til is None else -((uger[0] - en.til).days // 7)
        for nr in range(max(fra, 0), min(til, len(uger))):
            ud[nr] = en.kode
    return ud


def ugerne(fra: date, til: date) -> list[date]:
    """Mandagene fra ugen med `fra` til ugen med `til`, begge med."""
    foerste = mandag(fra)
    return [foerste + nr * UGE for nr in range((mandag(til) - foerste).days // 7 + 1)]


def _maanederne(fra: date, til: date) -> list[date]:
    ud, maaned = [], fra.replace(day=1)
    while maaned <= til:
        ud.append(maaned)
        maaned = (maaned + timedelta(days=32)).replace(day=1)
    return ud


def skriv_csv(
    sti: Path,
    borgere: Iterable[Dreamborger],
    fra: date,
    til: date,
    *,
    person: str = "PNR",
    navne: bool = False,
) -> None:
    """Skriver filen med alle uger og måneder fra `fra` til `til`; `navne`: også kolonnen NAVN."""
    uger, maaneder = ugerne(fra, til), _maanederne(fra, til)
    kommuneaar = range(fra.year, til.year + 1)
    kolonner = [
        person,
        *(["NAVN"] if navne else []),
        *("FOEDDT", "KON"),
        *(f"NYKOM{aar}" for aar in kommuneaar),
        *(ugenavn(en) for en in uger),
        *(f"{art}_{en:%Y_%m}" for art in ("GRAD", "BRANCHE", "ARBSTED") for en in maaneder),
    ]
    skriv_tabel(sti, kolonner, (_raekke(en, uger, maaneder, len(kommuneaar), navne) for en in borgere))


def _raekke(
    borger: Dreamborger, uger: Sequence[date], maaneder: Sequence[date], antal_aar: int, med_navn: bool
) -> list[str]:
    alle = [borger.maaneder.get(en) for en in maaneder]
    return [
        borger.nummer,
        *([borger.navn] if med_navn else []),
        borger.foedt.replace(day=1).isoformat(),
        {"mand": "1", "kvinde": "2"}.get(borger.koen, ""),
        *([str(borger.kommune)] * antal_aar),
        *(str(kode) if kode else "" for kode in ugekoder(borger.tider, uger)),
        *(f"{en[0]:.4f}" if en else "" for en in alle),
        *(en[1] if en else "" for en in alle),
        *(en[2] if en else "" for en in alle),
    ]
