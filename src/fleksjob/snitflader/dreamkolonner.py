"""Overskriften i en DREAM-fil: hvilke kolonner der er uger, måneder og kommuner, og om filen kan bruges.

Ugerne hedder `Y_aauu` (ISO-uger, fra `Y_9132`), månederne `GRAD_aaaa_mm`, `BRANCHE_aaaa_mm` og `ARBSTED_aaaa_mm`, og
kommunen `NYKOMaaaa`. Store og små bogstaver er det samme.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput

UGE = timedelta(days=7)
FOERSTE_AARHUNDREDE = 91
"""Registret begynder midt i 1991, så `91`-`99` er 1900-tallet og resten 2000-tallet."""
FORMAAL = {"BRANCHE": "branche", "GRAD": "grad", "ARBSTED": "arbsted"}
_UGE = re.compile(r"Y_(\d\d)(\d\d)", re.IGNORECASE)
_MAANED = re.compile(r"(GRAD|BRANCHE|ARBSTED)_(\d{4})_(\d\d)", re.IGNORECASE)
_KOMMUNE = re.compile(r"NYKOM_?(\d{4})", re.IGNORECASE)
_FOEDT = ("FOEDDT", "FOED_DAG", "FOEDSELSDATO")
_KOEN = ("KON", "KOEN", "KØN")
_NAVN = ("NAVN", "ADRESSERINGSNAVN")


class Dreamkolonner(msgspec.Struct, frozen=True):
    """Kolonnerne, der bruges, med deres navne i filen. `uger` er sammenhængende og i orden; værdien er mandagen."""

    person: str
    foedt: str
    koen: str
    navn: str
    uger: tuple[tuple[str, date], ...]
    maaneder: dict[str, tuple[tuple[str, date], ...]]
    kommuner: tuple[tuple[str, int], ...]
    uden_for: tuple[str, ...]
    ubrugte: int

    @property
    def alle(self) -> list[str]:
        """Alle de kolonner, der skal læses."""
        faste = [en for en in (self.person, self.foedt, self.koen, self.navn) if en]
        i_maaneder = [navn for kolonner in self.maaneder.values() for navn, _ in kolonner]
        return [*faste, *(navn for navn, _ in self.uger), *i_maaneder, *(navn for navn, _ in self.kommuner)]

    @property
    def mandage(self) -> tuple[date, ...]:
        """Ugernes mandage."""
        return tuple(mandag for _, mandag in self.uger)


def find_kolonner(navne: Sequence[str], personkolonner: Sequence[str], dag: date) -> Dreamkolonner:
    """Kolonnerne i overskriften. Rejser `UgyldigtInput`, når filen som helhed ikke kan bruges."""
    gentaget = next((navn for nr, navn in enumerate(navne) if navn in navne[:nr]), "")
    if gentaget:
        raise UgyldigtInput("overskrift", f"Kolonnen {gentaget} står to gange; hver må stå én gang.")
    uger, uden_for = _uger(navne, dag)
    if not uger:
        raise UgyldigtInput(
            "overskrift",
            "Filen har ingen ugekolonner; en DREAM-fil har én for hver uge, for eksempel Y_2501 (ISO-uge 1 i 2025).",
        )
    person = _en_af(navne, personkolonner)
    if not person:
        raise UgyldigtInput(
            "personkolonne",
            f"Filen har ingen kolonne {' eller '.join(personkolonner)}; skriv, hvad personens kolonne hedder, med "
            "--personkolonne.",
        )
    foedt = _en_af(navne, _FOEDT)
    if not foedt:
        raise UgyldigtInput("overskrift", "Filen mangler kolonnen FOEDDT; alderen skal kendes.")
    fundne = Dreamkolonner(
        person=person,
        foedt=foedt,
        koen=_en_af(navne, _KOEN),
        navn=_en_af(navne, _NAVN),
        uger=uger,
        maaneder=_maaneder(navne),
        kommuner=tuple(sorted(((n, int(m[1])) for n in navne if (m := _KOMMUNE.fullmatch(n))), key=_sidst)),
        uden_for=uden_for,
        ubrugte=0,
    )
    return msgspec.structs.replace(fundne, ubrugte=len(navne) - len(fundne.alle) - len(uden_for))


def _en_af(navne: Sequence[str], soegte: Sequence[str]) -> str:
    kendte = {navn.strip().upper(): navn for navn in navne}
    return next((kendte[en.upper()] for en in soegte if en.upper() in kendte), "")


def _sidst(par: tuple[str, int]) -> int:
    return par[1]


def _uger(navne: Sequence[str], dag: date) -> tuple[tuple[tuple[str, date], ...], tuple[str, ...]]:
    """Ugerne i orden, og de kolonner, der ikke er en uge, som er begyndt."""
    fundne: list[tuple[date, str]] = []
    uden_for: list[str] = []
    for navn in navne:
        if match := _UGE.fullmatch(navn.strip()):
            mandag = mandagen(int(match[1]), int(match[2]))
            if mandag is None or mandag > dag:
                uden_for.append(navn)
            else:
                fundne.append((mandag, navn))
    fundne.sort()
    for (foer, _), (mandag, navn) in pairwise(fundne):
        if mandag != foer + UGE:
            raise UgyldigtInput(
                "overskrift",
                f"Ugerne mellem {ugenavn(foer)} og {navn} mangler; et forløb kan ikke følges over et hul i kolonnerne.",
            )
    return tuple((navn, mandag) for mandag, navn in fundne), tuple(uden_for)


def mandagen(aa: int, uge: int) -> date | None:
    """Ugens mandag; None, når året ikke har den uge."""
    aar = 1900 + aa if aa >= FOERSTE_AARHUNDREDE else 2000 + aa
    try:
        return date.fromisocalendar(aar, uge, 1)
    except ValueError:
        return None


def ugenavn(mandag: date) -> str:
    """Ugens kolonne: `Y_2501`."""
    aar, uge, _ = mandag.isocalendar()
    return f"Y_{aar % 100:02d}{uge:02d}"


def ugens_maaned(mandag: date) -> date:
    """Den måned, ugen hører til: torsdagens."""
    return (mandag + timedelta(days=3)).replace(day=1)


def _maaneder(navne: Sequence[str]) -> dict[str, tuple[tuple[str, date], ...]]:
    ud: dict[str, list[tuple[str, date]]] = {art: [] for art in FORMAAL.values()}
    for navn in navne:
        match = _MAANED.fullmatch(navn.strip())
        if match and 1 <= int(match[3]) <= 12:
            ud[FORMAAL[match[1].upper()]].append((navn, date(int(match[2]), int(match[3]), 1)))
    return {art: tuple(sorted(kolonner, key=_efter_dag)) for art, kolonner in ud.items()}


def _efter_dag(par: tuple[str, date]) -> date:
    return par[1]
