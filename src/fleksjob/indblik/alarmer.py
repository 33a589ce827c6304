"""Alarmerne: tallene i nogle af målene som lister af sager.

En liste er rækkerne af det udtryk, målet tæller, valgt med målets egne koder. Derfor er listens længde tallet på
lederens side. Målene hentes først, når en alarm regnes.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from fleksjob.indblik.ord import Raekker, antal_ord
from fleksjob.indblik.tabeller import Udgave
from fleksjob.lov.kerne.vaerdier import dansk_dato

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from fleksjob.indblik.maal import Tabeller

Raekke = dict[str, Any]
DAGE_PR_AAR = 365


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """En liste af sager bag et tal i målet `maal`.

    `med` er koderne, en række skal have for at være på listen, og `kolonne` den i målets svar, der tæller dem. `enhed`
    er det, der tælles, i ental og flertal; `haster`: det skulle være sket efter loven.
    """

    kode: str
    navn: str
    om: str
    maal: str
    med: Mapping[str, tuple[str, ...]]
    kolonne: str = "antal"
    enhed: tuple[str, str]
    haster: bool = False

    def er_med(self, raekke: Raekke) -> bool:
        """Om rækken er på listen."""
        return all(raekke[felt] in koder for felt, koder in self.med.items())

    def tallet(self, svar: Raekker) -> int:
        """Det, målets svar siger om det samme. Et svar uden inddelingen har en kolonne for sig."""
        return sum(
            en[self.kolonne]
            for en in svar
            if all(en[felt] in koder for felt, koder in self.med.items() if felt in en)
        )


_FRIST, _JOB, _FORLOEB = ("frist", "frister"), ("job", "job"), ("person", "personer")
_LOV, _ANDRE = ("lov",), ("anbefaling", "intern")

ALARMER: tuple[Alarm, ...] = (
    Alarm(
        kode="lov-overskredet",
        navn="Lovens frister, der er overskredet",
        om="Vores egne frister efter loven, hvor dagen er gået, og det endnu ikke er sket. Den ældste først.",
        maal="frister_i_fare",
        med={"naar": ("over",), "art": _LOV},
        enhed=_FRIST,
        haster=True,
    ),
    Alarm(
        kode="lov-snart",
        navn="Lovens frister inden 14 dage",
        om="Vores egne frister efter loven, som forfalder snart og ikke er opfyldt. Den første først.",
        maal="frister_i_fare",
        med={"naar": ("snart",), "art": _LOV},
        enhed=_FRIST,
    ),
    Alarm(
        kode="andre-overskredet",
        navn="Andre frister, der er overskredet",
        om="Anbefalinger og kommunens egne frister. Loven kræver dem ikke, men nogen har fundet dem kloge.",
        maal="frister_i_fare",
        med={"naar": ("over",), "art": _ANDRE},
        enhed=_FRIST,
    ),
    Alarm(
        kode="andre-snart",
        navn="Andre frister inden 14 dage",
        om="Anbefalinger og kommunens egne frister, som forfalder snart. Den første først.",
        maal="frister_i_fare",
        med={"naar": ("snart",), "art": _ANDRE},
        enhed=_FRIST,
    ),
    Alarm(
        kode="stille-2-aar",
        navn="Stille i 2 år, mål åbne",
        om="Job, hvor de betalte timer er uændrede i mindst 24 måneder, mens et aftalt mål er åbent.",
        maal="stagnation",
        med={"gruppe": ("stille_24",)},
        kolonne="stille_24",
        enhed=_JOB,
    ),
    Alarm(
        kode="stille-1-aar",
        navn="Stille i 1 år, mål åbne",
        om="Job, hvor de betalte timer er uændrede i mindst 12 måneder, mens et aftalt mål er åbent. De to år er med.",
        maal="stagnation",
        med={"gruppe": ("stille_12", "stille_24")},
        kolonne="stille_12",
        enhed=_JOB,
    ),
    Alarm(
        kode="uden-maal",
        navn="Stille i 1 år, ingen mål",
        om="Job, hvor timerne er uændrede i mindst 12 måneder, og intet mål er aftalt. Det kan være rigtigt sådan.",
        maal="stagnation",
        med={"gruppe": ("uden_maal_12",)},
        kolonne="uden_maal_12",
        enhed=_JOB,
    ),
    Alarm(
        kode="ledig-2-aar",
        navn="Ledighedsydelse i over 2 år",
        om="Uden afbrydelse i mindst 730 dage. De længste først.",
        maal="ledighedsydelse_nu",
        med={"baand": ("e",)},
        enhed=_FORLOEB,
    ),
    Alarm(
        kode="ledig-1-aar",
        navn="Ledighedsydelse i over 1 år",
        om="Uden afbrydelse i mindst 365 dage. De længste først, og dem over 2 år er med.",
        maal="ledighedsydelse_nu",
        med={"baand": ("d", "e")},
        enhed=_FORLOEB,
    ),
)
EFTER_KODE = {en.kode: en for en in ALARMER}


def _frister(t: "Tabeller", dag: date) -> "Table":
    from fleksjob.indblik.maal.fristfare import frister_i_fare_sager

    return _med_aftryk(t, frister_i_fare_sager(t, dag))


def _job(t: "Tabeller", dag: date) -> "Table":
    from fleksjob.indblik.maal.stagnation import stagnation_sager

    return _med_aftryk(t, stagnation_sager(t, dag))


def _ledige(t: "Tabeller", dag: date) -> "Table":
    from fleksjob.indblik.maal.ledighedsydelse import ledighedsydelse_sager

    return _med_aftryk(t, ledighedsydelse_sager(t, dag))


def _med_aftryk(t: "Tabeller", hver: "Table") -> "Table":
    """Sagens hold og aftryk følger med, så den kan findes, og så det kan ses, om den er ændret siden."""
    return hver.inner_join(t.sager.select("sag", "team", "aftryk"), "sag")


_BAG: dict[str, tuple[Callable[..., "Table"], str]] = {
    "frister_i_fare": (_frister, "frist"),
    "stagnation": (_job, "siden"),
    "ledighedsydelse_nu": (_ledige, "fra"),
}
"""Mål → udtrykket bag, og den dato, listen står efter: den ældste er den vigtigste."""


@lru_cache(maxsize=8)
def lister(mappe: Path, udgave: Udgave) -> dict[str, tuple[Raekke, ...]]:
    """Alarmens kode → dens rækker pr. udgavens dag, den ældste først. Regnes én gang for hver udgave."""
    from fleksjob.indblik.svar import sagerne

    bag = {
        maal: sorted(
            sagerne(mappe, byg, udgave.dag), key=lambda en: (en[dato], en["sag"], en.get("navn", ""))
        )
        for maal, (byg, dato) in _BAG.items()
    }
    return {en.kode: tuple(raekke for raekke in bag[en.maal] if en.er_med(raekke)) for en in ALARMER}


@lru_cache(maxsize=8)
def antal_paa_holdene(mappe: Path, udgave: Udgave) -> Counter[tuple[str, str]]:
    """(alarm, hold) → hvor mange rækker; det tomme hold er alle.

    Antallene står i `alarmer.json`, så tavlen kan vise dem uden at hente motoren.
    """
    fil = mappe / "alarmer.json"
    gemt = _gemt(fil)
    if gemt is None or gemt.opdateret != udgave.opdateret:
        gemt = Antal(udgave.opdateret, _taelling(mappe, udgave))
        ny = fil.with_name(f"alarmer.json.{os.getpid()}")
        ny.write_bytes(msgspec.json.encode(gemt))
        os.replace(ny, fil)
    return Counter({(kode, team): antal for kode, team, antal in gemt.antal})


class Antal(msgspec.Struct, frozen=True):
    """Det gemte: (alarm, hold, antal) for den udgave, der blev skrevet på tidspunktet."""

    opdateret: datetime
    antal: list[tuple[str, str, int]]


def _gemt(fil: Path) -> Antal | None:
    try:
        return msgspec.json.decode(fil.read_bytes(), type=Antal)
    except (OSError, msgspec.MsgspecError):
        return None


def _taelling(mappe: Path, udgave: Udgave) -> list[tuple[str, str, int]]:
    talt: Counter[tuple[str, str]] = Counter()
    for kode, raekker in lister(mappe, udgave).items():
        talt.update((kode, raekke["team"]) for raekke in raekker if raekke["team"])
        talt[kode, ""] = len(raekker)
    return [(kode, team, antal) for (kode, team), antal in sorted(talt.items())]


def hvorfor(alarm: Alarm, en: Raekke, dag: date) -> str:
    """Hvorfor rækken er på listen, i ord."""
    match alarm.maal:
        case "stagnation":
            return _stille(en)
        case "ledighedsydelse_nu":
            return (
                f"Har fået ledighedsydelse i {antal_ord(en['dage'] // 7, 'uge', 'uger')} uden afbrydelse, "
                f"siden {dansk_dato(en['fra'])}."
            )
    return _fristen(en, dag)


def _fristen(en: Raekke, dag: date) -> str:
    dage = (dag - en["frist"]).days
    if dage == 0:
        return f"{en['navn']}: forfalder i dag, {dansk_dato(dag)}."
    if dage < 0:
        return f"{en['navn']}: forfalder {dansk_dato(en['frist'])}, om {antal_ord(-dage, 'dag', 'dage')}."
    return f"{en['navn']}: skulle være sket {dansk_dato(en['frist'])}, for {_laenge(dage)} siden."


def _laenge(dage: int) -> str:
    """Dage, hele måneder eller hele år, så det kan læses uden at regne."""
    if dage < 60:
        return antal_ord(dage, "dag", "dage")
    if dage < 2 * DAGE_PR_AAR:
        return antal_ord(dage * 12 // DAGE_PR_AAR, "måned", "måneder")
    return antal_ord(dage // DAGE_PR_AAR, "år", "år")


def _stille(en: Raekke) -> str:
    timer = f"{round(en['timer'], 1):g}".replace(".", ",")
    maaneder = en["maaneder"]
    laenge = antal_ord(maaneder, "måned", "måneder") if maaneder < 36 else f"{maaneder // 12} år"
    maal = "Der er ikke aftalt noget mål."
    if en["aabne_maal"]:
        maal = f"{antal_ord(en['aabne_maal'], 'aftalt mål er ikke nået', 'aftalte mål er ikke nået')}."
    return f"{timer} betalte timer om ugen, uændret i {laenge}, siden {dansk_dato(en['siden'])}. {maal}"
